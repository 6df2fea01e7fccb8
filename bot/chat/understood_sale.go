package chat

import "setara/knowledge"

// Sale is what an owner says about a sale beside its prices: what they want
// of it, and under which conditions it takes place. What was not said is
// absent.
type Sale struct {
	// WantedProfit is the profit wanted of one ProfitUnit, or where that was
	// not said of what the owner sells at once; see [Understood.wantedProfit].
	// WantedMarkup is the profit wanted as a share of the cost. The profit wanted as a share of the price
	// is [Understood.WantedMargin].
	WantedProfit *knowledge.Rupiah      `json:"wanted_profit,omitempty"`
	ProfitUnit   knowledge.Unit         `json:"profit_unit,omitempty"`
	WantedMarkup *knowledge.BasisPoints `json:"wanted_markup,omitempty"`
	// WantedMonthly is the profit wanted of all that is sold in a month.
	WantedMonthly *knowledge.Rupiah `json:"wanted_monthly,omitempty"`
	// SoldAsked tells that it is asked how many must be sold for it.
	SoldAsked bool `json:"sold_asked,omitempty"`
	// WantedTimes tells that WantedMarkup was said as so many times: "untung 2x
	// lipat" may mean that the price is twice the cost, or the profit.
	WantedTimes int64 `json:"wanted_times,omitempty"`
	// Extra is what the owner pays for each sale beside the cost that they
	// named, such as packing; [Understood.Cost] holds it already.
	Extra *knowledge.Rupiah `json:"extra,omitempty"`
	// Parts are what [Understood.Cost] was summed of; nil where the owner said
	// it as a whole, or for more than one.
	Parts *[]knowledge.Rupiah `json:"parts,omitempty"`
	// WantedNet is what the owner wants to be paid out for the pack that they
	// sell, after the marketplace has taken its part.
	WantedNet *knowledge.Rupiah `json:"wanted_net,omitempty"`
	// Discount is what the owner takes off the price for the buyer: a share
	// of it, or with Voucher an amount; with DiscountTo the price that remains.
	Discount   *knowledge.BasisPoints `json:"discount,omitempty"`
	Voucher    *knowledge.Rupiah      `json:"voucher,omitempty"`
	DiscountTo *knowledge.Rupiah      `json:"discount_to,omitempty"`
	// Before is the price that the owner asked before the one that they think
	// of, and After that one until it is [Understood.OwnPrice].
	Before *knowledge.Rupiah `json:"before,omitempty"`
	After  *knowledge.Rupiah `json:"-"`
	// CostRise is what the cost rises by, negative where it falls, until it is
	// in [Understood.Cost].
	CostRise *knowledge.Rupiah `json:"-"`
	// Bundle is how many units are sold together in one order.
	Bundle int64 `json:"bundle,omitempty"`
	// Free is how many of a Bundle the buyer gets for nothing.
	Free int64 `json:"free,omitempty"`
	// Offers are what several in one order are sold for, where the cost is that
	// of one of them; nil where none was said.
	Offers *[]BundleOffer `json:"offers,omitempty"`
	// Prices are the owner's prices where they ask another one on each
	// marketplace; nil where they do not.
	Prices *[]PlacePrice `json:"prices,omitempty"`
	// With and Without are the marketplace's programmes that the owner takes
	// part in or leaves out.
	With    Options `json:"with,omitempty"`
	Without Options `json:"without,omitempty"`
	// Affiliate is the commission that the owner pays those who recommend the
	// goods; nil where no rate was said.
	Affiliate *knowledge.BasisPoints `json:"affiliate,omitempty"`
	// Mall marks a seller of the marketplace's official stores.
	Mall bool `json:"mall,omitempty"`
	// Group is the class of goods that the owner names for the fee; empty where
	// they do not.
	Group knowledge.FeeGroup `json:"group,omitempty"`
	// Monthly is how much is sold in a month, counted in MonthlyUnit, empty
	// where none was said; Every is the period that it was said for.
	Monthly     knowledge.Pack `json:"monthly,omitempty"`
	MonthlyUnit knowledge.Unit `json:"monthly_unit,omitempty"`
	Every       Period         `json:"every,omitempty"`
	// Returns is the share of the orders that come back.
	Returns *knowledge.BasisPoints `json:"returns,omitempty"`
	// Tax is the share of the price that the owner sets aside for their income
	// tax; nil where they say none.
	Tax *knowledge.BasisPoints `json:"tax,omitempty"`
	// Turnover is what the whole business sells in the period TurnoverEvery,
	// in rupiah; the period is empty where it was not said.
	Turnover      *knowledge.Rupiah `json:"turnover,omitempty"`
	TurnoverEvery Period            `json:"turnover_every,omitempty"`
	// Company marks an owner who is no person before the tax law, such as a PT
	// or CV; Person one who says that they are.
	Company bool `json:"company,omitempty"`
	Person  bool `json:"person,omitempty"`
}

// BundleOffer is so many units in one order, and what the buyer pays for all
// of them.
type BundleOffer struct {
	Pieces int64            `json:"pieces"`
	Price  knowledge.Rupiah `json:"price"`
}

// PlacePrice is what the owner asks for one unit on a marketplace.
type PlacePrice struct {
	Platform knowledge.Platform `json:"platform"`
	Price    knowledge.Rupiah   `json:"price"`
}

// Options is a set of a marketplace's programmes.
type Options uint8

// The programmes. What each takes stands in the fee table.
const (
	OptionShipping  Options = 1 << iota // free shipping for the buyer
	OptionCashback                      // cashback and campaign promotions
	OptionLive                          // orders out of live broadcasts
	OptionPreorder                      // goods that are made after the order
	OptionAffiliate                     // commission to those who recommend
	OptionDynamic                       // dynamic commission
)

// feeOptions are the programmes under their names in the fee table.
var feeOptions = map[Options]knowledge.FeeOption{
	OptionShipping: knowledge.OptionFreeShipping, OptionCashback: knowledge.OptionCashback,
	OptionLive: knowledge.OptionLive, OptionPreorder: knowledge.OptionPreorder,
	OptionAffiliate: knowledge.OptionAffiliate, OptionDynamic: knowledge.OptionDynamic,
}

// fees are the programmes of the set, in the order in which they are told.
func (o Options) fees() []knowledge.FeeOption {
	var list []knowledge.FeeOption
	for option := OptionShipping; option <= OptionDynamic; option <<= 1 {
		if o.Has(option) {
			list = append(list, feeOptions[option])
		}
	}
	return list
}

// optionOf is a programme by its name in the fee table.
func optionOf(name knowledge.FeeOption) Options {
	for option, known := range feeOptions {
		if known == name {
			return option
		}
	}
	return 0
}

// Has tells whether all of the given programmes are in the set.
func (o Options) Has(other Options) bool { return o&other == other }

// Period is a stretch of time that an owner counts in.
type Period string

// The periods.
const (
	PeriodDay   Period = "day"
	PeriodWeek  Period = "week"
	PeriodMonth Period = "month"
	PeriodYear  Period = "year"
)

// monthly is a count for the period as one for a month: of 30 days or of 4
// weeks, as owners reckon.
func (p Period) monthly(n int64) int64 {
	switch p {
	case PeriodDay:
		return n * 30
	case PeriodWeek:
		return n * 4
	case PeriodYear:
		return (n + 6) / 12
	default:
		return n
	}
}

// Topics is a set of things that a question of arithmetic asks.
type Topics uint16

// The topics.
const (
	// TopicTarget asks for the price that leaves a wanted profit.
	TopicTarget Topics = 1 << iota
	// TopicDiscount asks what a discount leaves, or how much may be taken off.
	TopicDiscount
	// TopicBundle asks for the price of several in one order.
	TopicBundle
	// TopicOptions asks what the marketplace's programmes, or its official
	// store, change.
	TopicOptions
	// TopicMonthly asks what the figures come to in a month.
	TopicMonthly
	// TopicReturns asks what goods that come back cost.
	TopicReturns
	// TopicTax asks for the final income tax on the turnover.
	TopicTax
	// TopicRank asks which marketplace leaves most.
	TopicRank
	// TopicNet asks what is paid out of a price, or the price for a payout.
	TopicNet
	// TopicChange asks what another price changes in the profit.
	TopicChange
)

// Has tells whether one of the given topics is in the set.
func (t Topics) Has(other Topics) bool { return t&other != 0 }

// Flaw is why a figure beside the prices cannot be reckoned with.
type Flaw string

// The flaws.
const (
	FlawDiscount Flaw = "discount" // nothing would be left to pay
	FlawReturns  Flaw = "returns"  // nothing would be sold
	FlawFee      Flaw = "fee"      // the marketplace would keep all
	FlawBundle   Flaw = "bundle"   // a count of nothing, or of too many
	FlawMonthly  Flaw = "monthly"  // a count of nothing, or of too many
	FlawAmount   Flaw = "amount"   // a negative amount, nothing, or too much
)

// wantedProfit is the profit wanted of one unit of the prices; nil where none
// was said.
func (u *Understood) wantedProfit() *knowledge.Rupiah {
	if u.Sale.WantedMonthly != nil {
		return u.wantedOfEach()
	}
	wanted, unit := u.Sale.WantedProfit, u.Sale.ProfitUnit
	if wanted == nil || unit != "" && (unit == u.Unit || unit.Counted() && u.Unit.Counted()) {
		return wanted
	}
	return new(u.Pack.Each(*wanted))
}

// wantedOfEach is what one unit must leave for the profit wanted in a month,
// rounded up; nil where it is not known how many are sold, or just that is asked.
func (u *Understood) wantedOfEach() *knowledge.Rupiah {
	sold := int64(u.Sale.Monthly)
	if sold <= 0 || u.Sale.SoldAsked {
		return nil
	}
	each := (int64(*u.Sale.WantedMonthly)*int64(knowledge.One) + sold - 1) / sold
	if !u.Unit.Counted() && u.Unit != "" && (u.Sale.MonthlyUnit == "" || u.Sale.MonthlyUnit.Counted()) {
		return new(u.Pack.Each(knowledge.Rupiah(each))) // packs are sold
	}
	return new(knowledge.Rupiah(each))
}

// conditions are what stays true of the owner's sales from one question to
// the next; the rest of a Sale is supposed for one question.
func (s Sale) conditions() Sale {
	return Sale{
		With: s.With, Affiliate: s.Affiliate, Mall: s.Mall, Group: s.Group, Monthly: s.Monthly,
		Parts: s.Parts, MonthlyUnit: s.MonthlyUnit, Every: s.Every, Turnover: s.Turnover, TurnoverEvery: s.TurnoverEvery, Company: s.Company, Person: s.Person,
	}
}

// add takes over what was said later. A programme that is left out is not
// taken part in any more, and the other way round.
func (s *Sale) add(said Sale) {
	s.With = s.With&^said.Without | said.With
	s.Without = s.Without&^said.With | said.Without
	s.Mall = s.Mall || said.Mall
	if said.Group != "" {
		s.Group = said.Group
	}
	if said.Monthly != 0 {
		s.Monthly, s.MonthlyUnit, s.Every = said.Monthly, said.MonthlyUnit, said.Every
	}
	if said.Turnover != nil {
		s.Turnover, s.TurnoverEvery = said.Turnover, said.TurnoverEvery
	}
	if said.Company || said.Person {
		s.Company, s.Person = said.Company, said.Person
	}
	if said.Bundle != 0 {
		s.Bundle, s.Free, s.Offers = said.Bundle, said.Free, nil
	}
	if said.Offers != nil {
		s.Offers = said.Offers
	}
	if said.Prices != nil {
		s.Prices = said.Prices
	}
	if said.WantedTimes != 0 {
		s.WantedTimes = said.WantedTimes
	}
	if said.Parts != nil {
		s.Parts = said.Parts
	}
	if said.Extra != nil {
		s.Extra = said.Extra
	}
	if said.WantedMonthly != nil {
		s.SoldAsked = said.SoldAsked
	}
	for _, slot := range [...]struct{ to, from **knowledge.Rupiah }{
		{&s.WantedProfit, &said.WantedProfit}, {&s.WantedNet, &said.WantedNet}, {&s.WantedMonthly, &said.WantedMonthly},
		{&s.Before, &said.Before}, {&s.Voucher, &said.Voucher}, {&s.DiscountTo, &said.DiscountTo},
	} {
		if *slot.from != nil {
			*slot.to = *slot.from
		}
	}
	for _, slot := range [...]struct{ to, from **knowledge.BasisPoints }{
		{&s.WantedMarkup, &said.WantedMarkup}, {&s.Discount, &said.Discount},
		{&s.Affiliate, &said.Affiliate}, {&s.Tax, &said.Tax}, {&s.Returns, &said.Returns},
	} {
		if *slot.from != nil {
			*slot.to = *slot.from
		}
	}
}
