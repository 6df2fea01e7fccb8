package text

import (
	"strings"

	"setara/knowledge"
)

// Quantity is what one price buys, as somebody typed it: "selusin", "per kg",
// "isi 12", "250 gr".
type Quantity struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	// Unit is what is counted or measured; empty for words that count
	// anything ("selusin", "isi 12").
	Unit knowledge.Unit
	Pack knowledge.Pack
	// Per tells that it was said as the measure of a price: "per kg", "/kg",
	// "meteran".
	Per bool
	// Unclear marks a package of no fixed count: "sedus", "satu seri".
	Unclear bool
	// Traded marks how many are traded, not how many a price buys: "terjual
	// 500 pcs". Size marks a dimension: "kapasitas 5 liter".
	Traded, Size bool
	// Contents tells that it is what is inside a package: "isi 12".
	Contents bool
}

// Measured tells whether the quantity is a weight, a volume or a length.
func (q Quantity) Measured() bool { return q.Unit != "" && !q.Unit.Counted() }

// readQuantity reads the quantity that starts at token i.
func (r *reader) readQuantity(i int) (Quantity, bool) {
	at, per := r.perPrefix(i)
	q, ok := r.countAndUnit(at)
	switch {
	case ok:
	case per:
		q, ok = r.unitAlone(at)
	default:
		if q, ok = r.contents(i); !ok {
			q, ok = r.oneWord(i)
		}
	}
	if !ok || q.Pack <= 0 || q.Pack > knowledge.MaxPack {
		return Quantity{}, false
	}
	q.First, q.Per = i, q.Per || per
	r.withTimes(&q)
	r.withContents(&q)
	r.ofWhat(&q)
	r.judgePlace(&q)
	return q, true
}

// ofWhat takes in what a count of anything counts: "selusin pasang".
func (r *reader) ofWhat(q *Quantity) {
	if u, known := r.unitAt(q.Last + 1); q.Unit == "" && !q.Contents && known && u.kind == unitCount && u.unit != "" {
		q.Unit, q.Last = u.unit, q.Last+1
	}
}

// perPrefix passes over "per", "/", "tiap", "@".
func (r *reader) perPrefix(i int) (next int, per bool) {
	switch r.wordAt(i) {
	case "per", "/", "tiap", "setiap", "saben", "@":
		return i + 1, true
	}
	return i, false
}

// countAndUnit reads "12 pcs", "1/2 lusin", "setengah kilo", "dua lusin",
// "250gr", "6x100gr".
func (r *reader) countAndUnit(i int) (Quantity, bool) {
	if q, ok := r.alternatives(i); ok {
		return q, true
	}
	count, at, ok := r.count(i)
	if !ok {
		return Quantity{}, false
	}
	if r.is(at, "x") && r.kindAt(at+1) == Number {
		each, ok := readDigits(r.tokens[at+1].Text)
		if u, known := r.unitAt(at + 2); ok && known && u.unit != knowledge.UnitMetre && count.milli <= 1_000_000 {
			q := quantityOf(count.times(1), u)
			q.Pack = packOf(each.times(count.milli/1000), u.pack)
			q.Last = at + 2
			return q, true
		}
		return Quantity{}, false
	}
	if r.is(at, "-") && r.tokens[at].Glued {
		at++ // "3-pcs"
	}
	u, known := r.unitAt(at)
	spelledPrice := r.kindAt(i) == Word && count.milli >= 1_000_000 // "sewu sak ons"
	if !known || u.kind == unitSingle || spelledPrice {
		return Quantity{}, false
	}
	q := quantityOf(count, u)
	q.Last = at
	if r.is(at+1, "setengah") && !r.isUnit(at+2) && !r.isScale(at+2) {
		q.Pack += u.pack / 2 // "1 kilo setengah"
		q.Last++
	}
	return q, true
}

// count reads a number in digits, as a fraction, or in words, and returns
// where what it counts may stand.
func (r *reader) count(i int) (amount, int, bool) {
	if r.kindAt(i) == Number {
		a, ok := readDigits(r.tokens[i].Text)
		if !ok || a.absurd {
			return amount{}, 0, false
		}
		if part, last, ok := r.fraction(i); ok {
			return part, last + 1, true
		}
		if r.is(i+1, "setengah") && r.isUnit(i+2) {
			return a.plus(amount{milli: 500}), i + 2, true
		}
		return a, i + 1, true
	}
	w, ok := readWords(r.tokens, i)
	if !ok || w.money || w.milli == 0 {
		return amount{}, 0, false
	}
	return w.amount, w.last + 1, true
}

// unitAlone reads the unit behind "per" or "/".
func (r *reader) unitAlone(i int) (Quantity, bool) {
	u, known := r.unitAt(i)
	if !known {
		return r.oneWord(i)
	}
	q := quantityOf(whole(1), u)
	q.Last = i
	return q, true
}

// contents reads "isi 12", "isi 12 pcs", "isi selusin", "dapat 3".
func (r *reader) contents(i int) (Quantity, bool) {
	switch r.wordAt(i) {
	case "isi", "isinya", "berisi", "isine", "isina", "dapat", "dapatnya":
	default:
		return Quantity{}, false
	}
	at := i + 1
	if r.is(at, ":") {
		at++
	}
	if q, ok := r.countAndUnit(at); ok {
		q.Contents = true
		return q, true
	}
	if q, ok := r.oneWord(at); ok && !q.Per {
		q.Contents = true
		return q, true
	}
	count, next, ok := r.count(at)
	if !ok || count.decimal || count.milli > 1_000_000 || r.isScale(next) || r.place(next)&notMoneyBefore != 0 || r.is(next, "/", "-", "%") {
		return Quantity{}, false
	}
	return Quantity{Last: next - 1, Pack: knowledge.Pack(count.milli), Contents: true}, true
}

// unitBehind reads a unit that stands right behind a price without "per":
// "30rb pasang", "600rb kodi".
func (r *reader) unitBehind(i int) (Quantity, bool) {
	u, known := r.unitAt(i)
	if !known || len(r.textAt(i)) < 2 || r.is(i, "kw") || u.kind != unitCount && u.kind != unitMeasure {
		return Quantity{}, false
	}
	q := quantityOf(whole(1), u)
	q.First, q.Last, q.Per = i, i, true
	return q, true
}

// bareUnit reads a word such as "kodi" that stands for one of it where a
// price follows or goods do: "kodi 600rb", "gross kancing 144rb".
func (r *reader) bareUnit(i int) (Quantity, bool) {
	u, known := r.unitAt(i)
	priced := r.kindAt(i+1) == Number || r.is(i+1, "rp") || question.numbers[r.textAt(i+1)].kind != 0
	opens := (i == 0 || r.kindAt(i-1) == Mark) && r.kindAt(i+1) == Word && NamesGoods(r.textAt(i+1))
	if !known || u.unit != "" || !priced && !opens {
		return Quantity{}, false
	}
	q := quantityOf(whole(1), u)
	q.First, q.Last = i, i
	return q, true
}

// oneWord reads a quantity of one word: "selusin", "sekilo", "kodian",
// "meteran", "perkilo", "eceran".
func (r *reader) oneWord(i int) (Quantity, bool) {
	if r.kindAt(i) != Word {
		return Quantity{}, false
	}
	word := r.tokens[i].Text
	if u, known := question.units[word]; known && u.kind == unitSingle {
		return Quantity{Last: i, Unit: u.unit, Pack: u.pack, Per: true}, true
	}
	if u, known := r.unitAt(i + 1); known && r.is(i, "se", "sa") && u.kind != unitSingle {
		q := quantityOf(whole(1), u) // "sa lusin", as it is spoken
		q.Last = i + 1
		return q, true
	}
	for _, prefix := range [...]string{"per", "se", "sa", "s"} {
		rest, cut := strings.CutPrefix(word, prefix)
		u, known := question.units[rest]
		if !cut || !known || len(rest) < 2 || notQuantities[word] {
			continue
		}
		if prefix == "s" && u.unit != "" {
			continue // "slusin", "skodi"; but "spasang" is not written
		}
		q := quantityOf(whole(1), u)
		q.Last, q.Per = i, prefix == "per"
		if prefix != "per" && r.is(i+1, "setengah") && !r.isUnit(i+2) && !r.isScale(i+2) {
			q.Pack += u.pack / 2 // "sekilo setengah"
			q.Last++
		}
		return q, true
	}
	if stem, cut := strings.CutSuffix(word, "an"); cut && len(stem) >= 4 {
		u, known := question.units[stem]
		if known && (u.kind == unitMeasure || u.unit == "") {
			q := quantityOf(whole(1), u)
			q.Last, q.Per = i, true
			return q, true
		}
	}
	return Quantity{}, false
}

// notQuantities look like a quantity and are not.
var notQuantities = map[string]bool{
	"sebal": true, "sepak": true, "sebox": true, "sepot": true, "sepon": true,
	"saset": true, "sabuah": true, "sebuah": true, "salt": true,
}

func quantityOf(count amount, u unitWord) Quantity {
	return Quantity{Unit: u.unit, Pack: packOf(count, u.pack), Unclear: u.kind == unitUnclear}
}

// packOf is count times the pack of one unit, or 0 where that is beyond belief.
func packOf(count amount, one knowledge.Pack) knowledge.Pack {
	if count.absurd || count.milli > int64(knowledge.MaxPack) || count.milli <= 0 {
		return 0
	}
	return knowledge.Pack((count.milli*int64(one) + 500) / 1000)
}

// withContents joins a package with what stands behind about its inside: "2
// dus isi 24" is 48.
func (r *reader) withContents(q *Quantity) {
	if q.Contents {
		return
	}
	inside, ok := r.contents(q.Last + 1)
	if !ok {
		// "per bungkus 200 gram"
		inside, ok = r.countAndUnit(q.Last + 1)
		ok = ok && inside.Measured()
	}
	if !ok || q.Measured() || q.Unit == "" {
		return
	}
	pack := packOf(amount{milli: int64(q.Pack)}, inside.Pack)
	if pack == 0 {
		return
	}
	q.Unit, q.Pack, q.Last, q.Unclear, q.Contents = inside.Unit, pack, inside.Last, false, true
}

// judgePlace looks at the words before a quantity that make it no pack.
func (r *reader) judgePlace(q *Quantity) {
	if q.Per {
		return
	}
	for back := 1; back <= 2; back++ {
		place := r.place(q.First - back)
		q.Size = q.Size || q.Measured() && place&dimension != 0
		q.Traded = q.Traded || !q.Contents && place&tradedCount != 0
	}
	if q.Contents || q.Measured() && q.Unit != knowledge.UnitMetre {
		return
	}
	for ahead := 1; ahead <= 2; ahead++ {
		if place := r.place(q.Last + ahead); place&tradedCount != 0 {
			q.Traded = true
		}
	}
}
