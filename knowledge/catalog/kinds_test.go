package catalog

import (
	"path/filepath"
	"testing"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/starter"
)

// TestEverydayQueriesFindTheirKind asks the sample listings what owners ask,
// and judges the ten best of each answer.
func TestEverydayQueriesFindTheirKind(t *testing.T) {
	cat := openCatalog(t)
	loadAllSamples(t, cat)
	rules := readKindRules(t, "kind-queries.tsv")
	if len(rules) != 200 {
		t.Fatalf("%d queries, want 200", len(rules))
	}
	var judged, wrong, empty int
	for _, rule := range rules {
		items := ask(t, cat, knowledge.Query{Product: rule.query, AsOf: today}).Items
		items = items[:min(len(items), 10)]
		if len(items) == 0 {
			t.Logf("%s: nothing is found", rule.query)
			empty++
		}
		judged += len(items)
		for i := range items {
			if l := &items[i].Listing; !rule.belongs(l) {
				t.Logf("%s: %s %q does not belong", rule.query, l.ID(), l.Title)
				wrong++
			}
		}
	}
	t.Logf("%d of %d results do not belong to the asked kind; %d queries find nothing", wrong, judged, empty)
	if wrong*20 > judged {
		t.Error("under 95 % of the ten best belong to the asked kind")
	}
	if empty*20 > len(rules) {
		t.Error("over 5 % of the queries find nothing")
	}
}

// loadAllSamples loads every sample file that holds listings. Those that do
// not say when they were seen count as seen today.
func loadAllSamples(t *testing.T, cat *Catalog) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(samplesFolder(t)), "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		switch filepath.Base(path) {
		case "names-without-prices.csv", "shopee-python-lists.csv":
			// no usable rows
		default:
			loadFile(t, cat, path, ingest.Options{ObservedOn: &today})
		}
	}
}

// TestNeighboursOfAProductAreNotTheProduct asks the starter listings for goods
// and for what only shares words with them: accessories, moulds, storage,
// services, bundles, brands that are words. All that is found must belong.
func TestNeighboursOfAProductAreNotTheProduct(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: starter.Listings(today)}); err != nil {
		t.Fatal(err)
	}
	rules := readKindRules(t, "kind-adversarial.tsv")
	if len(rules) < 60 {
		t.Fatalf("%d queries, want 60 or more", len(rules))
	}
	for _, rule := range rules {
		t.Run(rule.query, func(t *testing.T) {
			items := ask(t, cat, knowledge.Query{Product: rule.query, AsOf: today}).Items
			for i := range items {
				if l := &items[i].Listing; !rule.belongs(l) {
					t.Errorf("%s %q does not belong", l.ID(), l.Title)
				}
			}
			if len(items) == 0 && !rule.mayBeEmpty() {
				t.Error("nothing is found")
			}
		})
	}
}
