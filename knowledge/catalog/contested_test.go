package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"setara/knowledge"
	"setara/knowledge/catalog/internal/market"
)

// from is an origin by evidence; empty for none.
func from(e knowledge.Evidence) func(*knowledge.Listing) {
	return func(l *knowledge.Listing) {
		if e != "" {
			l.Evidence = []knowledge.Evidence{e}
		}
	}
}

func TestTheGoodsOfWhichBothOriginsAreKnownBestComeFirst(t *testing.T) {
	cat := openCatalog(t)
	var all []knowledge.Listing
	add := func(title string, n int, evidence knowledge.Evidence, change ...func(*knowledge.Listing)) {
		for range n {
			all = append(all, listing(strconv.Itoa(len(all)), title, 50_000+knowledge.Rupiah(len(all)), append(change, from(evidence))...))
		}
	}
	add("Sandal wanita", 4, knowledge.EvidenceDeclaredLocal)
	add("Sandal pria", 3, knowledge.EvidenceCrossBorder)
	add("Kemeja batik pria", 9, knowledge.EvidenceLocalBadge)
	add("Kemeja polos", 2, knowledge.EvidenceSellerAbroad)
	add("Gorden minimalis", 20, knowledge.EvidenceDeclaredLocal)
	add("Payung lipat", 30, "") // nobody knows from where
	add("Kaos polos", 9, knowledge.EvidenceDeclaredLocal, seenOn(today+1))
	add("Kaos polos", 9, knowledge.EvidenceCrossBorder, seenOn(today+1)) // nobody has seen these yet
	load(t, cat, rowsOf(all...))
	for limit, want := range map[int][]string{9: {"sandal", "kemeja"}, 1: {"sandal"}} {
		got, err := cat.Contested(t.Context(), today, limit)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("they are %v (%v), want %v", got, err, want)
		}
	}
}

// BenchmarkContested looks for contested goods; set SETARA_BENCH_ROWS for
// larger markets.
func BenchmarkContested(b *testing.B) {
	for _, rows := range market.Sizes(b, 10_000) {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			c := openCatalog(b)
			load(b, c, market.Rows(rows))
			for b.Loop() {
				if _, err := c.Contested(b.Context(), today, 15); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
