package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// headerSearch is how many records at the top of a table may stand before its
// header: a title, a date, an empty line.
const headerSearch = 20

// table turns the records of a CSV file or a sheet, of which one is the
// header, into records of the pipeline.
type table struct {
	pipeline *pipeline
	mapping  map[string]column
	layout   *layout
	top      []rawRecord
	// parts are the fragments of a record that is not yet whole.
	parts []rawRecord
	// joined tells that records of this file are broken over lines, so that a
	// short record may lack its end.
	joined bool
	// aligned tells that every cell stands under its header whatever the
	// record's length, as in a sheet.
	aligned bool
}

// rawRecord is a record of a table as read.
type rawRecord struct {
	line  int
	cells []string
	// fault is as in record.
	fault string
	// wide tells that the fault is that there are too many cells.
	wide bool
}

// empty tells a record in which nothing stands.
func (r rawRecord) empty() bool {
	return r.fault == "" && !slices.ContainsFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// narrow cuts a record down to maxFields cells; one in which more stands is a
// broken one.
func (r *rawRecord) narrow() {
	if len(r.cells) <= maxFields {
		return
	}
	if rest := (rawRecord{cells: r.cells[maxFields:]}); !rest.empty() || len(r.cells) >= maxCells {
		r.fault, r.wide = fmt.Sprintf("baris ini berisi lebih dari %d kolom", maxFields), true
	}
	r.cells = r.cells[:maxFields]
}

// errTooWide is a file whose first rows have more columns than anybody can mean.
var errTooWide = &FileError{Reason: fmt.Sprintf("Berkas ini berisi lebih dari %d kolom, jadi tidak bisa dibaca sebagai daftar. "+
	"Hapus kolom yang tidak perlu, simpan ulang sebagai CSV atau XLSX, lalu ulangi.", maxFields)}

// add takes the next record of the table.
func (t *table) add(r rawRecord) error {
	switch {
	case r.empty():
		return nil
	case t.layout != nil:
		return t.join(r)
	case r.wide:
		return errTooWide
	}
	if r.fault == "" {
		if l := newLayout(r.cells, t.mapping); l.listed() && !looksLikeData(r.cells) {
			t.layout = l
			return t.checkMapping()
		}
	}
	t.top = append(t.top, r)
	if len(t.top) < headerSearch {
		return nil
	}
	return t.withoutHeader()
}

// checkMapping refuses a mapping of headers that the file does not have.
func (t *table) checkMapping() error {
	for words := range t.mapping {
		if !slices.ContainsFunc(t.layout.header, func(h string) bool { return headerWords(h) == words }) {
			return &FileError{Reason: fmt.Sprintf("Pemetaan kolom menyebut %q, padahal berkas ini tidak punya kolom itu. Kolom yang ada: %s.",
				words, strings.Join(t.layout.header, ", "))}
		}
	}
	return nil
}

// finish ends the table.
func (t *table) finish() error {
	if t.layout == nil {
		if len(t.top) == 0 {
			return errEmptyFile
		}
		if err := t.withoutHeader(); err != nil {
			return err
		}
	}
	if err := t.flush(); err != nil {
		return err
	}
	return t.pipeline.finish()
}

var errEmptyFile = &FileError{Reason: "Berkas ini kosong. Pilih berkas yang berisi daftar produk dan harganya."}

// withoutHeader goes on with a table in whose top no header was found.
func (t *table) withoutHeader() error {
	l, err := guessLayout(t.top, t.mapping)
	if err != nil {
		t.tellUnread()
		return err
	}
	t.layout = l
	for _, r := range t.top {
		if err := t.join(r); err != nil {
			return err
		}
	}
	t.top = nil
	return nil
}

// tellUnread tells the columns of a table that cannot be read as it is, so that a
// person can say what they are.
func (t *table) tellUnread() {
	if t.pipeline.opts.Told == nil || looksLikeData(t.top[0].cells) {
		return
	}
	best, at := bestHeader(t.top, t.mapping)
	records := []record{{layout: best}}
	for _, r := range t.top[at+1:] {
		records = append(records, record{line: r.line, layout: best, cells: r.cells})
	}
	t.pipeline.opts.Told(columnsOf(records))
}

// maxParts is how many fragments may make one record.
const maxParts = 10

// join puts fragments of one record together. A line break inside a cell that
// nobody quoted leaves a record that is too short, and then its rest: the
// last cell of the one and the first of the other are halves of one cell. It
// is taken for that only if the rest is no listing by itself and the whole
// has exactly as many cells as the header and is a listing; otherwise every
// part stands for itself.
func (t *table) join(r rawRecord) error {
	width := len(t.layout.header)
	if len(t.parts) > 0 {
		whole := glue(append(slices.Clone(t.parts), r))
		switch {
		case r.fault != "" || len(whole.cells) > width || len(t.parts) == maxParts || t.isListing(r.cells):
			if err := t.flush(); err != nil {
				return err
			}
		case len(whole.cells) < width:
			t.parts = append(t.parts, r)
			return nil
		case t.isListing(whole.cells):
			t.parts, t.joined = nil, true
			return t.emit(whole)
		default:
			if err := t.flush(); err != nil {
				return err
			}
		}
	}
	if r.fault == "" && len(r.cells) < width {
		t.parts = []rawRecord{r}
		return nil
	}
	return t.emit(r)
}

// glue joins fragments at their ends.
func glue(parts []rawRecord) rawRecord {
	whole := rawRecord{line: parts[0].line, cells: slices.Clone(parts[0].cells)}
	for _, part := range parts[1:] {
		last := len(whole.cells) - 1
		whole.cells[last] += "\n" + part.cells[0]
		whole.cells = append(whole.cells, part.cells[1:]...)
	}
	return whole
}

// isListing tells whether cells hold a title and a price at their places.
func (t *table) isListing(cells []string) bool {
	if titleFault(cleanText(t.layout.get(cells, colTitle))) != "" {
		return false
	}
	_, f := readOffer(t.layout, cells, true)
	return f == nil
}

// flush gives out fragments that did not make a record.
func (t *table) flush() error {
	parts := t.parts
	t.parts = nil
	for _, part := range parts {
		if err := t.emit(part); err != nil {
			return err
		}
	}
	return nil
}

// emit hands a record to the pipeline. A record that is too short lacks its
// last cells, which is harmless unless this file breaks records over lines; in
// one that is too long nobody knows which cell is which.
func (t *table) emit(r rawRecord) error {
	width := len(t.layout.header)
	out := record{line: r.line, layout: t.layout, cells: r.cells}
	if t.aligned && len(r.cells) > width {
		out.cells = r.cells[:width]
	}
	surplus := len(out.cells) - width
	switch {
	case r.fault != "":
		out.fault = &fault{t.layout.name(colTitle), r.fault}
	case surplus > 0 && !(rawRecord{cells: r.cells[width:]}).empty():
		out.fault = &fault{t.layout.header[width-1], fmt.Sprintf(
			"baris ini berisi %d kolom, padahal judulnya %d; apit isi yang memuat tanda pemisah dengan tanda petik", len(r.cells), width)}
	case surplus < 0 && t.joined:
		out.fault = &fault{t.layout.header[len(r.cells)], fmt.Sprintf(
			"baris ini terpotong: hanya %d dari %d kolom", len(r.cells), width)}
	}
	return t.pipeline.add(out)
}
