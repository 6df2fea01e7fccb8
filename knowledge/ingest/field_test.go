package ingest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestSetarasOwnColumnsAreRead(t *testing.T) {
	const file = "source,sku,title,price,price_original,price_min,price_max,unit,pack,platform,shop,location,origin,origin_evidence,url,sold,rating,category,observed_on\n" +
		"survei-solo,K-7,Kaos polos isi 12,240000,300000,200000,280000,pcs,12,tokopedia,Toko Ani,Surakarta,local,\"local_badge,title_local\",https://www.tokopedia.com/ani/kaos,40,4.8,fashion/kaos,2026-01-02\n"
	got := readAll(t, "a.csv", file, Options{})
	want := []knowledge.Listing{{Source: "survei-solo", SKU: "K-7", Title: "Kaos polos isi 12", Price: 240_000, PriceOriginal: 300_000,
		PriceMin: 200_000, PriceMax: 280_000, Unit: knowledge.UnitPiece, Pack: 12 * knowledge.One, Platform: knowledge.PlatformTokopedia,
		Shop: "Toko Ani", Location: "Surakarta", Origin: knowledge.OriginLocal,
		Evidence: []knowledge.Evidence{knowledge.EvidenceLocalBadge, knowledge.EvidenceTitleLocal}, URL: "https://www.tokopedia.com/ani/kaos",
		Sold: 40, Rating: 4.8, Category: "fashion/kaos", ObservedOn: knowledge.NewDay(2026, time.January, 2)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHeadersOfOthersAreUnderstood(t *testing.T) {
	for header, want := range map[string]column{
		"Nama Produk": colTitle, "product_name": colTitle, "JUDUL": colTitle, "item_basic.name": colTitle,
		"Harga (Rp)": colPrice, "price_number": colPrice, "Harga Jual Toko": colPrice, "price.number": colPrice, "result.price": colPrice,
		"pricedc": colPriceDiscounted, "harga_diskon": colPriceDiscounted, "Harga Setelah Diskon": colPriceDiscounted,
		"Original Price": colPriceOriginal, "harga coret": colPriceOriginal, "price.original": colPriceOriginal,
		"Min Price": colPriceMin, "harga tertinggi": colPriceMax, "price.range": colPriceRange,
		"shop.name": colShop, "nama_toko": colShop, "seller": colShop, "offers.seller.name": colShop,
		"shop.city": colLocation, "lokasi_toko": colLocation, "Kota": colLocation,
		"category_breadcrumb": colCategory, "category.breadcrumb": colCategory,
		"countSold": colSold, "Terjual": colSold, "ratingAverage": colRating, "item_basic.item_rating.rating_star": colRating,
		"url_produk": colURL, "Link": colURL, "asal_ecommerce": colPlatform, "Negara Asal": colOrigin,
		"labelGroups": colBadges, "scraped_at": colObservedOn, "Tanggal Pengambilan": colObservedOn, "cb_option": colCrossBorder,
	} {
		if got, _ := matchHeader(header); got.col != want {
			t.Errorf("%q is taken for %q, want %q", header, got.col, want)
		}
	}
	for _, header := range []string{"brand.name", "foto_produk", "url_toko", "diskon", "ongkir", "price_id", "shop.url", "category.name.id",
		"price_trend.wording", "mediaURL.image", "price_min_before_discount", "harga_modal", "", "catatan", "ctime"} {
		if got, ok := matchHeader(header); ok {
			t.Errorf("%q is taken for %q, want nothing", header, got.col)
		}
	}
}

func TestAPersonMayNameTheColumns(t *testing.T) {
	const file = "Nama Iklan,Uang,Harga,Keterangan\nKaos,45000,1,besar\n"
	opts := dated
	opts.Mapping = map[string]string{"Nama Iklan": "title", "Uang": "price", "Harga": ""}
	if got := readAll(t, "a.csv", file, opts); got[0].Title != "Kaos" || got[0].Price != 45_000 {
		t.Errorf("got %q at %s", got[0].Title, got[0].Price)
	}
	opts.Mapping = map[string]string{"Nama Iklan": "judul"}
	wantRefused(t, "a.csv", file, opts, "tidak punya kolom itu")
	opts.Mapping = map[string]string{"Nama Iklan": "title", "Duit": "price"}
	wantRefused(t, "a.csv", file, opts, "Kolom yang ada: Nama Iklan, Uang")
}

func TestTheDayIsTheLinksThenThePersonsThenTheFiles(t *testing.T) {
	const link = "https://www.tokopedia.com/ani/kaos?extParam=ivf%3Dfalse%26search_id%3D20260114233000F1%26src%3Dsearch"
	said := knowledge.NewDay(2026, time.January, 31)
	for _, c := range []struct {
		name, row string
		opts      Options
		want      string
	}{
		{"inside the link, as written", link + ",2026-01-02", Options{ObservedOn: &said}, "2026-01-14"},
		{"inside a link that is encoded once less", "https://www.tokopedia.com/a/b?search_id=20260113X,2026-01-02", Options{}, "2026-01-13"},
		{"what the person says", "https://www.tokopedia.com/ani/kaos,2026-01-02", Options{ObservedOn: &said}, "2026-01-31"},
		{"the file's column", "https://www.tokopedia.com/ani/kaos,2026-01-02", Options{}, "2026-01-02"},
		{"a search_id that is no date", "https://www.tokopedia.com/a/b?search_id=99999999X,2026-01-02", Options{}, "2026-01-02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readAll(t, "a.csv", "nama,harga,link,tanggal\nKaos,45000,"+c.row+"\n", c.opts)
			if got[0].ObservedOn.String() != c.want {
				t.Errorf("got %s, want %s", got[0].ObservedOn, c.want)
			}
		})
	}
}

func TestARecordWithoutADayIsRejectedAndNeverDatedToday(t *testing.T) {
	rows, err := read(t, "a.csv", "nama,harga,tanggal\nKaos,45000,2026-01-02\nTopi,20000,\nTas,30000,1999-01-02\n", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2 Kaos 45000", "3! tanggal: " + undated, "4! tanggal: " + undated}
	if diff := cmp.Diff(want, outcomes(rows)); diff != "" {
		t.Error(diff)
	}
	wantRefused(t, "a.csv", "nama,harga\nKaos,45000\n", Options{}, "Sebutkan harinya")
	wantRefused(t, "a.csv", "nama,harga,link\nKaos,45000,https://shopee.co.id/a-i.1.2\n", Options{}, "Sebutkan harinya")
	far := knowledge.NewDay(2300, time.January, 1)
	wantRefused(t, "a.csv", "nama,harga\nKaos,45000\n", Options{ObservedOn: &far}, "tidak masuk akal")
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for cell, want := range map[string]string{
		"2026-01-15": "2026-01-15", "2026-01-15T23:59:00Z": "2026-01-15", "2026/1/5": "2026-01-05", "15/01/2026": "2026-01-15",
		"15-01-26": "2026-01-15", "15.1.2026": "2026-01-15", "15 Januari 2026": "2026-01-15", "Kamis, 15 Jan 2026 10:30": "2026-01-15",
		"1 Agustus 2025": "2025-08-01", "Jan 15, 2026": "2026-01-15", "20260115": "2026-01-15", "20260115233000": "2026-01-15",
		"46037": "2026-01-15", "46037.75": "2026-01-15", "1768435200": "2026-01-15", "1768435200000": "2026-01-15",
		"1768410000": "2026-01-15", // midnight in WIB
	} {
		got, ok := parseDate(cell, dateReading{})
		if !ok || got.String() != want {
			t.Errorf("%q is read as %s, %t; want %s", cell, got, ok, want)
		}
	}
	for _, cell := range []string{"", "kemarin", "2026-02-30", "32/01/2026", "2009-12-31", "2101-01-01", "12", "2026", "15 Januari", "99999999"} {
		if got, ok := parseDate(cell, dateReading{}); ok {
			t.Errorf("%q is read as %s", cell, got)
		}
	}
}

func TestAColumnThatPutsTheMonthFirstIsReadSo(t *testing.T) {
	got := readAll(t, "a.csv", "nama,harga,date\nKaos,45000,01/02/2026\nTopi,20000,01/15/2026\n", Options{})
	if got[0].ObservedOn.String() != "2026-01-02" || got[1].ObservedOn.String() != "2026-01-15" {
		t.Errorf("got %s and %s", got[0].ObservedOn, got[1].ObservedOn)
	}
	got = readAll(t, "a.csv", "nama,harga,date\nKaos,45000,01/02/2026\n", Options{})
	if got[0].ObservedOn.String() != "2026-02-01" {
		t.Errorf("without a sign of it: got %s", got[0].ObservedOn)
	}
}

func TestALinkIsCompletedAndLosesWhatFollowsTheReader(t *testing.T) {
	for cell, want := range map[string]string{
		"https://www.tokopedia.com/ani/kaos?extParam=a%3Db&whid=0":          "https://www.tokopedia.com/ani/kaos",
		"/Kaos-polos-i.12.345?sp_atk=abc&xptdk=def":                         "https://shopee.co.id/Kaos-polos-i.12.345",
		"//www.bukalapak.com/p/kaos":                                        "https://www.bukalapak.com/p/kaos",
		"shopee.co.id/Kaos-i.1.2":                                           "https://shopee.co.id/Kaos-i.1.2",
		"HTTPS://WWW.Tokopedia.com/Ani/Kaos#ulasan":                         "https://www.tokopedia.com/Ani/Kaos",
		"https://toko.example.com/p?id=7&utm_source=wa&warna=merah":         "https://toko.example.com/p?id=7&warna=merah",
		"https://www.lazada.co.id/kaos.html?spm=a2o4j&amp;clickTrackInfo=x": "https://www.lazada.co.id/kaos.html",
		"javascript:alert(1)":                                               "",
		"tokopedia://product/1":                                             "",
		"/etc/passwd":                                                       "",
		"lihat di toko":                                                     "",
		"https://a:b@www.shopee.co.id":                                      "",
	} {
		if got := cleanLink(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

func TestTheSameListingHasTheSameIDOnAnotherDay(t *testing.T) {
	pairs := [][2]string{
		{"https://www.tokopedia.com/ani/kaos?extParam=search_id%3D20260114A", "https://m.tokopedia.com/ani/kaos?whid=0"},
		{"/Kaos-i.1.2?sp_atk=a", "https://shopee.co.id/Kaos-i.1.2?sp_atk=b"},
	}
	for _, pair := range pairs {
		var ids []string
		for _, link := range pair {
			ids = append(ids, readAll(t, "a.csv", "nama,harga,link\nKaos,45000,"+link+"\n", dated)[0].ID())
		}
		if ids[0] != ids[1] {
			t.Errorf("%q and %q have the ids %s and %s", pair[0], pair[1], ids[0], ids[1])
		}
	}
	a, b := readOne(t, "a.csv", "nama,harga,toko\nKaos,45000,Ani\n"), readOne(t, "a.csv", "nama,harga,toko\nKaos,45000,Budi\n")
	if a.ID() == b.ID() {
		t.Error("the same title in two shops has one id")
	}
}

func TestSourceAndPlatformAreEachRowsOwn(t *testing.T) {
	for _, c := range []struct {
		name, header, row string
		opts              Options
		source            string
		platform          knowledge.Platform
	}{
		{"the file's column", ",asal_ecommerce", ",Tokopedia", dated, "tokopedia", knowledge.PlatformTokopedia},
		{"a nickname", ",marketplace", ",TikTok Shop", dated, "tiktok-shop", knowledge.PlatformTikTokShop},
		{"the link's host", ",link", ",https://www.blibli.com/p/kaos", dated, "blibli", knowledge.PlatformBlibli},
		{"a host that only looks like one", ",link", ",https://shopee.co.id.example.com/kaos", dated, "file", ""},
		{"a platform that Setara does not know", ",platform", ",Pasar Kita", dated, "pasar-kita", "pasar-kita"},
		{"what the person says", "", "", Options{ObservedOn: &day, Source: "Survei Solo"}, "survei-solo", ""},
		{"nothing", "", "", dated, "file", ""},
		{"a source of its own", ",sumber,link", ",Survei: 1,https://shopee.co.id/a-i.1.2", dated, "survei-1", knowledge.PlatformShopee},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readAll(t, "a.csv", "nama,harga"+c.header+"\nKaos,45000"+c.row+"\n", c.opts)[0]
			if got.Source != c.source || got.Platform != c.platform {
				t.Errorf("got source %q and platform %q, want %q and %q", got.Source, got.Platform, c.source, c.platform)
			}
		})
	}
}

func TestAnIDThatOnlyCountsTheRowsIsNoSKU(t *testing.T) {
	counted := readAll(t, "a.csv", "id,nama,harga\n1,Kaos,45000\n2,Topi,20000\n", dated)
	if counted[0].SKU == "1" {
		t.Error("a row number is taken for a sku")
	}
	real := readAll(t, "a.csv", "id,nama,harga\n100255388687,Kaos,45000\n100255388688.0,Topi,20000\n", dated)
	if real[0].SKU != "100255388687" || real[1].SKU != "100255388688" {
		t.Errorf("got %q and %q", real[0].SKU, real[1].SKU)
	}
}

func TestOriginRestsOnEvidence(t *testing.T) {
	for _, c := range []struct {
		name, header, row string
		origin            knowledge.Origin
		evidence          []knowledge.Evidence
	}{
		{"no evidence", "kota", "Solo", knowledge.OriginUnknown, nil},
		{"a badge", "label_titles", "10rb+ terjual | Beli Lokal", knowledge.OriginLocal, []knowledge.Evidence{knowledge.EvidenceLocalBadge}},
		{"a seller abroad", "lokasi", "Mainland China", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceSellerAbroad}},
		{"from the narrow to the wide", "lokasi", `"Shenzhen, Guangdong, China"`, knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceSellerAbroad}},
		{"sent from overseas", "lokasi", "Luar Negeri", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceSellerAbroad}},
		{"a village in Java", "lokasi", `"Jepang, Kab. Kudus"`, knowledge.OriginUnknown, nil},
		{"a quarter of a town", "lokasi", "Pecinan Semarang", knowledge.OriginUnknown, nil},
		{"a declared country", "negara asal", "Tiongkok", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceDeclaredImport}},
		{"a declared home", "made in", "Indonesia", knowledge.OriginLocal, []knowledge.Evidence{knowledge.EvidenceDeclaredLocal}},
		{"a declared home in words", "asal produk", "Buatan Indonesia", knowledge.OriginLocal, []knowledge.Evidence{knowledge.EvidenceDeclaredLocal}},
		{"a declared country in words", "negara pembuat", "Made in China", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceDeclaredImport}},
		{"a declared country by its code", "country of origin", "CN", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceDeclaredImport}},
		{"a flag that is set", "is_cross_border", "TRUE", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceCrossBorder}},
		{"a flag as a number", "cb_option", "1.0", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceCrossBorder}},
		{"a flag that is not set", "cb_option", "0", knowledge.OriginUnknown, nil},
		{"badges of both sides", "labels", "Beli Lokal | Overseas", knowledge.OriginUnknown,
			[]knowledge.Evidence{knowledge.EvidenceLocalBadge, knowledge.EvidenceCrossBorder}},
		{"a brand and a word that a file kept", "origin_evidence", "\"brand_local,title_local\"", knowledge.OriginLocal,
			[]knowledge.Evidence{knowledge.EvidenceBrandLocal, knowledge.EvidenceTitleLocal}},
		{"a word alone that a file kept, and its declaration", "origin,origin_evidence", "import,title_import", knowledge.OriginImport,
			[]knowledge.Evidence{knowledge.EvidenceTitleImport, knowledge.EvidenceDeclaredImport}},
		{"a code nobody knows", "origin_evidence", "rumour", knowledge.OriginUnknown, nil},
		{"a city is no country", "asal", "Bandung", knowledge.OriginUnknown, nil},
		{"Setara's column without evidence", "origin", "import", knowledge.OriginImport, []knowledge.Evidence{knowledge.EvidenceDeclaredImport}},
		{"evidence for both sides", "origin,labels", "import,Beli Lokal", knowledge.OriginUnknown,
			[]knowledge.Evidence{knowledge.EvidenceLocalBadge, knowledge.EvidenceDeclaredImport}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readOne(t, "a.csv", "nama,harga,"+c.header+"\nKaos,45000,"+c.row+"\n")
			if got.Origin != c.origin || !slices.Equal(got.Evidence, c.evidence) {
				t.Errorf("got %s by %v, want %s by %v", got.Origin, got.Evidence, c.origin, c.evidence)
			}
		})
	}
}

func TestUnitAndPackAreReadOnlyFromColumnsThatSayBoth(t *testing.T) {
	for _, c := range []struct {
		unit, pack string
		wantUnit   knowledge.Unit
		wantPack   knowledge.Pack
	}{
		{"", "", "", 0},
		{"pcs", "", knowledge.UnitPiece, knowledge.One},
		{"lusin", "", knowledge.UnitPiece, 12 * knowledge.One},
		{"kodi", "2", knowledge.UnitPiece, 40 * knowledge.One},
		{"", "isi 12", knowledge.UnitPiece, 12 * knowledge.One},
		{"gr", "250", knowledge.UnitKilogram, 250},
		{"", "250 gr", knowledge.UnitKilogram, 250},
		{"kg", "0,5", knowledge.UnitKilogram, 500},
		{"250 ml", "", knowledge.UnitLitre, 250},
		{"pasang", "1", knowledge.UnitPair, knowledge.One},
		{"gr", "", "", 0},
		{"pcs", "0", "", 0},
		{"pcs", "999999999", "", 0},
		{"dus", "", "", 0},
	} {
		unit, pack := unitAndPack(c.unit, c.pack)
		if unit != c.wantUnit || pack != c.wantPack {
			t.Errorf("unit %q and pack %q are read as %s of %q, want %s of %q", c.unit, c.pack, pack, unit, c.wantPack, c.wantUnit)
		}
	}
}

func TestTheCountSoldPrefersANumberOverALabel(t *testing.T) {
	for row, want := range map[string]int64{
		"name,price,terjual,countSold\nKaos,45000,1rb+ terjual,1234\n":    1_234,
		"name,price,jumlah\nKaos,45000,750+ terjual\n":                    750,
		"name,price,jumlah\nKaos,45000,12\n":                              -1,
		"name,price,label_titles\nKaos,45000,3rb+ terjual | Beli Lokal\n": 3_000,
	} {
		if got := readOne(t, "a.csv", row).Sold; got != want {
			t.Errorf("%q: sold %d, want %d", row, got, want)
		}
	}
}

func TestARatingIsFromZeroToFive(t *testing.T) {
	for cell, want := range map[string]float64{"4.9": 4.9, "4,9": 4.9, "4.9/5": 4.9, "98": 0, "NaN": 0, "-1": 0, "": 0, "bagus": 0} {
		if got := parseRating(cell); got != want {
			t.Errorf("%q is read as %g, want %g", cell, got, want)
		}
	}
}

func TestEveryBadgeOfOriginIsRead(t *testing.T) {
	for _, badge := range originBadges {
		got := readOne(t, "a.csv", "nama,harga,labels\nKaos,45000,10rb+ terjual | "+strings.ToUpper(badge.label)+"\n")
		if want := []knowledge.Evidence{badge.evidence}; !slices.Equal(got.Evidence, want) || got.Origin != badge.evidence.Origin() {
			t.Errorf("%q: got %s by %v, want it by %v", badge.label, got.Origin, got.Evidence, want)
		}
	}
}

func TestEveryKindOfEvidenceCanBeKeptInAFile(t *testing.T) {
	for _, kind := range knowledge.EvidenceKinds() {
		got := readOne(t, "a.csv", "nama,harga,origin_evidence\nKaos,45000,"+string(kind)+"\n")
		if !slices.Equal(got.Evidence, []knowledge.Evidence{kind}) {
			t.Errorf("%s is read as %v", kind, got.Evidence)
		}
	}
}
