package main

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
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

// wordEntries says what a file of programmes or rules does or would do: the
// counts, then each new and changed entry, then the rejected rows.
func wordEntries(file string, kind catalog.ImportKind, r *catalog.EntryReport, note string) string {
	noun := importKindWords[kind]
	text := fmt.Sprintf("%s: %d %s; %d baru, %d berubah, %d tetap, %d ditolak%s",
		file, r.Rows, noun, r.New, r.Changed, r.Unchanged, r.Rejected, note)
	if r.Kept > 0 {
		text += fmt.Sprintf("\n  %d %s lain tetap", r.Kept, noun)
	}
	for i := range r.Differences {
		if i == shownDifferences {
			text += fmt.Sprintf("\n  … dan %d %s lagi yang baru atau berubah", len(r.Differences)-shownDifferences, noun)
			break
		}
		text += wordEntryDifference(&r.Differences[i])
	}
	return text + rejectedLines(file, &r.ImportReport) + wordUndo(&r.ImportReport)
}

// wordEntryDifference is a line for a new entry, for each changed field, and
// for each line of a changed list.
func wordEntryDifference(d *catalog.EntryDifference) string {
	if d.New {
		return fmt.Sprintf("\n  %s baru: %s (status %s)", d.ID, d.Name, d.Status)
	}
	text := ""
	for _, c := range d.Changes {
		before, after := splitLines(c.Before), splitLines(c.After)
		if len(before) <= 1 && len(after) <= 1 {
			shownBefore, shownAfter := cutAround(c.Before, c.After)
			text += fmt.Sprintf("\n  %s %s %s → %s", d.ID, c.Key, orUnsaid(shownBefore), orUnsaid(shownAfter))
			continue
		}
		text += wordLines(d.ID+" "+c.Key, before, after)
	}
	return text
}

// wordLines says which lines of a list went and which came.
func wordLines(of string, before, after []string) string {
	text := ""
	for _, line := range before {
		if !slices.Contains(after, line) {
			text += fmt.Sprintf("\n  %s, dihapus: “%s”", of, cutLine(line))
		}
	}
	for _, line := range after {
		if !slices.Contains(before, line) {
			text += fmt.Sprintf("\n  %s, ditambah: “%s”", of, cutLine(line))
		}
	}
	if text == "" {
		return fmt.Sprintf("\n  %s: urutan atau jumlahnya berubah", of)
	}
	return text
}

// splitLines are the lines of a field; none of an empty one.
func splitLines(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}

func orUnsaid(value string) string {
	if value == "" {
		return feeUnsaid
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
