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

// A file of moves that loads; tests spoil one cell of it.
const (
	moveHeader = "id,move,priority,conditions,sentence,basis"
	goodMove   = `merek,brand_registration,70,"putusan: hold, lower; selisih minimal: 30%","Daftar, {tarif} (data {tanggal}).",P31 | pembanding`
)

func readMoves(moves string) ([]knowledge.MoveRule, error) {
	return ingest.Moves(strings.NewReader(moves))
}

func TestARuleForAMoveIsReadCellByCell(t *testing.T) {
	moves := "# keterangan, dengan koma\n" + moveHeader + "\n" +
		`terakhir,halal,80,,"Urus {batas}, data {tanggal}.",P31` + "\n" + goodMove + "\n" +
		`semua,bundle,10,"barang: mainan, piring+melamin; kategori: dapur/piring; satuan: dihitung; saingan: semurah impor; saingan di: marketplace; tanda: tanpa sni, jual rugi; marketplace: tempat jualan; harga maksimal: Rp500.000; biaya pesanan minimal: 1,5%; sisa untung minimal: 10%; sisa untung maksimal: 30%; penjual lain menyebut: bahan, ukuran; belum menyebut: halal; mulai: 2026-10-17; sampai: 2026-12-31","{ciri}, hemat {hemat_isi_tiga} {satuan}",tarif | pembanding` + "\n"
	rules, err := readMoves(moves)
	if err != nil {
		t.Fatal(err)
	}
	day := func(y int, m time.Month, d int) *knowledge.Day { return new(knowledge.NewDay(y, m, d)) }
	want := []knowledge.MoveRule{
		{
			ID: "semua", Move: knowledge.MoveBundle, Priority: 10, OnFees: true, OnListings: true,
			When: knowledge.MoveConditions{
				Goods: []string{"mainan", "piring+melamin"}, Categories: []string{"dapur/piring"}, SoldBy: knowledge.SoldByCount,
				LooksImported: true, RivalOnline: true, Signs: []knowledge.Sign{knowledge.SignNoSNI, knowledge.SignUnderCost}, SellsThere: true, MostPrice: 500_000, LeastOrderFee: 150,
				LeastMargin: new(knowledge.BasisPoints(1000)), MostMargin: new(knowledge.BasisPoints(3000)),
				Lacks: []knowledge.Trait{knowledge.TraitMaterial, knowledge.TraitSize}, Unsaid: []knowledge.Trait{knowledge.TraitHalal},
				From: day(2026, 10, 17), Until: day(2026, 12, 31),
			},
			Sentence: []knowledge.MovePart{{Slot: "ciri"}, {Text: ", hemat "}, {Slot: "hemat_isi_tiga"}, {Text: " "}, {Slot: "satuan"}},
		},
		{
			ID: "merek", Move: knowledge.MoveBrandRegistration, Priority: 70, Entries: []string{"P31"}, OnListings: true,
			When:     knowledge.MoveConditions{Verdicts: []knowledge.Verdict{knowledge.VerdictHold, knowledge.VerdictLower}, LeastGap: 3000},
			Sentence: []knowledge.MovePart{{Text: "Daftar, "}, {Slot: "tarif"}, {Text: " (data "}, {Slot: "tanggal"}, {Text: ")."}},
		},
		{
			ID: "terakhir", Move: knowledge.MoveHalal, Priority: 80, Entries: []string{"P31"},
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
		{"a slot that is no name", "{tarif}", "{Harga Teman}", "sentence", "tidak dikenal"},
		{"a slot that nothing fills", `{tarif} (data {tanggal}).",P31 |`, `{tarif}.",`, "sentence", "tidak dikenal"},
		{"an unknown sign", "putusan: hold, lower", "tanda: mencurigakan", "conditions", "tidak dikenal"},
		{"a slot that is not closed", "{tarif}", "{tarif", "sentence", "tidak dikenal"},
		{"no day of the data", " (data {tanggal})", "", "sentence", "{tanggal}"},
		{"leaders without asking for them", "Daftar, ", "Daftar, {ciri} ", "sentence", "berdua"},
		{"no sentence", `"Daftar, {tarif} (data {tanggal})."`, "", "sentence", "harus terisi"},
		{"a basis that is not listed", "P31 |", "X31 |", "basis", "bukan dasar"},
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
			_, err := readMoves("# keterangan\n" + moveHeader + "\n" + bad + "\n")
			wantRowError(t, err, 3, test.column, test.reason)
		})
	}
	_, err := readMoves(moveHeader + "\n" + goodMove + "\n" + goodMove + "\n")
	wantRowError(t, err, 3, "id", "sudah dipakai di baris 2")
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
		if _, err := readMoves(file); !errors.As(err, &refused) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzMoves(f *testing.F) {
	f.Add(moveHeader + "\n" + goodMove + "\n")
	f.Add(moveHeader + "\nx,halal,1,\"mulai: 2026-10-17; sampai: \",\"{{}}{tanggal\",P31|tarif\n")
	f.Fuzz(func(t *testing.T, moves string) {
		rules, err := readMoves(moves)
		if err != nil {
			return
		}
		for _, rule := range rules {
			if rule.ID == "" || len(rule.Sentence) == 0 || len(rule.Entries) == 0 && !rule.OnFees && !rule.OnListings {
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

// A file of what bears on a price.
const (
	bearingHeader = "id,priority,conditions,entry,aspect"
	goodBearing   = `tanpa-sni,20,"tanda: tanpa sni; barang: mainan",R21,impor`
)

func TestARuleForWhatBearsOnAPriceIsRead(t *testing.T) {
	rules, err := ingest.Bearings(strings.NewReader(
		"# keterangan\n" + bearingHeader + "\n" + goodBearing + "\n" + `selisih,10,selisih minimal: 60%,P31,biaya` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []knowledge.BearingRule{
		{ID: "selisih", Priority: 10, When: knowledge.MoveConditions{LeastGap: 6000}, Entry: "P31", Aspect: knowledge.AspectCost},
		{
			ID: "tanpa-sni", Priority: 20, When: knowledge.MoveConditions{Signs: []knowledge.Sign{knowledge.SignNoSNI}, Goods: []string{"mainan"}},
			Entry: "R21", Aspect: knowledge.AspectImport,
		},
	}
	if diff := cmp.Diff(want, rules); diff != "" {
		t.Error(diff)
	}
}

func TestAFaultInWhatBearsOnAPriceIsNamedByLineAndColumn(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		column, reason string
	}{
		{"no conditions", `"tanda: tanpa sni; barang: mainan"`, "", "conditions", "harus terisi"},
		{"an unknown sign", "tanpa sni", "tanpa merek", "conditions", "tidak dikenal"},
		{"what the leaders state", "barang: mainan", "penjual lain menyebut: sni", "conditions", "hanya untuk saran"},
		{"an entry by its name", "R21", "SNI mainan", "entry", "bukan nomor"},
		{"an unknown aspect", ",impor", ",import", "aspect", "tidak dikenal"},
		{"a priority in words", ",20,", ",tinggi,", "priority", "angka"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(goodBearing, test.old, test.new, 1)
			if bad == goodBearing {
				t.Fatal("nothing was spoilt")
			}
			_, err := ingest.Bearings(strings.NewReader(bearingHeader + "\n" + bad + "\n"))
			wantRowError(t, err, 2, test.column, test.reason)
		})
	}
}
