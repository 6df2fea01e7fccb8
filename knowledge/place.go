package knowledge

import (
	"cmp"
	"slices"
)

// Place is one place to sell at, with what it keeps: nil where that is not
// known, the zero [Charge] where nothing is kept.
type Place struct {
	Platform Platform
	Charge   *Charge
	// Price is what is asked at this place; nil where it is the same everywhere.
	Price *Rupiah
}

// Placing is how one place does beside the others.
type Placing struct {
	Place
	// Rank is 1 for the best, and the same for those that do equally well; 0
	// where the place's charge is not known or nothing can be worked out.
	Rank int
	// Floor and FloorLow are the lowest prices without loss at the upper and
	// the lower end of the charge, nil where there is none.
	Floor    *Rupiah
	FloorLow *Rupiah
	// Profit and ProfitHigh are what one piece leaves at the upper and at the
	// lower end of the charge; nil where no price was named.
	Profit     *Rupiah
	ProfitHigh *Rupiah
	// Certain tells that no ranked place behind this one may do better in
	// truth: at the upper end of its charge this one still does no worse than
	// they do at the lower end of theirs.
	Certain bool
}

// ComparePlaces sets places side by side, the best first: by the profit at a
// price, or where price is nil by the floor. The upper end of each charge
// decides, since it promises least; equals keep their order. Base is what is
// alike everywhere (cost, discount, returns, tax); its Take is replaced. A
// place whose charge is not known stands at the end, unranked, and so does one
// that is impossible.
func ComparePlaces(base Terms, price *Rupiah, places []Place) []Placing {
	all := make([]Placing, len(places))
	for i, place := range places {
		all[i] = placingOf(base, price, place)
	}
	slices.SortStableFunc(all, func(a, b Placing) int { return compareWorth(a.worst(), b.worst()) })
	for i := range all {
		switch {
		case all[i].worst() == nil:
		case i > 0 && compareWorth(all[i-1].worst(), all[i].worst()) == 0:
			all[i].Rank = all[i-1].Rank
		default:
			all[i].Rank = i + 1
		}
	}
	for i := range all {
		all[i].Certain = all[i].Rank > 0 && !slices.ContainsFunc(all[i+1:], func(later Placing) bool {
			return later.Rank > 0 && compareWorth(later.best(), all[i].worst()) < 0
		})
	}
	return all
}

func placingOf(base Terms, price *Rupiah, place Place) Placing {
	p := Placing{Place: place}
	if place.Charge == nil || base.Check() != nil {
		return p
	}
	if place.Price != nil {
		price = place.Price
	}
	high, low := base, base
	high.Take, low.Take = place.Charge.High, place.Charge.Low
	if floor, err := high.BreakEven(); err == nil {
		p.Floor = &floor
	}
	if floor, err := low.BreakEven(); err == nil {
		p.FloorLow = &floor
	}
	if price != nil && high.Check() == nil && low.Check() == nil {
		p.Profit, p.ProfitHigh = new(high.Profit(*price)), new(low.Profit(*price))
	}
	return p
}

// worst and best are what the place is worth at the upper and at the lower end
// of its charge: the more the better, nil where it is not known.
func (p *Placing) worst() *Rupiah { return worth(p.Profit, p.Floor) }
func (p *Placing) best() *Rupiah  { return worth(p.ProfitHigh, p.FloorLow) }

// worth is a profit, or without one a floor turned round.
func worth(profit, floor *Rupiah) *Rupiah {
	switch {
	case profit != nil:
		return profit
	case floor != nil:
		return new(-*floor)
	default:
		return nil
	}
}

// compareWorth puts the more before the less, and what is not known last.
func compareWorth(a, b *Rupiah) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	default:
		return cmp.Compare(*b, *a)
	}
}
