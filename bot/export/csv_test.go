package export_test

import (
	"bytes"
	"encoding/csv"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"setara/bot/export"
)

// each gives rows one after the other.
func each(rows [][]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func TestACellIsNeverTakenForAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"":                       "",
		"Bu Sari":                "Bu Sari",
		"=HYPERLINK(\"x\")":      "'=HYPERLINK(\"x\")",
		"+62 812":                "'+62 812",
		"-2":                     "'-2",
		"@SUM(A1)":               "'@SUM(A1)",
		"\t=1":                   "'\t=1",
		"\r=1":                   "'\r=1",
		"a=b":                    "a=b",
		"'=1":                    "'=1",
		"jual 45rb - modal 28rb": "jual 45rb - modal 28rb",
	} {
		if got := export.Neutral(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

func TestAFileOpensWithTheRowsThatWereWritten(t *testing.T) {
	var b bytes.Buffer
	rows := [][]string{{"Bu \"Sari\", Bantul", "baris\nkedua"}, {"=1+1", ""}}
	if err := export.CSV(&b, []string{"nama", "=kolom"}, each(rows)); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffnama,'=kolom\r\n\"Bu \"\"Sari\"\", Bantul\",\"baris\r\nkedua\"\r\n'=1+1,\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWhateverStrangersTypeNoCellBeginsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.String(), 2, 2), 1, 5).Draw(t, "rows")
		var b bytes.Buffer
		if err := export.CSV(&b, []string{"a", "b"}, each(rows)); err != nil {
			t.Fatal(err)
		}
		read, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
		if err != nil || len(read) != len(rows)+1 {
			t.Fatalf("%d rows of %d come back: %v", len(read)-1, len(rows), err)
		}
		for _, row := range read {
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@\t\r") == 0 {
					t.Errorf("a cell is %q", cell)
				}
			}
		}
	})
}
