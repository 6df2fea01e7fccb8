package knowledge

// charmRange is how people end the prices of a size, from one end of it to the
// other: both ends are prices that people charge.
type charmRange struct {
	from, to Rupiah
	step     Rupiah
	// endings are what is charged within each step, ascending.
	endings []Rupiah
}

// charmRanges follow what stands on the listings of Tokopedia of January 2026:
// 500 and 900 beside the whole thousand on small prices, 900 on middle ones,
// and from a million on only whole thousands, most often 0, 5 and 9. Above
// that the endings grow with the price. What costs less than any coin is only
// named for one of many, and keeps close to what it must bring.
var charmRanges = [...]charmRange{
	{5, 100, 5, []Rupiah{0}},
	{100, 500, 50, []Rupiah{0}},
	{500, 10_000, 1_000, []Rupiah{0, 500, 900}},
	{10_000, 1_000_000, 1_000, []Rupiah{900}},
	{1_000_000, 10_000_000, 10_000, []Rupiah{0, 5_000, 9_000}},
	{10_000_000, 100_000_000, 100_000, []Rupiah{0, 50_000, 90_000}},
	{100_000_000, 2 * maxPrice, 1_000_000, []Rupiah{0, 500_000, 900_000}},
}

// charmRangeOf is how prices of a size end.
func charmRangeOf(price Rupiah) *charmRange {
	for i := range charmRanges {
		if price <= charmRanges[i].to {
			return &charmRanges[i]
		}
	}
	return &charmRanges[len(charmRanges)-1]
}

// Charm is the lowest price that people charge and that is not under a floor.
func Charm(floor Rupiah) Rupiah {
	r := charmRangeOf(floor)
	if floor <= r.from {
		return r.from
	}
	for base := floor / r.step * r.step; ; base += r.step {
		for _, ending := range r.endings {
			if price := base + ending; price >= floor {
				return min(price, r.to)
			}
		}
	}
}

// CharmBelow is the highest price that people charge, not above a ceiling and
// not under a floor: what a price may be lowered to. It returns false where
// none lies between them.
func CharmBelow(ceiling, floor Rupiah) (Rupiah, bool) {
	r := charmRangeOf(ceiling)
	if ceiling < r.from {
		return 0, false
	}
	price := r.from
	for base := ceiling / r.step * r.step; price == r.from && base >= r.from-r.step; base -= r.step {
		for _, ending := range r.endings {
			if base+ending <= ceiling {
				price = max(price, base+ending)
			}
		}
	}
	return price, price >= floor
}
