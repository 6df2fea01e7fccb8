package catalog

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func mustDate(s string) *knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// exampleProgram says something in every field.
func exampleProgram() knowledge.Program {
	return knowledge.Program{
		Entry: knowledge.Entry{
			ID: "P07", Slug: "contoh", Name: "Program <b>Contoh</b>", Aliases: []string{"contoh", "misal"}, Agency: "Dinas",
			Purpose: "Untuk mencoba.", Contacts: []string{"Dinas 123"}, Address: "https://contoh.test",
			Points: []knowledge.Point{
				{Aspect: knowledge.AspectCost, Text: "Gratis.", From: mustDate("2026-01"), Until: mustDate("2026")},
				{Aspect: knowledge.AspectQuota, Text: "Seribu orang."},
			},
			Figures: []knowledge.Figure{
				{Name: "tarif", Value: 500_000, Unit: knowledge.FactRupiah}, {Name: "tenggat", Day: new(today)}, {Name: "gratis", Unit: knowledge.FactBasisPoints},
			},
			From: mustDate("2026"), Until: mustDate("2026-12"), Status: knowledge.StatusActive, AsOf: *mustDate("2026-01-16"),
			CheckedOn: today - 1, Confidence: knowledge.ConfidenceThin, Sources: []string{"https://contoh.test/a"},
			Unsure: []string{"Kuotanya."}, Conflicts: []knowledge.Point{{Aspect: knowledge.AspectCost, Text: "Yang satu gratis, yang lain tidak."}},
			ReplacedBy: []string{"P08"},
		},
		Needs: []knowledge.Need{knowledge.NeedCapital},
		Conditions: knowledge.Conditions{
			Scales: []knowledge.Scale{knowledge.ScaleMicro}, MaxTurnover: 4_800_000_000, NIB: knowledge.NIBYes, LeastMonths: 6,
			MostMonths: 60, Sectors: []knowledge.Sector{knowledge.SectorFood}, Provinces: []knowledge.Province{"Bali"},
			Forms: []knowledge.Form{knowledge.FormPerson}, Only: []knowledge.People{knowledge.PeopleWomen},
		},
		Steps: []string{"Datang."}, Bring: []string{"KTP"},
	}
}

func exampleRegulation() knowledge.Regulation {
	return knowledge.Regulation{
		Entry: knowledge.Entry{
			ID: "R07", Slug: "contoh-aturan", Name: "Aturan contoh", Agency: "Kementerian", Purpose: "Mengatur contoh.",
			Points:  []knowledge.Point{{Aspect: knowledge.AspectForbidden, Text: "Dilarang."}},
			Address: "https://contoh.test", Status: knowledge.StatusInForce, AsOf: *mustDate("2025"), Confidence: knowledge.ConfidenceMemory,
		},
		Number: "Peraturan 1/2025", Topic: "contoh", Binds: []string{"penjual"}, Report: []string{"Dinas 123"},
	}
}

func TestProgramsAndRulesComeBackAsTheyWereLoaded(t *testing.T) {
	cat := openCatalog(t)
	program, regulation := exampleProgram(), exampleRegulation()
	bare := knowledge.Program{Entry: knowledge.Entry{
		ID: "P70", Slug: "p70", Status: knowledge.StatusUnclear, AsOf: *mustDate("2024"), Confidence: knowledge.ConfidenceMemory,
	}}
	err := cat.Seed(t.Context(), loadedAt, Starter{
		Listings: rowsOf(listing("1", "sandal", 50_000)),
		Programs: []knowledge.Program{bare, program}, Regulations: []knowledge.Regulation{regulation},
	})
	if err != nil {
		t.Fatal(err)
	}
	programs, err := cat.Programs(t.Context(), today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]knowledge.Program{program, bare}, programs); diff != "" {
		t.Error(diff)
	}
	regulations, err := cat.Regulations(t.Context(), today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]knowledge.Regulation{regulation}, regulations); diff != "" {
		t.Error(diff)
	}
	hit, err := cat.Entry(t.Context(), "R07", today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(knowledge.EntryHit{Regulation: &regulation, Score: 1, Named: true}, hit); diff != "" {
		t.Error(diff)
	}
	if _, err := cat.Entry(t.Context(), "P99", today); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("an id that nobody gave: %v", err)
	}
}
