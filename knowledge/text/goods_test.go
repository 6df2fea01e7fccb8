package text

import (
	"testing"

	"setara/knowledge"
)

func TestGoodsAreCountedToAFeeGroupByTheirName(t *testing.T) {
	for goods, want := range map[string]knowledge.FeeGroup{
		"gamis anak": knowledge.FeeGroupFashion, "jilbab segi empat": knowledge.FeeGroupFashion,
		"tas rajut": knowledge.FeeGroupFashion, "kaos kaki": knowledge.FeeGroupFashion,
		"kopi bubuk": knowledge.FeeGroupFMCG, "keripik singkong": knowledge.FeeGroupFMCG, "sabun mandi": knowledge.FeeGroupFMCG,
		"wajan": knowledge.FeeGroupLifestyle, "kipas angin": knowledge.FeeGroupElectronics,
		"kain batik": knowledge.FeeGroupAny, "pemintal awan": knowledge.FeeGroupAny, "": knowledge.FeeGroupAny,
	} {
		if got := FeeGroupOf(goods); got != want {
			t.Errorf("%q is counted to %s, want %s", goods, got, want)
		}
	}
}

func TestGoodsAreCountedToTheSectorOfThoseWhoMakeThem(t *testing.T) {
	for goods, want := range map[string]knowledge.Sector{
		"gamis anak": knowledge.SectorFashion, "kain batik": knowledge.SectorFashion, "tas rajut": knowledge.SectorFashion,
		"keripik pisang": knowledge.SectorFood, "kopi bubuk": knowledge.SectorFood, "sabun mandi": knowledge.SectorBeauty,
		"boneka": knowledge.SectorToys, "mobil mainan": knowledge.SectorToys, "wajan": knowledge.SectorHome,
		"pemintal awan": "", "": "",
	} {
		if got := SectorOf(goods); got != want {
			t.Errorf("%q is counted to %q, want %q", goods, got, want)
		}
	}
}
