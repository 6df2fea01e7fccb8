package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// checkContacts finds an address or a number that is told for what a paragraph of another
// office tells that one for.
func (c *checker) checkContacts(s *sentence) {
	isContact := func(n *knownName) bool { return n.kind == NameContact }
	named := c.namedIn(s, isContact)
	if len(named) == 0 {
		return
	}
	matter := c.matterOf(s)
	for _, n := range named {
		here, others := 0, 0
		for i := range c.blocks {
			own := strings.Contains(c.ownTexts[i], c.names[n].forms[0])
			if !own && !strings.Contains(c.ownTexts[i], "hubungi") {
				continue // it is of no other office
			}
			shared := 0
			for _, stem := range matter {
				if c.blockSays(i, stem) {
					shared++
				}
			}
			if own {
				here = max(here, shared)
			} else {
				others = max(others, shared)
			}
		}
		if others > here && others*2 >= len(matter) {
			c.flaw(FlawClaim, s.span(0, len(s.tokens)-1))
			return
		}
	}
}

// matterOf are the stems of what a sentence tells that something is for, beside names.
func (c *checker) matterOf(s *sentence) (stems []string) {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.name < 0 && t.figure < 0 && c.moreThanTalk(t) && !imperatives[t.text] && !inquiring[t.text] {
			stems = append(stems, text.Stem(t.root))
		}
	}
	return stems
}

// blockSays tells whether a paragraph has a word.
func (c *checker) blockSays(block int, stem string) bool {
	for _, p := range c.passagesOf() {
		if p.block == block && (p.hasStem(stem) || p.words[stem]) {
			return true
		}
	}
	return false
}
