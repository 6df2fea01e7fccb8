package chat

import "setara/knowledge/text"

// wishesOn tells whether a stretch behind a question says what its owner wants
// to do next: "tkdn bayar gak? saya pengen masuk ekatalog" asks for both. A
// wish that begins a message says what the question is for.
func wishesOn(q *message, e extent) bool {
	before := e.from - 1
	for before >= 0 && q.Tokens[before].Kind == text.Mark && q.Words[before] != "?" {
		before--
	}
	if before < 0 || q.Words[before] != "?" {
		return false
	}
	for i := e.from; i < e.to; i++ {
		if !wishWords[q.Words[i]] {
			continue
		}
		for k := i + 1; k <= min(i+wishReach, e.to-1); k++ {
			if entering[q.Words[k]] || entering[stem(q.Words[k])] {
				return true
			}
		}
	}
	return false
}

// wishReach is how far behind the wish it may stand what is wished to be done.
const wishReach = 3

// A wish, and what there is to wish for that takes steps.
var (
	wishWords = wordSet(`mau ingin pengen pengin pingin kepengen kepingin rencana hendak`)
	entering  = wordSet(`masuk daftar ikut gabung bergabung ikutan jadi ngurus urus mengurus bikin membuat jualan jual ekspor pinjam ajukan mengajukan`)
)
