package main

import (
	"fmt"

	"setara/knowledge"
	"setara/knowledge/intake"
)

// shownListings is how many changed listings are named on the screen, and how
// many categories.
const (
	shownListings   = 20
	namedCategories = 10
)

// wordListingChanges names the known listings that say something new, and the
// categories that a file touches.
func wordListingChanges(d *knowledge.FileDifference) string {
	text, shown := "", 0
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.New || shown == shownListings {
			break
		}
		shown++
		text += fmt.Sprintf("\n  baris %d berubah: %s", c.Line, cutLine(c.Name))
		for _, f := range c.Fields {
			before, after := cutAround(f.Before, f.After)
			text += fmt.Sprintf("; %s %s → %s", f.Name, orUnsaid(before), orUnsaid(after))
		}
	}
	if shown < d.Changed {
		text += fmt.Sprintf("\n  … dan %d lagi yang berubah", d.Changed-shown)
	}
	for i, c := range d.Categories {
		if i == namedCategories {
			text += "\n  … dan kategori lain"
			break
		}
		text += fmt.Sprintf("\n  kategori %s: %d baris baru atau berubah", c.Name, c.Rows)
	}
	return text
}

// wordSynonyms says what a file of synonyms does or would do.
func wordSynonyms(file string, r *intake.Result, note string) string {
	d := &r.Difference
	text := fmt.Sprintf("%s: %d baris; %d baru, %d berubah, %d tetap, %d ditolak%s",
		file, d.Rows, d.New, d.Changed, d.Unchanged, d.Rejected, note)
	for _, c := range d.Changes {
		for _, f := range c.Fields {
			if c.New {
				text += fmt.Sprintf("\n  “%s” baru: dibaca “%s”", c.Name, f.After)
			} else {
				text += fmt.Sprintf("\n  “%s” dibaca “%s” → “%s”", c.Name, f.Before, f.After)
			}
		}
	}
	if more := d.New + d.Changed - len(d.Changes); more > 0 {
		text += fmt.Sprintf("\n  … dan %d lagi yang baru atau berubah", more)
	}
	return text + rejectedLines(file, &r.Report) + wordUndo(&r.Report)
}
