package knowledge

import (
	"math/rand/v2"
	"testing"
)

func TestAPriceIsSuggested(t *testing.T) {
	usual := marketOf(OriginLocal, 20_000, 30_000, 40_000, 50_000, 60_000) // q1 30.000, q3 50.000
	kilo := func(prices ...Rupiah) *Comparables {
		items := make([]Comparable, len(prices))
		for i, p := range prices {
			items[i].Listing = Listing{Price: p, Unit: UnitKilogram, Pack: One, ObservedOn: 100}
		}
		c := Compare(items, UnitKilogram, 100)
		return &c
	}
	shopee := &Charge{Low: Take{Fixed: 1_250}, High: Take{Parts: []FeePart{{Rate: 1000}}, Fixed: 1_250}}
	for _, test := range []struct {
		name         string
		s            Situation
		want, profit Rupiah // 0 for none
	}{
		{"an owner who sells at a loss goes above the floor and no more than a fifth up", Situation{OwnPrice: new(Rupiah(25_000)), Cost: new(Rupiah(28_000)), Market: usual}, 29_900, 1_900},
		{"an owner who sells at a loss with a cost above the market goes above the floor", Situation{OwnPrice: new(Rupiah(60_000)), Cost: new(Rupiah(65_000)), Market: usual}, 65_900, 900},
		{"an owner under the first quartile goes up to it", Situation{OwnPrice: new(Rupiah(29_000)), Cost: new(Rupiah(10_000)), Market: usual}, 30_900, 20_900},
		{"an owner over the third quartile goes down to it", Situation{OwnPrice: new(Rupiah(70_000)), Cost: new(Rupiah(28_000)), Market: usual}, 49_900, 21_900},
		{"an owner over the third quartile whose floor is just under it takes the roundest price between", Situation{OwnPrice: new(Rupiah(70_000)), Cost: new(Rupiah(49_950)), Market: usual}, 50_000, 50},
		{"the fees are part of the floor", Situation{OwnPrice: new(Rupiah(30_000)), Cost: new(Rupiah(28_000)), Charge: shopee, Market: usual}, 32_900, 360},
		{"an owner in the middle of the market keeps the price", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000)), Market: usual}, 0, 0},
		{"an owner without a market who sells at a loss goes above the floor", Situation{OwnPrice: new(Rupiah(25_000)), Cost: new(Rupiah(28_000))}, 28_900, 900},
		{"an owner without a market who earns keeps the price", Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000))}, 0, 0},
		{"an owner who need not match a dumping price but loses money is told so", Situation{OwnPrice: new(Rupiah(25_000)), CompetitorPrice: new(Rupiah(15_000)), Cost: new(Rupiah(28_000)), Market: usual}, 29_900, 1_900},
		{"an owner far under the first quartile goes up a fifth first", Situation{OwnPrice: new(Rupiah(12_500)), Cost: new(Rupiah(8_000)), Market: usual}, 14_900, 6_900},
		{"an owner far under the floor goes all the way to it", Situation{OwnPrice: new(Rupiah(10_000)), Cost: new(Rupiah(22_000)), Market: usual}, 22_900, 900},
		{"nothing is suggested before the cost is known", Situation{OwnPrice: new(Rupiah(29_000)), Market: usual}, 0, 0},
		{"nothing is suggested instead of no price", Situation{Cost: new(Rupiah(28_000)), Market: usual}, 0, 0},
		{"coffee by 250 grams gets a price that people charge for 250 grams", Situation{
			OwnPrice: new(Rupiah(80_000)), Cost: new(Rupiah(60_000)), Unit: UnitKilogram, Pack: One / 4,
			Market: kilo(90_000, 100_000, 110_000, 120_000, 130_000),
		}, 95_600, 35_600}, // 23.900 a pack, from 20.000
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.s.Unit == "" {
				test.s.Unit = UnitPiece
			}
			a := Advise(test.s)
			var price, profit Rupiah
			if a.SuggestedPrice != nil {
				price, profit = *a.SuggestedPrice, *a.SuggestedProfit
			}
			if price != test.want || profit != test.profit {
				t.Errorf("got %s with profit %s, want %s with %s", price, profit, test.want, test.profit)
			}
		})
	}
}

func TestNoSuggestionOf10000LiesUnderTheFloor(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 2026))
	suggested := map[Verdict]int{}
	for range 10_000 {
		s := randomSituation(random)
		a := Advise(s)
		if a == nil {
			continue
		}
		if a.BreakEven != nil && a.Target != nil && *a.Target < *a.BreakEven {
			t.Fatalf("target %s under the floor %s: %+v", *a.Target, *a.BreakEven, s)
		}
		if a.SuggestedPrice == nil {
			continue
		}
		suggested[a.Verdict]++
		market, _ := s.Market.Groups.Market()
		price, own := *a.SuggestedPrice, *s.OwnPrice
		_, terms := s.Terms()
		switch {
		case price < *a.BreakEven:
			t.Fatalf("%s under the floor %s: %+v", price, *a.BreakEven, s)
		case terms.Profit(price) < 0 || *a.SuggestedProfit != terms.Profit(price):
			t.Fatalf("%s is said to leave %s, and leaves %s: %+v", price, *a.SuggestedProfit, terms.Profit(price), s)
		case a.Verdict == VerdictLower && (price >= own || price > market.Q3):
			t.Fatalf("lower from %s to %s, third quartile %s: %+v", own, price, market.Q3, s)
		case a.Verdict == VerdictRaise && price > max(own+MostStep.Of(own), s.charmFrom(max(*a.BreakEven+1, own+1))):
			t.Fatalf("raise in a leap from %s to %s, floor %s: %+v", own, price, *a.BreakEven, s)
		case a.Verdict != VerdictLower && price <= own:
			t.Fatalf("%s: from %s to %s: %+v", a.Verdict, own, price, s)
		}
	}
	for _, verdict := range []Verdict{VerdictRaise, VerdictLower, VerdictDoNotMatch, VerdictThinMarket} {
		if suggested[verdict] == 0 {
			t.Errorf("no situation led to a suggestion with %s", verdict)
		}
	}
}

// randomSituation is any situation an owner may be in: by the piece or by the
// kilo, with or without fees that have caps and tax, in a market of any size.
func randomSituation(random *rand.Rand) Situation {
	level := Rupiah(500 + random.Int64N(2_000_000))
	amount := func() Rupiah { return 1 + level/4 + Rupiah(random.Int64N(int64(2*level))) }
	maybe := func() *Rupiah {
		if random.IntN(5) == 0 {
			return nil
		}
		return new(amount())
	}
	s := Situation{OwnPrice: maybe(), CompetitorPrice: maybe(), Cost: maybe(), Unit: UnitPiece, On: 20_000}
	if random.IntN(3) == 0 {
		s.Unit = UnitKilogram
	}
	s.Pack = []Pack{0, One / 4, One / 10, 300, One, 12 * One}[random.IntN(6)]
	if random.IntN(4) > 0 {
		var high Take
		for range random.IntN(4) {
			high.Parts = append(high.Parts, FeePart{
				Rate: BasisPoints(random.IntN(1_500)), Tax: BasisPoints(1_100 * random.IntN(2)), Cap: Rupiah(random.Int64N(2) * random.Int64N(40_000)),
			})
		}
		high.Fixed = Rupiah(random.Int64N(3) * 625)
		s.Charge = &Charge{Low: Take{Fixed: high.Fixed}, High: high, Fees: []Fee{{ID: "F11", Kind: FeeOrder, Fixed: high.Fixed, AsOf: 100}}}
		s.Marketplace, s.SellsThere = PlatformShopee, random.IntN(2) == 0
	}
	items := make([]Comparable, random.IntN(30))
	for i := range items {
		items[i].Listing = Listing{
			Source: "a", SKU: string(rune('a' + i)), Title: "barang", Price: amount(), Unit: s.Unit, Pack: One, ObservedOn: 19_990,
			Origin: []Origin{OriginLocal, OriginImport, OriginUnknown}[random.IntN(3)],
		}
		if s.Unit == UnitKilogram {
			items[i].Pack = []Pack{One / 10, One / 4, One}[random.IntN(3)]
			items[i].Price = items[i].Pack.Times(items[i].Price)
		}
		for _, trait := range AllTraits() {
			if random.IntN(2) == 0 {
				items[i].Traits = append(items[i].Traits, trait)
			}
		}
	}
	market := Compare(items, s.Unit, s.On)
	s.Market = &market
	return s
}
