package chat

import "fmt"

// What is said of voice notes and photos: what goes out before it does, what was
// heard or seen, and what to do where that fails. Each tells a way without it.
const (
	sayVoiceOffer = "Pesan suara bisa saya dengar dengan bantuan AI dari layanan di luar Setara. Suara Kakak dikirim ke sana untuk ditulis, " +
		"lalu Kakak periksa dulu tulisannya; rekamannya tidak saya simpan. Boleh? Kalau boleh, kirim lagi pesan suaranya setelah itu. Penjelasannya di /izin_model."
	sayVoiceRefused = "Kakak belum mengizinkan bantuan AI, jadi pesan suara tidak saya dengar. Tulis saja pertanyaannya, ya. Izinnya bisa diubah di /izin_model."
	sayVoiceFailed  = "Maaf Kak, pesan suaranya belum bisa saya dengar sekarang. Tulis saja pertanyaannya, ya."
	sayVoiceSpent   = "Bantuan AI untuk hari ini sudah habis, Kak, jadi pesan suaranya belum bisa saya dengar. Tulis saja pertanyaannya, ya."
	sayVoiceTooLong = "Pesan suaranya lebih dari 1 menit, Kak. Kirim yang lebih pendek, atau tulis saja pertanyaannya."
	sayVoiceEmpty   = "Maaf Kak, di pesan suara itu tidak ada kata yang terdengar jelas. Coba rekam lagi, atau tulis saja."

	sayHeard       = "Yang saya dengar: “%s”"
	sayHeardRight  = "Sudah benar? Kalau ada yang keliru, tulis saja yang benar."
	sayHeardWrong  = "Baik, Kak. Tulis saja pertanyaannya, ya."
	buttonHeardYes = "Benar, jawab"
	buttonHeardNo  = "Bukan"

	sayPhotoOffer = "Foto bisa saya lihat dengan bantuan AI dari layanan di luar Setara. Fotonya dikirim ke sana untuk dibaca, " +
		"lalu Kakak periksa dulu hasilnya; fotonya tidak saya simpan. Boleh? Kalau boleh, kirim lagi fotonya setelah itu. Penjelasannya di /izin_model."
	sayPhotoRefused = "Kakak belum mengizinkan bantuan AI, jadi foto tidak saya lihat. Tulis saja nama barang dan harganya, ya. Izinnya bisa diubah di /izin_model."
	sayPhotoFailed  = "Maaf Kak, fotonya belum bisa saya lihat sekarang. Tulis saja nama barang dan harganya, ya."
	sayPhotoSpent   = "Bantuan AI untuk hari ini sudah habis, Kak, jadi fotonya belum bisa saya lihat. Tulis saja nama barang dan harganya, ya."
	sayPhotoOther   = "Maaf Kak, di foto itu saya tidak menemukan barang dagangan. Tulis saja nama barang dan harganya, ya."
	sayNoPicture    = "Maaf Kak, berkas itu tidak bisa dibuka sebagai foto. Kirim ulang sebagai foto, atau tulis saja."

	sayLooked         = "Di foto itu saya melihat: %s. Betul?"
	sayLookedPrice    = "%s, %s"
	sayLookedPlace    = "%s di %s"
	sayLookedWrong    = "Baik, Kak, yang di foto tidak saya pakai. Tulis saja nama barang dan harganya, misalnya “kerudung voal, di shopee ada 15rb”."
	sayWhosePrice     = "Itu harga siapa, Kak: harga saingan atau harga Kakak sendiri?"
	buttonLookedRival = "Itu harga saingan"
	buttonLookedOwn   = "Itu harga saya"
	buttonLookedYes   = "Benar"
	buttonLookedNo    = "Bukan"

	sayMediaTooLarge = "Kirimannya terlalu besar, Kak. Kirim yang lebih kecil, atau tulis saja pertanyaannya."
	sayGuessGone     = "Yang tadi sudah tidak saya ingat, Kak. Tulis saja, atau kirim lagi."

	// What was seen, as owners type it: how many are in a pack, whose price it is.
	seenPack  = " isi %s"
	seenRival = "harga saingan %s"
	seenOwn   = "harga saya %s"
)

// wordLooked says what was seen, and asks whether it is so.
func wordLooked(l *looked) string {
	seen := l.Product
	if l.Price != 0 {
		seen = fmt.Sprintf(sayLookedPrice, seen, l.Price)
	}
	if l.Platform != "" {
		seen = fmt.Sprintf(sayLookedPlace, seen, l.Platform.Name())
	}
	return fmt.Sprintf(sayLooked, seen)
}
