package knowledge

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNoCellIsAFormulaHoweverASpreadsheetPartsThem(t *testing.T) {
	for cell, want := range map[string]string{
		"":                          "",
		"Kaos polos":                "Kaos polos",
		"t-shirt":                   "t-shirt",
		`=HYPERLINK("http://x")`:    `'=HYPERLINK("http://x")`,
		"+62 812":                   "'+62 812",
		"\t=1":                      "'\t'=1",
		`Kaos;=HYPERLINK("http:x")`: `Kaos;'=HYPERLINK("http:x")`,
		"Kaos\n@SUM(1)":             "Kaos\n'@SUM(1)",
		"Jum'at":                    "Jum'at",
	} {
		if got := NeutralField(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
		if got := PlainField(want); got != cell {
			t.Errorf("%q was %q, want %q", want, got, cell)
		}
	}
	letters := rapid.SliceOf(rapid.SampledFrom(strings.Split("='+-@;\t\r\na", "")))
	rapid.Check(t, func(t *rapid.T) {
		cell := PlainField(strings.Join(letters.Draw(t, "cell"), ""))
		if PlainField(cell) != cell {
			return // no file of Setara's gave it
		}
		if first := NeutralCell(cell); first != "" && strings.IndexByte(formulaSigns, first[0]) >= 0 {
			t.Fatalf("%q is a formula", first)
		}
		neutral := NeutralField(cell)
		if got := PlainField(neutral); got != cell {
			t.Fatalf("%q became %q and then %q", cell, neutral, got)
		}
		for i := range len(neutral) {
			if begins(neutral, i) && strings.IndexByte("=+-@", neutral[i]) >= 0 {
				t.Fatalf("%q of %q is a formula", neutral, cell)
			}
		}
	})
}
