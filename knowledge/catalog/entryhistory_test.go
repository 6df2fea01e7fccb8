package catalog

import (
	"context"
	"database/sql"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// saying makes a row of a table that speaks for its sentences, its day and
// some other fields alone.
func saying(asOf string, p knowledge.Program, keys ...string) ingest.EntryRow {
	p.AsOf = *mustDate(asOf)
	return ingest.EntryRow{Line: 2, Program: &p, SlugMade: true, Says: append([]string{"isi", "keterangan-per"}, keys...)}
}

// interest is a programme of which only the interest is known.
func interest(of string) knowledge.Program {
	return program("P1", "kredit contoh", func(p *knowledge.Program) {
		p.Points = []knowledge.Point{{Aspect: knowledge.AspectInterest, Text: "Bunga " + of + " setahun."}}
	})
}

func interestOn(t *testing.T, c *Catalog, day string) string {
	t.Helper()
	hit, err := c.Entry(t.Context(), "P1", mustDate(day).Day)
	if err != nil {
		t.Fatal(err)
	}
	found, err := c.FindEntries(t.Context(), knowledge.EntryQuery{Text: "kredit contoh", On: mustDate(day).Day})
	if err != nil || len(found) == 0 || cmp.Diff(hit.Program, found[0].Program) != "" {
		t.Errorf("on %s another version is found than is read: %+v, %v", day, found, err)
	}
	programs, err := c.Programs(t.Context(), mustDate(day).Day)
	if err != nil || len(programs) != 1 || cmp.Diff(*hit.Program, programs[0]) != "" {
		t.Errorf("on %s another version is listed than is read: %+v, %v", day, programs, err)
	}
	text := ""
	for _, p := range hit.Program.Points {
		text += p.Text
	}
	return text
}

func TestOnAnEarlierDayWhatWasKnownThenIsTold(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, interest("6%")) // as of 16 January 2026
	loadPrograms(t, cat, saying("2026-11-20", interest("5%")))
	loadPrograms(t, cat, saying("2026-03-01", interest("4%"))) // an officer finds an older source
	for day, want := range map[string]string{
		"2026-11-25": "Bunga 4% setahun.", // loaded last
		"2026-11-20": "Bunga 4% setahun.",
		"2026-10-01": "Bunga 4% setahun.",
		"2026-02-01": "Bunga 6% setahun.",
		"2026-01-16": "Bunga 6% setahun.",
		"2025-06-01": "Bunga 4% setahun.", // nothing was known: the newest, which is uncertain then
	} {
		if got := interestOn(t, cat, day); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
	hit, err := cat.Entry(t.Context(), "P1", mustDate("2025-06-01").Day)
	if err != nil || hit.Entry().Standing(mustDate("2025-06-01").Day) != knowledge.StandingUncertain {
		t.Errorf("before any source speaks it stands %s, %v", hit.Entry().Standing(mustDate("2025-06-01").Day), err)
	}
}

func TestACorrectedFigureOfNovemberIsNotToldInOctober(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, interest("6%"))
	report := loadPrograms(t, cat, saying("2026-11-20", interest("5%")))
	if now, then := interestOn(t, cat, "2026-11-20"), interestOn(t, cat, "2026-10-01"); now != "Bunga 5% setahun." || then != "Bunga 6% setahun." {
		t.Errorf("now %q, in October %q", now, then)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if now := interestOn(t, cat, "2026-11-20"); now != "Bunga 6% setahun." {
		t.Errorf("after the undo %q", now)
	}
}

func TestARowSaysOnlyWhatItsColumnsDoAndUndoingAnEarlierOneLeavesTheLater(t *testing.T) {
	cat := openCatalog(t)
	first := exampleProgram()
	first.ID, first.Slug = "P1", "contoh-P1"
	seedPrograms(t, cat, first)
	agency := program("P1", "satu", func(p *knowledge.Program) { p.Agency, p.Points = "Dinas Baru", first.Points })
	report := loadPrograms(t, cat, saying("2026-01-20", agency, "lembaga"))
	if len(report.Differences) != 1 || len(report.Differences[0].Changes) != 2 {
		t.Fatalf("differences %+v", report.Differences)
	}
	status := program("P1", "satu", func(p *knowledge.Program) { p.Status, p.Points = knowledge.StatusUnclear, first.Points })
	loadPrograms(t, cat, saying("2026-01-21", status, "status"))
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	want := first
	want.Status, want.AsOf = knowledge.StatusUnclear, *mustDate("2026-01-21")
	hit, err := cat.Entry(t.Context(), "P1", today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&want, hit.Program); diff != "" {
		t.Error(diff)
	}
}

func TestOfTwoEntriesThatAnUndoLeavesWithOneSlugTheLaterKeepsIt(t *testing.T) {
	cat := openCatalog(t)
	slug := func(slug string) func(*knowledge.Program) { return func(p *knowledge.Program) { p.Slug = slug } }
	seedPrograms(t, cat, program("P1", "satu", slug("kredit")), program("P2", "dua"))
	moved := loadPrograms(t, cat, programRows(program("P1", "satu", slug("kredit-lama")))...)
	loadPrograms(t, cat, programRows(program("P3", "tiga", slug("kredit")))...)
	if err := cat.Undo(t.Context(), moved.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for range 2 { // the second time from what is kept
		programs, err := cat.Programs(t.Context(), today)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range programs {
			got[p.ID] = p.Slug
		}
		want := map[string]string{"P1": "kredit-p1", "P2": "contoh-P2", "P3": "kredit"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	// An import that does not touch them is not held up by it.
	loadPrograms(t, cat, programRows(program("P2", "dua baru"))...)
}

func TestAnIndexThatIsGoneIsMadeAnewWhenSetaraOpens(t *testing.T) {
	for name, statement := range map[string]string{
		"the index":           `drop table entry_search`,
		"what it was made of": `drop table entry_index`,
		"its only row":        `delete from entry_index`,
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir() + "/knowledge.db"
			cat := openAt(t, path)
			seedPrograms(t, cat, interest("6%"))
			err := cat.db.Write(t.Context(), func(tx *sql.Tx) error {
				_, err := tx.ExecContext(context.Background(), statement)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := interestOn(t, openAt(t, path), "2026-02-01"); got != "Bunga 6% setahun." {
				t.Errorf("found %q", got)
			}
		})
	}
}
