package knowledge

// Consignment is what comes into the country at once. Amounts are for the
// whole of it.
type Consignment struct {
	FOB Cents
	// Value is the FOB in rupiah where it was said in rupiah, 0 where it was
	// not. FOB then only tells which limits hold; see [ExchangeRate.Reach].
	Value Rupiah
	// Freight and Insurance are 0 where they are not known; the customs value
	// is then simplified to the FOB.
	Freight   Cents
	Insurance Cents
	// Pieces is how many units the consignment holds, at least one.
	Pieces int64
	// Quantity is how much of Measure is in the consignment, for safeguard
	// duties that count something else than pieces; 0 where not known.
	Quantity Pack
	Measure  Measure
}

// Counted is how much of what a safeguard duty counts is in the consignment;
// 0 where that is not known.
func (c *Consignment) Counted(m Measure) Pack {
	switch m {
	case MeasurePiece:
		return One * Pack(c.Pieces)
	case c.Measure:
		return c.Quantity
	default:
		return 0
	}
}

// maxPieces bounds a consignment: more pieces than cents have no price.
const maxPieces = int64(MaxCents)

// possible tells whether there can be such a consignment, its FOB aside.
func (c *Consignment) possible() bool {
	return c.Pieces >= 1 && c.Pieces <= maxPieces && c.Quantity >= 0 && int64(c.Quantity) <= maxPieces &&
		c.Freight >= 0 && c.Freight <= MaxCents && c.Insurance >= 0 && c.Insurance <= MaxCents
}

// Bill is what a consignment costs by the time that it may be sold, with the
// public charges only. The importer's own costs and profit are not in it.
//
//	value     = (FOB + freight + insurance) * rate
//	duty      = duty rate * value
//	safeguard = safeguard duty * quantity
//	VAT       = VAT rate * part/whole * (value + duty + safeguard)
//	total     = value + duty + safeguard + VAT
//
// Each line is rounded once to the nearest rupiah, halves up. The customs
// offices round duties up to whole thousands for a whole declaration (PMK
// 190/2022 article 22), which says nothing about one piece of many; that
// rounding is left out.
type Bill struct {
	Value     Rupiah
	Duty      Rupiah
	Safeguard Rupiah
	VAT       Rupiah
	Total     Rupiah
	// Prepaid is income tax in advance, on the same base as VAT; it is not in
	// Total. Nil where it is not known.
	Prepaid *Rupiah
}

// Landed is what a consignment costs on a route, from the low to the high end
// of the rates that may hold; equal where they are known exactly.
type Landed struct {
	Low, High Bill
	// Band is the stretch of FOB that the consignment falls in.
	Band Band
}

// end is one end of the rates of a route.
type end uint8

const (
	lowEnd end = iota
	highEnd
)

func (e end) of(r RateRange) BasisPoints {
	if e == lowEnd {
		return r.Low
	}
	return r.High
}

// Landed is what the consignment costs on the route. Where that cannot be
// worked out it says why. A consignment or a rate that cannot be, such as a
// negative FOB, is of no route: [MissingRule].
func (r *Route) Landed(c Consignment, rate ExchangeRate) (Landed, Missing) {
	if !c.possible() || c.FOB < 0 || c.FOB > MaxCents || c.Value < 0 || c.Value > maxPrice || !rate.Believable() {
		return Landed{}, MissingRule
	}
	if r.Missing == MissingRule || r.Missing == MissingVAT {
		return Landed{}, r.Missing
	}
	band := r.BandOf(c.FOB)
	if missing := r.missing(band, &c); missing != MissingNothing {
		return Landed{Band: *band}, missing
	}
	return Landed{r.bill(band, &c, rate, lowEnd), r.bill(band, &c, rate, highEnd), *band}, MissingNothing
}

// BandOf is the stretch that a FOB falls in.
func (r *Route) BandOf(fob Cents) *Band {
	for i := range r.Bands {
		if r.Bands[i].UpTo == 0 || fob <= r.Bands[i].UpTo {
			return &r.Bands[i]
		}
	}
	return &r.Bands[len(r.Bands)-1]
}

// missing is why a bill in a band cannot be made.
func (r *Route) missing(band *Band, c *Consignment) Missing {
	if band.Duty == nil {
		return MissingDuty
	}
	if band.Guarded {
		for i := range r.Guards {
			if g := &r.Guards[i]; g.High == 0 || c.Counted(g.Measure) == 0 {
				return MissingSafeguard
			}
		}
	}
	return MissingNothing
}

func (r *Route) bill(band *Band, c *Consignment, rate ExchangeRate, e end) Bill {
	b := Bill{Value: rate.In(c.FOB + c.Freight + c.Insurance)}
	if c.Value > 0 {
		b.Value = c.Value + rate.In(c.Freight+c.Insurance)
	}
	b.Duty = e.of(*band.Duty).Of(b.Value)
	if band.Guarded {
		for i := range r.Guards {
			amount := r.Guards[i].Low
			if e == highEnd {
				amount = r.Guards[i].High
			}
			b.Safeguard += c.Counted(r.Guards[i].Measure).Times(amount)
		}
	}
	base := b.Value + b.Duty + b.Safeguard
	if !r.MaybeUntaxed || e == highEnd {
		b.VAT = r.VAT.Of(base)
	}
	b.Total = base + b.VAT
	if band.Prepaid != nil {
		b.Prepaid = new(e.of(*band.Prepaid).Of(base))
	}
	return b
}

// Implied is which FOB of one piece a price in the shops leaves room for, from
// the high to the low end of the rates that may hold: High is the most that
// the goods can have cost abroad, whatever holds.
type Implied struct {
	Low, High Cents
	// Band is the stretch that High falls in. Bounded tells that dearer goods
	// might still fit, in a stretch whose duty is not known.
	Band    Band
	Bounded bool
}

// FOBFor is the highest FOB of one piece at which the consignment costs no
// more than its pieces sell for, with nothing else paid from the price. The
// FOB of c is not looked at. It is 0 where not even a cent fits. Where it
// cannot be worked out it says why.
//
// The cost of a consignment may fall where a limit is passed (a parcel at 25 %
// becomes a general import at 15 %), so each band is looked at by itself, from
// the dearest down.
func (r *Route) FOBFor(price Rupiah, c Consignment, rate ExchangeRate) (Implied, Missing) {
	if !c.possible() || price < 0 || price > MaxRupiah || !rate.Believable() {
		return Implied{}, MissingRule
	}
	if r.Missing == MissingRule || r.Missing == MissingVAT {
		return Implied{}, r.Missing
	}
	var implied Implied
	why, found := MissingNothing, false
	for i := len(r.Bands) - 1; i >= 0; i-- {
		band := &r.Bands[i]
		if missing := r.missing(band, &c); missing != MissingNothing {
			if !found {
				why, implied.Bounded = missing, true
			}
			continue
		}
		found = true
		first := Cents(1)
		if i > 0 {
			first = r.Bands[i-1].UpTo/Cents(c.Pieces) + 1
		}
		last := MaxCents / Cents(c.Pieces)
		if band.UpTo > 0 {
			last = band.UpTo / Cents(c.Pieces)
		}
		if implied.High == 0 {
			implied.High = r.highest(band, first, last, price, c, rate, lowEnd)
			implied.Band = *band
		}
		if implied.Low == 0 {
			implied.Low = r.highest(band, first, last, price, c, rate, highEnd)
		}
	}
	if !found {
		return Implied{}, why
	}
	// A stretch that is not known matters only where the known ones are full.
	implied.Bounded = implied.Bounded && implied.Band.UpTo > 0 &&
		implied.High == implied.Band.UpTo/Cents(c.Pieces)
	return implied, MissingNothing
}

// highest is the dearest FOB of a piece from first to last that fits a price;
// 0 where none does. Within a band the cost never falls when the FOB rises.
func (r *Route) highest(band *Band, first, last Cents, price Rupiah, c Consignment, rate ExchangeRate, e end) Cents {
	fits := func(fob Cents) bool {
		c.FOB, c.Value = fob*Cents(c.Pieces), 0
		total := r.bill(band, &c, rate, e).Total
		// Division instead of price*pieces, which may leave an int64.
		return (total+Rupiah(c.Pieces)-1)/Rupiah(c.Pieces) <= price
	}
	if first > last || !fits(first) {
		return 0
	}
	for first < last {
		middle := first + (last-first+1)/2
		if fits(middle) {
			first = middle
		} else {
			last = middle - 1
		}
	}
	return first
}

// BelowLawful tells whether goods that were published to cost more abroad than
// a price in the shops leaves room for on any lawful route that is known.
// Highest is the most that they can have cost; see [Implied].
func (f *FOBFact) BelowLawful(highest Cents, rate ExchangeRate) bool {
	return f.Price >= rate.In(highest+1)
}
