package catalog

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
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
			From: mustDate("2026"), Until: mustDate("2026-12"), Status: knowledge.StatusActive, AsOf: *mustDate("2026-01-16"),
			CheckedOn: today - 1, Confidence: knowledge.ConfidenceThin, Sources: []string{"https://contoh.test/a"},
			Unsure: []string{"Kuotanya."}, Conflicts: []knowledge.Point{{Aspect: knowledge.AspectCost, Text: "Yang satu gratis, yang lain tidak."}},
			ReplacedBy: []string{"P08"},
		},
		Needs: []knowledge.Need{knowledge.NeedCapital},
		Conditions: knowledge.Conditions{
			Scales: []knowledge.Scale{knowledge.ScaleMicro}, MaxTurnover: 4_800_000_000, NIB: knowledge.NIBYes, LeastMonths: 6,
			MostMonths: 60, Sectors: []knowledge.Sector{knowledge.SectorFood}, Provinces: []knowledge.Province{"Bali"},
			Forms: []knowledge.Form{knowledge.FormPerson},
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
	programs, err := cat.Programs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]knowledge.Program{program, bare}, programs); diff != "" {
		t.Error(diff)
	}
	regulations, err := cat.Regulations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]knowledge.Regulation{regulation}, regulations); diff != "" {
		t.Error(diff)
	}
	hit, err := cat.Entry(t.Context(), "R07")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(knowledge.EntryHit{Regulation: &regulation, Score: 1, Named: true}, hit); diff != "" {
		t.Error(diff)
	}
	if _, err := cat.Entry(t.Context(), "P99"); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("an id that nobody gave: %v", err)
	}
}

func loadPrograms(tb testing.TB, c *Catalog, programs ...knowledge.Program) EntryReport {
	tb.Helper()
	var rows []ingest.EntryRow
	for i := range programs {
		rows = append(rows, ingest.EntryRow{Line: i + 2, Program: &programs[i]})
	}
	opts := EntryImportOptions{ImportOptions: ImportOptions{File: "program.tsv", Now: loadedAt}, Kind: ImportPrograms}
	report, err := c.ImportEntries(context.Background(), opts, rows)
	if err != nil {
		tb.Fatal(err)
	}
	return report
}

func TestAnOfficersProgramCorrectsTheStartersUntilItIsUndone(t *testing.T) {
	cat := openCatalog(t)
	seed := Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Programs: []knowledge.Program{exampleProgram()}}
	if err := cat.Seed(t.Context(), loadedAt, seed); err != nil {
		t.Fatal(err)
	}
	mended := exampleProgram()
	mended.Name = "Program lain"
	report := loadPrograms(t, cat, mended)
	want := []knowledge.EntryChange{{Key: "nama", Before: "Program <b>Contoh</b>", After: "Program lain"}}
	if report.Changed != 1 || !cmp.Equal(report.Differences[0].Changes, want) {
		t.Errorf("report %+v", report)
	}
	if hit, err := cat.Entry(t.Context(), "P07"); err != nil || hit.Program.Name != "Program lain" {
		t.Errorf("after the import: %v, %v", hit.Program.Name, err)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if hit, err := cat.Entry(t.Context(), "P07"); err != nil || hit.Program.Name != "Program <b>Contoh</b>" {
		t.Errorf("after the undo: %v, %v", hit.Program.Name, err)
	}
}
