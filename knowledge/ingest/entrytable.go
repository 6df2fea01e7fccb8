package ingest

import (
	"io"
	"slices"

	"setara/knowledge"
)

// programSpec and regulationSpec are what tables of programmes and of rules
// look like: the columns of the ministry's shared table, and headers in
// Indonesian. What a confidence rests on, and which facts were confirmed, is
// not used.
var (
	programSpec = &tableSpec{
		noun: "tabel program",
		columns: append([]tableColumn{
			{"id", []string{"nomor", "kode"}},
			{"name", []string{"nama", "nama program"}},
			{"agency", []string{"lembaga", "instansi", "penyelenggara"}},
			{"category", []string{"kebutuhan", "kategori"}},
			{"purpose", []string{"untuk", "tujuan"}},
			{"benefits", []string{"manfaat"}},
			{"sector", []string{"sektor"}},
			{"scale", []string{"skala"}},
			{"needs_nib", []string{"nib", "perlu nib"}},
			{"omzet_cap", []string{"omzet paling tinggi", "batas omzet"}},
			{"eligibility", []string{"syarat", "yang berhak"}},
			{"how_to_apply", []string{"langkah", "cara mengurus", "cara mendaftar"}},
			{"bring", []string{"bawa", "berkas"}},
		}, sharedEntryColumns...),
		optional: append([]string{
			"sector", "scale", "needs_nib", "omzet_cap", "eligibility", "how_to_apply", "bring",
		}, sharedEntryOptional...),
		ignored: entryIgnored,
	}
	regulationSpec = &tableSpec{
		noun: "tabel aturan",
		columns: append([]tableColumn{
			{"id", []string{"nomor", "kode"}},
			{"number", []string{"peraturan", "nomor peraturan"}},
			{"short_title", []string{"nama", "judul"}},
			{"topic", []string{"pokok", "topik"}},
			{"issuer", []string{"lembaga", "penerbit"}},
			{"meaning_for_owner", []string{"isi", "arti", "artinya bagi pemilik usaha"}},
			{"key_figures", []string{"angka", "angka penting"}},
			{"who_it_binds", []string{"mengikat"}},
			{"report_to", []string{"lapor", "lapor ke"}},
			{"purpose", []string{"untuk", "tujuan"}},
		}, sharedEntryColumns...),
		optional: append([]string{"topic", "key_figures", "who_it_binds", "report_to", "purpose"}, sharedEntryOptional...),
		ignored:  entryIgnored,
	}
	// sharedEntryColumns are the columns of both tables.
	sharedEntryColumns = []tableColumn{
		{"contact", []string{"kontak"}},
		{"official_url", []string{"alamat", "alamat resmi"}},
		{"effective_from", []string{"berlaku sejak"}},
		{"effective_to", []string{"berlaku sampai"}},
		{"as_of", []string{"keterangan per", "tanggal data"}},
		{"checked_on", []string{"diperiksa", "tanggal cek"}},
		{"status", []string{"status"}},
		{"confidence", []string{"keyakinan"}},
		{"source_urls", []string{"sumber"}},
		{"unconfirmed_facts", []string{"belum pasti"}},
		{"keywords", []string{"sebutan", "kata kunci"}},
		{"replaced_by", []string{"diganti"}},
		{"slug", []string{"nama pendek"}},
	}
	sharedEntryOptional = []string{
		"contact", "effective_from", "effective_to", "checked_on", "source_urls", "unconfirmed_facts", "keywords", "replaced_by", "slug",
	}
	entryIgnored = append([]string{"basis", "confirmed facts"}, rejectHeaders...)
)

// EntryTable reads a table of programmes or of rules: CSV separated by commas,
// semicolons or tabs, or XLSX, with the header of the ministry's shared table
// or with Indonesian headers. Its free texts become points, one a clause, with
// the aspect that its words speak of; see data/kata-tabel.tsv. Words that name
// businesses more narrowly than Setara's lists do stay as a point and decide
// nothing. What no column says, or an empty cell, a row does not speak for, see
// [EntryRow.Says].
//
// A row that cannot be used bears its [*RowError] and leaves the others alone.
// The error is a [*FileError] where the file is no such table at all.
func EntryTable(r io.Reader, kind EntryKind, today knowledge.Day) ([]EntryRow, error) {
	return Table{Today: today}.Entries("", r, kind)
}

func entrySpec(kind EntryKind) *tableSpec {
	if kind == EntryRegulations {
		return regulationSpec
	}
	return programSpec
}

func entryRows(table *officerTable, kind EntryKind, today knowledge.Day) ([]EntryRow, error) {
	ids, slugs := map[string]int{}, map[string]int{}
	var rows []EntryRow
	for _, record := range table.records {
		row := &entryRecord{
			tableRow: tableRow{table: table, line: record.line, cells: slices.Clone(record.cells)}, kind: kind, today: today,
		}
		read := row.read()
		if e := read.Entry(); e != nil {
			row.first("id", e.ID, ids)
			row.first("slug", e.Slug, slugs)
		}
		if read.Err = row.err; read.Err != nil {
			read.Program, read.Regulation = nil, nil
		}
		rows = append(rows, read)
	}
	if len(rows) == 0 {
		return nil, &FileError{Reason: table.spec.noun + " ini belum berisi satu baris pun; isi dulu di bawah judul kolom"}
	}
	return rows, nil
}
