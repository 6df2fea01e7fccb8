package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordHeld tells why a broadcast was held, and what there is to do.
func wordHeld(b *knowledge.Broadcast, why HeldFor, may bool) string {
	text := fmt.Sprintf("Siaran %d saya jeda, Kak: waktunya sudah lewat lebih dari satu jam saat Setara hidup lagi, jadi isinya mungkin sudah tidak cocok.", b.ID)
	if why == HeldRefused {
		text = fmt.Sprintf("Siaran %d saya jeda, Kak: Telegram menolak pesannya untuk semua penerima sejauh ini. Alasannya ada di laporan.", b.ID)
	}
	if may {
		return text + " Lanjutkan kalau memang masih perlu, atau batalkan."
	}
	return text + " Penyetuju bisa melanjutkan atau membatalkannya."
}
