package grounding

// leavesOut tells whether a sentence that says a clause of a passage leaves out for whom
// or of what that holds: a word of those behind "untuk", "bagi" or "kepada", or up to which
// amount something is allowed or free.
func (p *passage) leavesOut(s *sentence) bool {
	has := make(map[string]bool)
	for i := range s.tokens {
		if s.tokens[i].kind == slotToken {
			return false // what stands in a slot may tell it
		}
		has[sameAs(&s.tokens[i])], has[s.tokens[i].text] = true, true
	}
	said := p.said()
	for i := range said {
		if i > 0 && recipients[p.word(said[i].token)] && p.widened(i+1, has) {
			return true
		}
	}
	return p.rules&(mayRuling|freeRuling) != 0 && p.limitLost(s)
}

// sameCondition tells whether the conditions that a sentence tells are those of a passage
// that has any.
func (c *checker) sameCondition(s *sentence, p *passage) bool {
	for _, part := range s.clauses() {
		within := s.part(part)
		if _, strict := within.setsCondition(); !strict || !p.strict {
			continue
		}
		if told := c.contentOf(within); !p.covers(&told, 5) {
			return false
		}
	}
	return true
}

// recipients stand before those for whom something is.
var recipients = speechWords["penerima"]

// widened tells whether, of the words from item i on that say for whom something is, one is
// told and one behind it is not.
func (p *passage) widened(i int, has map[string]bool) bool {
	told, lost := false, false
	for ; i < len(p.items); i++ {
		it := &p.items[i]
		w := p.word(it.token)
		if n, _ := p.rulingAt(it.token); n > 0 || it.figure != nil || conditions[w] && !negations[w] || limitWords[w] && w != "kecil" && w != "besar" || recipients[w] {
			break
		}
		if !it.loose && (!smallWords[w] && !talk[w] || negations[w]) {
			told, lost = told || has[it.stem], lost || told && !has[it.stem]
		}
		if it.ends {
			break
		}
	}
	return told && lost
}

// limitLost tells whether a passage has an amount up to which it holds, and a sentence has
// it not.
func (p *passage) limitLost(s *sentence) bool {
	for i := range p.figures {
		f := &p.figures[i]
		if f.unit != moneyUnit || p.limits(f) == 0 {
			continue
		}
		if !hasValue(s.figures, f.value) {
			return true
		}
	}
	return false
}
