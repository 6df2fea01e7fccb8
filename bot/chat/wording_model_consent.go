package chat

import (
	"fmt"
	"strconv"

	"setara/knowledge"
)

// What is said of the outside model: what it is for, what goes out to whom, that
// nothing depends on it, and how a yes is taken back.
const (
	sayModelOffer = "Mau saya coba lagi dengan bantuan AI dari layanan di luar Setara? Pertanyaan Kakak dikirim ke sana, " +
		"tanpa NIK, NPWP, nomor telepon, email, dan nomor rekening, sejauh saya kenali. Kalau perlu, data usaha dan modal produk yang Kakak simpan ikut. Penjelasannya di /izin_model."
	sayModelWhat = "Kalau pertanyaan Kakak belum saya pahami, saya bisa minta bantuan AI, program komputer yang pandai bahasa. " +
		"AI hanya membantu memilih data dan merangkai kalimat. Angka, program, dan aturan tetap dari data Setara, dan saya periksa sebelum dikirim ke Kakak."
	sayModelOut = "AI ini layanan di luar Setara yang dipilih pengelola Setara. Yang dikirim ke sana: tulisan pertanyaan Kakak, hal yang " +
		"Kakak ceritakan di percakapan itu, juga pesan suara dan foto kalau Kakak kirim. Kalau perlu untuk menjawab, profil usaha dan modal produk yang Kakak simpan di Setara ikut dikirim. " +
		"NIK, NPWP, nomor telepon, email, nomor rekening, dan nama orang yang disebut jelas, misalnya “atas nama …”, saya tutup dulu dalam tulisan, sejauh saya kenali. " +
		"Isi suara dan foto tidak bisa saya tutup. " +
		"Nama dan nomor Telegram Kakak tidak ikut dikirim."
	sayModelWithout = "Tanpa AI pun semua tetap jalan seperti biasa. Izin ini bisa dicabut kapan saja lewat /izin_model, dan sejak itu tidak ada lagi yang dikirim ke sana."
	sayModelYes     = "Terima kasih, Kak. Mulai sekarang saya boleh minta bantuan AI kalau perlu. Mau berhenti? Ketik /izin_model."
	sayModelNo      = "Baik, Kak, tidak ada yang saya kirim ke AI di luar Setara. Tanya saja seperti biasa. Kalau berubah pikiran, ketik /izin_model."
	sayModelPrivate = "Bantuan AI hanya ada di obrolan pribadi, Kak. Kirim /izin_model di sana."

	sayModelIsYes     = "Bantuan AI: Kakak sudah memberi izin."
	sayModelIsNo      = "Bantuan AI: Kakak tidak memberi izin, jadi tidak ada yang dikirim."
	sayModelIsUnasked = "Bantuan AI: Kakak belum memberi izin, jadi tidak ada yang dikirim."

	buttonModelYes   = "Boleh"
	buttonModelNo    = "Tidak usah"
	buttonModelStop  = "Cabut izin"
	buttonModelAbout = "Soal bantuan AI"

	menuIzinModel = "Atur izin bantuan AI"
	helpIzinModel = "/izin_model: izinkan atau hentikan bantuan AI dari luar Setara"
)

// wordModelConsent says what was answered.
func wordModelConsent(given modelConsent) string {
	switch given {
	case modelYes:
		return sayModelIsYes
	case modelNo:
		return sayModelIsNo
	}
	return sayModelIsUnasked
}

// wordModelKept says, of what is kept about a person, for how many of their
// questions a model was asked; nothing where for none.
func wordModelKept(parts []knowledge.KeptPart) []string {
	questions := 0
	for i := range parts {
		if parts[i].Name != "model_use" {
			continue
		}
		for _, row := range parts[i].Rows {
			n, err := strconv.Atoi(textIn(&parts[i], row, "questions"))
			if err == nil {
				questions += n
			}
		}
	}
	if questions == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Setara memakai bantuan AI untuk %d pertanyaan Kakak.", questions)}
}
