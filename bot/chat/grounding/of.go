package grounding

import (
	"slices"
	"strings"
	"unicode"
)

// fitsOf tells whether what is spoken of near a figure is what the claim is of.
func (c *checker) fitsOf(cl *claim, p *place) bool {
	if len(cl.of) == 0 {
		return c.fitsNone(cl, p)
	}
	kind := c.names[cl.of[0]].kind
	near := c.namesNear(p, kind)
	switch kind {
	case NameListing:
		if len(near) == 0 && c.onlyListing(cl) {
			return true
		}
		return len(near) > 0 && slices.Contains(cl.of, near[0]) && (!p.owner || c.sentences[p.at].names(near[0]))
	case NamePlatform:
		for _, n := range near {
			if !slices.Contains(cl.of, n) && !c.sameFor(cl, n) {
				return false
			}
		}
		return (len(near) > 0 || c.onePlatform(cl)) && c.fitsOfWords(cl, p)
	case NameProduct:
		if !c.manyProducts {
			return c.fitsNone(cl, p)
		}
		return len(near) > 0 && slices.Contains(cl.of, near[0])
	}
	return len(near) == 0 || slices.Contains(cl.of, near[0])
}

// fitsNone is for what is of no thing in particular, or of the only product: it is
// not told of a listing, and a figure of the market not of one marketplace.
func (c *checker) fitsNone(cl *claim, p *place) bool {
	s := &c.sentences[p.at]
	if c.ofAnother(cl, s, p) {
		return false
	}
	for i := p.from; i <= p.to; i++ {
		n := s.tokens[i].name
		if n < 0 {
			continue
		}
		switch c.names[n].kind {
		case NameListing, NameShop:
			return false
		case NamePlatform:
			if !c.usesPlatform(n) && cl.unit != percentUnit {
				return false
			}
			if cl.allowed&(statistic|marketTag) != 0 {
				return false
			}
		}
	}
	return true
}

// ofAnother tells whether a word before a figure is one that tells another figure of the
// label from the claim's: "usaha mikro" has a fee of its own.
func (c *checker) ofAnother(cl *claim, s *sentence, p *place) bool {
	if len(cl.of) > 0 || cl.fact.Of == "" {
		return false
	}
	for i := range c.claims {
		o := &c.claims[i]
		if o.fact.Label != cl.fact.Label || o.fact.Of == cl.fact.Of || len(o.of) > 0 {
			continue
		}
		for k := p.from; k < p.first; k++ {
			if w := s.tokens[k].root; s.tokens[k].kind == wordToken && len(w) > 2 && !talk[w] && !limitWords[w] && !smallWords[w] && o.ofHas(w) && !cl.ofHas(w) {
				return true
			}
		}
	}
	return false
}

// usesPlatform tells whether a marketplace is the one that figures of no marketplace
// in particular were reckoned for: the owner named it, or its fee alone was found.
func (c *checker) usesPlatform(n int) bool {
	for _, words := range c.names[n].runs {
		for _, w := range words {
			if c.owners[w] {
				return true
			}
		}
	}
	found := false
	for i := range c.claims {
		if of := c.claims[i].of; len(of) > 0 && c.names[of[0]].kind == NamePlatform {
			if !slices.Contains(of, n) {
				return false
			}
			found = true
		}
	}
	return found
}

// onlyListing tells whether there is no other offer than the one that a claim is of.
func (c *checker) onlyListing(cl *claim) bool {
	for i := range c.claims {
		if o := &c.claims[i]; len(o.of) > 0 && c.names[o.of[0]].kind == NameListing && o.of[0] != cl.of[0] {
			return false
		}
	}
	return true
}

// sameFor tells whether a marketplace has a figure of the same name and value too.
func (c *checker) sameFor(cl *claim, n int) bool {
	for i := range c.claims {
		if o := &c.claims[i]; o.fact.Label == cl.fact.Label && o.value == cl.value && o.unit == cl.unit && slices.Contains(o.of, n) {
			return true
		}
	}
	return false
}

// otherClass tells whether a marketplace has the like of a figure for another class
// of goods or sellers.
func (c *checker) otherClass(cl *claim) bool {
	for i := range c.claims {
		o := &c.claims[i]
		if o.fact.Label == cl.fact.Label && o.fact.Of != cl.fact.Of && len(o.of) > 0 && len(cl.of) > 0 && slices.Contains(o.of, cl.of[0]) {
			return true
		}
	}
	return false
}

// fitsOfWords tells whether the words that tell one fee of a marketplace from
// another are said.
func (c *checker) fitsOfWords(cl *claim, p *place) bool {
	if !c.otherClass(cl) {
		return true
	}
	s := &c.sentences[p.at]
	// The nearest words that tell one class from another, in this sentence.
	for i := p.first - 1; i >= 0; i-- {
		if slices.Contains(cl.ofWords, s.tokens[i].text) {
			return true
		}
		if w := s.word(i); c.classAt(s, i) && !cl.ofHas(w) {
			return false
		}
	}
	for i := p.last + 1; i < len(s.tokens); i++ {
		if slices.Contains(cl.ofWords, s.tokens[i].text) {
			return true
		}
	}
	for at := p.at - 1; at >= 0 && at >= p.at-2 && len(cl.ofWords) > 0; at-- {
		before := &c.sentences[at]
		if before.item {
			continue
		}
		for i := range before.tokens {
			if slices.Contains(cl.ofWords, before.tokens[i].text) {
				return true
			}
		}
	}
	return len(cl.ofWords) == 0
}

// classAt tells whether token i tells one class of goods or sellers from another.
func (c *checker) classAt(s *sentence, i int) bool {
	w := s.word(i)
	return c.classes[w] && (!c.plainClass[w] || s.word(i-1) == "kelompok")
}

// ofHas tells whether what a claim is of has a word.
func (cl *claim) ofHas(word string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(cl.fact.Of), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if w == word {
			return true
		}
	}
	return false
}

func (c *checker) onePlatform(cl *claim) bool {
	for i := range c.claims {
		o := &c.claims[i]
		if len(o.of) > 0 && c.names[o.of[0]].kind == NamePlatform && o.of[0] != cl.of[0] && o.fact.Label == cl.fact.Label {
			return false
		}
	}
	return true
}

// namesNear are the names of a kind that stand nearest before a figure, several
// where they are told together, else the first behind it in its sentence.
func (c *checker) namesNear(p *place, kind NameKind) []int {
	if near := c.namesBack(&c.sentences[p.at], p.first-1, kind); len(near) > 0 {
		return near
	}
	s := &c.sentences[p.at]
	for i := p.last + 1; i < len(s.tokens) && s.tokens[i].figure < 0; i++ {
		if n := s.tokens[i].name; n >= 0 && c.isKind(n, kind) {
			return []int{n}
		}
	}
	back := 0
	for at := p.at - 1; at >= 0 && back < 3; at-- {
		if c.sentences[at].item && s.item && kind != NameListing {
			continue
		}
		back++
		if near := c.namesBack(&c.sentences[at], len(c.sentences[at].tokens)-1, kind); len(near) > 0 {
			return near
		}
	}
	return nil
}

func (c *checker) isKind(n int, kind NameKind) bool {
	k := c.names[n].kind
	return k == kind || kind == NameProgram && k == NameRegulation || kind == NameRegulation && k == NameProgram
}

// namesBack are the names of a kind that stand last before token i or at it, several
// where they are told together.
func (c *checker) namesBack(s *sentence, i int, kind NameKind) []int {
	var near []int
	for ; i >= 0; i-- {
		n := s.tokens[i].name
		switch {
		case n >= 0 && c.isKind(n, kind):
			if len(near) == 0 || near[len(near)-1] != n {
				near = append(near, n)
			}
		case len(near) > 0 && !passedOver(&s.tokens[i]) && s.tokens[i].text != "dan" && s.tokens[i].text != "maupun" && s.tokens[i].text != "atau":
			return near
		}
	}
	return near
}

// names tells whether a sentence has a name.
func (s *sentence) names(n int) bool {
	for i := range s.tokens {
		if s.tokens[i].name == n {
			return true
		}
	}
	return false
}
