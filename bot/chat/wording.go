package chat

import (
	"strings"

	"setara/knowledge"
)

// Every sentence that an owner reads stands in the wording files, apart from
// the logic: this one holds what is always said the same way, the others what
// is put together around figures. Corrections of tone and grammar belong
// here and need no change elsewhere.
const (
	sayHello = "Halo Kak! Saya Setara, asisten otomatis (bot) untuk pelaku UMKM. " +
		"Ceritakan apa yang Kakak jual, berapa harganya, berapa harga barang saingan, dan berapa modalnya. " +
		"Saya bandingkan dengan harga di pasar dan hitungkan batas amannya. " +
		"Program dan aturan untuk usaha kecil juga boleh ditanya."
	sayTryExample = "Coba salah satu contoh ini, atau ketik pertanyaan sendiri:"

	sayHelp = "Cara bertanya: ketik saja seperti biasa, misalnya “jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?”"

	helpHitung = "Setelah itu tanya saja lanjutannya: “kalau diskon 20%?”, “kalau isi 3?”, “di mana paling untung?”, “mau untung 10rb jual berapa?”"

	helpHarga     = "/harga lalu pertanyaannya: bandingkan harga"
	helpModal     = "/modal: hitung modal (HPP) pelan-pelan, atau langsung “/modal 28rb”"
	helpProduk    = "/produk: lihat, ubah, atau hapus modal yang tersimpan"
	helpSumber    = "/sumber: lihat data dan hitungan di balik jawaban terakhir"
	helpMulai     = "/mulai: ulang dari awal, dengan contoh"
	helpHapusData = "/hapus_data: hapus semua yang Setara simpan tentang Kakak"

	sayThanks = "Sama-sama, Kak. Sukses terus usahanya! Kalau ada harga lain yang mau dicek, ketik saja."

	sayNoOffence = "Tidak apa-apa, Kak, dagang memang bikin capek. Saya senang kalau bisa bantu. " +
		"Ceritakan saja barang dan harganya, nanti saya hitungkan."

	sayWho = "Saya Setara, asisten otomatis (bot) untuk pelaku UMKM, bukan orang, Kak. Semua angka dan aturan yang saya sebut ada sumbernya, " +
		"dan pengumuman ditulis petugas. Saya bisa membandingkan harga, menghitung modal dan batas aman, serta menjelaskan program dan aturan untuk UMKM."

	// sayForgery declines to help with forged papers, and warns.
	sayForgery = "Maaf Kak, itu tidak bisa saya bantu. Memalsukan izin atau sertifikat itu melanggar hukum dan bisa merugikan usaha serta pembeli Kakak. " +
		"Jalur resminya ada, dan untuk UMKM banyak yang gratis atau murah. Tanya saja, misalnya “cara urus NIB” atau “cara urus halal”. " +
		"Saya membantu usaha UMKM soal harga, modal, program, dan aturan."

	sayUnknown = "Maaf Kak, saya belum paham maksudnya. Sebutkan barang yang dijual dan harganya, " +
		"misalnya “sandal kulit 60rb, di shopee ada 35rb, modal 40rb”."
	sayUnknownCommand = "Perintah itu tidak saya kenal, Kak. Ketik /bantuan untuk melihat yang bisa dipakai."
	sayOutOfScope     = "Maaf Kak, itu di luar yang bisa saya bantu. " +
		"Saya membantu usaha UMKM: harga dan modal, program bantuan, izin usaha, aturan dan pajak, juga cara melapor kalau ada kecurangan."
	// sayNoPersonalData goes behind it where personal data is the matter.
	sayNoPersonalData = "Jangan kirim KTP atau data pribadi lain di sini, ya."
	sayNotYet         = "Maaf Kak, untuk pertanyaan itu saya belum punya jawaban yang bisa dipertanggungjawabkan, " +
		"jadi saya tidak mau menebak. Soal harga barang Kakak, saya bisa bantu sekarang juga."
	sayTooLong = "Pesannya panjang sekali, Kak, jadi saya baca bagian awalnya saja. " +
		"Lebih enak kalau satu pesan satu barang."

	askProduct = "Barang apa yang Kakak jual? Tulis juga harganya, misalnya “sandal kulit 60rb”."
	askContent = "Satu kemasan Kakak isinya berapa? Jawab misalnya “250 gr” atau “isi 24”, supaya bisa dibandingkan."
	askCost    = "Berapa modal per barang (HPP: bahan, kemasan, upah, ongkos lain) Kak? " +
		"Cukup jawab angkanya, misalnya 28rb. Yang tadi saya ingat."
	askCostOf = "Berapa modal untuk %s (HPP: bahan, kemasan, upah, ongkos lain) Kak? " +
		"Cukup jawab angkanya, misalnya 28rb. Yang tadi saya ingat."
	askCompetitor  = "Kirim juga harga saingan dan di mana jualnya, supaya saya hitung selisihnya."
	askOwnPrice    = "Kirim juga harga jual Kakak, supaya saya hitung untungnya."
	askOwnPlatform = "Kakak jualan di mana? Jawab misalnya “shopee” atau “toko sendiri”, supaya potongannya pas."
	askNothing     = "Kalau modal atau harganya berubah, kirim angka barunya."
	askFullAmount  = "Angkanya belum jelas, Kak. Tulis lengkap dengan rb atau jt, misalnya 28rb."
	askCostUnknown = "Tidak apa-apa, Kak. Cara cepat: jumlahkan bahan, kemasan, dan upah untuk sekali bikin, " +
		"lalu bagi dengan jumlah barang yang jadi. Kirim angkanya kapan saja, yang tadi saya ingat."
	askKindUnknown = "Tidak apa-apa, Kak. Pilih yang paling mirip, atau tulis nama barangnya seperti di judul jualan, " +
		"misalnya “kaos polos pria”. Angka yang tadi saya ingat."
	askOtherUnknown = "Tidak apa-apa, Kak. Kirim kapan saja kalau sudah tahu, yang tadi saya ingat."
	askPossible     = "Ada angka yang tidak bisa saya pakai, Kak: harga dan modal harus lebih dari nol dan masuk akal. " +
		"Coba tulis lagi angkanya, misalnya 28rb atau 1,2jt."

	sayNoSources   = "Belum ada jawaban yang bisa saya tunjukkan sumbernya, Kak. Tanyakan harga dulu, ya."
	saySourcesNone = "Jawaban terakhir tidak memakai data pembanding, hanya angka dari Kakak."

	sayForgetAsk = "Semua yang Setara simpan tentang Kakak akan dihapus: percakapan, profil usaha, angka, dan jawaban yang Kakak kirim. " +
		"Ini tidak bisa dibatalkan. Yakin, Kak?"
	sayForgotten = "Sudah dihapus, Kak. Tidak ada lagi yang Setara simpan tentang Kakak. " +
		"Pesan yang masih tampak di Telegram bisa Kakak hapus sendiri di sana."
	sayForgetKept = "Baik, Kak, tidak ada yang dihapus."

	sayDeclined = "Baik, Kak. Kalau mau lanjut, ketik saja barang dan harganya."

	// placeUnnamed stands for listings of which no marketplace is known.
	placeUnnamed = "sumber tanpa nama marketplace"

	buttonSources     = "Lihat sumber"
	buttonMoreSources = "Lanjutkan daftar"
	buttonCost        = "Hitung modal"
	buttonForgetYes   = "Ya, hapus"
	buttonForgetNo    = "Batal"
)

// dontKnow answers an owner who does not know what Setara asked for.
func dontKnow(slot Slot) string {
	switch slot {
	case SlotCost:
		return askCostUnknown
	case SlotKind:
		return askKindUnknown
	default:
		return askOtherUnknown
	}
}

// wordDoubt asks the one short question that a doubt comes down to.
func wordDoubt(d *Doubt) Block {
	switch d.Kind {
	case DoubtWhose:
		return paragraph(bold("Mana harga Kakak, mana harga saingan?"),
			plain(" Saya baca "+join(d.Values)+", tetapi belum tahu yang mana punya Kakak."))
	case DoubtSeveral:
		return paragraph(bold("Satu barang dulu ya, Kak."), plain(" Di pesan itu ada beberapa modal, dan saya tidak mau mencampurnya. "+
			"Tulis satu barang dengan modal dan harganya, lalu barang berikutnya."))
	case DoubtMagnitude:
		return paragraph(bold("Maksudnya " + strings.Join(amounts(d.Values), " atau ") + ", Kak?"))
	default:
		return paragraph(plain(askPossible))
	}
}

// wordFarPrice asks what an amount is that is too far from the prices of the case
// under way to be taken for one of them.
func wordFarPrice(far *farPrice) string {
	known := "harga"
	switch far.slot {
	case SlotCompetitorPrice:
		known = "harga saingan"
	case SlotCost:
		known = "modal"
	}
	return far.given.String() + " itu harga apa, Kak? Jauh dari " + known + " yang tadi (" + far.known.String() + "). " +
		"Tulis misalnya “modal 28rb” atau “harga jual 50rb”."
}

// doubtButtons offer the readings of a doubt, one tap each.
func doubtButtons(d *Doubt) [][]Button {
	var rows [][]Button
	for _, value := range d.Values {
		button := Button{Label: value.String(), Action: value.String()}
		if d.Kind == DoubtWhose {
			button.Label = "Harga saya " + value.String()
			button.Action = "harga saya " + value.String()
		}
		rows = append(rows, []Button{button})
	}
	return rows
}

// join lists amounts: "Rp45.000 dan Rp15.000".
func join(values []knowledge.Rupiah) string {
	texts := amounts(values)
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:len(texts)-1], ", ") + " dan " + texts[len(texts)-1]
}

func amounts(values []knowledge.Rupiah) []string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.String()
	}
	return texts
}

// examples are the questions offered to a newcomer, one tap each.
var examples = [...]string{
	"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?",
	"sandal wanita saya 60rb, di shopee ada yang 25rb",
	"kaos polos modal 32rb, bagusnya dijual berapa di shopee?",
}
