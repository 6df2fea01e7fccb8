package main

import (
	"fmt"
	"slices"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
)

// What an officer at the terminal reads about a file of fees.
const (
	askApply    = "Terapkan? (ya/tidak) "
	sayDeclined = "Tidak diterapkan; tidak ada yang berubah."
	sayApplied  = "diterapkan"
	wordUnsaved = " (belum disimpan)"
)

// shownDifferences is how many new or changed rows are named on the screen.
const shownDifferences = 100

// wordFees says what a file of fees does or would do: the counts, then each
// new and changed row, then what to mind, then the rejected rows.
func wordFees(file string, r *catalog.FeeReport, note string) string {
	text := fmt.Sprintf("%s: %d baris; %d baru, %d berubah, %d tetap, %d ditolak%s",
		file, r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, note)
	if r.Kept > 0 {
		text += fmt.Sprintf("\n  %d baris lain tetap", r.Kept)
	}
	text += wordWordsOnly(r.Differences)
	for i := range r.Differences {
		if i == shownDifferences {
			text += fmt.Sprintf("\n  … dan %d baris lagi yang baru atau berubah", len(r.Differences)-shownDifferences)
			break
		}
		text += wordFeeDifference(&r.Differences[i])
	}
	for _, warning := range intake.FeeWarnings(r) {
		text += "\n  perhatikan: " + warning
	}
	return text + rejectedLines(file, &r.ImportReport) + wordUndo(&r.ImportReport)
}

// wordUndo says how to take back what was loaded and changes something.
func wordUndo(r *catalog.ImportReport) string {
	if r.ImportID == 0 || r.New+r.Changed == 0 {
		return ""
	}
	return fmt.Sprintf("\n  Kalau keliru, batalkan dengan: setara imports undo %d", r.ImportID)
}

// wordFeeDifference is a line for each new row and each changed field.
func wordFeeDifference(d *catalog.FeeDifference) string {
	if d.Before == nil {
		return fmt.Sprintf("\n  %s baru: %s", d.After.ID, intake.FeeSummary(&d.After))
	}
	name := d.After.ID
	if wordsOnly(d) {
		name += " hanya kata-kata:"
	}
	text := ""
	for _, field := range d.Changes() {
		before, after := cutAround(intake.FeeValue(d.Before, field), intake.FeeValue(&d.After, field))
		if field == knowledge.FeeFieldBase || field == knowledge.FeeFieldNotes {
			before, after = quoted(before), quoted(after)
		}
		text += fmt.Sprintf("\n  %s %s %s → %s", name, intake.FeeFieldName(field), before, after)
	}
	return text
}

func quoted(value string) string {
	if value == intake.Unsaid {
		return value
	}
	return "“" + value + "”"
}

// wordsOnly tells whether a changed row charges the same, of the same sellers
// and goods on the same days: only what is told about it differs.
func wordsOnly(d *catalog.FeeDifference) bool {
	return d.Before != nil && !slices.ContainsFunc(d.Changes(), func(field knowledge.FeeField) bool {
		switch field {
		case knowledge.FeeFieldBase, knowledge.FeeFieldNotes, knowledge.FeeFieldSources, knowledge.FeeFieldCheckURL, knowledge.FeeFieldSlug:
			return false
		default:
			return true
		}
	})
}

// wordWordsOnly says how many of the changed rows differ in words alone.
func wordWordsOnly(differences []catalog.FeeDifference) string {
	count := 0
	for i := range differences {
		if wordsOnly(&differences[i]) {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf("\n  %d baris berubah kata-katanya saja; angka dan tanggalnya sama", count)
}

// longValue is how many letters of a text are shown, leadIn how many of them
// before the first difference.
const (
	longValue = 60
	leadIn    = 20
)

// cutAround cuts two texts so that the first difference between them shows.
func cutAround(before, after string) (shownBefore, shownAfter string) {
	b, a := []rune(before), []rune(after)
	if len(b) <= longValue && len(a) <= longValue {
		return before, after
	}
	same := 0
	for same < len(b) && same < len(a) && b[same] == a[same] {
		same++
	}
	from := max(same-leadIn, 0)
	if from > 0 {
		// Words are not cut where one begins nearby.
		if space := slices.Index(b[from:same], ' '); space >= 0 {
			from += space + 1
		}
	}
	return cut(b, from), cut(a, from)
}

// cut is a part of a text from a letter on, with a mark where it was cut.
func cut(text []rune, from int) string {
	to := min(len(text), from+longValue)
	shown := string(text[from:to])
	if from > 0 {
		shown = "…" + shown
	}
	if to < len(text) {
		shown += "…"
	}
	return shown
}
