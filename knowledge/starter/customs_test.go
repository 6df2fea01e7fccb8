package starter_test

import (
	"slices"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
)

func starterCustoms(t *testing.T) *knowledge.Customs {
	t.Helper()
	customs, err := starter.Customs()
	if err != nil {
		t.Fatal(err)
	}
	return customs
}

// goodsCalled is the row of goods with that slug.
func goodsCalled(t *testing.T, c *knowledge.Customs, slug string) *knowledge.DutyGoods {
	t.Helper()
	i := slices.IndexFunc(c.Goods, func(g knowledge.DutyGoods) bool { return g.Slug == slug })
	if i < 0 {
		t.Fatalf("no goods called %s", slug)
	}
	return &c.Goods[i]
}

var (
	today = knowledge.NewDay(2026, time.November, 25)
	kurs  = knowledge.ExchangeRate{Day: today, Rupiah: 16_500, Source: knowledge.SourceOfficer}
)

func routeOf(t *testing.T, routes []knowledge.Route, kind knowledge.RouteKind) *knowledge.Route {
	t.Helper()
	for i := range routes {
		if routes[i].Kind == kind {
			return &routes[i]
		}
	}
	t.Fatalf("no route %s", kind)
	return nil
}

// The published example: shoes of US$10 in a parcel, at Rp16.500 a dollar.
func TestShoesOfTenDollarsInAParcelCostWhatThePublishedExampleSays(t *testing.T) {
	c := starterCustoms(t)
	parcel := routeOf(t, c.Routes(goodsCalled(t, c, "sepatu"), today), knowledge.RouteParcel)
	landed, missing := parcel.Landed(knowledge.Consignment{FOB: 10_00, Pieces: 1}, kurs)
	if missing != knowledge.MissingNothing {
		t.Fatal(missing)
	}
	b := landed.High
	if b.Value != 165_000 || b.Duty != 41_250 || b.VAT != 22_688 || b.Prepaid == nil || *b.Prepaid != 10_313 || b.Total != 228_938 {
		t.Errorf("bill %+v, prepaid %v", b, b.Prepaid)
	}
	if landed.Low.Total != landed.High.Total {
		t.Errorf("a single rate gives a range: %+v", landed)
	}
}

func TestAnImporterOwesWhatWasInForceOnTheDay(t *testing.T) {
	c := starterCustoms(t)
	for name, tt := range map[string]struct {
		goods     string
		route     knowledge.RouteKind
		on        knowledge.Day
		fob       knowledge.Cents
		low, high knowledge.Rupiah // the duty on Rp165 a cent
		missing   knowledge.Missing
	}{
		"a parcel of three dollars owes no duty":             {"tas", knowledge.RouteParcel, today, 3_00, 0, 0, ""},
		"a cent more and it does":                            {"tas", knowledge.RouteParcel, today, 3_01, 12_416, 12_416, ""},
		"an umbrella owes 7.5 %":                             {"payung", knowledge.RouteParcel, today, 100_00, 12_375 * 10, 12_375 * 10, ""},
		"a watch owes 15 %":                                  {"jam-tangan", knowledge.RouteParcel, today, 100_00, 247_500, 247_500, ""},
		"a book owes nothing":                                {"buku", knowledge.RouteParcel, today, 100_00, 0, 0, ""},
		"a bag owes 25 % up to 1,500 dollars":                {"tas", knowledge.RouteParcel, today, 1500_00, 6_187_500, 6_187_500, ""},
		"beyond them the usual 15 to 20 %":                   {"tas", knowledge.RouteParcel, today, 1500_01, 3_712_525, 4_950_033, ""},
		"a carpet may be in either group":                    {"karpet", knowledge.RouteParcel, today, 100_00, 123_750, 412_500, ""},
		"the usual duty of an umbrella is not known":         {"payung", knowledge.RouteGeneral, today, 100_00, 0, 0, knowledge.MissingDuty},
		"nor is that beyond 1,500 dollars":                   {"payung", knowledge.RouteParcel, today, 1500_01, 0, 0, knowledge.MissingDuty},
		"a bag by container owes 15 to 20 %":                 {"tas", knowledge.RouteGeneral, today, 100_00, 247_500, 330_000, ""},
		"with Form E it owes nothing":                        {"tas", knowledge.RoutePreference, today, 100_00, 0, 0, ""},
		"a carpet's safeguard needs its square metres":       {"karpet", knowledge.RoutePreference, today, 100_00, 0, 0, knowledge.MissingSafeguard},
		"the day before PMK 4/2025 a bag owed 15 to 20 %":    {"tas", knowledge.RouteParcel, knowledge.NewDay(2025, time.March, 4), 100_00, 247_500, 330_000, ""},
		"on its first day 25 %":                              {"tas", knowledge.RouteParcel, knowledge.NewDay(2025, time.March, 5), 100_00, 412_500, 412_500, ""},
		"in 2023 a watch still owed 7.5 %":                   {"jam-tangan", knowledge.RouteParcel, knowledge.NewDay(2023, time.October, 16), 100_00, 123_750, 123_750, ""},
		"and what bags owed had not been published yet":      {"tas", knowledge.RouteParcel, knowledge.NewDay(2023, time.October, 16), 100_00, 0, 0, knowledge.MissingDuty},
		"the day after it had":                               {"tas", knowledge.RouteParcel, knowledge.NewDay(2023, time.October, 17), 100_00, 247_500, 330_000, ""},
		"of 2019 nothing is known":                           {"tas", knowledge.RouteParcel, knowledge.NewDay(2019, time.June, 1), 100_00, 0, 0, knowledge.MissingRule},
		"before April 2022 the value added tax is not known": {"tas", knowledge.RouteParcel, knowledge.NewDay(2022, time.March, 31), 100_00, 0, 0, knowledge.MissingVAT},
	} {
		t.Run(name, func(t *testing.T) {
			r := routeOf(t, c.Routes(goodsCalled(t, c, tt.goods), tt.on), tt.route)
			landed, missing := r.Landed(knowledge.Consignment{FOB: tt.fob, Pieces: 1}, kurs)
			if missing != tt.missing || landed.Low.Duty != tt.low || landed.High.Duty != tt.high {
				t.Errorf("duty %v to %v (%q), want %v to %v (%q)", landed.Low.Duty, landed.High.Duty, missing, tt.low, tt.high, tt.missing)
			}
		})
	}
}

func TestTheSafeguardOnCarpetsStepsDownEachYear(t *testing.T) {
	c := starterCustoms(t)
	carpet := goodsCalled(t, c, "karpet")
	for day, want := range map[string]knowledge.Rupiah{
		"2024-08-19": 0, "2024-08-20": 446_766, "2025-08-20": 426_348, "2026-08-20": 406_866, "2027-08-20": 0,
	} {
		on, err := knowledge.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		c6 := knowledge.Consignment{FOB: 50_00, Pieces: 1, Quantity: 6 * knowledge.One, Measure: knowledge.MeasureSquareMetre}
		landed, missing := routeOf(t, c.Routes(carpet, on), knowledge.RoutePreference).Landed(c6, kurs)
		if missing != knowledge.MissingNothing || landed.High.Safeguard != want {
			t.Errorf("%s: %v (%q), want %v", day, landed.High.Safeguard, missing, want)
		}
		parcel, _ := routeOf(t, c.Routes(carpet, on), knowledge.RouteParcel).Landed(c6, kurs)
		if parcel.High.Safeguard != 0 {
			t.Errorf("%s: a small parcel bears the safeguard duty: %v", day, parcel.High)
		}
	}
}

func TestADutyOfWhichItIsNotKnownWhetherItHoldsIsInNoBill(t *testing.T) {
	c := starterCustoms(t)
	for _, slug := range []string{"kerudung", "gamis", "gorden"} {
		r := routeOf(t, c.Routes(goodsCalled(t, c, slug), today), knowledge.RoutePreference)
		landed, missing := r.Landed(knowledge.Consignment{FOB: 2_00, Pieces: 1}, kurs)
		if len(r.Unclear) == 0 || missing != knowledge.MissingNothing || landed.High.Safeguard != 0 {
			t.Errorf("%s: unclear %v, bill %+v (%q)", slug, r.Unclear, landed.High, missing)
		}
	}
}

func TestEveryRuleHoldsOnlyWithinItsDays(t *testing.T) {
	c := starterCustoms(t)
	end := knowledge.NewDay(2029, time.December, 31)
	for on := knowledge.NewDay(2019, time.January, 1); on <= end; on += 3 {
		for i := range c.Goods {
			for _, r := range c.Routes(&c.Goods[i], on) {
				var cited []knowledge.Citation
				for _, p := range r.Parcels {
					cited = append(cited, p.Citation)
				}
				for _, s := range append(slices.Clone(r.Guards), r.Unclear...) {
					cited = append(cited, s.Citation)
				}
				if r.VAT != nil {
					cited = append(cited, r.VAT.Citation)
				}
				for _, rule := range cited {
					if rule.From != nil && on < *rule.From || rule.Until != nil && *rule.Until < on {
						t.Fatalf("%s: %s by %s rests on %s, in force %v to %v", on, c.Goods[i].Slug, r.Kind, rule.ID, rule.From, rule.Until)
					}
				}
			}
		}
	}
}

func TestNoTwoRulesForTheSameParcelHoldOnOneDay(t *testing.T) {
	c := starterCustoms(t)
	for i := range c.Parcels {
		for j := range c.Parcels[:i] {
			a, b := &c.Parcels[i], &c.Parcels[j]
			shared := slices.ContainsFunc(a.Groups, func(g knowledge.ParcelGroup) bool { return slices.Contains(b.Groups, g) })
			apart := a.Until != nil && *a.Until < *b.From || b.Until != nil && *b.Until < *a.From
			if shared && !apart {
				t.Errorf("%s and %s hold for the same goods", a.ID, b.ID)
			}
		}
	}
}

func TestWhatIsSaidAboutImportsCanBeChecked(t *testing.T) {
	c := starterCustoms(t)
	slugs := map[string]bool{}
	for i := range c.Goods {
		g := &c.Goods[i]
		if slugs[g.Slug] {
			t.Errorf("%s stands twice", g.Slug)
		}
		slugs[g.Slug] = true
		if g.Confidence != "C" && len(g.Sources) == 0 || len(g.Words) == 0 {
			t.Errorf("%s: no source or no words", g.Slug)
		}
	}
	for _, f := range c.FOBFacts {
		if !slugs[f.Goods] || len(f.Sources) == 0 {
			t.Errorf("%s: a price abroad of unknown goods or without a source", f.ID)
		}
	}
	// What people said shops charge is no price abroad.
	if len(c.FOBFacts) != 1 || c.FOBFacts[0].ID != "H23" {
		t.Errorf("prices abroad: %v", c.FOBFacts)
	}
}
