package chat

// sayNumberHidden tells, once in a conversation, what became of a NIK, NPWP,
// telephone or card number.
const sayNumberHidden = "Oh ya, di pesan Kakak ada nomor pribadi (seperti NIK, NPWP, HP, atau kartu). Nomornya saya tutup dan tidak saya simpan. " +
	"Demi keamanan, tidak perlu ditulis di sini ya, Kak."
