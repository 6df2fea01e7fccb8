package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// fee is a commission of Shopee since a month ago, changed as the caller
// likes.
func fee(id string, rate knowledge.BasisPoints, change ...func(*knowledge.Fee)) knowledge.Fee {
	from := today - 30
	f := knowledge.Fee{
		ID: id, Slug: "komisi-" + strings.ToLower(id), Platforms: []knowledge.Platform{knowledge.PlatformShopee},
		Kind: knowledge.FeeCommission, Tier: knowledge.TierRegular, Group: knowledge.FeeGroupFashion,
		RateLow: rate, RateHigh: rate, Base: "harga barang", From: &from, AsOf: today - 40, CheckedOn: today - 5, Confidence: "A",
		CheckURL: "https://contoh.test",
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

func feeRowsOf(fees ...knowledge.Fee) []ingest.FeeRow {
	rows := make([]ingest.FeeRow, len(fees))
	for i := range fees {
		rows[i] = ingest.FeeRow{Line: i + 2, Fee: fees[i]}
	}
	return rows
}

func rejectedFee(line int, id string) ingest.FeeRow {
	return ingest.FeeRow{
		Line: line, Fee: knowledge.Fee{ID: id},
		Err: &ingest.RowError{Line: line, Column: "rate_low", Reason: "tarif kosong"},
	}
}

func feeOptions() FeeImportOptions {
	return FeeImportOptions{ImportOptions: ImportOptions{File: "biaya.csv", Now: loadedAt}}
}

func loadFees(tb testing.TB, c *Catalog, rows ...ingest.FeeRow) FeeReport {
	tb.Helper()
	report, err := c.ImportFees(context.Background(), feeOptions(), rows)
	if err != nil {
		tb.Fatal(err)
	}
	if sum := report.New + report.Changed + report.Unchanged + report.Rejected; sum != report.Rows {
		tb.Errorf("the counts add up to %d, not to the rows: %+v", sum, report)
	}
	return report
}

// rates are the upper ends of the ledger's rates, by id.
func rates(t tb, c *Catalog) map[string]knowledge.BasisPoints {
	t.Helper()
	fees, err := c.Fees(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]knowledge.BasisPoints{}
	for _, f := range fees {
		all[f.ID] = f.RateHigh
	}
	return all
}

func seedFees(tb testing.TB, c *Catalog, fees ...knowledge.Fee) {
	tb.Helper()
	if err := c.Seed(context.Background(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Fees: fees}); err != nil {
		tb.Fatal(err)
	}
}

func TestAFileOfFeesAddsCorrectsAndLeavesTheRest(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400), fee("F2", 500), fee("F3", 600))
	report := loadFees(t, cat, feeRowsOf(fee("F2", 500), fee("F3", 650), fee("F4", 700))...)
	if got := [...]int{report.New, report.Changed, report.Unchanged, report.Kept}; got != [...]int{1, 1, 1, 1} {
		t.Errorf("new, changed, unchanged, kept %v", got)
	}
	want := map[string]knowledge.BasisPoints{"F1": 400, "F2": 500, "F3": 650, "F4": 700}
	if diff := cmp.Diff(want, rates(t, cat)); diff != "" {
		t.Error(diff)
	}
	changed := report.Differences[0]
	if diff := cmp.Diff([]knowledge.FeeField{knowledge.FeeFieldRate}, changed.Changes()); diff != "" || changed.Before.RateHigh != 600 {
		t.Errorf("the difference: before %v, fields %s", changed.Before.RateHigh, diff)
	}
	if added := report.Differences[1]; added.After.ID != "F4" || added.Before != nil || added.Line != 4 {
		t.Errorf("the new row: %+v", added)
	}
}

func TestARejectedRowKeepsItsFormerVersion(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	var handed []int
	opts := feeOptions()
	opts.Rejected = func(e *ingest.RowError) error { handed = append(handed, e.Line); return nil }
	report, err := cat.ImportFees(t.Context(), opts, append(feeRowsOf(fee("F2", 500)), rejectedFee(3, "F1")))
	if err != nil {
		t.Fatal(err)
	}
	if report.Rejected != 1 || len(report.Reasons) != 1 || len(handed) != 1 || handed[0] != 3 {
		t.Errorf("report %+v, handed over %v", report, handed)
	}
	if got := rates(t, cat); got["F1"] != 400 {
		t.Errorf("the former version is lost: %v", got)
	}
}

func TestAFeeFileOfWhichLessThanHalfIsUsableIsRefused(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	before := rawDump(t, cat)
	rows := append(feeRowsOf(fee("F1", 900)), rejectedFee(3, "F2"), rejectedFee(4, "F3"))
	var refused *RefusedError
	if _, err := cat.ImportFees(t.Context(), feeOptions(), rows); !errors.As(err, &refused) || refused.Rejected != 2 {
		t.Errorf("error %v, want a RefusedError of two rows", err)
	}
	if rawDump(t, cat) != before {
		t.Error("the catalog changed")
	}
	opts := feeOptions()
	opts.Force = true
	if report, err := cat.ImportFees(t.Context(), opts, rows); err != nil || report.Changed != 1 {
		t.Errorf("forced: %+v, %v", report, err)
	}
}

func TestNothingIsWrittenInADryRunOrAgainstAnOfficersNo(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	before := rawDump(t, cat)
	dry := feeOptions()
	dry.DryRun = true
	report, err := cat.ImportFees(t.Context(), dry, feeRowsOf(fee("F1", 500)))
	if err != nil || report.Changed != 1 || report.ImportID != 0 {
		t.Errorf("dry run: %+v, %v", report, err)
	}
	no := feeOptions()
	no.Confirm = func(r FeeReport) (bool, error) { return r.Changed != 1, nil }
	if _, err := cat.ImportFees(t.Context(), no, feeRowsOf(fee("F1", 500))); !errors.Is(err, ErrDeclined) {
		t.Errorf("declined: %v", err)
	}
	if imports, err := cat.Imports(t.Context()); err != nil || len(imports) != 0 || rawDump(t, cat) != before {
		t.Errorf("the catalog changed: %v, %v", imports, err)
	}
}

func TestWhatWasConfirmedIsWhatIsLoaded(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	opts := feeOptions()
	opts.Confirm = func(FeeReport) (bool, error) {
		loadFees(t, cat, feeRowsOf(fee("F1", 450))...) // another officer meanwhile
		return true, nil
	}
	if _, err := cat.ImportFees(t.Context(), opts, feeRowsOf(fee("F1", 500))); !errors.Is(err, ErrChangedMeanwhile) {
		t.Errorf("error %v, want ErrChangedMeanwhile", err)
	}
	if got := rates(t, cat)["F1"]; got != 450 {
		t.Errorf("F1 charges %v", got)
	}
}

func TestFeesThatComeToBeInForceTogetherAreNamed(t *testing.T) {
	endsBefore := func(f *knowledge.Fee) { last := today - 31; f.From, f.Until = nil, &last }
	ofTikTok := func(f *knowledge.Fee) { f.Platforms = []knowledge.Platform{knowledge.PlatformTikTokShop} }
	order := func(f *knowledge.Fee) { f.Kind, f.Fixed = knowledge.FeeOrder, 1250 }
	optional := func(f *knowledge.Fee) { f.Kind = knowledge.FeeOptional }
	for name, tt := range map[string]struct {
		ledger, file []knowledge.Fee
		want         []FeeOverlap
	}{
		"a second commission":                    {[]knowledge.Fee{fee("F1", 400)}, []knowledge.Fee{fee("F2", 500)}, []FeeOverlap{{"F2", "F1", knowledge.FeeCommission}}},
		"two commissions of one file":            {nil, []knowledge.Fee{fee("F1", 400), fee("F2", 500)}, []FeeOverlap{{"F1", "F2", knowledge.FeeCommission}}},
		"a second fee for orders":                {[]knowledge.Fee{fee("F1", 0, order)}, []knowledge.Fee{fee("F2", 0, order)}, []FeeOverlap{{"F2", "F1", knowledge.FeeOrder}}},
		"one that ends as the other begins":      {[]knowledge.Fee{fee("F1", 400)}, []knowledge.Fee{fee("F2", 500, endsBefore)}, nil},
		"the former ends in the same file":       {[]knowledge.Fee{fee("F1", 400)}, []knowledge.Fee{fee("F1", 400, endsBefore), fee("F2", 500)}, nil},
		"another marketplace's":                  {[]knowledge.Fee{fee("F1", 400)}, []knowledge.Fee{fee("F2", 500, ofTikTok)}, nil},
		"programmes of choice":                   {[]knowledge.Fee{fee("F1", 400, optional)}, []knowledge.Fee{fee("F2", 500, optional)}, nil},
		"two that were in force together before": {[]knowledge.Fee{fee("F1", 400), fee("F2", 500)}, []knowledge.Fee{fee("F2", 550)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			cat := openCatalog(t)
			seedFees(t, cat, tt.ledger...)
			if diff := cmp.Diff(tt.want, loadFees(t, cat, feeRowsOf(tt.file...)...).Overlaps); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAChargeThatIsWrittenOverForPastDaysIsNamed(t *testing.T) {
	from := func(day knowledge.Day) func(*knowledge.Fee) { return func(f *knowledge.Fee) { f.From = &day } }
	ended := func(f *knowledge.Fee) { last := today - 1; f.Until = &last }
	always := func(f *knowledge.Fee) { f.From = nil }
	for name, tt := range map[string]struct {
		before, after knowledge.Fee
		want          []string
	}{
		"another rate since last month":         {fee("F1", 400), fee("F1", 500), []string{"F1"}},
		"another rate since nobody knows when":  {fee("F1", 400, always), fee("F1", 500, always), []string{"F1"}},
		"another rate of what begins next week": {fee("F1", 400, from(today+7)), fee("F1", 500, from(today+7)), nil},
		"another rate that begins today":        {fee("F1", 400, from(today)), fee("F1", 500, from(today)), nil},
		"a last day":                            {fee("F1", 400), fee("F1", 400, ended), nil},
	} {
		cat := openCatalog(t)
		seedFees(t, cat, tt.before)
		if diff := cmp.Diff(tt.want, loadFees(t, cat, feeRowsOf(tt.after)...).Backdated); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAnImportOfFeesIsListedAndUndoneLikeOneOfListings(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	load(t, cat, rowsOf(listing("2", "tas", 50_000)))
	before := rawDump(t, cat)
	report := loadFees(t, cat, append(feeRowsOf(fee("F1", 450)), rejectedFee(3, "F2"))...)
	imports, err := cat.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := Import{ID: 2, Kind: ImportFees, File: "biaya.csv", LoadedAt: loadedAt, Rows: 2, Changed: 1, Rejected: 1}
	if diff := cmp.Diff(want, imports[0]); diff != "" {
		t.Error(diff)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, rawDump(t, cat)); diff != "" {
		t.Error(diff)
	}
	var undone *UndoneError
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); !errors.As(err, &undone) {
		t.Errorf("undone again: %v", err)
	}
}

func TestAMadeUpSlugNeverReplacesAWrittenOne(t *testing.T) {
	cat := openCatalog(t)
	seedFees(t, cat, fee("F1", 400))
	made := ingest.FeeRow{Line: 2, Fee: fee("F1", 400), SlugMade: true}
	made.Fee.Slug = "shopee-komisi-f1"
	if report := loadFees(t, cat, made); report.Unchanged != 1 {
		t.Errorf("report %+v", report)
	}
	slug := func() string {
		fees, err := cat.Fees(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return fees[0].Slug
	}
	if slug() != "komisi-f1" {
		t.Errorf("slug %q", slug())
	}
	named := fee("F1", 400)
	named.Slug = "komisi-fashion"
	report := loadFees(t, cat, feeRowsOf(named)...)
	loadFees(t, cat, made)
	if slug() != "komisi-fashion" {
		t.Errorf("slug %q", slug())
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if slug() != "komisi-f1" {
		t.Errorf("slug %q after the undo", slug())
	}
}

// drawFees draws a small file of fees in which almost everything collides.
func drawFees(t *rapid.T, label string) []knowledge.Fee {
	one := rapid.Custom(func(t *rapid.T) knowledge.Fee {
		return fee(rapid.SampledFrom([]string{"F1", "F2", "F3"}).Draw(t, "id"),
			rapid.SampledFrom([]knowledge.BasisPoints{400, 500}).Draw(t, "rate"))
	})
	return rapid.SliceOfNDistinct(one, 1, 3, func(f knowledge.Fee) string { return f.ID }).Draw(t, label)
}

func TestUndoingFeesInAnyOrderEqualsNeverHavingLoadedThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []knowledge.Fee { return drawFees(t, "file") }), 1, 4).Draw(t, "files")
		var numbers []int
		for i := range files {
			numbers = append(numbers, i)
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
			opts := FeeImportOptions{ImportOptions: ImportOptions{File: fmt.Sprint(i), Now: loadedAt}}
			if _, err := c.ImportFees(context.Background(), opts, feeRowsOf(files[i]...)); err != nil {
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
		if diff := cmp.Diff(rates(t, without), rates(t, with)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestANewProgramCorrectsItsOwnFeesAndNeverAnOfficers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat := openAt(t, path)
	seedFees(t, cat, fee("F1", 400), fee("F2", 500), fee("F3", 600))
	report := loadFees(t, cat, feeRowsOf(fee("F2", 550))...)
	// The new program corrects two, adds one and does not have F3 any more.
	seedFees(t, cat, fee("F1", 410), fee("F2", 510), fee("F4", 700))
	want := map[string]knowledge.BasisPoints{"F1": 410, "F2": 550, "F3": 600, "F4": 700}
	if diff := cmp.Diff(want, rates(t, cat)); diff != "" {
		t.Error(diff)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if got := rates(t, cat)["F2"]; got != 510 {
		t.Errorf("F2 charges %v after the undo, want the new program's", got)
	}
	before := rawDump(t, cat)
	seedFees(t, cat, fee("F1", 410), fee("F2", 510), fee("F4", 700))
	if rawDump(t, cat) != before {
		t.Error("the same program changed something")
	}
}

// TestFeesOfAnOlderDatabaseAreKept opens a database of before the fees were
// kept by import.
func TestFeesOfAnOlderDatabaseAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	old := fstest.MapFS{}
	for _, name := range []string{"001_listings.sql", "002_words.sql", "003_postings.sql"} {
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
		for _, statement := range []string{
			`insert into imports values (0, 'starter', 1, null, 0, 0, 0, 0, 0, 0), (1, 'barang.csv', 2, null, 1, 1, 0, 0, 0, 0)`,
			`insert into fees values ('F1', 'komisi-f1', '["shopee"]', 'commission', 'regular', 'fashion', 400, 400, 0, 0,
			 'harga barang', null, null, 86400, 'A', '[]', 'https://contoh.test', '')`,
		} {
			if _, err := tx.ExecContext(t.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	cat := openAt(t, path)
	fees, err := cat.Fees(t.Context())
	if err != nil || len(fees) != 1 || fees[0].RateHigh != 400 || fees[0].AsOf != 1 || fees[0].CheckedOn != 1 {
		t.Errorf("fees %+v, %v", fees, err)
	}
	report := loadFees(t, cat, feeRowsOf(fee("F1", 450))...)
	if report.ImportID != 2 || report.Changed != 1 {
		t.Errorf("report %+v", report)
	}
	imports, err := cat.Imports(t.Context())
	if err != nil || len(imports) != 2 || imports[1].Kind != ImportListings {
		t.Errorf("imports %+v, %v", imports, err)
	}
	if err := cat.Undo(t.Context(), 2, loadedAt); err != nil {
		t.Fatal(err)
	}
	if got := rates(t, cat)["F1"]; got != 400 {
		t.Errorf("F1 charges %v after the undo", got)
	}
}
