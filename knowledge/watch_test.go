package knowledge

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAMoveIsAsFarAsTheOwnerChoseOrFarther(t *testing.T) {
	for _, test := range []struct {
		name          string
		baseline, now Rupiah
		threshold     BasisPoints
		moved         bool
	}{
		{"a tenth up is a move", 20_000, 22_000, 1000, true},
		{"a tenth down is a move", 20_000, 18_000, 1000, true},
		{"a rupiah less than a tenth is none", 20_000, 21_999, 1000, false},
		{"a rupiah less than a tenth down is none", 20_000, 18_001, 1000, false},
		{"a share that only rounding makes a tenth is none", 30_001, 33_001, 1000, false},
		{"the same price is none", 20_000, 20_000, 100, false},
		{"what had no price cannot move", 0, 20_000, 1000, false},
		{"the dearest goods do not run over", MaxRupiah * 1000, MaxRupiah * 2000, 9000, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Moved(test.baseline, test.now, test.threshold); got != test.moved {
				t.Errorf("from %v to %v at %v: %v", test.baseline, test.now, test.threshold, got)
			}
		})
	}
}

func TestMovedIsTheDefinitionInFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		baseline := rapid.Int64Range(1, int64(MaxRupiah)).Draw(t, "baseline")
		threshold := rapid.Int64Range(int64(MinThreshold), int64(MaxThreshold)).Draw(t, "threshold")
		edge := baseline * threshold / 10_000
		now := rapid.OneOf(
			rapid.Int64Range(1, int64(MaxRupiah)),
			rapid.Int64Range(baseline-edge-2, baseline-edge+2),
			rapid.Int64Range(baseline+edge-2, baseline+edge+2),
		).Draw(t, "now")
		share := new(big.Rat).Abs(big.NewRat(now-baseline, baseline))
		want := share.Cmp(big.NewRat(threshold, 10_000)) >= 0
		if got := Moved(Rupiah(baseline), Rupiah(now), BasisPoints(threshold)); got != want {
			t.Fatalf("from %d to %d at %d: %v", baseline, now, threshold, got)
		}
	})
}

// found is a market of so many local and imported listings at these medians.
func found(day Day, local, localN, imported, importN int) *Comparables {
	return &Comparables{
		Used: localN + importN, Unit: UnitPiece, AsOf: day,
		Groups: Groups{
			Local:  Quartiles{N: localN, Median: Rupiah(local), Oldest: day - 9, Newest: day - 1},
			Import: Quartiles{N: importN, Median: Rupiah(imported), Oldest: day - 8, Newest: day - 2},
		},
	}
}

func TestAWatchTellsEachMoveOnce(t *testing.T) {
	const first Day = 20_000
	w := Watch{Threshold: 1000}
	for i, step := range []struct {
		what   string
		found  *Comparables
		shifts []Shift
	}{
		{"the first medians are only kept", found(first, 50_000, 7, 20_000, 5), nil},
		{"what shifts less is not told", found(first+1, 54_000, 7, 19_000, 5), nil},
		{"a fall is told", found(first+2, 50_000, 7, 17_900, 6), []Shift{{
			Origin: OriginImport, From: Mark{20_000, 5, first}, To: Mark{17_900, 6, first + 2},
			Oldest: first - 6, Newest: first,
		}}},
		{"and not again", found(first+3, 50_000, 7, 17_900, 6), nil},
		{"a group that has become thin says nothing", found(first+4, 50_000, 7, 90_000, 4), nil},
		{"both may rise, from what was told last", found(first+5, 55_000, 8, 19_700, 5), []Shift{{
			Origin: OriginImport, From: Mark{17_900, 6, first + 2}, To: Mark{19_700, 5, first + 5},
			Oldest: first - 3, Newest: first + 3,
		}, {
			Origin: OriginLocal, From: Mark{50_000, 7, first}, To: Mark{55_000, 8, first + 5},
			Oldest: first - 4, Newest: first + 4,
		}}},
	} {
		var shifts []Shift
		w, shifts = w.Compare(step.found)
		if diff := cmp.Diff(step.shifts, shifts); diff != "" {
			t.Errorf("step %d, %s (-want +got):\n%s", i, step.what, diff)
		}
	}
}

func TestAGroupThatBecomesLargeEnoughLaterIsTakenSilently(t *testing.T) {
	w, shifts := Watch{Threshold: 1000}.Compare(found(1, 50_000, 7, 20_000, 4))
	if len(shifts) > 0 || w.Local.Price != 50_000 || w.Import != (Mark{}) {
		t.Fatalf("at first: %+v, told %+v", w, shifts)
	}
	w, shifts = w.Compare(found(2, 50_000, 7, 30_000, 5))
	if len(shifts) > 0 || w.Import != (Mark{30_000, 5, 2}) {
		t.Errorf("later: %+v, told %+v", w, shifts)
	}
}

func TestSamplesAndMixedGoodsMoveNothing(t *testing.T) {
	before, _ := Watch{Threshold: 1000}.Compare(found(1, 50_000, 7, 20_000, 6))
	samples := found(2, 90_000, 7, 90_000, 6)
	samples.Sample = true
	mixed := found(2, 90_000, 7, 90_000, 6)
	mixed.Choices = []Choice{{Product: "kaos anak"}}
	for name, c := range map[string]*Comparables{"samples": samples, "mixed goods": mixed, "nothing": {AsOf: 2, Unit: UnitPiece}} {
		after, shifts := before.Compare(c)
		if len(shifts) > 0 || cmp.Diff(before, after) != "" {
			t.Errorf("%s: %+v, told %+v", name, after, shifts)
		}
	}
}

func TestMarksOfAnotherUnitAreTakenAnew(t *testing.T) {
	w, _ := Watch{Threshold: 1000}.Compare(found(1, 50_000, 7, 20_000, 6))
	w.Product.Cost, w.Product.Unit = 30_000, UnitKilogram
	if q := w.Query(2); q.Unit != UnitKilogram {
		t.Errorf("asked is for %q", q.Unit)
	}
	few := found(2, 500_000, 4, 200_000, 4)
	few.Unit = UnitKilogram
	if after, shifts := w.Compare(few); len(shifts) > 0 || cmp.Diff(w, after) != "" {
		t.Errorf("too few by the kilogram: %+v, told %+v", after, shifts)
	}
	kilos := found(2, 500_000, 5, 200_000, 4)
	kilos.Unit = UnitKilogram
	w, shifts := w.Compare(kilos)
	if len(shifts) > 0 || w.Unit != UnitKilogram || w.Local.Price != 500_000 || w.Import != (Mark{}) {
		t.Errorf("%+v, told %+v", w, shifts)
	}
}
