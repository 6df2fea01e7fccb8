package text_test

import (
	"testing"

	"setara/knowledge"
	"setara/knowledge/text"
)

func TestASurfaceIsReadWithItsMeasure(t *testing.T) {
	for written, want := range map[string]knowledge.Pack{
		"karpet 2x3 meter 750rb":       6000,
		"karpet 2 x 3 m":               6000,
		"permadani 160x210 cm":         3360,
		"sajadah 70 x 110cm":           770,
		"karpet 1,6x2,1m":              3360,
		"karpet 2x3":                   0,
		"isi 2x12 pcs":                 0,
		"karpet 0x3 m":                 0,
		"karpet 99999999x99999999 m":   0,
		"karpet 999999999999999x3 cm ": 0,
	} {
		q := text.ReadQuestion(written)
		if got, ok := text.ReadArea(&q); got != want || ok != (want > 0) {
			t.Errorf("%q: %v, %t, want %v", written, got, ok, want)
		}
	}
}
