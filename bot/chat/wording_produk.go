package chat

import (
	"fmt"

	"setara/knowledge"
)

// What is said about the products that an owner had kept.
const (
	sayProducts      = "Modal barang Kakak yang tersimpan. Pilih barangnya untuk melihat, mengubah, atau menghapus:"
	sayNoProducts    = "Belum ada modal barang yang tersimpan, Kak. Hitung dulu lewat /modal."
	sayNoSuchProduct = "Barang itu belum tersimpan, Kak."
	sayProductsStay  = "Modal barang yang dulu Kakak simpan masih ada. Lihat dan hapus di /produk."
	sayProductStays  = "Baik, Kak, tidak ada yang dihapus."
	sayDropped       = "Modal %s sudah dihapus, Kak."
	sayDroppedBefore = "Modal %s sudah tidak tersimpan, Kak."
	// sayNoCost is for a product that is only watched.
	sayNoCost      = "modalnya belum dihitung"
	askDropProduct = "Hapus modal %s dari simpanan, Kak? Ini tidak bisa dibatalkan."
	askNewCost     = "Modal %s sekarang %s %s. Kirim angka barunya, misalnya “modal 30rb”, atau sebut biayanya satu-satu."

	buttonChange = "Ubah"
	buttonDrop   = "Hapus"
)

// wordProduct is one product of the list: what it costs, and since when.
func wordProduct(p *knowledge.Product) Block {
	if p.Cost == 0 {
		return item(plain(capital(p.Name) + ": " + sayNoCost))
	}
	return item(plain(capital(p.Name)+": "), bold(fmt.Sprintf("%s %s", p.Cost, per(p.Unit))),
		plain(fmt.Sprintf(" (%s)", knowledge.DayOf(p.UpdatedAt).Written())))
}

// wordProductHead opens what one product costs.
func wordProductHead(p *knowledge.Product) Block {
	if p.Cost == 0 {
		return paragraph(bold(capital(p.Name)+": "), plain(sayNoCost+"."))
	}
	return paragraph(bold(fmt.Sprintf("Modal (HPP) %s: %s %s", p.Name, p.Cost, per(p.Unit))),
		plain(fmt.Sprintf(", tersimpan %s.", knowledge.DayOf(p.UpdatedAt).Written())))
}

// wordKept says that a product is kept now.
func wordKept(p *knowledge.Product) string {
	return fmt.Sprintf(sayKept, p.Name, fmt.Sprintf("%s %s", p.Cost, per(p.Unit)))
}

// wordWholeCost repeats a cost that the owner named.
func wordWholeCost(product string, cost knowledge.Rupiah, unit knowledge.Unit) Block {
	return paragraph(bold(fmt.Sprintf("Modal (HPP) %s: %s %s.", product, cost, per(unit))))
}

// wordKeptCost says that an answer rests on a cost that was kept.
func wordKeptCost(p *knowledge.Product) Block {
	return item(plain(fmt.Sprintf("Modal tersimpan %s %s, %s; ubah: %s",
		p.Cost, per(p.Unit), knowledge.DayOf(p.UpdatedAt).Written(), actionProducts)))
}
