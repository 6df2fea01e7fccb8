package catalog

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
)

// priced is a file of n sandals around a price.
func priced(prefix string, n int, price knowledge.Rupiah) []knowledge.Listing {
	file := make([]knowledge.Listing, n)
	for i := range file {
		file[i] = listing(fmt.Sprint(prefix, i), "sandal jepit karet", price+knowledge.Rupiah(i%41-20)*100)
	}
	return file
}

func TestTheFiguresDoNotRestOnTheLastFileLoaded(t *testing.T) {
	many, few := priced("mahal", 2000, 100_000), priced("murah", 400, 20_000)
	for name, files := range map[string][][]knowledge.Listing{
		"the few last": {many, few}, "the few first": {few, many},
	} {
		cat := openCatalog(t)
		for _, file := range files {
			load(t, cat, rowsOf(file...))
		}
		got := ask(t, cat, knowledge.Query{Product: "sandal jepit", AsOf: today})
		cheap := 0
		for _, item := range got.Items {
			if item.Price < 50_000 {
				cheap++
			}
		}
		if got.Found != maxCandidates || cheap < got.Found*15/100 || cheap > got.Found*18/100 {
			t.Errorf("%s: %d of %d found are cheap, want a sixth of %d", name, cheap, got.Found, maxCandidates)
		}
		if median := got.Groups.All.Median; median < 97_000 || median > 103_000 {
			t.Errorf("%s: median %v, want about 100.000", name, median)
		}
	}
}

func TestSamplesTakeNoPlaceFromRealListings(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(priced("contoh", 2*maxCandidates, 10_000)...)}); err != nil {
		t.Fatal(err)
	}
	query := knowledge.Query{Product: "sandal jepit", AsOf: today}
	if got := ask(t, cat, query); !got.Sample || got.Used == 0 {
		t.Fatalf("samples alone: sample %v, used %d", got.Sample, got.Used)
	}
	load(t, cat, rowsOf(priced("asli", 20, 50_000)...))
	if got := ask(t, cat, query); got.Sample || got.Found != 20 || got.Used != 20 {
		t.Errorf("sample %v, found %d, used %d; want the 20 real ones", got.Sample, got.Found, got.Used)
	}
}

func TestARealListingThatCannotBeUsedStandsBesideTheSamples(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(priced("contoh", 30, 10_000)...)}); err != nil {
		t.Fatal(err)
	}
	load(t, cat, rowsOf(asRange(priced("asli", 1, 50_000))...))
	got := ask(t, cat, knowledge.Query{Product: "sandal jepit", AsOf: today})
	if !got.Sample || got.Found != 31 || got.Used != 30 {
		t.Errorf("sample %v, found %d, used %d; want 30 samples used of 31", got.Sample, got.Found, got.Used)
	}
}

// TestTheIndexIsMadeAnewForOtherWordLists spoils the index the way older word
// lists would have: what they read in another way is not found.
func TestTheIndexIsMadeAnewForOtherWordLists(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat := openAt(t, path)
	load(t, cat, market.Rows(300))
	load(t, cat, rowsOf(priced("s", 20, 30_000)...))
	want := rawDump(t, cat)
	err := cat.db.Write(t.Context(), func(tx *sql.Tx) error {
		return execAll(t.Context(), tx, []step{
			{`update or ignore postings set term = 'usang'`, nil},
			{`delete from postings where term <> 'usang'`, nil},
			{`update words set fingerprint = 'lama'`, nil},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	query := knowledge.Query{Product: "sandal jepit", AsOf: today}
	if got := ask(t, cat, query); got.Found != 0 {
		t.Fatalf("the spoiled index still finds %d", got.Found)
	}
	again := openAt(t, path)
	if got := ask(t, again, query); got.Found < 20 {
		t.Errorf("found %d of 20 after opening again", got.Found)
	}
	if rawDump(t, again) != want {
		t.Error("the index is not the one that an import makes")
	}
}

// TestTheSampleRestsOnTheListingsAlone loads two files in either order, and
// beside one that is undone: of more than a question looks at it takes the
// same ones each time.
func TestTheSampleRestsOnTheListingsAlone(t *testing.T) {
	one, other, undone := priced("satu", 300, 40_000), priced("dua", 300, 90_000), priced("batal", 200, 10_000)
	var want []string
	for name, order := range map[string][][]knowledge.Listing{
		"one, other":                 {one, other},
		"other, one":                 {other, one},
		"undone first, one, other":   {undone, one, other},
		"one, undone between, other": {one, undone, other},
	} {
		cat := openCatalog(t)
		for _, file := range order {
			load(t, cat, rowsOf(file...))
		}
		imports, err := cat.Imports(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range imports {
			if i.Rows == len(undone) {
				if err := cat.Undo(t.Context(), i.ID, loadedAt); err != nil {
					t.Fatal(err)
				}
			}
		}
		var got []string
		for _, item := range ask(t, cat, knowledge.Query{Product: "sandal jepit", AsOf: today}).Items {
			got = append(got, item.ID())
		}
		if want == nil {
			want = got
		}
		if len(got) != maxCandidates || !slices.Equal(got, want) {
			t.Errorf("%s: another sample of %d", name, len(got))
		}
	}
}

func TestPostingsComeBackAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type posting struct{ step, class int }
		want := rapid.SliceOf(rapid.Custom(func(t *rapid.T) posting {
			return posting{rapid.IntRange(1, 1<<40).Draw(t, "step"), rapid.IntRange(0, 1<<lengthBits-1).Draw(t, "class")}
		})).Draw(t, "postings")
		var entries []byte
		for _, p := range want {
			entries = appendPosting(entries, int64(p.step), p.class)
		}
		var got []posting
		eachPosting(entries, func(step, class int) { got = append(got, posting{step, class}) })
		if !slices.Equal(got, want) {
			t.Fatalf("wrote %v, read %v", want, got)
		}
		eachPosting(append(entries, 0x80), func(int, int) {}) // cut off: no panic
	})
}

// spanOf is how many ids the segments of the index span, and how many
// descriptions are in them.
func spanOf(t *testing.T, cat *Catalog) (span, docs int64) {
	t.Helper()
	err := cat.db.Read(t.Context(), func(tx *sql.Tx) error {
		segments, err := selectSegments(t.Context(), tx)
		for _, s := range segments {
			span, docs = span+s.last-s.first+1, docs+s.docs
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return span, docs
}

// TestTheIndexSpansNoMoreThanItHolds loads the same listings day by day, of
// which few change: a question clears memory for each id that the index spans.
func TestTheIndexSpansNoMoreThanItHolds(t *testing.T) {
	cat := openCatalog(t)
	file := priced("s", 200, 50_000)
	for day := range 10 {
		for i := range file {
			file[i].ObservedOn = today + knowledge.Day(day)
		}
		file[len(file)-1].Location = fmt.Sprint("Kota ", day)
		load(t, cat, rowsOf(file...))
	}
	if span, docs := spanOf(t, cat); docs != 209 || span != docs {
		t.Errorf("%d ids for %d descriptions, want 209", span, docs)
	}
}

func TestTheIndexLeavesWhatIsUndoneBehind(t *testing.T) {
	cat := openCatalog(t)
	first := load(t, cat, rowsOf(priced("a", 60, 50_000)...))
	load(t, cat, rowsOf(priced("b", 50, 50_000)...))
	if err := cat.Undo(t.Context(), first.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if span, docs := spanOf(t, cat); docs != 50 || span != docs {
		t.Errorf("%d ids for %d descriptions, want 50", span, docs)
	}
}

// TestManySmallImportsLeaveFewSegments loads a file a day, as an officer would.
func TestManySmallImportsLeaveFewSegments(t *testing.T) {
	cat := openCatalog(t)
	for day := range 60 {
		load(t, cat, rowsOf(priced(fmt.Sprint("hari", day, "-"), 5, 40_000)...))
	}
	var segments int
	err := cat.db.Read(t.Context(), func(tx *sql.Tx) error {
		return tx.QueryRowContext(t.Context(), `select count(*) from segments`).Scan(&segments)
	})
	if err != nil || segments > 8 {
		t.Errorf("%d segments after 60 imports, %v; want 8 at most", segments, err)
	}
	if got := ask(t, cat, knowledge.Query{Product: "sandal jepit", AsOf: today}); got.Found != maxCandidates {
		t.Errorf("found %d, want %d", got.Found, maxCandidates)
	}
}
