package knowledge

import (
	"slices"
	"strconv"
	"testing"
)

// ruleOf is a rule for a move on the comparables, whose sentence holds slots.
func ruleOf(move Move, when MoveConditions, slots ...MoveSlot) MoveRule {
	rule := MoveRule{ID: string(move), Move: move, When: when, OnListings: true}
	for _, slot := range slots {
		rule.Sentence = append(rule.Sentence, MovePart{Slot: slot})
	}
	return rule
}

// offered is a listing of a market with its traits.
func offered(sku int, price Rupiah, pack Pack, origin Origin, traits ...Trait) Comparable {
	return Comparable{
		Listing: Listing{Source: "a", SKU: strconv.Itoa(sku), Title: "barang " + strconv.Itoa(sku), Price: price, Unit: UnitPiece, Pack: pack, Origin: origin, ObservedOn: 100},
		Traits:  traits,
	}
}

func marketIn(unit Unit, items ...Comparable) *Comparables {
	for i := range items {
		items[i].Unit = unit
	}
	c := Compare(items, unit, 100)
	return &c
}

func TestWhatTheLeadersStateAndTheOwnerDoesNot(t *testing.T) {
	const material, size = TraitMaterial, TraitSize
	local := func(sku int, price Rupiah, traits ...Trait) Comparable {
		return offered(sku, price, One, OriginLocal, traits...)
	}
	s := Situation{Unit: UnitPiece, OwnTraits: []Trait{TraitAudience}, Market: marketIn(UnitPiece,
		local(1, 10_000, material), local(2, 20_000, material), local(3, 30_000), // up to the median
		local(4, 40_000, TraitAudience), local(5, 50_000, material, size, TraitAudience), local(6, 60_000, material, TraitAudience), local(7, 70_000, material, size),
		offered(8, 90_000, One, OriginImport, size), // imports are no local leaders
	)}
	got := s.lacking([]Trait{size, material, TraitAudience})
	if got.Leaders != 3 || got.Of != MarketLocal {
		t.Errorf("%d leaders of %s, want 3 local ones", got.Leaders, got.Of)
	}
	if len(got.Traits) != 1 || got.Traits[0].Trait != material || got.Traits[0].Count != 3 || got.Traits[0].Example.SKU != "5" {
		t.Errorf("got %+v, want the material alone, stated by 3, such as number 5", got.Traits)
	}
	s.OwnTraits = []Trait{material}
	if got := s.lacking([]Trait{size, material}); len(got.Traits) != 0 {
		t.Errorf("an owner who states the material lacks %+v", got.Traits)
	}
	s.Unit = UnitKilogram
	if got := s.lacking([]Trait{material}); len(got.Traits) != 0 {
		t.Errorf("a market by another measure says that %+v lacks", got.Traits)
	}
}

func TestATraitOfFewLeadersIsNoneOfTheLeaders(t *testing.T) {
	var items []Comparable
	for i := range 20 {
		var traits []Trait
		if i >= 17 {
			traits = []Trait{TraitMaterial} // 3 of the 10 above the median
		}
		items = append(items, offered(i, Rupiah(10_000+1_000*i), One, OriginUnknown, traits...))
	}
	s := Situation{Unit: UnitPiece, Market: marketIn(UnitPiece, items...)}
	if got := s.lacking([]Trait{TraitMaterial}); got.Leaders != 10 || got.Of != MarketAll || len(got.Traits) != 0 {
		t.Errorf("got %+v, want no trait of 10 leaders of all", got)
	}
}

func TestASmallerPackIsNamedWithWhatItEarnsMore(t *testing.T) {
	rules := []MoveRule{ruleOf(MoveSmallerPack, MoveConditions{SoldBy: SoldByMeasure}, SlotSmallCount, SlotSmallPrice, SlotSmallGap, SlotSmallExample)}
	market := marketIn(UnitKilogram,
		offered(1, 13_000, One/4, OriginLocal), offered(2, 14_000, One/4, OriginLocal), offered(3, 7_000, One/10, OriginLocal),
		offered(4, 45_000, One, OriginLocal), offered(5, 44_000, One, OriginLocal))
	s := Situation{OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(34_000)), Unit: UnitKilogram, On: 100, Market: market, Rules: rules}
	a := Advise(s)
	if !slices.Equal(a.Moves, []Move{MoveSmallerPack}) {
		t.Fatalf("moves %v", a.Moves)
	}
	named := a.Named[0]
	for slot, want := range map[MoveSlot]int64{SlotSmallCount: 3, SlotSmallPrice: 56_000, SlotSmallGap: 11_000} {
		if got := named.Figures[slot].Value; got != want {
			t.Errorf("%s is %d, want %d", slot, got, want)
		}
	}
	if !slices.Equal(named.Sources, []string{"a:1", "a:2", "a:3"}) || named.Words[SlotSmallExample] != "barang 2" {
		t.Errorf("rests on %v, such as %q", named.Sources, named.Words[SlotSmallExample])
	}
	// Four orders of 250 grams pay the fee for an order four times.
	s.Charge = &Charge{High: Take{Fixed: 4_000}}
	if a := Advise(s); len(a.Moves) != 0 {
		t.Errorf("%v though the fee for each order takes more than the smaller pack brings", a.Moves)
	}
	s.Charge, s.Cost = nil, new(Rupiah(57_000))
	if a := Advise(s); len(a.Moves) != 0 {
		t.Errorf("%v though a smaller pack sells for less than it costs", a.Moves)
	}
	s.Cost, s.OwnPrice = new(Rupiah(34_000)), new(Rupiah(55_000))
	if a := Advise(s); len(a.Moves) != 0 {
		t.Errorf("%v for two percent more", a.Moves)
	}
}

func TestMakingToOrderAndWholesaleRestOnThoseWhoDo(t *testing.T) {
	rules := []MoveRule{
		ruleOf(MoveCustom, MoveConditions{}, SlotCustomCount, SlotCustomPrice, SlotCustomExample),
		ruleOf(MoveWholesale, MoveConditions{}, SlotLotCount, SlotLotPrice, SlotLotProfit),
	}
	items := []Comparable{
		offered(1, 35_000, One, OriginLocal, TraitCustom), offered(2, 40_000, One, OriginLocal, TraitCustom), offered(3, 45_000, One, OriginLocal, TraitCustom),
		offered(4, 240_000, 12*One, OriginLocal, TraitWholesale), offered(5, 228_000, 12*One, OriginLocal, TraitWholesale), offered(6, 252_000, 12*One, OriginLocal, TraitWholesale),
	}
	s := Situation{OwnPrice: new(Rupiah(30_000)), Cost: new(Rupiah(15_000)), Unit: UnitPiece, On: 100, Market: marketIn(UnitPiece, items...), Rules: rules}
	a := Advise(s)
	if !slices.Equal(a.Moves, []Move{MoveCustom, MoveWholesale}) {
		t.Fatalf("moves %v", a.Moves)
	}
	if custom, lot := a.Named[0].Figures, a.Named[1].Figures; custom[SlotCustomPrice].Value != 40_000 || lot[SlotLotPrice].Value != 20_000 || lot[SlotLotProfit].Value != 5_000 {
		t.Errorf("custom at %d, wholesale at %d with profit %d", custom[SlotCustomPrice].Value, lot[SlotLotPrice].Value, lot[SlotLotProfit].Value)
	}
	s.Cost = new(Rupiah(20_000))
	if a := Advise(s); slices.Contains(a.Moves, MoveWholesale) {
		t.Error("wholesale at the cost of making it")
	}
	s.Cost = new(Rupiah(40_001))
	if a := Advise(s); slices.Contains(a.Moves, MoveCustom) {
		t.Error("making to order under the floor")
	}
	s.OwnPrice = new(Rupiah(50_000))
	if a := Advise(s); slices.Contains(a.Moves, MoveCustom) {
		t.Error("making to order for less than the own price")
	}
}

func TestWhatTheMarketplaceKeepsIsShownWithTheFeeRow(t *testing.T) {
	rule := MoveRule{ID: "x", Move: MoveBundle, OnFees: true, Sentence: []MovePart{{Slot: SlotOrderFee}, {Slot: SlotFeeOfTwo}, {Slot: SlotFeeOfThree}, {Slot: SlotSaved}, {Slot: SlotKept}, {Slot: SlotOwnProfit}}}
	s := Situation{
		OwnPrice: new(Rupiah(45_000)), Cost: new(Rupiah(28_000)), Unit: UnitPiece, On: 100, Rules: []MoveRule{rule},
		Charge: &Charge{High: Take{Parts: []FeePart{{Rate: 1000}}, Fixed: 1_250}, Fees: []Fee{{ID: "F01", Kind: FeeCommission}, {ID: "F11", Kind: FeeOrder, Fixed: 1_250, AsOf: 90}}},
	}
	a := Advise(s)
	if len(a.Named) != 1 {
		t.Fatalf("moves %v", a.Moves)
	}
	for slot, want := range map[MoveSlot]int64{SlotOrderFee: 1_250, SlotFeeOfTwo: 625, SlotFeeOfThree: 417, SlotSaved: 833, SlotKept: 5_750, SlotOwnProfit: 17_000} {
		if got := a.Named[0].Figures[slot].Value; got != want {
			t.Errorf("%s is %d, want %d", slot, got, want)
		}
	}
	if fee := a.Named[0].Figures[SlotOrderFee]; fee.Source != "F11" || fee.AsOf != 90 {
		t.Errorf("the fee is from %s of %s", fee.Source, fee.AsOf)
	}
	if !slices.Equal(a.Named[0].Sources, []string{"F01", "F11"}) {
		t.Errorf("rests on %v", a.Named[0].Sources)
	}
}

// shelfOf looks entries up among a few.
func shelfOf(entries ...Entry) func(string) (EntryHit, bool) {
	return func(id string) (EntryHit, bool) {
		for _, e := range entries {
			if e.ID == id {
				return EntryHit{Regulation: &Regulation{Entry: e}}, true
			}
		}
		return EntryHit{}, false
	}
}

// stateRule is a rule of the state that is known since day 50.
func stateRule(id string) Entry {
	return Entry{
		ID: id, Status: StatusInForce, AsOf: Date{Day: 50}, Confidence: ConfidencePublished,
		Points: []Point{{Aspect: AspectImport, Text: "Tarif " + id + " Rp500.000."}},
	}
}

func TestAMoveRestsOnlyOnWhatIsOpenAndPublished(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(*Entry)
		want  bool
	}{
		{"known and in force", func(*Entry) {}, true},
		{"published today", func(e *Entry) { e.AsOf.Day = 100 }, true},
		{"published tomorrow", func(e *Entry) { e.AsOf.Day = 101 }, false},
		{"ended", func(e *Entry) { e.Status = StatusRevoked }, false},
		{"unclear", func(e *Entry) { e.Status = StatusUnclear }, false},
		{"not applied yet", func(e *Entry) { e.Status = StatusNotApplied }, false},
		{"begins tomorrow", func(e *Entry) { e.From = &Date{Day: 101} }, false},
		{"ends today", func(e *Entry) { e.Until = &Date{Day: 100} }, true},
		{"ended yesterday", func(e *Entry) { e.Until = &Date{Day: 99} }, false},
		{"thin", func(e *Entry) { e.Confidence = ConfidenceThin }, true},
		{"from memory", func(e *Entry) { e.Confidence = ConfidenceMemory }, false},
		{"another entry", func(e *Entry) { e.ID = "R22" }, false},
		{"a figure that was corrected", func(e *Entry) { e.Figures[0].Value = 400_000 }, false},
		{"a figure whose sentence holds no more", func(e *Entry) { e.Points[0].Until = &Date{Day: 99} }, false},
		{"no figure", func(e *Entry) { e.Figures = nil }, false},
	} {
		e := stateRule("R21")
		e.Figures = []Figure{{Name: "tarif", Value: 500_000, Unit: FactRupiah}}
		test.spoil(&e)
		a := Advise(Situation{
			OwnPrice: new(Rupiah(45_000)), Unit: UnitPiece, On: 100, Entry: shelfOf(e),
			Rules: []MoveRule{{ID: "x", Move: MoveSNI, Entries: []string{"R21"}, Sentence: []MovePart{{Slot: "tarif"}}}},
		})
		if got := len(a.Named) == 1; got != test.want {
			t.Errorf("%s: named is %t", test.name, got)
		}
	}
}

func TestEachConditionKeepsAMoveFromBeingNamed(t *testing.T) {
	const own, competitor, cost = 45_000, 15_000, 28_000
	situation := func() Situation {
		return Situation{
			OwnPrice: new(Rupiah(own)), CompetitorPrice: new(Rupiah(competitor)), Cost: new(Rupiah(cost)), Unit: UnitPiece, On: 100,
			Goods: []string{"piring", "melamin"}, OwnTraits: []Trait{TraitSNI}, SellsThere: true, Signs: []Sign{SignAbroad}, Marketplace: PlatformShopee,
			Charge: &Charge{High: Take{Fixed: 900}, Fees: []Fee{{ID: "F11", Kind: FeeOrder, Fixed: 900}}},
			Market: marketIn(UnitPiece,
				offered(1, 12_000, One, OriginImport), offered(2, 15_000, One, OriginImport), offered(3, 18_000, One, OriginImport), offered(4, 40_000, One, OriginLocal)),
		}
	}
	for _, test := range []struct {
		name string
		when MoveConditions
		want bool
	}{
		{"nothing asked", MoveConditions{}, true},
		{"the verdict", MoveConditions{Verdicts: []Verdict{VerdictDoNotMatch}}, true},
		{"another verdict", MoveConditions{Verdicts: []Verdict{VerdictHold, VerdictRaise}}, false},
		{"a gap of two thirds", MoveConditions{LeastGap: 6667}, true},
		{"a larger gap", MoveConditions{LeastGap: 6668}, false},
		{"a margin of at least 35 %", MoveConditions{LeastMargin: new(BasisPoints(3500))}, true},
		{"a margin of at least 36 %", MoveConditions{LeastMargin: new(BasisPoints(3600))}, false},
		{"a margin of at most 36 %", MoveConditions{MostMargin: new(BasisPoints(3600))}, true},
		{"a margin of at most 35 %", MoveConditions{MostMargin: new(BasisPoints(3500))}, false},
		{"a price of at most the own", MoveConditions{MostPrice: own}, true},
		{"a lower price", MoveConditions{MostPrice: own - 1}, false},
		{"a fee of 2 % of the price", MoveConditions{LeastOrderFee: 200}, true},
		{"a fee of 2,01 % of the price", MoveConditions{LeastOrderFee: 201}, false},
		{"the goods", MoveConditions{Goods: []string{"gelas", "piring"}}, true},
		{"the goods of that material", MoveConditions{Goods: []string{"piring+melamin"}}, true},
		{"the goods of another material", MoveConditions{Goods: []string{"piring+keramik"}}, false},
		{"counted goods", MoveConditions{SoldBy: SoldByCount}, true},
		{"weighed goods", MoveConditions{SoldBy: SoldByMeasure}, false},
		{"a competitor as cheap as imports", MoveConditions{LooksImported: true}, true},
		{"a competitor on a marketplace", MoveConditions{RivalOnline: true}, false},
		{"a sign that was told", MoveConditions{Signs: []Sign{SignNoSNI, SignAbroad}}, true},
		{"a sign that was not told", MoveConditions{Signs: []Sign{SignNoSNI}}, false},
		{"an owner who sells there", MoveConditions{SellsThere: true}, true},
		{"a trait that is said", MoveConditions{Unsaid: []Trait{TraitSNI}}, false},
		{"a trait that is not said", MoveConditions{Unsaid: []Trait{TraitHalal}}, true},
		{"from today", MoveConditions{From: new(Day(100))}, true},
		{"from tomorrow", MoveConditions{From: new(Day(101))}, false},
		{"until today", MoveConditions{Until: new(Day(100))}, true},
		{"until yesterday", MoveConditions{Until: new(Day(99))}, false},
		{"a category that none is filed under", MoveConditions{Categories: []string{"dapur"}}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := situation()
			s.Rules = []MoveRule{{ID: "x", Move: MoveBundle, When: test.when, OnFees: true}}
			if got := len(Advise(s).Moves) == 1; got != test.want {
				t.Errorf("named is %t", got)
			}
		})
	}
	s := situation()
	s.Rules = []MoveRule{{ID: "x", Move: MoveBundle, When: MoveConditions{LooksImported: true}, OnFees: true}}
	s.CompetitorPrice = new(Rupiah(39_000))
	if len(Advise(s).Moves) != 0 {
		t.Error("39.000 is said to be as cheap as imports of 12.000 to 18.000")
	}
}

func TestAMoveIsNamedOnceAndAtMostThreeAre(t *testing.T) {
	s := Situation{OwnPrice: new(Rupiah(45_000)), Unit: UnitPiece, On: 100}
	s.Entry = shelfOf(stateRule("R31"))
	for i, move := range []Move{MoveHalal, MoveHalal, MoveSNI, MovePermit, MoveCustom} {
		s.Rules = append(s.Rules, MoveRule{ID: strconv.Itoa(i), Move: move, Entries: []string{"R31"}})
	}
	a := Advise(s)
	if !slices.Equal(a.Moves, []Move{MoveHalal, MoveSNI, MovePermit}) {
		t.Errorf("got %v", a.Moves)
	}
	if a.Named[0].Rule.ID != "0" {
		t.Errorf("the second rule for a move was taken")
	}
	s.Rules = []MoveRule{{ID: "x", Move: MoveCustom, OnListings: true}}
	if a := Advise(s); len(a.Moves) != 0 {
		t.Errorf("%v rests on nothing", a.Moves)
	}
}

func TestAFigureIsKeptWithThoseThatItComesFrom(t *testing.T) {
	s := Situation{
		OwnPrice: new(Rupiah(45_000)), Unit: UnitPiece, On: 100,
		Rules:  []MoveRule{{ID: "x", Move: MoveBundle, OnFees: true, Sentence: []MovePart{{Slot: SlotFeeOfThree}}}},
		Charge: &Charge{High: Take{Fixed: 1_250}, Fees: []Fee{{ID: "F11", Kind: FeeOrder, Fixed: 1_250, AsOf: 90}}},
	}
	named := Advise(s).Named
	if len(named) != 1 || !named[0].Has(SlotOrderFee) || !named[0].Has(SlotSaved) || named[0].Has(SlotKept) {
		t.Errorf("got %+v", named)
	}
	grouped := 0
	for _, group := range figureGroups {
		grouped += len(group)
	}
	words := []MoveSlot{SlotUnit, SlotMarketplace, SlotDay, SlotSmallExample, SlotCustomExample, SlotLacking}
	if grouped != len(MoveSlots())-len(words) {
		t.Errorf("%d slots are grouped, want all but those for words of %d", grouped, len(MoveSlots()))
	}
}
