package catalog

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// loadedAt is the moment of loading in the tests.
var loadedAt = time.Date(2026, 2, 1, 9, 0, 0, 0, knowledge.WIB)

// today is its day.
var today = knowledge.DayOf(loadedAt)

// openCatalog opens a catalog in which nothing was loaded.
func openCatalog(tb testing.TB) *Catalog {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "knowledge.db")
	if err := writeEmptyCatalog(path); err != nil {
		tb.Fatal(err)
	}
	return openAt(tb, path)
}

// emptyCatalog is what the file of such a catalog holds. Making one takes long,
// and comes to the same each time.
var emptyCatalog = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "setara-catalog-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "knowledge.db")
	c, err := Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := c.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func writeEmptyCatalog(path string) error {
	empty, err := emptyCatalog()
	if err != nil {
		return err
	}
	return os.WriteFile(path, empty, 0o600)
}

func openAt(tb testing.TB, path string) *Catalog {
	tb.Helper()
	c, err := Open(context.Background(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := c.Close(); err != nil {
			tb.Error(err)
		}
	})
	return c
}

// listing is an offer seen three days ago, changed as the caller likes.
func listing(sku, title string, price knowledge.Rupiah, change ...func(*knowledge.Listing)) knowledge.Listing {
	l := knowledge.Listing{
		Source: "tokopedia", SKU: sku, Title: title, Price: price,
		Platform: knowledge.PlatformTokopedia, Shop: "Toko " + sku, Location: "Kab. Garut",
		URL: "https://www.tokopedia.com/toko/" + sku, Sold: -1, ObservedOn: today - 3,
	}
	for _, c := range change {
		c(&l)
	}
	return l
}

func seenOn(day knowledge.Day) func(*knowledge.Listing) {
	return func(l *knowledge.Listing) { l.ObservedOn = day }
}

func rowsOf(listings ...knowledge.Listing) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		for i, l := range listings {
			if !yield(ingest.Row{Line: i + 2, Listing: l}, nil) {
				return
			}
		}
	}
}

func load(tb testing.TB, c *Catalog, rows iter.Seq2[ingest.Row, error]) ImportReport {
	tb.Helper()
	report, err := c.ImportListings(context.Background(), ImportOptions{File: "barang.csv", Now: loadedAt}, rows)
	if err != nil {
		tb.Fatal(err)
	}
	if sum := report.New + report.Changed + report.Unchanged + report.Rejected + report.SetApart; sum != report.Rows {
		tb.Errorf("the counts add up to %d, not to the rows: %+v", sum, report)
	}
	return report
}
