package chat

// What stands below an answer for which a model asked Setara's own functions.
const (
	sayMayPassOn       = "Kalau mau, pertanyaan ini bisa saya teruskan ke petugas. Ketuk tombolnya, ya Kak."
	sayNothingToPassOn = "Tidak ada pertanyaan yang menunggu diteruskan, Kak. Tulis saja pertanyaannya di sini."

	buttonToOfficers = "Teruskan ke petugas"
	buttonSeeProfile = "Lihat profil usaha"
)
