package chat

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"setara/knowledge"
)

// readForm reads one written form of money or quantity the way that an owner
// would say it in a cost of goods. It tells what was read, and whether Setara
// asks back instead.
func readForm(form, kind string) (got string, asks bool) {
	if kind == "banyak" {
		r := UnderstandCosts("jadi "+form, CostAsked{})
		if r.Yield == nil || r.Impossible {
			return "", true
		}
		unit := string(r.Unit)
		if unit == "" {
			unit = "-"
		}
		return r.Yield.String() + " " + unit, false
	}
	r := UnderstandCosts("bahan "+form, CostAsked{})
	if len(r.Lines) != 1 || r.Impossible || r.Lines[0].Wants != "" {
		return "", len(r.Lines) < 2
	}
	item := r.Lines[0]
	switch {
	case item.Shared != 0 || r.Yield != nil:
		return "shared " + item.Shared.String(), false
	case (item.Basis == knowledge.CostPerUnit) != (kind == "satuan"):
		return string(item.Basis), false
	}
	return strconv.FormatInt(int64(item.Quantity.Times(item.Amount)), 10), false
}

// TestWrittenFormsOfMoneyAndQuantityAreRight holds the reading on forms that
// were written down without looking at the code: nearly all right, and what is
// not right asked back.
func TestWrittenFormsOfMoneyAndQuantityAreRight(t *testing.T) {
	file, err := os.ReadFile("testdata/bentuk-angka.tsv")
	if err != nil {
		t.Fatal(err)
	}
	forms, right, asked := 0, 0, 0
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		want := c[2]
		if c[1] == "banyak" {
			want = strings.ReplaceAll(want, ".", ",") + " " + c[3]
		}
		forms++
		switch got, asks := readForm(c[0], c[1]); {
		case got == want:
			right++
		case asks:
			asked++
			t.Logf("%q is asked back", c[0])
		default:
			t.Errorf("%q (%s) is read as %q, want %q", c[0], c[1], got, want)
		}
	}
	t.Logf("%d of %d forms are right, %d asked back", right, forms, asked)
	if forms < 300 || right*100 < forms*99 {
		t.Errorf("%d of %d forms are right, want 99 %% of 300 or more", right, forms)
	}
}
