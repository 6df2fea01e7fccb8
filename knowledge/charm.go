package knowledge

// charmRange is how people end the prices of a size: the endings that are
// charged within each step.
type charmRange struct {
	below   Rupiah
	step    Rupiah
	endings []Rupiah
}

// charmRanges follow what stands on the listings of Tokopedia of January 2026:
// 500 and 900 beside the whole thousand on small prices, 900 on middle ones,
// and from a million on only whole thousands, most often 0, 5 and 9. Above
// that the endings grow with the price.
var charmRanges = [...]charmRange{
	{10_000, 1_000, []Rupiah{0, 500, 900}},
	{1_000_000, 1_000, []Rupiah{900}},
	{10_000_000, 10_000, []Rupiah{0, 5_000, 9_000}},
	{100_000_000, 100_000, []Rupiah{0, 50_000, 90_000}},
	{maxPrice + 1, 1_000_000, []Rupiah{0, 500_000, 900_000}},
}

// rangeOf is how prices of a size end.
func rangeOf(price Rupiah) *charmRange {
	for i := range charmRanges {
		if price < charmRanges[i].below {
			return &charmRanges[i]
		}
	}
	return &charmRanges[len(charmRanges)-1]
}

// Charm is the lowest price that people charge and that is not under a floor.
func Charm(floor Rupiah) Rupiah {
	floor = max(floor, 1)
	r := rangeOf(floor)
	for base := floor / r.step * r.step; ; base += r.step {
		for _, ending := range r.endings {
			if price := base + ending; price >= floor {
				return min(price, max(r.below, floor)) // 999.950 becomes a round million
			}
		}
	}
}

// CharmBelow is the highest price that people charge, not above a ceiling and
// not under a floor. It returns false where none lies between them.
func CharmBelow(ceiling, floor Rupiah) (Rupiah, bool) {
	if ceiling < floor || ceiling < 1 {
		return 0, false
	}
	r := rangeOf(ceiling)
	for base := ceiling / r.step * r.step; base >= 0; base -= r.step {
		for i := len(r.endings) - 1; i >= 0; i-- {
			price := base + r.endings[i]
			if price > ceiling {
				continue
			}
			if price < max(floor, 1) {
				return 0, false
			}
			return price, true
		}
	}
	return 0, false
}
