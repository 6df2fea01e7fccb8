package catalog

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

func exampleFee() knowledge.Fee {
	from, until := today-30, today+30
	return knowledge.Fee{
		ID: "F07", Slug: "shopee-fashion", Platforms: []knowledge.Platform{knowledge.PlatformShopee, knowledge.PlatformTokopedia},
		Kind: knowledge.FeeCommission, Tier: knowledge.TierRegular, Group: knowledge.FeeGroupFashion,
		RateLow: 425, RateHigh: 900, Fixed: 1250, Cap: 40_000, Tax: knowledge.FeeTaxOnTop, Base: "harga barang", From: &from, Until: &until,
		AsOf: today - 5, CheckedOn: today - 2, Confidence: "A", Sources: []string{"https://contoh.test/biaya"}, CheckURL: "https://contoh.test", Notes: "catatan",
	}
}

func TestFeesComeBackAsTheyWereLoaded(t *testing.T) {
	cat := openCatalog(t)
	open := knowledge.Fee{ID: "F08", Kind: knowledge.FeeNotice, Tier: knowledge.TierAny, Group: knowledge.FeeGroupAny, Confidence: "C"}
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Fees: []knowledge.Fee{open, exampleFee()}}); err != nil {
		t.Fatal(err)
	}
	got, err := cat.Fees(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]knowledge.Fee{exampleFee(), open}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheStarterKnowledgeIsLoadedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	var wg sync.WaitGroup
	for range 4 {
		cat := openAt(t, path)
		wg.Go(func() {
			if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Fees: []knowledge.Fee{exampleFee()}}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	cat := openAt(t, path)
	mustNotRead := func(func(ingest.Row, error) bool) { t.Error("the starter listings were read again") }
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: mustNotRead}); err != nil {
		t.Fatal(err)
	}
	if fees, err := cat.Fees(t.Context()); err != nil || len(fees) != 1 {
		t.Errorf("%d fees, %v", len(fees), err)
	}
	if got := ask(t, cat, knowledge.Query{Product: "sandal", AsOf: today}); got.Found != 1 || !got.Sample {
		t.Errorf("found %d, sample %v", got.Found, got.Sample)
	}
}

func TestStarterKnowledgeThatIsNotUsableIsNotLoadedByHalf(t *testing.T) {
	cat := openCatalog(t)
	before := rawDump(t, cat)
	twice := []knowledge.Fee{exampleFee(), exampleFee()}
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000)), Fees: twice}); err == nil {
		t.Error("a fee that is there twice was accepted")
	}
	var row *ingest.RowError
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: chain(rowsOf(listing("1", "sandal", 50_000)), rejected(3))}); !errors.As(err, &row) {
		t.Errorf("got %v, want the row's error", err)
	}
	if rawDump(t, cat) != before {
		t.Error("the catalog changed")
	}
	if seeded, err := cat.Seeded(t.Context()); err != nil || seeded {
		t.Errorf("seeded: %v, %v", seeded, err)
	}
}

func TestASampleGivesWayToWhatWasReallySeen(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("1", "sandal", 50_000))}); err != nil {
		t.Fatal(err)
	}
	if l, err := cat.Listing(t.Context(), "tokopedia:1", today); err != nil || !l.Sample {
		t.Errorf("sample: %v, %v", l.Sample, err)
	}
	report := load(t, cat, rowsOf(listing("1", "sandal", 50_000)))
	if l, err := cat.Listing(t.Context(), "tokopedia:1", today); err != nil || l.Sample {
		t.Errorf("seen in a real file, sample: %v, %v", l.Sample, err)
	}
	if err := cat.Undo(t.Context(), report.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	if l, err := cat.Listing(t.Context(), "tokopedia:1", today); err != nil || !l.Sample {
		t.Errorf("after the undo, sample: %v, %v", l.Sample, err)
	}
}
