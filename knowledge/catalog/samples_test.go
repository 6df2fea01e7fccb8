package catalog

import (
	"os"
	"path/filepath"
	"testing"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// samplesFolder is where the outside sample listings are.
func samplesFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("SETARA_SAMPLES")
	if folder == "" {
		t.Skip("SETARA_SAMPLES is not set: the sample listings are not loaded")
	}
	return filepath.Join(folder, "listings", "tokopedia-2026-01")
}

func loadFile(t *testing.T, c *Catalog, path string, opts ingest.Options) ImportReport {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read
	return load(t, c, ingest.Listings(path, file, opts))
}

func TestTheSampleListingsLoadWholeAndOnce(t *testing.T) {
	folder := samplesFolder(t)
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(files) != 13 {
		t.Fatalf("%d files in %s, %v", len(files), folder, err)
	}
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat := openAt(t, path)
	first, second := counts{}, counts{}
	for _, sum := range []*counts{&first, &second} {
		for _, file := range files {
			got := countsOf(loadFile(t, cat, file, ingest.Options{}))
			sum.rows += got.rows
			sum.new += got.new
			sum.changed += got.changed
			sum.unchanged += got.unchanged
			sum.rejected += got.rejected
			sum.setApart += got.setApart
		}
	}
	if first.rows != 14_771 || first.rejected != 0 {
		t.Errorf("loaded %+v, want 14,771 rows, none rejected", first)
	}
	want := counts{rows: first.rows, unchanged: first.rows - first.setApart, setApart: first.setApart}
	if second != want {
		t.Errorf("loaded again %+v, want %+v", second, want)
	}
	for product, least := range map[string]int{
		"sandal pria": 100, "kerudung": 100, "kerudung voal": 20, "tas wanita": 100, "sepatu wanita": 100,
		"kaos pria": 100, "baju koko": 100, "kopi bubuk": 50, "kue nastar": 20, "kain tenun": 20,
	} {
		if got := ask(t, cat, knowledge.Query{Product: product, AsOf: today}); got.Used < least {
			t.Errorf("%s: used %d, want %d or more", product, got.Used, least)
		}
	}
	if err := cat.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes := info.Size() / int64(first.new); bytes > 1024 {
		t.Errorf("the catalog takes %d bytes a listing, want under 1 KB", bytes)
	}
}

func TestUndoingTheSampleListingsLeavesTheOthers(t *testing.T) {
	folder := samplesFolder(t)
	all, without := openCatalog(t), openCatalog(t)
	for i, name := range []string{"sandalPria.csv", "kaosPria.csv", "sandalPria.csv", "tenun.csv"} {
		loadFile(t, all, filepath.Join(folder, name), ingest.Options{})
		if i != 0 && i != 1 {
			loadFile(t, without, filepath.Join(folder, name), ingest.Options{})
		}
	}
	for id := range int64(2) {
		if err := all.Undo(t.Context(), id+1, loadedAt); err != nil {
			t.Fatal(err)
		}
	}
	if contentDump(t, all) != contentDump(t, without) {
		t.Error("the catalog is not what it would be had the two imports never run")
	}
}
