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
		in, late := false, false
		switch s.word(i) {
		case "termasuk", "terhitung", "tercakup", "memuat":
			in = !s.negated(i)
		case "masuk", "dihitung":
			if w := s.word(i - 1); w != "sudah" && w != "belum" && w != "ikut" || s.evades(i) {
				continue
			}
			in = !s.negated(i)
		case "sebelum", "tanpa":
			late = true
		case "ditambah", "plus":
			if !s.has(clause{0, i}, "dihitung") {
				continue
			}
			in = true
		case "sesudah", "setelah":
			in, late = true, true
		case "luar":
			if s.word(i-1) != "di" {
				continue
			}
		default:
			continue
		}
		if late := late || s.word(i) == "luar"; !late && (i+1 == len(s.tokens) || s.tokens[i+1].kind == markToken || s.word(i+1) == "di" || s.word(i+1) == "ke" || s.word(i+1) == "dalam" || s.word(i+1) == "juga") {
			all = append(all, s.partsBefore(i, in)...)
			continue
		}
		for k := i + 1; k < len(s.tokens) && k <= i+6; k++ {
			of := s.costPart(k)
			if s.tokens[k].kind == markToken && s.word(k) != "," || s.tokens[k].figure >= 0 {
				break
			}
			if of != "" && !(of == "potongan" && (late || !in)) && !(of == "modal" && late) {
				all = append(all, inclusion{of, in})
			}
		}
	}
	return all
}

// partsBefore are the costs before token i of which it says that they are in a figure:
// "ongkos kirimnya sudah termasuk".
func (s *sentence) partsBefore(i int, in bool) (all []inclusion) {
	for k := i - 1; k >= 0 && k >= i-12 && s.tokens[k].kind != markToken; k-- {
		if of := s.costPart(k); of != "" && (of != "potongan" || in) {
			all = append(all, inclusion{of, in})
		}
	}
	return all
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
