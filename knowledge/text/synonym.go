package text

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// Synonyms write questions as if what words of owners mean stood there. The zero
// value writes nothing else.
type Synonyms struct {
	// byFirst are the synonyms by the first word of what owners type, the longest
	// first.
	byFirst map[string][]synonym
}

// synonym is one of them, what owners type cut into words.
type synonym struct {
	words []string
	means string
}

// NewSynonyms takes the synonyms of a catalog.
func NewSynonyms(list []knowledge.Synonym) Synonyms {
	s := Synonyms{byFirst: make(map[string][]synonym, len(list))}
	for _, one := range list {
		words := plainWords(Tokenize(one.Word))
		if len(words) > 0 {
			s.byFirst[words[0]] = append(s.byFirst[words[0]], synonym{words, one.Means})
		}
	}
	for _, same := range s.byFirst {
		slices.SortStableFunc(same, func(a, b synonym) int { return len(b.words) - len(a.words) })
	}
	return s
}

func plainWords(tokens []Token) []string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	return words
}

// Apply is a question with every synonym in it written out, the longest where
// several begin at a word; what is written in is not looked at again. Amounts,
// links and marks stay as they are.
func (s Synonyms) Apply(question string) string {
	if len(s.byFirst) == 0 || len(question) > MaxQuestion {
		return question
	}
	tokens := Tokenize(question)
	var b strings.Builder
	from := 0
	for i := 0; i < len(tokens); i++ {
		found := s.at(tokens[i:])
		if found == nil {
			continue
		}
		last := i + len(found.words) - 1
		b.WriteString(question[from:tokens[i].Start])
		b.WriteString(found.means)
		from, i = tokens[last].End, last
	}
	if from == 0 {
		return question
	}
	return b.String() + question[from:]
}

// at is the synonym that the first tokens are; nil for none.
func (s Synonyms) at(tokens []Token) *synonym {
	if tokens[0].Kind != Word {
		return nil
	}
	same := s.byFirst[tokens[0].Text]
	for i := range same {
		if same[i].is(tokens) {
			return &same[i]
		}
	}
	return nil
}

func (s *synonym) is(tokens []Token) bool {
	if len(s.words) > len(tokens) {
		return false
	}
	for i, word := range s.words {
		if tokens[i].Text != word || tokens[i].Kind == Link {
			return false
		}
	}
	// "kaos2" and "a4" go on with what is glued to them.
	next := len(s.words)
	return next == len(tokens) || !tokens[next].Glued || tokens[next].Kind == Mark
}

// MayBeSynonym tells whether a phrase can stand on a side of a synonym: it names
// goods or a programme, or may do so, and holds no amount, count or marketplace,
// nor is it one of the words by which questions ask.
func MayBeSynonym(phrase string) bool {
	q := ReadQuestion(phrase)
	if len(q.Money)+len(q.Quantities)+len(q.Platforms)+len(q.Percents)+len(q.Others) > 0 {
		return false
	}
	return NamesGoods(phrase) || slices.ContainsFunc(q.Words, func(word string) bool {
		return MayNameGoods(word) && !NeverGoods(word)
	})
}
