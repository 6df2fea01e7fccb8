package market

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func offers(t *testing.T, n int) []knowledge.Listing {
	t.Helper()
	var listings []knowledge.Listing
	for row, err := range Rows(n) {
		if err != nil {
			t.Fatal(err)
		}
		listings = append(listings, row.Listing)
	}
	if len(listings) != n {
		t.Fatalf("%d offers, want %d", len(listings), n)
	}
	return listings
}

func TestAMarketIsTheSameEachTime(t *testing.T) {
	if diff := cmp.Diff(offers(t, 500), offers(t, 500)); diff != "" {
		t.Error(diff)
	}
}

func TestOffersAreAsOnAMarketplace(t *testing.T) {
	ids, prices := map[string]bool{}, map[string][]knowledge.Rupiah{}
	for _, l := range offers(t, 20_000) {
		if words := len(strings.Fields(l.Title)); words < 5 || words > 14+4 { // what is shouted comes on top
			t.Errorf("%q has %d words", l.Title, words)
		}
		if l.ObservedOn > LastDay || l.ObservedOn <= LastDay-daysSeen {
			t.Errorf("%s was seen on %s", l.ID(), l.ObservedOn)
		}
		if l.Price <= 0 {
			t.Errorf("%s costs %d", l.ID(), l.Price)
		}
		if ids[l.ID()] {
			t.Errorf("%s is there twice", l.ID())
		}
		ids[l.ID()] = true
		prices[l.Category] = append(prices[l.Category], l.Price)
	}
	for _, g := range goods[:20] {
		sorted := slices.Sorted(slices.Values(prices[g.category]))
		middle := float64(sorted[len(sorted)/2])
		if middle < 0.8*g.level || middle > 1.25*g.level {
			t.Errorf("%s costs %.0f in the middle of %d, want about %.0f", g.name, middle, len(sorted), g.level)
		}
	}
}

// TestWordsFallOffByZipfsLaw holds the market to what 14,771 real listings
// have: 28 % of the titles share the commonest word, 8 % the tenth, 2 % the
// hundredth, 0.14 % the thousandth, each within a factor of three; of 19,700
// words 12,200 stand in one title alone.
func TestWordsFallOffByZipfsLaw(t *testing.T) {
	const n = 14_771
	titles := map[string]int{}
	for _, l := range offers(t, n) {
		words := strings.Fields(strings.ToLower(l.Title))
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			titles[word]++
		}
	}
	var counts []int
	once := 0
	for _, count := range titles {
		counts = append(counts, count)
		if count == 1 {
			once++
		}
	}
	slices.Sort(counts)
	slices.Reverse(counts)
	for rank, want := range map[int]float64{1: 0.28, 10: 0.08, 100: 0.023, 1000: 0.0014} {
		if got := float64(counts[rank-1]) / n; got < want/3 || got > 3*want {
			t.Errorf("word %d is in %.2g of the titles, want about %.2g", rank, got, want)
		}
	}
	if share := float64(once) / float64(len(counts)); len(counts) < 10_000 || share < 0.4 || share > 0.8 {
		t.Errorf("of %d words, %.2g are in one title alone", len(counts), share)
	}
}

func TestRareWordsAreAllDifferent(t *testing.T) {
	ranks := map[string]int{}
	for rank := range rareWords {
		word := rareWord(rank)
		if other, taken := ranks[word]; taken {
			t.Fatalf("%d and %d are both %s", other, rank, word)
		}
		ranks[word] = rank
	}
}

func TestQuestionsAreShortAndTitlesAreThoseOfOffers(t *testing.T) {
	const n = 3000
	known := map[string]bool{}
	for _, l := range offers(t, n) {
		known[l.Title] = true
	}
	batches := Batches(n)
	for _, q := range batches[0].Questions {
		if words := len(strings.Fields(q)); words < 1 || words > 3 {
			t.Errorf("%q has %d words", q, words)
		}
	}
	for _, title := range batches[1].Questions {
		if !known[title] {
			t.Errorf("nothing is offered as %q", title)
		}
	}
}
