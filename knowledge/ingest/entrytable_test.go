package ingest

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// programHeader is the header of the ministry's shared table.
const programHeader = "id\tname\tagency\tcategory\tpurpose\tbenefits\tsector\tscale\tneeds_nib\tomzet_cap\teligibility\thow_to_apply\tcontact\t" +
	"official_url\tas_of\tstatus\tconfidence\tbasis\tconfirmed_facts\tsource_urls\tunconfirmed_facts\tkeywords\n"

// goodRow is a row of it.
var goodRow = []string{
	"P93", "Kredit Desa", "Dinas", "pembiayaan", "Kredit untuk warga desa.",
	"Plafon s.d. Rp10 juta (kelompok; perorangan); bunga 6%/tahun; tanpa agunan; tenor 3 tahun; ada pendampingan",
	"pangan, kriya", "mikro, kecil", "NIB atau Surat Keterangan Usaha (SKU)", "Rp2 miliar/tahun (kriteria mikro)",
	"Warga desa; bukan pegawai", "Datang ke Jl. Contoh 1. Isi formulir; oss.go.id dibuka", "Dinas 123; -", "https://umkm.go.id", "2026-01", "active",
	"B", "mixed", "plafon", "https://umkm.go.id/a | https://umkm.go.id/b", "bunganya berapa; kuotanya", "kredit desa, modal desa, kredit desa",
}

// row is the good row with other cells, by column and value in turn.
func tableOf(changes ...string) string {
	columns := strings.Split(strings.TrimSpace(programHeader), "\t")
	cells := slices.Clone(goodRow)
	for i := 0; i < len(changes); i += 2 {
		cells[slices.Index(columns, changes[i])] = changes[i+1]
	}
	return programHeader + strings.Join(cells, "\t") + "\n"
}

func readTableOf(t *testing.T, kind EntryKind, table string) []EntryRow {
	t.Helper()
	rows, err := EntryTable(strings.NewReader(table), kind, checkDay)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestARowOfTheSharedTableBecomesAProgram(t *testing.T) {
	want := &knowledge.Program{
		Entry: knowledge.Entry{
			ID: "P93", Slug: "kredit-desa-p93", Name: "Kredit Desa", Aliases: []string{"kredit desa", "modal desa"}, Agency: "Dinas",
			Purpose: "Kredit untuk warga desa.",
			Points: []knowledge.Point{
				{Aspect: knowledge.AspectAmount, Text: "Plafon s.d. Rp10 juta (kelompok; perorangan)."},
				{Aspect: knowledge.AspectInterest, Text: "Bunga 6%/tahun."},
				{Aspect: knowledge.AspectCollateral, Text: "Tanpa agunan."},
				{Aspect: knowledge.AspectTerm, Text: "Tenor 3 tahun."},
				{Aspect: knowledge.AspectBenefit, Text: "Ada pendampingan."},
				{Aspect: knowledge.AspectCondition, Text: "Warga desa."},
				{Aspect: knowledge.AspectExcluded, Text: "Bukan pegawai."},
			},
			Contacts: []string{"Dinas 123"}, Address: "https://umkm.go.id", Status: knowledge.StatusActive, AsOf: *readDateOf(t, "2026-01"),
			Confidence: knowledge.ConfidenceThin, Sources: []string{"https://umkm.go.id/a", "https://umkm.go.id/b"},
			Unsure: []string{"Bunganya berapa.", "Kuotanya."},
		},
		Needs: []knowledge.Need{knowledge.NeedCapital},
		Conditions: knowledge.Conditions{
			Scales: []knowledge.Scale{knowledge.ScaleMicro, knowledge.ScaleSmall}, MaxTurnover: 2_000_000_000, NIB: knowledge.NIBOrSKU,
			Sectors: []knowledge.Sector{knowledge.SectorFood, knowledge.SectorCraft},
		},
		Steps: []string{"Datang ke Jl. Contoh 1.", "Isi formulir.", "oss.go.id dibuka."},
	}
	rows := readTableOf(t, EntryPrograms, tableOf())
	if len(rows) != 1 || rows[0].Err != nil || !rows[0].SlugMade || rows[0].Line != 2 {
		t.Fatalf("rows %+v", rows)
	}
	if diff := cmp.Diff(want, rows[0].Program); diff != "" {
		t.Error(diff)
	}
}

// What is not understood whole shuts nobody out: it becomes a sentence.
func TestWordsBeyondSetarasListsBecomeASentenceAndDecideNothing(t *testing.T) {
	for name, tt := range map[string]struct {
		column, cell string
		want         knowledge.Conditions
		says         string // the sentence, empty for none
	}{
		"everybody":                {"sector", "semua", knowledge.Conditions{}, ""},
		"everybody, with a target": {"sector", "semua; target 65% produksi", knowledge.Conditions{}, "Jenis usaha: semua; target 65% produksi."},
		"nothing":                  {"sector", "-", knowledge.Conditions{}, ""},
		"one that is not known":    {"sector", "pangan, aneka", knowledge.Conditions{}, "Jenis usaha: pangan, aneka."},
		"only a part of it":        {"sector", "pangan sederhana dalam daftar", knowledge.Conditions{}, "Jenis usaha: pangan sederhana dalam daftar."},
		"goods and services":       {"sector", "barang/jasa", knowledge.Conditions{}, "Jenis usaha: barang/jasa."},
		"a word within another":    {"sector", "kemasan rumahan", knowledge.Conditions{}, "Jenis usaha: kemasan rumahan."},
		"migrant workers":          {"sector", "penempatan PMI", knowledge.Conditions{Sectors: []knowledge.Sector{knowledge.SectorMigration}}, ""},
		"a scale not known":        {"scale", "mikro, startup", knowledge.Conditions{}, "Skala usaha: mikro, startup."},
		"a narrower scale":         {"scale", "mikro pemula", knowledge.Conditions{}, "Skala usaha: mikro pemula."},
		"a NIB":                    {"needs_nib", "ya", knowledge.Conditions{NIB: knowledge.NIBYes}, ""},
		"no NIB by duty":           {"needs_nib", "tidak wajib", knowledge.Conditions{NIB: knowledge.NIBNo}, ""},
		"a NIB of some":            {"needs_nib", "ya (setelah pendirian)", knowledge.Conditions{}, "NIB: ya (setelah pendirian)."},
		"a NIB as the bank likes":  {"needs_nib", "mengikuti bank", knowledge.Conditions{}, "NIB: mengikuti bank."},
		"a turnover a year":        {"omzet_cap", "Rp15 miliar/tahun", knowledge.Conditions{MaxTurnover: 15_000_000_000}, ""},
		"capital, no turnover":     {"omzet_cap", "modal maks Rp5 miliar", knowledge.Conditions{}, "Batas usaha: modal maks Rp5 miliar."},
	} {
		t.Run(name, func(t *testing.T) {
			blank := []string{"sector", "", "scale", "", "needs_nib", "", "omzet_cap", "", "eligibility", "", "benefits", "manfaat"}
			row := readTableOf(t, EntryPrograms, tableOf(append(blank, tt.column, tt.cell)...))[0]
			if row.Err != nil {
				t.Fatal(row.Err)
			}
			if diff := cmp.Diff(tt.want, row.Program.Conditions); diff != "" {
				t.Error(diff)
			}
			said := ""
			if points := row.Program.Points[1:]; len(points) == 1 && points[0].Aspect == knowledge.AspectCondition {
				said = points[0].Text
			}
			if said != tt.says {
				t.Errorf("says %q, want %q", said, tt.says)
			}
		})
	}
}

func TestWhatAClauseIsAboutIsToldByItsWords(t *testing.T) {
	for _, tt := range []struct {
		category, clause string
		want             knowledge.Aspect
	}{
		{"pembiayaan", "Rp2 juta sampai Rp15 juta", knowledge.AspectAmount},
		{"sertifikasi", "Rp500.000 per kelas", knowledge.AspectCost},
		{"legalitas", "gratis untuk usaha mikro", knowledge.AspectCost},
		{"pembiayaan", "tanpa agunan sampai plafon Rp100 juta", knowledge.AspectCollateral},
		{"sertifikasi", "kuota 2026: 1,35 juta sertifikat", knowledge.AspectQuota},
		{"sertifikasi", "masa berlaku 5 tahun", knowledge.AspectValidity},
		{"legalitas", "terbit dalam sehari", knowledge.AspectDuration},
		{"pelatihan", "pelatihan dan jejaring", knowledge.AspectBenefit},
		{"pembiayaan", "subsidi bunga 5%", knowledge.AspectInterest},
	} {
		row := readTableOf(t, EntryPrograms, tableOf("category", tt.category, "benefits", tt.clause))[0]
		if got := row.Program.Points[0].Aspect; got != tt.want {
			t.Errorf("%q of %s is about %s, want %s", tt.clause, tt.category, got, tt.want)
		}
	}
}

func TestARowOfRulesSaysWhatTheyMean(t *testing.T) {
	const table = "nomor;peraturan;nama;lembaga;isi;angka penting;mengikat;lapor;alamat;berlaku sejak;keterangan per;status;keyakinan;diganti\n" +
		"R91;Permendag 9/2026;Aturan contoh;Kementerian;Penjual wajib memberi label. Dilarang menjual tanpa label; barang impor sama;US$100; penjual, importir;Dinas 1|Dinas 2;https://contoh.test;2026;1 Maret 2026;berlaku;B;R90\n"
	rows := readTableOf(t, EntryRegulations, strings.Replace(table, "sama;US$100", `sama";US$100`, 1))
	if len(rows) != 1 || rows[0].Err == nil {
		t.Errorf("a row with a cell too many: %+v", rows)
	}
	quoted := strings.Replace(strings.Replace(table, "Penjual wajib", `"Penjual wajib`, 1), "impor sama", `impor sama"`, 1)
	row := readTableOf(t, EntryRegulations, quoted)[0]
	if row.Err != nil {
		t.Fatal(row.Err)
	}
	want := &knowledge.Regulation{
		Entry: knowledge.Entry{
			ID: "R91", Slug: "aturan-contoh-r91", Name: "Aturan contoh", Agency: "Kementerian", Purpose: "Penjual wajib memberi label.",
			Points: []knowledge.Point{
				{Aspect: knowledge.AspectDuty, Text: "Penjual wajib memberi label."},
				{Aspect: knowledge.AspectForbidden, Text: "Dilarang menjual tanpa label."},
				{Aspect: knowledge.AspectImport, Text: "Barang impor sama."},
				{Aspect: knowledge.AspectRate, Text: "Angka penting: US$100."},
			},
			Address: "https://contoh.test", From: readDateOf(t, "2026"), AsOf: *readDateOf(t, "2026-03-01"),
			Status: knowledge.StatusInForce, Confidence: knowledge.ConfidenceThin, ReplacedBy: []string{"R90"},
		},
		Number: "Permendag 9/2026", Binds: []string{"penjual", "importir"}, Report: []string{"Dinas 1", "Dinas 2"},
	}
	if diff := cmp.Diff(want, row.Regulation); diff != "" {
		t.Error(diff)
	}
}

func TestARowThatCannotBeUsedIsRejectedAndLeavesTheOthersAlone(t *testing.T) {
	for name, tt := range map[string]struct{ column, cell, want string }{
		"no number":             {"id", "", `kolom id: "" bukan nomor program; tulis P dan angka, misalnya P02`},
		"a number of a rule":    {"id", "R01", `kolom id: "R01" bukan nomor program; tulis P dan angka, misalnya P02`},
		"no name":               {"name", "-", "kolom name: kosong; kolom ini harus terisi"},
		"no benefits":           {"benefits", "-", "kolom benefits: kosong; tulis paling sedikit satu manfaat"},
		"no date":               {"as_of", "", "kolom as_of: kosong; tulis tanggal sumbernya, misalnya 2026-02-13"},
		"a date of nothing":     {"as_of", "kemarin", `kolom as_of: tanggal "kemarin" tidak terbaca; tulis 2026-02-13, 2026-02 bila hanya bulannya yang diketahui, atau 2026`},
		"a status of rules":     {"status", "in_force", `kolom status: "in_force" tidak dikenal; pilih dari: active, ended, unclear`},
		"a confidence of doubt": {"confidence", "D", `kolom confidence: isinya "D"; pilih salah satu dari A, B, C`},
		"an address by half":    {"official_url", "umkm.go.id", `kolom official_url: alamat "umkm.go.id" tidak bisa dibuka; tulis lengkap mulai https://`},
		"a source by half":      {"source_urls", "https://a.test | b.test", `kolom source_urls: alamat "b.test" tidak bisa dibuka; tulis lengkap mulai https://`},
		"a sentence of a book":  {"benefits", strings.Repeat("a", 1001), "kolom benefits: satu kalimatnya 1002 huruf; paling banyak 1000, jadi pisah dengan titik koma"},
	} {
		t.Run(name, func(t *testing.T) {
			good := strings.Replace(strings.TrimPrefix(tableOf(), programHeader), "P93", "P94", 1)
			rows := readTableOf(t, EntryPrograms, tableOf(tt.column, tt.cell)+good)
			if len(rows) != 2 || rows[0].Err == nil || rows[0].Entry() != nil || rows[1].Err != nil {
				t.Fatalf("rows %+v", rows)
			}
			if got := rows[0].Err.Error(); got != "baris 2, "+tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	again := readTableOf(t, EntryPrograms, tableOf()+strings.TrimPrefix(tableOf(), programHeader))
	if len(again) != 2 || again[1].Err == nil || again[1].Err.Error() != `baris 3, kolom id: "P93" sudah dipakai di baris 2; setiap baris perlu yang berbeda` {
		t.Errorf("the same number twice: %+v", again)
	}
}

func TestAFileThatIsNoTableOfEntriesIsCalledWhatItIs(t *testing.T) {
	for name, tt := range map[string]struct{ file, want string }{
		"nothing":           {"", "berkas ini kosong; isi dulu tabel programnya, dengan judul kolom nomor, nama, lembaga, kebutuhan,"},
		"goods":             {"nama,harga\nKerudung,20000\n", "judul kolom tabel program tidak ditemukan"},
		"a page of the web": {"<!doctype html><table>", "ini halaman web atau berkas XML, bukan tabel program"},
		"no address": {strings.Replace(tableOf(), "official_url", "basis", 1),
			`di tabel program ini belum ada kolom "alamat"; tambahkan, isinya boleh kosong`},
		"a column of another": {strings.Replace(tableOf(), "basis", "gaji", 1), `kolom "gaji" tidak dikenal di tabel program; kolom yang dipakai: nomor,`},
		"a header alone":      {programHeader, "tabel program ini belum berisi satu baris pun; isi dulu di bawah judul kolom"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := EntryTable(strings.NewReader(tt.file), EntryPrograms, checkDay)
			var refused *FileError
			if !errors.As(err, &refused) || !strings.HasPrefix(refused.Reason, tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestEveryHeaderThatAnOfficerIsToldIsRead(t *testing.T) {
	for _, spec := range []*tableSpec{feeSpec, programSpec, regulationSpec} {
		for _, c := range spec.columns {
			for _, header := range append([]string{c.name}, c.headers...) {
				if got, _ := spec.columnOf(header); got != c.name {
					t.Errorf("%s: %q is read as %q, want %q", spec.noun, header, got, c.name)
				}
			}
		}
	}
}

func TestEveryWordOfTheListStandsForAValueThatThereIs(t *testing.T) {
	values := map[string][]string{
		"hal": append(namesOf(knowledge.Aspects), sumOfMoney), "kebutuhan": namesOf(knowledge.Needs), "sektor": namesOf(knowledge.Sectors),
		"ingkar": {"tidak"}, "angka": {"nol"},
		"skala": namesOf(knowledge.Scales), "status": append(namesOf(knowledge.ProgramStatuses), namesOf(knowledge.RegulationStatuses)...),
	}
	for list, words := range tableWords() {
		seen := map[string]bool{}
		for _, w := range words {
			if !slices.Contains(values[list], w.value) || w.word == "" || seen[w.word] {
				t.Errorf("%s: %q stands for %q, or stands there twice", list, w.word, w.value)
			}
			seen[w.word] = true
		}
	}
}

// The ministry's shared tables, as they are.
func TestTheSharedTablesAreReadWhole(t *testing.T) {
	root := filepath.Dir(samples(t))
	for kind, want := range map[EntryKind]int{EntryPrograms: 70, EntryRegulations: 40} {
		data, err := os.ReadFile(filepath.Join(root, "facts", string(kind)+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		rows := readTableOf(t, kind, string(data))
		for _, row := range rows {
			if row.Err != nil {
				t.Error(row.Err)
			}
		}
		if len(rows) != want {
			t.Errorf("%d %s, want %d", len(rows), kind, want)
		}
	}
}
