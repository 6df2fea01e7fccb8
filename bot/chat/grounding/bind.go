package grounding

import (
	"setara/knowledge"
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
	"jika": true, "supaya": true, "agar": true, "bukan": true, "yaitu": true, "ditambah": true, "plus": true, "masing-masing": true, "membuat": true, "berarti": true, "artinya": true, "menjadi": true, "walau": true, "meski": true,
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
	slot := s.tokens[first].kind == slotToken
	for p.from > 0 && !s.parts(p.from-1) && (slot || s.word(p.from-1) != ":") && s.tokens[p.from-1].figure < 0 && s.tokens[p.from-1].kind != slotToken {
		p.from--
	}
	if p.from == first && !slot {
		p.from = s.apposed(first)
	}
	if !slot {
		p.from = s.behindRelation(p.from, first)
	}
	comparing := false
	for p.to+1 < len(s.tokens) && !s.parts(p.to+1) && s.word(p.to+1) != ":" && s.tokens[p.to+1].figure < 0 && s.tokens[p.to+1].kind != slotToken {
		p.to++
		if s.tokens[p.to].tags&(cheapTag|dearTag|profitTag|lossTag) != 0 || predicates[s.tokens[p.to].text] {
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

// apposed is where the words begin that a figure behind a comma is of: "potongan
// tertinggi, 8%"; first where there are none.
func (s *sentence) apposed(first int) int {
	if s.word(first-1) != "," {
		return first
	}
	from := first - 1
	for from > 0 && !s.parts(from-1) && s.tokens[from-1].kind != slotToken {
		if from--; s.tokens[from].figure >= 0 {
			return first
		}
	}
	return from
}

// predicates are words behind which something else is told than what a figure is.
var predicates = wordSet(`daripada sudah belum melewati melebihi membuat berarti dengan`)

// behindRelation is where the words begin that a figure is of, behind a comparison:
// "di bawah harga tengah yang Rp49.000".
func (s *sentence) behindRelation(from, first int) int {
	told := false
	for i := first - 1; i >= from; i-- {
		t := s.tokens[i].tags
		if t&(cheapTag|dearTag) != 0 && told {
			return i + 1
		}
		told = told || t&^silent != 0
	}
	return from
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
		kind, slot := FlawFigure, ""
		for k := range c.claims {
			cl := &c.claims[k]
			if !f.equals(cl) {
				continue
			}
			slot = cl.fact.ID
			if cl.entry && !c.told(s, f) && !(s.bare(f) && c.fits(cl, &p, f)) {
				kind = FlawLabel
				continue
			}
			if (c.fits(cl, &p, f) || cl.entry) && c.perAsTold(f, s) {
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
		if f.match == nil && f.unit != shareUnit && !s.toldExactly(i) && !c.saidSize(f) && !c.saidPrice(f, &p) && !c.dials(s, f) && !c.readsAs(s, f) && !c.inLabel(s, i) && !(kind != FlawOwner && c.ofTable(s, f) && c.told(s, f)) {
			c.flaws = append(c.flaws, Flaw{Kind: kind, Text: s.span(f.first, f.last), Slot: slot})
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
		p.extra |= firstTag | lowTag
		p.measure, p.far = c.measureNear(&place{at: p.at, first: s.figures[i+1].first, last: s.figures[i+1].last})
		p.to = s.clauseEnd(s.figures[i+1].last)
	case 2:
		p.extra |= secondTag | highTag
	}
	switch s.word(f.first - 1) {
	case "hanya", "cuma":
		if f.unit == percentUnit {
			p.extra |= lowTag
		}
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
	case f.unit == bareUnit && cl.unit != bareUnit && (cl.unit != moneyUnit || f.countsThings() || f.value < 100*parts):
		return false
	case f.unit == shareUnit && cl.unit != percentUnit, f.unit == percentUnit && cl.unit != percentUnit,
		f.unit == moneyUnit && cl.unit != moneyUnit, f.unit == dollarUnit && cl.unit != dollarUnit:
		return false
	}
	off := f.value - cl.value
	if f.unit == shareUnit && max(off, -off) < parts/10 {
		return true // 66,67% is two thirds
	}
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
	if f.bound == exactly || max(off, -off) > cl.value/20 {
		return false
	}
	step := f.step
	for step < f.value && f.value%(step*10) == 0 {
		step *= 10
	}
	floor := cl.allowed&floorTag != 0 || cl.allowed&wantTag != 0 && cl.unit == moneyUnit
	switch f.bound {
	case nearly:
		return off > 0 && off <= step
	case over:
		return !floor && off < 0 && -off < step
	}
	if floor {
		return off > 0 && off < step
	}
	return max(off, -off)*2 <= step || off < 0 && -off < step && step <= cl.value/10 && f.value == cl.value-cl.value%step
}

// countsThings tells whether a word behind a number is what it counts, so that it is
// no money.
func (f *figure) countsThings() bool {
	if f.counted == "" || f.counted == "rupiah" {
		return false
	}
	if counters[f.counted] || countable[f.counted] {
		return true
	}
	_, measured := measures[f.counted]
	return f.step <= parts && !measured && !smallWords[f.counted] && !clauseWords[f.counted] && !plainBehind[f.counted]
}

var (
	countable   = wordSet(`usaha unit pesanan pembeli pelanggan ulasan pengikut peserta umkm pelaku penjualan orang kios cabang`)
	plainBehind = wordSet(`saja sekarang masih lebih kurang sudah juga kakak kak tidak belum sebagai adalah ya setiap tiap seperti sebuah sesudah setelah`)
)

// bare tells whether nothing but a limit is said of a figure in its part: "paling banyak
// sepuluh juta".
func (s *sentence) bare(f *figure) bool {
	if s.limits(f) == 0 {
		return false
	}
	for i := f.first - 1; i >= 0 && !s.partsAt(i); i-- {
		if s.tokens[i].says() {
			return false
		}
	}
	return f.place == 1 || f.last+1 >= len(s.tokens) || s.tokens[f.last+1].kind == markToken
}

// toldExactly tells whether figure i is a rounding behind which the figure itself is told:
// "kurang lebih 31 ribu, tepatnya Rp31.441".
func (s *sentence) toldExactly(i int) bool {
	if f := &s.figures[i]; f.bound == about && i+1 < len(s.figures) {
		next := &s.figures[i+1]
		return s.word(next.first-1) == "tepatnya" && max(next.value-f.value, f.value-next.value) < f.step
	}
	return false
}
