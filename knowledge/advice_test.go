package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// marketOf is a market of used listings with those unit prices, all of one
// origin.
func marketOf(origin Origin, prices ...Rupiah) *Comparables {
	items := make([]Comparable, len(prices))
	for i, p := range prices {
		items[i].Listing = Listing{Price: p, Unit: UnitPiece, Pack: One, Origin: origin, ObservedOn: 100}
	}
	c := Compare(items, UnitPiece, 100)
	return &c
}

// chargeOfRates is a charge of one rate, known as a range, and a fixed part.
func chargeOfRates(low, high BasisPoints, fixed Rupiah) *Charge {
	return &Charge{
		Low:  Take{Parts: []FeePart{{Rate: low}}, Fixed: fixed},
		High: Take{Parts: []FeePart{{Rate: high}}, Fixed: fixed},
	}
}

func TestVerdictIsTheFirstThatHolds(t *testing.T) {
	usual := marketOf(OriginUnknown, 20_000, 30_000, 40_000, 50_000, 60_000)
	thin := marketOf(OriginUnknown, 20_000, 30_000)
	for _, test := range []struct {
		name string
		s    Situation
		want Verdict
	}{
		{"cost not said", Situation{OwnPrice: new(Rupiah(45_000)), CompetitorPrice: new(Rupiah(15_000)), Market: usual}, VerdictNeedCost},
		{"competitor under the floor", Situation{OwnPrice: new(Rupiah(45_000)), CompetitorPrice: new(Rupiah(15_000)), Cost: new(Rupiah(28_000)), Market: usual}, VerdictDoNotMatch},
		{"competitor under the floor, even in a thin market", Situation{CompetitorPrice: new(Rupiah(15_000)), Cost: new(Rupiah(28_000)), Market: thin}, VerdictDoNotMatch},
		{"few comparables", Situation{OwnPrice: new(Rupiah(45_000)), CompetitorPrice: new(Rupiah(40_000)), Cost: new(Rupiah(28_000)), Market: thin}, VerdictThinMarket},
		{"no comparables", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000))}, VerdictThinMarket},
		{"market by the kilo, price by the piece", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000)), Unit: UnitKilogram, Market: usual}, VerdictThinMarket},
		{"own price under the floor", Situation{OwnPrice: new(Rupiah(25_000)), Cost: new(Rupiah(28_000)), Market: usual}, VerdictRaise},
		{"own price under the first quartile", Situation{OwnPrice: new(Rupiah(29_000)), Cost: new(Rupiah(10_000)), Market: usual}, VerdictRaise},
		{"own price over the third quartile with room below", Situation{OwnPrice: new(Rupiah(70_000)), Cost: new(Rupiah(28_000)), Market: usual}, VerdictLower},
		{"own price over the third quartile without room below", Situation{OwnPrice: new(Rupiah(70_000)), Cost: new(Rupiah(55_000)), Market: usual}, VerdictHold},
		{"own price in the middle", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000)), Market: usual}, VerdictHold},
		{"marketplace keeps everything", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000)), Charge: new(SaidCharge(10_000))}, VerdictDoNotMatch},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.s.Unit == "" {
				test.s.Unit = UnitPiece
			}
			if got := Advise(test.s).Verdict; got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestThereIsNothingToAdviseOnWithoutAPriceAndACost(t *testing.T) {
	if a := Advise(Situation{CompetitorPrice: new(Rupiah(15_000)), Unit: UnitPiece}); a != nil {
		t.Errorf("got %+v", a)
	}
}

func TestEveryFieldThatCanBeWorkedOutIsGiven(t *testing.T) {
	got := Advise(Situation{
		OwnPrice: new(Rupiah(45_000)), CompetitorPrice: new(Rupiah(15_000)), Cost: new(Rupiah(28_000)),
		Unit: UnitPiece, Charge: chargeOfRates(500, 697, 1_250),
		Market: marketOf(OriginLocal, 20_000, 30_000, 40_000, 50_000, 60_000),
	})
	want := &Advice{
		Verdict: VerdictDoNotMatch,
		Gap:     new(Rupiah(30_000)), GapBP: new(BasisPoints(6667)),
		Percentile: new(60), PercentileOf: MarketLocal,
		FeeBP: new(BasisPoints(697)), FeeFixed: new(Rupiah(1_250)),
		BreakEven: new(Rupiah(31_441)), BreakEvenLow: new(Rupiah(30_789)),
		Target: new(Rupiah(40_900)), Profit: new(Rupiah(12_613)), MarginBP: new(BasisPoints(2803)),
		LossIfMatched: new(Rupiah(15_296)),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAKiloOfSmallPacksBearsAFeeForEachOfThem(t *testing.T) {
	a := Advise(Situation{
		Cost: new(Rupiah(112_000)), Unit: UnitKilogram, Pack: One / 4,
		Charge: chargeOfRates(1000, 1000, 1_250),
	})
	if *a.FeeFixed != 5_000 || *a.BreakEven != 130_000 {
		t.Errorf("coffee at 28.000 a pack of 250 grams: fee %s, floor %s a kilo; want Rp5.000 and Rp130.000", *a.FeeFixed, *a.BreakEven)
	}
	// 117.000 / (1 - 10 % - 20 %) is 167.143 a kilo, 41.786 a pack.
	if *a.Target != 4*41_900 {
		t.Errorf("target %s a kilo, want four packs at Rp41.900", *a.Target)
	}
	a = Advise(Situation{
		Cost: new(Rupiah(23_000)), Unit: UnitPair, Pack: 20 * One,
		Charge: chargeOfRates(1000, 1000, 1_000),
	})
	if *a.FeeFixed != 1_000 {
		t.Errorf("sandals named by the kodi: fee %s a pair, want Rp1.000", *a.FeeFixed)
	}
}

func TestAdviceNeverLiesUnderTheFloor(t *testing.T) {
	amount := rapid.Int64Range(1, 5_000_000)
	rapid.Check(t, func(t *rapid.T) {
		maybe := func(label string) *Rupiah {
			if rapid.Bool().Draw(t, label+" said") {
				return new(Rupiah(amount.Draw(t, label)))
			}
			return nil
		}
		s := Situation{
			OwnPrice: maybe("own"), CompetitorPrice: maybe("competitor"), Cost: new(Rupiah(amount.Draw(t, "cost"))), Unit: UnitPiece,
			Charge: chargeOfRates(100, BasisPoints(rapid.Int64Range(100, 3_000).Draw(t, "rate")), 1_250),
			Market: marketOf(OriginUnknown, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000),
		}
		a := Advise(s)
		if *a.Target < *a.BreakEven {
			t.Fatalf("target %s under the floor %s", *a.Target, *a.BreakEven)
		}
		if s.OwnPrice != nil && *s.OwnPrice < *a.BreakEven && (a.Verdict == VerdictHold || a.Verdict == VerdictLower) {
			t.Fatalf("%s at a price under the floor", a.Verdict)
		}
		if s.CompetitorPrice != nil && *s.CompetitorPrice < *a.BreakEven && a.Verdict != VerdictDoNotMatch {
			t.Fatalf("%s though the competitor is under the floor", a.Verdict)
		}
		if a.SuggestedPrice != nil && *a.SuggestedPrice < *a.BreakEven {
			t.Fatalf("suggests %s under the floor %s", *a.SuggestedPrice, *a.BreakEven)
		}
	})
}
