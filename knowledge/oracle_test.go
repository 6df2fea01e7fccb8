package knowledge_test

import (
	"math/big"

	"setara/knowledge"
)

// The oracle says what the arithmetic of prices means, in big fractions and
// straight from the definitions in the doc comments. It shares no code with
// what it judges, knows no closed form, and is slow.

// rat is a whole number as a fraction.
func rat[N ~int64 | ~int](n N) *big.Rat { return new(big.Rat).SetInt64(int64(n)) }

// percent is basis points as a fraction.
func percent(bp knowledge.BasisPoints) *big.Rat { return big.NewRat(int64(bp), 10_000) }

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func less(a, b *big.Rat) *big.Rat  { return new(big.Rat).Sub(a, b) }

// down is the largest whole number that is not over x.
func down(x *big.Rat) *big.Int {
	return new(big.Int).Div(x.Num(), x.Denom()) // rounds down, a denominator being positive
}

// halfUp is the whole number nearest to an x that is not negative, halves up.
func halfUp(x *big.Rat) *big.Int { return roundHalfUp(x.Num(), x.Denom()) }

// roundHalfUp is the whole number nearest to num/denom, halves up.
func roundHalfUp(num, denom *big.Int) *big.Int {
	twice := new(big.Int).Lsh(num, 1)
	return twice.Div(twice.Add(twice, denom), new(big.Int).Lsh(denom, 1))
}

// nearest is the whole number nearest to x, halves away from zero.
func nearest(x *big.Rat) *big.Int {
	if x.Sign() < 0 {
		return new(big.Int).Neg(halfUp(new(big.Rat).Neg(x)))
	}
	return halfUp(x)
}

// exactly is terms as the oracle reads them.
type exactly struct {
	knowledge.Terms
	shares   []exactShare
	returned *big.Rat
}

// exactShare is a share of the price that somebody keeps: at most most, which
// is reached at from, where those are not nil.
type exactShare struct{ rate, most, from *big.Rat }

func exact(t knowledge.Terms) exactly {
	e := exactly{Terms: t, shares: []exactShare{{rate: percent(t.IncomeTax)}}, returned: rat(t.Returns.Each)}
	for _, part := range t.Parts {
		taxed := plus(rat(1), percent(part.Tax))
		share := exactShare{rate: times(percent(part.Rate), taxed)}
		if part.Cap > 0 && part.Rate > 0 {
			share.most = times(rat(part.Cap), taxed)
			share.from = new(big.Rat).Quo(rat(part.Cap), percent(part.Rate))
		}
		e.shares = append(e.shares, share)
	}
	if t.Returns.PieceLost {
		e.returned = plus(e.returned, rat(t.Cost))
	}
	if t.Returns.FixedKept {
		e.returned = plus(e.returned, rat(t.Fixed))
	}
	return e
}

// of is what the share comes to, before it is rounded.
func (s exactShare) of(paid *big.Rat) *big.Rat {
	if s.most != nil && paid.Cmp(s.from) > 0 {
		return s.most
	}
	return times(s.rate, paid)
}

// rounded is what the share comes to of a whole amount.
func (s exactShare) rounded(paid *big.Rat) *big.Rat {
	if s.most != nil && paid.Cmp(s.from) > 0 {
		return new(big.Rat).SetInt(halfUp(s.most))
	}
	// The product is not brought to lowest terms, which would take longest.
	return new(big.Rat).SetInt(roundHalfUp(new(big.Int).Mul(s.rate.Num(), paid.Num()), s.rate.Denom()))
}

// paid is what the buyer pays at a price.
func (t exactly) paid(price knowledge.Rupiah) *big.Rat {
	if t.Discount == 0 {
		return rat(price)
	}
	discount := halfUp(times(percent(t.Discount), rat(price)))
	return less(rat(price), new(big.Rat).SetInt(discount))
}

// perOrder is what an order sent leaves where keeps says what a share takes.
func (t exactly) perOrder(paid *big.Rat, keeps func(exactShare) *big.Rat) *big.Rat {
	sold := less(less(paid, rat(t.Fixed)), rat(t.Cost))
	for _, share := range t.shares {
		if share.rate.Sign() > 0 {
			sold = less(sold, keeps(share))
		}
	}
	if t.Returns.Share == 0 {
		return sold
	}
	back := percent(t.Returns.Share)
	return less(times(sold, less(rat(1), back)), times(t.returned, back))
}

// profit is what an order sent at a price leaves, exactly.
func (t exactly) profit(price knowledge.Rupiah) *big.Rat {
	paid := t.paid(price)
	return t.perOrder(paid, func(s exactShare) *big.Rat { return s.rounded(paid) })
}

// wanted is what a price is looked for: a margin of what the buyer pays, a
// markup on the cost, and an amount.
type wanted struct {
	margin, markup knowledge.BasisPoints
	amount         knowledge.Rupiah
}

// over is how much a profit on what the buyer pays is over what is wanted.
func (t exactly) over(profit, paid *big.Rat, w wanted) *big.Rat {
	need := rat(w.amount)
	if w.margin > 0 {
		need = plus(need, times(percent(w.margin), paid))
	}
	if w.markup > 0 {
		need = plus(need, times(percent(w.markup), rat(t.Cost)))
	}
	return less(profit, need)
}

// grants tells whether a price leaves what is wanted.
func (t exactly) grants(price knowledge.Rupiah, w wanted) bool {
	return t.over(t.profit(price), t.paid(price), w).Sign() >= 0
}

// mayGrant tells whether a price could leave what is wanted if each share, and
// the discount, were rounded by half a rupiah in the owner's favour. What it
// measures bends only upwards as the price rises, since caps do: once it fails
// at a price, and fails at nothing, it fails at all prices between.
func (t exactly) mayGrant(price knowledge.Rupiah, w wanted) bool {
	paid := plus(times(rat(price), less(rat(1), percent(t.Discount))), big.NewRat(1, 2))
	most := t.perOrder(paid, func(s exactShare) *big.Rat { return less(s.of(paid), big.NewRat(1, 2)) })
	return t.over(most, paid, w).Sign() >= 0
}

// hopeless tells whether less than a basis point is left of a further rupiah
// that the buyer pays, above the margin that is wanted and of what is not
// returned: with every cap biting, or with none.
func (t exactly) hopeless(w wanted, capped bool) bool {
	left := rat(1)
	for _, share := range t.shares {
		if share.most == nil || !capped {
			left = less(left, share.rate)
		}
	}
	sent := less(rat(1), percent(t.Returns.Share))
	return less(left, new(big.Rat).Quo(percent(w.margin), sent)).Cmp(percent(1)) < 0
}

// lowest judges whether a price is the lowest that leaves what is wanted, and
// says what is wrong with it.
func (t exactly) lowest(price knowledge.Rupiah, w wanted) string {
	if !t.grants(price, w) {
		return "it does not leave what is wanted"
	}
	if lower, ok := t.under(price, w); ok {
		return "so does " + lower.String()
	}
	return ""
}

// under is a lower price than one that leaves what is wanted too, if there is
// any. It walks down from the price until even the kindest rounding would not
// do: from there nothing below can.
func (t exactly) under(price knowledge.Rupiah, w wanted) (knowledge.Rupiah, bool) {
	all := t.mayGrant(0, w) // then the argument fails, and every price is tried
	for p := price - 1; p >= 0; p-- {
		if t.grants(p, w) {
			return p, true
		}
		if p%8 == 0 && !all && !t.mayGrant(p, w) {
			break
		}
	}
	return 0, false
}

// passedOver tells whether the oracle would count as prices what is passed over
// on purpose: where the cost is a rupiah or two and fees and wanted margin come
// to all of a price until caps bite, rounding alone may grant a wish below them.
func (t exactly) passedOver(w wanted) bool { return t.mayGrant(0, w) && t.hopeless(w, false) }
