package text

import "setara/knowledge"

// isFraction tells whether two numbers, in thousandths, make a fraction that
// people trade by: a half, a third, a quarter, an eighth, three of the last two.
func isFraction(num, den int64) bool {
	if num != 1000 && num != 3000 || num >= den {
		return false
	}
	return den <= 4000 || den == 8000
}

// largestAlternative is the number up to which two counts with a stroke
// between them are a choice; beyond, the first may be a price.
const largestAlternative = 16_000

// alternatives reads a count that is one or another, "10/12 pasang": how many
// a price buys cannot be told.
func (r *reader) alternatives(i int) (Quantity, bool) {
	if r.kindAt(i) != Number || !r.is(i+1, "/") || r.kindAt(i+2) != Number {
		return Quantity{}, false
	}
	low, lowOK := readDigits(r.tokens[i].Text)
	high, highOK := readDigits(r.tokens[i+2].Text)
	u, known := r.unitAt(i + 3)
	if !lowOK || !highOK || !known || u.kind == unitSingle || isFraction(low.milli, high.milli) ||
		low.milli <= 0 || low.milli >= high.milli || high.milli > largestAlternative {
		return Quantity{}, false
	}
	unit := u.unit
	if unit == "" {
		unit = knowledge.UnitPiece
	}
	return Quantity{Last: i + 3, Unit: unit, Pack: knowledge.One, Unclear: true}, true
}

// withTimes multiplies a weight or volume by how many of it there are: "250gr
// x 12".
func (r *reader) withTimes(q *Quantity) {
	if q.Unit != knowledge.UnitKilogram && q.Unit != knowledge.UnitLitre || !r.is(q.Last+1, "x") || r.kindAt(q.Last+2) != Number {
		return
	}
	count, ok := readDigits(r.tokens[q.Last+2].Text)
	if !ok || count.decimal || count.milli > 1_000_000 || r.isUnit(q.Last+3) || r.isScale(q.Last+3) {
		return
	}
	if pack := packOf(count, q.Pack); pack > 0 {
		q.Pack, q.Last = pack, q.Last+2
	}
}

// IsPackage tells whether a word names a package that is counted as one:
// "bungkus", "toples".
func IsPackage(word string) bool { return question.units[word].kind == unitPackage }

// ReadCount reads the number that starts at token i whatever stands around it:
// in digits, as a fraction, or in words. It returns the token behind. Words
// that are money ("goceng"), nothing, and counts beyond [knowledge.MaxPack]
// are none; 0 in digits is.
func ReadCount(tokens []Token, i int) (count knowledge.Pack, next int, ok bool) {
	if i < 0 || i >= len(tokens) || tokens[i].Kind != Number && tokens[i].Kind != Word {
		return 0, 0, false
	}
	r := reader{tokens: tokens}
	a, next, ok := r.count(i)
	if !ok || a.absurd || a.milli > int64(knowledge.MaxPack) {
		return 0, 0, false
	}
	return knowledge.Pack(a.milli), next, true
}

// CountsGoods is the unit that a word counts goods in ("biji", "bungkus",
// "pasang"); false for words of measure and for counts of anything.
func CountsGoods(word string) (knowledge.Unit, bool) {
	u, known := question.units[word]
	return u.unit, known && u.unit.Counted() && u.unit != "" && u.kind != unitUnclear
}
