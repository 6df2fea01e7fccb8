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

// Files of moves that load; tests spoil one cell of them.
const (
	factHeader = "id,name,agency,status,from,until,as_of,confidence,address,figures"
	goodFact   = "P31,Merek,DJKI,active,2024-01-01,2026-12-31,2024-10-31,A,https://contoh.id/a,tarif=Rp500.000 | jatah=40% | biaya=0%|lama=10 | batas=2026-10-17"
	moveHeader = "id,move,priority,conditions,sentence,basis"
	goodMove   = `merek,brand_registration,70,"putusan: hold, lower; selisih minimal: 30%","Daftar, {tarif} (data {tanggal}).",P31 | pembanding`
)

func readMoves(moves, facts string) ([]knowledge.MoveRule, error) {
	return ingest.Moves(strings.NewReader(moves), strings.NewReader(facts))
}

func TestARuleForAMoveIsReadCellByCell(t *testing.T) {
	facts := "# keterangan\n" + factHeader + "\n" + goodFact + "\n"
	moves := "# keterangan, dengan koma\n" + moveHeader + "\n" +
		`terakhir,halal,80,,"Urus {batas}, data {tanggal}.",P31` + "\n" + goodMove + "\n" +
		`semua,bundle,10,"barang: mainan, piring+melamin; kategori: dapur/piring; satuan: dihitung; saingan: semurah impor; marketplace: tempat jualan; harga maksimal: Rp500.000; biaya pesanan minimal: 1,5%; sisa untung minimal: 10%; sisa untung maksimal: 30%; penjual lain menyebut: bahan, ukuran; belum menyebut: halal; mulai: 2026-10-17; sampai: 2026-12-31","{ciri}, hemat {hemat_isi_tiga} {satuan}",tarif | pembanding` + "\n"
	rules, err := readMoves(moves, facts)
	if err != nil {
		t.Fatal(err)
	}
	day := func(y int, m time.Month, d int) *knowledge.Day { return new(knowledge.NewDay(y, m, d)) }
	merek := knowledge.MoveFact{
		ID: "P31", Name: "Merek", Agency: "DJKI", Open: true, From: day(2024, 1, 1), Until: day(2026, 12, 31),
		AsOf: *day(2024, 10, 31), Confidence: "A", Address: "https://contoh.id/a",
		Figures: []knowledge.MoveFigure{
			{Slot: "tarif", Value: 500_000, Unit: knowledge.FactRupiah}, {Slot: "jatah", Value: 4000, Unit: knowledge.FactBasisPoints},
			{Slot: "biaya", Value: 0, Unit: knowledge.FactBasisPoints}, {Slot: "lama", Value: 10, Unit: knowledge.FactCount}, {Slot: "batas", Day: day(2026, 10, 17)},
		},
	}
	want := []knowledge.MoveRule{
		{
			ID: "semua", Move: knowledge.MoveBundle, Priority: 10, OnFees: true, OnListings: true,
			When: knowledge.MoveConditions{
				Goods: []string{"mainan", "piring+melamin"}, Categories: []string{"dapur/piring"}, SoldBy: knowledge.SoldByCount,
				LooksImported: true, SellsThere: true, MostPrice: 500_000, LeastOrderFee: 150,
				LeastMargin: new(knowledge.BasisPoints(1000)), MostMargin: new(knowledge.BasisPoints(3000)),
				Lacks: []knowledge.Trait{knowledge.TraitMaterial, knowledge.TraitSize}, Unsaid: []knowledge.Trait{knowledge.TraitHalal},
				From: day(2026, 10, 17), Until: day(2026, 12, 31),
			},
			Sentence: []knowledge.MovePart{{Slot: "ciri"}, {Text: ", hemat "}, {Slot: "hemat_isi_tiga"}, {Text: " "}, {Slot: "satuan"}},
		},
		{
			ID: "merek", Move: knowledge.MoveBrandRegistration, Priority: 70, Facts: []knowledge.MoveFact{merek}, OnListings: true,
			When:     knowledge.MoveConditions{Verdicts: []knowledge.Verdict{knowledge.VerdictHold, knowledge.VerdictLower}, LeastGap: 3000},
			Sentence: []knowledge.MovePart{{Text: "Daftar, "}, {Slot: "tarif"}, {Text: " (data "}, {Slot: "tanggal"}, {Text: ")."}},
		},
		{
			ID: "terakhir", Move: knowledge.MoveHalal, Priority: 80, Facts: []knowledge.MoveFact{merek},
			Sentence: []knowledge.MovePart{{Text: "Urus "}, {Slot: "batas"}, {Text: ", data "}, {Slot: "tanggal"}, {Text: "."}},
		},
	}
	if diff := cmp.Diff(want, rules); diff != "" {
		t.Error(diff)
	}
}

func TestAFaultInARuleIsNamedByLineAndColumn(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		column, reason string
	}{
		{"an unknown move", "brand_registration", "merek_baru", "move", "tidak dikenal"},
		{"a priority in words", ",70,", ",tinggi,", "priority", "angka"},
		{"an unknown condition", "selisih minimal", "selisih paling sedikit", "conditions", "tidak dikenal"},
		{"a condition without a value", "minimal: 30%", "minimal:", "conditions", "belum ada isinya"},
		{"a condition twice", "selisih minimal: 30%", "putusan: hold", "conditions", "dua kali"},
		{"a share without percent", "30%", "30", "conditions", "perlu persen"},
		{"a share that is none", "30%", "tiga puluh%", "conditions", "tidak terbaca"},
		{"an unknown verdict", "hold, lower", "hold, turun", "conditions", "tidak dikenal"},
		{"a figure outside a slot", "Daftar, {tarif}", "Daftar, Rp500.000", "sentence", "lewat isian"},
		{"a percent sign outside a slot", "Daftar, {tarif}", "Daftar {tarif}%", "sentence", "lewat isian"},
		{"an unknown slot", "{tarif}", "{harga_teman}", "sentence", "tidak dikenal"},
		{"a slot that is not closed", "{tarif}", "{tarif", "sentence", "tidak dikenal"},
		{"no day of the data", " (data {tanggal})", "", "sentence", "{tanggal}"},
		{"leaders without asking for them", "Daftar, ", "Daftar, {ciri} ", "sentence", "berdua"},
		{"no sentence", `"Daftar, {tarif} (data {tanggal})."`, "", "sentence", "harus terisi"},
		{"a basis that is not listed", "P31 |", "P99 |", "basis", "tidak ada di daftar"},
		{"no basis", "P31 | pembanding", "", "basis", "harus terisi"},
		{"a name of two words", "merek,", "merek dagang,", "id", "tanpa spasi"},
		{"a cell too many", "pembanding", "pembanding,lebih", "id", "seharusnya"},
		{"a quote that is not closed", `data {tanggal})."`, "data {tanggal}).", "id", "tanda kutip"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(goodMove, test.old, test.new, 1)
			if bad == goodMove {
				t.Fatal("nothing was spoilt")
			}
			_, err := readMoves("# keterangan\n"+moveHeader+"\n"+bad+"\n", factHeader+"\n"+goodFact+"\n")
			wantRowError(t, err, 3, test.column, test.reason)
		})
	}
	_, err := readMoves(moveHeader+"\n"+goodMove+"\n"+goodMove+"\n", factHeader+"\n"+goodFact+"\n")
	wantRowError(t, err, 3, "id", "sudah dipakai di baris 2")
}

func TestAFaultInAFactIsNamedByLineAndColumn(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		column, reason string
	}{
		{"an id that is no programme", "P31", "X31", "id", "bukan nomor"},
		{"no name", "Merek", "", "name", "harus terisi"},
		{"an unknown status", "active", "jalan", "status", "tidak dikenal"},
		{"a day that is none", "2024-10-31", "31/10/2024", "as_of", "tidak terbaca"},
		{"an end before the start", "2026-12-31", "2023-12-31", "until", "lebih awal"},
		{"known from memory alone", ",A,", ",C,", "confidence", "ingatan"},
		{"no address", "https://contoh.id/a", "contoh.id", "address", "tidak bisa dibuka"},
		{"a figure in other digits", "Rp500.000", "Rp500000", "figures", "tidak terbaca"},
		{"a figure of a reserved name", "tarif=", "satuan=", "figures", "belum dipakai"},
		{"a figure twice", "jatah=", "tarif=", "figures", "belum dipakai"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(goodFact, test.old, test.new, 1)
			_, err := readMoves(moveHeader+"\n"+goodMove+"\n", factHeader+"\n"+bad+"\n")
			wantRowError(t, err, 2, test.column, test.reason)
		})
	}
}

func wantRowError(t *testing.T, err error, line int, column, reason string) {
	t.Helper()
	var row *ingest.RowError
	if !errors.As(err, &row) {
		t.Fatalf("got %v, want a row at fault", err)
	}
	if row.Line != line || row.Column != column || !strings.Contains(row.Reason, reason) {
		t.Errorf("got %v; want line %d, column %s, %q", row, line, column, reason)
	}
}

func TestAFileThatIsNoTableOfMovesIsRefused(t *testing.T) {
	facts := factHeader + "\n" + goodFact + "\n"
	for name, file := range map[string]string{
		"empty":                 "",
		"remarks alone":         "# belum ada\n",
		"another encoding":      moveHeader + "\n\xff\n",
		"a column too few":      "id,move,priority,conditions,sentence\n",
		"a column twice":        "id,id,move,priority,conditions,sentence,basis\n",
		"a misspelt column":     "id,move,priority,condition,sentence,basis\n",
		"larger than any table": moveHeader + "\n" + strings.Repeat("#\n", 1<<20),
	} {
		var refused *ingest.FileError
		if _, err := readMoves(file, facts); !errors.As(err, &refused) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzMoves(f *testing.F) {
	f.Add(moveHeader+"\n"+goodMove+"\n", factHeader+"\n"+goodFact+"\n")
	f.Add(moveHeader+"\nx,halal,1,\"mulai: 2026-10-17; sampai: \",\"{{}}{tanggal\",P31|tarif\n", factHeader+"\nP31,a,b,active,,,2024-10-31,A,https://a.id,a=Rp | b=%|c=1,%\n")
	f.Fuzz(func(t *testing.T, moves, facts string) {
		rules, err := readMoves(moves, facts)
		if err != nil {
			return
		}
		for _, rule := range rules {
			if rule.ID == "" || len(rule.Sentence) == 0 || len(rule.Facts) == 0 && !rule.OnFees && !rule.OnListings {
				t.Errorf("%+v was taken", rule)
			}
			for _, part := range rule.Sentence {
				if (part.Text == "") == (part.Slot == "") || strings.ContainsAny(part.Text, "0123456789{}%") {
					t.Errorf("%q was taken for a part of a sentence", part)
				}
			}
			knowledge.Advise(knowledge.Situation{OwnPrice: new(knowledge.Rupiah(45_000)), Unit: knowledge.UnitPiece, On: 20_000, Rules: rules})
		}
	})
}
