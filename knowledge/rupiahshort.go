package knowledge

import "strings"

// scales are the words for large amounts, the largest first.
var scales = [...]struct {
	amount Rupiah
	word   string
}{
	{1_000_000_000_000, "triliun"},
	{1_000_000_000, "miliar"},
	{1_000_000, "jt"},
	{1_000, "rb"},
}

// Short writes the amount as on a price tag or the axis of a chart, without
// Rp and with at most two decimals, rounded half away from zero: "900",
// "15 rb", "1,25 jt". It is for reading at a glance; what people count on is
// written with String.
func (r Rupiah) Short() string {
	for i, scale := range scales {
		if r > -scale.amount && r < scale.amount {
			continue
		}
		hundredths := divRound(int64(r), 100, int64(scale.amount))
		if i > 0 && max(hundredths, -hundredths) >= 100_000 { // 999.999 is not "1.000 rb"
			scale, hundredths = scales[i-1], hundredths/1000
		}
		return strings.TrimSuffix(BasisPoints(hundredths).String(), "%") + " " + scale.word
	}
	return strings.Replace(r.String(), "Rp", "", 1)
}
