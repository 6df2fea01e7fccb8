package grounding

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// dials tells whether a number is that of an office that its sentence names.
func (c *checker) dials(s *sentence, f *figure) bool {
	number := s.span(f.first, f.last)
	for i := range c.names {
		words, digits := nameOfContact(&c.names[i])
		if digits != number || digits == "" {
			continue
		}
		for k := range s.tokens {
			if slices.Contains(words, s.tokens[k].text) {
				return true
			}
		}
	}
	return false
}

// nameOfContact are the words of an office with a number, and that number.
func nameOfContact(n *knownName) (words []string, digits string) {
	if n.kind != NameContact || len(n.forms) == 0 {
		return nil, ""
	}
	for _, word := range strings.Fields(n.forms[0]) {
		if isDigit(rune(word[0])) {
			digits = word
		} else {
			words = append(words, word)
		}
	}
	return words, digits
}

// saidPrice tells whether a figure is one that the owner named, told as theirs and as
// nothing else: "Kakak jual 60 ribu".
func (c *checker) saidPrice(f *figure, p *place) bool {
	near := p.before | p.behind
	if near&(ownTag|saidTag) == 0 || near&^(ownTag|saidTag|silent|tagsOf("set", "atown")) != 0 || f.bound != exactly || f.unit != moneyUnit && f.unit != bareUnit {
		return false
	}
	for i := range c.claims {
		if c.claims[i].fact.Source == knowledge.SourceOwner && f.equals(&c.claims[i]) {
			return false // its label tells what it is
		}
	}
	return c.saidFigures[f.value]
}

// saidSize tells whether a figure is a size that the owner named: "250 gram".
func (c *checker) saidSize(f *figure) bool {
	m, ok := measures[f.counted]
	if f.unit == bareUnit && f.bound == exactly && f.before == "dibagi" && c.saidCounts[f.value] {
		return true
	}
	if c.goods[f.counted] && f.counted != "" || f.counted == "barang" {
		return f.unit == bareUnit && f.bound == exactly && c.saidCounts[f.value]
	}
	return ok && f.unit == bareUnit && f.bound == exactly && c.saidSizes[size{f.value, m}]
}

// size is an amount of a measure.
type size struct {
	value   int64
	measure string
}

// inLabel tells whether a number is part of what a fact is called: "isi tiga".
func (c *checker) inLabel(s *sentence, i int) bool {
	f := &s.figures[i]
	if f.unit != bareUnit || f.first != f.last || f.first == 0 {
		return false
	}
	before := s.word(f.first - 1)
	if before == "atau" && i > 0 && s.figures[i-1].last == f.first-2 && c.inLabel(s, i-1) {
		before = "isi"
	}
	word := s.word(f.first)
	for w, n := range numberWords {
		if n.kind == digitWord && n.value*parts == f.value {
			word = w
		}
	}
	for k := range c.claims {
		if before == "isi" && strings.HasSuffix(c.claims[k].fact.Label, " isi "+word) {
			return true
		}
	}
	return false
}

// measureBehind is the measure that is told behind token i in its clause; empty for none.
func (s *sentence) measureBehind(i int) string {
	for i++; i < len(s.tokens) && !s.parts(i); i++ {
		if m := s.measureAt(i); m != "" {
			return m
		}
	}
	return ""
}

// readsAs tells whether the words before a figure are those that code itself puts
// before it.
func (c *checker) readsAs(s *sentence, f *figure) bool {
	if s.negated(f.first) {
		return false
	}
	var before []string
	for i := range f.first {
		if t := &s.tokens[i]; t.kind == wordToken && !linking[t.text] {
			before = append(before, t.text)
		}
	}
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact.Reads == "" || !f.equals(cl) || f.bound != exactly {
			continue
		}
		reads := sentence{tokens: appendTokens(nil, cl.fact.Reads)}
		var label []string
		for _, t := range reads.tokens {
			if t.kind == numberToken || t.text == "rp" || t.text == "us" {
				break
			}
			if t.kind == wordToken && !linking[t.text] {
				label = append(label, t.text)
			}
		}
		if m := s.measureBehind(f.last); m != "" && m != reads.measureBehind(0) {
			continue
		}
		if n := len(before) - len(label); len(label) > 1 && n >= 0 && slices.Equal(before[n:], label) {
			f.match = cl
			return true
		}
	}
	return false
}
