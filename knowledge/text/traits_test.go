package text

import (
	"slices"
	"testing"

	"setara/knowledge"
)

func TestATitleStatesItsTraits(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  []knowledge.Trait
	}{
		{"Kerudung Voal", []knowledge.Trait{knowledge.TraitMaterial}},
		{"Sandal Kulit Pria Handmade uk 40", []knowledge.Trait{knowledge.TraitMaterial, knowledge.TraitSize, knowledge.TraitAudience, knowledge.TraitHandmade}},
		{"Kabel Data Type C Garansi 6 Bulan", []knowledge.Trait{knowledge.TraitWarranty}},
		{"Kabel Data Type C Tanpa Garansi", nil},
		{"Piring Melamin SNI", []knowledge.Trait{knowledge.TraitMaterial, knowledge.TraitSNI}},
		{"Piring Non-SNI", nil},
		{"Keripik Pisang P-IRT Halal 250 gr", []knowledge.Trait{knowledge.TraitContents, knowledge.TraitHalal, knowledge.TraitPermit}},
		{"Mug Keramik Bisa Request Nama", []knowledge.Trait{knowledge.TraitCustom}},
		{"Sandal Jepit Grosir Sekodi", []knowledge.Trait{knowledge.TraitContents, knowledge.TraitWholesale}},
		{"Jaket Wanita", []knowledge.Trait{knowledge.TraitAudience}},
		{"Gamis", nil},
		{"", nil},
	} {
		title := ReadTitle(tt.title)
		if got := title.Traits(tt.title); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v", tt.title, got, tt.want)
		}
	}
}

func TestTheListOfTraitsCanBeRead(t *testing.T) {
	if _, err := loadTraits(readWordFile); err != nil {
		t.Error(err)
	}
	for _, broken := range []string{"harum | wangi", "sni"} {
		if _, err := loadTraits(func(string) (string, error) { return broken, nil }); err == nil {
			t.Errorf("%q was taken", broken)
		}
	}
}
