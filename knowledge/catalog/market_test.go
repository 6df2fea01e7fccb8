package catalog

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// loadedAt is the moment of loading in the tests.
var loadedAt = time.Date(2026, 2, 1, 9, 0, 0, 0, knowledge.WIB)

// today is its day.
var today = knowledge.DayOf(loadedAt)

func openCatalog(tb testing.TB) *Catalog {
	tb.Helper()
	return openAt(tb, filepath.Join(tb.TempDir(), "knowledge.db"))
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

// The words of a generated market, the frequent ones first.
var (
	marketGoods = strings.Split("kerudung sepatu tas sandal kaos gamis kemeja celana jaket mukena kopi keripik sabun serum "+
		"dompet topi kalung gelang bros sprei gorden karpet handuk bantal keset piring mug tumbler boneka payung "+
		"lampu sajadah daster blouse rok sweater cincin parfum lipstik madu", " ")
	marketWords = strings.Split("wanita pria anak voal katun kulit kanvas jumbo polos motif premium lokal import batik bordir "+
		"rajut hitam putih krem navy maroon tebal tipis ringan lembut elegan casual kerja sekolah pesta santai "+
		"korea arabika robusta pedas manis original bambu kayu rotan keramik plastik stainless", " ")
	marketPlaces = []string{"Jakarta Barat", "Bandung", "Kab. Rembang", "Surabaya", "Tangerang", "Kota Medan"}
)

// market is a made-up market of n listings. Words fall off as they do in
// speech, one in two titles has words of its own, and each category has a
// level of prices.
func market(n int) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		goods := rand.NewZipf(random, 1.2, 2, uint64(len(marketGoods)-1))
		words := rand.NewZipf(random, 1.2, 4, uint64(len(marketWords)-1))
		for i := range n {
			g := goods.Uint64()
			title := []string{marketGoods[g]}
			for range 4 + random.IntN(5) {
				title = append(title, marketWords[words.Uint64()])
			}
			title = append(title, fmt.Sprintf("tipe%d", random.IntN(n)+1))
			name := strings.Join(title, " ")
			sku := fmt.Sprint(100_000_000_000 + i)
			l := listing(sku, name, knowledge.Rupiah(15_000+random.IntN(60)*1_000)*knowledge.Rupiah(1+g%5))
			l.Location = marketPlaces[random.IntN(len(marketPlaces))]
			l.Category = "fashion/" + marketGoods[g] + "/" + marketGoods[g] + "-lainnya"
			l.URL = "https://www.tokopedia.com/toko-" + sku + "/" + strings.ReplaceAll(name, " ", "-")
			l.Sold, l.Rating = int64(random.IntN(500)), 4.8
			if !yield(ingest.Row{Line: i + 2, Listing: l}, nil) {
				return
			}
		}
	}
}
