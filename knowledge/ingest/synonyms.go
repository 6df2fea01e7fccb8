package ingest

import (
	"errors"
	"fmt"
	"io"

	"setara/knowledge"
)

// SynonymRow is one record of a table of synonyms.
type SynonymRow struct {
	// Line is as in [Row].
	Line int
	// Synonym is what the record says; without meaning where Err is set.
	Synonym knowledge.Synonym
	// Err tells why the record cannot be used; nil where Synonym is meant.
	Err *RowError
}

// Synonyms reads a table of synonyms: CSV separated by commas, semicolons or
// tabs, or XLSX, with a column for what owners type and one for what it means.
// A word may stand in it once. The error is a [*FileError] where the file is no
// such table.
func Synonyms(r io.Reader) ([]SynonymRow, error) {
	return Table{}.Synonyms(r)
}

func synonymRows(table *officerTable) ([]SynonymRow, error) {
	var rows []SynonymRow
	lines := map[string]int{}
	for _, record := range table.records {
		row := &tableRow{table: table, line: record.line, cells: record.cells}
		read := SynonymRow{Line: row.line}
		if row.whole() {
			read.Synonym = row.synonym()
			row.first("kata", read.Synonym.Word, lines)
		}
		read.Err = row.err
		rows = append(rows, read)
	}
	if len(rows) == 0 {
		return nil, &FileError{Reason: "daftar padanan kata ini belum berisi satu baris pun; isi dulu di bawah judul kolom"}
	}
	return rows, nil
}

func (r *tableRow) synonym() knowledge.Synonym {
	word, means := r.text("kata"), r.text("artinya")
	s, err := knowledge.NewSynonym(word, means)
	switch {
	case err == nil:
	case errors.Is(err, knowledge.ErrSynonymEmpty) && word == "":
		r.fail("kata", "harus terisi")
	case errors.Is(err, knowledge.ErrSynonymEmpty):
		r.fail("artinya", "harus terisi")
	case errors.Is(err, knowledge.ErrSynonymSame):
		r.fail("artinya", "sama dengan katanya, jadi tidak mengubah apa-apa")
	case errors.Is(err, knowledge.ErrSynonymLong):
		r.fail("kata", fmt.Sprintf("terlalu panjang; kata dan artinya masing-masing paling banyak %d kata", knowledge.MaxSynonymWords))
	default:
		r.fail("kata", "kata dan artinya hanya boleh huruf (angka boleh di belakang huruf), tanpa harga, alamat web, atau tanda lain")
	}
	return s
}

// synonymSpec is what a table of synonyms looks like.
var synonymSpec = &tableSpec{
	noun: "daftar padanan kata",
	columns: []tableColumn{
		{"kata", []string{"kata", "kata pemilik", "word", "sebutan", "istilah", "sinonim"}},
		{"artinya", []string{"artinya", "means", "arti", "maksudnya", "dibaca", "padanan"}},
		{"catatan", []string{"catatan", "notes", "keterangan"}},
	},
	optional: []string{"catatan"},
	ignored:  rejectHeaders,
}
