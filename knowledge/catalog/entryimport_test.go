package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// program is a programme of that name, changed as the caller likes.
func program(id, name string, change ...func(*knowledge.Program)) knowledge.Program {
	p := exampleProgram()
	p.ID, p.Slug, p.Name = id, "contoh-"+id, name
	for _, c := range change {
		c(&p)
	}
	return p
}

func programRows(programs ...knowledge.Program) []ingest.EntryRow {
	rows := make([]ingest.EntryRow, len(programs))
	for i := range programs {
		rows[i] = ingest.EntryRow{Line: i + 2, Program: &programs[i]}
	}
	return rows
}

func entryOptions() EntryImportOptions {
	return EntryImportOptions{ImportOptions: ImportOptions{File: "program.tsv", Now: loadedAt}, Kind: ImportPrograms}
}

func loadPrograms(tb testing.TB, c *Catalog, rows ...ingest.EntryRow) EntryReport {
	tb.Helper()
	report, err := c.ImportEntries(context.Background(), entryOptions(), rows)
	if err != nil {
		tb.Fatal(err)
	}
	if sum := report.New + report.Changed + report.Unchanged + report.Rejected; sum != report.Rows {
		tb.Errorf("the counts add up to %d, not to the rows: %+v", sum, report)
	}
	return report
}

func seedPrograms(tb testing.TB, c *Catalog, programs ...knowledge.Program) {
	tb.Helper()
	starter := Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Programs: programs}
	if err := c.Seed(context.Background(), loadedAt, starter); err != nil {
		tb.Fatal(err)
	}
}

// names are the names of all programmes, by id.
func names(t tb, c *Catalog) map[string]string {
	t.Helper()
	programs, err := c.Programs(context.Background(), today)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for i := range programs {
		all[programs[i].ID] = programs[i].Name
	}
	return all
}

func TestAFileOfProgramsAddsCorrectsAndLeavesTheRest(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, program("P1", "satu"), program("P2", "dua"), program("P3", "tiga"))
	rejected := ingest.EntryRow{Line: 9, Err: &ingest.RowError{Line: 9, Column: "status", Reason: "tidak dikenal"}}
	report := loadPrograms(t, cat, append(programRows(program("P2", "dua"), program("P3", "tiga baru"), program("P4", "empat")), rejected)...)
	if got := [...]int{report.New, report.Changed, report.Unchanged, report.Rejected, report.Kept}; got != [...]int{1, 1, 1, 1, 1} {
		t.Errorf("new, changed, unchanged, rejected, kept %v", got)
	}
	want := map[string]string{"P1": "satu", "P2": "dua", "P3": "tiga baru", "P4": "empat"}
	if diff := cmp.Diff(want, names(t, cat)); diff != "" {
		t.Error(diff)
	}
	differences := []EntryDifference{
		{Line: 3, ID: "P3", Name: "tiga baru", Status: knowledge.StatusActive, Changes: []knowledge.EntryChange{{Key: "nama", Before: "tiga", After: "tiga baru"}}},
		{Line: 4, ID: "P4", Name: "empat", Status: knowledge.StatusActive, New: true},
	}
	if diff := cmp.Diff(differences, report.Differences); diff != "" {
		t.Error(diff)
	}
}

// Whatever field an officer changes, that one is named and no other.
func TestEveryFieldThatAnOfficerChangesIsNamed(t *testing.T) {
	programChanges := map[string]func(*knowledge.Program){
		"slug": func(p *knowledge.Program) { p.Slug += "x" }, "nama": func(p *knowledge.Program) { p.Name += "x" },
		"sebutan": func(p *knowledge.Program) { p.Aliases = nil }, "lembaga": func(p *knowledge.Program) { p.Agency += "x" },
		"untuk": func(p *knowledge.Program) { p.Purpose += "x" }, "isi": func(p *knowledge.Program) { p.Points = p.Points[:1] },
		"angka":  func(p *knowledge.Program) { p.Figures = []knowledge.Figure{{Value: 1}} },
		"kontak": func(p *knowledge.Program) { p.Contacts = nil }, "alamat": func(p *knowledge.Program) { p.Address += "x" },
		"berlaku-sejak": func(p *knowledge.Program) { p.From = nil }, "berlaku-sampai": func(p *knowledge.Program) { p.Until = mustDate("2026") },
		"status":         func(p *knowledge.Program) { p.Status = knowledge.StatusEnded },
		"keterangan-per": func(p *knowledge.Program) { p.AsOf = *mustDate("2026-01") }, "diperiksa": func(p *knowledge.Program) { p.CheckedOn++ },
		"keyakinan": func(p *knowledge.Program) { p.Confidence = knowledge.ConfidenceMemory },
		"diganti":   func(p *knowledge.Program) { p.ReplacedBy = nil }, "sumber": func(p *knowledge.Program) { p.Sources = nil },
		"belum-pasti": func(p *knowledge.Program) { p.Unsure = nil }, "beda-sumber": func(p *knowledge.Program) { p.Conflicts = nil },
		"kebutuhan":           func(p *knowledge.Program) { p.Needs = nil },
		"skala":               func(p *knowledge.Program) { p.Conditions.Scales = nil },
		"omzet-paling-tinggi": func(p *knowledge.Program) { p.Conditions.MaxTurnover++ }, "nib": func(p *knowledge.Program) { p.Conditions.NIB = "" },
		"usia-usaha-paling-sedikit": func(p *knowledge.Program) { p.Conditions.LeastMonths++ },
		"usia-usaha-paling-banyak":  func(p *knowledge.Program) { p.Conditions.MostMonths++ },
		"sektor":                    func(p *knowledge.Program) { p.Conditions.Sectors = nil }, "provinsi": func(p *knowledge.Program) { p.Conditions.Provinces = nil },
		"bentuk": func(p *knowledge.Program) { p.Conditions.Forms = nil }, "langkah": func(p *knowledge.Program) { p.Steps = nil },
		"khusus": func(p *knowledge.Program) { p.Conditions.Only = nil },
		"bawa":   func(p *knowledge.Program) { p.Bring = nil },
	}
	before := exampleProgram()
	if fields := before.Fields(); len(fields) != len(programChanges) {
		t.Errorf("%d fields, %d are changed here", len(fields), len(programChanges))
	}
	for key, change := range programChanges {
		after := exampleProgram()
		change(&after)
		if changes := knowledge.EntryChanges(before.Fields(), after.Fields()); len(changes) != 1 || changes[0].Key != key {
			t.Errorf("%s: %+v", key, changes)
		}
	}
	rule := exampleRegulation()
	for key, change := range map[string]func(*knowledge.Regulation){
		"peraturan": func(r *knowledge.Regulation) { r.Number += "x" }, "pokok": func(r *knowledge.Regulation) { r.Topic += "x" },
		"mengikat": func(r *knowledge.Regulation) { r.Binds = nil }, "lapor": func(r *knowledge.Regulation) { r.Report = nil },
	} {
		after := exampleRegulation()
		change(&after)
		if changes := knowledge.EntryChanges(rule.Fields(), after.Fields()); len(changes) != 1 || changes[0].Key != key {
			t.Errorf("%s: %+v", key, changes)
		}
	}
}

func TestAnEntryMayNotTakeTheSlugOfAnother(t *testing.T) {
	slug := func(slug string) func(*knowledge.Program) { return func(p *knowledge.Program) { p.Slug = slug } }
	for name, tt := range map[string]struct {
		file  []knowledge.Program
		owner string // empty where the file is loaded
	}{
		"a new one takes it":                  {[]knowledge.Program{program("P9", "baru", slug("contoh-P1"))}, "P1"},
		"an old one takes it":                 {[]knowledge.Program{program("P2", "dua", slug("contoh-P1"))}, "P1"},
		"its owner gives it up":               {[]knowledge.Program{program("P1", "satu", slug("lain")), program("P2", "dua", slug("contoh-P1"))}, ""},
		"two change theirs":                   {[]knowledge.Program{program("P1", "satu", slug("contoh-P2")), program("P2", "dua", slug("contoh-P1"))}, ""},
		"its owner is corrected and keeps it": {[]knowledge.Program{program("P1", "satu baru")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			cat := openCatalog(t)
			seedPrograms(t, cat, program("P1", "satu"), program("P2", "dua"))
			_, err := cat.ImportEntries(t.Context(), entryOptions(), programRows(tt.file...))
			var taken *SlugTakenError
			if errors.As(err, &taken) != (tt.owner != "") || taken != nil && taken.Owner != tt.owner {
				t.Errorf("error %v, want that of %q", err, tt.owner)
			}
		})
	}
}

func TestAMadeUpSlugNeverReplacesOneOfAnOfficer(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, program("P1", "satu"))
	made := program("P1", "satu", func(p *knowledge.Program) { p.Slug = "satu-p1" })
	row := ingest.EntryRow{Line: 2, Program: &made, SlugMade: true}
	if report := loadPrograms(t, cat, row); report.Unchanged != 1 {
		t.Errorf("report %+v", report)
	}
	if hit, err := cat.Entry(t.Context(), "P1", today); err != nil || hit.Program.Slug != "contoh-P1" {
		t.Errorf("slug %q, %v", hit.Program.Slug, err)
	}
}

func TestNothingOfProgramsIsWrittenInADryRunOrAgainstAnOfficersNo(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, program("P1", "satu"))
	before := rawDump(t, cat)
	rows := programRows(program("P1", "satu baru"))
	dry := entryOptions()
	dry.DryRun = true
	if report, err := cat.ImportEntries(t.Context(), dry, rows); err != nil || report.Changed != 1 || report.ImportID != 0 {
		t.Errorf("dry run: %+v, %v", report, err)
	}
	no := entryOptions()
	no.Confirm = func(r EntryReport) (bool, error) { return r.Changed != 1, nil }
	if _, err := cat.ImportEntries(t.Context(), no, rows); !errors.Is(err, ErrDeclined) {
		t.Errorf("declined: %v", err)
	}
	if imports, err := cat.Imports(t.Context()); err != nil || len(imports) != 0 || rawDump(t, cat) != before {
		t.Errorf("the catalog changed: %v, %v", imports, err)
	}
	meanwhile := entryOptions()
	meanwhile.Confirm = func(EntryReport) (bool, error) {
		loadPrograms(t, cat, programRows(program("P1", "satu lain"))...) // another officer
		return true, nil
	}
	if _, err := cat.ImportEntries(t.Context(), meanwhile, rows); !errors.Is(err, ErrChangedMeanwhile) {
		t.Errorf("error %v, want ErrChangedMeanwhile", err)
	}
	if got := names(t, cat)["P1"]; got != "satu lain" {
		t.Errorf("P1 is called %q", got)
	}
}

// drawPrograms draws a small file of programmes in which almost everything
// collides.
func drawPrograms(t *rapid.T) []knowledge.Program {
	one := rapid.Custom(func(t *rapid.T) knowledge.Program {
		return program(rapid.SampledFrom([]string{"P1", "P2", "P3"}).Draw(t, "id"), rapid.SampledFrom([]string{"a", "b"}).Draw(t, "name"))
	})
	return rapid.SliceOfNDistinct(one, 1, 3, func(p knowledge.Program) string { return p.ID }).Draw(t, "file")
}

func TestUndoingProgramsInAnyOrderEqualsNeverHavingLoadedThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawPrograms), 1, 4).Draw(t, "files")
		numbers := make([]int, len(files))
		for i := range files {
			numbers[i] = i
		}
		order := rapid.Permutation(numbers).Draw(t, "order of undoing")
		undone := order[:rapid.IntRange(0, len(order)).Draw(t, "undone")]
		with, doneWith := drawCatalog(t)
		defer doneWith()
		without, doneWithout := drawCatalog(t)
		defer doneWithout()
		isUndone := map[int]bool{}
		for _, i := range undone {
			isUndone[i] = true
		}
		loadInto := func(c *Catalog, i int) {
			opts := entryOptions()
			opts.File = fmt.Sprint(i)
			if _, err := c.ImportEntries(context.Background(), opts, programRows(files[i]...)); err != nil {
				t.Fatal(err)
			}
		}
		for i := range files {
			loadInto(with, i)
			if !isUndone[i] {
				loadInto(without, i)
			}
		}
		for _, i := range undone {
			if err := with.Undo(context.Background(), int64(i+1), loadedAt); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(contentDump(t, without), contentDump(t, with)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(names(t, without), names(t, with)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestANewVersionCorrectsItsOwnProgramsAndNeverAnOfficers(t *testing.T) {
	cat := openCatalog(t)
	seedPrograms(t, cat, program("P1", "satu"), program("P2", "dua"), program("P3", "tiga"))
	report := loadPrograms(t, cat, programRows(program("P2", "dua petugas"))...)
	// The new version corrects two, adds one and does not have P3 any more.
	seedPrograms(t, cat, program("P1", "satu baru"), program("P2", "dua baru"), program("P4", "empat"))
	want := map[string]string{"P1": "satu baru", "P2": "dua petugas", "P3": "tiga", "P4": "empat"}
	if diff := cmp.Diff(want, names(t, cat)); diff != "" {
		t.Error(diff)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if got := names(t, cat)["P2"]; got != "dua baru" {
		t.Errorf("P2 is %q after the undo, want the new version's", got)
	}
	before := rawDump(t, cat)
	seedPrograms(t, cat, program("P1", "satu baru"), program("P2", "dua baru"), program("P4", "empat"))
	if rawDump(t, cat) != before {
		t.Error("the same version changed something")
	}
}

func TestTheSameVersionIsNotReadAgain(t *testing.T) {
	cat := openCatalog(t)
	read := 0
	seed := func(version, name string) {
		err := cat.SeedVersion(t.Context(), loadedAt, version, func() (Starter, error) {
			read++
			return Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Programs: []knowledge.Program{program("P1", name)}}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, tt := range []struct {
		version, name, want string
		read                int
	}{{"1", "satu", "satu", 1}, {"1", "lain", "satu", 1}, {"2", "dua", "dua", 2}, {"2", "lain", "dua", 2}, {"1", "satu", "satu", 3}, {"", "tiga", "tiga", 4}, {"", "satu", "satu", 5}} {
		seed(tt.version, tt.name)
		if got := names(t, cat)["P1"]; got != tt.want || read != tt.read {
			t.Errorf("start %d: P1 is %q after %d readings, want %q after %d", i, got, read, tt.want, tt.read)
		}
	}
	broken := errors.New("broken")
	err := cat.SeedVersion(t.Context(), loadedAt, "3", func() (Starter, error) { return Starter{}, broken })
	if !errors.Is(err, broken) || names(t, cat)["P1"] != "satu" {
		t.Errorf("a broken version: %v, %v", err, names(t, cat))
	}
}

// The last line of defence, whoever writes to the file.
func TestTheDatabaseRefusesAnEntryThatCannotBe(t *testing.T) {
	cat := openCatalog(t)
	for name, change := range map[string]func(*knowledge.Program){
		"an end before the start":         func(p *knowledge.Program) { p.From, p.Until = mustDate("2026-06"), mustDate("2026-05-31") },
		"an end in a year before":         func(p *knowledge.Program) { p.From, p.Until = mustDate("2026-06"), mustDate("2025") },
		"an id of neither kind":           func(p *knowledge.Program) { p.ID = "Q1" },
		"a status that there is not":      func(p *knowledge.Program) { p.Status = "buka" },
		"a confidence that there is not":  func(p *knowledge.Program) { p.Confidence = "D" },
		"a name for people that is empty": func(p *knowledge.Program) { p.Slug = "" },
	} {
		_, err := cat.ImportEntries(t.Context(), entryOptions(), programRows(program("P1", "satu", change)))
		if err == nil {
			t.Errorf("%s was kept", name)
		}
	}
	for _, days := range [][2]string{{"2026-06", "2026"}, {"2026", "2026-01"}, {"2026-06-30", "2026-06"}} {
		spans := func(p *knowledge.Program) { p.From, p.Until = mustDate(days[0]), mustDate(days[1]) }
		if _, err := cat.ImportEntries(t.Context(), entryOptions(), programRows(program("P1", "satu", spans))); err != nil {
			t.Errorf("%v: %v", days, err)
		}
	}
}

// TestImportsOfAnOlderDatabaseKeepTheirKind opens a database of before there
// were imports of programmes.
func TestImportsOfAnOlderDatabaseKeepTheirKind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	old := fstest.MapFS{}
	for _, name := range []string{"001_listings.sql", "002_words.sql", "003_postings.sql", "004_fees.sql", "005_rates.sql"} {
		script, err := fs.ReadFile(schema, "schema/"+name)
		if err != nil {
			t.Fatal(err)
		}
		old[name] = &fstest.MapFile{Data: script}
	}
	db, err := sqlite.Open(t.Context(), path, old, sqlite.Options{Relaxed: true})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `insert into imports values
			(0, 'starter', 1, null, 0, 0, 0, 0, 0, 0, 'listings'), (1, 'barang.csv', 2, null, 1, 1, 0, 0, 0, 0, 'listings'),
			(2, 'biaya.csv', 3, 4, 1, 1, 0, 0, 0, 0, 'fees')`)
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	cat := openAt(t, path)
	imports, err := cat.Imports(t.Context())
	if err != nil || len(imports) != 2 || imports[0].Kind != ImportFees || imports[1].Kind != ImportListings || imports[0].UndoneAt.IsZero() {
		t.Errorf("imports %+v, %v", imports, err)
	}
	seedPrograms(t, cat, program("P1", "satu"))
	if got := names(t, cat)["P1"]; got != "satu" {
		t.Errorf("the starter's programme is %q", got)
	}
	if report := loadPrograms(t, cat, programRows(program("P1", "baru"))...); report.ImportID != 3 || report.Changed != 1 {
		t.Errorf("report %+v", report)
	}
}
