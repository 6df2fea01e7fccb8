package ingest

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

// day is 31 January 2026, for files that say no day themselves.
var day = knowledge.NewDay(2026, time.January, 31)

// read reads a whole file.
func read(t testing.TB, name, content string, opts Options) ([]Row, error) {
	t.Helper()
	var rows []Row
	var failed error
	for row, err := range Listings(name, strings.NewReader(content), opts) {
		if failed != nil {
			t.Fatal("the sequence goes on after an error")
		}
		if err != nil {
			failed = err
			continue
		}
		rows = append(rows, row)
	}
	return rows, failed
}

// readAll reads a file in which every record must be a listing.
func readAll(t testing.TB, name, content string, opts Options) []knowledge.Listing {
	t.Helper()
	rows, err := read(t, name, content, opts)
	if err != nil {
		t.Fatalf("the file is refused: %v", err)
	}
	var listings []knowledge.Listing
	for _, row := range rows {
		if row.Err != nil {
			t.Fatalf("rejected: %v", row.Err)
		}
		listings = append(listings, row.Listing)
	}
	return listings
}

// dated are options of a person who says the day.
var dated = Options{ObservedOn: &day}

// readOne reads a file of exactly one listing.
func readOne(t testing.TB, name, content string) knowledge.Listing {
	t.Helper()
	listings := readAll(t, name, content, dated)
	if len(listings) != 1 {
		t.Fatalf("got %d listings, want 1", len(listings))
	}
	return listings[0]
}

// outcome is a row in short: "line title price" or "line! column: reason".
func outcome(r Row) string {
	if r.Err != nil {
		return strings.Join([]string{itoa(r.Line) + "!", r.Err.Column + ":", r.Err.Reason}, " ")
	}
	return strings.Join([]string{itoa(r.Line), r.Listing.Title, itoa(int(r.Listing.Price))}, " ")
}

func itoa(n int) string { return strconv.Itoa(n) }

// wantRefused checks that a file is refused whole, with a sentence.
func wantRefused(t *testing.T, name, content string, opts Options, says string) {
	t.Helper()
	_, err := read(t, name, content, opts)
	var refused *FileError
	if !errors.As(err, &refused) {
		t.Fatalf("got error %v, want a FileError that says %q", err, says)
	}
	if !strings.Contains(refused.Reason, says) {
		t.Errorf("the reason is %q, want it to say %q", refused.Reason, says)
	}
	if !strings.HasSuffix(refused.Reason, ".") {
		t.Errorf("the reason %q is no sentence", refused.Reason)
	}
}
