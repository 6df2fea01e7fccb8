package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestATitleSaysWhatTheThingIs(t *testing.T) {
	for _, tt := range []struct {
		title, head string
		words       []string
	}{
		{"MELATI Sepatu Sneakers Tali Simpel Kulit Wanita Korea", "sneakers", []string{"melati", "sneakers", "tali", "kulit", "korea"}},
		{"PROMO!! Jilbab Segi Empat Voal Premium Murah COD", "kerudung", []string{"kerudung", "segiempat", "voal"}},
		{"krudung voal", "kerudung", []string{"kerudung", "voal"}},
		{"Sandal wanita", "sandal", []string{"sandal"}},
		{"[BISA COD] Rak Sandal 3 Susun", "rak", []string{"rak", "sandal", "susun"}},
		{"Shoe rack stainless", "rak", []string{"sepatu", "rak", "stainless"}},
		{"Shoes bag", "tas", []string{"sepatu", "tas"}},
		{"Cookies jar 500 gr", "kue kering", []string{"kue kering", "toples"}},
		{"Sandal strap", "sandal", []string{"sandal", "strap"}},
		{"Casing cover iphone", "casing", []string{"casing", "cover", "iphone"}},
		{"Sepatu basket", "sepatu", []string{"sepatu", "basket"}},
		{"Tutup panci", "tutup", []string{"tutup", "panci"}},
		{"Kaos kaki sekolah", "kaos kaki", []string{"kaos kaki", "sekolah"}},
		{"Baju kaos anak", "kaos", []string{"kaos"}},
		{"Jasa Jahit Baju", "jasa", []string{"jasa", "jahit", "baju"}},
		{"Bahan Kaos Combed 30s per kg", "bahan", []string{"bahan", "kaos", "combed"}},
		{"Kaos bahan combed", "kaos", []string{"kaos", "combed"}},
		{"Ayunda Hijab - Gamis Polos", "gamis", []string{"ayunda", "kerudung", "gamis", "polos"}},
		{"Mobil-mobilan kayu", "mobil mainan", []string{"mobil mainan", "kayu"}},
		{"Kapal Api Special Mix", "kapal api", []string{"kapal api"}},
		{"Beli 1 gratis 1 sandal karet", "sandal", []string{"sandal", "karet"}},
		{"Paket isi 2 pcs kaos distro", "kaos", []string{"kaos", "distro"}},
		{"100rb dapat 3 baju koko", "baju koko", []string{"baju koko"}},
		{"FREE BOX+KAOS KAKI Sepatu Melati", "sepatu", []string{"kotak", "kaos kaki", "sepatu", "melati"}},
		{"angklung", "angklung", []string{"angklung"}},
		{"sasando NTT", "sasando", []string{"sasando", "ntt"}},
		{"promo murah gratis ongkir", "", nil},
		{"", "", nil},
		{"😀😀 !!! 12345", "", nil},
	} {
		got := ReadTitle(tt.title)
		if got.Head != tt.head {
			t.Errorf("%q: head %q, want %q", tt.title, got.Head, tt.head)
		}
		if diff := cmp.Diff(tt.words, got.Words); diff != "" && len(tt.words)+len(got.Words) > 0 {
			t.Errorf("%q: words (-want +got)\n%s", tt.title, diff)
		}
	}
}

func TestATitleSaysWhomTheGoodsAreFor(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  Audience
	}{
		{"Sandal Wanita", AudienceWoman},
		{"Sandal cewek", AudienceWoman},
		{"Sandal Pria Wanita", AudienceMan | AudienceWoman},
		{"Kaos unisex", AudienceMan | AudienceWoman},
		{"Kaos couple", AudienceMan | AudienceWoman},
		{"Setelan anak perempuan", AudienceGirl},
		{"Setelan Anak Cewek Usia 1-12 Tahun", AudienceGirl},
		{"Setelan anak laki-laki", AudienceBoy},
		{"Setelan anak laki-laki dan perempuan", AudienceBoy | AudienceGirl},
		{"Baju anak", AudienceBoy | AudienceGirl},
		{"Baju perempuan anak", AudienceGirl},
		{"Jaket bayi", AudienceBaby},
		{"Sandal wanita dewasa", AudienceWoman},
		{"Sandal untuk pria", AudienceMan},
		{"Sandal pria kulit dewasa", AudienceMan},
		{"Sandal dewasa", AudienceMan | AudienceWoman},
		{"Sandal dewasa dan anak", AudienceMan | AudienceWoman | AudienceBoy | AudienceGirl},
		{"Wedges dewasa", AudienceWoman},
		{"Sepatu loafers flat shoes", AudienceWoman},
		{"Peci rajut", AudienceMan},
		{"Melati&Co Sandal", 0},
		{"Kaos anak muda", 0},
		{"Bra busa", AudienceWoman},
		{"Baju koko", AudienceMan},
		{"Gamis pria", AudienceMan},
		{"Kopi bubuk", 0},
		{"Ceruty Babydoll polos", 0},
	} {
		if got := ReadTitle(tt.title).Audience; got != tt.want {
			t.Errorf("%q: audience %b, want %b", tt.title, got, tt.want)
		}
	}
}

func TestATitleSaysWhatItIsMadeOfAndWhetherItIsUsed(t *testing.T) {
	for _, tt := range []struct {
		title     string
		materials []string
		used      bool
	}{
		{"Sandal kulit asli", []string{"kulit"}, false},
		{"Tas kulit sintetis", []string{"kulit sintetis"}, false},
		{"Gamis ceruty baby doll", []string{"ceruty"}, false},
		{"Meja kayu jati", []string{"kayu"}, false},
		{"Kayu manis bubuk", nil, false},
		{"Tas second branded", nil, true},
		{"Serum bekas jerawat", nil, false},
		{"Laptop refurbished", nil, true},
		{"Manset second skin", nil, false},
		{"Jaket thrift", nil, true},
	} {
		got := ReadTitle(tt.title)
		if !cmp.Equal(got.Materials, tt.materials) || got.Used != tt.used {
			t.Errorf("%q: materials %q used %v, want %q %v", tt.title, got.Materials, got.Used, tt.materials, tt.used)
		}
	}
}

func TestATitleSaysWhatOnePriceBuys(t *testing.T) {
	const pcs, pair, set = knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet
	const kg, l, m = knowledge.UnitKilogram, knowledge.UnitLitre, knowledge.UnitMetre
	for _, tt := range []struct {
		title string
		unit  knowledge.Unit
		pack  knowledge.Pack
	}{
		// counts
		{"Sandal wanita", pcs, 1000},
		{"Sandal selusin", pcs, 12_000},
		{"Sandal 1 lusin campur warna", pcs, 12_000},
		{"Kaos kaki setengah lusin", pcs, 6000},
		{"Sandal jepit 2 kodi", pcs, 40_000},
		{"Kerudung sekodi", pcs, 20_000},
		{"Celana dalam isi 3", pcs, 3000},
		{"Celana dalam ISI : 6 pcs", pcs, 6000},
		{"3pcs Kaos Polos", pcs, 3000},
		{"Kaos polos 3 pcs", pcs, 3000},
		{"Celana Dalam 1 set isi 5", pcs, 5000},
		{"Masker 1 box isi 50 lembar", pcs, 50_000},
		{"Tisu 2 pack isi 10", pcs, 20_000},
		{"Kerudung [9 rb 1 Pcs] instan", pcs, 1000},
		{"Kerudung 25rb/pcs", pcs, 1000},
		{"Hiasan dinding 1 set", set, 1000},
		{"Sandal 3 pasang", pair, 3000},
		{"Kaos kaki per pasang", pair, 1000},
		{"Sandal sepasang", pair, 1000},
		{"Kaos 1 lusin (12 pcs)", pcs, 12_000},
		{"Gantungan kunci per lusin", pcs, 12_000},
		{"Kaos polos pack of 3", pcs, 3000},
		{"Set of 6 sendok", pcs, 6000},
		{"2 packs of 10 tisu", pcs, 20_000},
		{"Kaos 3pcs/set", pcs, 3000},
		{"Masker 50 pcs per box", pcs, 50_000},
		{"Sikat gigi twin pack", pcs, 2000},
		{"Triple pack permen 10 pcs", pcs, 30_000},
		{"Paket 3 kaos", pcs, 3000},
		{"Paket 3 warna kaos", pcs, 1000},
		{"Pulpen 1 box = 12 pcs", pcs, 12_000},
		{"Pensil 1 gross", pcs, 144_000},
		{"Kertas 1 rim", pcs, 500_000},
		{"Donat isi 1/2 lusin", pcs, 6000},
		{"Sandal 1 kodi (20 pasang)", pair, 20_000},
		// numbers that are no counts
		{"Setelan anak usia 1-12 tahun", pcs, 1000},
		{"Sandal ukuran 38-42", pcs, 1000},
		{"Sepatu size 36 - 41", pcs, 1000},
		{"Pashmina 2 in 1 inner", pcs, 1000},
		{"Kaos 5 warna 3 motif", pcs, 1000},
		{"Spidol isi ulang", pcs, 1000},
		{"Rak 5 susun AKS570 set", pcs, 1000},
		{"Grosir kaos min 6 pcs", pcs, 1000},
		{"Sprei 180x200 tinggi 30", pcs, 1000},
		{"Kaos 24s 100% katun", pcs, 1000},
		{"Karpet 2 x 3 meter", pcs, 1000},
		// sold by weight, volume or length
		{"Kopi bubuk 250 gr", kg, 250},
		{"Kopi bubuk 250gram", kg, 250},
		{"Kopi 6x100gr", kg, 600},
		{"Kopi 100 gr x 6", kg, 600},
		{"Kopi 100grx6", kg, 600},
		{"Kopi isi 6 @ 100 gr", kg, 600},
		{"Sambal 3 botol x 120 gr", kg, 360},
		{"Kopi 10 sachet x 6g", kg, 60},
		{"Kaos 3 pcs x 5", pcs, 3000},
		{"Nastar 1/2 kg", kg, 500},
		{"Nastar 0,5kg", kg, 500},
		{"Gula 2 1/2 kg", kg, 2500},
		{"Gula 2½ kg", kg, 2500},
		{"Teh celup isi 25 x 2gr", kg, 50},
		{"Kurma 2 box @ 500gr", kg, 1000},
		{"Susu 1 karton 12x1 liter", l, 12_000},
		{"Beras 5 kg", kg, 5000},
		{"Bawang putih 1kg (1000 gr)", kg, 1000},
		{"Bawang putih 1.000 gr", kg, 1000},
		{"Cabai rawit per kg", kg, 1000},
		{"Cabai rawit 40rb/kg", kg, 1000},
		{"Lada 2 ons", kg, 200},
		{"Gula setengah kilo", kg, 500},
		{"Minyak goreng 2 liter", l, 2000},
		{"Serum wajah 20ml", l, 20},
		{"Kain katun 2 meter", m, 2000},
		{"Hordeng blackout per meter", m, 1000},
		{"Tambang 10 m", pcs, 1000},
		{"Tambang 10m", m, 10_000},
		{"Paku 1 kg", kg, 1000},
		// sizes of things
		{"Panci 5 liter", pcs, 1000},
		{"Tas ransel 20L", pcs, 1000},
		{"Tumbler 500ml", pcs, 1000},
		{"Mesin cuci 8kg", pcs, 1000},
		{"Toples 1 kg", pcs, 1000},
		{"Kabel data 1 meter", pcs, 1000},
		{"Nastar toples 400ml", pcs, 1000},
		// what no list knows
		{"Kwaci cap Merpati 500gr", kg, 500},
	} {
		got := ReadTitle(tt.title)
		if got.Unit != tt.unit || got.Pack != tt.pack || got.PackUnclear {
			t.Errorf("%q: %v %s unclear %v, want %v %s", tt.title, got.Pack, got.Unit, got.PackUnclear, tt.pack, tt.unit)
		}
	}
}

func TestAPackThatCannotBeToldIsSaidToBeUnclear(t *testing.T) {
	for _, title := range []string{
		"Masker isi 10/12", "Celana dalam isi 3-5", "Kopi bubuk 100gr/200gr/500gr", "Kopi bubuk 250gr 500gr 1kg",
		"Kaos beli 2 gratis 1", "Buy 1 get 1 sandal", "100rb dapat 4 kaos", "Kopi 25 gr isi 10 sachet", "Kerupuk 500gr - 1kg",
		"Gelang isi 2/3 pcs", "Cilok isi 10-12", "Serum 20 ml + toner 100 ml", "Air mineral 1 dus isi 24 botol 600ml", "Kaos lusinan", "Kaos 3 pcs 5 pcs", "Lada 50/100 gr", "Dapat 3 Jilbab Segi Empat Voal", "Dapat 5+2 hijab motif", "Lada 50/100/200gr",
	} {
		if got := ReadTitle(title); !got.PackUnclear {
			t.Errorf("%q: %v %s, want it unclear", title, got.Pack, got.Unit)
		}
	}
}

func TestAVeryLongTitleIsReadInPart(t *testing.T) {
	if got := ReadTitle(strings.Repeat("Sandal é wanita ", 100_000)); got.Head != "sandal" || got.Audience != AudienceWoman {
		t.Errorf("head %q audience %b", got.Head, got.Audience)
	}
}

func FuzzReadTitle(f *testing.F) {
	for _, seed := range []string{
		"", "Sandal Wanita isi 10/12 100gr", "6x100gr @ / & 1/0 kg", "\xff\xfe", "A54 B2 isi2", "isi 99999999999999999999",
		"½ kg 12 １２ pcs", "untuk untuk untuk", "t-shirt mobil-mobilan anak2", "beli 2 gratis 1", strings.Repeat("isi 3/", 400),
		"S-XL 2XL uk 39-43 30x40cmx5m A4", `\xf0\x9f\u12 &amp;&#0;`, "mulai 5rb-20rb min order 1/2 lusin", "#a #b_c 2 1/2 kg 9999999999 m",
		strings.Repeat("sandal 20x30x40 cm ", 216),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		title := ReadTitle(s)
		if title.Pack <= 0 || title.Pack > knowledge.MaxPack {
			t.Fatalf("%q: pack %d", s, title.Pack)
		}
		if (title.Head == "") != (len(title.Words) == 0) {
			t.Fatalf("%q: head %q of words %q", s, title.Head, title.Words)
		}
		size := title.Size
		if size.From < 0 || size.To < size.From || slices.Min(size.Sides[:]) < 0 || title.Weight < 0 || title.Volume < 0 || title.MinOrder < 0 {
			t.Fatalf("%q: %+v", s, title.Attributes)
		}
		if title.kind != nil && ReadTitle(title.Head).Head != title.Head {
			t.Fatalf("%q: the head %q is read as %q", s, title.Head, ReadTitle(title.Head).Head)
		}
		lookup, _ := title.LookupTerms()
		for _, term := range append(title.SearchTerms(), lookup...) {
			if term == "" || strings.Contains(term, " ") || !utf8.ValidString(term) {
				t.Fatalf("%q: index term %q", s, term)
			}
		}
	})
}

func BenchmarkReadTitle(b *testing.B) {
	for _, bb := range []struct{ name, title string }{
		{"words", "HAVANA Sandal Wanita Tali Simpel Kulit Sintetis Model Korea Terbaru Ringan Anti Selip Bisa COD 36-40"},
		{"numbers", "Kardus Packing 20x15x10 cm isi 25 pcs tebal 3mm Min Order 2 Lusin Kode K201 Mulai 15rb Grosir"},
		{"ornament", "✨PROMO✨【READY】𝗚𝗮𝗺𝗶𝘀 Syari Premium 🔥 Ceruty Babydoll – All Size ❤️ #gamis #syari"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(bb.title)))
			for b.Loop() {
				ReadTitle(bb.title)
			}
		})
	}
}
