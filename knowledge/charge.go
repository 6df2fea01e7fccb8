package knowledge

import (
	"slices"
	"strings"
)

// Charge is what a marketplace is known to keep of one sale: exactly (both
// ends keep the same) or as a range.
type Charge struct {
	Low  Take
	High Take
	// Fees are the rows it was put together from, commissions first.
	Fees []Fee
}

// ForPack is what both ends keep of one unit where the owner sells it by packs.
func (c *Charge) ForPack(pack Pack) (low, high Take) {
	return c.Low.inPacksOf(pack), c.High.inPacksOf(pack)
}

// Ranged tells whether the two ends differ.
func (c *Charge) Ranged() bool {
	return c.Low.Fixed != c.High.Fixed || !slices.Equal(c.Low.Parts, c.High.Parts)
}

// SaidCharge is a charge of one rate that the owner named.
func SaidCharge(rate BasisPoints) Charge {
	take := Take{Parts: []FeePart{{Rate: rate}}}
	return Charge{Low: take, High: take}
}

// Checked is the day of the oldest row of a kind that the charge rests on; 0
// where it has none.
func (c *Charge) Checked(kind FeeKind) Day {
	var day Day
	for _, f := range c.Fees {
		if f.Kind == kind && (day == 0 || f.AsOf < day) {
			day = f.AsOf
		}
	}
	return day
}

// FeeOption is something that a seller may switch on and then pays for.
type FeeOption string

// The options. A seller has none of them unless they say so.
const (
	OptionFreeShipping FeeOption = "free_shipping"
	OptionCashback     FeeOption = "cashback"
	OptionLive         FeeOption = "live"
	OptionAffiliate    FeeOption = "affiliate"
	OptionDynamic      FeeOption = "dynamic"
	OptionPreorder     FeeOption = "preorder"
	OptionPayment      FeeOption = "payment"
)

// FeeOptions are all options, in the order in which they are told.
func FeeOptions() []FeeOption {
	return []FeeOption{
		OptionFreeShipping, OptionCashback, OptionLive, OptionAffiliate, OptionDynamic, OptionPreorder, OptionPayment,
	}
}

// optionWords are what the slug of an optional row says, first come first
// taken.
var optionWords = [...]struct {
	word   string
	option FeeOption
}{
	{"gratis-ongkir", OptionFreeShipping},
	{"cashback", OptionCashback},
	{"voucher", OptionCashback},
	{"xtra-boost", OptionCashback},
	{"live", OptionLive},
	{"afiliasi", OptionAffiliate},
	{"dinamis", OptionDynamic},
}

// Option is the programme that a row belongs to: by its kind, and of optional
// rows by the words of the slug. It is empty for what is charged on every
// sale, and for a programme without a name here.
func (f *Fee) Option() FeeOption {
	switch f.Kind {
	case FeePreorder:
		return OptionPreorder
	case FeePayment:
		return OptionPayment
	case FeeOptional:
		for _, w := range optionWords {
			if strings.Contains(f.Slug, w.word) {
				return w.option
			}
		}
	}
	return ""
}

// Selling is how somebody sells: what decides which rows they are charged.
type Selling struct {
	Platform Platform
	// Tier is a regular seller's where it is empty.
	Tier SellerTier
	// Group is any where it is not known.
	Group FeeGroup
	// Options are the programmes that are switched on.
	Options []FeeOption
	On      Day
}

// ChargeOf puts together what is charged on a sale. Where several commission
// rows fit, the charge spans them all; a group that is unknown, or that no row
// names, spans all groups. Order rows add up. Of an option the rows that fit
// are spanned as commissions are; one without a row in force adds nothing, so
// ask [Charge.Lacks]. It returns false where no commission is known to be in
// force: what is not known is not nothing.
func ChargeOf(fees []Fee, s Selling) (Charge, bool) {
	if s.Tier == "" {
		s.Tier = TierRegular
	}
	c, ok := chargeOf(fees, s)
	if !ok && s.Group != FeeGroupAny {
		s.Group = FeeGroupAny
		c, ok = chargeOf(fees, s)
	}
	return c, ok
}

func chargeOf(fees []Fee, s Selling) (Charge, bool) {
	commissions := rowsThatFit(fees, s, func(f *Fee) bool { return f.Kind == FeeCommission })
	if len(commissions) == 0 {
		return Charge{}, false
	}
	var c Charge
	c.span(commissions, "")
	for _, order := range rowsThatFit(fees, s, func(f *Fee) bool { return f.Kind == FeeOrder }) {
		c.span([]Fee{order}, "")
	}
	for _, option := range FeeOptions() {
		if slices.Contains(s.Options, option) {
			c.span(rowsThatFit(fees, s, func(f *Fee) bool { return f.Option() == option }), option)
		}
	}
	return c, true
}

// rowsThatFit are the rows of some kind that a seller is charged.
func rowsThatFit(fees []Fee, s Selling, kind func(*Fee) bool) []Fee {
	var rows []Fee
	for i := range fees {
		f := &fees[i]
		fits := kind(f) && f.InForce(s.On) && slices.Contains(f.Platforms, s.Platform) &&
			(f.Tier == "" || f.Tier == TierAny || f.Tier == s.Tier)
		if fits && (s.Group == FeeGroupAny || s.Group == "" || f.Group == FeeGroupAny || f.Group == "" || f.Group == s.Group) {
			rows = append(rows, *f)
		}
	}
	return rows
}

// span adds to both ends what several rows, of which one applies, charge at
// the least and at the most. Where the row with the lower rate has no cap and
// another has, the lower end takes the rate of the one and the cap of the
// other: nothing that is charged lies outside the ends, as long as the rows
// are alike in their tax.
func (c *Charge) span(rows []Fee, option FeeOption) {
	if len(rows) == 0 {
		return
	}
	low, high := endsOf(&rows[0])
	for i := range rows[1:] {
		l, h := endsOf(&rows[1+i])
		low, high = low.lower(l), high.higher(h)
	}
	c.Low.add(low, option)
	c.High.add(high, option)
	c.Fees = append(c.Fees, rows...)
}

// feeEnd is one end of what rows charge.
type feeEnd struct {
	part  FeePart
	fixed Rupiah
}

// endsOf are the ends of one row.
func endsOf(f *Fee) (low, high feeEnd) {
	var tax BasisPoints
	if f.Tax == FeeTaxOnTop {
		tax = VATOnTop
	}
	end := feeEnd{part: FeePart{ID: f.ID, Tax: tax, Cap: f.Cap}, fixed: f.Fixed + tax.Of(f.Fixed)}
	low, high = end, end
	low.part.Rate, high.part.Rate = f.RateLow, f.RateHigh
	return low, high
}

// lower is what charges least of two, at any price.
func (e feeEnd) lower(other feeEnd) feeEnd {
	caps := [...]Rupiah{e.part.Cap, other.part.Cap}
	if other.part.scaledRate() < e.part.scaledRate() {
		e.part = other.part
	}
	e.part.Cap = min(caps[0], caps[1])
	if e.part.Cap == 0 {
		e.part.Cap = max(caps[0], caps[1])
	}
	e.fixed = min(e.fixed, other.fixed)
	return e
}

// higher is what charges most of two, at any price.
func (e feeEnd) higher(other feeEnd) feeEnd {
	caps := [...]Rupiah{e.part.Cap, other.part.Cap}
	if other.part.scaledRate() > e.part.scaledRate() {
		e.part = other.part
	}
	e.part.Cap = max(caps[0], caps[1])
	if min(caps[0], caps[1]) == 0 {
		e.part.Cap = 0
	}
	e.fixed = max(e.fixed, other.fixed)
	return e
}

func (t *Take) add(e feeEnd, option FeeOption) {
	t.Fixed += e.fixed
	if e.part.Rate > 0 {
		e.part.Option = option
		t.Parts = append(t.Parts, e.part)
	}
}

// Lacks are the options asked for that no row in force is known for, so that
// an answer can say that they are not counted.
func (c *Charge) Lacks(options []FeeOption) []FeeOption {
	var lacking []FeeOption
	for _, option := range options {
		if !slices.ContainsFunc(c.Fees, func(f Fee) bool { return f.Option() == option }) {
			lacking = append(lacking, option)
		}
	}
	return lacking
}
