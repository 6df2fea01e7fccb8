package chat

// What is said around the conversation: consent, the menu, and what stands in
// the way of an answer.
const (
	// The consent says what is kept and what is sent, how both end, and that
	// nothing depends on it.
	sayConsent = "Kalau Kakak setuju, saya simpan profil usaha, nama depan dan bahasa di Telegram, " +
		"serta barang dan program yang Kakak tanyakan. Sesekali saya kirim kabar program, pelatihan, aturan, pasar, " +
		"atau hal mendesak. Kakak bisa berhenti kapan pun lewat /langganan, atau menghapus semuanya lewat /hapus_data. " +
		"Tidak setuju pun Kakak bisa bertanya apa saja; yang saya ingat hanya percakapan yang sedang berjalan."
	sayConsentYes = "Terima kasih, Kak. Izin Kakak sudah saya catat. " +
		"Kabar bisa dipilih di /langganan, izinnya diubah di /izin."
	sayConsentNo = "Baik, Kak, profil tidak saya simpan dan kabar tidak saya kirim. Tanya saja seperti biasa. " +
		"Kalau berubah pikiran, ketik /izin."
	sayConsentPrivate = "Soal izin kita bicarakan berdua saja, Kak: kirim /izin di obrolan pribadi dengan saya."

	buttonConsentYes = "Setuju"
	buttonConsentNo  = "Tidak dulu"

	menuMulai     = "Mulai dari awal, dengan contoh"
	menuHarga     = "Bandingkan harga barang"
	menuModal     = "Hitung modal (HPP) barang"
	menuProduk    = "Lihat dan ubah modal yang tersimpan"
	menuSumber    = "Lihat data dan hitungan di balik jawaban terakhir"
	menuIzin      = "Atur izin menyimpan profil dan kabar"
	menuBantuan   = "Cara bertanya"
	menuHapusData = "Hapus semua data tentang saya"

	sayApology = "Maaf Kak, ada gangguan di tempat saya, jadi pesan Kakak belum bisa saya jawab. " +
		"Coba kirim lagi sebentar lagi, ya."
	sayDelayed = "Maaf Kak, jawaban ini terlambat karena tadi ada gangguan di tempat saya."

	sayButtonGone = "Tombol itu sudah terlalu lama, Kak, jadi tidak bisa dipakai lagi. " +
		"Ketik pertanyaannya, atau pilih salah satu contoh ini:"
	sayTextOnly = "Maaf Kak, saya baru bisa membaca tulisan. Ceritakan lewat teks, ya, " +
		"misalnya “sandal kulit 60rb, di shopee ada 35rb, modal 40rb”."
	sayCostPrivate = "Modal dan untung tidak saya bahas di grup, Kak, supaya tidak terbaca orang lain. " +
		"Kirim pertanyaan lengkapnya ke obrolan pribadi dengan saya."
)
