package chat

import (
	"fmt"

	"setara/knowledge"
)

// What officers are told about prices of reports among the listings.
const (
	sayPricesUnverified = "Harga baru bisa masuk data pasar setelah laporannya terbukti, Kak."
	sayNoPrices         = "Laporan ini tidak menyebut harga, Kak, jadi tidak ada yang bisa dimasukkan."
	sayPricesRefused    = "Harganya tidak bisa dimasukkan, Kak."
	sayPricesNotListed  = "Harga laporan ini tidak ada di data pasar, Kak."
	sayPricesWithdrawn  = "Harganya sudah dikeluarkan dari data pasar."
)

// wordPricesListed says how many prices joined the listings.
func wordPricesListed(d *knowledge.FileDifference) string {
	text := fmt.Sprintf("Masuk data pasar sebagai barang impor yang dilaporkan dan terbukti: %s harga.", wordCount(d.New+d.Changed+d.Unchanged))
	if d.SetApart > 0 {
		text += fmt.Sprintf(" %s disisihkan karena tidak mungkin jadi harga.", wordCount(d.SetApart))
	}
	if d.Rejected > 0 {
		text += fmt.Sprintf(" %s tidak bisa dibaca.", wordCount(d.Rejected))
	}
	return text + " Nama pelapor tidak ikut."
}
