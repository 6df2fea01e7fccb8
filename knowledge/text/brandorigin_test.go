package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestBrandsTellWhereTheirGoodsAreMade(t *testing.T) {
	local := []knowledge.Evidence{knowledge.EvidenceBrandLocal}
	imported := []knowledge.Evidence{knowledge.EvidenceBrandImport}
	for _, tt := range []struct {
		title string
		want  []knowledge.Evidence
	}{
		{"Kemeja Erigo pria", local},
		{"3Second kaos pria", local},
		{"Setrika MASPION HA-110", local},
		{"SKINTIFIC - 5X Ceramide", imported},
		{"G-Shock jam tangan pria", imported},
		{"Snekers lokal Ventela", []knowledge.Evidence{knowledge.EvidenceBrandLocal, knowledge.EvidenceTitleLocal}},
		{"Wardah lipstik dan Skintific serum", []knowledge.Evidence{knowledge.EvidenceBrandImport, knowledge.EvidenceBrandLocal}},
		// A name with another meaning needs its goods beside it.
		{"Wardah lip cream", local},
		{"Gamis Wardah syari", nil},
		{"Kopi bubuk Kapal Api", local},
		{"Mainan kapal api", nil},
		{"Kecap ABC", local},
		{"Poster ABC anak", nil},
		{"Sarung Atlas", local},
		{"Buku atlas", nil},
		// Another maker's goods.
		{"Kabel untuk Ugreen", nil},
		{"Charger for Anker", nil},
		{"Bracket TV compatible with Polytron", nil},
		{"Kipas mirip Maspion", nil},
		{"Sepatu model Brodo", nil},
		{"Tali jam Casio", nil},
		{"Remote TV Polytron", nil},
		{"Keripik rasa Indomie", nil},
		{"Tas gratis sepatu Brodo", nil},
		{"Kipas angin untuk kamar, Maspion", local},
		// Not a word of its own, and not in the list.
		{"Erigona kaos", nil},
		{"Casing untuk iPhone", nil},
		{"HP Xiaomi Redmi", nil},
	} {
		if diff := cmp.Diff(tt.want, TitleEvidence(tt.title)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", tt.title, diff)
		}
	}
}

func TestEveryBrandOfKnownOriginIsFoundInATitle(t *testing.T) {
	content, err := readWordFile("merek-asal.txt")
	if err != nil {
		t.Fatal(err)
	}
	origins := map[string]knowledge.Evidence{"lokal": knowledge.EvidenceBrandLocal, "impor": knowledge.EvidenceBrandImport}
	counted := map[string]int{}
	for r := range rowsOf("merek-asal.txt", content) {
		for _, name := range r.list(0) {
			counted[r.column(1)]++
			goods := append([]string{"barang"}, r.list(2)...)
			for i, word := range goods {
				want := []knowledge.Evidence{origins[r.column(1)]}
				if i == 0 && len(goods) > 1 {
					want = nil // the name alone may mean something else
				}
				if diff := cmp.Diff(want, TitleEvidence("Jual "+word+" "+name+" baru")); diff != "" {
					t.Errorf("merek-asal.txt:%d: %q of %q (-want +got)\n%s", r.line, word, name, diff)
				}
				if got := TitleEvidence(word + " mirip " + name); got != nil {
					t.Errorf("merek-asal.txt:%d: %q like %q tells %v", r.line, word, name, got)
				}
			}
		}
	}
	if counted["lokal"] < 30 || counted["impor"] < 8 {
		t.Errorf("%v brands, want some of both sides", counted)
	}
}
