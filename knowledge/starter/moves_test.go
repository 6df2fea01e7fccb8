package starter_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
	"setara/knowledge/text"
)

func starterMoves(t testing.TB) []knowledge.MoveRule {
	t.Helper()
	rules, err := starter.Moves()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestEveryMoveHasARule(t *testing.T) {
	for _, move := range knowledge.AllMoves() {
		if !slices.ContainsFunc(starterMoves(t), func(r knowledge.MoveRule) bool { return r.Move == move }) {
			t.Errorf("no rule names %s", move)
		}
	}
}

// TestTheGoodsOfARuleAreKnown holds the column barang against the words that
// goods are read by: a misspelt one would never fit.
func TestTheGoodsOfARuleAreKnown(t *testing.T) {
	for _, rule := range starterMoves(t) {
		goodsAreKnown(t, rule.ID, rule.When.Goods)
	}
}

func goodsAreKnown(t *testing.T, rule string, names []string) {
	t.Helper()
	for _, goods := range names {
		kind, material, both := strings.Cut(goods, "+")
		title := text.ReadTitle(kind)
		if !slices.Contains(title.Kinds(), kind) {
			t.Errorf("%s: no goods are read as %q", rule, kind)
		}
		together := text.ReadTitle(kind + " " + material)
		if both && !slices.Contains(together.Kinds(), kind) {
			t.Errorf("%s: %s %s is no %s", rule, kind, material, kind)
		}
	}
}

// starterEntries are the programmes and rules, by id.
func starterEntries(t testing.TB) map[string]knowledge.EntryHit {
	t.Helper()
	programs, err := starter.Programs()
	if err != nil {
		t.Fatal(err)
	}
	regulations, err := starter.Regulations()
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]knowledge.EntryHit{}
	for i := range programs {
		entries[programs[i].ID] = knowledge.EntryHit{Program: &programs[i]}
	}
	for i := range regulations {
		entries[regulations[i].ID] = knowledge.EntryHit{Regulation: &regulations[i]}
	}
	return entries
}

// shelf looks entries up.
func shelf(entries map[string]knowledge.EntryHit) func(string) (knowledge.EntryHit, bool) {
	return func(id string) (knowledge.EntryHit, bool) {
		hit, ok := entries[id]
		return hit, ok
	}
}

// TestEveryFigureOfAMoveIsInAnEntry holds the sentences of moves against the
// figures of what they rest on: a misspelt one would never be named.
func TestEveryFigureOfAMoveIsInAnEntry(t *testing.T) {
	entries := starterEntries(t)
	for _, rule := range starterMoves(t) {
		for _, id := range rule.Entries {
			hit, ok := entries[id]
			if !ok || hit.Entry().Confidence == knowledge.ConfidenceMemory {
				t.Errorf("%s rests on %s, which is not there or from memory", rule.ID, id)
			}
		}
		for _, part := range rule.Sentence {
			if part.Slot == "" || slices.Contains(knowledge.MoveSlots(), part.Slot) {
				continue
			}
			if !slices.ContainsFunc(rule.Entries, func(id string) bool {
				hit := entries[id]
				return slices.ContainsFunc(hit.Entry().Figures, func(f knowledge.Figure) bool { return f.Name == string(part.Slot) })
			}) {
				t.Errorf("%s: nothing that it rests on has the figure %s", rule.ID, part.Slot)
			}
		}
	}
}

func TestEveryFigureOfAnEntryIsInOneOfItsSentences(t *testing.T) {
	named := 0
	for id, hit := range starterEntries(t) {
		for _, f := range hit.Entry().Figures {
			named++
			if !slices.ContainsFunc(hit.Entry().Points, func(p knowledge.Point) bool { return strings.Contains(p.Text, f.Written()) }) {
				t.Errorf("%s: no sentence says %s %s", id, f.Name, f.Written())
			}
		}
	}
	if named == 0 {
		t.Error("no entry has figures")
	}
}

func TestWhatBearsOnAPriceIsThere(t *testing.T) {
	rules, err := starter.Bearings()
	if err != nil {
		t.Fatal(err)
	}
	entries, today := starterEntries(t), knowledge.NewDay(2026, time.November, 25)
	for _, rule := range rules {
		hit, ok := entries[rule.Entry]
		if !ok {
			t.Errorf("%s names %s, which is not there", rule.ID, rule.Entry)
			continue
		}
		if hit.Entry().Standing(today) != knowledge.StandingOpen || len(hit.Entry().Current(today, rule.Aspect)) == 0 {
			t.Errorf("%s: %s says nothing on %s today", rule.ID, rule.Entry, rule.Aspect)
		}
		goodsAreKnown(t, rule.ID, rule.When.Goods)
	}
}

// offer is one comparable in a situation of the tests.
type offer struct {
	price    knowledge.Rupiah
	origin   knowledge.Origin
	category string
	traits   []knowledge.Trait
}

func marketOf(unit knowledge.Unit, offers ...offer) *knowledge.Comparables {
	items := make([]knowledge.Comparable, len(offers))
	for i, o := range offers {
		items[i].Listing = knowledge.Listing{
			Source: "contoh", SKU: fmt.Sprint(i), Title: "Barang", Price: o.price, Unit: unit, Pack: knowledge.One,
			Origin: o.origin, Category: o.category, ObservedOn: knowledge.NewDay(2026, time.November, 20),
		}
		items[i].Traits = o.traits
	}
	c := knowledge.Compare(items, unit, knowledge.NewDay(2026, time.November, 25))
	return &c
}

func TestTheMovesFollowTheSituation(t *testing.T) {
	const local, imported = knowledge.OriginLocal, knowledge.OriginImport
	today := knowledge.NewDay(2026, time.November, 25)
	amount := func(r knowledge.Rupiah) *knowledge.Rupiah { return &r }
	shopee := &knowledge.Charge{
		High: knowledge.Take{Parts: []knowledge.FeePart{{Rate: 900}}, Fixed: 1_250},
		Fees: []knowledge.Fee{{ID: "F01", Kind: knowledge.FeeCommission, AsOf: today}, {ID: "F11", Kind: knowledge.FeeOrder, Fixed: 1_250, AsOf: today}},
	}
	kerudung := marketOf(knowledge.UnitPiece,
		offer{12_000, imported, "fashion-muslim/jilbab/segi-empat", nil}, offer{14_000, imported, "fashion-muslim/jilbab/segi-empat", nil},
		offer{16_000, imported, "fashion-muslim/jilbab/segi-empat", nil}, offer{35_000, local, "fashion-muslim/jilbab/segi-empat", nil},
		offer{45_000, local, "fashion-muslim/jilbab/segi-empat", nil}, offer{49_000, local, "fashion-muslim/jilbab/segi-empat", nil})
	titled := func(traits ...knowledge.Trait) *knowledge.Comparables {
		return marketOf(knowledge.UnitPiece, offer{30_000, local, "", nil}, offer{31_000, local, "", nil}, offer{32_000, local, "", nil},
			offer{50_000, local, "", traits}, offer{51_000, local, "", traits}, offer{52_000, local, "", traits})
	}
	rules, look := starterMoves(t), shelf(starterEntries(t))
	base := knowledge.Situation{OwnPrice: amount(45_000), Cost: amount(28_000), Unit: knowledge.UnitPiece, On: today}
	for _, tt := range []struct {
		name string
		set  func(*knowledge.Situation)
		want string
	}{
		{"nothing comparable is found and nothing is known of the goods: no move without a basis",
			func(s *knowledge.Situation) { s.CompetitorPrice = amount(15_000) }, ""},
		{"the cost is not known: the cost comes first",
			func(s *knowledge.Situation) { s.Cost, s.Charge, s.Market = nil, shopee, kerudung }, ""},
		{"a scarf seller whose competitor is as cheap as imports, on a marketplace that is assumed: bundle, and protect the name",
			func(s *knowledge.Situation) {
				s.CompetitorPrice, s.Charge, s.Market, s.Marketplace = amount(15_000), shopee, kerudung, knowledge.PlatformShopee
			}, "bundle[F01 F11] brand_registration[P31]"},
		{"the same seller with little left to pay for a brand",
			func(s *knowledge.Situation) {
				s.CompetitorPrice, s.Cost, s.Market = amount(15_000), amount(40_000), kerudung
			}, ""},
		{"a seller on Shopee with a thin margin: direct orders, then bundles",
			func(s *knowledge.Situation) {
				s.Charge, s.Market, s.Marketplace, s.SellsThere = shopee, kerudung, knowledge.PlatformShopee, true
			}, "leave_marketplace[P55 F01 F11] bundle[F01 F11]"},
		{"the same goods at 700.000, where QRIS is not free any more and the order fee weighs nothing",
			func(s *knowledge.Situation) {
				s.OwnPrice, s.Cost, s.Charge, s.Marketplace, s.SellsThere = amount(700_000), amount(600_000), shopee, knowledge.PlatformShopee, true
			}, ""},
		{"a maker of toys: SNI is the law",
			func(s *knowledge.Situation) { s.Goods = []string{"puzzle", "mainan"} }, "sni[R21]"},
		{"a maker of toys who says SNI already",
			func(s *knowledge.Situation) {
				s.Goods, s.OwnTraits = []string{"puzzle", "mainan"}, []knowledge.Trait{knowledge.TraitSNI}
			}, ""},
		{"melamine plates", func(s *knowledge.Situation) { s.Goods = []string{"piring", "melamin"} }, "sni[R22]"},
		{"plates of wood", func(s *knowledge.Situation) { s.Goods = []string{"piring", "kayu"} }, ""},
		{"crisps after the halal deadline, cost not known",
			func(s *knowledge.Situation) { s.Goods, s.Cost = []string{"keripik", "makanan ringan", "makanan"}, nil },
			"halal[R31 P25]"},
		{"crisps that say halal and PIRT",
			func(s *knowledge.Situation) {
				s.Goods, s.OwnTraits = []string{"keripik", "makanan ringan"}, []knowledge.Trait{knowledge.TraitHalal, knowledge.TraitPermit}
			}, ""},
		{"garlic needs neither", func(s *knowledge.Situation) { s.Goods = []string{"bawang putih"} }, ""},
		{"skin care: a notification first, and halal",
			func(s *knowledge.Situation) { s.Goods = []string{"serum", "skincare", "kosmetik"} }, "bpom[P28] halal[R31]"},
		{"leaders who name the material",
			func(s *knowledge.Situation) { s.Market = titled(knowledge.TraitMaterial) }, "better_title[contoh:3]"},
		{"leaders who name the material, and a cost that is not known",
			func(s *knowledge.Situation) { s.Cost, s.Market = nil, titled(knowledge.TraitMaterial) }, "better_title[contoh:3]"},
		{"leaders who give a warranty",
			func(s *knowledge.Situation) { s.Market = titled(knowledge.TraitWarranty) }, "quality_proof[contoh:3]"},
		{"leaders with a brand of their own",
			func(s *knowledge.Situation) { s.Market = titled(knowledge.TraitBrand) }, "brand_registration[P31 contoh:3]"},
		{"leaders who show SNI on goods that need none",
			func(s *knowledge.Situation) { s.Market = titled(knowledge.TraitSNI) }, "sni[P29 contoh:3]"},
		{"leaders who state nothing more than the owner",
			func(s *knowledge.Situation) {
				s.Market, s.OwnTraits = titled(knowledge.TraitMaterial), []knowledge.Trait{knowledge.TraitMaterial}
			}, ""},
		{"rice undercut by imports: the kitchens of free meals",
			func(s *knowledge.Situation) {
				s.Goods, s.CompetitorPrice, s.Unit = []string{"beras"}, amount(20_000), knowledge.UnitKilogram
			}, "wholesale[P57]"},
		{"uniforms undercut by imports: the state's catalogue",
			func(s *knowledge.Situation) { s.Goods, s.CompetitorPrice = []string{"seragam"}, amount(20_000) }, "wholesale[P34]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := base
			s.Rules, s.Entry = rules, look
			tt.set(&s)
			var got []string
			for _, move := range knowledge.Advise(s).Named {
				got = append(got, fmt.Sprint(move.Rule.Move, move.Sources))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// TestEveryMoveNamedRestsOnWhatIsThere names moves in 10,000 random situations
// on random days from 2022 to 2027.
func TestEveryMoveNamedRestsOnWhatIsThere(t *testing.T) {
	rules := starterMoves(t)
	entries := starterEntries(t)
	fees := map[string]bool{}
	for _, fee := range starterFees(t) {
		fees[fee.ID] = true
	}
	random := rand.New(rand.NewPCG(5, 22))
	first, last := knowledge.NewDay(2022, time.January, 1), knowledge.NewDay(2027, time.December, 31)
	met := map[string]int{}
	for range 10_000 {
		s := randomSituation(random)
		s.Rules, s.Entry, s.On = rules, shelf(entries), first+knowledge.Day(random.IntN(int(last-first)))
		a := knowledge.Advise(s)
		if a == nil {
			continue
		}
		if named := entriesOf(a); len(named) > 2 {
			t.Fatalf("%d programmes and rules: %v", len(named), named)
		}
		if len(a.Named) > 3 || len(a.Moves) != len(a.Named) {
			t.Fatalf("%d moves: %v", len(a.Named), a.Moves)
		}
		for _, move := range a.Named {
			met[move.Rule.ID]++
			if len(move.Sources) == 0 {
				t.Fatalf("%s rests on nothing", move.Rule.ID)
			}
			for _, id := range move.Sources {
				hit, official := entries[id]
				switch {
				case official && !known(hit.Entry(), s.On):
					t.Fatalf("%s rests on %s, which was not there on %s", move.Rule.ID, id, s.On)
				case !official && !fees[id] && !listed(&s, id):
					t.Fatalf("%s rests on %s, which is not there", move.Rule.ID, id)
				}
			}
			for _, figure := range move.Figures {
				if figure.Source == "" || figure.Label == "" || figure.AsOf == 0 || figure.Unit == "" || figure.Value < 0 {
					t.Fatalf("%s says %+v", move.Rule.ID, figure)
				}
			}
		}
	}
	for _, rule := range rules {
		if met[rule.ID] == 0 {
			t.Errorf("%s was never named", rule.ID)
		}
	}
}

// entriesOf are the ids of the programmes and rules that advice names, each
// once.
func entriesOf(a *knowledge.Advice) map[string]bool {
	ids := map[string]bool{}
	for _, move := range a.Named {
		for i := range move.Entries {
			ids[move.Entries[i].Entry().ID] = true
		}
	}
	for i := range a.Bearings {
		ids[a.Bearings[i].Hit.Entry().ID] = true
	}
	return ids
}

// known tells whether an entry was known and valid on a day, by its days
// alone.
func known(e *knowledge.Entry, on knowledge.Day) bool {
	return e.AsOf.Day <= on && (e.From == nil || e.From.Day <= on) && (e.Until == nil || on <= e.Until.Last())
}

func listed(s *knowledge.Situation, id string) bool {
	return slices.ContainsFunc(s.Market.Items, func(c knowledge.Comparable) bool { return c.ID() == id })
}

// randomSituation is one of an owner of any goods that the rules know.
func randomSituation(random *rand.Rand) knowledge.Situation {
	amount := func(most int) *knowledge.Rupiah {
		if random.IntN(6) == 0 {
			return nil
		}
		return new(knowledge.Rupiah(1_000 + random.IntN(most)))
	}
	kinds := []string{
		"kerudung", "mainan", "piring+melamin", "mug+keramik", "keripik", "makanan ringan", "rendang", "kosmetik", "beras", "seragam", "lampu",
	}
	s := knowledge.Situation{
		OwnPrice: amount(100_000), CompetitorPrice: amount(60_000), Cost: amount(50_000),
		Unit: knowledge.UnitPiece, Goods: strings.Split(kinds[random.IntN(len(kinds))], "+"),
		Marketplace: knowledge.PlatformShopee, SellsThere: random.IntN(2) == 0,
	}
	if random.IntN(3) == 0 {
		s.Unit = knowledge.UnitKilogram
	}
	if random.IntN(3) == 0 {
		s.OwnTraits = []knowledge.Trait{knowledge.TraitPermit}
	}
	if random.IntN(3) > 0 {
		s.Charge = &knowledge.Charge{
			High: knowledge.Take{Parts: []knowledge.FeePart{{Rate: knowledge.BasisPoints(random.IntN(1_500))}}, Fixed: 1_250},
			Fees: []knowledge.Fee{{ID: "F11", Kind: knowledge.FeeOrder, Fixed: 1_250, AsOf: 19_000}},
		}
	}
	items := make([]knowledge.Comparable, random.IntN(25))
	for i := range items {
		item := &items[i]
		item.Listing = knowledge.Listing{
			Source: "contoh", SKU: fmt.Sprint(i), Title: "Barang", Unit: s.Unit, Pack: knowledge.One,
			Price:    knowledge.Rupiah(5_000 + random.IntN(60_000)),
			Origin:   []knowledge.Origin{knowledge.OriginLocal, knowledge.OriginImport, knowledge.OriginUnknown}[random.IntN(3)],
			Category: "fashion-muslim/jilbab", ObservedOn: 19_000,
		}
		if item.Origin == knowledge.OriginLocal {
			item.Price += 30_000
		}
		if s.Unit == knowledge.UnitKilogram && random.IntN(2) == 0 {
			item.Pack = knowledge.One / 4
			item.Price = item.Pack.Times(item.Price + 20_000)
		}
		for _, trait := range knowledge.AllTraits() {
			if random.IntN(3) == 0 {
				item.Traits = append(item.Traits, trait)
			}
		}
	}
	market := knowledge.Compare(items, s.Unit, 19_100)
	s.Market = &market
	return s
}

func BenchmarkAdviseWithMoves(b *testing.B) {
	random, look := rand.New(rand.NewPCG(5, 22)), shelf(starterEntries(b))
	var situations []knowledge.Situation
	for len(situations) < 100 {
		s := randomSituation(random)
		if s.Market.Used < 20 {
			continue
		}
		s.Entry, s.Rules, s.On = look, starterMoves(b), knowledge.NewDay(2026, time.November, 25)
		situations = append(situations, s)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		knowledge.Advise(situations[i%len(situations)])
	}
}
