package text

import "setara/knowledge"

// maxArea bounds what is believed, in thousandths of a square metre: a large
// hall.
const maxArea = 10_000 * 1000

// ReadArea finds a surface in a text that was read ("2x3 meter", "200 x 300
// cm"), the first of several, in thousandths of a square metre, rounded; false
// where none was named with a measure.
func ReadArea(q *Question) (knowledge.Pack, bool) {
	r := reader{tokens: q.Tokens, words: q.Words}
	for i := range r.tokens {
		if r.kindAt(i) != Number || !r.is(i+1, "x", "*") || r.kindAt(i+2) != Number {
			continue
		}
		a, okA := readDigits(r.tokens[i].Text)
		b, okB := readDigits(r.tokens[i+2].Text)
		if !okA || !okB || a.absurd || b.absurd || a.milli > maxArea || b.milli > maxArea {
			continue
		}
		// Thousandths times thousandths are millionths.
		area := a.milli * b.milli / 1000
		switch {
		case r.is(i+3, "m", "meter", "mtr", "mt"):
		case r.is(i+3, "cm", "senti", "sentimeter"):
			area = (area + 5000) / 10_000
		default:
			continue
		}
		if area > 0 && area <= maxArea {
			return knowledge.Pack(area), true
		}
	}
	return 0, false
}
