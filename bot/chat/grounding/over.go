package grounding

import "strings"

// checkOverThat holds "di atasnya" and "di bawah itu", which are of the price told last
// before, against the facts.
func (c *checker) checkOverThat(at int) {
	s := &c.sentences[at]
	for i := range s.tokens {
		over := s.word(i) == "atasnya" || s.word(i) == "atas" && s.word(i+1) == "itu"
		under := s.word(i) == "bawahnya" || s.word(i) == "bawah" && s.word(i+1) == "itu"
		if !over && !under || s.word(i-1) != "di" || s.negated(i-1) {
			continue
		}
		first, ok := s.thingBefore(i - 1)
		if !ok {
			first, ok = s.firstThing(i - 1)
		}
		that := c.lastTold(at, i, &first)
		a, known := c.valueOfThing(s, &first)
		switch {
		case !ok || that == nil || !known || c.hasPack:
		case over && a > that.value, under && a < that.value:
			s.tokens[i].settled = true
		default:
			c.flaw(FlawAdvice, s.span(i-1, i))
		}
	}
}

// lastTold is the price told last before token i of a sentence, in it or in the one
// before, that is not what is held against it; nil for none.
func (c *checker) lastTold(at, i int, but *thing) *claim {
	for back := 0; back <= 1 && at-back >= 0; back++ {
		s := &c.sentences[at-back]
		for k := len(s.figures) - 1; k >= 0; k-- {
			m := s.figures[k].match
			if (back > 0 || s.figures[k].first < i) && m != nil && m.unit == moneyUnit && m.allowed&gapTag == 0 && strings.ToLower(m.fact.Label) != but.label {
				return m
			}
		}
	}
	return nil
}
