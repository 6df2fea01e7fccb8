package knowledge

import "slices"

// RouteKind is a lawful way for goods into the country.
type RouteKind string

// The routes.
const (
	// RouteParcel is a parcel (barang kiriman), for which simple rates hold.
	RouteParcel RouteKind = "parcel"
	// RouteGeneral is an import by container at the usual duty.
	RouteGeneral RouteKind = "general"
	// RoutePreference is the same with a proof of origin, at the preference's
	// duty. It is open only to goods whose post has that preference.
	RoutePreference RouteKind = "preference"
)

// Missing is why nothing can be worked out.
type Missing string

// The reasons.
const (
	MissingNothing Missing = ""
	// MissingRule: no rule of that day is known.
	MissingRule Missing = "rule"
	// MissingDuty: the usual duty of the goods is not known.
	MissingDuty Missing = "duty"
	// MissingVAT: the value added tax of that day is not known.
	MissingVAT Missing = "vat"
	// MissingSafeguard: a safeguard duty is owed, and its amount or the
	// quantity it counts is not known.
	MissingSafeguard Missing = "safeguard"
)

// Route is what goods owe on one way into the country, on a day.
type Route struct {
	Kind RouteKind
	// Bands are by rising FOB; the last has no end unless the rules that
	// follow it are not known.
	Bands []Band
	VAT   *VATRule
	// MaybeUntaxed tells that the goods may be free of value added tax; the
	// low end of every bill is then without it.
	MaybeUntaxed bool
	// Guards are the safeguard duties in force on goods of the kind, Unclear
	// those of which it is not known whether they are in force or owed on
	// this route. Unclear ones are in no bill.
	Guards  []Safeguard
	Unclear []Safeguard
	// Parcels are the rules for parcels, Preference is the preference that
	// the route rests on.
	Parcels    []*ParcelRule
	Preference *Preference
	// Missing says why the route is not known at all.
	Missing Missing
}

// Band is a stretch of FOB, of the whole consignment, in which one duty holds.
type Band struct {
	// UpTo is the last cent of the band; 0 for no end.
	UpTo Cents
	// Duty is nil where it is not known.
	Duty *RateRange
	// Prepaid is the income tax in advance; nil where it is not known.
	Prepaid *RateRange
	// Guarded tells that safeguard duties are owed.
	Guarded bool
}

// Routes are the ways for goods of a kind into the country on a day, by what
// was published by then: parcel, general, preference. Nil goods are of a kind that is not known: in a parcel
// they are taken for what no rule names. Goods that do not come as parcels
// have no such route.
func (c *Customs) Routes(goods *DutyGoods, on Day) []Route {
	b := routeBuilder{customs: c, on: on, vat: c.VATOn(on)}
	if goods == nil {
		b.goods = &DutyGoods{Groups: []ParcelGroup{ParcelGeneral}}
	} else {
		b.goods = goods.KnownOn(on)
	}
	b.findGuards()
	b.general = b.band(b.goods.Usual)
	var routes []Route
	if len(b.goods.Groups) > 0 {
		routes = append(routes, b.parcel())
	}
	routes = append(routes, b.container(RouteGeneral, b.general))
	if p := c.PreferenceOn(on); p != nil {
		r := b.container(RoutePreference, b.band(&RateRange{p.Duty, p.Duty}))
		r.Preference = p
		routes = append(routes, r)
	}
	return routes
}

// routeBuilder puts the routes of goods on a day together.
type routeBuilder struct {
	customs         *Customs
	goods           *DutyGoods
	on              Day
	vat             *VATRule
	general         Band
	guards, unclear []Safeguard
}

// findGuards looks up the safeguard duties on the goods.
func (b *routeBuilder) findGuards() {
	for i := range b.customs.Safeguards {
		s := b.customs.Safeguards[i]
		switch {
		case !s.KnownOn(b.on) || !slices.Contains(b.goods.Safeguards, s.Scope):
		case s.Unclear:
			b.unclear = append(b.unclear, s)
		default:
			b.guards = append(b.guards, s)
		}
	}
}

// band is that of an import by container at a duty.
func (b *routeBuilder) band(duty *RateRange) Band {
	band := Band{Duty: duty, Guarded: len(b.guards) > 0}
	if p := b.customs.PrepaymentOn(b.on); p != nil {
		band.Prepaid = &p.Rate
	}
	return band
}

func (b *routeBuilder) route(kind RouteKind) Route {
	r := Route{Kind: kind, VAT: b.vat, MaybeUntaxed: b.goods.MaybeUntaxed}
	if b.vat == nil {
		r.Missing = MissingVAT
	}
	return r
}

func (b *routeBuilder) container(kind RouteKind, band Band) Route {
	r := b.route(kind)
	r.Bands, r.Guards, r.Unclear = []Band{band}, b.guards, b.unclear
	if r.Missing == MissingNothing && band.Duty == nil {
		r.Missing = MissingDuty
	}
	return r
}

// parcel is the route of a parcel: free of duty up to a limit, then the rates
// of its groups, then the general route. Where the goods may fall in several
// groups, the duty spans them all.
func (b *routeBuilder) parcel() Route {
	r := b.route(RouteParcel)
	free := Band{Duty: &RateRange{}, Prepaid: &RateRange{}}
	taxed := Band{}
	for i, group := range b.goods.Groups {
		rule := b.customs.ParcelOn(group, b.on)
		if rule == nil {
			r.Missing = MissingRule
			return r
		}
		r.Parcels = append(r.Parcels, rule)
		duty, prepaid := rule.Duty, (*RateRange)(nil)
		if duty == nil {
			duty = b.goods.Usual
		}
		if rule.Prepaid != nil {
			prepaid = &RateRange{*rule.Prepaid, *rule.Prepaid}
		}
		if !rule.Unguarded && i == 0 {
			r.Unclear = append(r.Unclear, b.guards...)
		}
		if i == 0 {
			free.UpTo, taxed.UpTo = rule.Free, rule.Ceiling
			taxed.Duty, taxed.Prepaid = duty, prepaid
			continue
		}
		taxed.Duty, taxed.Prepaid = spanOf(taxed.Duty, duty), spanOf(taxed.Prepaid, prepaid)
	}
	r.Bands = []Band{free, taxed, b.general}
	r.Guards = b.guards
	return r
}

// spanOf is the range that holds both; nil where one is not known.
func spanOf(a, b *RateRange) *RateRange {
	if a == nil || b == nil {
		return nil
	}
	s := a.span(*b)
	return &s
}
