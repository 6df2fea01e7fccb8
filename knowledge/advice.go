package knowledge

// Situation is what is known when advice is asked for. Prices and cost are
// per unit, in rupiah; nil where not known.
type Situation struct {
	OwnPrice        *Rupiah
	CompetitorPrice *Rupiah
	Cost            *Rupiah
	// Unit is what those prices are for, Pack how much of it is sold at once.
	Unit Unit
	Pack Pack
	// Charge is what the marketplace keeps; nil where the marketplace or its
	// charge is not known.
	Charge *Charge
	// WantedMargin is the margin that the owner wants; 0 for DefaultMargin.
	WantedMargin BasisPoints
	// Market is what was found for the product.
	Market *Comparables

	// On is the day that is advised for. Goods are the kinds of goods that the
	// product counts as and the words for it, OwnTraits what the owner says of
	// it.
	On        Day
	Goods     []string
	OwnTraits []Trait
	// Marketplace is whose Charge it is; SellsThere tells that the owner said
	// to sell there, rather than that it is assumed.
	Marketplace Platform
	SellsThere  bool
	// RivalOnline tells that the competitor sells on a marketplace, Signs what
	// the question tells of a breach.
	RivalOnline bool
	Signs       []Sign
	// Rules say which moves to name, Bearings which programmes and rules
	// beside them, each by falling priority; none are named without rules.
	Rules    []MoveRule
	Bearings []BearingRule
	// Entry is the programme or rule of an id, false where there is none or it
	// is not for this owner; where it is nil there are none.
	Entry func(id string) (EntryHit, bool)
}

// Possible is the situation without the amounts that cannot be: prices that
// are not from 1 to MaxRupiah, a cost that is not from 0 to MaxRupiah.
func (s Situation) Possible() Situation {
	for _, amount := range [...]struct {
		value **Rupiah
		least Rupiah
	}{{&s.OwnPrice, 1}, {&s.CompetitorPrice, 1}, {&s.Cost, 0}} {
		if r := *amount.value; r != nil && (*r < amount.least || *r > MaxRupiah) {
			*amount.value = nil
		}
	}
	return s
}

// DefaultMargin is the margin that the target price leaves unless the owner
// wants another: 20 % of the price.
const DefaultMargin BasisPoints = 2000

// Verdict is the recommendation in one word.
type Verdict string

// The verdicts, in the order in which they are decided.
const (
	VerdictNeedCost   Verdict = "need_cost"    // nothing can be said before the cost is known
	VerdictDoNotMatch Verdict = "do_not_match" // the competitor's price is under the floor
	VerdictThinMarket Verdict = "thin_market"  // too few comparables to go by
	VerdictRaise      Verdict = "raise"
	VerdictLower      Verdict = "lower"
	VerdictHold       Verdict = "hold"
)

// Verdicts are all verdicts, in the order in which they are decided.
func Verdicts() []Verdict {
	return []Verdict{VerdictNeedCost, VerdictDoNotMatch, VerdictThinMarket, VerdictRaise, VerdictLower, VerdictHold}
}

// Advice is what follows from a situation. A nil field could not be worked
// out; every field that can be is given, whatever the verdict.
type Advice struct {
	Verdict Verdict `json:"verdict"`
	// Gap is the own price less the competitor's, GapBP the same as a share
	// of the own price.
	Gap   *Rupiah      `json:"gap,omitempty"`
	GapBP *BasisPoints `json:"gap_bp,omitempty"`
	// Percentile is the share of the market group that is cheaper than the
	// own price, in percent.
	Percentile   *int        `json:"percentile,omitempty"`
	PercentileOf MarketGroup `json:"percentile_of,omitempty"`
	// FeeBP and FeeFixed are the marketplace's, for one unit; of a range the
	// upper end. See [Charge.ForPack].
	FeeBP    *BasisPoints `json:"fee_bp,omitempty"`
	FeeFixed *Rupiah      `json:"fee_fixed,omitempty"`
	// BreakEven is the floor at the upper end of the fee, BreakEvenLow at the
	// lower end.
	BreakEven    *Rupiah `json:"break_even,omitempty"`
	BreakEvenLow *Rupiah `json:"break_even_low,omitempty"`
	// Target is a price that leaves the wanted margin and that people charge:
	// for one unit, or for the pack where that is smaller.
	Target *Rupiah `json:"target,omitempty"`
	// Profit and MarginBP are at the own price; margin is profit as a share
	// of the price.
	Profit   *Rupiah      `json:"profit,omitempty"`
	MarginBP *BasisPoints `json:"margin_bp,omitempty"`
	// LossIfMatched is what one unit loses at the competitor's price;
	// negative where profit is left.
	LossIfMatched *Rupiah `json:"loss_if_matched,omitempty"`
	// SuggestedPrice is the price to ask instead of the own one, and
	// SuggestedProfit what it leaves; nil where the own price may stay, or
	// where no better one is known. It is never under BreakEven, and goes up by
	// at most [MostStep] at once unless the floor is higher.
	SuggestedPrice  *Rupiah `json:"suggested_price,omitempty"`
	SuggestedProfit *Rupiah `json:"suggested_profit,omitempty"`
	// Moves are the things to do that are not about the price, the most
	// telling first, and Named the same with what is said about each.
	Moves []Move      `json:"moves,omitempty"`
	Named []NamedMove `json:"-"`
	// Bearings are the programmes and rules to name beside the moves.
	Bearings []Bearing `json:"-"`
}

// Advise says what follows from a situation. It returns nil where neither the
// own price nor the cost is known: then there is nothing to advise on.
//
// It goes by [Situation.Possible].
func Advise(s Situation) *Advice {
	s = s.Possible()
	if s.OwnPrice == nil && s.Cost == nil {
		return nil
	}
	a := &Advice{}
	a.addGap(&s)
	if s.OwnPrice != nil && s.marketUsed() > 0 {
		if percent, of, ok := s.Market.Percentile(*s.OwnPrice); ok {
			a.Percentile, a.PercentileOf = &percent, of
		}
	}
	a.addCharge(&s)
	if s.Cost != nil {
		a.addCosted(s)
	}
	a.Verdict = verdict(s, a)
	a.addSuggestion(&s, s.marketFor())
	a.Named, a.Bearings = chooseNamed(&s, a)
	a.Moves = movesOf(a.Named)
	return a
}

// addGap adds how far the competitor is from the own price.
func (a *Advice) addGap(s *Situation) {
	if s.OwnPrice != nil && s.CompetitorPrice != nil {
		gap := *s.OwnPrice - *s.CompetitorPrice
		a.Gap, a.GapBP = &gap, new(Ratio(gap, *s.OwnPrice))
	}
}

// addCharge adds what the marketplace keeps.
func (a *Advice) addCharge(s *Situation) {
	if s.Charge != nil {
		_, high := s.Charge.ForPack(s.Pack)
		a.FeeBP, a.FeeFixed = new(high.Rate()), &high.Fixed
	}
}

// addCosted adds what can be worked out once the cost is known.
func (a *Advice) addCosted(s Situation) {
	low, high := s.Terms()
	if floor, err := high.BreakEven(); err == nil {
		a.BreakEven = &floor
	}
	if floor, err := low.BreakEven(); err == nil {
		a.BreakEvenLow = &floor
	}
	margin := s.WantedMargin
	if margin == 0 {
		margin = DefaultMargin
	}
	if price, ok := high.charmFor(margin, s.Pack); ok {
		a.Target = &price
	}
	if high.Check() != nil {
		return
	}
	if s.OwnPrice != nil {
		a.Profit, a.MarginBP = new(high.Profit(*s.OwnPrice)), new(high.Margin(*s.OwnPrice))
	}
	if s.CompetitorPrice != nil {
		a.LossIfMatched = new(-high.Profit(*s.CompetitorPrice))
	}
}

// Terms are the terms of one unit at both ends of the charge. A cost that is
// not known counts as none.
func (s *Situation) Terms() (low, high Terms) {
	if s.Cost != nil {
		low.Cost, high.Cost = *s.Cost, *s.Cost
	}
	if s.Charge != nil {
		low.Take, high.Take = s.Charge.ForPack(s.Pack)
	}
	return low, high
}

// marketUsed is how many comparables the owner's prices may be set beside:
// none where the market is known by another measure than the prices.
func (s *Situation) marketUsed() int {
	if s.Market == nil || !SameMeasure(s.Market.Unit, s.Unit) {
		return 0
	}
	return s.Market.Used
}

// verdict is the first that holds.
func verdict(s Situation, a *Advice) Verdict {
	switch {
	case s.Cost == nil:
		return VerdictNeedCost
	case a.BreakEven == nil:
		// The marketplace keeps all of any price: no competitor can be
		// matched there.
		return VerdictDoNotMatch
	case s.CompetitorPrice != nil && *s.CompetitorPrice < *a.BreakEven:
		return VerdictDoNotMatch
	case s.marketUsed() < MinComparables:
		return VerdictThinMarket
	case s.OwnPrice == nil:
		return VerdictHold
	}
	market, _ := s.Market.Groups.Market()
	switch own := *s.OwnPrice; {
	case own < *a.BreakEven || own < market.Q1:
		return VerdictRaise
	case own > market.Q3 && *a.BreakEven <= market.Q3:
		return VerdictLower
	default:
		return VerdictHold
	}
}
