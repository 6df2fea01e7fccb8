package text

import (
	"slices"
	"testing"

	"setara/knowledge"
)

func TestAnOwnersPlaceIsReadAsTheyTypeIt(t *testing.T) {
	for _, c := range []struct {
		said     string
		city     string
		province knowledge.Province
	}{
		{"solo", "Surakarta", "Jawa Tengah"},
		{"konveksi kecil di solo omzet 20jt sebulan", "Surakarta", "Jawa Tengah"},
		{"saya di sby kak", "Surabaya", "Jawa Timur"},
		{"jogja", "", "DI Yogyakarta"},
		{"kab. sleman", "Sleman", "DI Yogyakarta"},
		{"tangerang selatan", "Tangerang Selatan", "Banten"},
		{"Kota Tangerang", "Tangerang", "Banten"},
		{"papua barat daya", "", "Papua Barat Daya"},
		{"papua barat", "", "Papua Barat"},
		{"papua", "", "Papua"},
		{"jateng", "", "Jawa Tengah"},
		{"jualan batik solo di bekasi", "Bekasi", "Jawa Barat"},
		{"malang", "Malang", "Jawa Timur"},
		{"Malang kak", "Malang", "Jawa Timur"},
		{"warung di batu", "Batu", "Jawa Timur"},
		{"asal palu", "Palu", "Sulawesi Tengah"},
		{"pare-pare", "Parepare", "Sulawesi Selatan"},
		{"bukit tinggi, sumbar", "Bukittinggi", "Sumatera Barat"},
		{"dki", "", "DKI Jakarta"},
		{"wamena", "Jayawijaya", "Papua Pegunungan"},
		{"timor tengah selatan", "Timor Tengah Selatan", "Nusa Tenggara Timur"},
		{"BALI", "", "Bali"},
	} {
		q := ReadQuestion(c.said)
		got, ok := ReadPlace(&q)
		if !ok || got.City != c.city || got.Province != c.province {
			t.Errorf("%q is read as %+v, %t", c.said, got, ok)
		}
	}
}

func TestAWordThatIsAlsoAPlaceIsNoneAmongOthers(t *testing.T) {
	for _, said := range []string{
		"nasib malang usaha saya", "batu akik 50rb", "palu dan paku murah", "tepung pati 10rb", "kuningan cor",
		"diserang barang impor", "jual keripik", "", "!!!", "pisang batu",
	} {
		q := ReadQuestion(said)
		if got, ok := ReadPlace(&q); ok {
			t.Errorf("%q is read as %+v", said, got)
		}
	}
}

func TestEveryProvinceHasPlacesAndIsReadByItsName(t *testing.T) {
	cities := map[knowledge.Province]int{}
	for _, p := range question.places {
		cities[p.province]++
	}
	for _, province := range knowledge.Provinces() {
		q := ReadQuestion("usaha saya di " + string(province))
		if got, ok := ReadPlace(&q); !ok || got.City != "" || got.Province != province {
			t.Errorf("%s is read as %+v", province, got)
		}
		if cities[province] < 4 {
			t.Errorf("of %s only %d places are known", province, cities[province])
		}
	}
	if all := slices.Collect(func(yield func(string) bool) {
		for name := range question.places {
			if !yield(name) {
				return
			}
		}
	}); len(all) < 400 {
		t.Errorf("%d names of places are known", len(all))
	}
}

func TestTheNameOfAPlaceIsReadWhereItStands(t *testing.T) {
	for name, p := range question.places {
		q := ReadQuestion("usaha di " + name + " ya")
		got, ok := ReadPlace(&q)
		if !ok || got.City != p.city || got.Province != p.province || !got.Located {
			t.Errorf("%q is read as %+v", name, got)
		}
	}
}
