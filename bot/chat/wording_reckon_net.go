package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// paidOut is what a price pays out, one subtraction after another. The terms
// are without a cost.
func paidOut(t knowledge.Terms, price knowledge.Rupiah) string {
	return strings.Replace(left(t, price), " − modal "+t.Cost.String(), "", 1)
}

// between words a range: one amount where both ends are the same.
func (k *reckoning) between(label string, low, high knowledge.Rupiah) string {
	if low == high {
		return k.rupiah(label, low)
	}
	return k.rupiah(label+", paling sedikit", low) + " sampai " + k.rupiah(label+", paling banyak", high)
}

func (k *reckoning) wordNet(own, least, most knowledge.Rupiah) Block {
	if least < 0 {
		return paragraph(bold("Tidak ada yang Kakak terima."), plain(fmt.Sprintf(
			" Dari harga %s, potongan dan biayanya lebih besar dari harganya.", k.rupiah("harga Kakak", own))))
	}
	return paragraph(bold(fmt.Sprintf("Kakak terima %s, Kak,", k.between("uang yang diterima", least, most))),
		plain(fmt.Sprintf(" dari harga %s. Itu belum dikurangi modal.", k.rupiah("harga Kakak", own))))
}

// wordTaken takes the payout apart: what each end of the charge keeps.
func (k *reckoning) wordTaken(own knowledge.Rupiah) []Block {
	charge := k.situation.Charge
	low, high := k.free(charge)
	rate := charge.High.Rate().String()
	if charge.Low.Rate() != charge.High.Rate() {
		rate = charge.Low.Rate().String() + " sampai " + rate
	}
	k.proveTaken("Potongan dari harga, tertinggi", high, own)
	k.proveTaken("Potongan dari harga, terendah", low, own)
	text := fmt.Sprintf("Potongan %s: %s", rate, k.between("potongan dari harga", low.Of(own), high.Of(own)))
	if high.Fixed > 0 {
		least, most := low.Of(own)+low.Fixed, high.Of(own)+high.Fixed
		k.prove("Semua yang dipotong", fmt.Sprintf("%s + %s = %s", high.Of(own), high.Fixed, most))
		if least != most {
			k.prove("Semua yang dipotong, paling sedikit", fmt.Sprintf("%s + %s = %s", low.Of(own), low.Fixed, least))
		}
		text += fmt.Sprintf(", ditambah biaya pesanan %s; semuanya %s", k.rupiah("biaya pesanan", high.Fixed), k.between("semua yang dipotong", least, most))
	}
	return []Block{item(plain(text + "."))}
}

func (k *reckoning) wordNetProfit(paid, cost knowledge.Rupiah) Block {
	profit := paid - cost
	k.ledger.worked("uang yang diterima", &paid)
	k.ledger.worked("setelah modal", &profit)
	k.prove("Setelah modal", minus(paid, cost, profit))
	if profit < 0 {
		return item(plain("Dikurangi modal, Kakak rugi "), bold(k.perUnit("rugi setelah modal", -profit)), plain("."))
	}
	return item(plain("Dikurangi modal, sisa untung paling sedikit "), bold(k.perUnit("untung setelah modal", profit)), plain("."))
}

// wordNetLeft says what is left after the cost, then what is paid out.
func (k *reckoning) wordNetLeft(own, cost, least, most knowledge.Rupiah) []Block {
	low, high := least-cost, most-cost
	k.prove("Setelah modal", minus(least, cost, low))
	k.ledger.worked("uang yang diterima", &least)
	price := k.rupiah("harga Kakak", own)
	lead := paragraph(bold(fmt.Sprintf("Untung bersih Kakak %s,", k.between("untung setelah modal", low, high))), plain(fmt.Sprintf(" dari harga %s.", price)))
	switch {
	case low < 0 && high > 0:
		k.prove("Setelah modal, potongan terendah", minus(most, cost, high))
		lead = paragraph(bold("Bisa rugi, Kak."), plain(fmt.Sprintf(" Di harga %s, dengan potongan tertinggi rugi %s; dengan yang terendah untung %s.",
			price, k.rupiah("rugi setelah modal", -low), k.rupiah("untung setelah modal", high))))
	case low < 0:
		lead = paragraph(bold(fmt.Sprintf("Kakak rugi %s", k.rupiah("rugi setelah modal", -low))), plain(fmt.Sprintf(" di harga %s.", price)))
	case high != low:
		k.prove("Setelah modal, potongan terendah", minus(most, cost, high))
	}
	return []Block{lead, item(plain(fmt.Sprintf("Yang Kakak terima %s, lalu dikurangi modal %s.",
		k.between("uang yang diterima", least, most), k.rupiah("modal", cost))))}
}

func (k *reckoning) wordPriceForNet(wanted, price, cheapest, charm knowledge.Rupiah) Block {
	k.ledger.said("uang yang ingin diterima", &wanted)
	text := fmt.Sprintf(" Paling sedikit %s supaya terima bersih %s.", k.rupiah("harga untuk terima sebanyak itu", price), wanted)
	if cheapest < price {
		text += fmt.Sprintf(" Kalau potongannya hanya %s, cukup %s.", k.situation.Charge.Low.Rate(),
			k.rupiah("harga dengan potongan terendah", cheapest))
	}
	return paragraph(bold(fmt.Sprintf("Pasang %s, Kak.", k.rupiah("harga yang disarankan", charm))), plain(text))
}

func (k *reckoning) wordNetLead(wanted, own *knowledge.Rupiah) Block {
	if wanted != nil {
		k.ledger.said("uang yang ingin diterima", wanted)
		k.prove("Yang ingin diterima", wanted.String())
		return paragraph(plain(fmt.Sprintf("Supaya terima bersih %s, harga paling rendahnya:", *wanted)))
	}
	return paragraph(plain(fmt.Sprintf("Dari harga %s, yang Kakak terima (belum dikurangi modal):", k.rupiah("harga Kakak", *own))))
}

func (k *reckoning) wordNetAt(place string, least, most knowledge.Rupiah) Block {
	return item(plain(place+": "), bold(k.between("uang yang diterima di "+place, least, most)), plain("."))
}

func (k *reckoning) wordPriceAt(place string, cheap, dear knowledge.Rupiah) Block {
	return item(plain(place+": "), bold(k.between("harga di "+place, cheap, dear)), plain("."))
}

// proveTaken says what all shares of a price come to.
func (k *reckoning) proveTaken(name string, t knowledge.Terms, price knowledge.Rupiah) {
	var parts []string
	for _, charged := range t.Breakdown(price).Charged {
		parts = append(parts, fmt.Sprintf("%s %s", partName(charged.Part), charged.Amount))
	}
	if len(parts) > 1 {
		k.prove(name, strings.Join(parts, " + ")+" = "+t.Of(price).String())
	}
}

// proveNet says what the prices for a wanted payout pay out.
func (k *reckoning) proveNet(low, high knowledge.Terms, wanted, price knowledge.Rupiah) {
	k.prove("Yang ingin diterima", wanted.String())
	k.provePaid("Yang diterima, potongan tertinggi", high, price)
	if cheapest, err := low.PriceForProfit(k.understood.Pack.Each(wanted)); err == nil && cheapest < price {
		k.provePaid("Yang diterima, potongan terendah", low, cheapest)
	}
	k.provePaid("Yang diterima di harga yang disarankan", high, charmLeaving(high, price, k.understood.Pack))
}
