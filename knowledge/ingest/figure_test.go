package ingest_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// figuredProgram is a file of one programme with figures that have a name;
// tests spoil one line of it.
const figuredProgram = `nomor: P31
slug: merek
nama: Merek
lembaga: DJKI
kebutuhan: [sertifikat]
untuk: Melindungi nama usaha.
isi:
  - hal: biaya
    kalimat: Tarifnya Rp500.000, atau 40% dari tarif umum, sejak 17 Oktober 2026.
  - hal: masa
    kalimat: Berlaku 10 tahun.
angka: # dipakai moves.csv
  - nama: tarif_umk
    nilai: Rp500.000
  - nama: bagian
    nilai: 40%
  - nama: tahun
    nilai: 10
  - nama: tenggat
    nilai: 2026-10-17
alamat: https://merek.dgip.go.id
status: active
keterangan-per: 2024-10-31
keyakinan: A
`

func readFigured(file string) (ingest.EntryRow, error) {
	return ingest.EntryFile(strings.NewReader(file), ingest.EntryPrograms, knowledge.NewDay(2026, time.November, 25))
}

func TestTheFiguresOfAnEntryAreReadByTheirNames(t *testing.T) {
	row, err := readFigured(figuredProgram)
	if err != nil {
		t.Fatal(err)
	}
	want := []knowledge.Figure{
		{Name: "tarif_umk", Value: 500_000, Unit: knowledge.FactRupiah}, {Name: "bagian", Value: 4000, Unit: knowledge.FactBasisPoints},
		{Name: "tahun", Value: 10, Unit: knowledge.FactCount}, {Name: "tenggat", Day: new(knowledge.NewDay(2026, time.October, 17))},
	}
	if diff := cmp.Diff(want, row.Program.Figures); diff != "" {
		t.Error(diff)
	}
}

func TestAFigureThatCannotBeUsedIsNamedByLineAndField(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		line           int
		field, reason  string
	}{
		{"only the sentence was corrected", "Tarifnya Rp500.000", "Tarifnya Rp600.000", 13, "nilai di angka ke-1", "samakan dengan kalimatnya"},
		{"only the figure was corrected", "nilai: Rp500.000", "nilai: Rp600.000", 13, "nilai di angka ke-1", "samakan dengan kalimatnya"},
		{"other digits", "nilai: Rp500.000", "nilai: Rp500000", 14, "nilai di angka ke-1", "tidak terbaca"},
		{"a name of two words", "nama: tarif_umk", "nama: tarif umk", 13, "nama di angka ke-1", "huruf kecil"},
		{"a name that Setara fills", "nama: tarif_umk", "nama: satuan", 13, "nama di angka ke-1", "nama isian"},
		{"a name twice", "nama: bagian", "nama: tarif_umk", 15, "nama di angka ke-2", "sudah dipakai"},
		{"no value", "    nilai: 40%\n", "", 15, "nilai di angka ke-2", "belum ada"},
		{"an empty value", "nilai: 40%", "nilai:", 16, "nilai di angka ke-2", "kosong"},
		{"a bare figure", "  - nama: tarif_umk\n    nilai: Rp500.000\n", "  - Rp500.000\n", 13, "angka ke-1", "dua isian"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(figuredProgram, test.old, test.new, 1)
			if bad == figuredProgram {
				t.Fatal("nothing was spoilt")
			}
			_, err := readFigured(bad)
			var fault *ingest.EntryError
			if !errors.As(err, &fault) || len(fault.Faults) != 1 {
				t.Fatalf("got %v, want one fault", err)
			}
			if f := fault.Faults[0]; f.Line != test.line || f.Field != test.field || !strings.Contains(f.Reason, test.reason) {
				t.Errorf("got %v", f)
			}
		})
	}
}
