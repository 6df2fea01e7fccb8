package catalog

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

func TestUndoLeavesWhatOthersHold(t *testing.T) {
	cat := openCatalog(t)
	sandal := listing("1", "sandal kulit", 85_000)
	first := load(t, cat, rowsOf(sandal))
	second := load(t, cat, rowsOf(sandal, listing("1", "sandal kulit", 60_000), listing("2", "tas rotan", 120_000)))
	if err := cat.Undo(t.Context(), first.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if l, err := cat.Listing(t.Context(), "tokopedia:1", today); err != nil || l.Price != 60_000 {
		t.Errorf("after undoing the first: %v, %v", l.Price, err)
	}
	if err := cat.Undo(t.Context(), second.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"tokopedia:1", "tokopedia:2"} {
		if _, err := cat.Listing(t.Context(), id, today); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("%s after undoing both: %v", id, err)
		}
	}
}

func TestWhatOthersHoldIsCounted(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("9", "sandal", 50_000)), Fees: []knowledge.Fee{exampleFee()}}); err != nil {
		t.Fatal(err)
	}
	sandal, tas := listing("1", "sandal kulit", 85_000), listing("2", "tas rotan", 120_000)
	first := load(t, cat, rowsOf(sandal, tas))
	second := load(t, cat, rowsOf(sandal))
	third := load(t, cat, rowsOf(sandal, listing("3", "topi", 30_000)))
	fee := exampleFee()
	fee.RateHigh++
	fees := make([]int64, 3)
	for i := range fees {
		report, err := cat.ImportFees(t.Context(), FeeImportOptions{ImportOptions: ImportOptions{File: "biaya.csv", Now: loadedAt}}, feeRowsOf(fee))
		if err != nil {
			t.Fatal(err)
		}
		fees[i] = report.ImportID
	}
	for id, want := range map[int64]Held{
		first.ImportID:  {1, []int64{second.ImportID, third.ImportID}},
		second.ImportID: {1, []int64{first.ImportID, third.ImportID}},
		fees[0]:         {1, fees[1:]},
		fees[1]:         {1, fees[2:]},
		fees[2]:         {},
		starterImport:   {},
		-1:              {},
	} {
		if got, err := cat.Held(t.Context(), id); err != nil || !cmp.Equal(got, want) {
			t.Errorf("held of import %d: %+v, %v, want %+v", id, got, err, want)
		}
	}
}

func TestUndoOfWhatCannotBeUndone(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000))}); err != nil {
		t.Fatal(err)
	}
	report := load(t, cat, rowsOf(listing("2", "sandal", 50_000)))
	for name, id := range map[string]int64{"an id never given": report.ImportID + 1, "a negative id": -1, "the starter knowledge": 0} {
		if err := cat.Undo(t.Context(), id, loadedAt); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("%s: got %v, want ErrNotFound", name, err)
		}
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	err := cat.Undo(t.Context(), report.ImportID, loadedAt.Add(time.Hour))
	var undone *UndoneError
	if !errors.As(err, &undone) || !undone.At.Equal(loadedAt) {
		t.Errorf("undone again: %v, want an UndoneError of the first time", err)
	}
}

func TestImportsAreListedTheLatestFirst(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000))}); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"a.csv", "b.csv"} {
		opts := ImportOptions{File: file, Now: loadedAt}
		if _, err := cat.ImportListings(t.Context(), opts, chain(rowsOf(listing("1", "sandal", 60_000)), rejected(3))); err != nil {
			t.Fatal(err)
		}
	}
	if err := cat.Undo(t.Context(), 1, loadedAt.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	got, err := cat.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []Import{
		{ID: 2, Kind: ImportListings, File: "b.csv", LoadedAt: loadedAt, Rows: 2, Unchanged: 1, Rejected: 1},
		{ID: 1, Kind: ImportListings, File: "a.csv", LoadedAt: loadedAt, UndoneAt: loadedAt.Add(time.Hour), Rows: 2, Changed: 1, Rejected: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// drawFile draws a small file in which almost everything collides.
func drawFile(t *rapid.T, label string) []knowledge.Listing {
	row := rapid.Custom(func(t *rapid.T) knowledge.Listing {
		sku := rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "sku")
		title := rapid.SampledFrom([]string{"sandal kulit", "sandal jepit", "tas rotan"}).Draw(t, "title")
		price := rapid.SampledFrom([]knowledge.Rupiah{50_000, 60_000, 999_999_999}).Draw(t, "price")
		day := rapid.SampledFrom([]knowledge.Day{today - 1, today}).Draw(t, "day")
		return listing(sku, title, price, seenOn(day))
	})
	return rapid.SliceOfN(row, 1, 8).Draw(t, label)
}

// drawCatalog opens an empty catalog for one round of a property test.
func drawCatalog(t *rapid.T) (_ *Catalog, done func()) {
	dir, err := os.MkdirTemp("", "setara-catalog-")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "knowledge.db")
	if err := writeEmptyCatalog(path); err != nil {
		t.Fatal(err)
	}
	c, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return c, func() {
		if err := errors.Join(c.Close(), os.RemoveAll(dir)); err != nil {
			t.Fatal(err)
		}
	}
}

func loadAs(t *rapid.T, c *Catalog, file string, dryRun bool, rows iter.Seq2[ingest.Row, error]) ImportReport {
	opts := ImportOptions{File: file, Now: loadedAt, DryRun: dryRun}
	report, err := c.ImportListings(context.Background(), opts, rows)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestUndoRightAfterAnImportIsIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, done := drawCatalog(t)
		defer done()
		for i := range rapid.IntRange(0, 3).Draw(t, "imports before") {
			loadAs(t, c, fmt.Sprint(i), false, rowsOf(drawFile(t, "file")...))
		}
		before := rawDump(t, c)
		file := drawFile(t, "file to undo")
		report := loadAs(t, c, "undone", false, rowsOf(file...))
		if err := c.Undo(context.Background(), report.ImportID, loadedAt); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, rawDump(t, c)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestUndoLeavesWhatThereWouldBeHadTheImportNeverRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []knowledge.Listing { return drawFile(t, "file") }), 1, 4).Draw(t, "files")
		undone := rapid.SliceOfN(rapid.Bool(), len(files), len(files)).Draw(t, "undone")
		with, doneWith := drawCatalog(t)
		defer doneWith()
		without, doneWithout := drawCatalog(t)
		defer doneWithout()
		for i, file := range files {
			loadAs(t, with, fmt.Sprint(i), false, rowsOf(file...))
			if !undone[i] {
				loadAs(t, without, fmt.Sprint(i), false, rowsOf(file...))
			}
		}
		for i := range files {
			if undone[i] {
				if err := with.Undo(context.Background(), int64(i+1), loadedAt); err != nil {
					t.Fatal(err)
				}
			}
		}
		if diff := cmp.Diff(contentDump(t, without), contentDump(t, with)); diff != "" {
			t.Fatal(diff)
		}
		for _, asOf := range []knowledge.Day{today - 1, today} {
			q := knowledge.Query{Product: "sandal", AsOf: asOf}
			if diff := cmp.Diff(ask(t, without, q), ask(t, with, q)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func ask(t tb, c *Catalog, q knowledge.Query) knowledge.Comparables {
	t.Helper()
	got, err := c.Comparables(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestCountsAreThoseOfReadingRowByRow holds the counts, of a dry run too,
// against a reader that remembers everything it has seen.
func TestCountsAreThoseOfReadingRowByRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, done := drawCatalog(t)
		defer done()
		known, seen := map[string]bool{}, map[string]bool{}
		for i := range rapid.IntRange(1, 3).Draw(t, "imports") {
			file := drawFile(t, "file")
			want := counts{rows: len(file)}
			for _, l := range file {
				value := fmt.Sprintf("%+v", l)
				switch {
				case l.Price == 999_999_999:
					want.setApart++
				case !known[l.ID()]:
					want.new++
				case seen[value]:
					want.unchanged++
				default:
					want.changed++
				}
				known[l.ID()], seen[value] = true, true
			}
			for _, dryRun := range []bool{true, false} {
				if got := countsOf(loadAs(t, c, fmt.Sprint(i), dryRun, rowsOf(file...))); got != want {
					t.Fatalf("import %d, dry run %v: %+v, want %+v", i, dryRun, got, want)
				}
			}
		}
	})
}
