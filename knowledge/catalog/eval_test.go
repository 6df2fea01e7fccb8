package catalog

import (
	"fmt"
	"path/filepath"
	"testing"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// soldBy puts a listing in a shop.
func soldBy(shop string) func(*knowledge.Listing) {
	return func(l *knowledge.Listing) { l.Shop = shop }
}

func TestAPriceIsGuessedFromOtherShopsOnly(t *testing.T) {
	cat := openCatalog(t)
	var file []knowledge.Listing
	for i := range 8 {
		// One shop sells its own copies at a tenth of what all others ask.
		file = append(file,
			listing(fmt.Sprint("murah", i), "Kerudung Segi Empat Voal Motif Bunga Premium Lasercut", 5_000, soldBy("Toko Murah")),
			listing(fmt.Sprint("lain", i), "Kerudung Segi Empat Voal Motif Bunga Premium Lasercut", 50_000, soldBy(fmt.Sprint("Toko ", i))))
	}
	load(t, cat, rowsOf(file...))
	guesses, err := cat.Guesses(t.Context(), today, nil)
	if err != nil || len(guesses) != len(file) {
		t.Fatalf("%d guesses of %d, %v", len(guesses), len(file), err)
	}
	for _, g := range guesses {
		if g.Price != 5_000 {
			continue
		}
		if g.Comparables.Median != 50_000 || g.Baseline.Median != 50_000 {
			t.Errorf("%s: guessed %v, baseline %v; its own shop must not count", g.ID, g.Comparables.Median, g.Baseline.Median)
		}
	}
}

func TestWhatCannotBeUsedIsNotGuessed(t *testing.T) {
	cat := openCatalog(t)
	if err := cat.Seed(t.Context(), loadedAt, Starter{Listings: rowsOf(listing("contoh", "sandal jepit karet", 20_000))}); err != nil {
		t.Fatal(err)
	}
	load(t, cat, rowsOf(
		listing("1", "sandal jepit karet", 30_000),
		listing("2", "sandal jepit karet isi 10/12", 300_000),
		asRange([]knowledge.Listing{listing("3", "sandal jepit karet", 40_000)})[0],
	))
	guesses, err := cat.Guesses(t.Context(), today, nil)
	if err != nil || len(guesses) != 1 || guesses[0].ID != "tokopedia:1" || guesses[0].Comparables.N != 0 {
		t.Errorf("%+v, %v; want the one real listing with a price, and no guess for it", guesses, err)
	}
}

// TestListingsPredictEachOther holds the evaluation on a part of the sample
// listings, where the mean error is steadier than the median: a tenth under
// that of the baseline, few abstentions, and quartiles that hold about half.
// What is claimed of all listings `setara eval` measures.
func TestListingsPredictEachOther(t *testing.T) {
	folder := samplesFolder(t)
	cat := openCatalog(t)
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		loadFile(t, cat, file, ingest.Options{})
	}
	guesses, err := cat.guessSome(t.Context(), today, 2000, nil)
	if err != nil {
		t.Fatal(err)
	}
	e := knowledge.Evaluate(guesses)
	t.Logf("Setara %+v", e.Accuracy)
	t.Logf("baseline %+v", e.Baseline)
	if e.MeanAbsLogError > 0.9*e.Baseline.MeanAbsLogError || e.MedianAbsLogError > 0.95*e.Baseline.MedianAbsLogError {
		t.Error("the errors are not well under those of the baseline")
	}
	if 10*e.Abstained > e.N {
		t.Error("more than a tenth is abstained from")
	}
	if e.Coverage < 0.43 || e.Coverage > 0.60 {
		t.Error("the quartiles do not hold about half")
	}
}
