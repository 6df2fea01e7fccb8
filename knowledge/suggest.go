package knowledge

// addSuggestion adds the price to ask instead of the own one: for raise and
// lower, and wherever the own price is under the floor. It is never under the
// floor and never leaves a loss; a raise is never under the first quartile,
// and a lower price never over the third.
func (a *Advice) addSuggestion(s *Situation) {
	if s.OwnPrice == nil || a.BreakEven == nil {
		return
	}
	_, terms := s.Terms()
	var market Quartiles
	if s.marketUsed() >= MinComparables {
		market, _ = s.Market.Groups.Market()
	}
	var price Rupiah
	switch own, floor := *s.OwnPrice, *a.BreakEven; {
	case own < floor, a.Verdict == VerdictRaise:
		least := max(floor, market.Q1)
		price = s.charmFrom(least)
		for terms.Profit(price) < 0 && price < maxPrice { // the rounding of several shares may take a rupiah
			least++
			price = s.charmFrom(least)
		}
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
