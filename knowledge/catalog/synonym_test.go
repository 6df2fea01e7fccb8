package catalog

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

func synonymRows(pairs ...string) []ingest.SynonymRow {
	var rows []ingest.SynonymRow
	for i := 0; i < len(pairs); i += 2 {
		rows = append(rows, ingest.SynonymRow{Line: i/2 + 2, Synonym: knowledge.Synonym{Word: pairs[i], Means: pairs[i+1]}})
	}
	return rows
}

func loadSynonyms(t tb, c *Catalog, pairs ...string) SynonymReport {
	t.Helper()
	report, err := c.ImportSynonyms(context.Background(), SynonymImportOptions{ImportOptions: ImportOptions{File: "padanan.csv", Now: loadedAt}}, synonymRows(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// reads is how questions are read now.
func reads(t tb, c *Catalog, question string) string {
	t.Helper()
	writer, err := c.SynonymWriter(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return writer.Apply(question)
}

func TestAFileOfSynonymsAddsChangesAndIsTakenBack(t *testing.T) {
	c := openCatalog(t)
	if read := reads(t, c, "cilok"); read != "cilok" {
		t.Errorf("it reads %q", read)
	}
	first := loadSynonyms(t, c, "cilok", "bakso tusuk", "krudung", "kerudung")
	second := loadSynonyms(t, c, "cilok", "bakso aci", "krudung", "kerudung")
	if first.New != 2 || second.Changed != 1 || second.Unchanged != 1 || second.Kept != 0 {
		t.Errorf("the first says %+v, the second %+v", first, second)
	}
	if want := []SynonymDifference{{Line: 2, After: knowledge.Synonym{Word: "cilok", Means: "bakso aci"}, Before: "bakso tusuk"}}; !slices.Equal(second.Differences, want) {
		t.Errorf("the difference is %+v", second.Differences)
	}
	if held, err := c.Held(t.Context(), first.ImportID); err != nil || held.Rows != 2 || !slices.Equal(held.By, []int64{second.ImportID}) {
		t.Errorf("others hold %+v (%v)", held, err)
	}
	for _, step := range []struct {
		undo int64
		read string
	}{{0, "bakso aci kerudung"}, {second.ImportID, "bakso tusuk kerudung"}, {first.ImportID, "cilok krudung"}} {
		if step.undo != 0 {
			if err := c.Undo(t.Context(), step.undo, loadedAt); err != nil {
				t.Fatal(err)
			}
		}
		if read := reads(t, c, "cilok krudung"); read != step.read {
			t.Errorf("after undoing %d it reads %q, want %q", step.undo, read, step.read)
		}
	}
}

func TestWordsThatQuestionsAskByAreNoSynonyms(t *testing.T) {
	c := openCatalog(t)
	report := loadSynonyms(t, c, "modal", "kaos", "cilok", "bakso tusuk", "peci", "shopee", "krudung", "kerudung")
	if report.Rejected != 2 || report.New != 2 || report.Rows != 4 {
		t.Errorf("it says %+v", report)
	}
	_, err := c.ImportSynonyms(t.Context(), SynonymImportOptions{ImportOptions: ImportOptions{File: "p.csv", Now: loadedAt}}, synonymRows("harga", "kaos"))
	if !errors.As(err, new(*RefusedError)) {
		t.Errorf("a file of such words alone gives %v", err)
	}
}

func TestUndoingSynonymsInAnyOrderEqualsNeverHavingLoadedThem(t *testing.T) {
	words := []string{"cilok", "cireng", "krudung", "peci rajut"}
	rapid.Check(t, func(rt *rapid.T) {
		with, doneWith := drawCatalog(rt)
		defer doneWith()
		without, doneWithout := drawCatalog(rt)
		defer doneWithout()
		var undo []int64
		for i := range rapid.IntRange(1, 4).Draw(rt, "files") {
			var pairs []string
			for _, word := range rapid.SliceOfNDistinct(rapid.SampledFrom(words), 1, 4, rapid.ID).Draw(rt, "words") {
				pairs = append(pairs, word, fmt.Sprintf("bakso %c", 'a'+i))
			}
			id := loadSynonyms(rt, with, pairs...).ImportID
			if rapid.Bool().Draw(rt, "undo") {
				undo = append(undo, id)
				continue
			}
			loadSynonyms(rt, without, pairs...)
		}
		for _, id := range rapid.Permutation(undo).Draw(rt, "order") {
			if err := with.Undo(context.Background(), id, loadedAt); err != nil {
				rt.Fatal(err)
			}
		}
		if got, want := contentDump(rt, with), contentDump(rt, without); got != want {
			rt.Fatalf("what is left is\n%s\nwant\n%s", got, want)
		}
	})
}
