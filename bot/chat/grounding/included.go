package grounding

// inclusion is a cost, and whether it is said to be in a figure already.
type inclusion struct {
	of string
	in bool
}

// costParts are words for what may be in a figure or not, by what they are of.
var costParts = map[string]string{
	"ongkir": "kirim", "kirim": "kirim", "pengiriman": "kirim", "asuransi": "asuransi", "pajak": "pajak", "ppn": "ppn", "pph": "pph",
	"potongan": "potongan", "modal": "modal",
}

// costPart is the cost that token i names; empty for none.
func (s *sentence) costPart(i int) string {
	if s.word(i) == "kirim" && s.word(i-1) != "ongkos" && s.word(i-1) != "biaya" {
		return ""
	}
	return costParts[s.tokens[i].root]
}

// inclusions are what a sentence says to be in a figure, or not to be.
func (s *sentence) inclusions() (all []inclusion) {
	for i := range s.tokens {
		in, how := s.includesAt(i)
		switch {
		case how == includesNone:
		case how == includes && s.tellsBack(i+1):
			for k := i - 1; k >= 0 && k >= i-12 && s.tokens[k].kind != markToken; k-- {
				if of := s.costPart(k); of != "" && (of != "potongan" || in) {
					all = append(all, inclusion{of, in})
				}
			}
		default:
			for k := i + 1; k < len(s.tokens) && k <= i+6 && (s.tokens[k].kind != markToken || s.word(k) == ",") && s.tokens[k].figure < 0; k++ {
				of, late := s.costPart(k), how == includesLate
				if of != "" && !(of == "potongan" && (late || !in)) && !(of == "modal" && late) {
					all = append(all, inclusion{of, in})
				}
			}
		}
	}
	return all
}

// includesHow is how a word says what is in a figure.
type includesHow uint8

const (
	includesNone includesHow = iota
	// includes: "termasuk", of what stands behind it or before; includesBehind: "di luar",
	// of what stands behind it; includesLate: "setelah", which may be of a time as well.
	includes
	includesBehind
	includesLate
)

// includesAt tells whether token i says that costs are in a figure, or that they are not.
func (s *sentence) includesAt(i int) (in bool, how includesHow) {
	switch s.word(i) {
	case "termasuk", "terhitung", "tercakup", "memuat":
		return !s.negated(i), includes
	case "masuk", "dihitung":
		if w := s.word(i - 1); (w == "sudah" || w == "belum" || w == "ikut") && !s.evades(i) {
			return !s.negated(i), includes
		}
	case "ditambah", "plus":
		if s.has(clause{0, i}, "dihitung") {
			return true, includes
		}
	case "luar":
		if s.word(i-1) == "di" {
			return false, includesBehind
		}
	case "sebelum", "tanpa":
		return false, includesLate
	case "sesudah", "setelah":
		return true, includesLate
	}
	return false, includesNone
}

// tellsBack tells whether what stands at token i is nothing that could be in a figure, so
// that what is stands before: "ongkos kirimnya sudah termasuk".
func (s *sentence) tellsBack(i int) bool {
	if i == len(s.tokens) || s.tokens[i].kind == markToken {
		return true
	}
	switch s.word(i) {
	case "di", "ke", "dalam", "juga":
		return true
	}
	return false
}

// checkIncluded finds a cost that is said to be in a figure, or not to be, of which no
// paragraph says so.
func (c *checker) checkIncluded(s *sentence) {
	for _, told := range s.inclusions() {
		backed := false
		for _, p := range c.passagesOf() {
			for _, o := range p.inclusions() {
				backed = backed || o == told
			}
		}
		if !backed {
			c.flaw(FlawClaim, s.span(0, len(s.tokens)-1))
			return
		}
	}
}
