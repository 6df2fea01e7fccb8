package market

import (
	"slices"
	"strconv"
	"strings"
)

// good is a kind of goods.
type good struct {
	name     string
	category string
	level    float64  // the middle of its prices, in rupiah
	section  []string // the names of all goods of its section
	words    []string // that describe the goods of its section
}

// section is a part of the marketplace: the goods in it with the middle of
// their prices in thousands of rupiah, and the words that describe them, the
// common ones first.
type section struct {
	path, goods, words string
}

// goods are all kinds, the common ones first: the first of each section,
// then the second of each.
var goods = readGoods(sections[:])

func readGoods(sections []section) []good {
	var columns [][]good
	for _, s := range sections {
		var column []good
		var names []string
		for entry := range strings.SplitSeq(s.goods, ", ") {
			at := strings.LastIndexByte(entry, ' ')
			thousands, err := strconv.ParseFloat(entry[at+1:], 64)
			if err != nil {
				panic(err) // of the table below
			}
			name := entry[:at]
			names = append(names, name)
			column = append(column, good{
				name: name, category: s.path + "/" + strings.ReplaceAll(name, " ", "-"),
				level: 1000 * thousands, words: strings.Fields(s.words),
			})
		}
		for i := range column {
			column[i].section = names
		}
		columns = append(columns, column)
	}
	var all []good
	for row := 0; len(columns) > 0; row++ {
		for _, column := range columns {
			all = append(all, column[row])
		}
		columns = slices.DeleteFunc(columns, func(c []good) bool { return len(c) == row+1 })
	}
	return all
}

var sections = [...]section{
	{
		"fashion-muslim/busana",
		"kerudung 30, gamis 140, mukena 120, baju koko 95, pashmina 35, sajadah 60, peci 25, bergo 30, hijab instan 35, tasbih 12, " +
			"khimar 65, sarung 75, inner ninja 12, cadar 30, abaya 210, kaftan 160, ciput 10, tunik 85, jarum pentul 8, manset 25",
		"wanita voal polos motif jumbo segi empat premium pria syari katun ceruty bordir renda anak instan silk wolfis jersey plisket jacquard",
	},
	{
		"fashion-pria/sepatu",
		"sandal 45, sepatu 160, sneakers 190, sandal jepit 18, kaos kaki 12, pantofel 210, selop 55, boots 260, loafers 180, tali sepatu 8, " +
			"sandal gunung 90, sepatu bola 220, sol sepatu 15, sepatu roda 280, semir sepatu 14, kelom 65, sepatu kerja 190, " +
			"rak sepatu 85, sepatu anak 90, flat shoes 80",
		"pria wanita kulit karet hitam casual empuk anak olahraga kanvas outdoor ringan slip tali suede tinggi kerja sekolah eva kodok",
	},
	{
		"fashion-wanita/tas",
		"tas 95, dompet 45, tas selempang 80, tas ransel 130, tote bag 40, koper 390, pouch 22, ikat pinggang 35, tas anyaman 75, tas laptop 140, " +
			"clutch 85, tas pinggang 60, gantungan kunci 9, tas belanja 12, dompet kartu 25, tas kamera 150, tas bekal 30, tas bayi 110, " +
			"waist bag 65, tali tas 18",
		"wanita pria mini kulit kanvas selempang anyaman rotan korea besar kerja sekolah anti air sintetis rajut resleting serut lipat pandan",
	},
	{
		"fashion-pria/atasan",
		"kaos 55, kemeja 110, jaket 165, celana panjang 120, celana pendek 50, hoodie 130, sweater 110, kaos polo 85, celana jeans 160, " +
			"kemeja batik 135, jas 420, rompi 95, kaos dalam 20, boxer 18, celana kargo 140, kaos olahraga 60, jas hujan 90, sarung tangan 20, " +
			"topi 30, dasi 25",
		"pria polos lengan panjang pendek katun combed oversize hitam distro sablon wanita slimfit flanel linen couple jumbo drill parasut vintage",
	},
	{
		"makanan-minuman/camilan",
		"keripik 18, kue kering 45, sambal 25, kerupuk 15, cokelat 30, permen 12, dodol 28, abon 40, bumbu 14, roti 20, " +
			"kacang 22, rengginang 20, brownies 45, madu 75, teh 22, kopi bubuk 35, biji kopi 80, rendang 65, sirup 28, bawang goreng 30",
		"pedas manis original renyah 500gr 250gr 1kg singkong pisang keju kiloan gurih arabika robusta premium balado toples kemasan rasa asin",
	},
	{
		"rumah-tangga/tekstil",
		"sprei 110, gorden 85, handuk 40, bantal 45, karpet 95, keset 22, selimut 75, taplak meja 40, sarung bantal 20, bed cover 260, " +
			"guling 45, tirai 60, lap 10, kelambu 95, kain batik 90, kain katun 25, kasur lantai 230, sarung kursi 70, sarung sofa 120, celemek 25",
		"motif katun polos jumbo 180x200 karakter anak minimalis bulu tebal 160x200 microfiber kamar tidur tamu lembut jepang blackout set lantai",
	},
	{
		"dapur/peralatan",
		"piring 18, mug 22, tumbler 55, wajan 95, panci 110, toples 20, kotak makan 35, sendok 8, gelas 14, cetakan kue 25, " +
			"pisau 30, talenan 35, rak piring 120, teko 65, blender 230, kompor 280, spatula 15, saringan 12, mangkok 16, botol minum 35",
		"stainless keramik plastik kaca set kayu anti lengket besar 500ml tutup lucu custom mini tahan panas isi melamin serbaguna bambu granit",
	},
	{
		"kecantikan/perawatan",
		"serum 65, lipstik 45, parfum 80, sabun 18, masker wajah 15, bedak 40, sampo 35, pelembap 60, tabir surya 55, body lotion 35, " +
			"lulur 28, minyak rambut 30, maskara 45, pensil alis 20, kuteks 15, toner 50, deodoran 22, kuas makeup 35, sisir 12, jepit rambut 8",
		"wajah pencerah vitamin wanita bpom pria matte tahan lama herbal 100ml kulit jerawat aroma bibir kopi beras alami kolagen isi ulang",
	},
	{
		"handphone-tablet/aksesoris",
		"case hp 25, kabel data 20, charger 55, earphone 60, tempered glass 15, power bank 150, holder hp 30, headset 120, memori 70, tripod 65, " +
			"speaker 160, ring light 95, baterai 60, tongsis 40, mouse 75, keyboard 190, flashdisk 60, stylus 45, lampu meja 85, kipas mini 35",
		"type c fast charging bluetooth original wireless hp android silikon hitam mikro usb transparan stereo anti pecah mini gaming lipat garansi",
	},
	{
		"fashion-wanita/pakaian",
		"daster 45, blouse 85, rok 80, dress 140, celana kulot 75, piyama 85, kebaya 230, cardigan 90, celana dalam 12, bra 35, " +
			"legging 40, outer 95, setelan 130, jumpsuit 150, kimono 90, tank top 25, korset 75, blazer 170, rok plisket 85, baju hamil 110",
		"wanita rayon lengan panjang katun motif jumbo batik busui polos rajut korea kekinian tidur bali plisket payung set crinkle midi",
	},
	{
		"fashion-wanita/perhiasan",
		"kalung 35, gelang 25, cincin 30, bros 15, anting 22, jam tangan 110, kacamata 60, liontin 40, bando 15, ikat rambut 6, " +
			"tusuk konde 25, gelang kaki 20, kotak perhiasan 65, tali jam 30, pin 8, mahkota 45, rantai kacamata 18, cincin couple 50, giwang 25, mutiara 90",
		"wanita titanium anti karat mutiara pria emas perak handmade manik korea kristal kayu couple set hijab batu lapis mini bunga custom",
	},
	{
		"mainan-hobi/anak",
		"boneka 55, mainan edukasi 45, mobil mainan 35, puzzle 30, balon 12, baju anak 65, sepeda 650, bola 40, lego 120, popok 60, " +
			"stroller 780, buku mewarnai 12, slime 10, yoyo 15, layangan 10, botol susu 45, gendongan 110, selimut bayi 60, kolam renang 160, robot 85",
		"anak bayi kayu karakter jumbo lucu perempuan laki edukatif plastik warna set murah remote beruang balok bulu rajut montessori isi",
	},
	{
		"rumah-tangga/dekorasi",
		"hiasan dinding 45, bunga plastik 25, lampu hias 60, vas bunga 35, jam dinding 70, bingkai foto 30, lilin 22, keranjang 40, rak dinding 75, " +
			"wallpaper 30, stiker dinding 18, cermin 110, patung 130, lukisan 210, pot bunga 20, meja lipat 95, kursi 160, lemari 520, gantungan baju 25, payung 45",
		"kayu minimalis dinding kamar rotan aesthetic artificial jati anyaman bambu ruang tamu besar kanvas custom besi bulat mini hitam 3d putih",
	},
	{
		"pertanian/bahan-segar",
		"beras 75, bawang putih 38, telur 30, ikan asin 45, tempe 10, daging sapi 120, ayam 45, cabai 50, gula aren 28, minyak goreng 35, " +
			"tepung 14, mie 12, bibit tanaman 20, pupuk 25, pakan 40, jahe 30, kunyit 25, kelapa 12, pisang 20, rumput laut 35",
		"1kg segar kupas organik kering 5kg asli super kiloan 500gr petani bubuk lokal giling grosir curah pilihan utuh merah kampung",
	},
	{
		"kantor-kerajinan/alat",
		"buku tulis 15, pulpen 8, kertas 45, stiker 12, plastik kemasan 20, kardus 6, lakban 14, benang rajut 18, gunting 16, cat 55, " +
			"bor 320, obeng 25, meteran 20, lem 12, tali 10, undangan 5, souvenir 7, papan tulis 90, map 6, kancing 9",
		"isi set custom a4 warna besar 100 lembar kualitas tebal bening serbaguna kayu stainless mini roll murah cetak hitam sekolah listrik",
	},
}
