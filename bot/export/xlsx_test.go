package export

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func rowsOf(rows ...[]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// opened is what a spreadsheet program reads in a workbook, sheet by sheet.
func opened(t interface {
	Helper()
	Fatal(...any)
}, data []byte,
) (f *excelize.File, sheets map[string][][]string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	sheets = map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if sheets[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return f, sheets
}

func TestAWorkbookHoldsTheRowsAndGoesOnOnAnotherSheet(t *testing.T) {
	var b bytes.Buffer
	rows := rowsOf([]string{"1", "satu"}, []string{"2", "dua"}, []string{"3", "=1+1"}, []string{"007", "-5"}, []string{"5", "lima"})
	if err := writeXLSX(&b, "Siaran", []string{"no.", "isi"}, rows, 2); err != nil {
		t.Fatal(err)
	}
	f, got := opened(t, b.Bytes())
	defer f.Close()
	want := map[string][][]string{
		"Siaran":   {{"no.", "isi"}, {"1", "satu"}, {"2", "dua"}},
		"Siaran 2": {{"no.", "isi"}, {"3", "'=1+1"}, {"007", "-5"}},
		"Siaran 3": {{"no.", "isi"}, {"5", "lima"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, cell := range []string{"B2", "B3"} {
		if formula, err := f.GetCellFormula("Siaran 2", cell); err != nil || formula != "" {
			t.Errorf("%s is the formula %q (%v)", cell, formula, err)
		}
	}
}

func TestRowsThatCannotBeReadEndTheWorkbook(t *testing.T) {
	broken := errors.New("bot.db cannot be read")
	rows := func(yield func([]string, error) bool) {
		if yield([]string{"1"}, nil) {
			yield(nil, broken)
		}
	}
	if err := XLSX(&bytes.Buffer{}, "Siaran", []string{"no."}, rows); !errors.Is(err, broken) {
		t.Errorf("a workbook ends with %v", err)
	}
	if err := CSV(&bytes.Buffer{}, []string{"no."}, rows); !errors.Is(err, broken) {
		t.Errorf("a CSV file ends with %v", err)
	}
}

func TestWhateverStrangersTypeNoCellOfAWorkbookBeginsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.StringMatching(`[=+\-@\t][A-Za-z0-9()!"' ]{0,12}`), rapid.String()).Draw(t, "cell")
		var b bytes.Buffer
		if err := XLSX(&b, "Siaran", []string{"isi"}, rowsOf([]string{cell})); err != nil {
			t.Fatal(err)
		}
		f, sheets := opened(t, b.Bytes())
		defer f.Close()
		if formula, err := f.GetCellFormula("Siaran", "A2"); err != nil || formula != "" {
			t.Errorf("%q is the formula %q (%v)", cell, formula, err)
		}
		rows := sheets["Siaran"]
		if len(rows) < 2 || len(rows[1]) == 0 {
			return
		}
		if _, whole := cellOf(cell).(int64); !whole && strings.IndexAny(rows[1][0], "=+-@\t\r") == 0 {
			t.Errorf("%q stands there as %q", cell, rows[1][0])
		}
	})
}
