package knowledge

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestPackPriceIsDividedByWhatThePackHolds(t *testing.T) {
	for _, test := range []struct {
		name  string
		pack  Pack
		price Rupiah
		want  Rupiah
	}{
		{"a kodi of sandals at 600.000 is 30.000 a pair", 20 * One, 600_000, 30_000},
		{"250 grams at 45.000 are 180.000 a kilo", One / 4, 45_000, 180_000},
		{"halves are rounded up", 2 * One, 25_001, 12_501},
		{"one is one", One, 45_000, 45_000},
		{"an unknown pack counts as one", 0, 45_000, 45_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.pack.Each(test.price); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestPackIsAPlainNumberInJSON(t *testing.T) {
	for pack, want := range map[Pack]string{One: "1", 20 * One: "20", One / 4: "0.25", 1500: "1.5", 30: "0.03"} {
		got, err := json.Marshal(pack)
		if err != nil || string(got) != want {
			t.Errorf("%d: got %s, %v, want %s", int64(pack), got, err, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		want := Pack(rapid.Int64Range(0, int64(MaxPack)).Draw(t, "pack"))
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Pack
		if err := json.Unmarshal(data, &got); err != nil || got != want {
			t.Fatalf("%s read back as %d, %v", data, int64(got), err)
		}
	})
	for _, bad := range []string{`-1`, `"dua belas"`, `1e300`} {
		if err := json.Unmarshal([]byte(bad), new(Pack)); err == nil {
			t.Errorf("%s was read as a pack", bad)
		}
	}
}

func TestOnlyCountedGoodsAreComparableAcrossUnits(t *testing.T) {
	if !SameMeasure(UnitPiece, UnitPair) || !SameMeasure(UnitSet, UnitPiece) {
		t.Error("a sandal sold per buah is not comparable with one per pasang")
	}
	if SameMeasure(UnitPiece, UnitKilogram) || SameMeasure(UnitKilogram, UnitLitre) || !SameMeasure(UnitMetre, UnitMetre) {
		t.Error("pieces, kilos, litres and metres are mixed")
	}
}

func TestSoManyPacksHoldSoManyUnits(t *testing.T) {
	for _, test := range []struct{ pack, packs, want Pack }{
		{24 * One, 20 * One, 480 * One}, {2500, 3 * One, 7500}, {One / 3, 3 * One, 999}, {1, 500, 1}, {0, One, 0},
	} {
		if got := test.pack.Units(test.packs); got != test.want {
			t.Errorf("%s packs of %s hold %s, want %s", test.packs, test.pack, got, test.want)
		}
	}
}
