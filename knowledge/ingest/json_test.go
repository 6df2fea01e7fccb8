package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestAListOfObjectsIsFoundAnywhereInJSON(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"at the top", `[{"nama":"Kaos","harga":45000},{"nama":"Topi","harga":"Rp20.000"}]`, []string{"1 Kaos 45000", "2 Topi 20000"}},
		{"under other names, two levels down", `{"status":"ok","hasil":{"halaman":1,"daftar":[{"info":{"judul":"Kaos","biaya":{"harga":45000}}}]}}`, []string{"1 Kaos 45000"}},
		{"a price in an object of its own", `[{"name":"Kaos","price":{"current":{"value":45000,"currency":"IDR"}}}]`, []string{"1 Kaos 45000"}},
		{"pages in a list", `[{"data":{"produk":[{"nama":"Kaos","harga":45000}]}},{"data":{"produk":[{"nama":"Topi","harga":20000}]}}]`, []string{"1 Kaos 45000", "2 Topi 20000"}},
		{"beside other lists", `{"saringan":[{"nama":"Warna","pilihan":["merah"]}],"produk":[{"nama":"Kaos","harga":45000}]}`, []string{"1 Kaos 45000"}},
		{"variants are no listings of their own", `[{"nama":"Kaos","harga":45000,"varian":[{"nama":"Merah","harga":46000}]}]`, []string{"1 Kaos 45000"}},
		{"one object a line", "{\"nama\":\"Kaos\",\"harga\":45000}\n{\"nama\":\"Topi\",\"harga\":20000}\n", []string{"1 Kaos 45000", "2 Topi 20000"}},
		{"one object alone on its line", `{"nama":"Kaos","harga":45000}`, []string{"1 Kaos 45000"}},
		{"one page a line", "{\"items\":[{\"nama\":\"Kaos\",\"harga\":45000}]}\n{\"items\":[{\"nama\":\"Topi\",\"harga\":20000}]}\n", []string{"1 Kaos 45000", "2 Topi 20000"}},
		{"lists side by side", `{"nama":["Kaos","Topi"],"harga":[45000,20000]}`, []string{"1 Kaos 45000", "1 Topi 20000"}},
		{"structured data for search engines", `{"@graph":[{"@type":"Product","name":"Kaos","brand":{"name":"Jaya"},"offers":{"price":"45000","priceCurrency":"IDR"}}]}`, []string{"1 Kaos 45000"}},
		{"a mark before it", "\ufeff" + `[{"nama":"Kaos","harga":45000}]`, []string{"1 Kaos 45000"}},
		{"elements that are no listings are counted", `[{"nama":"Kaos","harga":45000},null,{"nama":"Topi"},"iklan"]`, []string{
			"1 Kaos 45000", "2! title: isi ini bukan objek JSON dengan nama dan harga", "3! price: harga kosong",
			"4! title: isi ini bukan objek JSON dengan nama dan harga"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := read(t, "a.json", c.file, dated)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, outcomes(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shopeeItem is one item as Shopee's search gives it, with the price in
// hundred-thousandths of a rupiah.
func shopeeItem(id int, price, lowest, highest int64, crossBorder int) string {
	return fmt.Sprintf(`{"itemid":%d,"shopid":77,"item_basic":{"itemid":%d,"shopid":77,"name":"Sandal jepit %d","price":%d,
		"price_min":%d,"price_max":%d,"price_before_discount":0,"price_min_before_discount":-1,"historical_sold":120,"sold":4,
		"cb_option":%d,"shop_location":"KOTA SOLO","item_rating":{"rating_star":4.5},"tier_variations":[{"name":"Warna","options":["merah"]}],
		"ctime":1614221199,"hidden_price_display":null}}`, id, id, id, price, lowest, highest, crossBorder)
}

func TestShopeesOwnDataIsReadInRupiah(t *testing.T) {
	file := `{"error":null,"items":[` + shopeeItem(1, 1990000000, 1990000000, 1990000000, 0) + "," +
		shopeeItem(2, 2500000000, 2500000000, 4000000000, 1) + `],"total_count":2}`
	got := readAll(t, "a.json", file, dated)
	want := []knowledge.Listing{
		{Source: "shopee", SKU: "1", Title: "Sandal jepit 1", Price: 19_900, Platform: knowledge.PlatformShopee, Location: "KOTA SOLO",
			Origin: knowledge.OriginUnknown, URL: "https://shopee.co.id/product/77/1", Sold: 120, Rating: 4.5, ObservedOn: day},
		{Source: "shopee", SKU: "2", Title: "Sandal jepit 2", PriceMin: 25_000, PriceMax: 40_000, Platform: knowledge.PlatformShopee, Location: "KOTA SOLO",
			Origin: knowledge.OriginImport, Evidence: []knowledge.Evidence{knowledge.EvidenceCrossBorder},
			URL: "https://shopee.co.id/product/77/2", Sold: 120, Rating: 4.5, ObservedOn: day},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokopediasOwnDataIsRead(t *testing.T) {
	const file = `[{"data":{"searchProductV5":{"data":{"products":[{"oldID":9,"id":"100900","name":"Kaos polos","url":
		"https://www.tokopedia.com/ani/kaos-polos?extParam=ivf%3Dfalse%26search_id%3D20260114235959ABC%26src%3Dsearch",
		"mediaURL":{"image":"https://img.tokopedia.net/a.jpg"},"shop":{"id":"5","name":"Toko Ani","url":"https://www.tokopedia.com/ani","city":"Surakarta","tier":1},
		"badge":{"title":"Surakarta","url":""},"price":{"text":"Rp45.000","number":45000,"range":"","original":"Rp60.000","discountPercentage":25},
		"freeShipping":{"url":""},"labelGroups":[{"position":"ri_product_credibility","title":"3rb+ terjual"},{"title":"Beli Lokal"}],
		"category":{"id":"12","name":"Fashion","breadcrumb":"fashion-pria/kaos"},"rating":"4.9"}]}}}}]`
	got := readAll(t, "a.json", file, dated)
	want := []knowledge.Listing{{Source: "tokopedia", SKU: "100900", Title: "Kaos polos", Price: 45_000, PriceOriginal: 60_000,
		Platform: knowledge.PlatformTokopedia, Shop: "Toko Ani", Location: "Surakarta", Origin: knowledge.OriginLocal,
		Evidence: []knowledge.Evidence{knowledge.EvidenceLocalBadge}, URL: "https://www.tokopedia.com/ani/kaos-polos", Sold: 3_000,
		Rating: 4.9, Category: "fashion-pria/kaos", ObservedOn: knowledge.NewDay(2026, 1, 14)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPricesInHundredThousandthsAreToldFromDearGoods(t *testing.T) {
	prices := func(header string, all ...string) string {
		return header + "\n" + strings.Join(all, "\n") + "\n"
	}
	for _, c := range []struct {
		name, file string
		want       knowledge.Rupiah // of the first row
	}{
		{"bare numbers beyond belief", prices("nama;harga", "Kaos;19900000000", "Topi;4500000000"), 199_000},
		{"Shopee's links beside smaller numbers", prices("nama;harga;link", "Kaos;450000000;https://shopee.co.id/a-i.1.2"), 4_500},
		{"gold and motorcycles", prices("nama;harga", "Emas 100 gr;150000000", "Motor;17500000"), 150_000_000},
		{"houses with their prices written out", prices("nama;harga", "Rumah;Rp1.500.000.000", "Rumah;Rp2.500.000.000"), 1_500_000_000},
		{"one price that is not divisible", prices("nama;harga", "Kaos;19900000000", "Topi;45000"), 19_900_000_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readAll(t, "a.csv", c.file, dated)[0].Price; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestBrokenJSONIsRefused(t *testing.T) {
	for _, c := range []struct{ name, file, says string }{
		{"cut off", `[{"nama":"Kaos","harga":45000},{"nama":"To`, "rusak atau terpotong"},
		{"cut off inside an object", `{"items":[{"nama":"Kaos","harga":45000}]`, "rusak atau terpotong"},
		{"prices of variants only", `[{"nama":"Kaos","varian":[{"nama":"Merah","harga":46000}]}]`, "tidak ditemukan daftar produk"},
		{"no goods in it", `{"versi":1,"catatan":["a","b"]}`, "tidak ditemukan daftar produk"},
		{"an empty list", `[]`, "tidak ditemukan daftar produk"},
		{"a million brackets", strings.Repeat("[", 1_000_000), "rusak atau terpotong"},
		{"objects without end", strings.Repeat(`{"a":`, 1_000_000), "tidak ditemukan daftar produk"},
	} {
		t.Run(c.name, func(t *testing.T) { wantRefused(t, "a.json", c.file, dated, c.says) })
	}
}

func TestAFileIsTakenForWhatItIsAndNotForItsName(t *testing.T) {
	if got := readOne(t, "data.csv", `[{"nama":"Kaos","harga":45000}]`); got.Price != 45_000 {
		t.Errorf("JSON named .csv: got %s", got.Price)
	}
	if got := readOne(t, "data.json", "nama,harga\nKaos,45000\n"); got.Price != 45_000 {
		t.Errorf("CSV named .json: got %s", got.Price)
	}
	if got := readOne(t, "data.csv", "[nama],harga\n[READY] Kaos,45000\n"); got.Title != "[READY] Kaos" {
		t.Errorf("CSV that begins with a bracket: got %q", got.Title)
	}
}
