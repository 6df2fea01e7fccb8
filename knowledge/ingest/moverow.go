package ingest

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// Words of the column basis for what is no programme or rule of the state.
const (
	basisFees     = "tarif"
	basisListings = "pembanding"
)

// figure reads "Rp500.000", "0,3%" or "10".
func (r *strictRow) figure(column, s string) (int64, knowledge.FactUnit) {
	n, unit, ok := readFigure(s)
	if !ok {
		r.fail(column, fmt.Sprintf("angka %q tidak terbaca; tulis misalnya Rp500.000, 0,3%%, atau 10", s))
	}
	return n, unit
}

// rule reads a row of the file of moves.
func (r *strictRow) rule() knowledge.MoveRule {
	rule := knowledge.MoveRule{ID: r.code("id"), Move: knowledge.Move(r.text("move")), When: r.conditions()}
	if !slices.Contains(knowledge.AllMoves(), rule.Move) {
		r.fail("move", fmt.Sprintf("%q tidak dikenal; pilih dari %s", rule.Move, choices(knowledge.AllMoves())))
	}
	rule.Priority = r.priority("priority")
	for part := range strings.SplitSeq(r.filled("basis"), "|") {
		part = strings.TrimSpace(part)
		switch {
		case part == basisFees:
			rule.OnFees = true
		case part == basisListings:
			rule.OnListings = true
		case entryID.MatchString(part):
			rule.Entries = append(rule.Entries, part)
		default:
			r.fail("basis", fmt.Sprintf("%q bukan dasar; tulis nomor program (P…) atau aturan (R…), atau %s, atau %s", part, basisFees, basisListings))
		}
	}
	rule.Sentence = r.sentence(&rule)
	return rule
}

// priority reads a cell that orders rules.
func (r *strictRow) priority(column string) int {
	n, ok := wholeNumber(r.text(column))
	if !ok || n > 1000 {
		r.fail(column, "tulis angka dari 0 sampai 1000; yang kecil didahulukan")
	}
	return int(n)
}

// sentence cuts a sentence at its slots. Figures must come through slots, and
// what rests on a programme or rule must name its day.
func (r *strictRow) sentence(rule *knowledge.MoveRule) []knowledge.MovePart {
	rest := r.filled("sentence")
	var parts []knowledge.MovePart
	dated := false
	for rest != "" {
		text, after, open := strings.Cut(rest, "{")
		if strings.ContainsAny(text, "0123456789%}") {
			r.fail("sentence", fmt.Sprintf("%q: angka harus lewat isian {…}, supaya asalnya tercatat", text))
		}
		if text != "" {
			parts = append(parts, knowledge.MovePart{Text: text})
		}
		if !open {
			break
		}
		name, behind, closed := strings.Cut(after, "}")
		slot := knowledge.MoveSlot(name)
		if !closed || !knownSlot(rule, slot) {
			r.fail("sentence", fmt.Sprintf("isian {%s} tidak dikenal, atau bukan angka dari dasar aturan ini", name))
			return nil
		}
		dated = dated || slot == knowledge.SlotDay
		parts = append(parts, knowledge.MovePart{Slot: slot})
		rest = behind
	}
	if len(rule.Entries) > 0 && !dated {
		r.fail("sentence", "sebut tanggal datanya dengan isian {tanggal}")
	}
	if needs := slices.ContainsFunc(parts, func(p knowledge.MovePart) bool { return p.Slot == knowledge.SlotLacking }); needs != (len(rule.When.Lacks) > 0) {
		r.fail("sentence", "isian {ciri} dan syarat “penjual lain menyebut” harus ada berdua")
	}
	return parts
}

// knownSlot tells whether a slot can be filled: from the situation, or, where
// the rule rests on programmes and rules, perhaps from a figure of theirs. What
// their files hold is not known here.
func knownSlot(rule *knowledge.MoveRule, slot knowledge.MoveSlot) bool {
	return slices.Contains(knowledge.MoveSlots(), slot) || len(rule.Entries) > 0 && figureName.MatchString(string(slot))
}
