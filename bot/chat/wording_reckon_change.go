package chat

import (
	"fmt"

	"setara/knowledge"
)

// The names of how a change of price comes about.
const (
	proofBefore = "Sisa di harga sebelumnya"
	proofChange = "Beda untungnya"
)

// wordChange says what another price makes of the profit.
func (k *reckoning) wordChange(before, own, left, after knowledge.Rupiah) []Block {
	more := after - left
	lead := fmt.Sprintf("Untung bertambah %s, Kak.", k.perUnit("untung bertambah", more))
	switch {
	case more < 0:
		lead = fmt.Sprintf("Untung berkurang %s, Kak.", k.perUnit("untung berkurang", -more))
	case more == 0:
		lead = "Untungnya tetap sama, Kak."
	}
	k.ledger.said("harga sebelumnya", &before)
	return []Block{
		paragraph(bold(lead), plain(fmt.Sprintf(" Dari %s di harga %s jadi %s di harga %s.",
			k.gain("untung sebelumnya", left), k.price(before), k.gain("untung sesudahnya", after), k.rupiah("harga Kakak", own)))),
		item(plain("Itu kalau yang laku tetap sama banyak.")),
	}
}

// wordUnchanged says what the price leaves where no other was said before.
func (k *reckoning) wordUnchanged(own, after knowledge.Rupiah) Block {
	return paragraph(bold(fmt.Sprintf("Di harga %s Kakak %s.", k.rupiah("harga Kakak", own), k.gain("untung", after))),
		plain(" Bedanya belum bisa saya hitung: tulis juga harga sebelumnya, misalnya “dari 45rb jadi 50rb”."))
}

// gain is "untung Rp7.000" or "rugi Rp7.000", and keeps it.
func (k *reckoning) gain(label string, r knowledge.Rupiah) string {
	if r < 0 {
		return "rugi " + k.rupiah(label, -r)
	}
	return "untung " + k.rupiah(label, r)
}
