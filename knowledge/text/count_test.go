package text

import (
	"testing"

	"setara/knowledge"
)

func TestACountIsReadWhateverStandsAroundIt(t *testing.T) {
	for form, want := range map[string]knowledge.Pack{
		"25": 25_000, "1.000": 1_000_000, "2,5": 2_500, "1/2": 500, "dua puluh lima": 25_000, "tigapuluh": 30_000, "duaratus": 200_000,
		"selawe": 25_000, "setengah": 500, "0": 0, "2030": 2_030_000,
	} {
		got, next, ok := ReadCount(Tokenize(form), 0)
		if !ok || got != want || next == 0 {
			t.Errorf("%q is read as %s, %v; want %s", form, got, ok, want)
		}
	}
	for _, form := range []string{"", "biji", "goceng", "200000", "1000000000000000", "-", "37,38,39"} {
		if got, _, ok := ReadCount(Tokenize(form), 0); ok {
			t.Errorf("%q is read as %s", form, got)
		}
	}
	if _, _, ok := ReadCount(Tokenize("25"), 1); ok {
		t.Error("a count is read behind the end")
	}
}

func TestWordsThatCountGoods(t *testing.T) {
	for word, want := range map[string]knowledge.Unit{"biji": knowledge.UnitPiece, "bungkus": knowledge.UnitPiece, "pasang": knowledge.UnitPair} {
		if got, ok := CountsGoods(word); !ok || got != want {
			t.Errorf("%q counts %q, %v", word, got, ok)
		}
	}
	for _, word := range []string{"kg", "lusin", "karung", "kain"} {
		if got, ok := CountsGoods(word); ok {
			t.Errorf("%q counts %q", word, got)
		}
	}
}

func TestSoManyTimesAPriceIsNoSize(t *testing.T) {
	for form, want := range map[string]knowledge.Rupiah{"2x15rb": 15_000, "2 x 15.000": 15_000, "15.000 x 3": 15_000} {
		if q := ReadQuestion("kain " + form); len(q.Money) == 0 || q.Money[0].Low != want {
			t.Errorf("%q is read as %+v", form, q.Money)
		}
	}
	if q := ReadQuestion("karpet 2x3 meter 15rb"); len(q.Money) != 1 || q.Money[0].Low != 15_000 {
		t.Errorf("a size is read as %+v", q.Money)
	}
}
