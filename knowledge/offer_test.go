package knowledge

import (
	"errors"
	"testing"
)

func TestADiscountEndsAtTheFloorOrAtTheWantedMargin(t *testing.T) {
	kerudung := Terms{Cost: 28_000, Take: takeOf(697, 1_250)}
	room, err := kerudung.MostDiscount(45_000, 0)
	if want := (Room{Price: 31_441, Amount: 13_559, Share: 3_013}); err != nil || room != want {
		t.Errorf("to the floor: %+v, %v; want %+v", room, err, want)
	}
	room, err = kerudung.MostDiscount(45_000, 2_000)
	if want := (Room{Price: 40_053, Amount: 4_947, Share: 1_099}); err != nil || room != want {
		t.Errorf("to a margin of 20 %%: %+v, %v; want %+v", room, err, want)
	}
	if room, err := kerudung.MostDiscount(31_441, 0); !errors.Is(err, ImpossibleRoom) {
		t.Errorf("at the floor: %+v, %v", room, err)
	}
	if room, err := kerudung.MostDiscount(0, 0); !errors.Is(err, ImpossiblePrice) {
		t.Errorf("a price of nothing: %+v, %v", room, err)
	}
}

func TestABundleBearsTheOrderFeeOnce(t *testing.T) {
	kerudung := Terms{Cost: 28_000, Take: takeOf(697, 1_250)}
	three, err := kerudung.Bundle(3)
	if err != nil {
		t.Fatal(err)
	}
	// (84.000 + 1.250) / (1 - 6,97 %) = 91.637,1; single ones need 3 x 31.441.
	if floor, err := three.BreakEven(); err != nil || floor != 91_637 {
		t.Errorf("floor of three: %s, %v; want Rp91.637", floor, err)
	}
	price, err := kerudung.BundlePrice(45_000, 3)
	if err != nil || three.Profit(price) < 3*kerudung.Profit(45_000) || three.Profit(price-1) >= 3*kerudung.Profit(45_000) {
		t.Errorf("a price of %s leaves %s, %v; three single ones leave %s", price, three.Profit(price), err, 3*kerudung.Profit(45_000))
	}
	if _, err := kerudung.BundlePrice(20_000, 3); !errors.Is(err, ImpossibleWish) {
		t.Errorf("single ones sold at a loss: %v", err)
	}
	for _, pieces := range []int{0, -1, MaxPieces + 1} {
		if _, err := kerudung.Bundle(pieces); !errors.Is(err, ImpossiblePieces) {
			t.Errorf("%d pieces: %v", pieces, err)
		}
	}
}

func TestAMonthOfLossIsThatOfAllPieces(t *testing.T) {
	kerudung := Terms{Cost: 28_000, Take: takeOf(697, 1_250)}
	if loss, err := kerudung.ProfitOf(15_000, 200); err != nil || loss != -3_059_200 {
		t.Errorf("200 at 15.000: %s, %v; want -Rp3.059.200", loss, err)
	}
	// 5 % come back and each costs 10.000: 0,95 x 12.613 - 0,05 x 10.000 =
	// 11.482,35 a piece. Rounding each piece first would lose 35 rupiah.
	kerudung.Returns = Returns{Share: 500, Each: 10_000}
	if profit, err := kerudung.ProfitOf(45_000, 100); err != nil || profit != 1_148_235 {
		t.Errorf("100 at 45.000 with returns: %s, %v; want Rp1.148.235", profit, err)
	}
	if _, err := kerudung.ProfitOf(45_000, 0); !errors.Is(err, ImpossiblePieces) {
		t.Errorf("no pieces: %v", err)
	}
}

func TestABreakdownAddsUpToTheProfit(t *testing.T) {
	terms := Terms{
		Cost: 100_000, Discount: 1_000, IncomeTax: 50, Returns: Returns{Share: 500, Each: 9_000, PieceLost: true, FixedKept: true},
		Take: Take{Parts: []FeePart{{ID: "F01", Rate: 900}, {ID: "F13", Option: OptionFreeShipping, Rate: 550, Cap: 10_000}}, Fixed: 1_250},
	}
	b := terms.Breakdown(300_000)
	sold := b.Paid - b.Fixed - b.IncomeTax - b.Cost
	for _, c := range b.Charged {
		sold -= c.Amount
	}
	if b.Paid != 270_000 || !b.Charged[1].Capped || b.Charged[0].Capped || b.IncomeTax != 1_350 {
		t.Errorf("got %+v", b)
	}
	if b.Sold != sold || b.Returned != 110_250 || b.Profit != Rupiah(floorDiv(9_500*int64(sold)-500*110_250, 10_000)) {
		t.Errorf("%+v does not add up", b)
	}
}
