package main

import (
	"errors"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
)

// The columns that a card offers must be those that a file is read by.
func TestEachColumnThatACardOffersIsOneThatFilesAreReadBy(t *testing.T) {
	c, err := catalog.Open(t.Context(), catalogPath(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	taker := intake.Intake{Catalog: c, Now: (&cli{}).clock()}
	for _, kind := range knowledge.FileKinds {
		if len(chat.FileColumns(kind)) == 0 {
			t.Errorf("no column of %s can be corrected", kind)
		}
		for _, name := range append(chat.FileColumns(kind), "entah") {
			_, err := taker.Compare(t.Context(), knowledge.FileSpec{Name: "x.csv", Kind: kind, Columns: map[string]string{"a": name}}, strings.NewReader("a,b,c\n1,2,3\n"), nil)
			if _, ok := errors.AsType[*knowledge.FileProblem](err); !ok && err != nil {
				t.Fatalf("%s as %s: %v", kind, name, err)
			}
			unknown := err != nil && strings.Contains(err.Error(), `dibaca sebagai "`+name+`"`)
			if unknown != (name == "entah") && kind != knowledge.FileListings {
				t.Errorf("%s is a column of %s: %t (%v)", name, kind, !unknown, err)
			}
		}
	}
}
