package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// comparable pairs: what an owner asks for, and titles that may stand beside
// it or must not.
var askedTitles = []struct {
	asked string
	same  []string
	other []string
}{
	{"sandal wanita",
		[]string{"Sendal Jepit Cewek Anti Licin", "MELATI Sandal Teplek Wanita Kulit Sintetis", "Sandal Couple Pria Wanita Karet", "sandal selop karet ringan murah", "Sandals for women summer"},
		[]string{"Rak Sandal Susun 4 Wanita", "Tali Sandal Wanita Mutiara", "Gantungan Kunci Sandal Mini", "Sandal Pria Gunung", "Sandal Anak Perempuan LED", "Lem Sandal Kuat 70gr", "Jasa Jahit Sandal Wanita", "Sandal Wanita Bekas Merek Terkenal", "Miniatur Sandal Wanita", "Kotak untuk sandal wanita", "Sepatu Wanita Hak 5 cm"}},
	{"rak sepatu",
		[]string{"Rak Sepatu Kayu 5 Tingkat", "Rak Susun Besi untuk Sandal dan Sepatu"},
		[]string{"Sepatu Pria Kasual", "Rak Buku Minimalis", "Rak Piring Stainless", "Lemari Pakaian Plastik"}},
	{"sepatu pria",
		[]string{"Sneakers Pria Kanvas Hitam", "Sepatu Pantofel Kulit Pria Kantor", "SINAR Sepatu Boots Proyek Pria", "Sepatu Unisex Running"},
		[]string{"Sepatu Wanita Flat", "Kaos Kaki Sepatu Pria", "Semir Sepatu Pria Hitam", "Tali Sepatu Pria", "Sol Sepatu Pria Empuk", "Pembersih Sepatu Pria Foam", "Sikat Sepatu Pria", "Sepatu Roda Anak", "Rak Sepatu Pria", "Shoe Cleaner Pria 100 ml"}},
	{"kaos polos",
		[]string{"Kaos Polos Katun Combed 30s", "Kaus oblong polos pria dewasa", "T-Shirt Plain Unisex", "Baju Kaos Polos Wanita"},
		[]string{"Kaos Kaki Polos", "Kaos Dalam Polos Pria", "Bahan Kaos Polos per kg", "Jasa Sablon Kaos Polos", "Manekin Kaos Polos"}},
	{"kaos kaki",
		[]string{"Kaos Kaki Sekolah Putih", "Kaus kaki anti slip", "Socks pendek isi 3"},
		[]string{"Kaos Pria", "Sepatu Sneakers bonus kaos kaki", "Kaos bergambar kaki"}},
	{"celana wanita",
		[]string{"Celana Kulot Wanita Highwaist", "Legging Wanita Jumbo", "Celana Jeans Cewek"},
		[]string{"Celana Dalam Wanita Katun", "Celana Pria Chino", "Gantungan Celana Wanita", "Ikat Pinggang Celana Wanita"}},
	{"kerudung",
		[]string{"Pashmina Ceruty Premium", "Jilbab Segi Empat Voal", "Hijab Instan Bergo Jersey", "Krudung Paris Jadul"},
		[]string{"Bros Hijab Mutiara", "Gantungan Kerudung Akrilik", "Jarum Pentul Jilbab", "Ciput Inner Hijab Rajut", "Gamis Set Kerudung", "Organizer Hijab Rak", "Parfum Hijab Spray 100 ml", "Kerudung Anak TK"}},
	{"pashmina",
		[]string{"Jilbab Pashmina Silk", "Pasmina kaos rayon"},
		[]string{"Kerudung Segi Empat Polos", "Bros Pashmina"}},
	{"gamis",
		[]string{"Gamis Syari Ceruty Babydoll", "Dress Gamis Muslimah Terbaru", "Abaya Turki Hitam"},
		[]string{"Gamis Pria Putih", "Gamis Anak Perempuan", "Pola Gamis Ukuran L", "Gantungan Gamis", "Sewa Gamis Pesta", "Kemeja Koko"}},
	{"baju koko",
		[]string{"Kemko Lengan Pendek Bordir", "Kurta Pria Dewasa", "Koko Pria Toyobo"},
		[]string{"Baju Koko Anak", "Sarung Tenun Pria", "Peci Hitam untuk baju koko", "Kancing Baju Koko isi 12"}},
	{"boneka",
		[]string{"Boneka Beruang Jumbo", "Mainan Boneka Kain Perca", "Doll Barbie"},
		[]string{"Baju Boneka Barbie", "Boneka Gantungan Kunci Rajut", "Rumah Boneka Kayu", "Mata Boneka Plastik Gantungan", "Baju Anak motif boneka"}},
	{"baju anak",
		[]string{"Setelan Anak Laki-laki Usia 1-5 Tahun", "Kaos Anak Karakter", "Dress Anak Perempuan Pesta"},
		[]string{"Baju Boneka Anak", "Lemari Baju Anak", "Baju Renang Anak", "Gantungan Baju Anak isi 10", "Kemeja Pria Dewasa", "Daster Busui"}},
	{"tas wanita",
		[]string{"Tote Bag Kanvas Wanita", "Tas Selempang Cewek Kulit", "Slingbag mini", "Ransel Wanita Kuliah"},
		[]string{"Gantungan Tas Wanita", "Tali Tas Wanita Rantai", "Tas Pria Kantor", "Organizer Tas Wanita", "Dompet Wanita Panjang", "Kain untuk tas wanita", "Cover Tas Hujan"}},
	{"tas laptop",
		[]string{"Tas Laptop 14 inch Anti Air", "Ransel Laptop Pria", "Tas Selempang untuk Laptop 15 inci"},
		[]string{"Tas Wanita Pesta", "Stand Laptop Lipat", "Charger Laptop 65W"}},
	{"hp",
		[]string{"HP Android RAM 8 GB Garansi Resmi", "Smartphone Redmi 12", "Handphone Samsung A15"},
		[]string{"Casing HP Samsung A15", "Tas HP Selempang", "Holder HP Motor", "Charger HP Fast Charging", "Tempered Glass HP", "HP Second Mulus", "iPhone 13 Case Silikon", "Samsung A54 Softcase", "Jasa Servis HP", "Headset HP Bass"}},
	{"case hp",
		[]string{"Casing HP Custom Foto", "Softcase iPhone 13", "Hardcase untuk HP Oppo A16"},
		[]string{"HP Oppo A16", "Case Kacamata", "Gantungan HP"}},
	{"kue kering",
		[]string{"Nastar Premium 500 gr", "Kue Lebaran Kastengel Toples", "Cookies Cokelat Chip", "Kue Kering Putri Salju"},
		[]string{"Cetakan Kue Kering", "Toples Kue Kering Kosong 600 ml", "Loyang Kue Kering", "Kue Basah Jajan Pasar", "Hampers isi Kue Kering", "Resep Kue Kering Ebook", "Buku Kue Kering", "Mesin Kue Kering", "Kemasan Kue Kering"}},
	{"cetakan kue",
		[]string{"Cetakan Kue Nastar", "Cetakan Silikon Kue Kukus", "Mould Kue Putu Ayu"},
		[]string{"Kue Kering Nastar", "Cetakan Es Batu", "Cetakan Bakso", "Loyang Bolu"}},
	{"kopi bubuk",
		[]string{"Kopi Bubuk Robusta 250gr", "Bubuk Kopi Lampung 1 kg", "Kopi Arabika Gayo Bubuk Halus"},
		[]string{"Mesin Kopi Espresso", "Gelas Kopi Keramik", "Gilingan Kopi Bubuk Manual", "Kemasan Kopi Bubuk 250gr", "Permen Kopi", "Toples Kopi Bubuk", "Biji Kopi Arabika 1 kg", "Bibit Kopi Robusta", "Kaos Kopi Bubuk Mantap"}},
	{"gelas kopi",
		[]string{"Gelas Kopi Kaca Double Wall", "Gelas Keramik untuk Kopi Susu"},
		[]string{"Kopi Gelas Siap Minum", "Gelas Plastik Jus", "Kopi Bubuk 200 gr"}},
	{"mesin kopi",
		[]string{"Mesin Kopi Espresso 15 Bar", "Coffee Maker Drip"},
		[]string{"Kopi Bubuk", "Mesin Jahit Mini", "Gelas Kopi"}},
	{"bawang putih",
		[]string{"Bawang Putih Kating 1 kg", "Bwg putih kupas segar", "Garlic tunggal 500gr"},
		[]string{"Bawang Merah Goreng 250 gr", "Bawang Putih Goreng", "Bawang Putih Bubuk 100 gr", "Bawang Merah Brebes", "Sambal Bawang Putih", "Keripik Bawang", "Parutan Bawang Putih"}},
	{"keripik tempe",
		[]string{"Keripik Tempe Malang 250 gr", "Kripik tempe sagu renyah"},
		[]string{"Keripik Singkong Balado", "Tempe Kedelai Segar", "Alat Potong Keripik Tempe", "Bumbu Keripik Tempe"}},
	{"sambal",
		[]string{"Sambal Bawang Botol 150 gr", "Sambel Roa Manado"},
		[]string{"Cobek Sambal Batu", "Botol Sambal 250 ml", "Keripik Rasa Sambal"}},
	{"jam tangan",
		[]string{"Jam Tangan Pria Kulit", "Arloji Wanita Mini", "Smartwatch Anti Air"},
		[]string{"Jam Dinding Kayu", "Kotak Jam Tangan", "Tali Jam Tangan Silikon", "Jam Weker Digital", "Baterai Jam Tangan"}},
	{"jam dinding",
		[]string{"Jam Dinding Minimalis 30 cm", "Wall Clock Kayu"},
		[]string{"Jam Tangan Pria", "Mesin Jam Dinding", "Baterai untuk Jam Dinding"}},
	{"gorden",
		[]string{"Hordeng Blackout per meter", "Tirai Jendela Polos", "Korden minimalis"},
		[]string{"Rel Gorden Rolet", "Ring Gorden isi 20", "Jasa Pasang Gorden", "Tali Gorden Magnet"}},
	{"sprei",
		[]string{"Sprei Katun 180x200", "Seprai Motif Bunga King", "Bedsheet polos"},
		[]string{"Selimut Bulu", "Sarung Bantal Polos", "Karet Sprei Anti Geser Jepit Gantungan"}},
	{"panci",
		[]string{"Panci Stainless 5 liter", "Panci Enamel Set isi 3"},
		[]string{"Tutup untuk Panci Kaca Pelindung", "Rak Panci Dapur", "Gagang Sparepart Panci"}},
	{"meja belajar",
		[]string{"Meja Belajar Lipat Anak", "Meja Kayu Belajar Minimalis"},
		[]string{"Meja Makan 4 Kursi", "Lampu Meja Belajar", "Kursi Belajar"}},
	{"mainan kayu",
		[]string{"Mainan Kayu Edukasi Balok", "Mainan Edukasi Puzzle Kayu"},
		[]string{"Kotak Mainan Kayu", "Rak Mainan Kayu"}},
	{"kain batik",
		[]string{"Kain Batik Tulis Pekalongan", "Batik Cap Solo 2 meter"},
		[]string{"Kemeja Batik Pria", "Kain Tenun Troso", "Tas Batik", "Malam Bahan Baku Batik Canting Alat"}},
	{"kain batik tulis",
		[]string{"Batik Tulis Lasem Sutra", "Kain Batik Sogan Tulis Asli"},
		[]string{"Batik Cap Solo", "Kemeja Batik Tulis"}},
	{"kain tenun ikat", []string{"Tenun Ikat Sumba"}, []string{"Tas Tenun Ikat"}},
	{"pakaian dalam wanita", []string{"Celana Dalam Wanita Katun", "Bra Tanpa Kawat"}, []string{"Celana Dalam Pria", "Baju Wanita"}},
	{"hijab motif", []string{"Hijab Motif Bunga", "Jilbab Polos"}, nil},
	{"kemeja batik",
		[]string{"Kemeja Batik Pria Lengan Panjang", "Batik Kemeja Pria Slimfit"},
		[]string{"Kain Batik Cap", "Kemeja Polos Pria", "Dress Batik"}},
	{"sepeda",
		[]string{"Sepeda Gunung 26 inch", "KANCIL Sepeda Lipat Anak Dewasa"},
		[]string{"Kunci Sepeda Baja", "Bel Sepeda Mini", "Helm Sepeda", "Pompa Sepeda", "Botol Minum Sepeda", "Sarung Tangan Sepeda"}},
	{"helm",
		[]string{"Helm Half Face SNI", "Helm Anak Lucu"},
		[]string{"Kaca Sparepart Helm", "Tas Helm", "Rak Helm Besi", "Pengharum Helm Stiker", "Sarung Helm Cover"}},
	{"pupuk organik",
		[]string{"Pupuk Kompos Organik 5 kg", "Pupuk Organik Cair 1 liter"},
		[]string{"Pot Bunga Plastik", "Alat Tabur Pupuk", "Bibit Cabai"}},
	{"buku resep",
		[]string{"Buku Resep Masakan Nusantara", "Ebook Resep Kue"},
		[]string{"Buku Tulis 38 lembar", "Novel Remaja", "Kue Kering"}},
	{"kelom geulis",
		[]string{"Kelom Geulis Ukir Tasik", "Sandal Kelom Kayu Wanita"},
		[]string{"Gantungan Kunci Kelom Geulis", "Sandal Jepit"}},
	// Goods whose names share a word.
	{"bawang putih", nil, []string{"Bawang Putih Hitam Fermentasi 100 gr", "Black Garlic Lanang 250gr", "Black Garlic dari Bawang Putih Pilihan", "Bawang Putih Hiasan Gantung Warung"}},
	{"bawang hitam", []string{"Black Garlic Tunggal 200 gr"}, []string{"Bawang Putih Kupas 1 kg", "Bawang Merah Brebes"}},
	{"gula pasir", []string{"Gula Pasir Putih 1 kg"}, []string{"Gula Merah Cetak 1 kg", "Gula Aren Semut 500 gr", "Gula Batu Kristal 1 kg"}},
	{"kopi bubuk", nil, []string{"Kopi Hijau Pelangsing 100 gr", "Green Bean Robusta 1 kg"}},
	{"kopi mentah", []string{"Green Bean Arabika Gayo 1 kg"}, []string{"Kopi Bubuk Robusta 200 gr"}},
	{"lada hitam", []string{"Merica Hitam Butir 100 gr"}, []string{"Lada Putih Bubuk 100 gr"}},
	{"susu", nil, []string{"Susu Kedelai Botol 250 ml"}},
	{"teh hijau", []string{"Green Tea Daun 100 gr"}, []string{"Teh Hitam Seduh 100 gr"}},
	{"telur", []string{"Telur Ayam 1 kg"}, []string{"Telur Asin Brebes isi 10"}},
	{"minyak goreng", []string{"Minyak Goreng Sawit 1 liter"}, []string{"Minyak Kayu Putih 60 ml", "Minyak Wijen 100 ml", "Minyak Jelantah 5 liter"}},
	{"ban motor", []string{"Ban Luar Motor Tubeless 80/90"}, []string{"Ban Mobil 15 inch"}},
	{"tas", nil, []string{"Paper Bag Polos isi 10"}},
	// Made for women or men by nature, or by what the end of a title says.
	{"sepatu pria", nil, []string{"Flatshoes Balet Polos", "Ballerina Shoes Hitam", "Heels Pesta 7 cm", "Sepatu Flat Dewasa Ringan", "Sepatu Sneakers Rajut Lentur Warna Krem Untuk Jalan Wanita", "MAWAR&CO Sepatu Loafers Wanita"}},
	{"sepatu anak", []string{"Sepatu Sekolah Anak"}, []string{"Sepatu Wanita Gaya Anak Muda", "Sneakers Anak Kuliah Murah"}},
	{"sandal wanita", nil, []string{"Sandal Jepit Karet Empuk Ringan Anti Selip Tebal Kualitas Baik Sendal Pria", "Sandal Dewasa Kulit Sandal Pria Dewasa"}},
	// Brands, and clothes that are called by their cloth.
	{"madu murni", []string{"Madu Murni Hutan 500 ml"}, []string{"Jims Honey Tas Selempang", "JIMS HONEY Dompet Kulit"}},
	{"vas bunga", []string{"Vas Bunga Keramik"}, []string{"Vase Set Aksesoris Rambut Jepit Korea", "VARY VASE Jepitan Mutiara"}},
	{"kain batik", nil, []string{"Rompi Batik Kain Premium", "Set Couple Batik Modern", "Batik Wanita Lengan Panjang"}},
	{"kain tenun", []string{"Kain Tenun Troso untuk Baju Pria Wanita", "Tenun Lurik 2 meter"}, []string{"Couple Tenun Etnik Kondangan", "Outer Tenun Blanket", "Tenun Wanita Modern Size L"}},
	{"batik pria", []string{"Kemeja Batik Lengan Pendek Pria"}, []string{"Kain Batik Cap", "Kemeja Polos Pria"}},
	// Goods that no list knows.
	{"sasando",
		[]string{"Sasando Mini NTT", "ASLI sasando 28 dawai"},
		[]string{"Gantungan Kunci Sasando", "Buku Belajar Sasando", "Tas untuk Sasando", "Kaos gambar Sasando"}},
	{"tifa papua",
		[]string{"Tifa Papua Kayu Ukir", "Tifa Asmat"},
		[]string{"Miniatur Tifa Papua", "Noken Papua"}},
	// Names with other goods in them, and English order.
	{"kapal api", []string{"Kapal Api Special 165 gr"}, []string{"Mainan Kapal Layar"}},
	{"sepatu", nil, []string{"Shoes Cleaner Kit Pembersih", "Shoe Polish Cair"}},
	{"kopi", nil, []string{"Coffee Grinder Manual", "Coffee Maker Listrik", "Tumbler Kopi 500 ml"}},
	{"hijab", []string{"AYUNDA HIJAB - Pashmina Polos"}, []string{"AYUNDA HIJAB - Gamis Syari", "Hijab Hanger Organizer"}},
	// New never with second-hand, the other way round neither.
	{"jaket bekas", []string{"Jaket Thrift Korea", "Jaket preloved wanita"}, []string{"Jaket Parasut Baru"}},
	{"jaket", []string{"Jaket Parasut"}, []string{"Jaket second branded", "Bal jaket thrift"}},
	{"serum", []string{"Serum Wajah Penghilang Bekas Jerawat 20 ml"}, []string{"Botol Serum Kosong"}},
}

func TestOwnersGetTheThingTheyAskedForAndNothingAroundIt(t *testing.T) {
	for _, tt := range askedTitles {
		for _, title := range tt.same {
			if s := matched(tt.asked, title); !s.SameKind {
				t.Errorf("asked %q, listing %q: not of the kind (head %q, listing %+v)", tt.asked, title, ReadTitle(tt.asked).Head, ReadTitle(title))
			}
		}
		for _, title := range tt.other {
			if s := matched(tt.asked, title); s.SameKind {
				t.Errorf("asked %q, listing %q: %+v (listing head %q)", tt.asked, title, s, ReadTitle(title).Head)
			}
		}
	}
}

// matched judges a listing against what was asked for, all words alike.
func matched(asked, listing string) Score {
	title := ReadTitle(listing)
	return NewMatcher(ReadTitle(asked), nil).Match(&title)
}

func TestTheBetterListingStandsFirst(t *testing.T) {
	for _, tt := range []struct{ asked, better, worse string }{
		{"sandal kulit", "Sandal Kulit Pria", "Sandal Pria"},
		{"payung lipat", "Payung Lipat Mini", "Payung Golf"},
		{"dompet lipat", "Dompet Lipat Pria", "Dompet Panjang Pria"},
		{"sprei jumbo", "Sprei Jumbo Katun", "Sprei Katun"},
		{"sandal kulit", "Sandal Pria", "Sandal Karet Pria"},
		{"hiasan dinding kayu", "Hiasan Dinding Kayu", "Hiasan Dinding Bukan Kayu/MDF"},
		{"casing redmi 4x", "Casing Redmi 4x", "Casing Redmi 5 Plus"},
		{"panci", "Panci", "Panci Set"},
		{"kerudung voal", "Kerudung Segi Empat Voal", "Kerudung Segi Empat Jersey"},
		{"tas wanita", "Tas Wanita Selempang", "Tas Laptop Wanita"},
		{"boneka", "Boneka Beruang", "Boneka Bayi"},
		{"kaos hitam polos", "Kaos Polos Hitam", "Kaos Polos Putih"},
		{"kemeja", "Kemeja Pria Flanel", "Blouse Kemeja Wanita"},
		{"kue kering nastar keju", "Nastar Keju", "Nastar Nanas"},
		{"sepatu wanita", "Sepatu Wanita", "Sepatu Casual"},
	} {
		better, worse := matched(tt.asked, tt.better), matched(tt.asked, tt.worse)
		if better.Total <= worse.Total {
			t.Errorf("asked %q: %q %.3f, %q %.3f", tt.asked, tt.better, better.Total, tt.worse, worse.Total)
		}
	}
}

func TestTheSameArticleIsKnownByItsWords(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"MELATI Sandal Teplek Wanita Zahra Kulit", "Promo!! Melati sandal teplek wanita Zahra kulit murah", true},
		{"Hijab Segiempat Bella Square Polycotton", "Jilbab Segi Empat Bella Square Polycotton COD", true},
		{"Sandal Wanita", "Sandal Wanita", true},
		{"Sandal Wanita Polos", "Sandal Wanita Murah", false},
		{"Gula Pasir Gulaku 1 kg", "Gula Pasir Gulaku 5 kg", false},
		{"Kopi Bubuk Robusta Lampung 500gr", "Kopi Bubuk Robusta Lampung 1kg", false},
		{"Celana Dalam Wanita Katun isi 3 pcs", "Celana Dalam Wanita Katun isi 12 pcs", false},
		{"Kaos Dakota Distro SF01 Combed", "Kaos Dakota Distro SF02 Combed", false},
		{"Nastar Bu Rini Keju Wijsman", "Nastar Bu Sari Nanas Madu", false},
		{"Tas Mawar Selempang Wanita Suede", "Tas Mawar Selempang Pria Suede", false},
	} {
		a, b := ReadTitle(tt.a), ReadTitle(tt.b)
		if got := SameProduct(&a, &b, evenly); got != tt.want {
			t.Errorf("%q and %q: same product %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// titleWords draws titles from words that meet in real ones.
var titleWords = rapid.Custom(func(t *rapid.T) string {
	word := rapid.SampledFrom([]string{
		"sandal", "Sepatu", "kaos kaki", "hijab", "pashmina", "tas", "rak", "cetakan", "kue", "kopi", "bubuk", "wanita",
		"pria", "anak", "bayi", "kulit", "katun", "untuk", "motif", "bahan", "dengan", "|", "-", "/", "+", "bekas", "melati",
		"zahra", "A54", "012", "isi 3", "500 gr", "selusin", "merah", "batik", "kemeja", "gantungan kunci", "promo", "sasando",
		"wedges", "sneakers", "jual", "murah", "set", "10/12", "👍", "x",
	})
	title := ""
	for _, w := range rapid.SliceOfN(word, 0, 9).Draw(t, "words") {
		title += w + " "
	}
	return title
})

func TestEveryTitleIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := titleWords.Draw(t, "title")
		title := ReadTitle(words)
		s := matched(words, words)
		want := Score{Total: 1, Head: 1, Words: 1, Attributes: 1, Size: 1, SameKind: true}
		if len(title.Words) == 0 {
			want = Score{}
		}
		if s != want || SameProduct(&title, &title, evenly) != s.SameKind {
			t.Fatalf("%+v matches itself with %+v", title, s)
		}
	})
}

func TestWhateverIsOfTheKindIsFoundByItsFirstTerm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked, listing := ReadTitle(titleWords.Draw(t, "asked")), ReadTitle(titleWords.Draw(t, "listing"))
		s := NewMatcher(asked, nil).Match(&listing)
		checkScore(t, s)
		terms, must := asked.LookupTerms()
		if !s.SameKind || !must {
			return
		}
		kept := listing.SearchTerms()
		if !slices.Contains(kept, terms[0]) {
			t.Fatalf("asked %+v, listing %+v: the index would not find it by %q", asked, listing, terms[0])
		}
		for _, term := range terms {
			if strings.HasPrefix(term, "untuk") && !slices.Contains(kept, term) {
				t.Fatalf("asked %+v, listing %+v: the index would not find it by %q", asked, listing, term)
			}
		}
	})
}

func TestATitleIsFoundByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := ReadTitle(titleWords.Draw(t, "title"))
		terms, _ := title.LookupTerms()
		for _, term := range terms {
			if !slices.Contains(title.SearchTerms(), term) {
				t.Fatalf("%+v is not found by %q", title, term)
			}
		}
	})
}

type failer interface{ Fatalf(string, ...any) }

func checkScore(t failer, s Score) {
	for _, part := range [...]float64{s.Total, s.Head, s.Words, s.Attributes, s.Size} {
		if !(part >= 0 && part <= 1) {
			t.Fatalf("a part of %+v is outside 0 and 1", s)
		}
	}
	if !s.SameKind && s != (Score{}) {
		t.Fatalf("another kind, and yet %+v", s)
	}
	if s.SameKind && s.Total == 0 {
		t.Fatalf("of the kind, and yet %+v", s)
	}
}

func FuzzMatch(f *testing.F) {
	for _, tt := range askedTitles {
		for _, title := range append(tt.same, tt.other...) {
			f.Add(tt.asked, title)
		}
	}
	f.Add("", "")
	f.Add("isi 0/0", "\xff\xfe x 9999999999999999999999 kg")
	f.Fuzz(func(t *testing.T, asked, listing string) {
		a, b := ReadTitle(asked), ReadTitle(listing)
		checkScore(t, matched(asked, listing))
		checkScore(t, matched(listing, asked))
		if SameProduct(&a, &b, evenly) != SameProduct(&b, &a, evenly) {
			t.Fatalf("%q and %q: the same article one way only", asked, listing)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	m := NewMatcher(ReadTitle("sandal kulit wanita"), nil)
	listing := ReadTitle("HAVANA Sandal Wanita Tali Simpel Kulit Sintetis Model Korea Terbaru Ringan Anti Selip")
	b.ReportAllocs()
	for b.Loop() {
		m.Match(&listing)
	}
}

func TestAWholeTitleIsNotHeldAgainstWhatIsMadeForItsGoods(t *testing.T) {
	for _, tt := range []struct{ goods, other string }{
		{"HP Samsung Galaxy A54 RAM 8 GB Garansi Resmi Warna Hitam", "Casing HP Samsung Galaxy A54 Softcase Silikon Warna Hitam"},
		{"Sandal Jepit Pria Karet Hitam Motif Garis Anti Selip", "Rak Sandal Jepit Susun 4 Besi Hitam Motif Garis Anti Selip"},
		{"Kue Kering Nastar Keju Wijsman Premium Toples 500 gr", "Cetakan Kue Kering Nastar Keju Stainless Premium isi 6"},
		{"Gamis Syari Ceruty Babydoll Motif Bunga Busui Friendly", "Jasa Jahit Gamis Syari Ceruty Babydoll Motif Bunga Busui"},
	} {
		if there, back := matched(tt.goods, tt.other), matched(tt.other, tt.goods); there.SameKind || back.SameKind {
			t.Errorf("%q and %q: %+v, %+v", tt.goods, tt.other, there, back)
		}
	}
	if s := matched("Tas Selempang Wanita Kulit Mini Hitam Rantai Emas", "Slingbag Wanita Kulit Mini Hitam Tali Rantai Emas Premium"); s.Total < 0.5 {
		t.Errorf("two names of one thing: %+v", s)
	}
}
