package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestTitlesSayWhereTheGoodsWereMade(t *testing.T) {
	imported := []knowledge.Evidence{knowledge.EvidenceTitleImport}
	local := []knowledge.Evidence{knowledge.EvidenceTitleLocal}
	for _, tt := range []struct {
		title string
		want  []knowledge.Evidence
	}{
		{"Tas wanita import", imported},
		{"Sepatu impor murah", imported},
		{"Tas ready import china", imported},
		{"Mainan original China", imported},
		{"Blouse made in Thailand", imported},
		{"Bawang putih impor", imported},
		{"Baju korea", nil},
		{"Sandal korean style", nil},
		{"Motif china", nil},
		{"Tas kualitas import", nil},
		{"Tas import quality", nil},
		{"Tas kulit import", nil},
		{"Kaos bahan import", nil},
		{"Sepatu mirip import", nil},
		{"Sepatu like import", nil},
		{"Tas bukan import", nil},
		{"Sepatu premium - import", imported},
		{"Sepatu produk lokal", local},
		{"Sepatu lokal", local},
		{"Jaket kulit asli Garut", local},
		{"Meja buatan Jepara", local},
		{"Tas handmade", local},
		{"Keripik UMKM", local},
		{"Baju buatan sendiri", local},
		{"Made in Indonesia", local},
		{"Batik pengrajin Pekalongan", local},
		{"Batik Pekalongan", nil},
		{"Sepatu lokal rasa import", local},
		{"Sepatu rasa lokal kualitas import", nil},
		{"Sandal wanita", nil},
		{"Koko toyobo import", nil},
		{"Kopi khas Arab", nil},
		{"Kopi khas Gayo", local},
		{"Blouse original Korea fashion", nil},
		{"importir barang unik", nil},
		{"", nil},
	} {
		if diff := cmp.Diff(tt.want, TitleEvidence(tt.title)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", tt.title, diff)
		}
	}
}

func FuzzTitleEvidence(f *testing.F) {
	f.Add("Tas kulit import, made in china - produk lokal")
	f.Add("\xff import")
	f.Fuzz(func(t *testing.T, title string) {
		for _, e := range TitleEvidence(title) {
			if e != knowledge.EvidenceTitleImport && e != knowledge.EvidenceTitleLocal {
				t.Fatalf("%q: evidence %q", title, e)
			}
		}
	})
}
