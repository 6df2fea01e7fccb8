package knowledge

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAmountsAreWrittenShortAsOnPriceTags(t *testing.T) {
	for amount, want := range map[Rupiah]string{
		0: "0", 500: "500", 999: "999", 1_000: "1 rb", 1_250: "1,25 rb", 15_000: "15 rb", 15_004: "15 rb",
		999_994: "999,99 rb", 999_995: "1 jt", 1_200_000: "1,2 jt", 20_000_000: "20 jt", 1_234_567_890: "1,23 miliar",
		999_999_999_999: "1 triliun", MaxRupiah: "1 triliun", -15_000: "-15 rb", -700: "-700",
	} {
		if got := amount.Short(); got != want {
			t.Errorf("%d is written %q, want %q", amount, got, want)
		}
	}
}

func TestTheShortFormIsNearTheAmount(t *testing.T) {
	units := map[string]float64{"rb": 1e3, "jt": 1e6, "miliar": 1e9, "triliun": 1e12}
	rapid.Check(t, func(t *rapid.T) {
		amount := Rupiah(rapid.Int64Range(1_000, int64(MaxRupiah)).Draw(t, "amount"))
		value, unit := readShort(t, amount.Short())
		got := value * units[unit]
		if units[unit] == 0 || got < float64(amount)*0.994 || got > float64(amount)*1.006 {
			t.Fatalf("%d is written %q", amount, amount.Short())
		}
	})
}

// readShort reads a short form by itself.
func readShort(t *rapid.T, short string) (value float64, unit string) {
	number, unit, _ := strings.Cut(short, " ")
	value, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if err != nil {
		t.Fatalf("%q begins with no number", short)
	}
	return value, unit
}
