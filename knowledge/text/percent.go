package text

import "setara/knowledge"

// Percent is a share that was named: "25%", "12,5 persen".
type Percent struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	Value       knowledge.BasisPoints
}

// maxPercent bounds what is believed, in thousandths of a percent.
const maxPercent = 10_000_000

// readPercent reads the percentage that starts at token i.
func (r *reader) readPercent(i int) (Percent, bool) {
	a, at, ok := r.count(i)
	if !ok || a.milli > maxPercent || !r.isPercentSign(at) {
		return Percent{}, false
	}
	return Percent{First: i, Last: at, Value: knowledge.BasisPoints((a.milli + 5) / 10)}, true
}

func (r *reader) isPercentSign(at int) bool {
	return r.is(at, "%") || r.wordAt(at) == "persen"
}
