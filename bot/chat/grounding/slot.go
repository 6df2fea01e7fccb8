package grounding

import (
	"slices"
	"strings"
)

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
		if t.glued && s.tokens[max(i-1, 0)].kind == numberToken || c.besideSlot(s, i+1) || i > 0 && (s.word(i-1) == "rp" || s.tokens[i-1].kind == slotToken && s.tokens[i-1].text[0] != 'e') {
			c.flaw(FlawLabel, t.raw)
			continue
		}
		p := c.placeOf(at, i, i)
		if cl := c.claimOf(t.text); cl != nil && !c.slotFits(cl, &p) {
			c.flaw(FlawLabel, t.raw)
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

// eachBefore tells whether one of the goods is spoken of just before token i: "satu
// toples".
func (s *sentence) eachBefore(i int) bool {
	for k := i - 1; k > 0 && s.tokens[k].kind != slotToken && !s.parts(k); k-- {
		switch s.word(k - 1) {
		case "per", "satu", "tiap", "setiap":
			return true
		}
	}
	return false
}

// eachOfAll tells whether what all the goods come to is told for one of them.
func (s *sentence) eachOfAll(cl *claim, p *place) bool {
	label := strings.ToLower(cl.fact.Label)
	whole := strings.HasPrefix(label, "jadinya") || strings.Contains(label, " lewat ") && (strings.HasPrefix(label, "bea ") || strings.HasPrefix(label, "pp") || strings.HasPrefix(label, "nilai "))
	return whole && cl.unit == moneyUnit && !strings.Contains(label, "per barang") && (s.perGoods(p) || p.measure != "" && !p.far)
}

// fitsSlotBefore tells whether the nearest slot of a name of its kind before a slot is
// of what the slot is of.
func (c *checker) fitsSlotBefore(cl *claim, s *sentence, first int) bool {
	for i := first - 1; i >= 0; i-- {
		if s.tokens[i].kind != slotToken {
			continue
		}
		for n := range c.names {
			if name := c.names[n].name; name.ID == s.tokens[i].text && c.names[n].kind == c.names[cl.of[0]].kind {
				return slices.Contains(cl.of, n)
			}
		}
	}
	return true
}

// fitsOriginBefore tells whether the nearest origin that is told before a slot is that of
// the slot: "untuk barang impor, {{f25}}".
func (s *sentence) fitsOriginBefore(cl *claim, first int) bool {
	own := cl.needed() & origins
	for i := first - 1; i >= 0 && own != 0; i-- {
		t := &s.tokens[i]
		if t.kind == slotToken || t.figure >= 0 {
			break
		}
		if at := t.tags & origins; at != 0 {
			return at&own != 0
		}
	}
	return true
}

// without tells whether a sentence tells without what a claim is told with: "tanpa Form
// E".
func (s *sentence) without(cl *claim) bool {
	for i := range s.tokens {
		if s.word(i) == "tanpa" && s.word(i+1) != "" && strings.Contains(strings.ToLower(cl.fact.Label), "dengan "+s.word(i+1)) {
			return true
		}
	}
	return false
}

// fitsClassBefore tells whether the nearest class of goods or sellers before a slot of a
// fee is that of the fee: "kelompok D".
func (c *checker) fitsClassBefore(cl *claim, s *sentence, first int) bool {
	if len(cl.ofWords) == 0 {
		return true
	}
	for i := first - 1; i >= 0; i-- {
		if c.classAt(s, i) {
			return cl.ofHas(s.word(i))
		}
	}
	return true
}

// ofOwnGoods tells whether what stands before a slot speaks of the owner's goods and of no
// price: "ini hitungan sepatu Kakak: {{f8}}".
func (s *sentence) ofOwnGoods(p *place) bool {
	return p.before&^silent == ownTag && !s.some(clause{p.from, p.first}, func(i int) bool { return s.tokens[i].root == "harga" || pricing[s.word(i)] })
}

// gaining are words before what is left over.
var gaining = speechWords["terima"]

// slotFits tells whether nothing beside a slot speaks of something else.
func (c *checker) slotFits(cl *claim, p *place) bool {
	if p.before&^(cl.allowed|silent|tagsOf("said", "down", "up", "atriv", "riv", "own", "want", "profit", "cheap", "dear", "min", "max", "low", "high")) != 0 {
		return false
	}
	s := &c.sentences[p.at]
	if p.before&(profitTag|rivalTag|ownTag) != 0 && !s.ofOwnGoods(p) && p.before&cl.allowed == 0 && p.before&(atRival|tagsOf("set")) == 0 {
		return false
	}
	if p.before&(profitTag|lossTag) != 0 && cl.allowed&(profitTag|lossTag) != 0 && p.before&cl.allowed&(profitTag|lossTag) == 0 {
		return false // a loss told as a profit
	}
	if cl.needed()&lossTag != 0 && !cl.negative && s.some(clause{p.from, p.first}, func(i int) bool { return gaining[s.word(i)] }) {
		return false
	}
	if len(cl.of) > 0 && !c.fitsSlotBefore(cl, s, p.first) {
		return false
	}
	if s.eachOfAll(cl, p) || !c.fitsClassBefore(cl, s, p.first) || !s.fitsOriginBefore(cl, p.first) || s.without(cl) {
		return false
	}
	if strings.Contains(cl.fact.Label, "sekali bikin") && s.eachBefore(p.first) {
		return false
	}
	if len(cl.of) > 0 && c.names[cl.of[0]].kind == NameProduct && c.manyProducts {
		if near := c.namesBack(s, p.first-1, NameProduct); len(near) > 0 && !slices.Contains(cl.of, near[0]) {
			return false
		}
	}
	for i := p.from; i < p.first; i++ {
		if n := s.tokens[i].name; n >= 0 && len(cl.of) > 0 && c.names[n].kind == c.names[cl.of[0]].kind && !slices.Contains(cl.of, n) {
			return false
		}
		if w, ok := c.contrastAt(&s.tokens[i]); ok && !cl.words[w] && len(cl.words) > 0 {
			return false
		}
	}
	return p.measure == "" || p.far || c.fitsUnit(cl, p, nil) || cl.unit != moneyUnit || !c.hasPack
}
