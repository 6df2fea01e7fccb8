package catalog

import (
	"bufio"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/text"
)

// labelledPair is a row of same-product.tsv.
type labelledPair struct {
	a, b, label, half string
}

func labelledPairs(t *testing.T) []labelledPair {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "same-product.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read
	var pairs []labelledPair
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		columns := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || columns[0] == "id_a" || len(columns) != 4 {
			continue
		}
		pairs = append(pairs, labelledPair{columns[0], columns[1], columns[2], columns[3]})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return pairs
}

// TestTheSameArticleIsToldFromANearMiss measures on pairs that were labelled by
// reading. Half of them (dev) were looked at when the threshold was chosen.
func TestTheSameArticleIsToldFromANearMiss(t *testing.T) {
	c := openCatalog(t)
	loadAllSamples(t, c)
	type scored struct {
		labelledPair
		likeness float64
	}
	var all []scored
	titles := map[string]text.Title{}
	read := func(id string) text.Title {
		if _, ok := titles[id]; !ok {
			l, err := c.Listing(t.Context(), id, today+400)
			if err != nil {
				t.Fatalf("%s: %v", id, err)
			}
			titles[id] = text.ReadTitle(l.Title)
		}
		return titles[id]
	}
	err := c.db.Read(t.Context(), func(tx *sql.Tx) error {
		ranking, err := newRanking(context.Background(), tx, nil, false)
		if err != nil {
			return err
		}
		for _, p := range labelledPairs(t) {
			a, b := read(p.a), read(p.b)
			if err := ranking.count(context.Background(), tx, append(a.SearchTerms(), b.SearchTerms()...)); err != nil {
				return err
			}
			all = append(all, scored{p, text.Likeness(&a, &b, ranking.weight)})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, half := range []string{"dev", "held"} {
		for threshold := 0.40; threshold < 0.9; threshold += 0.05 {
			hit, wrong, missed := 0, 0, 0
			for _, p := range all {
				if p.half != half {
					continue
				}
				switch same := p.likeness >= threshold; {
				case same && p.label == "same":
					hit++
				case same:
					wrong++
				case p.label == "same":
					missed++
				}
			}
			precision, recall := float64(hit)/float64(hit+wrong), float64(hit)/float64(hit+missed)
			t.Logf("%s %.2f: precision %.3f recall %.3f F1 %.3f", half, threshold, precision, recall, 2*precision*recall/(precision+recall))
		}
	}
	if os.Getenv("DEBUGPAIRS") != "" {
		for _, p := range all {
			if p.half == "dev" && (p.label == "same") != (p.likeness >= .55) {
				la, _ := c.Listing(t.Context(), p.a, today+400)
				lb, _ := c.Listing(t.Context(), p.b, today+400)
				a, b := titles[p.a], titles[p.b]
				t.Logf("%s %.2f\n   %s\n   %s", p.label, p.likeness, la.Title, lb.Title)
				_, _ = a, b
			}
		}
	}
	_ = knowledge.One
}
