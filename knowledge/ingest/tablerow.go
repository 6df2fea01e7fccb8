package ingest

import (
	"fmt"
	"strings"
)

// tableRow is one record of an officer's table. Reading a cell that is at
// fault sets err, the first time; later faults of the row are not kept.
type tableRow struct {
	table *officerTable
	line  int
	cells []string
	err   *RowError
}

// whole tells whether every column has its cell. A quote that nobody closed is
// at fault.
func (r *tableRow) whole() bool {
	if len(r.cells) != len(r.table.header) {
		r.fail(r.table.spec.columns[0].name, fmt.Sprintf("ada %d isian, seharusnya %d; periksa pemisah kolom dan tanda kutip",
			len(r.cells), len(r.table.header)))
		return false
	}
	for i, cell := range r.cells {
		if strings.HasPrefix(cell, `"`) && strings.Count(cell, `"`)%2 != 0 {
			r.failAt(r.table.header[i], `tanda kutip (") tidak berpasangan; beri kutip di awal dan akhir isi kolom`)
		}
	}
	return true
}

// text is a cell without the space around it; empty where the file has no
// such column.
func (r *tableRow) text(column string) string {
	place, ok := r.table.places[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(r.cells[place])
}

// words is the text of a cell as one line, if there is any. What looks like
// markup stays text.
func (r *tableRow) words(column string) []string {
	if text := cleanText(r.text(column)); text != "" {
		return []string{text}
	}
	return nil
}

// fail notes the first fault of the row, in one of Setara's columns, by the
// file's own name for it.
func (r *tableRow) fail(column, reason string) {
	if place, ok := r.table.places[column]; ok {
		column = strings.TrimSpace(r.table.header[place])
	} else {
		column = r.table.spec.shown(column)
	}
	r.failAt(column, reason)
}

// failAt notes the first fault of the row.
func (r *tableRow) failAt(header, reason string) {
	if r.err == nil {
		r.err = &RowError{Line: r.line, Column: header, Reason: reason, Header: r.table.header, Record: r.cells}
	}
}

// first refuses a value that an earlier row has, and keeps it for later ones.
func (r *tableRow) first(column, value string, lines map[string]int) {
	if line, twice := lines[value]; twice && value != "" {
		r.fail(column, fmt.Sprintf("%q sudah dipakai di baris %d; setiap baris perlu yang berbeda", value, line))
		return
	}
	lines[value] = r.line
}
