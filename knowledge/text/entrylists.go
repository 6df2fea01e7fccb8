package text

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// The files under data/program are lists for questions about programmes and
// rules, that an officer can read and extend.
//
//go:embed data/program
var programFiles embed.FS

// programWords holds the lists of data/program. A test reads every line of
// them; a broken one stops the program at its first question.
var programWords = sync.OnceValue(func() *programData {
	d, err := loadProgramData()
	if err != nil {
		panic("text: " + err.Error()) // the lists are part of the program
	}
	return d
})

type programData struct {
	// same is, for a phrase, the words to read it as; longest is the number of
	// words of the longest phrase.
	same    map[string][]string
	longest int
	idle    map[string]bool
	// words are all words of the phrases and of what they are read as.
	words map[string]bool
}

func loadProgramData() (*programData, error) {
	d := &programData{same: map[string][]string{}, idle: map[string]bool{}, words: map[string]bool{}}
	err := EachLine(programFiles, "data/program/kata-bantu.txt", func(line string) error {
		for _, word := range strings.Fields(line) {
			d.idle[word] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return d, EachLine(programFiles, "data/program/sinonim.tsv", d.addSame)
}

func (d *programData) addSame(line string) error {
	plain, others, ok := strings.Cut(line, "\t")
	if !ok || strings.TrimSpace(plain) == "" {
		return fmt.Errorf("want a word, a tab and other words for it, got %q", line)
	}
	meant := strings.Fields(plain)
	d.learn(meant)
	for _, other := range splitList(others) {
		words := spokenWords(other)
		d.learn(words)
		phrase := strings.Join(words, " ")
		if before, known := d.same[phrase]; known && strings.Join(before, " ") != plain {
			return fmt.Errorf("%q stands for both %q and %q", other, strings.Join(before, " "), plain)
		}
		if phrase != plain {
			d.same[phrase] = meant
			d.longest = max(d.longest, len(words))
		}
	}
	return nil
}

func (d *programData) learn(words []string) {
	for _, word := range words {
		d.words[word] = true
	}
}

// spokenWords are the words of a phrase with spoken forms written out.
func spokenWords(phrase string) []string {
	var words []string
	for _, t := range Tokenize(phrase) {
		if t.Kind == Word || t.Kind == Number {
			words = append(words, strings.Fields(Spoken(t.Text))...)
		}
	}
	return words
}

// term is the normal form of one word.
func (d *programData) term(word string) EntryTerm {
	if d.idle[word] {
		return EntryTerm{Text: lettersAndDigits(Stem(word)), Idle: true}
	}
	base := undouble(word)
	if normal, ok := words().lookup(base); ok && !strings.Contains(normal, " ") {
		e := words().at(normal)
		return EntryTerm{Text: lettersAndDigits(normal), Idle: d.idle[normal], Goods: e != nil && e.kind != nil}
	}
	if same, ok := d.same[base]; ok && len(same) == 1 {
		base = same[0]
	}
	stem := Stem(base)
	return EntryTerm{Text: lettersAndDigits(stem), Idle: d.idle[base] || d.idle[stem]}
}
