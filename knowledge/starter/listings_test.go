package starter_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// loadedOn is the day that the tests load the samples on.
var loadedOn = knowledge.NewDay(2026, time.November, 23)

// companions is the product name of goods that only share words with others.
const companions = "pelengkap"

func sampleListings(t *testing.T) []knowledge.Listing {
	t.Helper()
	var listings []knowledge.Listing
	for row, err := range starter.Listings(loadedOn) {
		if err != nil {
			t.Fatal(err)
		}
		if row.Err != nil {
			t.Fatalf("row refused: %v (%v)", row.Err, row.Err.Record)
		}
		listings = append(listings, row.Listing)
	}
	return listings
}

// product is what a sample is of, as its sku says.
func product(l *knowledge.Listing) string {
	return l.SKU[:strings.LastIndexByte(l.SKU, '-')]
}

func samplesByProduct(t *testing.T) map[string][]knowledge.Listing {
	t.Helper()
	products := map[string][]knowledge.Listing{}
	for _, l := range sampleListings(t) {
		products[product(&l)] = append(products[product(&l)], l)
	}
	return products
}

func TestEverySampleLoadsAsASampleOfTheDay(t *testing.T) {
	for _, l := range sampleListings(t) {
		if !l.Sample || l.Source != starter.Source || l.ObservedOn != loadedOn {
			t.Errorf("%s: sample %v, source %q, observed on %s", l.ID(), l.Sample, l.Source, l.ObservedOn)
		}
		if l.URL != "" || l.Sold != -1 || l.Rating != 0 {
			t.Errorf("%s: a sample is no offer, yet has link %q, sold %d, rating %v", l.ID(), l.URL, l.Sold, l.Rating)
		}
		if l.Shop == "" || l.Location == "" || l.Category == "" || l.Unit == "" || l.Pack <= 0 {
			t.Errorf("%s: shop, place, category, unit or pack missing: %+v", l.ID(), l)
		}
		if l.Price <= 0 && (l.PriceMin <= 0 || l.PriceMax <= l.PriceMin) {
			t.Errorf("%s: neither a price nor a range", l.ID())
		}
	}
}

func TestNoTwoSamplesAreTheSame(t *testing.T) {
	ids, titles := map[string]bool{}, map[string]string{}
	for _, l := range sampleListings(t) {
		if ids[l.ID()] {
			t.Errorf("%s twice", l.ID())
		}
		ids[l.ID()] = true
		title := strings.ToLower(l.Title)
		if other, twice := titles[title]; twice {
			t.Errorf("%s and %s share the title %q", other, l.ID(), l.Title)
		}
		titles[title] = l.ID()
	}
}

func TestAnOwnerFindsLocalAndImportedGoodsOfEveryProduct(t *testing.T) {
	products := samplesByProduct(t)
	delete(products, companions)
	if len(products) < 42 {
		t.Errorf("%d products, want at least 42", len(products))
	}
	for name, listings := range products {
		if len(listings) < 15 {
			t.Errorf("%s: %d listings, want at least 15", name, len(listings))
		}
		origins, platforms := map[knowledge.Origin]int{}, map[knowledge.Platform]int{}
		for _, l := range listings {
			origins[l.Origin]++
			platforms[l.Platform]++
			if origin := knowledge.JudgeOrigin(l.Evidence); origin != l.Origin {
				t.Errorf("%s: origin %s, its evidence says %s", l.ID(), l.Origin, origin)
			}
		}
		if origins[knowledge.OriginLocal] < knowledge.MinComparables {
			t.Errorf("%s: %d local listings", name, origins[knowledge.OriginLocal])
		}
		if origins[knowledge.OriginImport] < 4 || origins[knowledge.OriginUnknown] < 4 {
			t.Errorf("%s: import and unknown origin are too few: %v", name, origins)
		}
		if len(platforms) < 3 {
			t.Errorf("%s: on %d marketplaces only", name, len(platforms))
		}
	}
}

func TestCompanionGoodsShareAWordWithAProductAndNotItsCategory(t *testing.T) {
	products := samplesByProduct(t)
	words, categories := map[string]bool{}, map[string]bool{}
	for name, listings := range products {
		if name == companions {
			continue
		}
		for _, word := range strings.Split(name, "-") {
			words[word] = true
		}
		categories[listings[0].Category] = true
	}
	// Words that sellers write for a product beside its own name.
	for _, word := range []string{"sepatu", "jilbab", "baju", "kopi"} {
		words[word] = true
	}
	if len(products[companions]) < 40 {
		t.Errorf("%d companions, want at least 40", len(products[companions]))
	}
	for _, l := range products[companions] {
		if !slices.ContainsFunc(strings.Fields(strings.ToLower(l.Title)), func(w string) bool { return words[w] }) {
			t.Errorf("%s %q shares no word with a product", l.ID(), l.Title)
		}
		if categories[l.Category] {
			t.Errorf("%s %q stands in a product's category %s", l.ID(), l.Title, l.Category)
		}
	}
}

func TestWhatATitleSaysOfThePackStandsInThePack(t *testing.T) {
	for _, l := range sampleListings(t) {
		title := " " + strings.ToLower(l.Title) + " "
		for word, pack := range map[string]knowledge.Pack{
			" selusin ": 12, " lusin ": 12, " lusinan ": 12, " sekodi ": 20, " kodi ": 20,
			" isi 3 ": 3, " isi 5 ": 5, " isi 6 ": 6, " isi 10 ": 10, " isi 12 ": 12, " isi 50 ": 50,
		} {
			if strings.Contains(title, word) && l.Pack != pack*knowledge.One {
				t.Errorf("%s %q: pack of %s", l.ID(), l.Title, l.Pack)
			}
		}
		for word, unit := range map[string]knowledge.Unit{
			" gr ": knowledge.UnitKilogram, " kg ": knowledge.UnitKilogram,
			" meteran ": knowledge.UnitMetre, " per meter ": knowledge.UnitMetre,
		} {
			if strings.Contains(title, word) && l.Unit != unit && product(&l) != companions {
				t.Errorf("%s %q: sold by %s", l.ID(), l.Title, l.Unit)
			}
		}
	}
}

func TestLoadingStopsWhereTheCallerStops(t *testing.T) {
	rows := 0
	for range starter.Listings(loadedOn) {
		if rows++; rows == 3 {
			break
		}
	}
	if rows != 3 {
		t.Errorf("%d rows read, want 3", rows)
	}
}
