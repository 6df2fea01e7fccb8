package text

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// packReader gathers what a title says about the size of a pack. Sizes of
// things ("panci 5 liter") are told from contents by the kind of goods, once
// all is read.
type packReader struct {
	titleTokens
	counts []int64 // goods in a pack
	boxes  int64   // packages, 0 for not said
	unit   knowledge.Unit
	// measures holds weight, volume and length, in thousandths.
	weights, volumes, lengths []int64
	// times is the count that was multiplied into a measure ("6x100gr"), 0 for
	// none; at tells that the measure is that of one piece ("isi 6 @ 100 gr").
	times int64
	at    bool
	// perMeasure is the measure that the price is said to be for ("/kg").
	perMeasure packUnit
	unclear    bool
	// least is the fewest goods that are sold, 0 for not said; baited tells
	// that the price is one of several ("mulai 10rb").
	least  int64
	baited bool
}

// read reads all tokens.
func (r *packReader) read() {
	for i := 0; i < len(r.titleTokens); {
		i = r.next(i)
	}
}

// next reads what stands at token i and returns the index after it.
func (r *packReader) next(i int) int {
	if end, ok := r.bargain(i); ok {
		return end
	}
	switch word := r.text(i); word {
	case "isi", "berisi", "isinya":
		return r.contents(i)
	case "of":
		if r.unitAt(i-1).word == boxWord { // "pack of 3"
			return r.contents(i)
		}
	case "per", "/":
		return r.per(i)
	case "selusin", "sekodi", "sepasang", "sekilo", "seliter", "semeter", "sebungkus", "setengah", "seperempat":
		return r.oneWord(i)
	case "twin", "double", "triple":
		return r.twin(i)
	case "paket", "bundling", "bundle":
		return r.bundle(i)
	case "kiloan", "meteran", "literan":
		r.perMeasure = packUnits[strings.TrimSuffix(word, "an")]
	case "lusinan", "kodian":
		r.unclear = true
	case "min", "minimal", "minim", "minimum", "moq":
		return r.order(i + 1)
	case "mulai", "start", "from":
		return r.from(i + 1)
	case "order", "stok", "stock", "maks", "max", "pembelian", "usia", "umur", "ukuran", "size", "uk", "no", "nomor", "diameter", "lebar", "tinggi", "kapasitas", "muat":
		// A number behind these says nothing about the pack.
		return r.skipNumbers(i + 1)
	}
	switch {
	case !r.isNumber(i):
		return i + 1
	case r.inName(i):
		return i + 1
	default:
		return r.number(i)
	}
}

// inName tells whether the number belongs to a model name before it: "AKS570
// set", but not "kopi1kg".
func (r *packReader) inName(i int) bool {
	return i > 0 && r.glued(i) && r.titleTokens[i-1].Kind == Word && r.text(i-1) != "x" && !r.glued(i+1)
}

// contents reads "isi 12", "isi 12 pcs", "isi 500 gr".
func (r *packReader) contents(i int) int {
	i++
	for r.text(i) == ":" || r.text(i) == "." || r.text(i) == "=" {
		i++
	}
	if !r.isNumber(i) {
		return i
	}
	n, end := r.numberAt(i)
	if after, differ, ok := r.alternatives(n, end); ok && differ {
		r.unclear = true
		return after
	}
	if r.text(end) == "x" && r.isNumber(end+1) {
		return r.number(i) // "isi 25 x 2 gr"
	}
	switch u := r.unitAt(end); u.word {
	case weightWord, volumeWord, lengthWord:
		return r.number(i)
	case countWord, boxWord:
		r.count(n*u.size, u)
		return end + 1
	default:
		r.count(n, packUnit{})
		return end
	}
}

// per reads "per kg", "/ lusin".
func (r *packReader) per(i int) int {
	u := r.unitAt(i + 1)
	switch {
	case r.isNumber(i + 1):
		return i + 1
	case u.word == countWord:
		r.count(u.size*1000, u)
	case u.word == weightWord, u.word == volumeWord, u.word == lengthWord:
		if len(r.text(i+1)) > 1 || r.text(i) == "per" {
			r.perMeasure = u
		}
	default:
		return i + 1
	}
	return i + 2
}

// oneWord reads "selusin", "setengah kilo".
func (r *packReader) oneWord(i int) int {
	word := r.text(i)
	part := int64(0)
	switch word {
	case "setengah":
		part = 500
	case "seperempat":
		part = 250
	}
	if part > 0 {
		r.add(part, r.unitAt(i+1))
		return i + 2
	}
	r.add(1000, packUnits[word[len("se"):]])
	return i + 1
}

// number reads what starts with a number: "3 pcs", "250gr", "6x100gr",
// "100gr x 6", "100/200 gr", "1/2 kg".
func (r *packReader) number(i int) int {
	n, end := r.numberAt(i)
	if after, differ, ok := r.alternatives(n, end); ok {
		u := r.unitAt(after)
		r.unclear = r.unclear || differ && u.word != noPackWord && u.word != otherWord
		other, _, _ := r.alternative(end)
		r.baited = r.baited || other > n && isMoney(r.text(after))
		return after
	}
	if (r.text(end) == "x" || r.text(end) == "*") && r.isNumber(end+1) {
		return r.product(n, end+1)
	}
	u := r.unitAt(end)
	if isMoney(r.text(end)) {
		_, after, ok := r.alternative(end + 1)
		r.baited = r.baited || ok && isMoney(r.text(after))
	}
	if u.word == noPackWord || u.word == otherWord || r.text(end) == "m" && !r.glued(end) {
		return end
	}
	if r.text(end+1) == "x" && r.isNumber(end+2) {
		return r.timesUnit(n, u, end+2)
	}
	r.add(n, u)
	r.at = r.at || r.text(i-1) == "@"
	if other, after, ok := r.alternative(end + 1); ok && r.unitAt(after) == u && other != n {
		r.unclear = true
		return after + 1
	}
	return end + 1
}

// product reads the second factor, at token i, of "6 x 100 gr" and of
// "100gr x 6". Two measures of length are an area, and no pack.
func (r *packReader) product(n int64, i int) int {
	m, end := r.numberAt(i)
	u := r.unitAt(end)
	before := packUnits[r.text(i-2)]
	total := n / 1000 * m
	switch {
	case u.word == weightWord || u.word == volumeWord:
		r.add(total, u)
		r.times = n / 1000
		return end + 1
	case before.word == weightWord || before.word == volumeWord:
		r.add(n*m/1000, packUnit{before.word, before.unit, 1000})
		r.times = m / 1000
	}
	for u = r.unitAt(end); u.word != noPackWord; u = r.unitAt(end) {
		end++
	}
	return end
}

// timesUnit reads "3 botol x 120 gr" and "100gr x 6", the second factor at
// token i.
func (r *packReader) timesUnit(n int64, u packUnit, i int) int {
	if u.word != countWord && u.word != boxWord {
		return r.product(n*u.size/1000, i)
	}
	_, end := r.numberAt(i)
	if other := r.unitAt(end).word; other == weightWord || other == volumeWord {
		return r.product(n*u.size, i)
	}
	r.add(n, u)
	return i
}

// add takes n thousandths of a unit.
func (r *packReader) add(n int64, u packUnit) {
	amount := n * u.size / 1000
	switch u.word {
	case countWord:
		r.count(n*u.size, u)
	case boxWord:
		r.boxes = max(r.boxes, n/1000)
		if u.unit == knowledge.UnitSet {
			r.unit = u.unit
		}
	case weightWord:
		r.weights = addAmount(r.weights, amount)
	case volumeWord:
		r.volumes = addAmount(r.volumes, amount)
	case lengthWord:
		r.lengths = addAmount(r.lengths, amount)
	}
}

// count takes a number of goods, in thousandths.
func (r *packReader) count(milli int64, u packUnit) {
	if milli%1000 != 0 || milli <= 0 {
		return
	}
	r.counts = addAmount(r.counts, milli/1000)
	if u.unit == knowledge.UnitPair {
		r.unit = u.unit
	}
}

func addAmount(amounts []int64, n int64) []int64 {
	if n <= 0 || slices.Contains(amounts, n) {
		return amounts
	}
	return append(amounts, n)
}
