package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/intake"
)

func TestPricesThatWereTakenOutElsewhereAreOut(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)
	store, err := openCatalog(t.Context(), t.TempDir(), now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	shelf := priceShelf{&intake.Intake{Catalog: store, Now: func() time.Time { return now }}}
	act := func(update int64) knowledge.Act { return knowledge.Act{By: 2, Update: update, At: now} }
	spec := knowledge.FileSpec{Name: "laporan-1.csv", Kind: knowledge.FileListings}
	d, err := shelf.Publish(t.Context(), spec, strings.NewReader("source,sku,title,price,observed_on\nlaporan,1,Kipas mini,9000,2026-11-23\n"), "", act(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Undo(t.Context(), d.ImportID, now); err != nil {
		t.Fatal(err)
	}
	if err := shelf.Undo(t.Context(), d.ImportID, act(2)); err != nil {
		t.Errorf("it says %v", err)
	}
	if err := shelf.Undo(t.Context(), d.ImportID+1, act(3)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("of one that there is not it says %v", err)
	}
}
