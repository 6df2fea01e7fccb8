package chat

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// homonyms name goods, and mean something else far more often: tofu is also
// "to know".
var homonyms = wordSet(`tahu`)

// sellingWords stand before the goods that are sold.
var sellingWords = wordSet(`jual jualan dagang dagangan harga produksi bikin beli kulakan keripik kerupuk`)

// meansGoods tells whether a homonym stands where goods are named.
func (s *sentence) meansGoods(i int) bool {
	return homonyms[s.q.Tokens[i].Text] && s.has(i-1) && sellingWords[s.q.Words[i-1]]
}

// Verbs name goods, and mean to sell before other goods, behind one who sells:
// "aku dodol gethuk". Tellers say who sells, or that they will; javanese are such
// words of those whose goods a verb does not name: "arep dodol keripik".
var (
	verbs    = wordSet(`dodol`)
	tellers  = wordSet(`saya kami mau orang`)
	javanese = wordSet(`aku kulo kula wong arep wis pengen gelem iso isih tak yen nek`)
)

// sells tells whether a word that also names goods is a verb where it stands.
func (s *sentence) sells(i int) bool {
	if !verbs[s.q.Tokens[i].Text] || !s.has(i+1) || s.q.Tokens[i+1].Kind != text.Word {
		return false
	}
	next := s.q.Tokens[i+1].Text
	goods := text.NamesGoods(next)
	switch {
	case next == "opo" || next == "nopo":
		return true
	case s.has(i-1) && sellingWords[s.q.Words[i-1]]:
		return false // "jual dodol"
	case clothes(next):
		return true // "dodol kaos"
	case !s.has(i - 1):
		return false // "dodol toples"
	}
	return goods && javanese[s.q.Tokens[i-1].Text] || tellers[s.q.Words[i-1]] && !text.DescribesGoods(next)
}

// clothes tells whether a word names what is worn, and not what food comes in: a
// sweet is sold in jars, boxes and flowers, but never in shirts.
func clothes(word string) bool {
	return text.SectorOf(word) == knowledge.SectorFashion && word != "pouch"
}

// inRawName tells whether a word belongs to a listed name of two words whose
// words must not be brought to normal form one by one: the "bag" of "sling
// bag".
func (s *sentence) inRawName(i int) bool {
	for from := i - 1; from <= i; from++ {
		if !s.has(from) || !s.has(from+1) || !s.allWords(from, from+1) {
			continue
		}
		if s.q.headsTitle(s.q.Tokens[from].Text + " " + s.q.Tokens[from+1].Text) {
			return true
		}
	}
	return false
}

// completesName tells whether a word that is otherwise no product word
// belongs to a name of several words: the "dalam" of "kaos dalam".
func (s *sentence) completesName(i int) bool {
	for from := i - 2; from <= i; from++ {
		for to := max(i, from+1); to <= i+1; to++ {
			if s.has(from) && s.has(to) && s.allWords(from, to) && s.isName(from, to) {
				return true
			}
		}
	}
	return false
}

func (s *sentence) allWords(from, to int) bool {
	for _, t := range s.q.Tokens[from : to+1] {
		if t.Kind != text.Word {
			return false
		}
	}
	return true
}

// isName tells whether the tokens together are one listed name of goods.
func (s *sentence) isName(from, to int) bool {
	phrase := make([]string, 0, 4)
	for _, t := range s.q.Tokens[from : to+1] {
		phrase = append(phrase, text.Fold(t.Text))
	}
	return text.IsName(strings.Join(phrase, " "))
}
