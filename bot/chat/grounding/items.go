package grounding

import (
	"slices"
	"strings"
	"unicode"

	"setara/knowledge/text"
)

// item is a word of what is said, by its stem, or a figure in the place of one.
type item struct {
	stem   string
	figure *figure
	// token is where it stands in its sentence.
	token int
	// loose tells that it only joins or addresses, and may be left out or added.
	loose bool
	// word is it as written, in lower case.
	word string
	// ends tells that a clause ends with it.
	ends bool
}

// said are the items of a passage, read when they are first asked for.
func (p *passage) said() []item {
	p.reading.Do(func() { p.items = p.of.itemsOf(p.sentence); p.loosenSources() })
	return p.items
}

// loosenSources lets it be left out of what day something is known, and where to look it
// up.
func (p *passage) loosenSources() {
	source := false
	for i := range p.items {
		if i == 0 || p.items[i-1].ends {
			source = i > 0 && sourceWords[p.word(p.items[i].token)]
		}
		p.items[i].loose = p.items[i].loose || source
	}
}

var sourceWords = speechWords["keterangan"]

// itemsOf is what a sentence says: its words by their stems and its figures, in order,
// without programmes, rules and marketplaces.
func (c *checker) itemsOf(s *sentence) []item {
	all := []item{}
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.kind == markToken {
			if n := s.aside(i); n > 0 {
				i += n
			} else if len(all) > 0 && strings.Contains(",;:()–—.!", t.text) {
				all[len(all)-1].ends = true
			}
			continue
		}
		if t.name >= 0 && isPlatform(&c.names[t.name]) || c.namesAt(s, i) {
			continue
		}
		next := item{token: i, stem: t.text, word: t.text}
		switch {
		case t.figure >= 0 && !(s.figures[t.figure].unit == dateUnit && s.figures[t.figure].value < 0):
			f := &s.figures[t.figure]
			if f.first != i {
				continue
			}
			next.stem, next.figure = "", f
		case t.kind == wordToken:
			next.stem, next.loose = sameAs(t), isLoose(t.text) || conditions[t.text] && isOwner(s.word(i+1))
			if splits[t.text] && len(all) > 0 {
				all[len(all)-1].ends = true
			}
		}
		all = append(all, next)
	}
	if len(all) > 0 {
		all[len(all)-1].ends = true
	}
	return all
}

// namesAt tells whether token i is of the name of a programme or a rule, beyond what else
// people call that by: "bunga" of "bunga KUR" is not.
func (c *checker) namesAt(s *sentence, i int) bool {
	for k := i; k >= max(0, i-1); k-- {
		n := s.tokens[k].name
		if n < 0 || !c.names[n].isEntry() {
			continue
		}
		for j := range c.names {
			if c.names[j].isEntry() && slices.Contains(strings.Fields(c.names[j].forms[0]), s.tokens[i].root) {
				return true
			}
		}
		return k == i && !isLetters(s.tokens[i].root)
	}
	return false
}

func isLetters(w string) bool {
	return w != "" && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// setsCondition tells whether a sentence tells a condition, and a strict one. What a
// heading tells is none of what stands behind it ("Kalau bersaing dengan impor: …").
func (s *sentence) setsCondition() (told, strict bool) {
	denied := false
	for i := range s.tokens {
		switch t := &s.tokens[i]; {
		case t.text == ":" && !denied:
			told, strict = false, false
		case t.kind == wordToken:
			denied = denied || negations[t.text]
			told = told || conditions[t.text]
			strict = strict || conditions[t.text] && !timely[t.text]
		}
	}
	return told, strict
}

// aside is how many tokens an aside in brackets takes behind the one that opens it: one
// without figures and conditions; 0 where there is none.
func (s *sentence) aside(open int) int {
	if s.word(open) != "(" {
		return 0
	}
	for i := open + 1; i < len(s.tokens); i++ {
		switch t := &s.tokens[i]; {
		case t.text == ")":
			return i - open
		case t.figure >= 0, conditions[t.text], negations[t.text]:
			return 0
		}
	}
	return 0
}

// isLoose tells whether a word only joins what is said, or addresses the owner.
func isLoose(w string) bool {
	return (linking[w] || additions[w] || addressed[w] || isOwner(w)) && !negations[w] && !conditions[w]
}

// sameAs is the first of the words that say the same as a word does, by its stem.
func sameAs(t *token) string {
	stem := text.Stem(t.root)
	for _, w := range [...]string{t.text, t.root, stem} {
		if first, ok := synonyms[w]; ok {
			return first
		}
	}
	return stem
}

// synonyms are, for a word of the lists of those that say the same, the first of its list.
var synonyms = func() map[string]string {
	all := make(map[string]string)
	eachLine("padanan.txt", func(line string) {
		words := strings.Fields(line)
		for _, w := range words {
			all[w] = words[0]
		}
	})
	return all
}()
