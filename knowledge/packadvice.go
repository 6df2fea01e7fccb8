package knowledge

// PackAmounts are amounts for a whole pack, in rupiah; nil where not known.
type PackAmounts struct {
	OwnPrice        *Rupiah
	CompetitorPrice *Rupiah
	Cost            *Rupiah
}

// OfPack is the situation of a pack that is sold whole, as one order: the pack
// is what is sold, so that the fixed part and each cap are borne once, and the
// shares are rounded on its price. The market stays that of a unit.
func (s Situation) OfPack(whole PackAmounts) Situation {
	s.OwnPrice, s.CompetitorPrice, s.Cost = whole.OwnPrice, whole.CompetitorPrice, whole.Cost
	s.Pack = One
	return s
}

// AdvisePack says what follows for the whole pack of a situation that a is the
// advice on, and returns the situation of the pack with it; see
// [Situation.OfPack]. The verdict is that on a unit, and nothing is said of
// the place in the market or of moves, which are the unit's too. It returns
// nil where the amounts of the whole pack are beyond measure.
func AdvisePack(s Situation, a *Advice, whole PackAmounts) (Situation, *Advice) {
	of := s.OfPack(whole)
	possible := of.Possible()
	if possible.OwnPrice != of.OwnPrice || possible.CompetitorPrice != of.CompetitorPrice || possible.Cost != of.Cost {
		return of, nil
	}
	b := &Advice{Verdict: a.Verdict}
	b.addGap(&of)
	b.addCharge(&of)
	if of.Cost != nil {
		b.addCosted(of)
	}
	if (b.BreakEven == nil) != (a.BreakEven == nil) {
		return of, nil
	}
	market := s.marketFor()
	market.Q1, market.Q3 = s.Pack.Times(market.Q1), s.Pack.Times(market.Q3)
	b.addSuggestion(&of, market)
	return of, b
}
