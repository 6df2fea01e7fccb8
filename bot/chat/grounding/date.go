package grounding

// since are words before a day on which something happened, rather than the day of what
// is known.
var since = wordSet(`sejak mulai berlaku pada hingga sampai sebelum setelah sesudah`)

// checkDate finds whether something that the sentence tells of has a date.
func (c *checker) checkDate(at int, f *figure) {
	s := &c.sentences[at]
	if f.day != 0 && !s.isSince(f.first-1) && (c.datedName(at, f) || c.datedClaim(at, f)) || c.evidence.Advice == nil && c.told(s, f) {
		return
	}
	c.flaw(FlawDate, s.span(f.first, f.last))
}

// isSince tells whether token i sets the day behind it as one on which something happened:
// "sampai" does not where it tells up to when something is still not so.
func (s *sentence) isSince(i int) bool {
	w, whole := s.word(i), s.whole()
	return since[w] && !((w == "sampai" || w == "hingga") && (s.has(whole, "belum") || s.has(whole, "masih")))
}

func (c *checker) datedName(at int, f *figure) bool {
	for back := 0; back <= 2 && at-back >= 0; back++ {
		s := &c.sentences[at-back]
		for i := len(s.tokens) - 1; i >= 0; i-- {
			t := &s.tokens[i]
			switch {
			case t.kind == slotToken:
				if c.slotDays[t.text] == f.day {
					return true
				}
			case t.name >= 0 && c.names[t.name].name.AsOf == f.day:
				return true
			case t.kind == linkToken:
				for k := range c.names {
					if c.names[k].name.AsOf == f.day && c.names[k].name.URL != "" && bareLink(c.names[k].name.URL) == bareLink(t.raw) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (c *checker) datedClaim(at int, f *figure) bool {
	s := &c.sentences[at]
	p := c.placeOf(at, f.first, f.last)
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact.AsOf != f.day {
			continue
		}
		if s.tellsOf(cl) && c.fitsOf(cl, &p) {
			return true
		}
		told := c.fitsOf(cl, &p) && p.before&^(cl.allowed|silent) == 0
		for k := range cl.needs {
			told = told && c.meets(cl, k, &p, nil)
		}
		if told {
			return true
		}
	}
	return false
}

// tellsOf tells whether a sentence has all that is needed to tell a claim.
func (s *sentence) tellsOf(cl *claim) bool {
	var all tags
	for i := range s.tokens {
		all |= s.tokens[i].tags
	}
	for k := range cl.needs {
		n := &cl.needs[k]
		met := all&n.tags != 0
		for i := 0; i < len(s.tokens) && !met; i++ {
			met = n.hasWord(&s.tokens[i])
		}
		if !met {
			return false
		}
	}
	return true
}
