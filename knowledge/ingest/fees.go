package ingest

import (
	"errors"
	"io"

	"setara/knowledge"
)

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
	return Table{Today: today}.Fees(r)
}

func readFeeRows(table *officerTable, today knowledge.Day) ([]FeeRow, error) {
	ids, slugs := map[string]int{}, map[string]int{}
	var rows []FeeRow
	above := ""
	for _, record := range table.records {
		row := &feeRecord{tableRow: tableRow{table: table, line: record.line, cells: record.cells}, today: today, above: above}
		fee := row.fee()
		row.first("id", fee.ID, ids)
		row.first("slug", fee.Slug, slugs)
		rows = append(rows, FeeRow{Line: row.line, Fee: fee, SlugMade: row.slugMade, Err: row.err})
		above = fee.Base
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

// feeSpec is what a fee table looks like: its columns in the order that
// Setara's own file has them. Left out may be a slug, which is made; a tax,
// which is taken from the words of the base; the day of the last look, which
// is that of the publication; and the status, which is not kept but held
// against the rest of its row, since it tells more about empty figures. What a
// confidence rests on is not used, nor are the columns that a file of rejected
// rows adds.
var feeSpec = &tableSpec{
	noun: "tabel biaya",
	columns: []tableColumn{
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
	},
	optional: []string{"slug", "tax", "checked_on", "status"},
	ignored:  append([]string{"basis"}, rejectHeaders...),
}
