package ingest

import (
	"errors"

	"setara/knowledge"
)

// offer is what the price columns of one record say together, in the file's
// own scale.
type offer struct {
	// price is what a buyer pays now; 0 where only a range is known.
	price, original, low, high int64
}

// priceFault is a record whose price cannot be used: the column at fault and
// why.
type priceFault struct {
	col    column
	reason error
}

// firstPrice is the first field of a column that reads as a price, and else
// why the surest one does not.
func firstPrice(l *layout, cells []string, c column) (cellPrice, error) {
	var first error
	for _, i := range l.places[c] {
		if i >= len(cells) {
			continue
		}
		p, err := parsePrice(cells[i])
		if err == nil {
			return p, nil
		}
		if first == nil || errors.Is(first, errPriceEmpty) {
			first = err
		}
	}
	if first == nil {
		first = errPriceEmpty
	}
	return cellPrice{}, first
}

// readOffer weighs the price columns of a record.
//
// A cell with a range, or ends that differ in columns of their own, keep both
// ends and no price: which variant costs what is not known. The same holds
// where the price beside the ends is the lower of them, since marketplaces
// print the cheapest variant as the price. A price between the ends is that
// of a variant somebody chose and stands; ends that the price lies outside of
// are of another time and are dropped.
//
// Of a price and a discounted price the lower is what a buyer pays now: some
// files name the crossed-out price "discounted_price". Where trustDiscount is
// false the discounted price is not looked at.
func readOffer(l *layout, cells []string, trustDiscount bool) (offer, *priceFault) {
	base, fault := basePrice(l, cells, trustDiscount)
	low, lowErr := firstPrice(l, cells, colPriceMin)
	high, highErr := firstPrice(l, cells, colPriceMax)
	if span, err := firstPrice(l, cells, colPriceRange); err == nil {
		low, high, lowErr, highErr = span, span, nil, nil
	}
	ends := lowErr == nil && highErr == nil && low.Low <= high.High
	if fault != nil {
		if !errors.Is(fault.reason, errPriceEmpty) || !ends {
			return offer{}, fault
		}
		base = cellPrice{Low: low.Low, High: high.High}
	}
	o := offer{price: base.Low, original: base.Original}
	if base.Low < base.High {
		o = offer{original: base.Original, low: base.Low, high: base.High}
	} else if trustDiscount && !base.TwoPrices {
		if d, err := firstPrice(l, cells, colPriceDiscounted); err == nil && d.Low == d.High && d.Low >= o.price/largestCut {
			o.price, o.original = min(o.price, d.Low), max(o.price, d.Low)
		}
	}
	if ends && low.Low < high.High && o.price != 0 {
		o.setEnds(low.Low, high.High)
	}
	if before, err := firstPrice(l, cells, colPriceOriginal); err == nil && before.Low == before.High {
		o.original = max(o.original, before.Low)
	}
	if o.original <= max(o.price, o.low) {
		o.original = 0
	}
	return o, nil
}

// largestCut is the largest discount that is believed, as price over
// discounted price; a smaller number is the percentage of the discount.
const largestCut = 100

// setEnds sets the ends of a range beside a single price.
func (o *offer) setEnds(low, high int64) {
	switch {
	case o.price == low:
		o.price, o.low, o.high = 0, low, high
	case low < o.price && o.price <= high:
		o.low, o.high = low, high
	}
}

// basePrice is the price that a record leads with. A discounted price leads
// where there is no other, and the price before the discount where the file
// has a column for discounts and this record none.
func basePrice(l *layout, cells []string, trustDiscount bool) (cellPrice, *priceFault) {
	p, err := firstPrice(l, cells, colPrice)
	if err == nil {
		return p, nil
	}
	fault := &priceFault{colPrice, err}
	if !errors.Is(err, errPriceEmpty) {
		return cellPrice{}, fault
	}
	if trustDiscount && l.has(colPriceDiscounted) {
		p, err := firstPrice(l, cells, colPriceDiscounted)
		if err == nil {
			return p, nil
		}
		if p, before := firstPrice(l, cells, colPriceOriginal); before == nil && (errors.Is(err, errPriceEmpty) || errors.Is(err, errPriceZero)) {
			return p, nil
		}
		if !l.has(colPrice) {
			fault = &priceFault{colPriceDiscounted, err}
		}
	}
	return cellPrice{}, fault
}

// scaled writes the offer into a listing, in rupiah.
func (o offer) scaled(scale int64, into *knowledge.Listing) error {
	for _, part := range []struct {
		amount int64
		into   *knowledge.Rupiah
	}{{o.price, &into.Price}, {o.original, &into.PriceOriginal}, {o.low, &into.PriceMin}, {o.high, &into.PriceMax}} {
		if part.amount == 0 {
			continue
		}
		r, err := inRupiah(part.amount, scale)
		if err != nil {
			return err
		}
		*part.into = r
	}
	return nil
}
