package text

import "slices"

// measures reads one measured side or several: "20 cm", "30 x 40 x 5 cm",
// "45cm x 10m". A side without a unit has that of the next.
func (r *sizeReader) measures(i int) (end int, ok bool) {
	var sides, units [3]int64
	n, unit := 0, int64(0)
	for end = i; n < len(sides); n++ {
		sides[n], end = r.numberAt(end)
		if units[n] = r.lengthUnit(end); units[n] > 0 {
			unit = units[n]
			end++
		}
		if mark := r.text(end); mark != "x" && mark != "*" || !r.isNumber(end+1) {
			n++
			break
		}
		end++
	}
	if unit == 0 && n > 1 && slices.Min(sides[:n]) >= 10*1000 && r.unitAt(end).word == noPackWord {
		unit = centimetre // "sprei 180x200"
	}
	if unit == 0 {
		return 0, false
	}
	for k := n - 1; k >= 0; k-- {
		if units[k] > 0 {
			unit = units[k]
		}
		units[k] = unit
	}
	for k := range n {
		r.side(int32(sides[k] * units[k] / (1000 * hundredths)))
	}
	return end, true
}

// lengthUnit is the length of the unit at token i. A lone m behind a space is
// a size.
func (r *sizeReader) lengthUnit(i int) int64 {
	if r.text(i) == "m" && !r.glued(i) {
		return 0
	}
	return millimetres(r.text(i))
}

// hundredths is how finely the length of a unit is kept, for the inch.
const (
	hundredths = 100
	centimetre = 10 * hundredths
)

// millimetres is the length of a unit in hundredths of a millimetre, 0 for
// what is no unit of length.
func millimetres(word string) int64 {
	switch word {
	case "mm":
		return hundredths
	case "cm":
		return centimetre
	case "m", "meter", "mtr":
		return 1000 * hundredths
	case "inch", "inci", "inchi":
		return 2540
	}
	return 0
}
