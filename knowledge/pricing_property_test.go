package knowledge_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"setara/knowledge"
)

func TestAHigherPriceLeavesMoreButForTheRoundingOfSeveralShares(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		size := d.size()
		terms := d.terms(size)
		terms.Returns = knowledge.Returns{} // they only stretch what follows
		price := d.price(size)
		more := 1 + d.upTo(1_000)
		gain := terms.Profit(price+more) - terms.Profit(price)
		paidMore := terms.Paid(price+more) - terms.Paid(price)
		shares := len(terms.Parts)
		if terms.IncomeTax > 0 {
			shares++
		}
		if shares <= 1 && gain < 0 {
			t.Errorf("%+v: %s leaves more than %s", terms, price, price+more)
		}
		kept := percent(terms.Rate() + 1 + terms.IncomeTax) // the rate is rounded itself
		sure := less(times(rat(paidMore), less(rat(1), kept)), rat(shares))
		if rat(gain).Cmp(sure) < 0 {
			t.Errorf("%+v: %s more than %s leaves only %s more, want %s", terms, more, price, gain, sure.FloatString(2))
		}
	})
}

// TestACapMakesADearerPriceWorthMore: what a share no longer takes stays.
func TestACapMakesADearerPriceWorthMore(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		part := knowledge.FeePart{Rate: 1 + d.share(5_000), Cap: d.price(1_000_000)}
		capped := knowledge.Terms{Cost: d.upTo(1_000_000), Take: knowledge.Take{Parts: []knowledge.FeePart{part}}}
		part.Cap = 0
		free := knowledge.Terms{Cost: capped.Cost, Take: knowledge.Take{Parts: []knowledge.FeePart{part}}}
		price := d.price(10_000_000)
		if capped.Profit(price) < free.Profit(price) || capped.Parts[0].Of(price) > capped.Parts[0].Cap {
			t.Errorf("%+v at %s: the cap takes more", capped, price)
		}
		low, err := capped.BreakEven()
		high, also := free.BreakEven()
		if err != nil || also != nil || low > high {
			t.Errorf("%+v: floor %s, %v; without the cap %s, %v", capped, low, err, high, also)
		}
	})
}

// FuzzTerms gives numbers of any size and sign: what is refused is refused
// with a word for it, and what is not agrees with the oracle.
func FuzzTerms(f *testing.F) {
	f.Add(int64(28_000), int64(697), int64(1_250), int64(0), int64(0), int64(0), int64(500), int64(10_000), int64(50), int64(45_000))
	f.Add(int64(1_000_000_000_000), int64(9_999), int64(2_000_000_000_000), int64(1), int64(1_100), int64(9_999), int64(9_999),
		int64(1_000_000_000_000), int64(10_000), int64(math.MaxInt64))
	f.Add(int64(-1), int64(-1), int64(-1), int64(-1), int64(-1), int64(-1), int64(-1), int64(-1), int64(-1), int64(math.MinInt64))
	f.Add(int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0))
	f.Fuzz(func(t *testing.T, cost, rate, fixed, limit, tax, discount, back, each, income, price int64) {
		part := knowledge.FeePart{Rate: knowledge.BasisPoints(rate), Tax: knowledge.BasisPoints(tax), Cap: knowledge.Rupiah(limit)}
		terms := knowledge.Terms{
			Cost:     knowledge.Rupiah(cost),
			Take:     knowledge.Take{Parts: []knowledge.FeePart{part, part, {Rate: 500}}, Fixed: knowledge.Rupiah(fixed)},
			Discount: knowledge.BasisPoints(discount), IncomeTax: knowledge.BasisPoints(income),
			Returns: knowledge.Returns{Share: knowledge.BasisPoints(back), Each: knowledge.Rupiah(each), PieceLost: true, FixedKept: true},
		}
		floor, err := terms.BreakEven()
		if refused := terms.Check(); refused != nil {
			if !errors.Is(err, refused) || floor != 0 {
				t.Fatalf("%+v: %v, but a floor of %s, %v", terms, refused, floor, err)
			}
			return
		}
		bounded := knowledge.Rupiah(min(max(price, 0), 100*int64(knowledge.MaxRupiah)))
		if got, want := terms.Profit(knowledge.Rupiah(price)), down(exact(terms).profit(bounded)); want.Cmp(big.NewInt(int64(got))) != 0 {
			t.Fatalf("%+v at %d: profit %s, want %s", terms, price, got, want)
		}
		if err == nil && (terms.Profit(floor) < 0 || floor > 0 && terms.Profit(floor-1) >= 0) {
			t.Fatalf("%+v: floor %s leaves %s", terms, floor, terms.Profit(floor))
		}
		for _, margin := range []knowledge.BasisPoints{-1, 0, 2_000, 10_000} {
			_, _ = terms.PriceForMargin(margin)
			_, _ = terms.PriceForMarkup(knowledge.BasisPoints(price))
			_, _ = terms.PriceForProfit(knowledge.Rupiah(price))
			_, _ = terms.MostDiscount(knowledge.Rupiah(price), margin)
			_, _ = terms.BundlePrice(knowledge.Rupiah(price), int(back))
		}
	})
}
