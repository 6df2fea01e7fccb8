package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// fits tells whether the words around a figure say of it what a claim says.
func (c *checker) fits(cl *claim, p *place, f *figure) bool {
	if !c.fitsUnit(cl, p, f) || !c.fitsOf(cl, p) || c.sentences[p.at].eachOfAll(cl, p) || c.sentences[p.at].without(cl) {
		return false
	}
	s := &c.sentences[p.at]
	if strings.HasPrefix(cl.fact.Label, "biaya isi") && s.word(p.last+1) == "per" && s.word(p.last+2) == "pesanan" {
		return false
	}
	near := p.before | p.behind
	if cl.needed()&countTag != 0 && f != nil && f.counted == "barang" && s.leadsTo(f, statistic) {
		near = p.behind // "harga tengah 6 barang lokal Rp53.250": what stands before is of the other figure
	}
	if near&^(cl.allowed|silent) != 0 {
		return false
	}
	for i := p.from; i < p.first; i++ {
		if w, ok := c.contrastAt(&s.tokens[i]); ok && !cl.words[w] {
			return false
		}
	}
	for i := p.last + 1; i <= p.to; i++ {
		if w, ok := c.contrastAt(&s.tokens[i]); ok && (w == "bebas" || w == "bikin" || w == "produksi") && !cl.words[w] {
			return false
		}
	}
	for i := range cl.needs {
		if !c.meets(cl, i, p, f) {
			return false
		}
	}
	return c.fitsFee(cl, p) && c.fitsTariff(cl, p) && c.fitsPrice(cl, p)
}

// leadsTo tells whether a price with one of some tags stands behind a figure, in its clause.
func (s *sentence) leadsTo(f *figure, of tags) bool {
	for i := range s.figures {
		if o := &s.figures[i]; o.first > f.last {
			return (o.unit == moneyUnit || o.unit == bareUnit) && s.some(clause{f.first - min(f.first, 3), f.first}, func(i int) bool { return s.tokens[i].tags&of != 0 }) &&
				!s.some(clause{f.last, o.first}, s.parts)
		}
	}
	return false
}

// fitsFee holds the ends of a fee apart: where they differ, one is told as an end.
func (c *checker) fitsFee(cl *claim, p *place) bool {
	all := p.before | p.behind | p.extra
	if strings.HasPrefix(cl.fact.Label, "potongan ter") && p.behind&tagsOf("atleast", "atmost") != 0 {
		return false
	}
	switch cl.fact.Label {
	case "potongan terendah":
		return cl.single || all&tagsOf("low", "first", "min") != 0
	case "potongan tertinggi":
		// The floor is worked out with the highest.
		return cl.single || all&tagsOf("high", "second", "max") != 0 || all&lowTag == 0 && c.sentences[p.at].tells(c.sentences[p.at].whole(), floorTag)
	case "median semua", "kuartil bawah semua", "kuartil atas semua", "jumlah pembanding semua":
		return all&origins == 0
	}
	return true
}

// fitsPrice tells whether the price that a profit, a loss or a charge comes of is the
// one last spoken of in its sentence.
func (c *checker) fitsPrice(cl *claim, p *place) bool {
	if cl.allowed&(profitTag|lossTag|feelTag) == 0 || cl.allowed&orderFeeTag != 0 || cl.unit != moneyUnit {
		return true
	}
	s := &c.sentences[p.at]
	for i := p.first - 1; i >= 0; i-- {
		if at := s.tokens[i].tags & atPrices; at != 0 {
			return at&cl.allowed != 0
		}
	}
	return true
}

// fitsTariff holds two tariffs of one label apart: what is for everybody is the
// higher.
func (c *checker) fitsTariff(cl *claim, p *place) bool {
	s := &c.sentences[p.at]
	for i := p.from; i < p.first && p.extra&(firstTag|secondTag) == 0; i++ {
		w := s.tokens[i].text
		if w != "umum" && w != "umk" && w != "umkm" && w != "normal" {
			continue
		}
		for k := range c.claims {
			o := &c.claims[k]
			if o.fact.Label == cl.fact.Label && o.fact.Of == cl.fact.Of && o.unit == cl.unit &&
				(o.value > cl.value && (w == "umum" || w == "normal") || o.value < cl.value && w[:3] == "umk") {
				return false
			}
		}
	}
	return true
}

func (c *checker) contrastAt(t *token) (string, bool) {
	if t.kind != wordToken || t.name >= 0 && c.names[t.name].kind != NameProgram && c.names[t.name].kind != NameRegulation {
		return "", false
	}
	if c.contrast[t.text] > 0 {
		return t.text, true
	}
	if c.contrast[t.root] > 0 {
		return t.root, true
	}
	stem := text.Stem(t.text)
	return stem, c.contrast[stem] > 0
}
