package ingest

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"setara/knowledge"
)

// samples is the folder of listing files that stand outside the project.
func samples(t *testing.T) string {
	t.Helper()
	root := os.Getenv("SETARA_SAMPLES")
	if root == "" {
		t.Skip("SETARA_SAMPLES is not set: the sample files are not read")
	}
	if _, err := os.Stat(filepath.Join(root, "listings")); err == nil {
		return filepath.Join(root, "listings")
	}
	return root
}

// readSample reads one sample file.
func readSample(t *testing.T, path string, opts Options) ([]Row, error) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, path, string(data), opts)
}

func TestEverySampleFileLoadsOrIsRefused(t *testing.T) {
	root := samples(t)
	for file, want := range map[string]struct{ rows, rejected, ranges, local int }{
		"mixed/shopee-api.json":               {100, 0, 7, 0},
		"mixed/shopee-python-lists.csv":       {1, 1, 0, 0},
		"mixed/shopee-ragged-lines.csv":       {174, 0, 74, 0},
		"mixed/shopee-search.xlsx":            {60, 0, 0, 0},
		"mixed/shopee-skincare-semicolon.csv": {600, 0, 241, 0},
		"mixed/three-marketplaces.csv":        {350, 0, 0, 0},
		"mixed/tokopedia-62-columns.csv":      {37, 0, 0, 0},
		"mixed/tokopedia-graphql.json":        {320, 0, 0, 52},
		"mixed/tokopedia-two-dots.csv":        {69, 0, 0, 0},
	} {
		t.Run(file, func(t *testing.T) {
			rows, err := readSample(t, filepath.Join(root, file), dated)
			if err != nil {
				t.Fatal(err)
			}
			got := want
			got.rows, got.rejected, got.ranges, got.local = len(rows), 0, 0, 0
			for _, row := range rows {
				checkRow(t, row)
				switch {
				case row.Err != nil:
					got.rejected++
				case row.Listing.Price == 0:
					got.ranges++
				}
				if row.Err == nil && row.Listing.Origin == knowledge.OriginLocal {
					got.local++
				}
			}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
	_, err := readSample(t, filepath.Join(root, "mixed/names-without-prices.csv"), dated)
	var refused *FileError
	if !errors.As(err, &refused) || !strings.Contains(refused.Reason, "kolom harga") {
		t.Errorf("the file without prices: %v", err)
	}
}

func TestOfTheRaggedSampleTheCurrentPriceIsTaken(t *testing.T) {
	rows, err := readSample(t, filepath.Join(samples(t), "mixed/shopee-ragged-lines.csv"), dated)
	if err != nil {
		t.Fatal(err)
	}
	first := rows[0]
	if first.Line != 2 || first.Listing.Price != 132_249 || first.Listing.PriceOriginal != 183_678 || first.Listing.Sold != 1_000 {
		t.Errorf("line %d: price %d, before %d, sold %d", first.Line, first.Listing.Price, first.Listing.PriceOriginal, first.Listing.Sold)
	}
}

// TestNothingOfTheTokopediaSamplesIsLost reads the files with encoding/csv
// beside, and compares field by field.
func TestNothingOfTheTokopediaSamplesIsLost(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples(t), "tokopedia-2026-01", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Skip("no Tokopedia files among the samples")
	}
	total, badges := 0, 0
	for _, file := range files {
		rows, err := readSample(t, file, Options{})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		want := plainRecords(t, file)
		if len(rows) != len(want) {
			t.Fatalf("%s: %d rows, want %d", file, len(rows), len(want))
		}
		for i, row := range rows {
			if row.Err != nil {
				t.Fatalf("%s: %v", file, row.Err)
			}
			compareRecord(t, file, row, want[i])
			if row.Listing.Origin == knowledge.OriginLocal {
				badges++
			}
		}
		total += len(rows)
	}
	if total != 14_771 || badges != 512 {
		t.Errorf("%d rows and %d badges, want 14771 and 512", total, badges)
	}
}

// plainRecords reads a file by its header.
func plainRecords(t *testing.T, file string) []map[string]string {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	all, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var records []map[string]string
	for _, cells := range all[1:] {
		record := make(map[string]string)
		for i, name := range all[0] {
			record[strings.TrimPrefix(name, "\ufeff")] = cells[i]
		}
		records = append(records, record)
	}
	return records
}

// compareRecord holds a listing against the record it was read from.
func compareRecord(t *testing.T, file string, row Row, want map[string]string) {
	t.Helper()
	l := row.Listing
	price, err := strconv.ParseFloat(want["price_number"], 64)
	if err != nil {
		t.Fatal(err)
	}
	sold, err := strconv.ParseFloat(want["countSold"], 64)
	if want["countSold"] == "" {
		sold, err = -1, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(want["url"], "search_id%3D")
	seen := after[:4] + "-" + after[4:6] + "-" + after[6:8]
	if l.ID() != "tokopedia:"+want["id"] || float64(l.Price) != price || l.Category != want["category_breadcrumb"] ||
		l.Location != cleanText(want["shop_city"]) || l.Shop != cleanText(want["shop_name"]) || l.Title != cleanText(want["name"]) ||
		l.ObservedOn.String() != seen || l.Rating != parseRating(want["ratingAverage"]) || !strings.HasPrefix(want["url"], l.URL) ||
		want["countSold"] != "" && float64(l.Sold) != sold {
		t.Errorf("%s, line %d: %+v, want %v", filepath.Base(file), row.Line, l, want)
	}
}
