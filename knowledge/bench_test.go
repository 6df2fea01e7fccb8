package knowledge_test

import (
	"testing"

	"setara/knowledge"
)

// benchCharge is Shopee's fashion range with two programmes.
func benchCharge() *knowledge.Charge {
	take := func(admin, shipping knowledge.BasisPoints) knowledge.Take {
		return knowledge.Take{Fixed: 1_250, Parts: []knowledge.FeePart{
			{ID: "F01", Rate: admin},
			{ID: "F13", Option: knowledge.OptionFreeShipping, Rate: shipping, Cap: 10_000},
			{ID: "F14", Option: knowledge.OptionCashback, Rate: 450, Cap: 20_000, Tax: knowledge.VATOnTop},
		}}
	}
	return &knowledge.Charge{Low: take(425, 400), High: take(900, 550)}
}

// BenchmarkAdvise is a whole advice once the market has been looked up.
func BenchmarkAdvise(b *testing.B) {
	items := make([]knowledge.Comparable, 300)
	for i := range items {
		items[i].Listing = knowledge.Listing{
			Price: knowledge.Rupiah(15_000 + 100*i), Unit: knowledge.UnitPiece, Pack: knowledge.One, ObservedOn: 100,
		}
	}
	market := knowledge.Compare(items, knowledge.UnitPiece, 100)
	own, competitor, cost := knowledge.Rupiah(45_000), knowledge.Rupiah(15_000), knowledge.Rupiah(28_000)
	s := knowledge.Situation{
		OwnPrice: &own, CompetitorPrice: &competitor, Cost: &cost, Unit: knowledge.UnitPiece,
		Charge: benchCharge(), Market: &market,
	}
	b.ReportAllocs()
	for b.Loop() {
		knowledge.Advise(s)
	}
}

// BenchmarkBreakEven is the floor where caps bite.
func BenchmarkBreakEven(b *testing.B) {
	for name, cost := range map[string]knowledge.Rupiah{"below caps": 28_000, "above caps": 2_500_000, "largest": knowledge.MaxRupiah} {
		b.Run(name, func(b *testing.B) {
			terms := knowledge.Terms{Cost: cost, Take: benchCharge().High}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := terms.BreakEven(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
