package grounding

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

var (
	subjects = readPatterns("larangan.txt")
	promises = readPatterns("janji.txt")
	secrets  = readPatterns("rahasia.txt")
	english  = wordList("inggris.txt")
	nameCues = wordSet(`program merek brand toko aplikasi bank koperasi akun bantuan lewat via marketplace lapak situs platform perusahaan pt cv menurut`)
	// personCues stand before the name of somebody.
	personCues = wordSet(`pak bapak bu ibu mas mbak bang`)
	ruleForms  = wordSet(`uu pp perpres permen permendag permenperin permenkop permenkes permenkeu pmk perka perda kepmen keppres inpres sk sni pasal ayat peraturan undang-undang`)

	outsideNames  = readPatterns("nama.txt")
	ordinaryWords = wordList("kata.txt")
	ordinaryStems = func() map[string]bool {
		all := make(map[string]bool, len(ordinaryWords))
		for w := range ordinaryWords {
			all[text.Stem(w)] = true
			all[w] = true
		}
		return all
	}()
)

func wordList(name string) map[string]bool {
	all := make(map[string]bool)
	eachLine(name, func(line string) {
		for w := range strings.FieldsSeq(line) {
			all[w] = true
		}
	})
	return all
}

// eachTagged reads a list of "name: pattern".
func eachTagged(file string, read func(name string, p pattern)) {
	eachLine(file, func(line string) {
		name, words, _ := strings.Cut(line, ": ")
		read(name, readPattern(words))
	})
}

// shingle is how many words in a row give the secret away.
const shingle = 5

// Secret is a text that is not given away, by its runs of [shingle] words. The zero Secret
// is of nothing.
type Secret struct {
	runs map[string]bool
	// words are those of the text: what begins with none of them is no run of it.
	words map[string]bool
}

// NewSecret reads a text that is not to be given away. It is read once, not with
// every question.
func NewSecret(text string) Secret {
	all := Secret{make(map[string]bool), make(map[string]bool)}
	words := nameWords(appendTokens(nil, text))
	for i := 0; i+shingle <= len(words); i++ {
		all.words[words[i]] = true
		all.runs[strings.Join(words[i:i+shingle], " ")] = true
	}
	return all
}

// deniedAt tells whether a promise is denied just before it: "tidak bisa janji".
func (s *sentence) deniedAt(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		switch s.word(k) {
		case "tidak", "belum", "bukan", "tak", "nggak", "gak", "jangan", "ga":
			return agreeing.longest(s.tokens, k) == 0
		}
	}
	return false
}

// inBlocks tells whether a paragraph of the results has a word.
func (c *checker) inBlocks(t *token) bool {
	if c.blockWords[t.text] || c.blockWords[t.root] {
		return true
	}
	stem := text.Stem(t.root)
	return slices.ContainsFunc(c.passagesOf(), func(p *passage) bool { return p.hasStem(stem) })
}

// cites tells whether a paragraph of the results has the words from token i on, at
// least two of them: "pasti halal".
func (c *checker) cites(s *sentence, i, n int) bool {
	words := s.words(i, min(max(n, 2), 3))
	return words != "" && slices.ContainsFunc(c.ownTexts, func(own string) bool { return strings.Contains(own, words) })
}

// warns tells whether a sentence warns of what stands at token i: "jangan percaya
// orang yang menjanjikan".
func (s *sentence) warns(i int) bool {
	for k := range i {
		switch s.word(k) {
		case "waspada", "awas", "hati-hati":
			return true
		case "percaya", "tergiur", "tergoda":
			return s.negated(k)
		}
	}
	return false
}

// checkWords finds promises, subjects that Setara is not for, what gives away the
// secret, and other languages.
func (c *checker) checkWords(at int) {
	s := &c.sentences[at]
	foreign, strange, words := 0, 0, 0
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != wordToken || t.name >= 0 {
			continue
		}
		words++
		if english[t.text] && !c.said[t.text] {
			foreign++
		}
		if t.figure < 0 && !c.ordinary(t) {
			strange++
		}
		if n := subjects.longest(s.tokens, i); n > 0 && !c.inBlocks(t) {
			c.flaw(FlawSubject, s.span(i, i+n-1))
		}
		if n := secrets.longest(s.tokens, i); n > 0 {
			c.flaw(FlawSecret, s.span(i, i+n-1))
		}
		if n := promises.longest(s.tokens, i); n > 0 && !s.deniedAt(i) && !s.warns(i) && !c.cites(s, i, n) && outcomes.length(s, i+n).length == 0 {
			c.flaw(FlawPromise, s.span(i, i+n-1))
		}
	}
	if foreign >= 2 {
		c.flaw(FlawForm, s.span(0, len(s.tokens)-1))
	}
	s.strangers = strange
	if strange >= 3 && strange*3 >= words {
		c.flaw(FlawSubject, s.span(0, len(s.tokens)-1))
	}
	if len(c.evidence.Secret.runs) == 0 {
		return
	}
	plain := nameWords(s.tokens)
	for i := 0; i+shingle <= len(plain); i++ {
		if secret := &c.evidence.Secret; secret.words[plain[i]] && secret.runs[strings.Join(plain[i:i+shingle], " ")] {
			c.flaw(FlawSecret, s.span(0, len(s.tokens)-1))
			return
		}
	}
}
