package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

var (
	saysImport = []knowledge.Evidence{knowledge.EvidenceTitleImport}
	saysLocal  = []knowledge.Evidence{knowledge.EvidenceTitleLocal}
)

func TestTitlesSayWhereTheGoodsWereMade(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  []knowledge.Evidence
	}{
		// Words for import.
		{"Tas wanita import", saysImport},
		{"Sepatu impor murah", saysImport},
		{"Tas ready import", saysImport},
		{"Tas ready import china", saysImport},
		{"Mainan original China", saysImport},
		{"Blouse made in Thailand", saysImport},
		{"Bawang putih impor", saysImport},
		{"Sepatu premium - import", saysImport},
		{"Tas wanita import fashion", saysImport},
		{"Sandal pria terbaru import bahan karet", saysImport},
		{"Sneakers wanita Korean style import", saysImport},
		{"Lampu hias dikirim dari China", saysImport},
		{"Tas kulit, import", saysImport},
		{"importir barang unik", nil},
		// A country alone is a style, a dish, a pattern.
		{"Baju korea", nil},
		{"Sandal korean style", nil},
		{"Motif china", nil},
		{"Kopi khas Arab", nil},
		{"Blouse original Korea fashion", nil},
		// Praise and likeness.
		{"Tas kualitas import", nil},
		{"Tas kualitas barang import", nil},
		{"Tas kualitas premium import", nil},
		{"Tas import quality", nil},
		{"Sepatu mirip import", nil},
		{"Sepatu like import", nil},
		{"Tas model import", nil},
		{"Tas bukan import", nil},
		{"Tas bukan produk import", nil},
		{"Sandal size import", nil},
		{"Jasa import barang", nil},
		{"Buku panduan ekspor impor", nil},
		// Materials and parts.
		{"Tas kulit import", nil},
		{"Tas kulit import wanita", nil},
		{"Tas wanita import kulit", saysImport},
		{"Dompet kulit sapi import", nil},
		{"Kaos bahan import", nil},
		{"Kaos bahan premium import", nil},
		{"Kaos bahan 100% import", nil},
		{"Sandal size 39 import", saysImport},
		{"Koko toyobo import", nil},
		{"Koko toyobo original Japan", nil},
		{"Kemeja kancing import", nil},
		{"Kalung lapis import", nil},
		// Words for local.
		{"Sepatu produk lokal", saysLocal},
		{"Sepatu lokal", saysLocal},
		{"Sepatu Lokal Cibaduyut", saysLocal},
		{"[Beli Lokal] Tas selempang", saysLocal},
		{"Tas handmade", saysLocal},
		{"Keripik UMKM", saysLocal},
		{"Baju buatan sendiri", saysLocal},
		{"Made in Indonesia", saysLocal},
		{"Sepatu lokal rasa import", saysLocal},
		{"Sepatu bukan lokal", nil},
		{"Sandal size lokal", nil},
		{"[Stok Lokal] Kaos", nil},
		{"Sepatu rasa lokal kualitas import", nil},
		{"Tas kualitas import harga lokal", nil},
		// Places of Indonesia.
		{"Jaket kulit asli Garut", saysLocal},
		{"Meja buatan Jepara", saysLocal},
		{"Batik pengrajin Pekalongan", saysLocal},
		{"Kopi khas Gayo", saysLocal},
		{"Kopi kualitas premium khas Pontianak", saysLocal},
		{"Batik Pekalongan", nil},
		{"Keripik rasa asli Lampung", nil},
		{"Sarung motif khas NTT", nil},
		{"Kaos dikirim dari Bandung", nil},
		// Both, and nothing.
		{"Tas lokal import", []knowledge.Evidence{knowledge.EvidenceTitleImport, knowledge.EvidenceTitleLocal}},
		{"Sandal wanita", nil},
		{"", nil},
	} {
		if diff := cmp.Diff(tt.want, TitleEvidence(tt.title)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", tt.title, diff)
		}
	}
}

// Each meaning of asal.txt with titles in which every word of that meaning,
// put in the place of X, must tell just this.
var originTitles = map[string]map[string][]knowledge.Evidence{
	"impor":          {"Tas wanita X": saysImport},
	"lokal":          {"Tas wanita X": saysLocal},
	"negara-luar":    {"Tas wanita buatan X": saysImport, "Tas wanita X": nil},
	"daerah":         {"Tas wanita buatan X": saysLocal, "Tas wanita X": nil},
	"pembuat":        {"Tas wanita X China": saysImport},
	"pembuat-daerah": {"Kopi X Garut": saysLocal, "Kopi X China": nil},
	"bual-sebelum":   {"Tas X import": nil, "Tas X lokal": nil, "Tas X asli Garut": saysLocal},
	"rupa-sebelum":   {"Tas X import": nil, "Tas X lokal": nil, "Tas X asli Garut": nil},
	"bahan-sebelum":  {"Tas X import": nil, "Tas X lokal": nil, "Tas X asli Garut": saysLocal},
	"kirim-sebelum":  {"Tas X lokal": nil, "Tas X dari Bandung": nil, "Tas X dari China": saysImport},
	"bual-sesudah":   {"Tas import X": nil, "Tas original Korea X": nil},
	"gaya-sesudah":   {"Tas import X": saysImport, "Tas original Korea X": nil},
	"sisipan":        {"Tas kualitas X import": nil, "Tas X import": saysImport},
	"bukan-asal":     {"Tas X": nil},
	"bukan-merek":    {"Barang X Polytron": nil, "Barang X, Polytron": {knowledge.EvidenceBrandLocal}},
}

func TestEveryWordOfOriginDoesWhatItsRowSays(t *testing.T) {
	content, err := readWordFile("asal.txt")
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for r := range rowsOf("asal.txt", content) {
		tried[r.column(0)] = true
		for _, word := range r.list(1) {
			for pattern, want := range originTitles[r.column(0)] {
				title := strings.Replace(pattern, "X", word, 1)
				if diff := cmp.Diff(want, TitleEvidence(title)); diff != "" {
					t.Errorf("asal.txt:%d: %q (-want +got)\n%s", r.line, title, diff)
				}
			}
		}
	}
	for meaning := range originNames {
		if !tried[meaning] || originTitles[meaning] == nil {
			t.Errorf("no word or no title shows what %q means", meaning)
		}
	}
}

func FuzzTitleEvidence(f *testing.F) {
	f.Add("Tas kulit import, made in china - produk lokal")
	f.Add("3Second kaos untuk Wardah / Skintific")
	f.Add("\xff import")
	f.Fuzz(func(t *testing.T, title string) {
		evidence := TitleEvidence(title)
		for _, e := range evidence {
			if !slices.Contains(knowledge.EvidenceKinds(), e) {
				t.Fatalf("%q: evidence %q", title, e)
			}
		}
		if !slices.IsSorted(evidence) || len(slices.Compact(slices.Clone(evidence))) != len(evidence) {
			t.Fatalf("%q: evidence %v is out of order or doubled", title, evidence)
		}
	})
}

func BenchmarkTitleEvidence(b *testing.B) {
	const title = "Setelan Jeans Import 3in1 Anak Perempuan Usia 3-10 Tahun, bahan premium import, produk lokal asli Garut by Erigo"
	for b.Loop() {
		TitleEvidence(title)
	}
}
