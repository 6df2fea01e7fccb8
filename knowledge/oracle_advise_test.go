package knowledge_test

import (
	"math/big"
	"testing"

	"setara/knowledge"
)

// situation draws a situation as it may come: anything may be missing, the
// goods sold by small packs, the marketplace's charge a range of many parts.
func (d drawer) situation() knowledge.Situation {
	maybe := func(r knowledge.Rupiah) *knowledge.Rupiah {
		if d.sometimes(4) {
			return nil
		}
		return &r
	}
	size := d.size()
	cost := d.price(size)
	top := min(3*cost, knowledge.MaxRupiah)
	s := knowledge.Situation{
		OwnPrice: maybe(d.price(top)), CompetitorPrice: maybe(d.price(top)), Cost: maybe(cost),
		Unit: knowledge.UnitPiece, Pack: knowledge.One, Market: d.market(cost),
	}
	if d.sometimes(4) {
		s.Unit, s.Pack = knowledge.UnitKilogram, knowledge.One/4
	}
	if !d.sometimes(4) {
		s.Charge = d.charge()
	}
	if d.sometimes(3) {
		s.WantedMargin = d.share(6_000)
	}
	return s
}

// market draws a market around a cost: none, a thin one, or a usual one.
func (d drawer) market(cost knowledge.Rupiah) *knowledge.Comparables {
	if d.sometimes(8) {
		return nil
	}
	items := make([]knowledge.Comparable, d.IntN(9))
	for i := range items {
		items[i].Listing = knowledge.Listing{
			Price: max(1, cost/2+d.upTo(3*cost)), Unit: knowledge.UnitPiece, Pack: knowledge.One,
			Origin: knowledge.OriginUnknown, ObservedOn: 100,
		}
	}
	market := knowledge.Compare(items, knowledge.UnitPiece, 100)
	return &market
}

// unitTerms are the terms of one unit at one end of the charge, by hand: of a
// kilo sold in quarters, each quarter is an order and a piece of its own.
func unitTerms(s *knowledge.Situation, take knowledge.Take) knowledge.Terms {
	terms := knowledge.Terms{Cost: *s.Cost}
	orders := knowledge.Rupiah(1)
	if s.Pack == knowledge.One/4 {
		orders = 4
	}
	terms.Fixed = orders * take.Fixed
	for _, part := range take.Parts {
		part.Cap *= orders
		terms.Parts = append(terms.Parts, part)
	}
	return terms
}

func TestOracleAgreesOnAdvice(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		s := d.situation()
		a := knowledge.Advise(s)
		if a == nil {
			if s.OwnPrice != nil || s.Cost != nil {
				t.Errorf("%+v: no advice", s)
			}
			return
		}
		if s.Cost == nil {
			if a.BreakEven != nil || a.Target != nil || a.SuggestedPrice != nil || a.Profit != nil {
				t.Errorf("%+v: a figure without a cost: %+v", s, a)
			}
			return
		}
		var low, high knowledge.Take
		if s.Charge != nil {
			low, high = s.Charge.Low, s.Charge.High
		}
		terms := unitTerms(&s, high)
		checkFloor(t, terms, a.BreakEven)
		checkFloor(t, unitTerms(&s, low), a.BreakEvenLow)
		checkProfits(t, &s, exact(terms), a)
		checkAdvised(t, &s, exact(terms), a)
	})
}

func checkFloor(t *testing.T, terms knowledge.Terms, floor *knowledge.Rupiah) {
	t.Helper()
	if floor == nil {
		t.Errorf("%+v: no floor", terms)
		return
	}
	checkLowest(t, terms, *floor, nil, wanted{})
}

// checkProfits holds what is left at the own and at the competitor's price
// against the oracle.
func checkProfits(t *testing.T, s *knowledge.Situation, oracle exactly, a *knowledge.Advice) {
	t.Helper()
	if s.OwnPrice != nil {
		profit := oracle.profit(*s.OwnPrice)
		margin := nearest(times(new(big.Rat).Quo(profit, rat(*s.OwnPrice)), rat(10_000)))
		if rat(*a.Profit).Cmp(profit) != 0 || margin.Cmp(big.NewInt(int64(*a.MarginBP))) != 0 {
			t.Errorf("%+v: profit %s, margin %s; want %s, %s bp", s, *a.Profit, *a.MarginBP, profit, margin)
		}
	}
	if s.CompetitorPrice != nil && rat(-*a.LossIfMatched).Cmp(oracle.profit(*s.CompetitorPrice)) != 0 {
		t.Errorf("%+v: loss %s, want %s less", s, *a.LossIfMatched, oracle.profit(*s.CompetitorPrice))
	}
}

// checkAdvised holds each price that is advised against the floor, and against
// what it was advised for.
func checkAdvised(t *testing.T, s *knowledge.Situation, oracle exactly, a *knowledge.Advice) {
	t.Helper()
	margin := s.WantedMargin
	if margin == 0 {
		margin = knowledge.DefaultMargin
	}
	for name, price := range map[string]*knowledge.Rupiah{"target": a.Target, "suggested": a.SuggestedPrice} {
		if price != nil && (*price < *a.BreakEven || oracle.profit(*price).Sign() < 0) {
			t.Errorf("%+v: %s %s under the floor %s", s, name, *price, *a.BreakEven)
		}
	}
	if a.Target == nil != (oracle.hopeless(wanted{margin: margin}, true)) {
		t.Errorf("%+v: target %v", s, a.Target)
	}
	if a.Target != nil && (!charged(s.Pack.Times(*a.Target)) || !oracle.grants(*a.Target, wanted{margin: margin})) {
		t.Errorf("%+v: target %s leaves less than %s, or nobody charges it", s, *a.Target, margin)
	}
	if a.SuggestedPrice == nil && (a.Verdict == knowledge.VerdictLower || a.Verdict == knowledge.VerdictRaise) {
		t.Errorf("%+v: %s, to no price", s, a.Verdict)
	}
	if a.Verdict == knowledge.VerdictLower && (*a.SuggestedPrice > s.Market.Groups.All.Q3 || *a.SuggestedPrice >= *s.OwnPrice) {
		t.Errorf("%+v: lower to %s, over the third quartile %s", s, *a.SuggestedPrice, s.Market.Groups.All.Q3)
	}
	if s.OwnPrice != nil && *s.OwnPrice < *a.BreakEven && (a.Verdict == knowledge.VerdictHold || a.Verdict == knowledge.VerdictLower) {
		t.Errorf("%+v: %s at a price under the floor", s, a.Verdict)
	}
}
