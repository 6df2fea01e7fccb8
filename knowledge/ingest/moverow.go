package ingest

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Words of the column basis for what is no programme or rule of the state.
const (
	basisFees     = "tarif"
	basisListings = "pembanding"
)

// moveStatuses tell whether a programme or rule may be offered.
var moveStatuses = map[string]bool{
	"active": true, "in_force": true, "ended": false, "unclear": false, "draft": false, "revoked": false, "superseded": false,
}

// fact reads a row of the file of facts.
func (r *strictRow) fact() knowledge.MoveFact {
	f := knowledge.MoveFact{
		ID: r.code("id"), Name: r.filled("name"), Agency: r.filled("agency"),
		From: r.day("from"), Until: r.day("until"),
		Confidence: r.filled("confidence"), Address: r.filled("address"), Figures: r.figures(),
	}
	if !strings.HasPrefix(f.ID, "P") && !strings.HasPrefix(f.ID, "R") {
		r.fail("id", fmt.Sprintf("%q bukan nomor program (P…) atau aturan (R…)", f.ID))
	}
	open, known := moveStatuses[r.text("status")]
	if !known {
		r.fail("status", fmt.Sprintf("%q tidak dikenal; tulis active, in_force, ended, unclear, draft, revoked, atau superseded", r.text("status")))
	}
	f.Open = open
	if asOf := r.dayOf("as_of", r.filled("as_of")); asOf != nil {
		f.AsOf = *asOf
	}
	if f.Confidence != "A" && f.Confidence != "B" {
		r.fail("confidence", "hanya A (terbit resmi) atau B (sumbernya tipis); yang dari ingatan belum boleh jadi dasar saran")
	}
	if f.From != nil && f.Until != nil && *f.Until < *f.From {
		r.fail("until", fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", f.Until, f.From))
	}
	if u, err := url.Parse(f.Address); err != nil || u.Host == "" || u.Scheme != "https" {
		r.fail("address", fmt.Sprintf("alamat %q tidak bisa dibuka; tulis lengkap mulai https://", f.Address))
	}
	return f
}

// figures reads "tarif=Rp500.000 | lama=10 tahun | mulai=2026-10-17".
func (r *strictRow) figures() []knowledge.MoveFigure {
	var figures []knowledge.MoveFigure
	for part := range strings.SplitSeq(r.text("figures"), "|") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		f := knowledge.MoveFigure{Slot: knowledge.MoveSlot(strings.TrimSpace(name))}
		if !slotName(string(f.Slot)) || slices.Contains(knowledge.MoveSlots(), f.Slot) ||
			slices.ContainsFunc(figures, func(o knowledge.MoveFigure) bool { return o.Slot == f.Slot }) {
			r.fail("figures", fmt.Sprintf("nama angka %q: pakai huruf kecil dan garis bawah, dan belum dipakai", f.Slot))
		}
		if value = strings.TrimSpace(value); strings.Count(value, "-") == 2 {
			f.Day = r.dayOf("figures", value)
		} else if f.Value, f.Unit = r.figure("figures", value); f.Unit == "" {
			return nil
		}
		figures = append(figures, f)
	}
	return figures
}

// figure reads "Rp500.000", "0,3%" or "10".
func (r *strictRow) figure(column, s string) (int64, knowledge.FactUnit) {
	if rupiah, ok := strings.CutPrefix(s, "Rp"); ok {
		if n, ok := wholeNumber(strings.ReplaceAll(rupiah, ".", "")); ok && knowledge.Rupiah(n).String() == s {
			return n, knowledge.FactRupiah
		}
	} else if percent, ok := strings.CutSuffix(s, "%"); ok {
		whole, decimals, comma := strings.Cut(percent, ",")
		if n, ok := wholeNumber(whole + (decimals + "00")[:2]); ok && len(whole) <= 3 && len(decimals) <= 2 && comma == (decimals != "") {
			return n, knowledge.FactBasisPoints
		}
	} else if n, ok := wholeNumber(s); ok {
		return n, knowledge.FactCount
	}
	r.fail(column, fmt.Sprintf("angka %q tidak terbaca; tulis misalnya Rp500.000, 0,3%%, 10, atau 2026-10-17", s))
	return 0, ""
}

func wholeNumber(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && allDigits(s) && n <= int64(knowledge.MaxRupiah)
}

// slotName tells whether a name may stand between braces.
func slotName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// rule reads a row of the file of moves.
func (r *strictRow) rule(facts map[string]knowledge.MoveFact) knowledge.MoveRule {
	rule := knowledge.MoveRule{ID: r.code("id"), Move: knowledge.Move(r.text("move")), When: r.conditions()}
	if !slices.Contains(knowledge.AllMoves(), rule.Move) {
		r.fail("move", fmt.Sprintf("%q tidak dikenal; pilih dari %s", rule.Move, choices(knowledge.AllMoves())))
	}
	priority, ok := wholeNumber(r.text("priority"))
	if !ok || priority > 1000 {
		r.fail("priority", "tulis angka dari 0 sampai 1000; yang kecil didahulukan")
	}
	rule.Priority = int(priority)
	for part := range strings.SplitSeq(r.filled("basis"), "|") {
		part = strings.TrimSpace(part)
		fact, known := facts[part]
		switch {
		case part == basisFees:
			rule.OnFees = true
		case part == basisListings:
			rule.OnListings = true
		case known:
			rule.Facts = append(rule.Facts, fact)
		default:
			r.fail("basis", fmt.Sprintf("%q tidak ada di daftar dasar; tulis nomornya, atau %s, atau %s", part, basisFees, basisListings))
		}
	}
	rule.Sentence = r.sentence(&rule)
	return rule
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
	if len(rule.Facts) > 0 && !dated {
		r.fail("sentence", "sebut tanggal datanya dengan isian {tanggal}")
	}
	if needs := slices.ContainsFunc(parts, func(p knowledge.MovePart) bool { return p.Slot == knowledge.SlotLacking }); needs != (len(rule.When.Lacks) > 0) {
		r.fail("sentence", "isian {ciri} dan syarat “penjual lain menyebut” harus ada berdua")
	}
	return parts
}

func knownSlot(rule *knowledge.MoveRule, slot knowledge.MoveSlot) bool {
	return slices.Contains(knowledge.MoveSlots(), slot) || slices.ContainsFunc(rule.Facts, func(f knowledge.MoveFact) bool {
		return slices.ContainsFunc(f.Figures, func(g knowledge.MoveFigure) bool { return g.Slot == slot })
	})
}
