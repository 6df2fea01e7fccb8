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

// feeColumns are the columns of a fee file, one for each field of
// [knowledge.Fee], in the order that Setara's own file has them.
var feeColumns = []string{
	"id", "slug", "platforms", "kind", "tier", "group", "rate_low", "rate_high", "fixed", "cap", "base",
	"from", "until", "as_of", "confidence", "sources", "check_url", "notes",
}

const (
	// maxFeeFile bounds a fee file, in bytes: a thousand times Setara's own.
	maxFeeFile = 16 << 20
	// maxFeeErrors is how many rows at fault are reported at once.
	maxFeeErrors = 20
)

// Fees reads a fee file: CSV in UTF-8, separated by commas or semicolons,
// with a header that names every field of [knowledge.Fee], in any order.
//
// Rates are percentages with a decimal dot, amounts whole rupiah in digits
// alone, days are written YYYY-MM-DD; platforms and sources are separated by
// "|". A rate that is not known stays empty, which only a notice or an order
// fee may do: an unknown commission must never count as 0 %.
//
// The reading is strict, because a wrong fee makes every answer wrong: one
// row at fault refuses the file. The error is then a [*FileError] where the
// file cannot be read as a fee table at all, or else the [*RowError]s of the
// rows at fault, the first 20 of them, joined.
func Fees(r io.Reader) ([]knowledge.Fee, error) {
	table, err := readFeeTable(r)
	if err != nil {
		return nil, err
	}
	var fees []knowledge.Fee
	var faults []error
	ids, slugs := map[string]int{}, map[string]int{}
	for _, row := range table.rows {
		fee := row.fee()
		row.first("id", fee.ID, ids)
		row.first("slug", fee.Slug, slugs)
		if row.err == nil {
			fees = append(fees, fee)
			continue
		}
		if faults = append(faults, row.err); len(faults) == maxFeeErrors {
			break
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	if len(fees) == 0 {
		return nil, &FileError{Reason: "tabel biaya ini belum berisi satu baris pun; isi dulu di bawah judul kolom"}
	}
	return fees, nil
}

// feeTable is a fee file cut into cells.
type feeTable struct {
	header []string
	places map[string]int
	rows   []*feeRow
}

// readFeeTable reads the cells of a fee file and checks its header.
func readFeeTable(r io.Reader) (*feeTable, error) {
	data, err := readFeeText(r)
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = -1
	reader.Comma = feeSeparator(data)
	header, err := reader.Read()
	if err != nil {
		return nil, &FileError{Reason: "berkas biaya kosong atau baris judulnya rusak; baris pertama harus berisi judul kolom " +
			strings.Join(feeColumns, ", ")}
	}
	table := &feeTable{header: header}
	if table.places, err = feePlaces(header); err != nil {
		return nil, err
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return table, nil
		}
		if err != nil {
			return nil, brokenFeeRow(err, header)
		}
		if blankFeeRow(record) {
			continue
		}
		line, _ := reader.FieldPos(0)
		table.rows = append(table.rows, &feeRow{table: table, line: line, cells: record})
	}
}

// blankFeeRow tells a row that a spreadsheet leaves below a table.
func blankFeeRow(record []string) bool {
	return !slices.ContainsFunc(record, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// readFeeText reads a file whole, without a byte order mark.
func readFeeText(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFeeFile+1))
	if err != nil {
		return nil, fmt.Errorf("read fee file: %w", err)
	}
	if len(data) > maxFeeFile {
		return nil, &FileError{Reason: "berkas terlalu besar untuk tabel biaya; periksa apakah berkasnya benar"}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, &FileError{Reason: "berkas biaya harus CSV dengan pengodean UTF-8; di Excel pilih Simpan Sebagai, CSV UTF-8"}
	}
	return data, nil
}

// feeSeparator tells commas from the semicolons of an Indonesian Excel by the
// header line.
func feeSeparator(data []byte) rune {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Count(header, []byte(";")) > bytes.Count(header, []byte(",")) {
		return ';'
	}
	return ','
}

// feePlaces finds each column in the header. A column that is missing, twice
// there or not known is refused: a misspelt "until" would never end a fee.
func feePlaces(header []string) (map[string]int, error) {
	places := make(map[string]int, len(header))
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(feeColumns, name) {
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q tidak dikenal di tabel biaya; kolom yang dipakai: %s",
				name, strings.Join(feeColumns, ", "))}
		}
		if _, twice := places[name]; twice {
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q muncul dua kali; hapus salah satunya", name)}
		}
		places[name] = i
	}
	for _, name := range feeColumns {
		if _, ok := places[name]; !ok {
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q tidak ada di tabel biaya; tambahkan, boleh dengan isi kosong", name)}
		}
	}
	return places, nil
}

// brokenFeeRow tells where the quotes of a file stop making sense.
func brokenFeeRow(err error, header []string) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("read fee file: %w", err)
	}
	return &RowError{
		Line: parse.StartLine, Column: header[0], Header: header,
		Reason: `tanda kutip (") tidak berpasangan; beri kutip di awal dan akhir isi kolom`,
	}
}
