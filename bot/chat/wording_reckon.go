package chat

// What is asked for where a question of arithmetic lacks a figure.
const (
	askOwnToReckon      = "Berapa harga jualnya, Kak? Kirim sekalian modalnya, misalnya “jual 50rb modal 30rb”."
	askCostToReckon     = "Berapa modal per barang (HPP: bahan, kemasan, upah, ongkos lain) Kak? Cukup jawab angkanya, misalnya 28rb."
	askPlaceToReckon    = "Kakak jualan di mana? Jawab misalnya “shopee” atau “toko sendiri”, supaya potongannya ikut dihitung."
	askTurnoverToReckon = "Berapa omzet (semua penjualan) setahun, Kak? Jawab misalnya “600jt setahun” atau “40jt sebulan”."
)

// wordMissing asks for the one thing that a question of arithmetic lacks.
func (k *reckoning) wordMissing(slot Slot) Block {
	switch slot {
	case SlotOwnPrice:
		if k.situation.Cost != nil {
			return k.wordAsk(slot)
		}
		return paragraph(plain(askOwnToReckon))
	case SlotOwnPlatform:
		return paragraph(plain(askPlaceToReckon))
	case SlotTurnover:
		return paragraph(plain(askTurnoverToReckon))
	case SlotCost:
		if !k.packed() {
			return paragraph(plain(askCostToReckon))
		}
	}
	return k.wordAsk(slot)
}

// flawWords are what is said of figures that cannot be reckoned with.
var flawWords = map[Flaw]string{
	FlawDiscount: "Diskon itu menghabiskan harganya, Kak: tidak ada lagi yang dibayar pembeli. Tulis diskon atau potongan yang lebih kecil dari harga jual.",
	FlawReturns:  "Kalau semuanya kembali, tidak ada yang terjual, Kak. Tulis berapa persen pesanan yang kembali, misalnya “retur 5 persen”.",
	FlawFee:      "Potongan sebesar itu melebihi harganya sendiri, Kak, jadi berapa pun harganya pasti rugi. Cek lagi persennya, misalnya “potongan 12 persen”.",
	FlawBundle:   "Isi paketnya belum bisa saya hitung, Kak. Tulis bilangan bulat mulai dari 1, misalnya “isi 3”.",
	FlawMonthly:  "Jumlah yang laku belum bisa saya hitung, Kak. Tulis misalnya “sebulan laku 200”.",
	FlawAmount:   "Ada angka yang tidak bisa saya pakai, Kak: uangnya harus lebih dari nol dan masuk akal. Tulis lagi misalnya “voucher 5rb” atau “omzet 600jt setahun”.",
}

func wordFlaw(f Flaw) Block { return paragraph(plain(flawWords[f])) }
