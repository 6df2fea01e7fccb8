package text

import "slices"

// upperEnd reads the upper end of a range; a bare one takes the scale of the
// lower ("15rb-20").
func (r *reader) upperEnd(at int, low figure) (figure, bool) {
	high, ok := r.readFigure(at)
	if !ok || high.negative {
		return figure{}, false
	}
	if !high.marked && low.scale >= 1000 && high.milli < 1_000_000 && !r.countsGoods(high.last) {
		high.amount, high.marked, high.scale = high.times(low.scale), true, low.scale
	}
	return high, true
}

// joins tells whether two figures make a range rather than two prices.
func joins(low, high figure) bool {
	if low.absurd || high.absurd {
		return false
	}
	scaled := low.amount
	if low.scale == 0 && !low.marked {
		scaled = low.times(max(high.scale, 1))
	}
	return scaled.milli < high.milli && (high.marked || high.scale > 0 || !low.marked)
}

// rangeWords join the two ends of a range.
var rangeWords = []string{"-", "~", "sampai", "hingga", "sd", "s", "atau", "dan", "to"}

// rangeTo is the token at which the upper end of a range may start.
func (r *reader) rangeTo(start int, low figure) (int, bool) {
	at := low.last + 1
	if at >= len(r.tokens) || !slices.Contains(rangeWords, r.words[at]) {
		return 0, false
	}
	switch r.words[at] {
	case "dan":
		if !r.is(start-1, "antara") && !r.is(start-2, "antara") {
			return 0, false
		}
	case "s":
		if !r.is(at+1, "/") || !r.is(at+2, "d") {
			return 0, false
		}
		at += 2
	case "-":
		// "45rb -15rb" is no range; "45rb - 50rb" and "45-50rb" are.
		if !r.tokens[at].Glued && at+1 < len(r.tokens) && r.tokens[at+1].Glued {
			return 0, false
		}
	}
	return at + 1, at+1 < len(r.tokens)
}
