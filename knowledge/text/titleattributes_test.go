package text

import (
	"slices"
	"testing"
)

func TestATitleSaysHowLargeTheGoodsAre(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  Size
	}{
		{"Tas kanvas 30x40 cm", Size{Sides: [3]int32{300, 400}}},
		{"Kardus 20 x 15 x 10cm", Size{Sides: [3]int32{200, 150, 100}}},
		{"Kotak kado 20cm x 15cm x 8cm", Size{Sides: [3]int32{200, 150, 80}}},
		{"Pigura 40cmx60cm", Size{Sides: [3]int32{400, 600}}},
		{"Sepatu hak 1-3 cm", Size{}},
		{"Sprei 180×200", Size{Sides: [3]int32{1800, 2000}}},
		{"Wallpaper 45cm x 10m", Size{Sides: [3]int32{450, 10_000}}},
		{"Karpet 2 x 3 meter", Size{Sides: [3]int32{2000, 3000}}},
		{"Piring keramik diameter 20 cm", Size{Sides: [3]int32{200}}},
		{"Monitor 24 inch", Size{Sides: [3]int32{609}}},
		{"Baut 5mm", Size{Sides: [3]int32{5}}},
		{"Kabel data 1,5m", Size{Sides: [3]int32{1500}}},
		{"Kertas HVS A4 70 gram", Size{Sides: [3]int32{210, 297}}},
		{"HP Galaxy A5", Size{}},
		{"Kopi 12 x 100 gr", Size{}},
		{"Pashmina 2 in 1", Size{}},
		{"Sandal size 39-43", Size{From: 39, To: 43}},
		{"Sepatu uk 38", Size{From: 38, To: 38}},
		{"Sepatu pria 39/40/41", Size{From: 39, To: 41}},
		{"Sepatu wanita ukuran: 37,38,39,40", Size{From: 37, To: 40}},
		{"Celana jeans 27-34", Size{From: 27, To: 34}},
		{"Setelan anak usia 10-12 tahun", Size{}},
		{"Kaos polos 20s-24s", Size{}},
		{"Ember no 12", Size{From: 12, To: 12}},
		{"Gamis all size", Size{Letters: SizeAll}},
		{"Daster ALLSIZE", Size{Letters: SizeAll}},
		{"Kaos S-XL", Size{Letters: SizeS | SizeM | SizeL | SizeXL}},
		{"Kemeja M/L/XL/XXL", Size{Letters: SizeM | SizeL | SizeXL | SizeXXL}},
		{"Hoodie jumbo 3XL", Size{Letters: Size3XL}},
		{"Popok size L", Size{Letters: SizeL}},
		{"Vitamin C M", Size{}},
		{"", Size{}},
	} {
		if got := ReadTitle(tt.title).Size; got != tt.want {
			t.Errorf("%q: size %+v, want %+v", tt.title, got, tt.want)
		}
	}
}

func TestATitleNamesTheWeightAndTheVolumeOfOnePiece(t *testing.T) {
	for _, tt := range []struct {
		title          string
		weight, volume int64
	}{
		{"Kopi bubuk 250 gr", 250, 0},
		{"Kopi 6x100gr", 100, 0},
		{"Kopi 100 gr x 6", 100, 0},
		{"Kopi isi 6 @ 100 gr", 100, 0},
		{"Bawang putih 1kg (1000 gr)", 1000, 0},
		{"Panci 5 liter", 0, 5000},
		{"Tumbler 500ml", 0, 500},
		{"Mesin cuci 8kg", 8000, 0},
		{"Nastar 0,5kg toples 400ml", 500, 400},
		{"Kerupuk 500gr - 1kg", 0, 0},
		{"Sandal", 0, 0},
	} {
		got := ReadTitle(tt.title)
		if got.Weight != tt.weight || got.Volume != tt.volume {
			t.Errorf("%q: %d g, %d ml, want %d and %d", tt.title, got.Weight, got.Volume, tt.weight, tt.volume)
		}
	}
}

func TestATitleSaysInWhatFormTheGoodsAre(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  []string
	}{
		{"Kopi arabika bubuk 250gr", []string{"bubuk"}},
		{"Kopi bubuk robusta", []string{"bubuk"}},
		{"Roasted bean arabika 1kg", []string{"biji"}},
		{"Teh celup isi 25", []string{"celup"}},
		{"Garlic powder 500gr", []string{"bubuk"}},
		{"Sabun mandi cair 450 ml", []string{"cair"}},
		{"Face cream malam", []string{"krim"}},
		{"Cabai kering 250gr", []string{"kering"}},
		{"Tas warna cream", nil},
		{"Kaos 3 biji", nil},
		{"Bros kupu", nil},
	} {
		if got := ReadTitle(tt.title).Forms; !slices.Equal(got, tt.want) {
			t.Errorf("%q: forms %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestATitleNamesTheBrandOfTheGoodsAndNotOfWhatTheyFit(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Samsung HP A54", "samsung"},
		{"Casing Samsung A54", ""},
		{"Samsung A54 Case", ""},
		{"Samsung TV 32 inch", "samsung"},
		{"Anker charger", "anker"},
		{"Tas like Eiger", ""},
		{"Tas untuk laptop Samsung", ""},
		{"Jims Honey Tas Wanita", "jims honey"},
		{"Tas wanita polos", ""},
	} {
		if got := ReadTitle(tt.title).Brand; got != tt.want {
			t.Errorf("%q: brand %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestATitleSaysWhatAnAccessoryGoesWith(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Rak sepatu 5 susun", "sepatu"},
		{"Tali sandal jepit", "sandal"},
		{"Rak besi sepatu", "sepatu"},
		{"Shoe rack 5 tier", "sepatu"},
		{"Rak dinding besi minimalis modern tempel hiasan", ""},
		{"Cetakan kue kering", "kue kering"},
		{"Casing untuk iphone 12", "iphone"},
		{"Sandal tali", ""},
		{"Rak besi, sepatu tidak termasuk", ""},
		{"Sepatu", ""},
	} {
		if got := ReadTitle(tt.title).GoesWith; got != tt.want {
			t.Errorf("%q: goes with %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestATitleSaysHowTheGoodsAreOffered(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  Attributes
	}{
		{"Grosir kaos polos", Attributes{Wholesale: true}},
		{"Kaos polos ecer & grosir", Attributes{Wholesale: true}},
		{"Kaos polos min order 12 pcs", Attributes{Wholesale: true, MinOrder: 12}},
		{"Kaos polos minimal 1 lusin", Attributes{Wholesale: true, MinOrder: 12}},
		{"Gelang min. pembelian 6", Attributes{Wholesale: true, MinOrder: 6}},
		{"Gelang min order 1 pcs", Attributes{Wholesale: true, MinOrder: 1}},
		{"Mainan minimal 3 tahun", Attributes{}},
		{"Kaos partai besar", Attributes{Wholesale: true}},
		{"Kaos mulai 10rb", Attributes{Bait: true}},
		{"Kaos mulai dari Rp 15.000", Attributes{Bait: true}},
		{"Kaos mulai usia 3 tahun", Attributes{}},
		{"Mukena start from 99k", Attributes{Bait: true}},
		{"Gelang 5rb - 20rb", Attributes{Bait: true}},
		{"Gelang 5-20rb", Attributes{Bait: true}},
		{"Sepatu karet B75-1K", Attributes{}},
		{"Pita ecer per lembar pilih varian", Attributes{Bait: true}},
		{"Jasa jahit baju", Attributes{Service: true}},
		{"Sewa kebaya", Attributes{Service: true}},
		{"Servis laptop panggilan", Attributes{Service: true}},
		{"Setrika garansi service 1 tahun", Attributes{}},
		{"Kaos polos", Attributes{}},
	} {
		got := ReadTitle(tt.title).Attributes
		if got.Wholesale != tt.want.Wholesale || got.MinOrder != tt.want.MinOrder || got.Bait != tt.want.Bait || got.Service != tt.want.Service {
			t.Errorf("%q: %+v, want %+v", tt.title, got, tt.want)
		}
	}
}

func TestOrnamentAndEscapesHideNoProductWords(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{`\xf0\x9f\x94\xa5PROMO\xf0\x9f\x94\xa5 Sandal Kulit`, "sandal"},
		{`\u2728Sandal\nKulit`, "sandal"},
		{"Sandal &amp; Sepatu", "sandal"},
		{"&#128293;Sandal&#128293;", "sandal"},
		{"𝗦𝗮𝗻𝗱𝗮𝗹 𝗞𝘂𝗹𝗶𝘁", "sandal"},
		{"ꜱᴀɴᴅᴀʟ ᴋᴜʟɪᴛ", "sandal"},
		{"🅂🄰🄽🄳🄰🄻", "sandal"},
		{"🆂🅰🅽🅳🅰🅻", "sandal"},
		{"ⓢⓐⓝⓓⓐⓛ", "sandal"},
		{"【READY STOCK】🔥SANDAL🔥 ✅COD✅", "sandal"},
		{"*** SANDAL *** !!!", "sandal"},
		{`C:\sandal`, "sandal"},
		{`sandal\`, "sandal"},
		{`\x4`, ""},
	} {
		if got := ReadTitle(tt.title).Head; tt.want != "" && got != tt.want {
			t.Errorf("%q: head %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestATailForSearchEnginesAddsNoWords(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  []string
	}{
		{"Sandal kulit pria sandal cowok sandal murah sandal terbaru", []string{"sandal", "kulit"}},
		{"Gamis polos #gamis #bajumuslim #ootd_hijab #gamis2026", []string{"gamis", "polos"}},
		{"#sandal kulit", []string{"sandal", "kulit"}},
	} {
		if got := ReadTitle(tt.title).Words; !slices.Equal(got, tt.want) {
			t.Errorf("%q: words %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestATitleNamesModelsAndArticleNumbers(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  []string
	}{
		{"Samsung A54 5G", []string{"a54"}},
		{"Sandal HSN227 hitam", []string{"hsn227"}},
		{"Kaos katun 100%", nil},
		{"Lukisan 150*50cm", nil},
		{"Tas 9527", []string{"9527"}},
		{"Gamis terbaru 2026", nil},
		{"V60 dripper", nil},
		{"Kopi 100grx6", nil},
	} {
		if got := ReadTitle(tt.title).Codes; !slices.Equal(got, tt.want) {
			t.Errorf("%q: codes %q, want %q", tt.title, got, tt.want)
		}
	}
}
