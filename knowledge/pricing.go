package knowledge

import "math/big"

// Terms is what stands between a price and the owner's profit on one unit:
// what it cost to make (HPP), the marketplace's rate on the price, and what
// the unit bears of the fixed part for each order.
type Terms struct {
	Cost  Rupiah
	Rate  BasisPoints
	Fixed Rupiah
}

// Profit is what is left of a price: price - fee(price) - fixed - cost, the
// fee rounded half up as the marketplaces do. It never falls when the price
// rises, as long as the rate is at most 100 %.
func (t Terms) Profit(price Rupiah) Rupiah {
	return price - t.Rate.Of(price) - t.Fixed - t.Cost
}

// BreakEven is the lowest price at which nothing is lost. It returns false
// where no price is high enough: a rate of 100 % or more.
func (t Terms) BreakEven() (Rupiah, bool) { return t.PriceFor(0) }

// PriceFor is the lowest price that leaves at least a margin, which is a share
// of the price (not of the cost: that would be markup):
//
//	price = (cost + fixed) / (1 - rate - margin)
//
// It returns false where rate and margin together leave nothing, and where
// the cost is beyond all measure.
func (t Terms) PriceFor(margin BasisPoints) (Rupiah, bool) {
	share := 10_000 - t.Rate - margin
	if share <= 0 || t.Rate < 0 || margin < 0 || t.Cost+t.Fixed > maxPrice/10_000 {
		return 0, false
	}
	price := Rupiah(divRound(int64(t.Cost+t.Fixed), 10_000, int64(share)))
	// The fee is rounded, so the formula may be off by a few rupiah.
	for !t.leaves(margin, price) {
		price++
	}
	for price > 0 && t.leaves(margin, price-1) {
		price--
	}
	return price, true
}

// maxPrice bounds what is worked out, so that nothing leaves an int64: a
// hundred thousand times MaxRupiah.
const maxPrice = 100_000 * MaxRupiah

// leaves tells whether the profit at a price is at least a margin of it.
func (t Terms) leaves(margin BasisPoints, price Rupiah) bool {
	profit := new(big.Int).Mul(big.NewInt(int64(t.Profit(price))), big.NewInt(10_000))
	wanted := new(big.Int).Mul(big.NewInt(int64(margin)), big.NewInt(int64(price)))
	return profit.Cmp(wanted) >= 0
}

// Charm is the lowest price that people charge and that is not under a floor:
// one that ends in 900, or for goods under Rp10.000 in 000, 500 or 900.
func Charm(floor Rupiah) Rupiah {
	endings := []Rupiah{900, 1900}
	if floor < 10_000 {
		endings = []Rupiah{0, 500, 900, 1000}
	}
	thousands := floor / 1000 * 1000
	for _, ending := range endings {
		if price := thousands + ending; price >= floor {
			return price
		}
	}
	return floor
}
