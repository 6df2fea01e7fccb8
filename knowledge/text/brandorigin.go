package text

import (
	"iter"
	"regexp"
	"slices"

	"setara/knowledge"
)

// brandOrigin is a brand whose goods are known to be made in one place.
type brandOrigin struct {
	evidence knowledge.Evidence
	// with holds words one of which must stand in the title too, where the
	// name has other meanings.
	with []string
}

// sourceYear is the year that the source of a brand's origin bears.
var sourceYear = regexp.MustCompile(`\b20[0-9][0-9]\b`)

// brandOrigins reads a row of merek-asal.txt.
func (b *lexiconBuilder) brandOrigins(r row) error {
	brand := brandOrigin{with: r.list(2)}
	switch r.column(1) {
	case "lokal":
		brand.evidence = knowledge.EvidenceBrandLocal
	case "impor":
		brand.evidence = knowledge.EvidenceBrandImport
	default:
		return r.errorf("%q is no origin of brands", r.column(1))
	}
	if !sourceYear.MatchString(r.column(3)) {
		return r.errorf("%q names no source with its year", r.column(0))
	}
	for _, name := range r.list(0) {
		key, n := brandKey(Tokenize(name))
		if key == "" {
			return r.errorf("the brand %q has no letters", name)
		}
		if _, ok := b.brands[key]; ok {
			return r.errorf("the brand %q is already there", name)
		}
		b.brands[key] = brand
		b.brandWords = max(b.brandWords, n)
	}
	return nil
}

// brandKey is a name as brands are looked up, and how many words and numbers
// it has.
func brandKey(name []Token) (key string, words int) {
	for _, t := range name {
		if t.Kind != Word && t.Kind != Number {
			continue
		}
		if words > 0 {
			key += " "
		}
		key += t.Text
		words++
	}
	return key, words
}

// brandEvidence yields what the brands of a title tell. A brand does not
// count behind a word such as "untuk" or "mirip" in the same part of the
// title: there it is another maker's.
func (l *lexicon) brandEvidence(title []Token) iter.Seq[knowledge.Evidence] {
	return func(yield func(knowledge.Evidence) bool) {
		anothers := false
		for i := 0; i < len(title); {
			if t := title[i]; t.Kind == Word {
				anothers = anothers || l.origin[t.Text]&wordOtherMaker != 0
			} else if t.Kind != Number {
				anothers = anothers && !separates(title, i)
			}
			brand, words := l.brandAt(title[i:])
			if words > 0 && !anothers && brand.fits(title) && !yield(brand.evidence) {
				return
			}
			i += max(words, 1)
		}
	}
}

// brandAt is the brand with the longest name at the start of the tokens, and
// how many of them it takes; 0 for none.
func (l *lexicon) brandAt(tokens []Token) (brand brandOrigin, words int) {
	var buf [96]byte
	key := buf[:0]
	for n := 0; n < min(l.brandWords, len(tokens)) && (tokens[n].Kind == Word || tokens[n].Kind == Number); n++ {
		if n > 0 {
			key = append(key, ' ')
		}
		key = append(key, tokens[n].Text...)
		if b, ok := l.brands[string(key)]; ok {
			brand, words = b, n+1
		}
	}
	return brand, words
}

// fits tells whether the title has a word that the name needs beside it.
func (b brandOrigin) fits(title []Token) bool {
	return len(b.with) == 0 || slices.ContainsFunc(title, func(t Token) bool { return slices.Contains(b.with, t.Text) })
}
