package grounding

// basis is what a figure is told of, behind it: for each what ("pesanan" of "Rp1.250 per
// pesanan"), and a share of what ("dari harga").
type basis struct {
	per  string
	base tags
}

var bases = tagsOf("basePrice", "baseCost", "baseOwn", "baseTurn", "baseGain")

// perBehind is for each what something is, as told behind token i; empty where it is not.
func (s *sentence) perBehind(i int) string {
	if s.word(i+1) == "untuk" || s.word(i+1) == "buat" {
		i++
	}
	if w := s.word(i + 1); w == "per" || w == "tiap" || w == "setiap" || w == "satu" && several[s.word(i+2)] {
		return s.word(i + 2)
	}
	return ""
}

func (s *sentence) basisOf(f *figure) (b basis) {
	b.per = s.perBehind(f.last)
	for i := f.last + 1; i < len(s.tokens) && i <= f.last+4 && !s.parts(i) && s.tokens[i].figure < 0; i++ {
		b.base |= s.tokens[i].tags & (bases | times)
		if w := s.word(i); f.unit == percentUnit && w == "dari" && s.word(i+1) == "harga" {
			b.base |= tagsOf("basePrice")
		}
	}
	return b
}

// onBasis tells whether a passage has a figure told of the same, where both say of what.
func (p *passage) onBasis(f *figure, b basis) bool {
	for i := range p.figures {
		if o := &p.figures[i]; o.value == f.value {
			own := p.basisOf(o)
			if (own.per == "" || b.per == "" || own.per == b.per) && (own.base == 0 || b.base == 0 || own.base&b.base != 0) {
				return true
			}
		}
	}
	return f.unit == dateUnit
}

// perAsTold tells whether no paragraph that has a figure tells it for something else than
// the several that a sentence tells it for: what is saved per piece is not saved per pack.
func (c *checker) perAsTold(f *figure, s *sentence) bool {
	per := s.basisOf(f).per
	if !several[per] || f.unit != moneyUnit && f.unit != bareUnit {
		return true
	}
	found := false
	for _, p := range c.passagesOf() {
		for i := range p.figures {
			if o := &p.figures[i]; o.value == f.value {
				own := p.basisOf(o).per
				if own == per {
					return true
				}
				found = found || own != ""
			}
		}
	}
	return !found
}

// several are words for what holds more than one of the goods.
var several = speechWords["banyakan"]
