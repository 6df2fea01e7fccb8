package knowledge

import (
	"math/rand/v2"
	"testing"
)

func TestAPackIsAdvisedOnAsOneOrder(t *testing.T) {
	shopee := &Charge{Low: Take{Parts: []FeePart{{Rate: 425}}, Fixed: 1_250}, High: Take{Parts: []FeePart{{Rate: 900}}, Fixed: 1_250}}
	s := Situation{
		OwnPrice: new(Rupiah(16_667)), CompetitorPrice: new(Rupiah(13_333)), Cost: new(Rupiah(12_000)),
		Unit: UnitPair, Pack: 3 * One, Charge: shopee,
	}
	a := Advise(s)
	_, b := AdvisePack(s, a, PackAmounts{OwnPrice: new(Rupiah(50_000)), CompetitorPrice: new(Rupiah(40_000)), Cost: new(Rupiah(36_000))})
	for _, figure := range [...]struct {
		name      string
		got, want Rupiah
	}{
		{"gap", *b.Gap, 10_000},
		{"order fee", *b.FeeFixed, 1_250},
		{"floor", *b.BreakEven, 40_934},        // 37.250 / 0,91 = 40.934,07, whose fee rounds to 3.684
		{"low floor", *b.BreakEvenLow, 38_903}, // 37.250 / 0,9575
		{"profit", *b.Profit, 8_250},           // 50.000 - 4.500 - 1.250 - 36.000
		{"loss", *b.LossIfMatched, 850},        // 40.000 - 3.600 - 1.250 - 36.000
		{"target", *b.Target, 52_900},          // 37.250 / 0,71 = 52.465
		{"floor of one", *a.BreakEven, 14_560}, // as if it were an order of its own
	} {
		if figure.got != figure.want {
			t.Errorf("%s %s, want %s", figure.name, figure.got, figure.want)
		}
	}
	if b.Verdict != a.Verdict || b.Percentile != nil {
		t.Errorf("verdict %s on the pack, %s on a pair; place %v", b.Verdict, a.Verdict, b.Percentile)
	}
}

func TestNothingIsSaidOfAPackBeyondMeasure(t *testing.T) {
	s := Situation{OwnPrice: new(MaxRupiah), Cost: new(Rupiah(1)), Unit: UnitPiece, Pack: 2 * One}
	if _, b := AdvisePack(s, Advise(s), PackAmounts{OwnPrice: new(2 * MaxRupiah), Cost: new(Rupiah(2))}); b != nil {
		t.Errorf("advice %+v", b)
	}
}

func TestOf10000PacksNoneIsSuggestedAtALoss(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 2026))
	suggested := 0
	for range 10_000 {
		s := randomSituation(random)
		a := Advise(s)
		if a == nil {
			continue
		}
		times := func(r *Rupiah) *Rupiah {
			if r == nil {
				return nil
			}
			return new(s.Pack.Times(*r))
		}
		of, b := AdvisePack(s, a, PackAmounts{times(s.OwnPrice), times(s.CompetitorPrice), times(s.Cost)})
		if b == nil {
			continue
		}
		_, terms := of.Terms()
		if b.BreakEven != nil && (terms.Profit(*b.BreakEven) < 0 || *b.BreakEven > 0 && terms.Profit(*b.BreakEven-1) >= 0) {
			t.Fatalf("%s is not the floor of the pack: %+v", *b.BreakEven, of)
		}
		if b.BreakEven != nil && s.Pack >= One && *b.BreakEven > s.Pack.Times(*a.BreakEven)+s.Pack.Times(3) {
			t.Fatalf("one order of a pack needs %s, more than its units one by one, %s each: %+v", *b.BreakEven, *a.BreakEven, s)
		}
		if b.SuggestedPrice == nil {
			continue
		}
		suggested++
		if *b.SuggestedPrice < *b.BreakEven || *b.SuggestedProfit < 0 {
			t.Fatalf("%s, floor %s, leaves %s: %+v", *b.SuggestedPrice, *b.BreakEven, *b.SuggestedProfit, of)
		}
	}
	if suggested == 0 {
		t.Error("no pack led to a suggestion")
	}
}
