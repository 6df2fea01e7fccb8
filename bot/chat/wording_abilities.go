package chat

// abilities are what Setara can be asked, a line each, with an example that
// can be typed as it stands.
var abilities = [...]struct{ what, example string }{
	{"Membandingkan harga Kakak dengan harga pasar dan barang impor", "jual kerudung 45rb, di tiktok ada 15rb, modal 28rb"},
	{"Menghitung modal (HPP), untung, diskon, dan paket", "modal 28rb mau untung 20% jual berapa"},
	{"Menghitung potongan marketplace, pajak UMKM, dan bea impor", "potongan shopee berapa persen"},
	{"Menjelaskan program untuk usaha kecil: modal, izin, halal, merek, pasar, ekspor", "kur tanpa jaminan sampai berapa"},
	{"Menjelaskan aturan, termasuk barang impor dan jualan di internet", "jual di bawah modal boleh tidak"},
	{"Menunjukkan tempat melapor barang yang janggal", "lapor mainan tanpa SNI ke mana"},
}

// wordAbilities says what Setara can be asked.
func wordAbilities() Response {
	r := say("Saya Setara, asisten otomatis (bot) untuk pelaku UMKM. Yang bisa saya bantu, Kak:")
	for _, a := range abilities {
		r.Blocks = append(r.Blocks, item(bold(a.what+": "), plain("“"+a.example+"”.")))
	}
	return r
}
