package knowledge

import "slices"

const (
	// leastAlike is how many comparables that sell in the same way a statement
	// about them needs.
	leastAlike = 3
	// leastSmallGap is how far above the own price smaller packs must sell, as
	// a share of it: each needs its own bag and label.
	leastSmallGap BasisPoints = 1000
)

// moveEvidence is all that sentences of moves may say about one situation.
type moveEvidence struct {
	situation *Situation
	advice    *Advice
	figures   map[MoveSlot]Fact
	titles    map[MoveSlot]string
	// shown are the listings that the figures of a slot rest on.
	shown map[MoveSlot][]string
}

func (e *moveEvidence) gather() {
	e.figures, e.titles, e.shown = map[MoveSlot]Fact{}, map[MoveSlot]string{}, map[MoveSlot][]string{}
	e.addOrderFee()
	e.addOwnShop()
	e.addSmallerPacks()
	e.addWholesale()
	e.addCustom()
}

// amount adds a figure that was worked out.
func (e *moveEvidence) amount(slot MoveSlot, r Rupiah) {
	e.figures[slot] = Fact{Label: slot.Label(), Value: int64(r), Unit: FactRupiah, Source: SourceCalculated, AsOf: e.situation.On}
}

func (e *moveEvidence) count(slot MoveSlot, n int) {
	e.figures[slot] = Fact{Label: slot.Label(), Value: int64(n), Unit: FactCount, Source: SourceCalculated, AsOf: e.situation.On}
}

// addOrderFee spreads the fee for each order over the units that it holds.
func (e *moveEvidence) addOrderFee() {
	s := e.situation
	if s.Charge == nil || s.Charge.High.Fixed <= 0 || !s.soldSingly() {
		return
	}
	fee := s.Charge.High.Fixed
	three := (3 * One).Each(fee)
	e.amount(SlotOrderFee, fee)
	for i := range s.Charge.Fees {
		if row := &s.Charge.Fees[i]; row.Kind == FeeOrder && row.Fixed == fee {
			e.figures[SlotOrderFee] = Fact{Label: SlotOrderFee.Label(), Value: int64(fee), Unit: FactRupiah, Source: row.ID, AsOf: row.AsOf}
		}
	}
	e.amount(SlotFeeOfTwo, (2 * One).Each(fee))
	e.amount(SlotFeeOfThree, three)
	e.amount(SlotSaved, fee-three)
}

// addOwnShop tells what is left where no marketplace takes a share.
func (e *moveEvidence) addOwnShop() {
	s, a := e.situation, e.advice
	if s.Charge == nil || a.Profit == nil {
		return
	}
	profit := *s.OwnPrice - *s.Cost
	if profit <= 0 || profit <= *a.Profit {
		return
	}
	e.amount(SlotKept, profit-*a.Profit)
	e.amount(SlotOwnProfit, profit)
}

// addSmallerPacks looks for packs smaller by a quarter or more that leave more
// of a unit than the own price does, after the marketplace's share.
func (e *moveEvidence) addSmallerPacks() {
	s := e.situation
	if s.OwnPrice == nil {
		return
	}
	own := s.packOrOne()
	items := e.used(func(c *Comparable) bool { return 0 < c.Pack && c.Pack <= own/4*3 })
	if len(items) < leastAlike {
		return
	}
	middle := items[(len(items)-1)/2]
	price := middle.UnitPrice()
	if Ratio(price-*s.OwnPrice, *s.OwnPrice) < leastSmallGap || s.kept(price, middle.Pack) <= s.kept(*s.OwnPrice, own) ||
		s.Cost != nil && s.kept(price, middle.Pack) < *s.Cost {
		return
	}
	e.count(SlotSmallCount, len(items))
	e.amount(SlotSmallPrice, price)
	e.amount(SlotSmallGap, price-*s.OwnPrice)
	e.titles[SlotSmallExample] = middle.Title
	e.show(SlotSmallCount, items)
}

// kept is what is left of a unit's price after the marketplace's share, where
// it is sold by such packs.
func (s *Situation) kept(price Rupiah, pack Pack) Rupiah {
	if s.Charge == nil {
		return price
	}
	take := s.Charge.High.inPacksOf(pack)
	return price - take.Of(price) - take.Fixed
}

// addWholesale looks at those who sell by the lot; their price must leave
// something.
func (e *moveEvidence) addWholesale() {
	s := e.situation
	if s.Cost == nil || !s.soldSingly() {
		return
	}
	items := e.used(func(c *Comparable) bool { return slices.Contains(c.Traits, TraitWholesale) })
	if len(items) < leastAlike {
		return
	}
	price := middlePrice(items)
	if price <= *s.Cost {
		return
	}
	e.count(SlotLotCount, len(items))
	e.amount(SlotLotPrice, price)
	e.amount(SlotLotProfit, price-*s.Cost)
	e.show(SlotLotCount, items)
}

// addCustom looks at those who make to order; that must be worth more than
// the own price, and than the floor.
func (e *moveEvidence) addCustom() {
	s := e.situation
	if s.OwnPrice == nil || slices.Contains(s.OwnTraits, TraitCustom) {
		return
	}
	items := e.used(func(c *Comparable) bool { return slices.Contains(c.Traits, TraitCustom) })
	if len(items) < leastAlike {
		return
	}
	price := middlePrice(items)
	if price <= *s.OwnPrice || e.advice.BreakEven != nil && price < *e.advice.BreakEven {
		return
	}
	e.count(SlotCustomCount, len(items))
	e.amount(SlotCustomPrice, price)
	e.titles[SlotCustomExample] = items[(len(items)-1)/2].Title
	e.show(SlotCustomCount, items)
}

// used are the used comparables that are kept, by rising unit price; none
// where the market is by another measure than the own price.
func (e *moveEvidence) used(keep func(*Comparable) bool) []*Comparable {
	if e.situation.marketUsed() == 0 {
		return nil
	}
	var items []*Comparable
	for i := range e.situation.Market.Items {
		if item := &e.situation.Market.Items[i]; item.Used && keep(item) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b *Comparable) int { return int(a.UnitPrice() - b.UnitPrice()) })
	return items
}

func (e *moveEvidence) show(slot MoveSlot, items []*Comparable) {
	for _, item := range items {
		e.shown[slot] = append(e.shown[slot], item.ID())
	}
}

func middlePrice(items []*Comparable) Rupiah {
	prices := make([]Rupiah, len(items))
	for i, item := range items {
		prices[i] = item.UnitPrice()
	}
	return QuartilesOf(prices).Median
}

// soldSingly tells whether the owner sells counted goods one at a time.
func (s *Situation) soldSingly() bool { return s.Unit.Counted() && s.packOrOne() == One }

func (s *Situation) packOrOne() Pack {
	if s.Pack <= 0 {
		return One
	}
	return s.Pack
}
