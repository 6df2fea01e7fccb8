package text

import (
	"errors"
	"strings"
	"sync"
)

// class is what a word of a title is good for.
type class uint8

const (
	plainWord    class = iota // tells this article from others
	softWord                  // tells a little: colours, places
	materialWord              // what it is made of
	noiseWord                 // promotion and small words
	usedWord                  // second-hand
	audienceWord              // whom it is for
)

// entry is what the lists say about a word or a phrase.
type entry struct {
	// text is the normal form.
	text  string
	class class
	// kind is the kind of goods it names, or nil.
	kind *kind
	who  who
	// reach is how many words after it no longer say what the thing is.
	reach int
	// denies tells that goods are not made of what those words name.
	denies bool
	// brand and form are the normal forms of the brand and of the form of goods
	// that it names, empty for none.
	brand, form string
	// offer is what it says about how the goods are sold.
	offer offer
	// bundle is what it says about goods that are sold together.
	bundle bundle
}

// lexicon is what the word lists say, ready for use.
type lexicon struct {
	kinds map[string]*kind
	// garment is the kind of all clothes.
	garment *kind
	// spellings maps single words to their normal form; known and right words
	// are their own.
	spellings map[string]string
	// phrases maps folded words, joined by spaces, to their entry; longest is
	// the number of words of the longest phrase that starts with a word.
	phrases map[string]*entry
	longest map[string]int
	// names are words that stand in brands only. Words near them are other
	// names, and no misspellings.
	names map[string]bool
	// right holds words that are no misspelling of a listed one.
	right map[string]bool
	// near finds words one slip of the finger away.
	near nearWords
	// lastHeads are English nouns that say what the thing is behind another
	// name of goods: "shoe rack".
	lastHeads map[string]bool
	// origin holds the words of asal.txt by meaning.
	origin map[string]originWord
	// brands holds the names of merek-asal.txt, the longest of which has
	// brandWords words.
	brands     map[string]brandOrigin
	brandWords int
}

// words is the lexicon of the embedded lists. They are part of the program,
// and a test reads them all: a list that cannot be read is a programmer's
// error and stops the program.
var words = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon(readWordFile)
	if err != nil {
		panic("text: " + err.Error())
	}
	return l
})

// loadLexicon reads all word lists through read. The error names
// every line that cannot be read, with its file.
func loadLexicon(read func(name string) (string, error)) (*lexicon, error) {
	b := &lexiconBuilder{
		lexicon: &lexicon{
			kinds: map[string]*kind{}, spellings: map[string]string{},
			phrases: map[string]*entry{}, longest: map[string]int{},
			origin: map[string]originWord{}, brands: map[string]brandOrigin{}, right: map[string]bool{},
			names: map[string]bool{}, lastHeads: map[string]bool{},
		},
		places: map[string]row{},
	}
	var errs []error
	for _, list := range []struct {
		file string
		add  func(row) error
	}{
		// Spelling first: all later phrases are kept in normal spelling.
		{"barang.txt", b.spellKind}, {"ejaan.txt", b.spell}, {"bahan.txt", b.spell}, {"bentuk.txt", b.spell},
		{"barang.txt", b.kind}, {"barang.txt", b.belongs}, {"ejaan.txt", b.variant},
		{"bahan.txt", b.material}, {"pemakai.txt", b.audience}, {"kondisi.txt", b.used},
		{"sifat.txt", b.soft}, {"merek.txt", b.brand}, {"buang.txt", b.noise},
		{"tawaran.txt", b.offers}, {"rangkaian.txt", b.bundles}, {"bentuk.txt", b.form},
		{"hubung.txt", b.connector}, {"asal.txt", b.originWords},
		{"merek-asal.txt", b.brandOrigins}, {"kata-benar.txt", b.rightWords}, {"inti.txt", b.lastHead},
	} {
		content, err := read(list.file)
		if err != nil {
			return nil, err
		}
		for r := range rowsOf(list.file, content) {
			errs = append(errs, list.add(r))
		}
	}
	errs = append(errs, b.finish())
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return b.lexicon, nil
}

// at is the entry of a phrase in normal spelling, or nil.
func (l *lexicon) at(phrase string) *entry { return l.phrases[phrase] }

// known tells whether a single word stands in any list.
func (l *lexicon) known(word string) bool {
	_, known := l.longest[word]
	return known
}

// noise tells whether a single word says nothing about goods.
func (l *lexicon) noise(word string) bool {
	e := l.phrases[l.spelled(word)]
	return e != nil && e.class == noiseWord
}

// key is a phrase as it is looked up: its words one by one in normal
// spelling.
func (l *lexicon) key(phrase string) string {
	var b strings.Builder
	for _, t := range Tokenize(phrase) {
		if t.Kind != Word && t.Kind != Number {
			continue
		}
		for part := range strings.SplitSeq(t.Text, "-") {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(l.spelled(part))
		}
	}
	return b.String()
}

// spelled is the normal spelling of a word, itself where no list has it.
func (l *lexicon) spelled(word string) string {
	if normal, ok := l.spellings[word]; ok {
		return normal
	}
	return word
}
