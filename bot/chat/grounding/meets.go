package grounding

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// meets tells whether what a claim needs is said: in the clause of the figure,
// else before it, nearest first, else behind it.
func (c *checker) meets(cl *claim, i int, p *place, f *figure) bool {
	n := &cl.needs[i]
	s := &c.sentences[p.at]
	if (p.before|p.behind|p.extra)&n.tags != 0 {
		return true
	}
	if cl.fact.Source == knowledge.SourceOwner && s.attributes() && cl.needed()&(ownTag|rivalTag|costTag) == 0 {
		return true // whose it is need not be said
	}
	if n.tags&lowTag != 0 && (s.hedgesLow(p.last) || s.supposesLow(p.first)) {
		return true
	}
	if n.tags&ownTag != 0 && p.before&priceTag != 0 && (p.owner || s.ownsPrice()) || n.tags&suggestAt != 0 && c.tellsSuggested(p.at) {
		return true
	}
	for i := p.from; i <= p.to; i++ {
		if (i < p.first || i > p.last) && n.hasWord(&s.tokens[i]) {
			return true
		}
	}
	if n.tags&tagsOf("suggest") != 0 && s.word(p.first-1) == "di" && s.tellsProfitThere() {
		return true
	}
	if n.tags&feelTag != 0 && cl.unit == percentUnit && len(cl.of) > 0 && s.names(cl.of[0]) {
		return true // shares of a marketplace are fees
	}
	if n.tags&feelTag != 0 && cl.unit == percentUnit && c.onlyFees() && s.has(clause{0, p.to}, "usaha") {
		return true // "untuk usaha kecil ke atas 0,7%": there are no shares but fees
	}
	if slices.Contains(n.words, "barang") && s.perGoods(p) {
		return true
	}
	for i := 0; i < p.first && n.tags&feelTag != 0 && cl.unit == percentUnit; i++ {
		if slices.Contains(cl.ofWords, s.tokens[i].text) {
			return true // the class of goods is enough: only fees have one
		}
	}
	if n.tags&rivalTag != 0 && !p.owns() && s.nearRival() {
		return true
	}
	if n.tags&countTag != 0 && f != nil && c.goods[f.counted] && f.counted != "" {
		return true
	}
	if n.tags&gapTag != 0 && f != nil && f.unit == shareUnit && (p.before|p.behind)&rivalTag != 0 && (p.before|p.behind)&tagsOf("own", "baseOwn") != 0 {
		return true
	}
	if n.tags&(cheapTag|dearTag) != 0 && cl.unit != moneyUnit && s.some(clause{p.last + 1, p.to}, func(i int) bool { return s.tokens[i].tags&n.tags != 0 }) {
		return true
	}
	if met, settled := c.meetsBefore(cl, n, s, p.from-1, p.from > 0 || p.before&^silent == 0); settled {
		return met
	}
	for i := s.behindAside(p.last); i < len(s.tokens) && (s.tokens[i].figure < 0 || i == p.last+2 && s.word(i-1) == "dari") && s.tokens[i].kind != slotToken; i++ {
		if s.tokens[i].text == "," && s.word(i+1) != "lewat" || s.tokens[i].text == ";" {
			break
		}
		if s.tokens[i].tags&n.tags != 0 || n.hasWord(&s.tokens[i]) {
			return true
		}
	}
	if i == 0 && (s.tellsPrice(p.first) || p.before&^(silent|origins|ends) != 0) || n.tags&ends != 0 {
		return false
	}
	for back, at := 0, p.at-1; at >= 0 && back < 3; at, back = at-1, back+1 {
		before := &c.sentences[at]
		if c.sentences[p.at].item && before.item && before.paragraph != c.sentences[p.at].paragraph {
			back--
			continue
		}
		if met, settled := c.meetsBefore(cl, n, before, len(before.tokens)-1, true); settled {
			return met
		}
	}
	return false
}

// hedgesLow tells whether a share is told behind token i as if it could be more:
// "kalau potongannya hanya 4,25%".
func (s *sentence) hedgesLow(i int) bool {
	for i++; i < len(s.tokens) && !s.parts(i); i++ {
	}
	for ; i < len(s.tokens); i++ {
		if n := s.tokens[i].figure; n >= 0 {
			return s.figures[n].unit == percentUnit && (s.word(i-1) == "hanya" || s.word(i-1) == "cuma")
		}
	}
	return false
}

// onlyFees tells whether the evidence has no shares but fees.
func (c *checker) onlyFees() bool {
	for i := range c.claims {
		if cl := &c.claims[i]; cl.unit == percentUnit && cl.needed()&feelTag == 0 && cl.fact.Label != "disebut di catatan" {
			return false
		}
	}
	return true
}

// behindAside is the token behind token i and the rounding that follows it, if one does:
// "US$1,09, kurang lebih 18 ribu rupiah, lewat paket".
func (s *sentence) behindAside(i int) int {
	if s.word(i+1) != "," {
		return i + 1
	}
	for k := range s.figures {
		f := &s.figures[k]
		if f.first > i && f.first <= i+4 && f.bound == about && s.word(f.last+1) == "," {
			return f.last + 1
		}
	}
	return i + 1
}

// supposesLow tells whether a share that could be more is told before token i: "kalau
// potongannya hanya 4,25%, …".
func (s *sentence) supposesLow(i int) bool {
	for k := range s.figures {
		f := &s.figures[k]
		if f.last < i && f.unit == percentUnit && (s.word(f.first-1) == "hanya" || s.word(f.first-1) == "cuma") && s.supposed(f.first) {
			return true
		}
	}
	return false
}

// attributes tells whether a sentence tells what the owner said.
func (s *sentence) attributes() bool {
	for i := range s.tokens {
		if s.tokens[i].tags&saidTag != 0 {
			return true
		}
	}
	return false
}

// owns tells whether a price is said to be the owner's.
func (p *place) owns() bool { return (p.before|p.behind)&ownTag != 0 }

// nearRival tells whether a sentence that does not say whose price it tells can only
// mean the one that the owner named: it holds it against the owner's cost or floor.
func (s *sentence) nearRival() bool {
	held := false
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.tags&(marketTag|statistic|origins) != 0 || t.text == "lain" || t.text == "mereka" || t.tags&tagsOf("set", "want", "profit") != 0 {
			return false
		}
		held = held || t.tags&tagsOf("cost", "floor", "loss") != 0
	}
	return held
}

// perGoods tells whether a figure is told for one of the goods: "per tas".
func (s *sentence) perGoods(p *place) bool {
	from := p.from
	for from > 0 && s.tokens[from-1].kind != markToken {
		from--
	}
	for i := from; i < p.to; i++ {
		if t := &s.tokens[i+1]; (s.word(i) == "per" || s.word(i) == "setiap" || s.word(i) == "tiap" || s.word(i) == "satu") && (t.name >= 0 || text.NamesGoods(t.text) || measures[t.root] == "pasang" || measures[t.root] == "set") {
			return true
		}
	}
	return false
}

// others are those whose price is not the owner's.
var others = wordSet(`lain penjual toko mereka orang pasar pasaran saingan kompetitor pesaing sebelah tetangga sejenis impor lokal`)

// ownsPrice tells whether a price that a sentence tells is the owner's own, though it
// does not say so: beside it stand cost, profit or floor, and nobody else.
func (s *sentence) ownsPrice() bool {
	own := false
	for i := range s.tokens {
		t := &s.tokens[i]
		if others[t.text] || t.tags&(rivalTag|marketTag|statistic|origins) != 0 {
			return false
		}
		own = own || t.tags&tagsOf("cost", "profit", "loss", "floor") != 0
	}
	return own
}

// tellsPrice tells whether a sentence speaks of a price of its own before token i,
// so that what it is of is not that of the sentence before.
func (s *sentence) tellsPrice(i int) bool {
	for k := range i {
		if s.tokens[k].tags&priceTag != 0 {
			return true
		}
	}
	return false
}

// meetsBefore looks for what a claim needs from token i of a sentence on, towards
// its beginning. It is settled where the need is met, or something else stands
// nearer.
func (c *checker) meetsBefore(cl *claim, n *need, s *sentence, i int, inherit bool) (met, settled bool) {
	if !inherit {
		return false, false
	}
	for ; i >= 0; i-- {
		t := &s.tokens[i]
		if t.tags&n.tags != 0 || n.hasWord(t) {
			return true, true
		}
		rivals := t.tags &^ (cl.allowed | silent)
		if n.tags&origins != 0 {
			rivals &= origins
		} else {
			rivals &^= origins
		}
		if rivals != 0 {
			return false, true
		}
		if w, ok := c.contrastAt(t); ok && !cl.words[w] && n.isOf(c.contrast[w]) {
			return false, true
		}
	}
	return false, false
}

// isOf tells whether a need is met by a word of a group of [contrasts].
func (n *need) isOf(group int) bool {
	for _, w := range n.words {
		if contrasts[w] == group {
			return true
		}
	}
	return false
}

func (n *need) hasWord(t *token) bool {
	if len(n.words) == 0 || t.kind != wordToken {
		return false
	}
	stem := text.Stem(t.text)
	for _, w := range n.words {
		if w == t.text || w == t.root || w == stem || len(w) >= 6 && strings.Contains(t.text, w) {
			return true
		}
	}
	return false
}

// tellsSuggested tells whether the suggested price stands in a sentence or just
// before it.
func (c *checker) tellsSuggested(at int) bool {
	for back := 0; back <= 1 && at-back >= 0; back++ {
		s := &c.sentences[at-back]
		for i := range s.figures {
			for k := range c.claims {
				if c.claims[k].fact.Label == "harga yang disarankan" || c.claims[k].fact.Label == "harga yang disarankan"+packEnding {
					if s.figures[i].equals(&c.claims[k]) {
						return true
					}
				}
			}
		}
		for i := range s.tokens {
			if s.tokens[i].tags&tagsOf("suggest", "set") != 0 {
				return true
			}
		}
	}
	return false
}

// tellsProfitThere tells whether a sentence has told what the suggested price
// leaves.
func (s *sentence) tellsProfitThere() bool {
	for i := range s.figures {
		if m := s.figures[i].match; m != nil && m.allowed&suggestAt != 0 {
			return true
		}
	}
	return false
}
