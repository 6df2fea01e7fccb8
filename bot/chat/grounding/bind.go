package grounding

import (
	"setara/knowledge"
	"setara/knowledge/text"
)

// place is where a figure stands, with what is said near it.
type place struct {
	// at is its sentence, from and to the tokens of its own clause around it; first
	// and last its own.
	at, from, to, first, last int
	// before and behind are the tags of its clause; extra those that follow from
	// the figure itself, its place in a range or its share.
	before, behind, extra tags
	owner                 bool
	// measure is what a price is for, far that it stands in another sentence.
	measure string
	far     bool
}

// clauseWords begin a clause.
var clauseWords = map[string]bool{
	"tapi": true, "tetapi": true, "sedangkan": true, "sementara": true, "jadi": true, "sehingga": true, "karena": true, "sebab": true,
	"namun": true, "padahal": true, "lalu": true, "kemudian": true, "dan": true, "atau": true, "apalagi": true, "sedang": true, "kalau": true,
	"jika": true, "supaya": true, "agar": true, "bukan": true, "yaitu": true, "ditambah": true, "plus": true, "masing-masing": true, "walau": true, "meski": true,
}

func (s *sentence) parts(i int) bool {
	t := &s.tokens[i]
	return t.kind == markToken && (t.text == "," || t.text == ";" || t.text == "(" || t.text == ")" || t.text == "–" || t.text == "—") ||
		t.kind == wordToken && clauseWords[t.text] && t.name < 0 && t.tags == 0
}

// placeOf looks around tokens first to last of sentence at.
func (c *checker) placeOf(at, first, last int) place {
	s := &c.sentences[at]
	p := place{at: at, first: first, last: last, from: first, to: last}
	for p.from > 0 && !s.parts(p.from-1) && s.tokens[p.from-1].figure < 0 && s.tokens[p.from-1].kind != slotToken {
		p.from--
	}
	comparing := false
	for p.to+1 < len(s.tokens) && !s.parts(p.to+1) && s.tokens[p.to+1].figure < 0 && s.tokens[p.to+1].kind != slotToken {
		p.to++
		if s.tokens[p.to].tags&(cheapTag|dearTag|profitTag|lossTag) != 0 || s.tokens[p.to].text == "daripada" {
			comparing = true
		}
		if !comparing {
			p.behind |= s.tokens[p.to].tags
		}
	}
	for i := p.from; i < first; i++ {
		p.before |= s.tokens[i].tags
	}
	for i := range s.tokens {
		p.owner = p.owner || isOwner(s.tokens[i].text)
	}
	p.measure, p.far = c.measureNear(&p)
	return p
}

// measureNear is the measure that a figure is for, behind it or before it.
func (c *checker) measureNear(p *place) (measure string, far bool) {
	s := &c.sentences[p.at]
	for i := p.last + 1; i < len(s.tokens) && i <= p.last+4 && !s.parts(i); i++ {
		if m := s.measureAt(i); m != "" {
			return m, false
		}
	}
	for i := p.first - 1; i >= 0; i-- {
		if m := s.measureAt(i); m != "" {
			return m, false
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

// bind finds the fact that each figure of a sentence is.
func (c *checker) bind(at int) {
	s := &c.sentences[at]
	for i := range s.figures {
		f := &s.figures[i]
		if f.unit == dateUnit {
			c.checkDate(at, f)
			continue
		}
		p := c.placeOf(at, f.first, f.last)
		c.addExtra(&p, s, i)
		kind := FlawFigure
		for k := range c.claims {
			cl := &c.claims[k]
			if !f.equals(cl) {
				continue
			}
			if c.fits(cl, &p, f) {
				f.match = cl
				break
			}
			if kind == FlawFigure || kind == FlawOwner {
				kind = FlawLabel
				if cl.fact.Source == knowledge.SourceOwner {
					kind = FlawOwner
				}
			}
		}
		if f.match == nil && f.unit != shareUnit {
			c.flaw(kind, s.span(f.first, f.last))
		}
	}
	for i := range s.figures {
		if f := &s.figures[i]; f.unit == shareUnit && f.match == nil && !s.shares(f) {
			c.flaw(FlawFigure, s.span(f.first, f.last))
		}
	}
}

// addExtra adds what follows from the place of a figure in a range, and from the
// shares that its sentence tells of.
func (c *checker) addExtra(p *place, s *sentence, i int) {
	f := &s.figures[i]
	switch f.place {
	case 1:
		p.extra |= firstTag
		p.measure, p.far = c.measureNear(&place{at: p.at, first: s.figures[i+1].first, last: s.figures[i+1].last})
		p.to = s.clauseEnd(s.figures[i+1].last)
	case 2:
		p.extra |= secondTag
	}
	switch s.word(f.first - 1) {
	case "sampai", "hingga", "maksimal":
		if f.place == 0 {
			p.extra |= tagsOf("high")
		}
	case "mulai":
		p.extra |= tagsOf("low")
	}
	q1, q3 := tagsOf("q1"), tagsOf("q3")
	near := p.before | p.behind
	for k := range s.figures {
		share := &s.figures[k]
		if share.unit != shareUnit {
			continue
		}
		p.extra |= halfTag
		below, above := near&tagsOf("min", "atmost") != 0, near&tagsOf("max", "atleast") != 0
		switch {
		case share.value == 50*parts && f.place == 1, share.value == 25*parts && below && !above, share.value == 75*parts && above && !below:
			p.extra |= q1
		case share.value == 50*parts && f.place == 2, share.value == 25*parts && above && !below, share.value == 75*parts && below && !above:
			p.extra |= q3
		}
	}
}

func (s *sentence) clauseEnd(i int) int {
	for i+1 < len(s.tokens) && !s.parts(i+1) && s.tokens[i+1].figure < 0 {
		i++
	}
	return i
}

// shares tells whether a share is that of quartiles told in its sentence.
func (s *sentence) shares(share *figure) bool {
	quartile := 0
	for i := range s.figures {
		if m := s.figures[i].match; m != nil && m.allowed&halfTag != 0 && s.figures[i].first > share.first {
			quartile++
		}
	}
	return share.value == 50*parts && quartile >= 2 || (share.value == 25*parts || share.value == 75*parts) && quartile >= 1
}

// equals tells whether a figure is a claim's value, exactly, as the house shows
// it, or as a rounding that it declares.
func (f *figure) equals(cl *claim) bool {
	switch {
	case f.unit == oddUnit || f.unit == timesUnit:
		return false
	case f.unit == bareUnit && cl.unit != bareUnit && (cl.unit != moneyUnit || counters[f.counted] && f.counted != "" || f.value < 100*parts):
		return false
	case f.unit == shareUnit && cl.unit != percentUnit, f.unit == percentUnit && cl.unit != percentUnit,
		f.unit == moneyUnit && cl.unit != moneyUnit, f.unit == dollarUnit && cl.unit != dollarUnit:
		return false
	}
	off := f.value - cl.value
	if off == 0 && f.bound != nearly {
		return true
	}
	if cl.fact.Unit == knowledge.FactBasisPoints {
		shown := knowledge.BasisPoints(max(cl.fact.Value, -cl.fact.Value))
		tenths := (int64(shown) + 5) / 10 * 10
		if f.value == tenths*(parts/100) {
			return true
		}
	}
	if f.bound == exactly || max(off, -off)*20 > cl.value {
		return false
	}
	floor := cl.allowed&floorTag != 0 || cl.allowed&wantTag != 0 && cl.unit == moneyUnit
	switch f.bound {
	case nearly:
		return off > 0 && off <= f.step
	case over:
		return !floor && off < 0 && -off < f.step
	}
	if floor {
		return off > 0 && off < f.step
	}
	return max(off, -off)*2 <= f.step || off < 0 && -off < f.step && f.step <= cl.value/10 && f.value == cl.value-cl.value%f.step
}

// fits tells whether the words around a figure say of it what a claim says.
func (c *checker) fits(cl *claim, p *place, f *figure) bool {
	if !c.fitsUnit(cl, p, f) || !c.fitsOf(cl, p) {
		return false
	}
	s := &c.sentences[p.at]
	near := p.before | p.behind
	if near&^(cl.allowed|silent) != 0 {
		return false
	}
	for i := p.from; i < p.first; i++ {
		if w, ok := c.contrastAt(&s.tokens[i]); ok && !cl.words[w] {
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

// fitsFee holds the ends of a fee apart: where they differ, one is told as an end.
func (c *checker) fitsFee(cl *claim, p *place) bool {
	all := p.before | p.behind | p.extra
	switch cl.fact.Label {
	case "potongan terendah":
		return cl.single || all&tagsOf("low", "first", "min") != 0
	case "potongan tertinggi":
		return cl.single || all&tagsOf("high", "second", "max") != 0
	case "median semua", "kuartil bawah semua", "kuartil atas semua", "jumlah pembanding semua":
		return all&origins == 0
	}
	return true
}

// fitsPrice tells whether the price that a profit, a loss or a charge comes of is the
// one last spoken of in its sentence.
func (c *checker) fitsPrice(cl *claim, p *place) bool {
	if cl.allowed&(profitTag|lossTag|feelTag) == 0 || cl.unit != moneyUnit {
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
	for i := p.from; i < p.first; i++ {
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

// meets tells whether what a claim needs is said: in the clause of the figure,
// else before it, nearest first, else behind it.
func (c *checker) meets(cl *claim, i int, p *place, f *figure) bool {
	n := &cl.needs[i]
	s := &c.sentences[p.at]
	if (p.before|p.behind|p.extra)&n.tags != 0 {
		return true
	}
	if n.tags&ownTag != 0 && p.before&priceTag != 0 && p.owner || n.tags&suggestAt != 0 && c.tellsSuggested(p.at) {
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
	for i := 0; i < p.first && s.item && n.tags&feelTag != 0; i++ {
		if contains(cl.ofWords, s.tokens[i].text) {
			return true // in a list the class of goods is enough: only fees have one
		}
	}
	if n.tags&gapTag != 0 && f != nil && f.unit == shareUnit && (p.before|p.behind)&(rivalTag|ownTag) == rivalTag|ownTag {
		return true
	}
	if met, settled := c.meetsBefore(cl, n, s, p.from-1, p.from > 0 || p.before&^silent == 0); settled {
		return met
	}
	for i := p.last + 1; i < len(s.tokens) && (s.tokens[i].figure < 0 || i == p.last+2 && s.word(i-1) == "dari") && s.tokens[i].kind != slotToken; i++ {
		if s.tokens[i].text == "," || s.tokens[i].text == ";" {
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
		if w == t.text || w == t.root || w == stem {
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

// timeLabels are the labels of counts that are times, with what they count.
var timeLabels = map[string][]string{
	"tahun perlindungan": {"tahun"}, "masa berlaku": {"tahun"}, "lama prosesnya": {"hari"}, "sanksi": {"tahun"},
	"siapa yang berhak": {"bulan", "tahun"}, "batas waktu": {"hari", "bulan", "tahun"},
}

// goodsWords can stand behind the count of things that were compared.
var goodsWords = map[string]bool{
	"": true, "barang": true, "pembanding": true, "produk": true, "listing": true, "dari": true, "lebih": true, "di": true, "yang": true,
	"sejenis": true, "saja": true, "lokal": true, "impor": true, "menyebut": true, "dan": true, "jadi": true, "macam": true, "penjualan": true,
}

// fitsUnit tells whether what a figure counts and is for is what the claim's is.
func (c *checker) fitsUnit(cl *claim, p *place, f *figure) bool {
	if cl.unit == bareUnit && f != nil {
		label := cl.fact.Label
		for k := len(label) - 1; k > 0; k-- {
			if label[k] == ':' {
				label = label[k+2:]
				break
			}
		}
		switch f.counted {
		case "tahun", "bulan", "hari", "minggu", "jam", "pekan", "menit":
			if !contains(timeLabels[label], f.counted) {
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
	if len(cl.needs) > 0 && cl.needs[0].tags&tagsOf("orderfee") != 0 && p.measure != "" && !p.far {
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
