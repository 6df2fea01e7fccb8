package text

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"setara/knowledge"
)

// The files under data/program are lists for questions about programmes and
// rules, that an officer can read and extend.
//
//go:embed data/program
var programFiles embed.FS

// EntryTerm is a word of a question about programmes and rules, or of what is
// written of them, in normal form: letters and digits alone.
type EntryTerm struct {
	Text string
	// Idle marks a word that says nothing of which entry is meant: "berapa",
	// "cara", "gratis".
	Idle bool
	// Goods marks a word that the lists of goods know; it is never taken for a
	// slip of another word.
	Goods bool
	// Breaks tells that something parts the term from the one before it: a
	// comma, a full stop.
	Breaks bool
	// Rupiah is the amount that the term stands for, 0 for none.
	Rupiah knowledge.Rupiah
}

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

// EntryTerms brings a text to the normal form in which questions and entries
// are held against each other: spoken forms written out, phrases that mean the
// same made one, goods folded as [Fold] does, other words taken to their
// stems, amounts of money written in one way. It reads anything.
func EntryTerms(s string) []EntryTerm { return entryTerms(s, nil) }

// entryTerms is [EntryTerms] where slips are mended, if mend is not nil.
func entryTerms(s string, mend func(word string) string) []EntryTerm {
	q := ReadQuestion(s)
	r := entryReader{q: &q, lists: programWords(), figures: figuresOf(&q), mend: mend}
	for i := 0; i < len(q.Tokens); {
		i = r.read(i)
	}
	return r.terms()
}

// figure terms stand for what was read as one mention.
type figureTerm struct {
	last  int
	terms []EntryTerm
}

// figuresOf are the terms of amounts, shares and marketplaces, by the token at
// which they start.
func figuresOf(q *Question) map[int]figureTerm {
	figures := map[int]figureTerm{}
	for _, m := range q.Money {
		if m.Bare || m.Impossible {
			continue // "permendag 31": a number
		}
		f := figureTerm{m.Last, []EntryTerm{rupiahTerm(m.Low)}}
		if m.High != m.Low {
			f.terms = append(f.terms, rupiahTerm(m.High))
		}
		figures[m.First] = f
	}
	for _, o := range q.Others {
		if o.Foreign && o.Dollars > 0 {
			figures[o.First] = figureTerm{o.Last, []EntryTerm{{Text: "usd" + strconv.FormatInt(int64(o.Dollars), 10)}}}
		}
	}
	for _, p := range q.Percents {
		figures[p.First] = figureTerm{p.Last, []EntryTerm{{Text: "bp" + strconv.FormatInt(int64(p.Value), 10)}}}
	}
	for _, p := range q.Platforms {
		name := strings.ReplaceAll(string(p.Platform), "-", "")
		figures[p.First] = figureTerm{p.Last, []EntryTerm{{Text: name}}}
	}
	return figures
}

func rupiahTerm(r knowledge.Rupiah) EntryTerm {
	return EntryTerm{Text: "rp" + strconv.FormatInt(int64(r), 10), Rupiah: r}
}

// entryReader walks over the tokens of one text.
type entryReader struct {
	q       *Question
	lists   *programData
	figures map[int]figureTerm
	mend    func(word string) string
	// words are what was read, before phrases are made one.
	words  []entryWord
	broken bool
}

// entryWord is a word, or a term that stands already.
type entryWord struct {
	word   string
	term   EntryTerm
	breaks bool
}

// read reads what starts at token i and returns where to go on.
func (r *entryReader) read(i int) int {
	if f, ok := r.figures[i]; ok {
		for _, term := range f.terms {
			r.add(entryWord{term: term})
		}
		return f.last + 1
	}
	switch t := r.q.Tokens[i]; t.Kind {
	case Number:
		r.add(entryWord{word: lettersAndDigits(t.Text)})
	case Word:
		for _, word := range strings.Fields(r.q.Words[i]) {
			if r.mend != nil {
				word = r.mend(word)
			}
			r.add(entryWord{word: word})
		}
	case Mark:
		r.broken = r.broken || !strings.Contains("-/'\"()", t.Text)
	default:
	}
	return i + 1
}

func (r *entryReader) add(w entryWord) {
	w.breaks, r.broken = r.broken, false
	r.words = append(r.words, w)
}

// terms makes terms of the words, the longest phrases first.
func (r *entryReader) terms() []EntryTerm {
	terms := make([]EntryTerm, 0, len(r.words))
	for i := 0; i < len(r.words); {
		w := r.words[i]
		if w.word == "" {
			w.term.Breaks = w.breaks
			terms, i = append(terms, w.term), i+1
			continue
		}
		meant, n := r.phraseAt(i)
		for k, word := range meant {
			term := r.lists.term(word)
			term.Breaks = w.breaks && k == 0
			if said := len(terms) > 0 && terms[len(terms)-1].Text == term.Text; term.Text != "" && !said {
				terms = append(terms, term)
			}
		}
		i += n
	}
	return terms
}

// phraseAt is what the words at i are to be read as, and how many they are.
func (r *entryReader) phraseAt(i int) (meant []string, n int) {
	var buf strings.Builder
	meant, n = []string{r.words[i].word}, 1
	for k := i; k < len(r.words) && k < i+r.lists.longest; k++ {
		if w := &r.words[k]; w.word == "" || k > i && w.breaks {
			break
		}
		if k > i {
			buf.WriteByte(' ')
		}
		buf.WriteString(r.words[k].word)
		if same, ok := r.lists.same[buf.String()]; ok {
			meant, n = same, k-i+1
			continue
		}
		if base := withoutEnding(buf.String()); base != "" {
			if same, ok := r.lists.same[base]; ok {
				meant, n = same, k-i+1
			}
		}
	}
	return meant, n
}

// withoutEnding takes off what hangs on the last word of a phrase: "brandnya",
// "medsosku"; empty where nothing does.
func withoutEnding(phrase string) string {
	for _, ending := range [...]string{"nya", "ku", "mu", "kah", "lah"} {
		if base, ok := strings.CutSuffix(phrase, ending); ok && len(base) >= 3 {
			return base
		}
	}
	return ""
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

// lettersAndDigits leaves out what the full-text index would cut a term at.
func lettersAndDigits(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		plain = plain && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80)
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == ',' || r == '\'' || r == '/' {
			return -1
		}
		return r
	}, s)
}
