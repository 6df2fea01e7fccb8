package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

const (
	// maxStrictFile bounds a strict table, in bytes.
	maxStrictFile = 1 << 20
	// maxRowErrors is how many rows at fault are reported at once.
	maxRowErrors = 20
)

// readStrictTable cuts a file into rows of the given columns, in any order.
func readStrictTable(r io.Reader, columns []string) ([]*strictRow, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxStrictFile+1))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxStrictFile:
		return nil, &FileError{Reason: "berkas terlalu besar; periksa apakah berkasnya benar"}
	case !utf8.Valid(data), bytes.IndexByte(data, 0) >= 0:
		return nil, &FileError{Reason: "berkas harus CSV dengan pengodean UTF-8; di Excel pilih Simpan Sebagai, CSV UTF-8"}
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comment, reader.FieldsPerRecord = '#', -1
	header, err := reader.Read()
	if err != nil {
		return nil, &FileError{Reason: "berkas kosong; baris pertama harus berisi judul kolom " + strings.Join(columns, ", ")}
	}
	places := map[string]int{}
	for i, name := range header {
		places[strings.ToLower(strings.TrimSpace(name))] = i
	}
	if len(places) != len(columns) || len(header) != len(columns) ||
		slices.ContainsFunc(columns, func(c string) bool { _, ok := places[c]; return !ok }) {
		return nil, &FileError{Reason: "judul kolom harus tepat, masing-masing sekali: " + strings.Join(columns, ", ")}
	}
	var rows []*strictRow
	for {
		record, err := reader.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case errors.As(err, &parse):
			return nil, &RowError{
				Line: parse.StartLine, Column: columns[0], Header: header,
				Reason: `tanda kutip (") tidak berpasangan; beri kutip di awal dan akhir isi kolom`,
			}
		case err != nil:
			return nil, fmt.Errorf("read table: %w", err)
		}
		line, _ := reader.FieldPos(0)
		row := &strictRow{header: header, places: places, line: line, cells: record}
		if len(record) != len(header) {
			row.fail(columns[0], fmt.Sprintf("ada %d isian, seharusnya %d; periksa koma dan tanda kutip", len(record), len(header)))
			return nil, row.err
		}
		rows = append(rows, row)
	}
}

// strictRow is one record of a strict table. Reading a cell
// that is at fault sets err, the first time.
type strictRow struct {
	header []string
	places map[string]int
	line   int
	cells  []string
	err    *RowError
}

// fail notes the first fault of the row.
func (r *strictRow) fail(column, reason string) {
	if r.err == nil {
		r.err = &RowError{Line: r.line, Column: column, Reason: reason, Header: r.header, Record: r.cells}
	}
}

// first refuses a value that an earlier row has, and keeps it for later ones.
func (r *strictRow) first(column, value string, lines map[string]int) {
	if line, twice := lines[value]; twice {
		r.fail(column, fmt.Sprintf("%q sudah dipakai di baris %d; setiap baris perlu yang berbeda", value, line))
		return
	}
	lines[value] = r.line
}

func (r *strictRow) text(column string) string { return strings.TrimSpace(r.cells[r.places[column]]) }

// filled is a cell that must hold something.
func (r *strictRow) filled(column string) string {
	s := r.text(column)
	if s == "" {
		r.fail(column, "harus terisi")
	}
	return s
}

// code is a cell that names the row.
func (r *strictRow) code(column string) string {
	s := r.filled(column)
	if strings.ContainsAny(s, " \t\r\n|,") {
		r.fail(column, fmt.Sprintf("%q harus satu kata tanpa spasi", s))
	}
	return s
}

// day reads a cell that holds a day; nil for an empty one.
func (r *strictRow) day(column string) *knowledge.Day { return r.dayOf(column, r.text(column)) }

// dayOf reads a day written YYYY-MM-DD; nil for an empty one.
func (r *strictRow) dayOf(column, s string) *knowledge.Day {
	if s == "" {
		return nil
	}
	d, err := knowledge.ParseDay(s)
	if err != nil || !believable(d) {
		r.fail(column, fmt.Sprintf("tanggal %q tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13", s))
		return nil
	}
	return &d
}
