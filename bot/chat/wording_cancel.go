package chat

// What is said where the owner leaves what Setara asked for.
const (
	helpBatal = "/batal: tinggalkan yang sedang saya tanyakan"
	menuBatal = "Tinggalkan yang sedang ditanyakan"

	sayAbandoned      = "Baik, Kak, yang tadi saya tanyakan saya batalkan."
	sayStopped        = "Baik, Kak, kita berhenti di sini. Kalau ada yang mau ditanyakan lagi, ketik saja."
	sayNothingAsked   = "Tidak ada yang sedang saya tanyakan, Kak."
	sayCostNotKept    = "Modal %s tidak saya simpan."
	sayCaseRemembered = "Soal %s masih saya ingat dalam percakapan ini, sampai sehari. Hapus semuanya lewat /hapus_data."
)
