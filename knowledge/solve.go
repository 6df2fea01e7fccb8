package knowledge

import (
	"cmp"
	"math/big"
	"slices"
)

// BreakEven is the lowest price at which nothing is lost: the floor. One
// rupiah lower, something is.
func (t Terms) BreakEven() (Rupiah, error) { return t.lowest(wish{}) }

// PriceForMargin is the lowest price that leaves at least a margin, which is a
// share of what the buyer pays (not of the cost: that would be markup). Where
// nothing is capped, taxed, discounted or returned it is
//
//	price = (cost + fixed) / (1 - rate - margin)
//
// and at most a rupiah or two beside it, the fees being rounded.
func (t Terms) PriceForMargin(margin BasisPoints) (Rupiah, error) {
	if margin < 0 {
		return 0, ImpossibleWish
	}
	if margin >= 10_000 {
		return 0, ImpossibleShare
	}
	return t.lowest(wish{margin: margin})
}

// maxMarkup is the largest markup that is reckoned with: ten thousand percent.
const maxMarkup BasisPoints = 1_000_000

// PriceForMarkup is the lowest price whose profit is at least a share of the
// cost.
func (t Terms) PriceForMarkup(markup BasisPoints) (Rupiah, error) {
	if markup < 0 || markup > maxMarkup {
		return 0, ImpossibleWish
	}
	if err := t.Check(); err != nil {
		return 0, err
	}
	return t.lowest(wish{amount: int64(markup) * int64(t.Cost)})
}

// PriceForProfit is the lowest price that leaves at least an amount.
func (t Terms) PriceForProfit(profit Rupiah) (Rupiah, error) {
	if profit < 0 || profit > MaxRupiah {
		return 0, ImpossibleWish
	}
	return t.lowest(wish{amount: 10_000 * int64(profit)})
}

// charmFor is the lowest price that people charge and that leaves a margin. Of
// a unit that is sold by packs smaller than it, people charge the pack's price.
func (t Terms) charmFor(margin BasisPoints, pack Pack) (Rupiah, bool) {
	exact, err := t.PriceForMargin(margin)
	if err != nil {
		return 0, false
	}
	if pack <= 0 || pack > One {
		pack = One
	}
	charged := Charm(pack.Times(exact))
	// Rounding to the pack, and that of several shares, may take a rupiah.
	for !t.granted(t.Paid(pack.Each(charged)), wish{margin: margin}) {
		if charged >= maxPrice {
			return 0, false
		}
		charged = Charm(charged + 1)
	}
	return pack.Each(charged), true
}

// wish is what a price must leave: an amount in ten-thousandths of a rupiah,
// and a share of what the buyer pays.
type wish struct {
	amount int64
	margin BasisPoints
}

// granted tells whether what the buyer pays leaves what is wished.
func (t Terms) granted(paid Rupiah, w wish) bool {
	return t.leaves(paid)-int64(w.margin)*int64(paid) >= w.amount
}

// lowest is the lowest price that grants a wish.
func (t Terms) lowest(w wish) (Rupiah, error) {
	paid, err := t.lowestPaid(w)
	if err != nil {
		return 0, err
	}
	price := priceBefore(t.Discount, paid)
	if price > maxPrice {
		return 0, ImpossibleLarge
	}
	return price, nil
}

// priceBefore is the lowest price that, less a discount rounded half up, is an
// amount. As the price rises by a rupiah, what is paid rises by one or stays,
// so that it leaves out no amount:
//
//	price - round(discount x price) >= paid  <=>  price > (paid - 1/2) / (1 - discount)
func priceBefore(discount BasisPoints, paid Rupiah) Rupiah {
	if discount == 0 || paid <= 0 {
		return paid
	}
	return Rupiah(mulDivFloor(2*int64(paid)-1, 10_000, 2*int64(10_000-discount))) + 1
}

// lowestPaid is the least that a buyer must pay for a wish to be granted.
//
// Between the amounts at which caps begin to bite, what is left is a straight
// line but for the rounding of each share, which moves it by at most half a
// rupiah. So on each stretch the line is solved in closed form for where that
// might be enough, and only the few amounts from there to where it must be are
// tried. Stretches on which less than a basis point of a further rupiah is
// left are passed over: what only rounding would grant there is no price to
// live on.
func (t Terms) lowestPaid(w wish) (Rupiah, error) {
	if err := t.Check(); err != nil {
		return 0, err
	}
	if t.granted(0, w) {
		return 0, nil
	}
	reached := false
	for _, s := range t.stretches() {
		slope := s.slope(t, w)
		if slope < minSlope*int64(10_000-t.Returns.Share) {
			continue
		}
		reached = true
		for paid := max(s.from, s.mayGrant(t, w, slope)); paid <= s.to; paid++ {
			if t.granted(paid, w) {
				return paid, nil
			}
		}
	}
	if reached {
		return 0, ImpossibleLarge
	}
	return 0, ImpossibleShare
}

// minSlope is the least share of a further rupiah that must be left, in parts
// of rateScale: one basis point.
const minSlope = 10_000

// stretch is a range of what the buyer pays on which the same caps bite.
type stretch struct {
	from, to Rupiah
	// rate is all shares that no cap bites on, in parts of rateScale, and free
	// how many they are; capped is what the others charge.
	rate   int64
	free   int64
	capped Rupiah
}

// stretches are the ranges from 0 to maxPrice, ascending.
func (t Terms) stretches() []stretch {
	parts := t.shares()
	type start struct {
		at   Rupiah
		part FeePart
	}
	var starts []start
	s := stretch{free: int64(len(parts))}
	for _, part := range parts {
		s.rate += part.scaledRate()
		if part.Cap > 0 && part.Rate > 0 {
			starts = append(starts, start{part.bitesFrom(), part})
		}
	}
	slices.SortFunc(starts, func(a, b start) int { return cmp.Compare(a.at, b.at) })
	var all []stretch
	for _, next := range starts {
		if next.at > maxPrice {
			break
		}
		s.to = next.at - 1
		if s.from <= s.to {
			all = append(all, s)
		}
		s.from = next.at
		s.rate -= next.part.scaledRate()
		s.free--
		s.capped += next.part.most()
	}
	s.to = maxPrice
	return append(all, s)
}

// bitesFrom is the lowest price at which the rounded share reaches the cap.
func (f FeePart) bitesFrom() Rupiah {
	return Rupiah(mulDivCeil(2*int64(f.most())-1, rateScale, 2*f.scaledRate()))
}

// slope is what a further rupiah leaves above the wish, in ten-thousandths of
// parts of rateScale.
func (s *stretch) slope(t Terms, w wish) int64 {
	return int64(10_000-t.Returns.Share)*(rateScale-s.rate) - int64(w.margin)*rateScale
}

// mayGrant is the lowest amount at which the line, with each rounding in the
// owner's favour, grants a wish; beyond maxPrice where none does.
func (s *stretch) mayGrant(t Terms, w wish, slope int64) Rupiah {
	sent := int64(10_000 - t.Returns.Share)
	fixed := int64(s.capped + t.Fixed + t.Cost)
	returned := int64(t.Returns.Share) * int64(t.returned())
	needed := w.amount + returned + sent*fixed
	return Rupiah(min(mulDivCeil(2*needed-sent*s.free, rateScale, 2*slope), int64(maxPrice)+1))
}

// mulDivCeil is a*b/c rounded up, for positive b and c; at most what an int64
// holds.
func mulDivCeil(a, b, c int64) int64 { return -mulDivFloor(-a, b, c) }

// mulDivFloor is a*b/c rounded down, for positive b and c; at most, and at
// least, what an int64 holds beside its lowest.
func mulDivFloor(a, b, c int64) int64 {
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	product.Div(product, big.NewInt(c)) // rounds down, the divisor being positive
	switch {
	case product.IsInt64():
		return product.Int64()
	case product.Sign() < 0:
		return -1<<63 + 1
	default:
		return 1<<63 - 1
	}
}
