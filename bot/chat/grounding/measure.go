package grounding

import (
	"slices"
	"strings"
)

// measureNear is the measure that a figure is for, behind it or before it; far where it is
// that of another figure or sentence.
func (c *checker) measureNear(p *place) (measure string, far bool) {
	s := &c.sentences[p.at]
	for i := p.last + 1; i < len(s.tokens) && i <= p.last+4 && !s.parts(i); i++ {
		if m := s.measureAt(i); m != "" {
			return m, false
		}
	}
	for i := p.first - 1; i >= 0; i-- {
		if m := s.measureAt(i); m != "" {
			return m, i > 1 && s.tokens[i-2].figure >= 0 && s.word(i-1) == "per"
		}
	}
	for back := 1; back <= 2 && p.at-back >= 0; back++ {
		s := &c.sentences[p.at-back]
		for i := len(s.tokens) - 1; i >= 0; i-- {
			if m := s.measureAt(i); m != "" && s.paragraph == c.sentences[p.at].paragraph {
				return m, true
			}
		}
	}
	return "", false
}

// measureAt is the measure that a word tells prices to be for: "per kg",
// "selusin".
func (s *sentence) measureAt(i int) string {
	t := &s.tokens[i]
	if t.kind != wordToken || t.name >= 0 || t.figure >= 0 && !(i > 0 && s.tokens[i-1].figure < 0) {
		return ""
	}
	m, ok := measures[t.text]
	if !ok {
		if m, ok = measures[t.root]; !ok {
			return ""
		}
	}
	if len(t.text) > 4 && t.text[:2] == "se" {
		return m
	}
	switch s.word(i - 1) {
	case "per", "/", "tiap", "setiap", "satu", "untuk":
		if m == "paket" || m == "set" {
			return ""
		}
		return m
	}
	return ""
}

// timeLabels are the labels of counts that are times, with what they count.
var timeLabels = map[string][]string{
	"tahun perlindungan": {"tahun"}, "masa berlaku": {"tahun"}, "lama prosesnya": {"hari"}, "sanksi": {"tahun"},
	"siapa yang berhak": {"bulan"}, "batas waktu": {"hari", "bulan", "tahun"},
}

// goodsWords can stand behind the count of things that were compared.
var goodsWords = map[string]bool{
	"": true, "barang": true, "pembanding": true, "produk": true, "listing": true, "dari": true, "lebih": true, "di": true, "yang": true,
	"sejenis": true, "buatan": true, "import": true, "tidak": true, "belum": true, "saja": true, "lokal": true, "impor": true, "menyebut": true, "dan": true, "jadi": true, "macam": true, "penjualan": true,
}

// isArticle tells whether a number is that of an article that a name has.
func (c *checker) isArticle(value int64) bool {
	for i := range c.names {
		for _, words := range c.names[i].runs {
			behind := false
			for _, w := range words {
				if behind && int64(atoi(w))*parts == value {
					return true
				}
				behind = behind || w == "pasal"
			}
		}
	}
	return false
}

// ofBatch tells whether a claim is what all that was made at once comes to.
func (c *checker) ofBatch(cl *claim) bool {
	label := strings.ToLower(cl.fact.Label)
	return strings.Contains(label, "sekali bikin") || cl.allowed&costTag != 0 && (label == "bahan" || label == "kemasan" || label == "tenaga")
}

// fitsUnit tells whether what a figure counts and is for is what the claim's is.
func (c *checker) fitsUnit(cl *claim, p *place, f *figure) bool {
	if cl.unit == bareUnit && f != nil {
		label := cl.fact.Label
		if k := strings.LastIndex(label, ": "); k >= 0 {
			label = label[k+2:]
		}
		switch f.counted {
		case "tahun", "bulan", "hari", "minggu", "jam", "pekan", "menit":
			if !slices.Contains(timeLabels[label], f.counted) || c.isArticle(f.value) {
				return false
			}
		default:
			goods := len(cl.needs) > 0 && cl.needs[0].tags&tagsOf("count", "cheap", "above") != 0
			if goods && !goodsWords[f.counted] && !c.goods[f.counted] {
				return false
			}
			if !goods && len(timeLabels[label]) > 0 && label != "sanksi" {
				return false
			}
		}
	}
	s := &c.sentences[p.at]
	orderFee := len(cl.needs) > 0 && cl.needs[0].tags&orderFeeTag != 0
	if per := s.perBehind(p.last); orderFee && per != "" && per != "pesanan" && per != "transaksi" && per != "order" && measures[per] == "" {
		return false
	}
	if c.ofBatch(cl) && s.measureBehind(p.last) != "" {
		return false
	}
	if orderFee && p.measure != "" && !p.far && !(p.measure == "buah" && strings.HasPrefix(cl.fact.Label, "biaya isi")) {
		return cl.pack && p.measure == "pak"
	}
	if cl.unit != moneyUnit || len(cl.of) > 0 && c.names[cl.of[0]].kind != NameProduct {
		return true
	}
	switch m := p.measure; {
	case !c.hasPack:
		return m == "" || m == "buah" || m == "pak" || m == "pasang" || m == "set" || c.saidMeasures[m]
	case cl.pack:
		return m == "" || m == "pak" || c.saidMeasures[m] && m != "gram" || m == "lusin" && c.saidMeasures[m]
	}
	return p.measure == "kg" || p.measure == "liter" || p.measure == "meter" || p.measure == "buah"
}
