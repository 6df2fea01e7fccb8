package chat

import (
	"strings"

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

// verbs name goods, and behind a pronoun mean to sell: "aku dodol gethuk".
var verbs = wordSet(`dodol`)

// sells tells whether a word that also names goods is a verb where it stands.
func (s *sentence) sells(i int) bool {
	return verbs[s.q.Tokens[i].Text] && s.has(i-1) && (s.q.Words[i-1] == "saya" || s.q.Words[i-1] == "kami") &&
		s.has(i+1) && s.q.Tokens[i+1].Kind == text.Word && !text.DescribesGoods(s.q.Tokens[i+1].Text)
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
