package text

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"setara/knowledge"
)

// traitWords are the phrases of ciri.txt, as tokens joined by blanks, by their
// first word.
var traitWords = sync.OnceValue(func() map[string][]traitPhrase {
	words, err := loadTraits(readWordFile)
	if err != nil {
		panic(err) // the embedded list is broken; a test holds it
	}
	return words
})

// traitPhrase is a phrase, cut into tokens, that states a trait.
type traitPhrase struct {
	tokens []string
	trait  knowledge.Trait
}

func loadTraits(read func(name string) (string, error)) (map[string][]traitPhrase, error) {
	content, err := read("ciri.txt")
	if err != nil {
		return nil, err
	}
	words := map[string][]traitPhrase{}
	var errs []error
	for r := range rowsOf("ciri.txt", content) {
		trait := knowledge.Trait(r.column(0))
		if !slices.Contains(knowledge.AllTraits(), trait) || len(r.columns) != 2 {
			errs = append(errs, r.errorf("want: ciri | kata-kata; %q is no trait", r.column(0)))
			continue
		}
		for _, phrase := range r.list(1) {
			tokens := strings.Fields(phrase)
			words[tokens[0]] = append(words[tokens[0]], traitPhrase{tokens, trait})
		}
	}
	return words, errors.Join(errs...)
}

// Traits are what a title says about the goods and the offer beyond what they
// are, in the order of [knowledge.AllTraits]. The text is that which t was
// read from.
func (t *Title) Traits(text string) []knowledge.Trait {
	var traits []knowledge.Trait
	add := func(trait knowledge.Trait, stated bool) {
		if stated && !slices.Contains(traits, trait) {
			traits = append(traits, trait)
		}
	}
	add(knowledge.TraitMaterial, len(t.Materials) > 0)
	add(knowledge.TraitSize, t.Size != Size{})
	add(knowledge.TraitAudience, t.Audience != 0 && t.Audience != madeFor(t.kinds))
	add(knowledge.TraitBrand, t.Brand != "")
	add(knowledge.TraitContents, t.Weight > 0 || t.Volume > 0 || t.Pack > knowledge.One)
	said := phrasesIn(text)
	for _, trait := range knowledge.AllTraits() {
		add(trait, slices.Contains(said, trait))
	}
	add(knowledge.TraitWholesale, t.Wholesale)
	return traits
}

// phrasesIn are the traits that phrases of ciri.txt state in a text, in the
// order of the text.
func phrasesIn(text string) []knowledge.Trait {
	if limit := 16 * maxTitleTokens; len(text) > limit {
		text = text[:limit]
	}
	var traits []knowledge.Trait
	var words []string
	for _, token := range Tokenize(unescape(text)) {
		if token.Kind == Word {
			words = append(words, token.Text)
		}
	}
	for i, word := range words {
		if i > 0 && denies(words[i-1]) {
			continue
		}
		for _, phrase := range traitWords()[word] {
			rest := words[i:]
			if len(phrase.tokens) <= len(rest) && slices.Equal(phrase.tokens, rest[:len(phrase.tokens)]) {
				traits = append(traits, phrase.trait)
			}
		}
	}
	return traits
}

// denies tells whether a word takes back the one behind it.
func denies(word string) bool {
	return slices.Contains([]string{"tanpa", "non", "no", "bukan", "belum", "tidak"}, word)
}
