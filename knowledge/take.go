package knowledge

import "slices"

// FeePart is one share of the price that somebody keeps: a commission, a
// programme, a tax. It is reckoned on what the buyer pays for the goods: the
// price less the seller's own discount, without shipping.
type FeePart struct {
	// ID is the row of the fee table; empty where the owner named the rate.
	ID string
	// Option is the programme that it is for; empty for what is charged on
	// every sale.
	Option FeeOption
	Rate   BasisPoints
	// Tax is what comes on top of the fee, as a share of the fee.
	Tax BasisPoints
	// Cap is the most that the rate charges on one piece, before Tax; 0 for no
	// cap.
	Cap Rupiah
}

// Of is what the part takes of a price, rounded half up on its own, as each
// line of a marketplace's invoice is:
//
//	min(rate x price, cap) x (1 + tax)
func (f FeePart) Of(price Rupiah) Rupiah {
	amount := Rupiah(divRound(f.scaledRate(), int64(price), rateScale))
	if f.Cap > 0 {
		amount = min(amount, f.most())
	}
	return amount
}

// Capped tells whether the cap bites at a price.
func (f FeePart) Capped(price Rupiah) bool {
	return f.Cap > 0 && divRound(f.scaledRate(), int64(price), rateScale) >= int64(f.most())
}

// most is the cap with the tax on it.
func (f FeePart) most() Rupiah { return f.Cap + f.Tax.Of(f.Cap) }

// rateScale is what scaledRate counts in: basis points of basis points.
const rateScale = 10_000 * 10_000

// scaledRate is the rate with the tax on it, in parts of rateScale.
func (f FeePart) scaledRate() int64 { return int64(f.Rate) * int64(10_000+f.Tax) }

// Take is what a marketplace keeps of one sale: shares of the price, and a
// fixed part for each order. The zero Take keeps nothing: the owner's own shop.
type Take struct {
	Parts []FeePart
	Fixed Rupiah
}

// Of is what is kept of a price, the fixed part left out.
func (t Take) Of(price Rupiah) Rupiah {
	var sum Rupiah
	for _, part := range t.Parts {
		sum += part.Of(price)
	}
	return sum
}

// Rate is all shares of the price together, tax on top included, as if no cap
// bit; rounded to the nearest basis point.
func (t Take) Rate() BasisPoints {
	var sum int64
	for _, part := range t.Parts {
		sum += part.scaledRate()
	}
	return BasisPoints(divRound(sum, 1, 10_000))
}

// inPacksOf is the take from one unit that is sold in packs smaller than it,
// each an order of its own: a kilo in packs of 250 grams bears four fixed
// parts, and each cap four times. A unit sold in larger packs bears one: the
// buyer may take a single one, and the floor must not be told too low.
func (t Take) inPacksOf(pack Pack) Take {
	if pack <= 0 || pack >= One {
		return t
	}
	parts := slices.Clone(t.Parts)
	for i := range parts {
		parts[i].Cap = pack.Each(parts[i].Cap)
	}
	return Take{Parts: parts, Fixed: pack.Each(t.Fixed)}
}
