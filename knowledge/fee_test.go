package knowledge

import "testing"

func TestFeeGroupFollowsTheCategoryPath(t *testing.T) {
	for category, want := range map[string]FeeGroup{
		"fashion-muslim/jilbab/pashmina":     FeeGroupFashion,
		"makanan-minuman/minuman/kopi":       FeeGroupFMCG,
		"Rumah Tangga > Dekorasi":            FeeGroupLifestyle,
		"rumah-tangga/dekorasi/jam-dinding":  FeeGroupLifestyle,
		"":                                   FeeGroupAny,
		"sesuatu/yang/lain":                  FeeGroupAny,
		"handphone-tablet/aksesoris/case-hp": FeeGroupElectronics,
	} {
		if got := FeeGroupOf(category); got != want {
			t.Errorf("%q: got %s, want %s", category, got, want)
		}
	}
}
