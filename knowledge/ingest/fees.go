package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"setara/knowledge"
)

// maxFeeFile bounds a fee file, in bytes: a thousand times Setara's own.
const maxFeeFile = 16 << 20

// FeeRow is one record of a fee table.
type FeeRow struct {
	// Line is as in [Row].
	Line int
	// Fee is what the record says; without meaning where Err is set, but for
	// its ID, which is kept where it could be read.
	Fee knowledge.Fee
	// SlugMade tells that the file has no slug, so that the one of Fee was
	// made up.
	SlugMade bool
	// Err tells why the record cannot be used; nil where Fee is meant.
	Err *RowError
}

// FeeRows reads a fee table: CSV separated by commas, semicolons or tabs, or
// XLSX. The header is Setara's own, with a column for each field of
// [knowledge.Fee] in any order, or the one that officers' tables have
// (marketplace, fee_type, seller_tier and so on); a row may hold Setara's
// codes or the words of such tables, see feewords.go.
//
// Rates are percentages with up to two decimals, amounts whole rupiah; "6,97"
// and "Rp1.250" are read as well as 6.97 and 1250. A rate that is not known
// stays empty, which only a notice or an order fee may do: an unknown
// commission must never count as 0 %. A month alone is its first day, or its
// last where a fee ends. Where nobody says when a row was last looked at, that
// is the day of its publication.
//
// The reading is strict, because a wrong fee makes every answer wrong: what
// cannot be read surely is a [*RowError] of its row, and so is a row that is
// said to have been looked at after today: nobody would be told to look again.
// The error is a [*FileError] where the file is no fee table at all.
func FeeRows(r io.Reader, today knowledge.Day) ([]FeeRow, error) {
	table, err := readFeeTable(r)
	if err != nil {
		return nil, err
	}
	ids, slugs := map[string]int{}, map[string]int{}
	var rows []FeeRow
	for _, record := range table.records {
		row := &feeRecord{table: table, today: today, line: record.line, cells: record.cells}
		fee := row.fee()
		row.first("id", fee.ID, ids)
		row.first("slug", fee.Slug, slugs)
		rows = append(rows, FeeRow{Line: row.line, Fee: fee, SlugMade: row.slugMade, Err: row.err})
		table.base = fee.Base
	}
	if len(rows) == 0 {
		return nil, &FileError{Reason: "tabel biaya ini belum berisi satu baris pun; isi dulu di bawah judul kolom"}
	}
	return rows, nil
}

// Fees reads a fee table of which every row must be good, whenever it was
// looked at. Else the error is the [*RowError]s of the rows at fault, the first
// 20 of them, joined; or as that of [FeeRows].
func Fees(r io.Reader) ([]knowledge.Fee, error) {
	rows, err := FeeRows(r, latestDay)
	if err != nil {
		return nil, err
	}
	var fees []knowledge.Fee
	var faults []error
	for _, row := range rows {
		if row.Err == nil {
			fees = append(fees, row.Fee)
		} else if len(faults) < maxRowErrors {
			faults = append(faults, row.Err)
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return fees, nil
}

// The columns of a fee table that may be left out: a slug is made, a tax is
// taken from the words of the base, the day of the last look is that of the
// publication, and the status only tells more about empty figures.
var feeOptional = []string{"slug", "tax", "checked_on", "status"}

// feeColumns are the columns of a fee table, in the order that Setara's own
// file has them, and the headers that stand for each, as headerWords writes
// them; a person is told the first. A status is not kept: it is held against
// the rest of its row.
var feeColumns = []struct {
	name    string
	headers []string
}{
	{"id", []string{"kode"}},
	{"slug", []string{"nama pendek"}},
	{"platforms", []string{"marketplace", "platform", "lokapasar"}},
	{"kind", []string{"jenis biaya", "fee type"}},
	{"tier", []string{"jenis penjual", "seller tier"}},
	{"group", []string{"kategori", "category group", "kelompok barang"}},
	{"rate_low", []string{"tarif terendah", "rate min pct", "persen terendah"}},
	{"rate_high", []string{"tarif tertinggi", "rate max pct", "persen tertinggi"}},
	{"fixed", []string{"biaya tetap", "biaya pesanan"}},
	{"cap", []string{"plafon", "batas potongan"}},
	{"tax", []string{"pajak"}},
	{"base", []string{"dasar", "dasar hitung"}},
	{"from", []string{"berlaku mulai", "effective from", "mulai berlaku"}},
	{"until", []string{"berlaku sampai", "effective to", "sampai"}},
	{"as_of", []string{"tanggal terbit"}},
	{"checked_on", []string{"tanggal cek", "dicek tanggal"}},
	{"confidence", []string{"keyakinan"}},
	{"sources", []string{"sumber", "source urls"}},
	{"check_url", []string{"alamat cek"}},
	{"notes", []string{"catatan"}},
	{"status", nil},
}

// feeIgnored are headers of tables that Setara reads without using them: what
// a confidence rests on, and the columns that a file of rejected rows adds.
var feeIgnored = []string{"basis", "setara baris", "setara kolom", "setara alasan"}

// feeColumnNames names the columns for a person.
func feeColumnNames() string {
	var names []string
	for _, c := range feeColumns {
		if c.name != "status" {
			names = append(names, c.headers[0])
		}
	}
	return strings.Join(names, ", ")
}

// feeColumnShown is what a person is told of a column that their file does not
// have.
func feeColumnShown(name string) string {
	for _, c := range feeColumns {
		if c.name == name && len(c.headers) > 0 {
			return c.headers[0]
		}
	}
	return name
}

// feeColumnOf is the column that a header names; empty for none. A header that
// is not to be used is known all the same.
func feeColumnOf(header string) (column string, known bool) {
	words := headerWords(header)
	for _, c := range feeColumns {
		if words == headerWords(c.name) || slices.Contains(c.headers, words) {
			return c.name, true
		}
	}
	return "", slices.Contains(feeIgnored, words)
}

// feePlaces finds each column in the header. A column that is missing, twice
// there or not known is refused: a misspelt "until" would never end a fee.
func feePlaces(header []string) (map[string]int, error) {
	places := make(map[string]int, len(header))
	for i, name := range header {
		column, known := feeColumnOf(name)
		switch _, twice := places[column]; {
		case !known && strings.TrimSpace(name) == "":
			return nil, &FileError{Reason: fmt.Sprintf("kolom ke-%d tidak berjudul; beri judul atau hapus kolomnya", i+1)}
		case !known:
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q tidak dikenal di tabel biaya; kolom yang dipakai: %s",
				strings.TrimSpace(name), feeColumnNames())}
		case column == "":
		case twice:
			return nil, &FileError{Reason: fmt.Sprintf("ada dua kolom untuk %s, salah satunya %q; hapus salah satu", feeColumnShown(column), strings.TrimSpace(name))}
		default:
			places[column] = i
		}
	}
	var missing []string
	for _, c := range feeColumns {
		if _, ok := places[c.name]; !ok && !slices.Contains(feeOptional, c.name) {
			missing = append(missing, fmt.Sprintf("%q", c.headers[0]))
		}
	}
	if len(missing) > 0 {
		return nil, &FileError{Reason: fmt.Sprintf("di tabel biaya ini belum ada kolom %s; tambahkan, isinya boleh kosong", strings.Join(missing, ", "))}
	}
	return places, nil
}
