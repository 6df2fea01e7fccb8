package knowledge

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestTheKerudungExampleIsRightToTheRupiah(t *testing.T) {
	terms := Terms{Cost: 28_000, Rate: 697, Fixed: 1_250}
	floor, ok := terms.BreakEven()
	if !ok || floor != 31_441 {
		t.Errorf("floor: got %s, want Rp31.441", floor)
	}
	if got := terms.Profit(45_000); got != 12_613 {
		t.Errorf("profit at 45.000: got %s, want Rp12.613", got)
	}
	if got := -terms.Profit(15_000); got != 15_296 {
		t.Errorf("loss at 15.000: got %s, want Rp15.296", got)
	}
	exact, _ := terms.PriceFor(DefaultMargin)
	if got := Charm(exact); got != 40_900 {
		t.Errorf("target: got %s, want Rp40.900", got)
	}
}

func TestMarginIsTakenFromThePriceAndNotFromTheCost(t *testing.T) {
	// The classic error charges fee and margin on the cost and gives 69.000.
	// The formula gives 76.923,08; a fee rounded down to 11.538 leaves 15.385
	// of 76.923 already, which is 20 %.
	terms := Terms{Cost: 50_000, Rate: 1500}
	if got, _ := terms.PriceFor(2000); got != 76_923 {
		t.Errorf("got %s, want Rp76.923", got)
	}
}

func TestNoPriceIsHighEnoughWhenTheMarketplaceTakesAll(t *testing.T) {
	for _, terms := range []Terms{{Cost: 10_000, Rate: 10_000}, {Cost: 10_000, Rate: 12_000}, {Cost: 10_000, Rate: -1}} {
		if price, ok := terms.BreakEven(); ok {
			t.Errorf("rate %s: got a floor of %s", terms.Rate, price)
		}
	}
	if price, ok := (Terms{Cost: 999 * MaxRupiah}).PriceFor(9_999); ok {
		t.Errorf("a cost beyond all measure: got %s", price)
	}
	if price, ok := (Terms{Cost: MaxRupiah, Rate: 1}).PriceFor(9_998); !ok || price < MaxRupiah {
		t.Errorf("the largest cost and the largest margin: got %s, %t", price, ok)
	}
	if price, ok := (Terms{Cost: 10_000, Rate: 5_000}).PriceFor(5_000); ok {
		t.Errorf("fee and margin of all: got %s", price)
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
		Cost:  Rupiah(rapid.Int64Range(1, 50_000_000).Draw(t, "cost")),
		Rate:  BasisPoints(rapid.Int64Range(0, 3_000).Draw(t, "rate")),
		Fixed: Rupiah(rapid.Int64Range(0, 10_000).Draw(t, "fixed")),
	}
}

func TestAtTheFloorNothingIsLostAndOneRupiahLowerIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		floor, ok := terms.BreakEven()
		if !ok || terms.Profit(floor) < 0 || terms.Profit(floor-1) >= 0 {
			t.Fatalf("floor %s: profit %s, one rupiah lower %s", floor, terms.Profit(floor), terms.Profit(floor-1))
		}
	})
}

func TestThePriceForAMarginIsTheLowestThatLeavesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		margin := rapid.Int64Range(0, 6_000).Draw(t, "margin")
		price, ok := terms.PriceFor(BasisPoints(margin))
		if !ok {
			t.Fatal("no price")
		}
		exact := func(p Rupiah) bool {
			return leavesExactly(int64(p), int64(terms.Cost), int64(terms.Fixed), int64(terms.Rate), margin)
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
		1: 500, 501: 900, 950: 1_000, 1_052: 1_500, 9_950: 10_000, 12_001: 12_900, 12_900: 12_900, 12_901: 13_900, 99_950: 100_900,
	} {
		if got := Charm(floor); got != want {
			t.Errorf("from %s: got %s, want %s", floor, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		floor := Rupiah(rapid.Int64Range(1, int64(MaxRupiah)).Draw(t, "floor"))
		if got := Charm(floor); got < floor || got > floor+1_000 {
			t.Fatalf("from %s: got %s", floor, got)
		}
	})
}
