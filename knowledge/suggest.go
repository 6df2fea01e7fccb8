package knowledge

// MostStep is the most that a price is suggested to rise at once, as a share of
// the own price: buyers who know it walk away from a leap.
const MostStep BasisPoints = 2000

// addSuggestion adds the price to ask instead of the own one: for raise and
// lower, and wherever the own price is under the floor. It is never under the
// floor and never leaves a loss. A raise goes towards the first quartile by
// [Situation.raised]; a lower price is never over the third.
func (a *Advice) addSuggestion(s *Situation, market Quartiles) {
	if s.OwnPrice == nil || a.BreakEven == nil {
		return
	}
	_, terms := s.Terms()
	var price Rupiah
	switch own, floor := *s.OwnPrice, *a.BreakEven; {
	case own < floor, a.Verdict == VerdictRaise && own < market.Q1:
		price = s.raised(floor, market.Q1)
	case a.Verdict == VerdictLower:
		price = s.charmUpTo(market.Q3, floor)
		if terms.Profit(price) < 0 {
			price = floor // a few rupiah over it, several rounded fees may still take a rupiah
		}
	default:
		return
	}
	a.SuggestedPrice, a.SuggestedProfit = &price, new(terms.Profit(price))
}

// marketFor is the market that prices are suggested by: that of the verdict,
// empty where it is too thin.
func (s *Situation) marketFor() Quartiles {
	if s.marketUsed() < MinComparables {
		return Quartiles{}
	}
	market, _ := s.Market.Groups.Market()
	return market
}

// raised is the next price on the way up from the own one to a first quartile:
//
//	the lowest that people charge, over the own price and not under the floor;
//	from there towards the quartile, but no further than MostStep takes the own price
func (s *Situation) raised(floor, q1 Rupiah) Rupiah {
	_, terms := s.Terms()
	own := *s.OwnPrice
	least := max(floor, own+1)
	price := s.charmFrom(least)
	for terms.Profit(price) < 0 && price < maxPrice { // the rounding of several shares may take a rupiah
		least++
		price = s.charmFrom(least)
	}
	if price >= q1 {
		return price
	}
	goal, ceiling := s.charmFrom(q1), own+MostStep.Of(own)
	if goal > ceiling {
		goal = max(price, s.charmUpTo(ceiling, min(price, ceiling)))
	}
	if terms.Profit(goal) < 0 {
		return price
	}
	return goal
}

// charmFrom is the lowest price that people charge and that is not under a
// floor, for one unit. What is sold in packs smaller than a unit bears its
// price on the pack.
func (s *Situation) charmFrom(floor Rupiah) Rupiah {
	if s.packOrOne() >= One {
		return Charm(floor)
	}
	for pack := Charm(s.Pack.Times(floor)); ; pack = Charm(pack + 1) {
		if price := s.Pack.Each(pack); price >= floor {
			return price
		}
	}
}

// charmUpTo is the highest price that people charge between a floor and a
// ceiling, ends included, for one unit; where none lies there, the roundest of
// the highest.
func (s *Situation) charmUpTo(ceiling, floor Rupiah) Rupiah {
	if s.packOrOne() < One {
		if pack, ok := CharmBelow(s.Pack.Times(ceiling), s.Pack.Times(floor)); ok {
			if price := s.Pack.Each(pack); floor <= price && price <= ceiling {
				return price
			}
		}
		return ceiling
	}
	if price, ok := CharmBelow(ceiling, floor); ok {
		return price
	}
	for _, step := range [...]Rupiah{500, 100} {
		if price := ceiling / step * step; price >= floor {
			return price
		}
	}
	return ceiling
}
