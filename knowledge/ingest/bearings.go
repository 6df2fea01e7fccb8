package ingest

import (
	"fmt"
	"io"
	"slices"

	"setara/knowledge"
)

// bearingColumns are the columns of a file of what bears on a price.
var bearingColumns = []string{"id", "priority", "conditions", "entry", "aspect"}

// Bearings reads the rules for the programmes and rules that an answer of
// price names beside its moves, in the same way as [Moves].
func Bearings(rules io.Reader) ([]knowledge.BearingRule, error) {
	bearings, err := readRules(rules, bearingColumns, (*strictRow).bearing, func(r *knowledge.BearingRule) (string, int) { return r.ID, r.Priority })
	if err != nil {
		return nil, fmt.Errorf("bearings: %w", err)
	}
	return bearings, nil
}

// bearing reads a row of the file of bearings.
func (r *strictRow) bearing() knowledge.BearingRule {
	b := knowledge.BearingRule{
		ID: r.code("id"), Priority: r.priority("priority"), When: r.conditions(), Entry: r.text("entry"),
		Aspect: knowledge.Aspect(r.text("aspect")),
	}
	if r.filled("conditions") == "" {
		return b // what bears on everything bears on nothing
	}
	if len(b.When.Lacks) > 0 {
		r.fail("conditions", "syarat “penjual lain menyebut” hanya untuk saran")
	}
	if !entryID.MatchString(b.Entry) {
		r.fail("entry", fmt.Sprintf("%q bukan nomor program (P…) atau aturan (R…)", b.Entry))
	}
	if !slices.Contains(knowledge.Aspects, b.Aspect) {
		r.fail("aspect", fmt.Sprintf("%q tidak dikenal; pilih dari %s", b.Aspect, choices(knowledge.Aspects)))
	}
	return b
}
