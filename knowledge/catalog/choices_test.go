package catalog

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// goods are listings of one title in one category, each of a shop of its own.
func goods(n int, title, category string) []knowledge.Listing {
	list := make([]knowledge.Listing, n)
	for i := range list {
		list[i] = listing(fmt.Sprintf("%s %d", title, i), title, 50_000, filedUnder(category))
	}
	return list
}

func filedUnder(category string) func(*knowledge.Listing) {
	return func(l *knowledge.Listing) { l.Category = category }
}

// clothes are a market in which "baju" says too little.
func clothes() []knowledge.Listing {
	var list []knowledge.Listing
	for title, n := range map[string]int{
		"Kaos sablon distro": 7, "Kaos polo berkerah": 1, "Daster rayon": 5, "Gamis syari": 4, "Baju bordir": 2, "Jaket parka": 3,
		"Kaos anak dino": 4, "Setelan anak tidur": 3, "Piyama anak bintang": 5, "Baju anak lucu": 1,
		"Kaos couple pria wanita": 3, "Gamis couple pria wanita": 3, "Kemeja couple pria wanita": 3,
		"Kalung emas": 9, "Cincin emas": 8, "Gelang emas": 3,
		"Sandal jepit": 6, "Selop karet": 2, "Kerudung voal": 4, "Pashmina ceruty": 4, "Bergo jersey": 2,
	} {
		list = append(list, goods(n, title, "fashion")...)
	}
	return list
}

func TestAWordForTooManyKindsOffersTheCommonestOfThem(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(clothes()...))
	choice := func(product string, found int) knowledge.Choice {
		return knowledge.Choice{Product: product, Found: found}
	}
	grownUp := []knowledge.Choice{
		choice("kaos", 11), choice("gamis", 7), choice("daster", 5), choice("jaket", 3), choice("kemeja", 3),
	}
	for _, test := range []struct {
		why, product string
		want         []knowledge.Choice
	}{
		{"few are called just that", "baju", grownUp},
		{"a synonym is as wide", "pakaian", grownUp},
		{"whom they are for stays said", "baju anak", []knowledge.Choice{
			choice("piyama anak", 5), choice("kaos anak", 4), choice("setelan anak", 3),
		}},
		{"a gamis is no man's", "baju pria", []knowledge.Choice{
			choice("kaos pria", 11), choice("jaket pria", 3), choice("kemeja pria", 3),
		}},
		{"two kinds are nearly all", "perhiasan", nil},
		{"another word tells the sort", "baju bordir", nil},
		{"most are called just that", "sandal", nil},
		{"many are called just that", "kerudung", nil},
		{"a narrow kind", "kaos", nil},
		{"a whole title", "baju bordir warna merah muda bahan adem nyaman", nil},
	} {
		t.Run(test.product, func(t *testing.T) {
			got := ask(t, cat, knowledge.Query{Product: test.product, AsOf: today})
			if got.Found == 0 {
				t.Error("nothing is found")
			}
			if diff := cmp.Diff(test.want, got.Choices); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.why, diff)
			}
		})
	}
}

// matoa is the name of a fruit and of a make of watches, filed as two
// marketplaces and a plain file do.
func matoa() []knowledge.Listing {
	var list []knowledge.Listing
	for _, some := range [][]knowledge.Listing{
		goods(4, "Matoa manis Papua", "makanan-minuman/buah/buah-segar"),
		goods(2, "Matoa kelapa segar", "Makanan & Minuman/Buah/Lainnya"),
		goods(1, "Buah matoa", ""),
		goods(3, "Matoa Rakai walnut", "fashion-pria/jam-tangan-pria/jam-tangan-analog-pria"),
		goods(2, "Matoa Flores ebony", "Jam Tangan/Jam Tangan Wanita/Lainnya"),
		goods(1, "Matoa sirup botol", "makanan-minuman/minuman/sirup"),
	} {
		list = append(list, some...)
	}
	return list
}

func TestUnknownWordsThatFitSeveralKindsOfferTheirCategories(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(matoa()...))
	got := ask(t, cat, knowledge.Query{Product: "matoa", AsOf: today})
	want := []knowledge.Choice{
		{Product: "matoa", Category: "buah", Found: 7},
		{Product: "matoa", Category: "jam tangan", Found: 5},
	}
	if diff := cmp.Diff(want, got.Choices); diff != "" {
		t.Errorf("the choices (-want +got):\n%s", diff)
	}
	for _, choice := range want {
		t.Run(choice.Category, func(t *testing.T) {
			got := ask(t, cat, knowledge.Query{Product: choice.Product, Category: choice.Category, AsOf: today})
			if got.Found != choice.Found || got.Used != choice.Found || got.Choices != nil {
				t.Errorf("found %d, used %d, choices %v; want %d and no choices", got.Found, got.Used, got.Choices, choice.Found)
			}
		})
	}
}

func TestUnknownWordsKeepWithinTheCategoryOfMost(t *testing.T) {
	cat := openCatalog(t)
	list := append(goods(14, "Zarkana aroma laut", "kecantikan/parfum/parfum-unisex"), goods(1, "Zarkana aroma laut", "otomotif/aksesoris/pengharum-mobil")...)
	list[14].SKU = "stray"
	load(t, cat, rowsOf(list...))
	got := ask(t, cat, knowledge.Query{Product: "zarkana", AsOf: today})
	if got.Found != 15 || got.Used != 14 || got.Choices != nil {
		t.Errorf("found %d, used %d, choices %v; want 15, 14 and none", got.Found, got.Used, got.Choices)
	}
	for i := range got.Items {
		if item := &got.Items[i]; item.SKU == "stray" && item.Why != knowledge.WhyOtherCategory {
			t.Errorf("the stray one is left out for %q", item.Why)
		}
	}
}

func TestKnownKindsStayTogetherHoweverTheyAreFiled(t *testing.T) {
	cat := openCatalog(t)
	list := goods(14, "Kerudung voal polos", "fashion-muslim/jilbab/hijab-segi-empat")
	stray := goods(1, "Kerudung voal motif", "fashion-wanita/aksesoris-wanita/bandana")
	load(t, cat, rowsOf(append(list, stray...)...))
	if got := ask(t, cat, knowledge.Query{Product: "kerudung voal", AsOf: today}); got.Used != 15 || got.Choices != nil {
		t.Errorf("used %d, choices %v; want 15 and none", got.Used, got.Choices)
	}
}

func TestACategoryGoesByTheKindThatItsNarrowestPartNames(t *testing.T) {
	for path, want := range map[string]string{
		"fashion-pria/jam-tangan-pria/jam-tangan-analog-pria": "jam tangan",
		"Jam Tangan/Jam Tangan Pria/Lainnya":                  "jam tangan",
		"Makanan & Minuman/Buah & Sayur/Lain-lain":            "buah",
		"hobi/zarkanologi":                                    "zarkanologi",
		"zarkana-kecil/":                                      "zarkana kecil",
		"Lainnya":                                             "lainnya",
		"///":                                                 "",
	} {
		if got := categoryOfPath(path).name; got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}
