package knowledge

import (
	"slices"
	"strings"
)

// MoveSlot names what code puts into the sentence of a move: one of the slots
// below, or a figure of a fact that the rule rests on.
type MoveSlot string

// The slots that are filled from the situation. Those for amounts are for one
// unit.
const (
	// SlotUnit is "per buah", SlotMarketplace the marketplace's name, SlotDay
	// the day of the oldest fact.
	SlotUnit        MoveSlot = "satuan"
	SlotMarketplace MoveSlot = "marketplace"
	SlotDay         MoveSlot = "tanggal"

	// The fee for each order, what one unit bears of it where an order holds
	// two or three, and what three save.
	SlotOrderFee   MoveSlot = "biaya_pesanan"
	SlotFeeOfTwo   MoveSlot = "biaya_isi_dua"
	SlotFeeOfThree MoveSlot = "biaya_isi_tiga"
	SlotSaved      MoveSlot = "hemat_isi_tiga"

	// What the marketplace keeps at the own price, and the profit without it.
	SlotKept      MoveSlot = "potongan_sekarang"
	SlotOwnProfit MoveSlot = "untung_jual_sendiri"

	// Comparables in smaller packs: how many, their median, how far it is over
	// the own price, and one of them.
	SlotSmallCount   MoveSlot = "jumlah_kemasan_kecil"
	SlotSmallPrice   MoveSlot = "harga_kemasan_kecil"
	SlotSmallGap     MoveSlot = "selisih_kemasan_kecil"
	SlotSmallExample MoveSlot = "contoh_kemasan_kecil"

	// Comparables sold wholesale: how many, their median, and the profit that
	// it leaves where no marketplace takes a share.
	SlotLotCount  MoveSlot = "jumlah_grosir"
	SlotLotPrice  MoveSlot = "harga_grosir"
	SlotLotProfit MoveSlot = "untung_grosir"

	// Comparables made to order: how many, their median, and one of them.
	SlotCustomCount   MoveSlot = "jumlah_custom"
	SlotCustomPrice   MoveSlot = "harga_custom"
	SlotCustomExample MoveSlot = "contoh_custom"

	// SlotLacking is what the leaders state, with counts and an example.
	SlotLacking MoveSlot = "ciri"
)

// MoveSlots are all slots that are filled from the situation.
func MoveSlots() []MoveSlot {
	return []MoveSlot{
		SlotUnit, SlotMarketplace, SlotDay, SlotOrderFee, SlotFeeOfTwo, SlotFeeOfThree, SlotSaved, SlotKept, SlotOwnProfit,
		SlotSmallCount, SlotSmallPrice, SlotSmallGap, SlotSmallExample, SlotLotCount, SlotLotPrice, SlotLotProfit,
		SlotCustomCount, SlotCustomPrice, SlotCustomExample, SlotLacking,
	}
}

// Label is the slot in words, for a fact.
func (s MoveSlot) Label() string { return strings.ReplaceAll(string(s), "_", " ") }

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

// addSmallerPacks looks for smaller packs that leave more of a unit than the
// own price does, after the marketplace's share.
func (e *moveEvidence) addSmallerPacks() {
	s := e.situation
	if s.OwnPrice == nil {
		return
	}
	own := s.packOrOne()
	items := e.used(func(c *Comparable) bool { return 0 < c.Pack && c.Pack < own })
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

// name puts the move of a rule together, if it fits.
func (e *moveEvidence) name(rule *MoveRule) (NamedMove, bool) {
	s := e.situation
	if !rule.When.hold(s, e.advice) {
		return NamedMove{}, false
	}
	move := NamedMove{Rule: rule, Figures: map[MoveSlot]Fact{}, Words: map[MoveSlot]string{}}
	for i := range rule.Facts {
		fact := &rule.Facts[i]
		if !fact.Holds(s.On) {
			return NamedMove{}, false
		}
		move.Sources = append(move.Sources, fact.ID)
	}
	if len(rule.When.Lacks) > 0 {
		if move.Lacking = s.lacking(rule.When.Lacks); len(move.Lacking.Traits) == 0 {
			return NamedMove{}, false
		}
	}
	if rule.OnFees {
		if s.Charge == nil || len(s.Charge.Fees) == 0 {
			return NamedMove{}, false
		}
		for i := range s.Charge.Fees {
			move.Sources = append(move.Sources, s.Charge.Fees[i].ID)
		}
	}
	for _, part := range rule.Sentence {
		if part.Slot != "" && !e.fill(&move, part.Slot) {
			return NamedMove{}, false
		}
	}
	if rule.OnListings {
		move.addListings(e)
	}
	return move, len(move.Sources) > 0
}

// addListings adds the listings that the move's figures rest on.
func (m *NamedMove) addListings(e *moveEvidence) {
	for _, part := range m.Rule.Sentence {
		m.Sources = append(m.Sources, e.shown[part.Slot]...)
	}
	for _, trait := range m.Lacking.Traits {
		m.Sources = append(m.Sources, trait.Example.ID())
	}
}

// fill puts in what a slot holds; false where there is nothing to put in.
func (e *moveEvidence) fill(move *NamedMove, slot MoveSlot) bool {
	switch slot {
	case SlotUnit:
		return true
	case SlotMarketplace:
		return e.situation.Charge != nil && e.situation.Marketplace != ""
	case SlotDay:
		return len(move.Rule.Facts) > 0
	case SlotLacking:
		return len(move.Lacking.Traits) > 0
	}
	if figure, ok := e.figures[slot]; ok {
		move.Figures[slot] = figure
		return true
	}
	if title, ok := e.titles[slot]; ok {
		move.Words[slot] = title
		return true
	}
	for i := range move.Rule.Facts {
		fact := &move.Rule.Facts[i]
		for _, f := range fact.Figures {
			switch {
			case f.Slot != slot:
			case f.Day != nil:
				move.Words[slot] = f.Day.Written()
				return true
			default:
				move.Figures[slot] = Fact{Label: slot.Label(), Value: f.Value, Unit: f.Unit, Source: fact.ID, AsOf: fact.AsOf}
				return true
			}
		}
	}
	return false
}

// AsOf is the day of the oldest fact that the move rests on; 0 for none.
func (m *NamedMove) AsOf() Day {
	var day Day
	for i := range m.Rule.Facts {
		if asOf := m.Rule.Facts[i].AsOf; day == 0 || asOf < day {
			day = asOf
		}
	}
	return day
}
