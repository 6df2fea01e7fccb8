package grounding

// fitsOf tells whether what is spoken of near a figure is what the claim is of.
func (c *checker) fitsOf(cl *claim, p *place) bool {
	if len(cl.of) == 0 {
		return c.fitsNone(cl, p)
	}
	kind := c.names[cl.of[0]].kind
	near := c.namesNear(p, kind)
	switch kind {
	case NameListing:
		return len(near) > 0 && contains2(cl.of, near[0]) && (!p.owner || c.sentences[p.at].names(near[0]))
	case NamePlatform:
		for _, n := range near {
			if !contains2(cl.of, n) {
				return false
			}
		}
		return (len(near) > 0 || c.onePlatform(cl)) && c.fitsOfWords(cl, p)
	case NameProduct:
		if !c.manyProducts {
			return c.fitsNone(cl, p)
		}
		return len(near) > 0 && contains2(cl.of, near[0])
	}
	return len(near) == 0 || contains2(cl.of, near[0])
}

// fitsNone is for what is of no thing in particular, or of the only product: it is
// not told of a listing, and a figure of the market not of one marketplace.
func (c *checker) fitsNone(cl *claim, p *place) bool {
	s := &c.sentences[p.at]
	for i := p.from; i <= p.to; i++ {
		n := s.tokens[i].name
		if n < 0 {
			continue
		}
		switch c.names[n].kind {
		case NameListing, NameShop:
			return false
		case NamePlatform:
			if !c.said[s.tokens[i].text] && cl.unit != percentUnit {
				return false
			}
			if cl.allowed&(statistic|marketTag) != 0 {
				return false
			}
		}
	}
	return true
}

// fitsOfWords tells whether the words that tell one fee of a marketplace from
// another are said.
func (c *checker) fitsOfWords(cl *claim, p *place) bool {
	s := &c.sentences[p.at]
	// The nearest words that tell one class from another, in this sentence.
	for i := p.first - 1; i >= 0; i-- {
		if contains(cl.ofWords, s.tokens[i].text) {
			return true
		}
		if c.classes[s.tokens[i].text] && (!c.plainClass[s.tokens[i].text] || i+1 < len(s.tokens) && s.word(i-1) == "kelompok") {
			return false
		}
	}
	for i := p.last + 1; i < len(s.tokens); i++ {
		if contains(cl.ofWords, s.tokens[i].text) {
			return true
		}
	}
	for at := p.at - 1; at >= 0 && at >= p.at-2 && len(cl.ofWords) > 0; at-- {
		before := &c.sentences[at]
		if before.item {
			continue
		}
		for i := range before.tokens {
			if contains(cl.ofWords, before.tokens[i].text) {
				return true
			}
		}
	}
	return len(cl.ofWords) == 0
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
	if near := c.namesBack(p.at, p.first-1, kind); len(near) > 0 {
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
		if near := c.namesBack(at, len(c.sentences[at].tokens)-1, kind); len(near) > 0 {
			return near
		}
	}
	return nil
}

func (c *checker) isKind(n int, kind NameKind) bool {
	k := c.names[n].kind
	return k == kind || kind == NameProgram && k == NameRegulation || kind == NameRegulation && k == NameProgram
}

func (c *checker) namesBack(at, i int, kind NameKind) []int {
	s := &c.sentences[at]
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

func contains2(all []int, n int) bool {
	for _, one := range all {
		if one == n {
			return true
		}
	}
	return false
}

// checkDate finds whether something that the sentence tells of has a date.
func (c *checker) checkDate(at int, f *figure) {
	s := &c.sentences[at]
	if f.day != 0 && (c.datedName(at, f) || c.datedClaim(at, f)) {
		return
	}
	c.flaw(FlawDate, s.span(f.first, f.last))
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
	p := c.placeOf(at, f.first, f.last)
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact.AsOf != f.day {
			continue
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

// checkSlots finds slots that nothing stands for, and such as the words beside
// them say something else of.
func (c *checker) checkSlots(at int) {
	s := &c.sentences[at]
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != slotToken {
			continue
		}
		if !c.slots[t.text] {
			c.flaw(FlawSlot, t.raw)
			continue
		}
		if t.glued && s.tokens[max(i-1, 0)].kind == numberToken || c.besideSlot(s, i+1) || i > 0 && (s.word(i-1) == "rp" || s.tokens[i-1].kind == slotToken) {
			c.flaw(FlawLabel, t.raw)
			continue
		}
		p := c.placeOf(at, i, i)
		for k := range c.claims {
			if cl := &c.claims[k]; cl.fact.ID == t.text && !c.slotFits(cl, &p) {
				c.flaw(FlawLabel, t.raw)
			}
		}
	}
}

// besideSlot tells whether token i makes another figure of the slot before it.
func (c *checker) besideSlot(s *sentence, i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	w := wordAt(s.tokens, i)
	return w.kind == scaleWord || w.kind == tenWord || w.kind == hundredWord || w.kind == teenWord || s.word(i) == "%" || s.word(i) == "persen" ||
		s.tokens[i].kind == numberToken && s.tokens[i].glued || s.tokens[i].kind == slotToken && s.tokens[i].glued
}

// slotFits tells whether nothing beside a slot speaks of something else.
func (c *checker) slotFits(cl *claim, p *place) bool {
	if p.before&^(cl.allowed|silent|tagsOf("said", "set", "down", "up", "suggest", "atriv", "riv", "own", "want", "profit", "cheap", "dear", "min", "max", "low", "high")) != 0 {
		return false
	}
	if p.before&(profitTag|rivalTag|ownTag) != 0 && p.before&cl.allowed == 0 && p.before&(atRival|tagsOf("set")) == 0 {
		return false
	}
	s := &c.sentences[p.at]
	for i := p.from; i < p.first; i++ {
		if n := s.tokens[i].name; n >= 0 && len(cl.of) > 0 && c.names[n].kind == c.names[cl.of[0]].kind && !contains2(cl.of, n) {
			return false
		}
		if w, ok := c.contrastAt(&s.tokens[i]); ok && !cl.words[w] && len(cl.words) > 0 {
			return false
		}
	}
	return p.measure == "" || p.far || c.fitsUnit(cl, p, nil) || cl.unit != moneyUnit || !c.hasPack
}
