package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// fileColumn is a column that a header may stand for.
type fileColumn struct{ name, label string }

// entryColumns are those of programmes and rules alike.
var entryColumns = []fileColumn{
	{"contact", "Kontak"}, {"official_url", "Alamat resmi"}, {"effective_from", "Berlaku sejak"}, {"effective_to", "Berlaku sampai"},
	{"as_of", "Keterangan per"}, {"checked_on", "Tanggal cek"}, {"status", "Status"}, {"confidence", "Keyakinan"}, {"source_urls", "Sumber"},
	{"unconfirmed_facts", "Belum pasti"}, {"keywords", "Kata kunci"}, {"replaced_by", "Diganti oleh"}, {"slug", "Nama pendek"},
}

// fileColumns are the columns that a person may correct, by kind, by the names
// of package ingest and with what matters most first.
var fileColumns = map[knowledge.FileKind][]fileColumn{
	knowledge.FileListings: {
		{"title", "Nama barang"}, {"price", "Harga"}, {"price_original", "Harga coret"}, {"price_min", "Harga terendah"},
		{"price_max", "Harga tertinggi"}, {"pack", "Isi kemasan"}, {"unit", "Satuan"}, {"platform", "Marketplace"},
		{"shop", "Nama toko"}, {"location", "Lokasi"}, {"origin", "Negara asal"}, {"url", "Tautan"}, {"sku", "Kode barang"},
		{"sold", "Terjual"}, {"rating", "Penilaian"}, {"category", "Kategori"}, {"observed_on", "Tanggal dilihat"},
		{"source", "Sumber"}, {"origin_evidence", "Bukti asal"},
	},
	knowledge.FileFees: {
		{"id", "Kode"}, {"platforms", "Marketplace"}, {"kind", "Jenis biaya"}, {"rate_low", "Tarif terendah"}, {"rate_high", "Tarif tertinggi"},
		{"fixed", "Biaya tetap"}, {"cap", "Plafon"}, {"tier", "Jenis penjual"}, {"group", "Kategori"}, {"tax", "Pajak"}, {"base", "Dasar hitung"},
		{"from", "Berlaku mulai"}, {"until", "Berlaku sampai"}, {"as_of", "Tanggal terbit"}, {"checked_on", "Tanggal cek"},
		{"confidence", "Keyakinan"}, {"sources", "Sumber"}, {"check_url", "Alamat cek"}, {"notes", "Catatan"}, {"slug", "Nama pendek"},
	},
	knowledge.FilePrograms: append([]fileColumn{
		{"id", "Nomor"}, {"name", "Nama program"}, {"agency", "Lembaga"}, {"category", "Kebutuhan"}, {"purpose", "Tujuan"}, {"benefits", "Manfaat"},
		{"sector", "Sektor"}, {"scale", "Skala"}, {"needs_nib", "Perlu NIB"}, {"omzet_cap", "Batas omzet"}, {"eligibility", "Syarat"},
		{"how_to_apply", "Cara mendaftar"}, {"bring", "Yang dibawa"},
	}, entryColumns...),
	knowledge.FileRegulations: append([]fileColumn{
		{"id", "Nomor"}, {"number", "Nomor peraturan"}, {"short_title", "Judul"}, {"topic", "Pokok"}, {"issuer", "Penerbit"},
		{"meaning_for_owner", "Artinya bagi usaha"}, {"key_figures", "Angka penting"}, {"who_it_binds", "Mengikat"}, {"report_to", "Lapor ke"},
		{"purpose", "Tujuan"},
	}, entryColumns...),
	knowledge.FileSynonyms: {{"kata", "Kata pemilik"}, {"artinya", "Artinya"}, {"catatan", "Catatan"}},
}

// FileColumns are the names of the columns that officers may choose from for a
// kind of file.
func FileColumns(kind knowledge.FileKind) (names []string) {
	for _, c := range fileColumns[kind] {
		names = append(names, c.name)
	}
	return names
}

// columnLabel is what a column is called; empty for none that is known.
func columnLabel(kind knowledge.FileKind, name string) string {
	for _, c := range fileColumns[kind] {
		if c.name == name {
			return c.label
		}
	}
	return ""
}

// columnRank is where a column stands among those of a kind, what matters most
// first.
func columnRank(kind knowledge.FileKind, name string) int {
	i := slices.IndexFunc(fileColumns[kind], func(c fileColumn) bool { return c.name == name })
	if i < 0 {
		return len(fileColumns[kind])
	}
	return i
}

// columnName is what a column is called, else its own name.
func columnName(kind knowledge.FileKind, name string) string {
	if label := columnLabel(kind, name); label != "" {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return strings.ReplaceAll(name, "_", " ")
}
