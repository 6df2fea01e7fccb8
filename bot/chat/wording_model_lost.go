package chat

import "setara/knowledge"

// What is said where an owner agreed that the model is asked, and it gave no
// answer: that so it is, and what works all the same.
const (
	sayModelLost    = "Maaf Kak, bantuan AI sedang tidak bisa dihubungi."
	sayModelNoGood  = "Maaf Kak, bantuan AI belum menemukan jawaban yang cocok dengan data Setara."
	sayModelInstead = "Tanpa AI saya tetap bisa bantu: bandingkan harga, hitung modal dan potongan toko online, atau jelaskan program dan aturan untuk UMKM. " +
		"Coba ketik barang dan harganya, atau salah satu contoh di bawah."
)

// wordModelLost says that the model gave no answer.
func wordModelLost(o knowledge.ModelOutcome) string {
	switch o {
	case knowledge.ModelUngrounded, knowledge.ModelUnhelpful:
		return sayModelNoGood
	}
	return sayModelLost
}
