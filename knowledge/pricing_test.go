package knowledge

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// takeOf is a take of one rate and a fixed part.
func takeOf(rate BasisPoints, fixed Rupiah) Take {
	return Take{Parts: []FeePart{{Rate: rate}}, Fixed: fixed}
}

func TestTheKerudungExampleIsRightToTheRupiah(t *testing.T) {
	terms := Terms{Cost: 28_000, Take: takeOf(697, 1_250)}
	floor, err := terms.BreakEven()
	if err != nil || floor != 31_441 {
		t.Errorf("floor: got %s, want Rp31.441", floor)
	}
	if got := terms.Profit(45_000); got != 12_613 {
		t.Errorf("profit at 45.000: got %s, want Rp12.613", got)
	}
	if got := -terms.Profit(15_000); got != 15_296 {
		t.Errorf("loss at 15.000: got %s, want Rp15.296", got)
	}
	exact, _ := terms.PriceForMargin(DefaultMargin)
	if got := Charm(exact); got != 40_900 {
		t.Errorf("target: got %s, want Rp40.900", got)
	}
}

func TestMarginIsTakenFromThePriceAndNotFromTheCost(t *testing.T) {
	// The classic error charges fee and margin on the cost and gives 69.000.
	// The formula gives 76.923,08; a fee rounded down to 11.538 leaves 15.385
	// of 76.923 already, which is 20 %.
	terms := Terms{Cost: 50_000, Take: takeOf(1500, 0)}
	if got, _ := terms.PriceForMargin(2000); got != 76_923 {
		t.Errorf("got %s, want Rp76.923", got)
	}
}

func TestEachImpossibleFigureSaysWhy(t *testing.T) {
	usual := Terms{Cost: 10_000, Take: takeOf(1_000, 1_250)}
	with := func(change func(*Terms)) Terms {
		terms := usual
		change(&terms)
		return terms
	}
	for _, test := range []struct {
		name  string
		terms Terms
		want  error
	}{
		{"a usual case", usual, nil},
		{"a cost of nothing", with(func(x *Terms) { x.Cost = 0 }), nil},
		{"a negative cost", with(func(x *Terms) { x.Cost = -1 }), ImpossibleCost},
		{"a cost of a thousand trillions", with(func(x *Terms) { x.Cost = 1_000_000_000_000_000 }), ImpossibleCost},
		{"the largest cost", with(func(x *Terms) { x.Cost = MaxRupiah }), nil},
		{"a fee of all", with(func(x *Terms) { x.Take = takeOf(10_000, 0) }), ImpossibleShare},
		{"a fee of more than all", with(func(x *Terms) { x.Take = takeOf(10_001, 0) }), ImpossibleFee},
		{"a negative fee", with(func(x *Terms) { x.Take = takeOf(-1, 0) }), ImpossibleFee},
		{"a negative order fee", with(func(x *Terms) { x.Take = takeOf(0, -1) }), ImpossibleFee},
		{"fees that make all together", with(func(x *Terms) { x.Parts = []FeePart{{Rate: 6_000}, {Rate: 4_000}} }), ImpossibleShare},
		{"fees of all, with a cap", with(func(x *Terms) { x.Parts = []FeePart{{Rate: 6_000}, {Rate: 4_000, Cap: 20_000}} }), nil},
		{"fees of many times all", with(func(x *Terms) { x.Parts = slices.Repeat([]FeePart{{Rate: 10_000}}, 4) }), ImpossibleFee},
		{"a fee and a tax on top that make all", with(func(x *Terms) { x.Parts = []FeePart{{Rate: 9_100, Tax: 1_100}} }), ImpossibleShare},
		{"a discount of all", with(func(x *Terms) { x.Discount = 10_000 }), ImpossibleDiscount},
		{"everything comes back", with(func(x *Terms) { x.Returns.Share = 10_000 }), ImpossibleReturns},
		{"a return that pays", with(func(x *Terms) { x.Returns = Returns{Share: 100, Each: -1} }), ImpossibleReturns},
		{"hardly anything is left of the dearest goods", Terms{Cost: MaxRupiah, Take: takeOf(9_999, 0)}, ImpossibleLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			price, err := test.terms.BreakEven()
			if !errors.Is(err, test.want) || err != nil && price != 0 {
				t.Errorf("got %s, %v; want %v", price, err, test.want)
			}
		})
	}
	if price, err := usual.PriceForMargin(9_000); !errors.Is(err, ImpossibleShare) {
		t.Errorf("a margin of all that the fee leaves: %s, %v", price, err)
	}
	if price, err := usual.PriceForProfit(-1); !errors.Is(err, ImpossibleWish) {
		t.Errorf("a wish to lose: %s, %v", price, err)
	}
}

// leavesExactly is the oracle of PriceFor, in exact fractions: does the price,
// after a fee rounded half up, leave the margin?
func leavesExactly(price, cost, fixed, rate, margin int64) bool {
	fee := big.NewRat(ratRound(big.NewRat(price*rate, 10_000)), 1)
	profit := new(big.Rat).Sub(big.NewRat(price-cost-fixed, 1), fee)
	return profit.Cmp(new(big.Rat).Mul(big.NewRat(margin, 10_000), big.NewRat(price, 1))) >= 0
}

func drawTerms(t *rapid.T) Terms {
	return Terms{
		Cost: Rupiah(rapid.Int64Range(1, 50_000_000).Draw(t, "cost")),
		Take: takeOf(BasisPoints(rapid.Int64Range(0, 3_000).Draw(t, "rate")),
			Rupiah(rapid.Int64Range(0, 10_000).Draw(t, "fixed"))),
	}
}

func TestAtTheFloorNothingIsLostAndOneRupiahLowerIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		floor, err := terms.BreakEven()
		if err != nil || terms.Profit(floor) < 0 || terms.Profit(floor-1) >= 0 {
			t.Fatalf("floor %s: profit %s, one rupiah lower %s", floor, terms.Profit(floor), terms.Profit(floor-1))
		}
	})
}

func TestThePriceForAMarginIsTheLowestThatLeavesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		margin := rapid.Int64Range(0, 6_000).Draw(t, "margin")
		price, err := terms.PriceForMargin(BasisPoints(margin))
		if err != nil {
			t.Fatal(err)
		}
		exact := func(p Rupiah) bool {
			return leavesExactly(int64(p), int64(terms.Cost), int64(terms.Fixed), int64(terms.Rate()), margin)
		}
		if !exact(price) || exact(price-1) {
			t.Fatalf("%+v, margin %d: %s is not the lowest price", terms, margin, price)
		}
	})
}

func TestAHigherPriceNeverLeavesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		price := Rupiah(rapid.Int64Range(1, 100_000_000).Draw(t, "price"))
		if terms.Profit(price+1) < terms.Profit(price) {
			t.Fatalf("%s leaves more than a rupiah above it", price)
		}
	})
}

func TestChargedPricesNeverLieUnderTheFloor(t *testing.T) {
	for floor, want := range map[Rupiah]Rupiah{
		1: 5, 36: 40, 101: 150, 450: 450, 451: 500, 501: 900, 950: 1_000, 1_052: 1_500, 9_950: 10_000, 12_001: 12_900, 12_900: 12_900, 12_901: 13_900, 99_950: 100_900,
		999_950: 1_000_000, 1_234_901: 1_235_000, 1_235_001: 1_239_000, 1_239_500: 1_240_000, 12_312_345: 12_350_000,
	} {
		if got := Charm(floor); got != want {
			t.Errorf("from %s: got %s, want %s", floor, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		floor := Rupiah(rapid.Int64Range(1, int64(MaxRupiah)).Draw(t, "floor"))
		if got := Charm(floor); got < floor || got > floor+max(1_000, floor/200) {
			t.Fatalf("from %s: got %s", floor, got)
		}
	})
}
