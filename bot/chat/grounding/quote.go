package grounding

import (
	"slices"

	"setara/knowledge/text"
)

// quoted tells whether a sentence says again what one sentence of a paragraph says: a
// run of that one's words and figures, with as many denials, and with a condition
// where that has one. Words that only join, and the programme or rule that it is of,
// may differ.
func (c *checker) quoted(at int) bool {
	s := &c.sentences[at]
	for i := range s.tokens {
		if s.tokens[i].tags&marketClaims != 0 {
			return false
		}
	}
	said := c.sayingOf(s)
	for _, p := range c.passagesFor(s) {
		if p.saying.has(&said) {
			return true
		}
	}
	return false
}

// saying is what a sentence says: its words by their stems and its figures, in order,
// without what only joins them.
type saying struct {
	items                []item
	denials              int
	conditional, slotted bool
}

// item is a word, or a figure in the place of one.
type item struct {
	stem   string
	figure figure
}

func (c *checker) sayingOf(s *sentence) saying {
	var said saying
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.name >= 0 && c.names[t.name].isEntry() {
			continue
		}
		switch {
		case t.kind == slotToken:
			said.slotted = true
		case t.figure >= 0:
			if f := &s.figures[t.figure]; f.first == i {
				said.items = append(said.items, item{figure: figure{value: f.value, unit: f.unit, day: f.day, bound: f.bound}})
			}
		case t.text == ":" && said.denials == 0:
			said.conditional = false // "Kalau bersaing dengan impor: …" is a heading
		case t.kind != wordToken || linking[t.text]:
		default:
			if negations[t.text] {
				said.denials++
			}
			said.conditional = said.conditional || conditions[t.text]
			said.items = append(said.items, item{stem: text.Stem(t.root)})
		}
	}
	return said
}

// has tells whether a saying holds another as a run within it.
func (said *saying) has(o *saying) bool {
	if len(o.items) < 2 || o.slotted || said.denials != o.denials || said.conditional && !o.conditional {
		return false
	}
	for from := 0; from+len(o.items) <= len(said.items); from++ {
		if slices.EqualFunc(o.items, said.items[from:from+len(o.items)], sameItem) {
			return true
		}
	}
	return false
}

func sameItem(a, b item) bool {
	return a.stem == b.stem && a.figure.value == b.figure.value && a.figure.unit == b.figure.unit && a.figure.day == b.figure.day && a.figure.bound == b.figure.bound
}
