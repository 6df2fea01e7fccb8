package ingest

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"setara/knowledge"
)

// Table is how an officer's table is read beside its content. The zero value
// reads it as it says itself, as of the first day.
type Table struct {
	// Today is the day after which nothing can have been looked at.
	Today knowledge.Day
	// Columns are as in [knowledge.FileSpec].
	Columns map[string]string
	// Told is as in [Options].
	Told func([]knowledge.FileColumn)
}

// Fees is [FeeRows], read by t.
func (t Table) Fees(r io.Reader) ([]FeeRow, error) {
	table, err := t.read(feeSpec, r)
	if err != nil {
		return nil, err
	}
	return readFeeRows(table, t.Today)
}

// Synonyms is [Synonyms], read by t.
func (t Table) Synonyms(r io.Reader) ([]SynonymRow, error) {
	table, err := t.read(synonymSpec, r)
	if err != nil {
		return nil, err
	}
	return synonymRows(table)
}

// Entries is [Entries], read by t. A file of one entry has no columns.
func (t Table) Entries(name string, r io.Reader, kind EntryKind) ([]EntryRow, error) {
	if isEntryFile(name) {
		return Entries(name, r, kind, t.Today)
	}
	table, err := t.read(entrySpec(kind), r)
	if err != nil {
		return nil, err
	}
	return entryRows(table, kind, t.Today)
}

// read reads the cells of a table and tells its columns, also where one of them
// is the reason that it cannot be read.
func (t Table) read(spec *tableSpec, r io.Reader) (*officerTable, error) {
	said, err := spec.with(t.Columns)
	if err != nil {
		return nil, err
	}
	table, err := said.cut(r)
	if t.Told != nil && table != nil && table.likelyHeader() {
		t.Told(table.columns())
	}
	if err != nil {
		return nil, err
	}
	return table, table.place()
}

// likelyHeader tells whether the table has a header. Where none was found, it is
// taken to be the record at the top with the most filled cells.
func (t *officerTable) likelyHeader() bool {
	if t.header != nil {
		return true
	}
	at := -1
	for i, r := range t.records[:min(len(t.records), headerSearch)] {
		if at < 0 || filled(r.cells) > filled(t.records[at].cells) {
			at = i
		}
	}
	if at >= 0 {
		t.header, t.records = trimIdle(t.records[at].cells, 0), t.records[at+1:]
	}
	return len(t.header) > 0
}

// columns are the table's, as they are taken.
func (t *officerTable) columns() []knowledge.FileColumn {
	named := make([]string, len(t.header))
	for i, header := range t.header {
		named[i], _ = t.spec.columnOf(header)
	}
	var cells [][]string
	for _, r := range t.records[:min(len(t.records), toldRecords)] {
		cells = append(cells, r.cells)
	}
	return told(t.header, named, cells)
}

// with is the table as a person says that its headers are to be read.
func (s *tableSpec) with(columns map[string]string) (*tableSpec, error) {
	if len(columns) == 0 {
		return s, nil
	}
	said := *s
	said.said = make(map[string]string, len(columns))
	for header, column := range columns {
		known := slices.ContainsFunc(s.columns, func(c tableColumn) bool { return c.name == column })
		if column != "" && !known {
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q dibaca sebagai %q, padahal %s tidak punya kolom itu; pilih salah satu dari %s",
				header, column, s.noun, s.columnNames())}
		}
		said.said[headerWords(header)] = column
	}
	return &said, nil
}

// isEntryFile tells a file of one programme or rule by its name.
func isEntryFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		return true
	default:
		return false
	}
}
