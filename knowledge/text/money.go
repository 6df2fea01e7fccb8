package text

import "setara/knowledge"

// Money is an amount of rupiah as somebody typed it.
type Money struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	// Low and High are the ends of a range ("20-25rb"); equal where one
	// amount was said.
	Low, High knowledge.Rupiah
	// Bare marks a number without anything that says money: no Rp, no word,
	// no separator ("jual 45", "jual 45000"). Low and High are then what
	// traders mean by it: a number under 1,000 stands for thousands.
	Bare bool
	// Alternatives are other things that the same words may mean: 50 for
	// gocap, 45 and 45 million for a bare 45. Empty for plain amounts.
	Alternatives []knowledge.Rupiah
	// Impossible marks an amount that cannot be a price: negative, or beyond
	// [knowledge.MaxRupiah]. Low and High are then 0.
	Impossible bool
}

// rupiah is the amount of money; false beyond what can be calculated with.
func (a amount) rupiah() (knowledge.Rupiah, bool) {
	if a.absurd {
		return 0, false
	}
	r := knowledge.Rupiah((a.milli + 500) / 1000)
	return r, r <= knowledge.MaxRupiah
}

// figure is one amount before it becomes Money: its ends, and what was said
// about it.
type figure struct {
	amount
	last int
	// scale is the scale that was said, 0 for none.
	scale int64
	// marked tells that something said money: Rp, a scale, a money word.
	marked   bool
	other    int64
	negative bool
}

// readMoney reads the money that starts at token i, ranges included.
func (r *reader) readMoney(i int) (Money, bool) {
	low, ok := r.readFigure(i)
	if !ok {
		return Money{}, false
	}
	m := Money{First: i, Last: low.last}
	high := low
	if next, ok := r.rangeTo(i, low); ok {
		if second, ok := r.upperEnd(next, low); ok && joins(low, second) {
			if low.scale == 0 && !low.marked || low.scale == 0 && low.milli < second.milli && low.milli < 1000_000 {
				low.amount = low.times(max(second.scale, 1))
				low.scale = second.scale
			}
			low.marked, low.other = low.marked || second.marked, 0
			high, m.Last = second, second.last
		}
	}
	m.set(low, high)
	return m, true
}

func (m *Money) set(low, high figure) {
	m.Bare = !low.marked && !high.marked
	if m.Bare {
		m.setBare(low, high)
		return
	}
	var okLow, okHigh bool
	m.Low, okLow = low.rupiah()
	m.High, okHigh = high.rupiah()
	if !okLow || !okHigh || low.negative {
		m.Low, m.High, m.Impossible = 0, 0, true
	}
	if low.other != 0 {
		m.Alternatives = []knowledge.Rupiah{knowledge.Rupiah(low.other)}
	}
}

// setBare reads a number without a money word: under 1,000 it stands for
// thousands, as traders say it.
func (m *Money) setBare(low, high figure) {
	factor := int64(1)
	if high.milli < 1_000_000 {
		factor = 1000
		if low.milli == high.milli && low.milli > 0 {
			if low.milli%1000 == 0 {
				m.Alternatives = append(m.Alternatives, knowledge.Rupiah(low.milli/1000))
			}
			m.Alternatives = append(m.Alternatives, knowledge.Rupiah(low.milli*1000))
		}
	}
	var okLow, okHigh bool
	m.Low, okLow = low.times(factor).rupiah()
	m.High, okHigh = high.times(factor).rupiah()
	if !okLow || !okHigh || low.negative {
		*m = Money{First: m.First, Last: m.Last, Bare: true, Impossible: true}
	}
}

// readFigure reads one amount at token i: currency sign, minus, digits or
// number words, scale, and what may stand behind.
func (r *reader) readFigure(i int) (figure, bool) {
	var f figure
	at := i
	if r.is(at, "rp", "idr") {
		f.marked = true
		at++
		for r.is(at, ".", ":") {
			at++
		}
	}
	if r.is(at, "-") && r.startsNegative(at, i) || r.is(at, "minus") {
		f.negative = true
		at++
	}
	if r.is(at, "rp", "idr") && !f.marked {
		f.marked = true
		at++
	}
	if at >= len(r.tokens) {
		return figure{}, false
	}
	var ok bool
	if r.tokens[at].Kind == Number {
		ok = r.digitFigure(at, &f)
	} else {
		ok = r.wordFigure(at, &f)
	}
	if !ok {
		return figure{}, false
	}
	r.closeFigure(&f)
	return f, true
}

// startsNegative tells a minus from a dash: it stands right before the number
// and behind a space or nothing.
func (r *reader) startsNegative(at, start int) bool {
	if at+1 >= len(r.tokens) || !r.tokens[at+1].Glued && !r.is(at+1, "rp") {
		return false
	}
	return at > start || at == 0 || !r.tokens[at].Glued && r.tokens[at-1].Kind != Number && !r.isScale(at-1)
}

// digitFigure reads an amount written in digits: "45", "1/2 juta", "45 000",
// "1jt2", "45 ribu 500".
func (r *reader) digitFigure(at int, f *figure) bool {
	a, ok := readDigits(r.tokens[at].Text)
	if !ok || r.tokens[at].Text[0] == '0' && len(r.tokens[at].Text) > 1 && !a.decimal {
		return false
	}
	if half, last, ok := r.fraction(at); ok {
		a, at = half, last
	}
	if n, last := r.spacedThousands(at, a); last > at {
		a, at = n, last
	}
	if r.is(at+1, "setengah") && r.isScale(at+2) {
		a = a.plus(amount{milli: 500})
		at++
	}
	f.amount, f.last = a, at
	f.marked = f.marked || a.grouped
	r.skipAbout(f)
	scaleAt := f.last + 1
	if r.is(scaleAt, "-") && r.tokens[scaleAt].Glued && r.isScale(scaleAt+1) {
		scaleAt++
	}
	if !r.isScale(scaleAt) {
		return true
	}
	r.applyScale(f, scaleAt)
	r.behind(f)
	return true
}

// largestDoubled is the amount, in thousandths, up to which thousands that are
// said twice may be meant: nobody charges 1.200 and writes 1.200rb, but many
// write 45.000rb for 45.000.
const largestDoubled = 10_000_000

// applyScale multiplies by the scale at a token. "45.000rb" says thousands
// twice and is 45.000; "1.250 juta" is one and a quarter million.
func (r *reader) applyScale(f *figure, at int) {
	scale := question.numbers[r.tokens[at].Text].value
	f.marked, f.scale, f.last = true, scale, at
	if f.grouped && scale == 1000 && f.milli < largestDoubled {
		f.other = f.milli // "1.200rb": 1.200, or as many thousands
	}
	switch {
	case f.grouped && scale == 1000, f.grouped && f.milli >= 1_000_000_000,
		!f.grouped && !f.decimal && scale == 1000 && f.milli >= 10_000_000:
	case f.grouped && scale > 1000:
		f.amount = amount{milli: f.milli / 1000, decimal: true}.times(scale)
	default:
		f.amount = f.times(scale)
	}
	r.skipAbout(f)
}

// behind reads what follows a scale: "1jt2", "1jt 200rb", "45 ribu 500".
func (r *reader) behind(f *figure) {
	next := f.last + 1
	if next >= len(r.tokens) || r.tokens[next].Kind != Number || f.decimal {
		if next < len(r.tokens) && r.is(next, "setengah") && !r.isScale(next+1) && !r.isUnit(next+1) {
			f.amount, f.last = f.plus(amount{milli: 500}.times(f.scale)), next
		}
		return
	}
	rest, ok := readDigits(r.tokens[next].Text)
	if !ok || rest.decimal || rest.grouped || rest.absurd {
		return
	}
	n := rest.milli / 1000
	switch {
	case r.isScale(next + 1):
		scale := question.numbers[r.tokens[next+1].Text].value
		if scale < f.scale && rest.times(scale).milli < f.scale*1000 && f.scale >= 1_000_000 {
			f.amount, f.last = f.plus(rest.times(scale)), next+1
			f.scale = scale
		}
	case r.tokens[next].Glued && len(r.tokens[next].Text) <= 3:
		f.amount, f.last = f.plus(whole(behindScale(n, f.scale))), next
	case len(r.tokens[next].Text) == 3 && !r.countsGoods(next):
		f.amount, f.last = f.plus(whole(n*f.scale/1000)), next
	}
}

// countsGoods tells whether the number that ends at a token counts what
// follows.
func (r *reader) countsGoods(at int) bool {
	return r.isUnit(at+1) || r.place(at+1)&notMoneyBefore != 0
}

// wordFigure reads an amount written in words.
func (r *reader) wordFigure(at int, f *figure) bool {
	w, ok := readWords(r.tokens, at)
	if !ok || w.milli == 0 {
		return false
	}
	if !w.scaled && !w.money && !f.marked {
		// "lima puluh", "dua lima": a bare number, never a lone "satu".
		if w.digits < 2 && !w.plain || w.milli < 10_000 {
			return false
		}
	}
	f.amount, f.last, f.other = w.amount, w.last, w.other
	f.marked = f.marked || w.scaled || w.money
	f.scale = w.scale
	r.skipAbout(f)
	if w.money && r.is(f.last+1, "ceng") {
		// "gocap ceng": the second word only settles the first.
		f.last, f.other = f.last+1, 0
	}
	return true
}

// closeFigure takes in what may stand behind an amount: ",-", "rupiah".
func (r *reader) closeFigure(f *figure) {
	if r.is(f.last+1, ",", ".") && r.tokens[f.last+1].Glued && r.is(f.last+2, "-") && r.tokens[f.last+2].Glued {
		f.last += 2
		f.marked = true
	}
	if n := question.numbers[r.textAt(f.last+1)]; n.kind == numCurrency && !r.startsMoney(f.last+1) {
		f.last++
		f.marked, f.other = true, 0
	}
}

// startsMoney tells whether a currency word stands before an amount of its
// own ("45 Rp 15.000") rather than behind the last.
func (r *reader) startsMoney(at int) bool {
	return r.is(at, "rp", "idr") && at+1 < len(r.tokens) && r.tokens[at+1].Kind == Number
}

// skipAbout passes over the "an" of "45an" and "45rb-an".
func (r *reader) skipAbout(f *figure) {
	at := f.last + 1
	if r.is(at, "-") && r.tokens[at].Glued {
		at++
	}
	if r.is(at, "an", "nan", "annya") && r.tokens[at].Glued {
		f.last = at
	}
}

// spacedThousands reads "45 000" and "1 250 000": groups of three digits, one
// space apart, the last of them 000.
func (r *reader) spacedThousands(at int, a amount) (amount, int) {
	if a.grouped || a.decimal || len(r.tokens[at].Text) > 3 {
		return a, at
	}
	end, sum := at, a
	for i := at + 1; i < len(r.tokens); i++ {
		t := r.tokens[i]
		if t.Kind != Number || len(t.Text) != 3 || t.Start-r.tokens[i-1].End != 1 {
			break
		}
		group, _ := readWhole(t.Text)
		sum = sum.times(1000).plus(group)
		if t.Text == "000" {
			a, end = sum, i
			a.grouped = true
		}
	}
	return a, end
}

// fraction reads "1/2", "3/4" and "1 1/2" at a number.
func (r *reader) fraction(at int) (amount, int, bool) {
	if r.is(at+1, "/") && r.kindAt(at+2) == Number {
		num, ok1 := readDigits(r.tokens[at].Text)
		den, ok2 := readDigits(r.tokens[at+2].Text)
		if ok1 && ok2 && isFraction(num.milli, den.milli) {
			return amount{milli: num.milli * 1000 / den.milli, decimal: true}, at + 2, true
		}
		return amount{}, 0, false
	}
	if r.kindAt(at+1) == Number && !r.tokens[at+1].Glued && r.is(at+2, "/") {
		if part, last, ok := r.fraction(at + 1); ok {
			if n, ok := readDigits(r.tokens[at].Text); ok && !n.absurd {
				return n.plus(part), last, true
			}
		}
	}
	return amount{}, 0, false
}
