package chat

import "setara/knowledge"

// What is said where an owner agreed that the model is asked, and it gave no
// answer: that so it is, and what works all the same.
const (
	sayModelLost    = "Maaf Kak, bantuan AI-nya sedang tidak bisa dihubungi; coba tanya lagi nanti, ya."
	sayModelSpent   = "Maaf Kak, jatah bantuan AI untuk hari ini sudah habis; besok bisa dicoba lagi, ya."
	sayModelTooLong = "Maaf Kak, pertanyaannya terlalu panjang untuk bantuan AI; coba tulis lebih singkat, satu hal dulu, ya."
	sayModelBroken  = "Maaf Kak, ada gangguan di Setara waktu meminta bantuan AI; coba tanya lagi nanti, ya."
	sayModelNoGood  = "Maaf Kak, bantuan AI belum menemukan jawaban yang cocok dengan data Setara."
	// sayModelLostGoOn stands where an answer without the model told or asked something before.
	sayModelLostGoOn = "Jawaban saya yang tadi tetap bisa dipakai, dan Kakak bisa lanjut dari sana."
	sayModelInstead  = "Tanpa AI saya tetap bisa bantu: bandingkan harga, hitung modal dan potongan toko online, atau jelaskan program dan aturan untuk UMKM. " +
		"Coba ketik barang dan harganya, atau salah satu contoh di bawah."
)

// wordModelLost says that the model gave no answer.
func wordModelLost(o knowledge.ModelOutcome) string {
	switch o {
	case knowledge.ModelUngrounded, knowledge.ModelUnhelpful:
		return sayModelNoGood
	case knowledge.ModelSpent:
		return sayModelSpent
	case knowledge.ModelTooLong:
		return sayModelTooLong
	case knowledge.ModelBroken:
		return sayModelBroken
	}
	return sayModelLost
}
