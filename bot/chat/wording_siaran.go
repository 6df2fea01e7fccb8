package chat

import (
	"fmt"

	"setara/knowledge"
)

// What officers are told about announcements.
const (
	sayBroadcastForm   = "Itu belum saya mengerti, Kak. Ketik /siaran untuk daftarnya, atau “/siaran bantuan” untuk yang bisa dilakukan."
	sayNoSuchBroadcast = "Siaran itu tidak ada, Kak. Lihat daftarnya di /siaran."
	sayBroadcastsNone  = "Belum ada siaran."

	buttonBroadcastLook = "Lihat lagi"
)

func wordBroadcastChanged(b *knowledge.Broadcast) string {
	return fmt.Sprintf("Siaran %d sudah berubah sejak tombol itu muncul, jadi tidak saya apa-apakan. Lihat dulu yang sekarang, Kak.", b.ID)
}
