package knowledge

import "slices"

// Customs is what Setara knows of duties and taxes on imports. All of it is
// dated; a rule that is not in force on a day has no part in an answer for it.
type Customs struct {
	Goods       []DutyGoods
	Parcels     []ParcelRule
	Safeguards  []Safeguard
	VATs        []VATRule
	Preferences []Preference
	Prepayments []Prepayment
	Statements  []Statement
	FOBFacts    []FOBFact
	Offices     []Office
}

// Citation is where a rule or a figure was taken from, and while it holds.
type Citation struct {
	// ID is the row, such as C03; Regulation is that of the regulation it
	// comes from, such as R09, empty where there is none; Number is how the
	// regulation is called: PMK 4/2025.
	ID         string
	Regulation string
	Number     string
	// From and Until are the first and the last day in force; nil where the
	// source does not say.
	From  *Day
	Until *Day
	// AsOf is the day of the publication. Confidence is A published, B thin
	// or C from memory.
	AsOf       Day
	Confidence string
	Sources    []string
	CheckURL   string
	Notes      string
}

// InForce tells whether the rule holds on a day. An unknown start or end does
// not exclude the day.
func (c *Citation) InForce(on Day) bool {
	return (c.From == nil || *c.From <= on) && (c.Until == nil || on <= *c.Until)
}

// KnownOn tells whether the rule may be told on a day: it holds on it, and what
// Setara knows of it had been published by then. What is read in a later source
// is not told of an earlier day, even where the rule held.
func (c *Citation) KnownOn(on Day) bool { return c.AsOf <= on && c.InForce(on) }

// RateRange is a rate; Low and High are equal where it is known exactly.
type RateRange struct{ Low, High BasisPoints }

// Exact tells a rate from a range.
func (r RateRange) Exact() bool { return r.Low == r.High }

// span is the range that holds both.
func (r RateRange) span(other RateRange) RateRange {
	return RateRange{min(r.Low, other.Low), max(r.High, other.High)}
}

// ParcelGroup is a class of goods that the rules for parcels name.
type ParcelGroup string

// The groups of goods in parcels. General are those that no rule names.
const (
	ParcelGeneral  ParcelGroup = "general"
	ParcelBook     ParcelGroup = "book"
	ParcelWatch    ParcelGroup = "watch"
	ParcelCosmetic ParcelGroup = "cosmetic"
	ParcelSteel    ParcelGroup = "steel"
	ParcelBag      ParcelGroup = "bag"
	ParcelTextile  ParcelGroup = "textile"
	ParcelFootwear ParcelGroup = "footwear"
	ParcelBicycle  ParcelGroup = "bicycle"
)

// DutyGoods is a kind of goods with what its tariff posts (HS) owe.
type DutyGoods struct {
	Citation
	// Slug names the row, Name the goods, in the owner's words.
	Slug string
	Name string
	// Words are the product words that mean these goods.
	Words []string
	// HS are the posts in the source's words.
	HS string
	// Groups are those that the posts fall in, several where that depends on
	// the post; none where the goods do not come as parcels.
	Groups []ParcelGroup
	// Usual is the duty that everybody owes (MFN), nil where it is not known.
	// UsualUnsure marks one that was taken from memory or is many years old.
	Usual       *RateRange
	UsualUnsure bool
	// MaybeUntaxed marks goods that may be free of value added tax.
	MaybeUntaxed bool
	// Safeguards are the scopes of safeguard duties that the goods may fall
	// under.
	Safeguards []string
	// Permit is what else the goods need, in the source's words.
	Permit string
}

// ParcelRule is what a parcel owes that holds goods of the groups.
type ParcelRule struct {
	Citation
	Groups []ParcelGroup
	// Up to Free a parcel owes no duty, up to Ceiling it owes Duty, beyond it
	// is an import like any other. Both are of the FOB of the whole parcel,
	// limits included. FreeID is the row that Free was taken from.
	Free    Cents
	FreeID  string
	Ceiling Cents
	// Duty is nil where the rule says that the usual duty is owed.
	Duty *RateRange
	// Prepaid is the income tax that is taken in advance above Free; nil
	// where that is not known.
	Prepaid *BasisPoints
	// Unguarded tells that no safeguard duty is owed. Where it is false that
	// is not known.
	Unguarded bool
}

// Measure is what a safeguard duty counts.
type Measure string

// The measures of safeguard duties.
const (
	MeasurePiece       Measure = "pcs"
	MeasureMetre       Measure = "m"
	MeasureSquareMetre Measure = "m2"
	MeasureKilogram    Measure = "kg"
)

// Safeguard is one step of a safeguard duty (BMTP).
type Safeguard struct {
	Citation
	// Scope names the goods, see [DutyGoods.Safeguards].
	Scope   string
	Measure Measure
	// Low and High are the ends of the duty for one measure; 0 where the
	// amount is not known.
	Low  Rupiah
	High Rupiah
	// Unclear marks a duty of which it is not known whether it is in force.
	Unclear bool
}

// VATRule is the value added tax on imports: Rate on Part/Whole of the value.
type VATRule struct {
	Citation
	Rate        BasisPoints
	Part, Whole int64
}

// Of is the tax on an import of that value, duties included, rounded once to
// the nearest rupiah, halves up.
func (v *VATRule) Of(value Rupiah) Rupiah {
	return Rupiah(divRound(int64(value), int64(v.Rate)*v.Part, 10_000*v.Whole))
}

// Effective is the tax as a share of the whole value.
func (v *VATRule) Effective() BasisPoints {
	return BasisPoints(divRound(int64(v.Rate), v.Part, v.Whole))
}

// Preference is a lower duty for goods of an origin that is proven. Whether a
// post has it must be looked up post by post.
type Preference struct {
	Citation
	Duty BasisPoints
	// Proof is the paper that the importer needs: Form E.
	Proof string
}

// Prepayment is the income tax that an importer pays in advance (PPh 22). It
// is settled against the year's tax and so is no cost.
type Prepayment struct {
	Citation
	// Rate is from an importer with a licence (API) to one without.
	Rate RateRange
}

// Statement is a published sentence.
type Statement struct {
	Citation
	// About is one of the topics below.
	About StatementTopic
	By    string
	Text  string
	// Dollars is the amount that it names, 0 for none.
	Dollars Cents
}

// StatementTopic is what a statement is about.
type StatementTopic string

// The topics: why imports are cheap, and the least price of finished goods
// that are sold from abroad.
const (
	StatementCheap  StatementTopic = "cheap"
	StatementParcel StatementTopic = "parcel"
)

// FOBFact is a published price of goods abroad, before duties.
type FOBFact struct {
	Citation
	// Goods is the slug of the goods, Unit what Price is for.
	Goods string
	Unit  Unit
	Price Rupiah
	// Where names the place of the price, By who stated it.
	Where string
	By    string
}

// Office is where a suspicion is reported.
type Office struct {
	ID      string
	Name    string
	Contact string
	// For says what it is for; Goods are the slugs of the goods that it is
	// for alone, none where it is for all.
	For   string
	Goods []string
	URL   string
}

// KnownOn is what was known of the goods on a day: the usual duty only where
// it had been published by then. The groups and scopes that their posts fall in
// are the tariff's own order and are kept.
func (g *DutyGoods) KnownOn(on Day) *DutyGoods {
	if g.Citation.KnownOn(on) {
		return g
	}
	known := *g
	known.Usual = nil
	return &known
}

// inForce is the first of the rules that may be told on a day; nil where none
// may.
func inForce[T any](rules []T, citation func(*T) *Citation, on Day) *T {
	for i := range rules {
		if citation(&rules[i]).KnownOn(on) {
			return &rules[i]
		}
	}
	return nil
}

// VATOn is the value added tax on a day; nil where it is not known.
func (c *Customs) VATOn(on Day) *VATRule {
	return inForce(c.VATs, func(v *VATRule) *Citation { return &v.Citation }, on)
}

// PreferenceOn is the preference in force on a day; nil for none.
func (c *Customs) PreferenceOn(on Day) *Preference {
	return inForce(c.Preferences, func(p *Preference) *Citation { return &p.Citation }, on)
}

// PrepaymentOn is the income tax in advance on a day; nil where not known.
func (c *Customs) PrepaymentOn(on Day) *Prepayment {
	return inForce(c.Prepayments, func(p *Prepayment) *Citation { return &p.Citation }, on)
}

// StatementOn is the newest statement on a topic that was made by a day and
// holds on it; nil for none.
func (c *Customs) StatementOn(about StatementTopic, on Day) *Statement {
	var newest *Statement
	for i := range c.Statements {
		if s := &c.Statements[i]; s.About == about && s.KnownOn(on) && (newest == nil || s.AsOf > newest.AsOf) {
			newest = s
		}
	}
	return newest
}

// FOBFactOn is the newest price abroad that was published by a day for goods
// in a measure; nil for none.
func (c *Customs) FOBFactOn(goods string, unit Unit, on Day) *FOBFact {
	var newest *FOBFact
	for i := range c.FOBFacts {
		f := &c.FOBFacts[i]
		if f.Goods == goods && SameMeasure(f.Unit, unit) && f.AsOf <= on && (newest == nil || f.AsOf > newest.AsOf) {
			newest = f
		}
	}
	return newest
}

// ParcelOn is the rule for parcels with goods of a group on a day; nil where
// none is known.
func (c *Customs) ParcelOn(group ParcelGroup, on Day) *ParcelRule {
	for i := range c.Parcels {
		if p := &c.Parcels[i]; p.KnownOn(on) && slices.Contains(p.Groups, group) {
			return p
		}
	}
	return nil
}

// NextGuard is the safeguard duty of one of the scopes that begins soonest
// after a day and was published by it; nil for none.
func (c *Customs) NextGuard(scopes []string, on Day) *Safeguard {
	var next *Safeguard
	for i := range c.Safeguards {
		s := &c.Safeguards[i]
		if s.AsOf <= on && s.From != nil && *s.From > on && !s.Unclear && slices.Contains(scopes, s.Scope) &&
			(next == nil || *s.From < *next.From) {
			next = s
		}
	}
	return next
}

// GuardsOn are the safeguard duties of all goods that may be told on a day.
func (c *Customs) GuardsOn(on Day) []Safeguard {
	var told []Safeguard
	for i := range c.Safeguards {
		if c.Safeguards[i].KnownOn(on) {
			told = append(told, c.Safeguards[i])
		}
	}
	return told
}

// OfficesFor are where a suspicion about goods is reported: those for these
// goods alone first.
func (c *Customs) OfficesFor(goods *DutyGoods) []Office {
	var special, general []Office
	for _, o := range c.Offices {
		switch {
		case len(o.Goods) == 0:
			general = append(general, o)
		case goods != nil && slices.Contains(o.Goods, goods.Slug):
			special = append(special, o)
		}
	}
	return append(special, general...)
}
