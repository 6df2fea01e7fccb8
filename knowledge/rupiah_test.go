package knowledge

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRupiahIsWrittenAsIndonesiansDo(t *testing.T) {
	for amount, want := range map[Rupiah]string{
		0: "Rp0", 5: "Rp5", 999: "Rp999", 1000: "Rp1.000", 45_000: "Rp45.000",
		1_234_567: "Rp1.234.567", -1200: "-Rp1.200", MaxRupiah: "Rp1.000.000.000.000",
	} {
		if got := amount.String(); got != want {
			t.Errorf("%d: got %q, want %q", int64(amount), got, want)
		}
	}
}

func TestParsingAFormattedRupiahGivesItBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Rupiah(rapid.Int64Range(-int64(MaxRupiah), int64(MaxRupiah)).Draw(t, "amount"))
		digits := strings.NewReplacer("Rp", "", ".", "").Replace(want.String())
		got, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || Rupiah(got) != want {
			t.Fatalf("%q read back as %d, %v", want.String(), got, err)
		}
	})
}

func TestPercentagesAreWrittenWithADecimalComma(t *testing.T) {
	for bp, want := range map[BasisPoints][2]string{
		697: {"6,97%", "7%"}, 4250: {"42,5%", "42,5%"}, 2000: {"20%", "20%"}, 4444: {"44,44%", "44,4%"},
		6667: {"66,67%", "66,7%"}, -5: {"-0,05%", "-0,1%"}, 0: {"0%", "0%"}, 882: {"8,82%", "8,8%"},
	} {
		if got := bp.String(); got != want[0] {
			t.Errorf("%d: got %q, want %q", int64(bp), got, want[0])
		}
		if got := bp.Rounded(); got != want[1] {
			t.Errorf("%d rounded: got %q, want %q", int64(bp), got, want[1])
		}
	}
}

// ratRound is the oracle of rounding, written from the definition: the
// nearest whole number, halves away from zero.
func ratRound(r *big.Rat) int64 {
	half := big.NewRat(1, 2)
	if r.Sign() < 0 {
		half.Neg(half)
	}
	sum := new(big.Rat).Add(r, half)
	return new(big.Int).Quo(sum.Num(), sum.Denom()).Int64()
}

func TestShareOfAnAmountIsRoundedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bp := BasisPoints(rapid.Int64Range(-20_000, 20_000).Draw(t, "bp"))
		amount := Rupiah(rapid.Int64Range(-int64(MaxRupiah), int64(MaxRupiah)).Draw(t, "amount"))
		want := ratRound(new(big.Rat).Mul(big.NewRat(int64(bp), 10_000), big.NewRat(int64(amount), 1)))
		if got := int64(bp.Of(amount)); got != want {
			t.Fatalf("%s of %s: got %d, want %d", bp, amount, got, want)
		}
	})
}

func TestRatioIsPartOfWholeInBasisPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.Int64Range(-int64(MaxRupiah), int64(MaxRupiah)).Draw(t, "part")
		whole := rapid.Int64Range(1, int64(MaxRupiah)).Draw(t, "whole")
		want := ratRound(new(big.Rat).SetFrac(
			new(big.Int).Mul(big.NewInt(part), big.NewInt(10_000)), big.NewInt(whole)))
		if got := int64(Ratio(Rupiah(part), Rupiah(whole))); got != want {
			t.Fatalf("%d of %d: got %d, want %d", part, whole, got, want)
		}
	})
	if got := Ratio(5, 0); got != 0 {
		t.Errorf("a share of nothing: got %d, want 0", got)
	}
}
