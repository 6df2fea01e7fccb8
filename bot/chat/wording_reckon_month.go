package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordMonthPieces says how many must be sold in a month.
func (k *reckoning) wordMonthPieces(own, profit, wanted knowledge.Rupiah, pieces int64) Block {
	k.ledger.said("untung sebulan yang diinginkan", &wanted)
	k.ledger.count("harus laku sebulan", int(pieces))
	k.prove("Harus laku sebulan", fmt.Sprintf("%s ÷ %s, dibulatkan ke atas = %d", wanted, profit, pieces))
	return paragraph(bold(fmt.Sprintf("Harus laku %s sebulan, Kak,", quantity(knowledge.Pack(pieces)*knowledge.One, k.understood.Unit))),
		plain(fmt.Sprintf(" supaya untung %s. Di harga %s sisa untung %s.", wanted, k.rupiah("harga Kakak", own), k.perUnit("untung di harga Kakak", profit))))
}

// wordNeverSoMuch says that no number of sales leaves a profit.
func (k *reckoning) wordNeverSoMuch(own, profit knowledge.Rupiah) Block {
	if profit == 0 {
		return paragraph(bold("Berapa pun lakunya, belum ada untungnya, Kak."), plain(fmt.Sprintf(" Harga %s itu pas impas.", k.rupiah("harga Kakak", own))))
	}
	return paragraph(bold("Berapa pun lakunya tetap rugi, Kak."), plain(fmt.Sprintf(" Di harga %s Kakak rugi %s.",
		k.rupiah("harga Kakak", own), k.perUnit("rugi di harga Kakak", -profit))))
}

// wordMonthWish repeats the profit wanted of a month where neither the price
// nor the number sold is known.
func (k *reckoning) wordMonthWish(wanted knowledge.Rupiah) Block {
	k.ledger.said("untung sebulan yang diinginkan", &wanted)
	k.prove("Untung sebulan yang diinginkan", wanted.String())
	return paragraph(bold(fmt.Sprintf("Untung %s sebulan tergantung berapa yang laku, Kak.", wanted)),
		plain(" Tulis sekalian perkiraannya, misalnya “sebulan laku 100”, nanti saya hitungkan harganya."))
}

// wordMonthShare says what one must leave for the profit wanted of a month.
func (k *reckoning) wordMonthShare() []Block {
	wanted := k.understood.Sale.WantedMonthly
	if wanted == nil {
		return nil
	}
	each := *k.understood.wantedProfit()
	k.ledger.said("untung sebulan yang diinginkan", wanted)
	k.ledger.count("terjual sebulan", int(k.understood.Sale.Monthly/knowledge.One))
	k.prove("Untung per barang yang diperlukan", fmt.Sprintf("%s ÷ %s, dibulatkan ke atas = %s", *wanted, k.soldCount(), each))
	return []Block{item(plain(fmt.Sprintf("Untung %s sebulan dibagi %s jadi ", *wanted, k.sold())), bold(k.perUnit("untung yang diinginkan", each)), plain("."))}
}
