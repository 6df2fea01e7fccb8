package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// checkDay is the day on which the files of the tests are read.
var checkDay = knowledge.NewDay(2026, time.November, 25)

// goodProgram is a file of a programme in which every field says something.
const goodProgram = `nomor: P07
slug: contoh-program
nama: Program Contoh
sebutan: [contoh, "misal, ya"]
lembaga: Dinas Contoh
kebutuhan: [modal, izin]
untuk: Untuk <b>mencoba</b> &amp; melihat.
isi:
  - hal: biaya
    kalimat: "Gratis: tidak bayar."
    sejak: 2026-01
    sampai: 2026
  - hal: kuota
    kalimat: >
      Seribu
      orang.
yang-berhak:
  skala: [mikro, Kecil]
  omzet-paling-tinggi: Rp4,8 miliar
  nib: nib atau sku
  usia-usaha-paling-sedikit: 6 # bulan
  usia-usaha-paling-banyak: 60 bulan
  sektor: [makanan dan minuman]
  provinsi: [dki jakarta, Papua Barat Daya]
  bentuk: [perorangan]
langkah:
  - Datang.
  - Isi formulir.
bawa: [KTP, KK]
kontak: [Dinas 123]
alamat: https://contoh.test
berlaku-sejak: 2026
berlaku-sampai: 2026-12-31
status: active
keterangan-per: 2026-01-16
diperiksa: 2026-11-24
keyakinan: B
diganti: [P08, R01]
sumber:
  - https://contoh.test/a?b=1#c
belum-pasti: [Kuotanya.]
beda-sumber:
  - hal: biaya
    kalimat: Yang satu gratis, yang lain tidak.
`

// goodRegulation is a file of a rule that says no more than it must.
const goodRegulation = `nomor: R07
slug: contoh-aturan
peraturan: Permendag 1/2026
nama: Aturan contoh
lembaga: Kementerian
untuk: Mengatur contoh.
isi:
  - hal: larang
    kalimat: Dilarang.
alamat: http://contoh.test
status: in_force
keterangan-per: 2025
keyakinan: C
`

func readDateOf(t *testing.T, s string) *knowledge.Date {
	t.Helper()
	d, err := knowledge.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

func TestAProgramIsReadFieldByField(t *testing.T) {
	want := &knowledge.Program{
		Entry: knowledge.Entry{
			ID: "P07", Slug: "contoh-program", Name: "Program Contoh", Aliases: []string{"contoh", "misal, ya"}, Agency: "Dinas Contoh",
			Purpose: "Untuk <b>mencoba</b> &amp; melihat.",
			Points: []knowledge.Point{
				{Aspect: knowledge.AspectCost, Text: "Gratis: tidak bayar.", From: readDateOf(t, "2026-01"), Until: readDateOf(t, "2026")},
				{Aspect: knowledge.AspectQuota, Text: "Seribu orang."},
			},
			Contacts: []string{"Dinas 123"}, Address: "https://contoh.test",
			From: readDateOf(t, "2026"), Until: readDateOf(t, "2026-12-31"), Status: knowledge.StatusActive,
			AsOf: *readDateOf(t, "2026-01-16"), CheckedOn: checkDay - 1, Confidence: knowledge.ConfidenceThin,
			Sources: []string{"https://contoh.test/a?b=1#c"}, Unsure: []string{"Kuotanya."},
			Conflicts:  []knowledge.Point{{Aspect: knowledge.AspectCost, Text: "Yang satu gratis, yang lain tidak."}},
			ReplacedBy: []string{"P08", "R01"},
		},
		Needs: []knowledge.Need{knowledge.NeedCapital, knowledge.NeedPermit},
		Conditions: knowledge.Conditions{
			Scales: []knowledge.Scale{knowledge.ScaleMicro, knowledge.ScaleSmall}, MaxTurnover: 4_800_000_000, NIB: knowledge.NIBOrSKU,
			LeastMonths: 6, MostMonths: 60, Sectors: []knowledge.Sector{knowledge.SectorFood},
			Provinces: []knowledge.Province{"DKI Jakarta", "Papua Barat Daya"}, Forms: []knowledge.Form{knowledge.FormPerson},
		},
		Steps: []string{"Datang.", "Isi formulir."}, Bring: []string{"KTP", "KK"},
	}
	for name, file := range map[string]string{
		"as it is":                   goodProgram,
		"with a mark at its start":   "\ufeff" + goodProgram,
		"with the ends of Windows":   strings.ReplaceAll(goodProgram, "\n", "\r\n"),
		"as the only document of it": "---\n" + goodProgram + "...\n",
	} {
		row, err := EntryFile(strings.NewReader(file), EntryPrograms, checkDay)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, row.Program); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWhatARuleDoesNotSayStaysUnknown(t *testing.T) {
	row, err := EntryFile(strings.NewReader(goodRegulation+"berlaku-sejak: \"\"\nsebutan: []\nlapor: ~\nbeda-sumber:\n"), EntryRegulations, checkDay)
	if err != nil {
		t.Fatal(err)
	}
	want := &knowledge.Regulation{
		Entry: knowledge.Entry{
			ID: "R07", Slug: "contoh-aturan", Name: "Aturan contoh", Agency: "Kementerian", Purpose: "Mengatur contoh.",
			Points:  []knowledge.Point{{Aspect: knowledge.AspectForbidden, Text: "Dilarang."}},
			Address: "http://contoh.test", Status: knowledge.StatusInForce, AsOf: *readDateOf(t, "2025"), Confidence: knowledge.ConfidenceMemory,
		},
		Number: "Permendag 1/2026",
	}
	if diff := cmp.Diff(want, row.Regulation); diff != "" {
		t.Error(diff)
	}
}

// faultsOf reads a file that must be at fault.
func faultsOf(t *testing.T, file string, kind EntryKind) []string {
	t.Helper()
	row, err := EntryFile(strings.NewReader(file), kind, checkDay)
	var faulty *EntryError
	if !errors.As(err, &faulty) || row.Entry() != nil {
		t.Fatalf("read %+v, %v", row, err)
	}
	return strings.Split(faulty.Error(), "\n")
}

// Each case replaces one piece of the good file, and is told so.
func TestAnOfficerIsToldTheLineTheFieldAndWhatIsExpected(t *testing.T) {
	for name, tt := range map[string]struct {
		old, new string
		want     string // the only fault, or all of them
	}{
		"a misspelt key": {"lembaga:", "lembga:",
			"baris 1, lembaga: belum ada; tambahkan isian ini\nbaris 5, lembga: isian ini tidak dikenal; mungkin maksudnya lembaga"},
		"a key of nothing known": {"bawa:", "xyz: 1\nbawa:",
			"baris 29, xyz: isian ini tidak dikenal; isian yang ada: kebutuhan, yang-berhak, langkah, bawa, nomor, slug, nama, sebutan, lembaga, untuk, isi, kontak, alamat, berlaku-sejak, berlaku-sampai, status, keterangan-per, diperiksa, keyakinan, diganti, sumber, belum-pasti, beda-sumber"},
		"a key of rules":                {"bawa:", "mengikat: []\nbawa:", "baris 29, mengikat: isian ini tidak dikenal; isian yang ada: kebutuhan,…"},
		"a key that is there twice":     {"bawa: [KTP, KK]", "bawa: [KTP]\nbawa: [KK]", "baris 30, bawa: sudah terisi di baris 29; sisakan satu"},
		"a missing key":                 {"keyakinan: B\n", "", "baris 1, keyakinan: belum ada; tambahkan isian ini"},
		"an empty name":                 {"nama: Program Contoh", `nama: ""`, "baris 3, nama: kosong; tulis misalnya KUR Mikro"},
		"an empty number":               {"nomor: P07", "nomor:", "baris 1, nomor: kosong; tulis misalnya P02"},
		"an empty date of the sources":  {"keterangan-per: 2026-01-16", "keterangan-per:", "baris 35, keterangan-per: kosong; tulis misalnya 2026-02-13"},
		"an empty status":               {"status: active", "status:", "baris 34, status: kosong; tulis misalnya active"},
		"no needs":                      {"kebutuhan: [modal, izin]", "kebutuhan: []", "baris 6, kebutuhan: kosong; pilih dari modal, izin, sertifikat, pasar, ekspor, pelatihan, pajak, lapor"},
		"a number of nothing":           {"nomor: P07", "nomor: KUR", `baris 1, nomor: "KUR" bukan nomor program; tulis P dan angka, misalnya P02`},
		"a number of a rule":            {"nomor: P07", "nomor: R07", "baris 1, nomor: R07 bukan nomor program, yang mulai dengan P; muat berkas ini dengan jenis yang lain"},
		"a slug of two words":           {"slug: contoh-program", "slug: Contoh Program", `baris 2, slug: "Contoh Program" harus huruf kecil, angka, dan tanda hubung tanpa spasi, misalnya kur-mikro`},
		"a list where text belongs":     {"nama: Program Contoh", "nama: [a, b]", "baris 3, nama: seharusnya satu teks, bukan daftar"},
		"fields where text belongs":     {"nama: Program Contoh", "nama:\n  a: b", "baris 4, nama: seharusnya satu teks; kalau isinya memuat titik dua, apit dengan tanda kutip"},
		"text where a list belongs":     {"bawa: [KTP, KK]", "bawa: KTP", "baris 29, bawa: seharusnya daftar; tulis tiap isinya di baris sendiri dengan tanda hubung di depannya, misalnya - KTP"},
		"text where fields belong":      {"  - hal: kuota\n    kalimat: >\n      Seribu\n      orang.", "  - Seribu orang.", "baris 13, isi ke-2: seharusnya dua isian, hal dan kalimat; tulis misalnya - hal: biaya, lalu di bawahnya kalimat: Gratis."},
		"a list in a list":              {"bawa: [KTP, KK]", "bawa: [[KTP, KK]]", "baris 29, bawa: isinya harus satu teks, bukan daftar di dalam daftar"},
		"a colon in a list":             {"  - Datang.", "  - Syarat: KTP", "baris 27, langkah: isinya memuat titik dua, jadi terbaca sebagai isian; apit dengan tanda kutip"},
		"a colon in a sentence":         {"nama: Program Contoh", "nama: Program: Contoh", `baris 3: isinya memuat titik dua; apit isi itu dengan tanda kutip, misalnya "Syarat: KTP"`},
		"an empty member":               {"bawa: [KTP, KK]", `bawa: [KTP, ""]`, "baris 29, bawa: ada isi yang kosong; tulis isinya atau hapus tanda hubungnya"},
		"the same twice":                {"bawa: [KTP, KK]", "bawa: [KTP, KTP]", `baris 29, bawa: "KTP" ada dua kali; hapus salah satu`},
		"an aspect that is misspelt":    {"hal: kuota", "hal: kouta", `baris 13, hal di isi ke-2: "kouta" tidak dikenal; mungkin maksudnya kuota`},
		"an aspect of another world":    {"hal: kuota", "hal: xyz", `baris 13, hal di isi ke-2: "xyz" tidak dikenal; pilih dari: status, jumlah, bunga,…`},
		"a point without a sentence":    {"    kalimat: Yang satu gratis, yang lain tidak.\n", "", "baris 43, kalimat di beda-sumber ke-1: belum ada; tambahkan isian ini"},
		"a point that ends early":       {"sampai: 2026\n", "sampai: 2025\n", "baris 12, sampai di isi ke-1: hari terakhir 2025 lebih awal daripada hari pertama 2026-01"},
		"a programme that ends early":   {"berlaku-sampai: 2026-12-31", "berlaku-sampai: 2025-12-31", "baris 33, berlaku-sampai: hari terakhir 2025-12-31 lebih awal daripada hari pertama 2026"},
		"a status of rules":             {"status: active", "status: in_force", `baris 34, status: "in_force" tidak dikenal; pilih dari: active, ended, unclear`},
		"a status that is misspelt":     {"status: active", "status: aktive", `baris 34, status: "aktive" tidak dikenal; mungkin maksudnya active`},
		"a scale that is misspelt":      {"[mikro, Kecil]", "[mirko]", `baris 18, skala di yang-berhak: "mirko" tidak dikenal; mungkin maksudnya mikro`},
		"a sector by half of its name":  {"[makanan dan minuman]", "[makanan]", `baris 23, sektor di yang-berhak: "makanan" tidak dikenal; mungkin maksudnya makanan dan minuman`},
		"a province by its short name":  {"[dki jakarta, Papua Barat Daya]", "[Jogja, Yogyakarta]", "baris 24, provinsi di yang-berhak: \"Jogja\" tidak dikenal; pilih dari: Aceh,…\nbaris 24, provinsi di yang-berhak: \"Yogyakarta\" tidak dikenal; mungkin maksudnya DI Yogyakarta"},
		"a province by half its name":   {"[dki jakarta, Papua Barat Daya]", "[Kepulauan]", `baris 24, provinsi di yang-berhak: "Kepulauan" tidak dikenal; mungkin maksudnya Kepulauan Riau atau Kepulauan Bangka Belitung`},
		"a form that is not known":      {"bentuk: [perorangan]", "bentuk: [firma]", `baris 25, bentuk di yang-berhak: "firma" tidak dikenal; pilih dari: perorangan, badan usaha, koperasi`},
		"a condition that is not known": {"  bentuk:", "  umur: 5\n  bentuk:", "baris 25, umur di yang-berhak: isian ini tidak dikenal; isian yang ada: skala, omzet-paling-tinggi,…"},
		"a date in words":               {"keterangan-per: 2026-01-16", "keterangan-per: 16 Januari 2026", `baris 35, keterangan-per: tanggal "16 Januari 2026" tidak terbaca; tulis 2026-02-13, 2026-02 bila hanya bulannya yang diketahui, atau 2026`},
		"a day that there is not":       {"keterangan-per: 2026-01-16", "keterangan-per: 2026-02-30", `baris 35, keterangan-per: tanggal "2026-02-30" tidak terbaca; tulis 2026-02-13,…`},
		"a year of another age":         {"berlaku-sejak: 2026", "berlaku-sejak: 0026", `baris 32, berlaku-sejak: tanggal "0026" tidak terbaca; tulis 2026-02-13,…`},
		"a check without its day":       {"diperiksa: 2026-11-24", "diperiksa: 2026-11", `baris 36, diperiksa: tanggal "2026-11" tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13`},
		"a check of tomorrow":           {"diperiksa: 2026-11-24", "diperiksa: 2026-11-26", "baris 36, diperiksa: tanggal 2026-11-26 belum tiba; periksa tahunnya"},
		"a turnover in words":           {"Rp4,8 miliar", "empat miliar", `baris 19, omzet-paling-tinggi di yang-berhak: jumlah "empat miliar" tidak terbaca; tulis misalnya Rp4,8 miliar atau 4800000000`},
		"a turnover of a month":         {"Rp4,8 miliar", "Rp300 juta/bulan", `baris 19, omzet-paling-tinggi di yang-berhak: jumlah "Rp300 juta/bulan" tidak terbaca;…`},
		"an age in years":               {"60 bulan", "5 tahun", `baris 22, usia-usaha-paling-banyak di yang-berhak: "5 tahun" bukan jumlah bulan; tulis angka saja, misalnya 6`},
		"ages the wrong way round":      {"60 bulan", "5", "baris 22, usia-usaha-paling-banyak di yang-berhak: 5 bulan lebih kecil daripada usia-usaha-paling-sedikit, 6 bulan"},
		"an address without https":      {"alamat: https://contoh.test", "alamat: contoh.test", `baris 31, alamat: alamat "contoh.test" tidak bisa dibuka; tulis lengkap mulai https://`},
		"an address that runs a script": {"alamat: https://contoh.test", `alamat: "javascript:alert(1)"`, `baris 31, alamat: alamat "javascript:alert(1)" tidak bisa dibuka; tulis lengkap mulai https://`},
		"no address":                    {"alamat: https://contoh.test", "alamat:", "baris 31, alamat: kosong; tulis misalnya https://umkm.go.id"},
		"a source without https":        {"  - https://contoh.test/a?b=1#c", "  - ftp://contoh.test", `baris 40, sumber: alamat "ftp://contoh.test" tidak bisa dibuka; tulis lengkap mulai https://`},
		"a confidence of school":        {"keyakinan: B", "keyakinan: E", `baris 37, keyakinan: "E" tidak dikenal; pilih dari: A, B, C`},
		"replaced by words":             {"[P08, R01]", "[KUR baru]", `baris 38, diganti: "KUR baru" bukan nomor program atau aturan; tulis misalnya P02 atau R01`},
		"replaced by itself":            {"[P08, R01]", "[P07]", "baris 38, diganti: P07 tidak bisa diganti oleh dirinya sendiri"},
		"a remark that eats the text":   {"nama: Program Contoh", "nama: Program # Contoh", "baris 3, nama: teks sesudah tanda # terbaca sebagai catatan; apit isinya dengan tanda kutip, atau hapus catatannya"},
		"a text of a whole book":        {"nama: Program Contoh", "nama: " + strings.Repeat("a", 1001), "baris 3, nama: terlalu panjang, 1001 huruf; paling banyak 1000, jadi pecah menjadi beberapa kalimat"},
		"no points":                     {goodProgram[strings.Index(goodProgram, "isi:"):strings.Index(goodProgram, "yang-berhak:")], "isi: []\n", "baris 8, isi: kosong; tulis paling sedikit satu hal dan kalimatnya"},
		"a key that is a list":          {"bawa: [KTP, KK]", "? [a, b]\n: c", "baris 29: nama isian harus satu kata, misalnya nomor:"},
	} {
		t.Run(name, func(t *testing.T) {
			checkFaults(t, faultsOf(t, strings.Replace(goodProgram, tt.old, tt.new, 1), EntryPrograms), tt.want)
		})
	}
}

// checkFaults holds faults against the wanted; one that ends with a mark may
// go on.
func checkFaults(t *testing.T, got []string, want string) {
	t.Helper()
	for i, line := range strings.Split(want, "\n") {
		beginning, open := strings.CutSuffix(line, "…")
		if i >= len(got) || got[i] != line && (!open || !strings.HasPrefix(got[i], beginning)) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
			return
		}
	}
	if len(got) != strings.Count(want, "\n")+1 {
		t.Errorf("more than was wanted: %q", got)
	}
}

func TestAFileThatIsNoEntryIsCalledWhatItIs(t *testing.T) {
	for name, tt := range map[string]struct{ file, want string }{
		"nothing":                 {"", "baris 1: berkas ini kosong; salin dulu satu berkas yang sudah ada, lalu ganti isinya"},
		"remarks alone":           {"# catatan\n", "baris 1: berkas ini kosong;…"},
		"a sentence":              {"halo\n", "baris 1: isinya bukan pasangan isian dan nilai; mulai dengan baris seperti nomor: P02"},
		"a list":                  {"- a\n- b\n", "baris 1: isinya bukan pasangan isian dan nilai;…"},
		"two documents":           {goodProgram + "---\n" + goodProgram, "baris 45: berkas ini berisi lebih dari satu dokumen (ada garis --- atau ...); tulis satu program dalam satu berkas"},
		"a tab before a key":      {"nomor: P07\nisi:\n\t- hal: biaya\n", "baris 3: baris ini menjorok dengan tab; ganti tab dengan spasi"},
		"letters of Windows":      {"nomor: P07\nnama: caf\xe9\n", "baris 2: ada huruf yang tidak terbaca; simpan berkasnya sebagai teks dengan pengodean UTF-8"},
		"an anchor":               {"nomor: &a P07\n", "baris 1: tanda &a tidak dipakai di sini; hapus, atau apit isinya dengan tanda kutip"},
		"a reference":             {"a: &x [1]\nb: [*x, *x]\n", "baris 1: tanda &x tidak dipakai di sini;…"},
		"a star before text":      {"nama: *penting\n", "baris 1: isinya dimulai dengan tanda *; apit isi itu dengan tanda kutip"},
		"a tag":                   {"nama: !!binary aGFsbw==\n", "baris 1: tanda !!binary tidak dipakai di sini;…"},
		"a percent before text":   {"nama: %6\n", "baris 1: isinya dimulai dengan tanda seperti %, @, atau `; apit isi itu dengan tanda kutip"},
		"a quote left open":       {"nomor: P07\nnama: \"contoh\nslug: a\n", "baris 2: tanda kutip tidak ditutup; tutup di akhir isinya"},
		"a bracket left open":     {"nomor: P07\nbawa: [KTP\n", "baris 2: tanda kurung siku tidak ditutup, atau komanya kurang; tulis misalnya [KTP, KK]"},
		"a hidden control letter": {"nama: a\x01b\n", "baris 1: ada huruf kendali yang tidak terlihat; ketik ulang bagian itu"},
		"brackets without end":    {"a: " + strings.Repeat("[", 20_000), "baris 1: terlalu banyak daftar di dalam daftar; periksa tanda [ dan tanda hubung"},
		"a key out of its row":    {"nomor: P07\n  nama: a\n slug: b\n", "baris 2: isinya memuat titik dua;…"},
		"a file of two megabytes": {strings.Repeat("# catatan panjang\n", 120_000), "baris 1: berkas lebih dari 1 MB; satu program cukup beberapa puluh baris"},
		"a picture":               {"\x89PNG\r\n\x1a\n", "baris 1: ini gambar, bukan berkas program; tulis sebagai teks YAML"},
	} {
		t.Run(name, func(t *testing.T) {
			checkFaults(t, faultsOf(t, tt.file, EntryPrograms), tt.want)
		})
	}
}

func TestAllFaultsOfAFileAreToldAtOnceUpToTwenty(t *testing.T) {
	file := goodRegulation
	for i := range 25 {
		file += fmt.Sprintf("kunci%d: 1\n", i)
	}
	got := faultsOf(t, file, EntryRegulations)
	if len(got) != MaxEntryFaults+1 || got[MaxEntryFaults] != "… dan 5 lagi" || !strings.HasPrefix(got[0], "baris 14, kunci0:") {
		t.Errorf("%d lines: %q", len(got), got)
	}
}

func TestTurnoverIsReadAsOfficersWriteIt(t *testing.T) {
	for s, want := range map[string]knowledge.Rupiah{
		"Rp4,8 miliar": 4_800_000_000, "Rp 4.8 miliar/tahun": 4_800_000_000, "15 miliar": 15_000_000_000, "500 juta setahun": 500_000_000,
		"Rp2 miliar/tahun (kriteria mikro)": 2_000_000_000, "Rp500.000.000": 500_000_000, "4800000000": 4_800_000_000, "rp. 300 jt per tahun": 300_000_000,
		"Rp50M": 50_000_000_000, "750 ribu": 750_000,
		"": 0, "mengikuti PP 7/2021": 0, "modal maks Rp5 miliar": 0, "Rp800 ribu/bulan": 0, "-5 juta": 0, "0": 0, "9000 triliun": 0, "Rp1 miliar sampai Rp2 miliar": 0,
	} {
		if got, ok := readYearly(s); got != want || ok != (want != 0) {
			t.Errorf("%q: %v, %v, want %v", s, got, ok, want)
		}
	}
}

func TestFilesThatNameTheSameEntryAreNamedTogether(t *testing.T) {
	file := func(id, slug string) []EntryRow {
		return []EntryRow{{Program: &knowledge.Program{Entry: knowledge.Entry{ID: id, Slug: slug}}}}
	}
	clashes := EntryClashes(map[string][]EntryRow{
		"a.yaml": file("P01", "satu"), "b.yaml": file("P02", "dua"), "c.yaml": file("P01", "tiga"), "d.yaml": file("P04", "dua"),
		"e.yaml": file("P05", "lima"), "f.tsv": {{Err: &RowError{}}},
	})
	got := map[string]string{}
	for name, clash := range clashes {
		got[name] = clash.Reason
	}
	const rest = ", jadi kedua berkas tidak dimuat; sisakan satu, atau ganti nomor dan slug salah satunya"
	want := map[string]string{
		"a.yaml": "nomor P01 ada juga di c.yaml" + rest, "c.yaml": "nomor P01 ada juga di a.yaml" + rest,
		"b.yaml": "slug dua ada juga di d.yaml" + rest, "d.yaml": "slug dua ada juga di b.yaml" + rest,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
