package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/intake"
)

func TestAnImportIsTakenBackOnceHoweverOftenItIsConfirmed(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)
	store, err := openCatalog(t.Context(), t.TempDir(), now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	act := func(update int64) knowledge.Act { return knowledge.Act{By: 2, Update: update, At: now} }
	taken := &intake.Intake{Catalog: store, Now: func() time.Time { return now }}
	spec := knowledge.FileSpec{Name: "padanan.csv", Kind: knowledge.FileSynonyms}
	d, err := taken.Publish(t.Context(), spec, strings.NewReader("kata,artinya\nkopyah,peci\n"), "", act(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	past := pastImports{catalog: store}
	for range 2 { // the second is the same press after a crash
		if err := past.Undo(t.Context(), d.ImportID, act(2)); err != nil {
			t.Fatal(err)
		}
	}
	if err := past.Undo(t.Context(), d.ImportID, act(3)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("pressed again it says %v", err)
	}
}
