package chat

import (
	"slices"

	"setara/knowledge/text"
)

var (
	yesWords = wordSet(`ya iya y yes setuju boleh oke ok mau silakan yakin`)
	noWords  = wordSet(`tidak tdk gak ga nggak enggak engga ndak jangan batal gausah`)
	// softWords say neither yes nor no beside one that does.
	softWords = wordSet(`saja deh dong dulu usah jadi sih kok lah`)
)

// longestAgreement is how many words a yes or a no has at most; longer ones
// say something of their own.
const longestAgreement = 3

// agrees reads a short answer to a question of yes or no; answered is false for
// any other message. The deed is the word for what was asked, such as
// "hapus", which is a yes by itself; empty for none.
func agrees(said, deed string) (yes, answered bool) {
	var words []string
	m := newMessage(said)
	for i, word := range m.Words {
		if m.Tokens[i].Kind != text.Mark && (yesWords[word] || !lists.polite[word]) {
			words = append(words, word)
		}
	}
	if len(words) == 0 || len(words) > longestAgreement {
		return false, false
	}
	if noWords[words[0]] {
		return false, !slices.ContainsFunc(words[1:], func(w string) bool { return !noWords[w] && !softWords[w] && w != deed })
	}
	other := func(w string) bool { return !yesWords[w] && !softWords[w] && w != deed }
	if softWords[words[0]] || slices.ContainsFunc(words, other) {
		return false, false
	}
	return true, true
}
