package knowledge

import "math/big"

// Impossible is why a figure cannot be worked out. It is an error of a closed
// list, so that each has its sentence in the wording.
type Impossible string

func (i Impossible) Error() string { return string(i) }

// What makes a figure impossible.
const (
	ImpossibleCost     Impossible = "cost is negative or larger than MaxRupiah"
	ImpossibleFee      Impossible = "a fee is negative, takes more than the price, or is larger than MaxRupiah"
	ImpossibleDiscount Impossible = "the seller's discount is negative or leaves nothing"
	ImpossibleReturns  Impossible = "the share of returns is negative or everything comes back"
	ImpossibleWish     Impossible = "the wanted profit is negative or beyond measure"
	ImpossiblePieces   Impossible = "the number of pieces is not from 1 to MaxPieces"
	ImpossiblePrice    Impossible = "the price is not from 1 rupiah to MaxRupiah"
	// ImpossibleShare: what the fees and the wanted margin leave of a rupiah
	// is nothing, or less than a hundredth of a percent.
	ImpossibleShare Impossible = "fees and wanted margin leave nothing of the price"
	// ImpossibleLarge: there is such a price, and it is beyond all measure.
	ImpossibleLarge Impossible = "the price is beyond all measure"
	// ImpossibleRoom: the price is already at or under the lowest possible.
	ImpossibleRoom Impossible = "the price leaves no room to go down"
)

// ImpossibleKinds are all of them, so that each can be given words.
func ImpossibleKinds() []Impossible {
	return []Impossible{
		ImpossibleCost, ImpossibleFee, ImpossibleDiscount, ImpossibleReturns, ImpossibleWish, ImpossiblePieces,
		ImpossiblePrice, ImpossibleShare, ImpossibleLarge, ImpossibleRoom,
	}
}

// MaxPieces is the largest number of pieces that is reckoned with, in a
// bundle or in a month.
const MaxPieces = 1_000_000

// maxPrice bounds the prices that are worked out: a hundred times MaxRupiah.
const maxPrice = 100 * MaxRupiah

// Terms is what stands between a price and the owner's profit on one piece,
// or on whatever is sold at one price: see [Terms.Bundle].
type Terms struct {
	// Cost is what the piece cost to make or buy (HPP).
	Cost Rupiah
	// Take is what the marketplace keeps. Its parts are reckoned on the price
	// less Discount.
	Take
	// Discount is what the seller takes off the price on their own account:
	// the price is what stands on the label, the buyer pays less.
	Discount BasisPoints
	// Returns is what comes back.
	Returns Returns
	// IncomeTax is the final tax on turnover, as a share of what the buyer
	// pays; see [IncomeTaxRule].
	IncomeTax BasisPoints
}

// Returns is how many orders come back and what such an order costs the owner.
// A returned order brings no price, and the shares of the price are not
// charged on it.
type Returns struct {
	// Share of the orders sent that come back.
	Share BasisPoints
	// Each is what one returned order costs: shipping, packaging.
	Each Rupiah
	// PieceLost tells that the piece cannot be sold again.
	PieceLost bool
	// FixedKept tells that the marketplace keeps its fixed part all the same.
	FixedKept bool
}

// Check returns what is impossible about the terms, an [Impossible], or nil.
// Where it returns nil, no method of them leaves an int64. Profits at prices
// that are not from 0 to a hundred times MaxRupiah are those at the nearer end.
func (t Terms) Check() error {
	between := func(r, most Rupiah) bool { return 0 <= r && r <= most }
	share := func(b, most BasisPoints) bool { return 0 <= b && b <= most }
	switch {
	case !between(t.Cost, MaxRupiah):
		return ImpossibleCost
	case !between(t.Fixed, 2*MaxRupiah) || !share(t.IncomeTax, 10_000) || len(t.Parts) > maxParts:
		return ImpossibleFee
	case !share(t.Discount, 9_999):
		return ImpossibleDiscount
	case !share(t.Returns.Share, 9_999) || !between(t.Returns.Each, MaxRupiah):
		return ImpossibleReturns
	}
	var sum int64
	for _, part := range t.Parts {
		if !share(part.Rate, 10_000) || !share(part.Tax, 10_000) || !between(part.Cap, MaxRupiah) {
			return ImpossibleFee
		}
		sum += part.scaledRate()
	}
	if sum > maxRates*rateScale {
		return ImpossibleFee
	}
	return nil
}

// maxParts is how many parts a take may have, and maxRates how many times the
// price they may come to: marketplaces have under ten, and keep under a half.
const (
	maxParts = 32
	maxRates = 3
)

// shares are all parts of the price that somebody keeps, the income tax as the
// last.
func (t Terms) shares() []FeePart {
	if t.IncomeTax == 0 {
		return t.Parts
	}
	return append(t.Parts[:len(t.Parts):len(t.Parts)], FeePart{Rate: t.IncomeTax})
}

// Paid is what the buyer pays for the goods at a price: the price less the
// seller's own discount, which is rounded half up.
func (t Terms) Paid(price Rupiah) Rupiah {
	price = min(max(price, 0), maxPrice)
	return price - t.Discount.Of(price)
}

// Profit is what is left of a price on one order sent, before anything else:
//
//	sold     = paid - each share of paid - fixed - cost
//	returned = -(each + cost where lost + fixed where kept)
//	profit   = sold x (1 - returns) + returned x returns
//
// Each share is rounded half up on its own, as on the marketplace's invoice;
// the profit is rounded down at the end, so that it promises nothing, and is a
// whole number by itself where nothing comes back.
//
// n rupiah more on the price leave at least n x (1 - all shares) more, less
// one rupiah for each share: several shares may step up at the same rupiah.
// With one share, a higher price never leaves less.
func (t Terms) Profit(price Rupiah) Rupiah {
	return Rupiah(floorDiv(t.leaves(t.Paid(price)), 10_000))
}

// ProfitOf is the profit on a number of pieces sold at a price, such as those
// of a month, rounded down once. A negative one is the loss.
func (t Terms) ProfitOf(price Rupiah, pieces int) (Rupiah, error) {
	if err := t.Check(); err != nil {
		return 0, err
	}
	if pieces < 1 || pieces > MaxPieces {
		return 0, ImpossiblePieces
	}
	all := new(big.Int).Mul(big.NewInt(t.leaves(t.Paid(price))), big.NewInt(int64(pieces)))
	all.Div(all, big.NewInt(10_000)) // rounds down, the divisor being positive
	if !all.IsInt64() {
		return 0, ImpossibleLarge
	}
	return Rupiah(all.Int64()), nil
}

// Margin is the profit at a price as a share of what the buyer pays, rounded
// half away from zero; 0 where they pay nothing.
func (t Terms) Margin(price Rupiah) BasisPoints {
	paid := t.Paid(price)
	if paid == 0 {
		return 0
	}
	return BasisPoints(divRound(t.leaves(paid), 1, int64(paid)))
}

// Markup is the profit at a price as a share of the cost, rounded half away
// from zero; 0 where nothing was paid for the piece.
func (t Terms) Markup(price Rupiah) BasisPoints {
	if t.Cost == 0 {
		return 0
	}
	return BasisPoints(divRound(t.leaves(t.Paid(price)), 1, int64(t.Cost)))
}

// leaves is the profit on an order sent where the buyer pays that much, in
// ten-thousandths of a rupiah: exact, whatever share comes back.
func (t Terms) leaves(paid Rupiah) int64 {
	return int64(10_000-t.Returns.Share)*int64(t.sold(paid)) - int64(t.Returns.Share)*int64(t.returned())
}

// sold is what an order that is not returned leaves.
func (t Terms) sold(paid Rupiah) Rupiah {
	left := paid - t.Of(paid) - t.Fixed - t.Cost
	if t.IncomeTax != 0 {
		left -= t.IncomeTax.Of(paid)
	}
	return left
}

// returned is what an order that is returned costs.
func (t Terms) returned() Rupiah {
	cost := t.Returns.Each
	if t.Returns.PieceLost {
		cost += t.Cost
	}
	if t.Returns.FixedKept {
		cost += t.Fixed
	}
	return cost
}

// floorDiv is a/b rounded down, for a positive b.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
