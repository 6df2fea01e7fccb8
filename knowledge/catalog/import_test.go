package catalog

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// counts are the numbers of a report.
type counts struct{ rows, new, changed, unchanged, rejected, setApart int }

func countsOf(r ImportReport) counts {
	return counts{r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, r.SetApart}
}

func TestImportTellsNewFromChangedFromUnchanged(t *testing.T) {
	sandal := listing("1", "sandal kulit pria", 85_000)
	for name, c := range map[string]struct {
		first, second []knowledge.Listing
		want          counts
	}{
		"the same file again": {
			[]knowledge.Listing{sandal, listing("2", "tas rotan", 120_000)},
			[]knowledge.Listing{sandal, listing("2", "tas rotan", 120_000)},
			counts{rows: 2, unchanged: 2},
		},
		"another price on the same day": {
			[]knowledge.Listing{sandal}, []knowledge.Listing{listing("1", "sandal kulit pria", 80_000)},
			counts{rows: 1, changed: 1},
		},
		"the same price on another day": {
			[]knowledge.Listing{sandal}, []knowledge.Listing{listing("1", "sandal kulit pria", 85_000, seenOn(today))},
			counts{rows: 1, changed: 1},
		},
		"another title": {
			[]knowledge.Listing{sandal}, []knowledge.Listing{listing("1", "sandal kulit asli pria", 85_000)},
			counts{rows: 1, changed: 1},
		},
		"more sold": {
			[]knowledge.Listing{sandal},
			[]knowledge.Listing{listing("1", "sandal kulit pria", 85_000, func(l *knowledge.Listing) { l.Sold = 10 })},
			counts{rows: 1, changed: 1},
		},
		"a row twice in one file": {
			nil, []knowledge.Listing{sandal, sandal, listing("1", "sandal kulit pria", 80_000), sandal},
			counts{rows: 4, new: 1, changed: 1, unchanged: 2},
		},
		"the same number at another source": {
			[]knowledge.Listing{sandal},
			[]knowledge.Listing{listing("1", "sandal kulit pria", 85_000, func(l *knowledge.Listing) { l.Source = "shopee" })},
			counts{rows: 1, new: 1},
		},
		"a joke price first, then a real one": {
			nil, []knowledge.Listing{listing("1", "sandal kulit pria", 999_999_999), sandal},
			counts{rows: 2, changed: 1, setApart: 1},
		},
		"a range, of which no price is used": {
			nil, []knowledge.Listing{listing("1", "sandal kulit pria", 0, func(l *knowledge.Listing) { l.PriceMin, l.PriceMax = 50_000, 90_000 })},
			counts{rows: 1, new: 1},
		},
		"a row without anything that can be kept": {
			nil, []knowledge.Listing{sandal, listing("2", "sandal", -5), listing("3", "sandal", 0)},
			counts{rows: 3, new: 1, rejected: 2},
		},
	} {
		t.Run(name, func(t *testing.T) {
			cat := openCatalog(t)
			if len(c.first) > 0 {
				load(t, cat, rowsOf(c.first...))
			}
			dry, err := cat.ImportListings(t.Context(), ImportOptions{DryRun: true, Force: true}, rowsOf(c.second...))
			if err != nil {
				t.Fatal(err)
			}
			if got := countsOf(dry); got != c.want {
				t.Errorf("a dry run says %+v, want %+v", got, c.want)
			}
			real, err := cat.ImportListings(t.Context(), ImportOptions{Now: loadedAt, Force: true}, rowsOf(c.second...))
			if err != nil {
				t.Fatal(err)
			}
			if got := countsOf(real); got != c.want {
				t.Errorf("the import says %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestAListingComesBackAsItWasLoaded(t *testing.T) {
	cat := openCatalog(t)
	want := knowledge.Listing{
		Source: "shopee", SKU: "a:b", Title: "Sandal  \"kulit\" 'asli' \x01 🙂", Price: 85_000, PriceOriginal: 120_000,
		PriceMin: 80_000, PriceMax: 95_000, Unit: knowledge.UnitPair, Pack: 12 * knowledge.One,
		Platform: knowledge.PlatformShopee, Shop: "Toko Kulit", Location: "Magetan",
		Origin: knowledge.OriginLocal, Evidence: []knowledge.Evidence{knowledge.EvidenceLocalBadge, knowledge.EvidenceDeclaredLocal},
		URL: "https://shopee.co.id/x", Sold: 0, Rating: 4.75, Category: "sepatu/sandal", ObservedOn: today,
	}
	load(t, cat, rowsOf(want))
	got, err := cat.Listing(t.Context(), want.ID(), today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAListingIsSeenAsOfADay(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(
		listing("1", "sandal kulit", 70_000, seenOn(today-20)),
		listing("1", "sandal kulit", 75_000, seenOn(today-20)), // the later row of a day counts
		listing("1", "sandal kulit asli", 90_000, seenOn(today)),
	))
	load(t, cat, rowsOf(listing("1", "sandal kulit", 80_000, seenOn(today-10)))) // later import, older day
	for name, c := range map[string]struct {
		asOf knowledge.Day
		want knowledge.Rupiah
	}{
		"on the first day":        {today - 20, 75_000},
		"before the second":       {today - 11, 75_000},
		"on the second":           {today - 10, 80_000},
		"on the last":             {today, 90_000},
		"long after":              {today + 1000, 90_000},
		"before it was ever seen": {today - 21, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := cat.Listing(t.Context(), "tokopedia:1", c.asOf)
			if c.want == 0 {
				if !errors.Is(err, knowledge.ErrNotFound) {
					t.Errorf("got %v, want ErrNotFound", err)
				}
			} else if err != nil || got.Price != c.want {
				t.Errorf("got %v (%v), want %v", got.Price, err, c.want)
			}
		})
	}
}

func rejected(lines ...int) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		for _, line := range lines {
			row := ingest.Row{Line: line, Err: &ingest.RowError{Line: line, Column: "harga", Reason: "harga kosong", Record: []string{"x"}}}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func chain(seqs ...iter.Seq2[ingest.Row, error]) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		for _, seq := range seqs {
			for row, err := range seq {
				if !yield(row, err) {
					return
				}
			}
		}
	}
}

func TestAFileOfWhichLessThanHalfIsUsableIsRefused(t *testing.T) {
	one := rowsOf(listing("1", "sandal", 50_000))
	for name, c := range map[string]struct {
		rows    iter.Seq2[ingest.Row, error]
		refused bool
	}{
		"half is usable":          {chain(one, rejected(3)), false},
		"a third is usable":       {chain(one, rejected(3, 4)), true},
		"nothing is usable":       {rejected(3, 4), true},
		"there is nothing at all": {rowsOf(), true},
	} {
		t.Run(name, func(t *testing.T) {
			cat := openCatalog(t)
			before := rawDump(t, cat)
			_, err := cat.ImportListings(t.Context(), ImportOptions{Now: loadedAt}, c.rows)
			var refused *RefusedError
			if got := errors.As(err, &refused); got != c.refused {
				t.Fatalf("got %v, want refused %v", err, c.refused)
			}
			if !c.refused {
				return
			}
			if rawDump(t, cat) != before {
				t.Error("a refused file changed the catalog")
			}
			if refused.Rejected > 0 {
				want := []ReasonCount{{"harga", "harga kosong", refused.Rejected}}
				if diff := cmp.Diff(want, refused.Reasons); diff != "" {
					t.Error(diff)
				}
			}
			report, err := cat.ImportListings(t.Context(), ImportOptions{Now: loadedAt, Force: true}, c.rows)
			if err != nil || report.Rows != refused.Rows || report.Rejected != refused.Rejected {
				t.Errorf("forced: %+v, %v", report, err)
			}
		})
	}
}

func TestRejectedRowsAreHandedOverAsTheyAreRead(t *testing.T) {
	cat := openCatalog(t)
	var lines []int
	opts := ImportOptions{Now: loadedAt, Rejected: func(e *ingest.RowError) error {
		lines = append(lines, e.Line)
		if e.Line == 4 && len(e.Record) != 1 {
			t.Error("the record is missing")
		}
		return nil
	}}
	rows := chain(rowsOf(listing("1", "sandal", 50_000), listing("2", "sandal", -1)), rejected(4), rowsOf(listing("3", "sandal", 50_000)))
	report, err := cat.ImportListings(t.Context(), opts, rows)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{3, 4}, lines); diff != "" {
		t.Error(diff)
	}
	if len(report.Reasons) != 2 || report.Reasons[1].Reason != "harga kosong" || report.Reasons[1].Record != nil {
		t.Errorf("the report lists %+v", report.Reasons)
	}
	full := errors.New("disk full")
	opts.Rejected = func(*ingest.RowError) error { return full }
	before := rawDump(t, cat)
	if _, err := cat.ImportListings(t.Context(), opts, rows); !errors.Is(err, full) {
		t.Errorf("got %v, want the error of the callback", err)
	}
	if rawDump(t, cat) != before {
		t.Error("a failed import changed the catalog")
	}
}

func TestAFileThatBreaksOffIsNotLoaded(t *testing.T) {
	cat := openCatalog(t)
	broken := &ingest.FileError{Reason: "berkas terpotong"}
	rows := chain(market.Rows(2*chunkRows), func(yield func(ingest.Row, error) bool) { yield(ingest.Row{}, broken) })
	_, err := cat.ImportListings(t.Context(), ImportOptions{Now: loadedAt}, rows)
	var file *ingest.FileError
	if !errors.As(err, &file) || file != broken {
		t.Errorf("got %v, want the file's error", err)
	}
	if imports, err := cat.Imports(t.Context()); err != nil || len(imports) != 0 {
		t.Errorf("imports: %v, %v", imports, err)
	}
}

func TestACancelledImportIsNotLoaded(t *testing.T) {
	cat := openCatalog(t)
	before := rawDump(t, cat)
	ctx, cancel := context.WithCancel(t.Context())
	opts := ImportOptions{Now: loadedAt, Progress: func(rows int) {
		if rows >= 2*chunkRows {
			cancel()
		}
	}}
	if _, err := cat.ImportListings(ctx, opts, market.Rows(5*chunkRows)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if rawDump(t, cat) != before {
		t.Error("a cancelled import changed the catalog")
	}
}

func TestADryRunWritesNothingAtAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat := openAt(t, path)
	load(t, cat, market.Rows(3*chunkRows))
	if err := cat.Close(); err != nil {
		t.Fatal(err)
	}
	before := readFolder(t, filepath.Dir(path))
	cat = openAt(t, path)
	report, err := cat.ImportListings(t.Context(), ImportOptions{DryRun: true}, market.Rows(5*chunkRows))
	if err != nil {
		t.Fatal(err)
	}
	if report.Rows != 5*chunkRows || report.New == 0 || report.ImportID != 0 {
		t.Errorf("the dry run says %+v", report)
	}
	if err := cat.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, readFolder(t, filepath.Dir(path))); diff != "" {
		t.Error("the folder changed")
	}
}

func readFolder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(content)
	}
	return files
}

func TestReadersSeeAnImportWholeOrNotAtAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	reader, writer := openAt(t, path), openAt(t, path)
	const size = 2 * chunkRows
	done := make(chan error, 1)
	go func() {
		_, err := writer.ImportListings(context.Background(), ImportOptions{Now: loadedAt}, market.Rows(size))
		done <- err
	}()
	var ids []string
	for row := range market.Rows(size) {
		ids = append(ids, row.Listing.ID())
	}
	for finished := false; !finished; {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			finished = true
		default:
		}
		_, errFirst := reader.Listing(t.Context(), ids[0], today)
		_, errLast := reader.Listing(t.Context(), ids[size-1], today)
		if errFirst == nil && errLast != nil {
			t.Fatalf("the first row is there, the last is not: %v", errLast)
		}
		if finished && (errFirst != nil || errLast != nil) {
			t.Errorf("after the import: %v, %v", errFirst, errLast)
		}
	}
}

func TestACatalogOfANewerVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat := openAt(t, path)
	session, err := cat.db.NewSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	err = session.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `pragma user_version = 999`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path)
	var newer *sqlite.VersionError
	if !errors.As(err, &newer) || newer.Have != 999 {
		t.Errorf("got %v, want a VersionError", err)
	}
}
