package grounding

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Check returns what in a text is not grounded, in the order of the text; nothing
// where all of it is. A text may be checked while it is being written: what is
// grounded up to the end of a sentence stays so.
//
// Outside slots, every figure (in digits or words, a share, a range, a date, a
// count, the number of an article) must be a fact's in value and unit, or a
// rounding of one that is declared as such, and the words around it must agree
// with the fact's label; the owner's own are told as theirs. Every link,
// programme, rule, marketplace and brand must be a name of the evidence. No
// sentence contradicts the advice, promises anything, or gives away the secret.
func (e *Evidence) Check(written string) []Flaw {
	c := e.checker()
	c.flaws = form(written)
	if len(c.flaws) > 0 {
		return c.flaws
	}
	c.sentences = sentences(Parse(written))
	for i := range c.sentences {
		s := &c.sentences[i]
		c.maskNames(s)
		s.readFigures()
		s.readConcepts()
		c.bind(i)
		c.checkSlots(i)
		c.foreignNames(s)
		c.checkWords(i)
		c.checkAdvice(i)
	}
	return c.flaws
}

// checker holds one text against its evidence.
type checker struct {
	evidence    *Evidence
	names       []knownName
	byWord      map[string][]nameRef
	claims      []claim
	sentences   []sentence
	flaws       []Flaw
	slots       map[string]bool
	slotDays    map[string]knowledge.Day
	said, plain map[string]bool
	// owners are the words of the owner alone.
	owners       map[string]bool
	saidMeasures map[string]bool
	contrast     map[string]int
	goods        map[string]bool
	// classes are the words that tell classes of fees apart, plainClass those
	// among them that mean other things too.
	classes, plainClass map[string]bool
	secret              map[string]bool
	hasPack             bool
	manyProducts        bool
}

func (e *Evidence) checker() *checker {
	c := &checker{
		evidence: e, slots: make(map[string]bool), slotDays: make(map[string]knowledge.Day), said: make(map[string]bool), owners: make(map[string]bool), plain: ordinaryWords,
		saidMeasures: make(map[string]bool), contrast: make(map[string]int), goods: make(map[string]bool), classes: make(map[string]bool),
		plainClass: map[string]bool{"barang": true, "rumah": true, "a": true, "b": true, "c": true, "d": true, "e": true, "hidup": true, "gaya": true},
	}
	for i := range e.Names {
		c.addName(&e.Names[i])
		if id := e.Names[i].ID; id != "" {
			c.slots[id], c.slotDays[id] = true, e.Names[i].AsOf
		}
	}
	c.indexNames()
	for _, id := range e.Blocks {
		c.slots[id] = true
	}
	for i := range e.Facts {
		f := &e.Facts[i]
		c.addClaim(f)
		if f.ID != "" {
			c.slots[f.ID], c.slotDays[f.ID] = true, f.AsOf
		}
	}
	c.pairClaims()
	c.learnWords()
	return c
}

// learnWords learns which words the evidence itself has.
func (c *checker) learnWords() {
	products := make(map[int]bool)
	for i := range c.claims {
		cl := &c.claims[i]
		for _, w := range cl.ofWords {
			c.classes[w] = true
		}
		for w := range cl.words {
			if group := contrasts[w]; group > 0 {
				c.contrast[w] = group
			}
		}
		if len(cl.of) > 0 && c.names[cl.of[0]].kind == NameProduct {
			products[cl.of[0]] = true
		}
	}
	c.manyProducts = len(products) > 1
	learn := func(s string, into map[string]bool) {
		for _, t := range appendTokens(nil, s) {
			if t.kind == wordToken {
				into[t.text], into[t.root] = true, true
			}
		}
	}
	learn(c.evidence.Said, c.said)
	for i := range c.evidence.Facts {
		learn(c.evidence.Facts[i].Label, c.said)
		learn(c.evidence.Facts[i].Of, c.said)
	}
	for i := range c.evidence.Names {
		n := &c.evidence.Names[i]
		learn(n.Text, c.said)
		if n.Kind == NameProduct {
			learn(n.Text, c.goods)
		}
	}
	learn(c.evidence.Said, c.owners)
	for w := range c.owners {
		if m, ok := measures[w]; ok {
			c.saidMeasures[m] = true
		}
	}
	if c.evidence.Secret != "" {
		c.secret = shingles(c.evidence.Secret)
	}
}

func (c *checker) flaw(kind FlawKind, piece string) { c.flaws = append(c.flaws, Flaw{kind, piece}) }

// span is what tokens first to last are as written.
func (s *sentence) span(first, last int) string {
	var b strings.Builder
	for i := first; i <= last && i < len(s.tokens); i++ {
		if i > first && !s.tokens[i].glued {
			b.WriteByte(' ')
		}
		b.WriteString(s.tokens[i].raw)
	}
	return b.String()
}

// ordinary tells whether a word is of everyday language, or one that goods are
// called by or described with.
func (c *checker) ordinary(t *token) bool {
	w := t.text
	if ordinaryWords[w] || ordinaryWords[t.root] || c.said[w] || c.said[t.root] || t.spoken {
		return true
	}
	if first, second, ok := strings.Cut(w, "-"); ok && ordinaryWords[first] && ordinaryWords[rootOf(second)] {
		return true
	}
	if numberWords[w].kind != noNumber || measures[w] != "" || smallWords[w] || monthNumbers[w] > 0 {
		return true
	}
	if stem := text.Stem(w); ordinaryStems[stem] {
		return true
	}
	for _, root := range text.Roots(w) {
		if ordinaryStems[root] || ordinaryWords[root] {
			return true
		}
	}
	return text.NeverGoods(w) || text.NamesGoods(w) || text.DescribesGoods(w)
}
