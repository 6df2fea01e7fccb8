package main

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/intake"
)

// explainFaulty says in one line that a file of one entry was refused; see
// [entryFaults] for why.
func explainFaulty(e *ingest.EntryError) string {
	return fmt.Sprintf("%d hal perlu diperbaiki dulu, jadi berkas ini tidak dimuat", len(e.Faults)+e.More)
}

// entryFaults are what is wrong with a file of one entry, a line each.
func entryFaults(e *ingest.EntryError) string {
	return "\n  " + strings.ReplaceAll(e.Error(), "\n", "\n  ")
}

// longLine is how many letters of one line of a list are shown.
const longLine = 200

// shownChanges is how many lines one changed entry takes on the screen.
const shownChanges = 9

// wordEntries says what a file of programmes or rules does or would do: the
// counts, what would be lost, then each new and changed entry, then the
// rejected rows.
func wordEntries(file string, kind catalog.ImportKind, r *catalog.EntryReport, note string) string {
	noun := importKindWords[kind]
	text := fmt.Sprintf("%s: %d %s; %d baru, %d berubah, %d tetap, %d ditolak%s",
		file, r.Rows, noun, r.New, r.Changed, r.Unchanged, r.Rejected, note)
	for _, warning := range intake.EntryWarnings(knowledge.FileKind(kind), r) {
		text += "\n  Perhatian: " + warning
	}
	if r.Kept > 0 {
		text += fmt.Sprintf("\n  %d %s lain tetap", r.Kept, noun)
	}
	cut := false
	for i := range r.Differences {
		if i == shownDifferences {
			text += fmt.Sprintf("\n  … dan %d %s lagi yang baru atau berubah", len(r.Differences)-shownDifferences, noun)
			cut = true
			break
		}
		d := &r.Differences[i]
		lines := wordEntryDifference(d)
		if more := len(lines) - shownChanges; more > 1 {
			lines = append(lines[:shownChanges:shownChanges], fmt.Sprintf("%s … dan %d perubahan lagi", d.ID, more))
			cut = true
		}
		text += "\n  " + strings.Join(lines, "\n  ")
	}
	if cut {
		text += "\n  Semua perubahan bisa dilihat dengan menambahkan --json."
	}
	return text + rejectedLines(file, &r.ImportReport) + wordUndo(&r.ImportReport)
}

// wordEntryDifference is a line for a new entry; else for each line that is
// lost, then for each changed field and each line that is added.
func wordEntryDifference(d *catalog.EntryDifference) []string {
	if d.New {
		return []string{fmt.Sprintf("%s baru: %s (status %s)", d.ID, d.Name, d.Status)}
	}
	var lost, changed []string
	for _, c := range d.Changes {
		before, after := intake.Lines(c.Before), intake.Lines(c.After)
		gone := intake.Lost(c.Before, c.After)
		for _, line := range gone {
			lost = append(lost, fmt.Sprintf("%s %s, hilang: “%s”", d.ID, c.Key, cutLine(line)))
		}
		switch {
		case len(before) <= 1 && len(after) <= 1 && len(gone) == 0:
			shownBefore, shownAfter := cutAround(c.Before, c.After)
			changed = append(changed, fmt.Sprintf("%s %s %s → %s", d.ID, c.Key, orUnsaid(shownBefore), orUnsaid(shownAfter)))
		default:
			changed = append(changed, wordAdded(d.ID+" "+c.Key, before, after, len(gone) == 0)...)
		}
	}
	return append(lost, changed...)
}

// wordAdded says which lines of a list came; where nothing came or went, that
// it is another list all the same.
func wordAdded(of string, before, after []string, none bool) []string {
	var lines []string
	for _, line := range after {
		if !slices.Contains(before, line) {
			lines = append(lines, fmt.Sprintf("%s, ditambah: “%s”", of, cutLine(line)))
		}
	}
	if len(lines) == 0 && none {
		return []string{of + ": urutan atau jumlahnya berubah"}
	}
	return lines
}

func orUnsaid(value string) string {
	if value == "" {
		return intake.Unsaid
	}
	return value
}

// cutLine cuts a line that is too long to be shown whole.
func cutLine(line string) string {
	if runes := []rune(line); len(runes) > longLine {
		return string(runes[:longLine]) + "…"
	}
	return line
}
