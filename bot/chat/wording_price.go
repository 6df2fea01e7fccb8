package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// per is "per buah", "per kg".
func per(u knowledge.Unit) string { return "per " + u.Name() }

// quantity is "20 buah", "250 gram", "1,5 liter".
func quantity(pack knowledge.Pack, u knowledge.Unit) string {
	switch {
	case u == knowledge.UnitKilogram && pack < knowledge.One:
		return fmt.Sprintf("%d gram", pack)
	case u == knowledge.UnitLitre && pack < knowledge.One:
		return fmt.Sprintf("%d ml", pack)
	default:
		return pack.String() + " " + u.Name()
	}
}

// each is an amount for one unit, and for the pack where the owner spoke of
// one: "Rp120.000 per kg (Rp30.000 untuk 250 gram)".
func (p *priceCase) each(r knowledge.Rupiah) string {
	u := &p.understood
	if p.ofPack() {
		return r.String() // what it is for is said once
	}
	text := r.String() + " " + per(u.Unit)
	if p.packed() {
		text += fmt.Sprintf(" (%s untuk %s)", p.wholeOf(r), quantity(u.Pack, u.Unit))
	}
	return text
}

// price is an amount as the owner thinks of it: alone where they spoke of one
// unit, else as [priceCase.each] writes it.
func (p *priceCase) price(r knowledge.Rupiah) string {
	if p.packed() {
		return p.each(r)
	}
	return r.String()
}

// goodsOf names the group that a price is measured against.
func goodsOf(of knowledge.MarketGroup) string {
	if of == knowledge.MarketLocal {
		return "barang lokal sejenis"
	}
	return "barang sejenis"
}

// wordGap says how far the competitor is from the own price, or, where that
// is not known, from the cost.
func (p *priceCase) wordGap() (Block, bool) {
	a, s := p.advice, &p.situation
	gap := func(side string, amount knowledge.Rupiah, share knowledge.BasisPoints, of string) (Block, bool) {
		return item(plain("Saingan "+side+" "), bold(p.price(amount)), plain(fmt.Sprintf(" (%s dari %s Kakak)%s.", share.Rounded(), of, p.wordEnd()))), true
	}
	switch {
	case s.CompetitorPrice == nil || s.OwnPrice == nil && s.Cost == nil:
		return Block{}, false
	case s.OwnPrice != nil && *a.Gap == 0:
		return item(plain(fmt.Sprintf("Harga saingan sama dengan harga Kakak, %s.", *s.OwnPrice))), true
	case s.OwnPrice != nil && *a.Gap > 0:
		return gap("lebih murah", *a.Gap, *a.GapBP, "harga")
	case s.OwnPrice != nil:
		return gap("lebih mahal", -*a.Gap, -*a.GapBP, "harga")
	case *s.CompetitorPrice < *s.Cost:
		below := *s.Cost - *s.CompetitorPrice
		return gap("lebih murah dari modal Kakak, selisih", below, knowledge.Ratio(below, *s.Cost), "modal")
	default:
		above := *s.CompetitorPrice - *s.Cost
		return gap("lebih mahal dari modal Kakak, selisih", above, knowledge.Ratio(above, *s.Cost), "modal")
	}
}

// wordEnd says which end of a range that was said a difference rests on; empty
// where none was.
func (p *priceCase) wordEnd() string {
	own, rival := &p.understood.EndOwn, &p.understood.EndCompetitor
	isEnd := func(end, price *knowledge.Rupiah) bool { return end != nil && price != nil && *end == *price }
	var ends []string
	if isEnd(*own, p.situation.OwnPrice) {
		ends = append(ends, fmt.Sprintf("harga Kakak yang paling tinggi, %s", **own))
	}
	if isEnd(*rival, p.situation.CompetitorPrice) {
		ends = append(ends, fmt.Sprintf("harga saingan yang paling rendah, %s", **rival))
	}
	if len(ends) == 0 {
		return ""
	}
	return "; dihitung dari " + strings.Join(ends, " dan ")
}

// wordFloor shows the floor with what it is made of.
func (p *priceCase) wordFloor() Block {
	a, s := p.advice, &p.situation
	made := "modal (HPP) " + p.price(*s.Cost)
	if s.Charge != nil {
		made += fmt.Sprintf(", potongan %s dari harga", s.Charge.High.Rate())
		if s.Charge.High.Fixed > 0 {
			made += ", biaya pesanan " + p.orderFee()
		}
	}
	name := "Batas aman"
	if s.Charge == nil && p.platform != "" {
		name += " sebelum potongan " + p.platform.Name()
	}
	spans := []Span{plain(name + " (tidak untung, tidak rugi): "), bold(p.each(*a.BreakEven)),
		plain(fmt.Sprintf(", dari %s.", made))}
	if a.BreakEvenLow != nil && *a.BreakEvenLow < *a.BreakEven {
		spans = append(spans, plain(fmt.Sprintf(
			" Kalau potongannya hanya %s, batasnya %s.", s.Charge.Low.Rate(), *a.BreakEvenLow)))
	}
	return item(spans...)
}

// wordProfit says what is left at the own price.
func (p *priceCase) wordProfit() Block {
	profit, own := *p.advice.Profit, *p.situation.OwnPrice
	if profit < 0 {
		return item(plain(fmt.Sprintf("Di harga %s Kakak rugi ", p.price(own))), bold(p.each(-profit)), plain("."))
	}
	return item(plain(fmt.Sprintf("Di harga %s sisa untung ", p.price(own))), bold(p.each(profit)),
		plain(fmt.Sprintf(", yaitu %s dari harga jual.", p.advice.MarginBP.Rounded())))
}

// wordProfitFirst is [priceCase.wordProfit] as the answer to what was asked.
func (p *priceCase) wordProfitFirst() Block {
	profit, own := *p.advice.Profit, *p.situation.OwnPrice
	if profit < 0 {
		return paragraph(bold(fmt.Sprintf("Rugi %s, Kak,", p.each(-profit))), plain(fmt.Sprintf(" di harga %s.", p.price(own))))
	}
	share := fmt.Sprintf(" di harga %s. Itu %s dari harga jual", p.price(own), p.advice.MarginBP.Rounded())
	if p.saysMarkup() {
		share += fmt.Sprintf(", atau %s dari modal", p.markup().Rounded())
	}
	return paragraph(bold(fmt.Sprintf("Untung %s, Kak,", p.each(profit))), plain(share+"."))
}

// wordMarkup tells the two ways of saying a profit apart, by the owner's own
// figures.
func (p *priceCase) wordMarkup() Block {
	profit := p.each(*p.advice.Profit)
	return item(plain(fmt.Sprintf("Bedanya: margin dihitung dari harga jual, markup dari modal. Untung %s itu margin ", profit)),
		bold(p.advice.MarginBP.Rounded()), plain(" dan markup "), bold(p.markup().Rounded()), plain("."))
}

// sayMarkup tells margin and markup apart for an owner who names no figures.
const sayMarkup = "Margin itu untung dibagi harga jual, markup itu untung dibagi modal. Untungnya sama, hanya persennya beda: " +
	"markup selalu terlihat lebih besar. Kirim modal dan harga jual Kakak, misalnya “modal 20rb jual 25rb”, nanti saya hitung dua-duanya."

// wordCostFirst is what one of the goods costs, where that was asked.
func (p *priceCase) wordCostFirst() Block {
	return paragraph(bold(fmt.Sprintf("%s: %s %s.", strings.TrimSpace("Modal (HPP) "+p.understood.Product),
		*p.situation.Cost, per(p.understood.Unit))))
}

// wordMatch says what the competitor's price would leave.
func (p *priceCase) wordMatch() Block {
	loss, price := *p.advice.LossIfMatched, *p.situation.CompetitorPrice
	if loss > 0 {
		return item(plain(fmt.Sprintf("Kalau ikut %s: rugi ", p.price(price))), bold(p.each(loss)), plain("."))
	}
	return item(plain(fmt.Sprintf("Kalau ikut %s: sisa ", p.price(price))), bold(p.each(-loss)), plain("."))
}

// wordTarget says which price leaves the wanted margin.
func (p *priceCase) wordTarget() Block {
	return item(plain(fmt.Sprintf("Supaya untung paling sedikit %s: pasang ", p.wantedWords())),
		bold(p.price(*p.advice.Target)), plain("."))
}

// wantedWords is the profit that the target leaves: "20% dari harga jual".
func (p *priceCase) wantedWords() string {
	switch sale := &p.understood.Sale; {
	case sale.WantedProfit != nil:
		return p.each(*p.understood.wantedProfit())
	case sale.WantedMarkup != nil:
		return sale.WantedMarkup.String() + " dari modal"
	default:
		return p.wantedMargin().String() + " dari harga jual"
	}
}

// wordImpossibleMargin says that no price leaves the wanted margin.
func wordImpossibleMargin(margin knowledge.BasisPoints) Block {
	return item(plain(fmt.Sprintf(
		"Untung %s dari harga jual tidak mungkin tercapai, berapa pun harganya. Kalau maksudnya dari modal, tulis “untung … dari modal”.", margin)))
}

// wordWanted keeps the wanted margin in mind until the cost is known.
func wordWanted(margin knowledge.BasisPoints) Block {
	return item(plain("Kakak mau untung (margin) "), bold(margin.String()),
		plain(" dari harga jual. Begitu modalnya diketahui, saya hitungkan harganya."))
}

// orderFee is the fee for each order, as one unit bears it.
func (p *priceCase) orderFee() string {
	fee := *p.advice.FeeFixed
	if fee != p.situation.Charge.High.Fixed {
		return p.each(fee)
	}
	return fee.String()
}

// wordCharge says which marketplace's charge was reckoned with, or that none
// was.
func (p *priceCase) wordCharge() Block {
	charge := p.situation.Charge
	switch {
	case p.understood.SaidFee != nil:
		return item(plain(fmt.Sprintf("Potongan %s seperti yang Kakak sebut.", charge.High.Rate())))
	case p.understood.Offline && p.platform == "":
		return item(plain("Tidak ada potongan marketplace, karena Kakak jualan sendiri."))
	case p.platform == "":
		return item(plain("Potongan marketplace belum dihitung, karena Kakak belum menyebut jualan di mana."))
	case charge == nil && ownChannels[p.platform]:
		return item(plain(p.platform.Name() + ": tanpa potongan marketplace; ongkir dan pembayarannya diatur sendiri."))
	case charge == nil:
		return item(plain(fmt.Sprintf(
			"Potongan %s tidak diketahui untuk %s, jadi belum dihitung sama sekali: sisakan ruang di atas batas aman.",
			p.platform.Name(), p.asOf.Written())))
	}
	var parts []string
	rate := charge.High.Rate().String()
	if charge.Ranged() {
		rate = fmt.Sprintf("%s sampai %s, dihitung yang tertinggi", charge.Low.Rate(), charge.High.Rate())
	}
	parts = append(parts, fmt.Sprintf("%s (data %s)", rate, charge.Checked(knowledge.FeeCommission).Written()))
	if charge.High.Fixed > 0 {
		order := "pesanan isi " + p.orderContent()
		if sale := &p.understood.Sale; sale.Offers != nil || sale.Bundle > 0 {
			order = "pesanan, berapa pun isinya"
		}
		parts = append(parts, fmt.Sprintf("%s per %s (data %s)",
			charge.High.Fixed, order, charge.Checked(knowledge.FeeOrder).Written()))
	}
	text := fmt.Sprintf("Potongan %s untuk %s: %s. %s",
		p.platform.Name(), p.sellerWords(), strings.Join(parts, ", ditambah "), p.optionsNote())
	if p.assumed {
		text += fmt.Sprintf(" Ini anggapan: Kakak juga jual di %s.", p.platform.Name())
	}
	return item(append([]Span{plain(text)}, wordUncheckedCharge(charge, p.asOf)...)...)
}

// orderContent is what one order is reckoned to hold.
func (p *priceCase) orderContent() string {
	switch {
	case p.counted():
		return quantity(p.single.understood.Pack, p.understood.Unit)
	case p.ofPack():
		return "satu kemasan " + quantity(p.single.understood.Pack, p.understood.Unit)
	case p.packed() && p.understood.Pack < knowledge.One:
		return "satu kemasan " + quantity(p.understood.Pack, p.understood.Unit)
	}
	return "satu barang"
}

// wordPack explains a price for many as a price for one.
func wordPack(pack knowledge.Pack, unit knowledge.Unit) Block {
	return item(plain(fmt.Sprintf("Harga yang Kakak sebut untuk %s, jadi saya hitung %s.", quantity(pack, unit), per(unit))))
}

// wordAsk asks for the one thing that helps most.
func (p *priceCase) wordAsk(slot Slot) Block {
	text := askNothing
	if p.group {
		text = sayCostPrivate
	}
	switch slot {
	case SlotProduct:
		text = askProduct
	case SlotPack:
		text = askContent
	case SlotCost:
		text = askCost
		if p.packed() {
			text = fmt.Sprintf(askCostOf, quantity(p.understood.Pack, p.understood.Unit))
		}
	case SlotCompetitorPrice:
		text = askCompetitor
	case SlotOwnPrice:
		text = askOwnPrice
	case SlotOwnPlatform:
		text = askOwnPlatform
	}
	return paragraph(plain(text))
}
