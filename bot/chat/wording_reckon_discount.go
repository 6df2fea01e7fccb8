package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordDiscounted says what is left after a discount.
func (k *reckoning) wordDiscounted(paid, profit knowledge.Rupiah) Block {
	buyer := fmt.Sprintf(" Setelah %s pembeli bayar %s, dan Kakak ", k.discountSaid(), k.rupiah("harga setelah diskon", paid))
	if profit < 0 {
		return paragraph(bold("Jangan, Kak, itu rugi."), plain(buyer+"rugi "),
			bold(k.perUnit("rugi setelah diskon", -profit)), plain("."))
	}
	if profit == 0 {
		return paragraph(bold("Pas impas, Kak."), plain(buyer+"tidak untung dan tidak rugi."))
	}
	k.proveShare("Sisa itu dari yang dibayar pembeli", profit, paid, k.high.Margin(paid))
	return paragraph(bold("Masih untung, Kak."), plain(buyer+"masih untung "),
		bold(k.perUnit("untung setelah diskon", profit)), plain(fmt.Sprintf(", yaitu %s dari yang dibayar pembeli.",
			k.share("untung setelah diskon", k.high.Margin(paid)))))
}

// discountSaid is the discount that the owner thinks of: "diskon 20%".
func (k *reckoning) discountSaid() string {
	sale := &k.understood.Sale
	switch {
	case sale.Discount != nil && sale.Voucher != nil:
		return fmt.Sprintf("diskon %s dan voucher %s", k.exact("diskon", *sale.Discount, knowledge.SourceOwner), k.voucher())
	case sale.Discount != nil:
		return "diskon " + k.exact("diskon", *sale.Discount, knowledge.SourceOwner)
	case sale.Voucher != nil:
		return "potongan " + k.voucher()
	default:
		return "diskon"
	}
}

func (k *reckoning) voucher() string {
	k.ledger.said("voucher", k.understood.Sale.Voucher)
	return k.understood.Sale.Voucher.String()
}

func (k *reckoning) wordPaid(paid knowledge.Rupiah) Block {
	return paragraph(plain(fmt.Sprintf("Setelah %s pembeli bayar ", k.discountSaid())),
		bold(k.rupiah("harga setelah diskon", paid)), plain(". Masih untung atau tidak, tergantung modalnya."))
}

// wordMostAsked is the answer to how much may be taken off.
func (k *reckoning) wordMostAsked(own knowledge.Rupiah, room knowledge.Room) Block {
	share := wholePercent(room.Share)
	k.proveRoom(own, room)
	return paragraph(bold(fmt.Sprintf("Paling banyak %s, Kak,", k.exact("diskon paling banyak", share, knowledge.SourceCalculated))),
		plain(fmt.Sprintf(" jadi %s. Di bawah %s (batas aman) Kakak rugi.",
			k.rupiah("harga dengan diskon paling banyak", own-share.Of(own)), k.rupiah("batas aman", room.Price))))
}

// wordMost is the same behind the answer to another question.
func (k *reckoning) wordMost(own knowledge.Rupiah, room knowledge.Room) Block {
	k.proveRoom(own, room)
	return item(plain("Paling banyak boleh diskon "),
		bold(k.exact("diskon paling banyak", wholePercent(room.Share), knowledge.SourceCalculated)),
		plain(fmt.Sprintf("; di bawah %s (batas aman) Kakak rugi.", k.rupiah("batas aman", room.Price))))
}

func (k *reckoning) wordMostKeeping(own knowledge.Rupiah, margin knowledge.BasisPoints, room knowledge.Room) Block {
	share := wholePercent(room.Share)
	k.proveSolved(fmt.Sprintf("Harga yang masih menyisakan untung %s", margin), k.high, margin, room.Price, 0)
	k.proveRoom(own, room)
	return item(plain(fmt.Sprintf("Supaya tetap untung %s dari harga setelah diskon: paling banyak diskon %s, jadi %s.",
		k.exact("untung yang dijaga", margin, k.marginSource()), k.exact("diskon paling banyak", share, knowledge.SourceCalculated),
		k.rupiah("harga dengan diskon itu", own-share.Of(own)))))
}

// wordMostLeaving is the same for a profit wanted of each.
func (k *reckoning) wordMostLeaving(own, wanted knowledge.Rupiah, room knowledge.Room) Block {
	share := wholePercent(room.Share)
	k.ledger.said("untung yang dijaga", &wanted)
	k.prove("Harga yang masih menyisakan untung itu", left(k.high, room.Price))
	k.ledger.breakdown(k.high, room.Price)
	k.proveRoom(own, room)
	return paragraph(bold(fmt.Sprintf("Paling banyak %s, Kak,", k.exact("diskon paling banyak", share, knowledge.SourceCalculated))),
		plain(fmt.Sprintf(" jadi %s, supaya tetap untung %s. Harga paling rendahnya %s.",
			k.rupiah("harga dengan diskon itu", own-share.Of(own)), k.perUnit("untung yang dijaga", wanted), k.rupiah("harga untuk untung itu", room.Price))))
}

// wordNotEvenNow says that the price leaves less than is wanted as it is.
func (k *reckoning) wordNotEvenNow(own, wanted knowledge.Rupiah) Block {
	profit := k.high.Profit(own)
	k.proveLeft(proofOwn, k.high, own)
	k.ledger.said("untung yang dijaga", &wanted)
	return paragraph(bold("Jangan diskon dulu, Kak."), plain(fmt.Sprintf(" Tanpa diskon pun Kakak %s, belum sampai %s.",
		k.leaves("di harga Kakak", profit), k.perUnit("untung yang dijaga", wanted))))
}

func (k *reckoning) wordNoRoom(own, floor knowledge.Rupiah) Block {
	if own == floor {
		return paragraph(bold("Belum ada ruang untuk diskon, Kak."), plain(fmt.Sprintf(
			" Harga %s itu pas di batas aman: tidak untung, tidak rugi.", k.rupiah("harga Kakak", own))))
	}
	return paragraph(bold("Jangan diskon dulu, Kak."), plain(fmt.Sprintf(
		" Di harga %s saja Kakak sudah rugi %s. Batas amannya %s.", k.rupiah("harga Kakak", own),
		k.perUnit("rugi di harga Kakak", -k.high.Profit(own)), k.rupiah("batas aman", floor))))
}

func (k *reckoning) wordNoFloor() Block {
	return paragraph(bold("Jangan jual di tempat itu, Kak."), plain(" Potongannya menghabiskan harga berapa pun."))
}

// provePaidAfter says how what the buyer pays comes about.
func (k *reckoning) provePaidAfter(own, paid knowledge.Rupiah) {
	sale := &k.understood.Sale
	text := own.String()
	if sale.DiscountTo != nil {
		k.ledger.said("harga setelah diskon", sale.DiscountTo)
		text += fmt.Sprintf(" menjadi %s", *sale.DiscountTo)
	}
	if sale.Discount != nil {
		text += fmt.Sprintf(" − diskon %s", *sale.Discount)
	}
	if sale.Voucher != nil {
		text += fmt.Sprintf(" − potongan %s", *sale.Voucher)
		k.ledger.said("voucher", sale.Voucher)
	}
	if k.packed() && (sale.DiscountTo != nil || sale.Voucher != nil) {
		text += fmt.Sprintf(" untuk %s", quantity(k.understood.Pack, k.understood.Unit))
	}
	k.prove("Yang dibayar pembeli", fmt.Sprintf("%s = %s", text, paid))
}

// proveRoom says how the largest discount comes about.
func (k *reckoning) proveRoom(own knowledge.Rupiah, room knowledge.Room) {
	share := wholePercent(room.Share)
	k.exact("ruang untuk diskon", room.Share, knowledge.SourceCalculated)
	paid := own - share.Of(own)
	k.ledger.worked("harga dengan diskon itu", &paid)
	k.prove("Diskon paling banyak sampai "+room.Price.String(), fmt.Sprintf("(%s − %s) ÷ %s = %s, dibulatkan ke bawah %s; harganya jadi %s",
		own, room.Price, own, room.Share, share, paid))
}
