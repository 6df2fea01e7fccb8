package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

func (k *reckoning) wordReturns(again, lost knowledge.Rupiah) Block {
	share := k.exact("yang kembali", *k.understood.Sale.Returns, knowledge.SourceOwner)
	worst := k.leaves("kalau barang yang kembali tidak bisa dijual lagi", lost)
	switch {
	case again < 0:
		return paragraph(bold("Rugi, Kak."), plain(fmt.Sprintf(" Dengan retur %s, tiap pesanan yang dikirim %s.", share,
			k.leaves("kalau barang yang kembali bisa dijual lagi", again))))
	case lost < 0:
		return paragraph(bold("Hati-hati, Kak."), plain(fmt.Sprintf(
			" Dengan retur %s, tiap pesanan yang dikirim %s kalau barang yang kembali masih bisa dijual lagi. Kalau rusak atau tidak laku lagi, Kakak %s.",
			share, k.leaves("kalau barang yang kembali bisa dijual lagi", again), worst)))
	default:
		return paragraph(bold("Masih untung, Kak."), plain(fmt.Sprintf(
			" Dengan retur %s, tiap pesanan yang dikirim %s kalau barang yang kembali masih bisa dijual lagi, dan %s kalau tidak bisa.",
			share, k.leaves("kalau barang yang kembali bisa dijual lagi", again), worst)))
	}
}

// leaves is "untung Rp5.000 per buah" or "rugi …".
func (k *reckoning) leaves(when string, profit knowledge.Rupiah) string {
	if profit < 0 {
		return "rugi " + k.perUnit("rugi "+when, -profit)
	}
	return "untung " + k.perUnit("untung "+when, profit)
}

func (k *reckoning) wordReturnsFloor(floor knowledge.Rupiah) Block {
	return item(plain("Batas aman kalau barang yang kembali tidak bisa dijual lagi: "), bold(k.perUnit("batas aman dengan retur", floor)),
		plain(". Ongkir retur belum termasuk."))
}

// sold is "200 buah sebulan", with how it was reckoned.
func (p *priceCase) sold() string {
	sale := &p.understood.Sale
	unit := sale.MonthlyUnit
	if unit == "" {
		unit = p.understood.Unit
	}
	text := quantity(sale.Monthly, unit)
	if p.countsPacks() {
		text = sale.Monthly.String() + " kemasan"
	}
	text += " sebulan"
	switch sale.Every {
	case PeriodDay:
		text += " (dihitung 30 hari)"
	case PeriodWeek:
		text += " (dihitung 4 minggu)"
	case PeriodYear:
		text += " (setahun dibagi 12)"
	}
	return text
}

func (k *reckoning) wordMonth(profit knowledge.Rupiah) Block {
	k.ledger.count("terjual sebulan", int(k.understood.Sale.Monthly/knowledge.One))
	if profit < 0 {
		return paragraph(bold(fmt.Sprintf("Rugi %s sebulan, Kak,", k.whole("rugi sebulan", -profit))),
			plain(fmt.Sprintf(" di harga %s dengan %s.", k.rupiah("harga Kakak", *k.situation.OwnPrice), k.sold())))
	}
	return paragraph(bold(fmt.Sprintf("Untungnya %s sebulan, Kak,", k.whole("untung sebulan", profit))),
		plain(fmt.Sprintf(" di harga %s dengan %s.", k.rupiah("harga Kakak", *k.situation.OwnPrice), k.sold())))
}

// wordMatchedMonth says what matching a competitor leaves in a month where it
// costs nothing.
func (k *reckoning) wordMatchedMonth(rival, matched knowledge.Rupiah) Block {
	text := fmt.Sprintf("Kalau ikut harga saingan %s: ", k.rupiah("harga saingan", rival))
	if matched < 0 {
		return item(plain(text+"rugi "), bold(k.whole("rugi sebulan kalau ikut harga saingan", -matched)), plain(" sebulan."))
	}
	return item(plain(text+"untung "), bold(k.whole("untung sebulan kalau ikut harga saingan", matched)), plain(" sebulan."))
}

// wordMatchedLead says what matching the competitor costs in a month where it
// leaves less than a profitable price does: that decides.
func (k *reckoning) wordMatchedLead(rival, matched, profit knowledge.Rupiah) (Block, bool) {
	less := profit - matched
	if profit < 0 || less <= 0 {
		return Block{}, false
	}
	k.prove("Selisih sebulan", minus(profit, matched, less))
	k.ledger.count("terjual sebulan", int(k.understood.Sale.Monthly/knowledge.One))
	price, own := k.rupiah("harga saingan", rival), k.rupiah("harga Kakak", *k.situation.OwnPrice)
	lost, now := k.whole("untung yang hilang sebulan", less), k.whole("untung sebulan", profit)
	if matched < 0 {
		return paragraph(bold(fmt.Sprintf("Jangan ikut harga %s, Kak.", price)), plain(fmt.Sprintf(
			" Dengan %s Kakak jadi rugi %s, padahal di harga %s untung %s. Bedanya %s.", k.sold(),
			k.whole("rugi sebulan kalau ikut harga saingan", -matched), own, now, lost))), true
	}
	return paragraph(bold(fmt.Sprintf("Kalau ikut harga %s, untung Kakak berkurang %s sebulan,", price, lost)), plain(fmt.Sprintf(
		" dari %s di harga %s menjadi %s, dengan %s.", now, own, k.whole("untung sebulan kalau ikut harga saingan", matched), k.sold()))), true
}

// proveMonth says how the profit of a month comes about.
func (k *reckoning) proveMonth(where string, price, month knowledge.Rupiah) {
	k.proveLeft("Sisa "+where, k.high, price)
	k.prove("Sebulan "+where, k.monthFormula(price, month))
}

// monthFormula is a month's profit by what one unit leaves.
func (p *priceCase) monthFormula(price, month knowledge.Rupiah) string {
	_, terms := p.situation.Terms()
	return times(terms.Profit(price), p.soldCount(), month)
}

// soldCount is what is sold in a month as a factor of a unit's price.
func (p *priceCase) soldCount() string {
	count := p.understood.Sale.Monthly.String()
	if p.countsPacks() {
		return fmt.Sprintf("%s × %s kemasan", p.understood.Pack, count)
	}
	return count
}

// soldFormula is what a month's sales come to.
func (p *priceCase) soldFormula() string {
	return fmt.Sprintf("%s × %s", *p.situation.OwnPrice, p.soldCount())
}

// optionWords are the programmes as owners know them.
var optionWords = map[knowledge.FeeOption]string{
	knowledge.OptionFreeShipping: "gratis ongkir",
	knowledge.OptionCashback:     "cashback",
	knowledge.OptionLive:         "jualan lewat live",
	knowledge.OptionAffiliate:    "afiliasi",
	knowledge.OptionDynamic:      "komisi dinamis",
	knowledge.OptionPreorder:     "pre-order",
}

// optionList lists programmes: "gratis ongkir dan afiliasi".
func optionList(o Options) string {
	var names []string
	for _, option := range o.fees() {
		names = append(names, optionWords[option])
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " dan " + names[len(names)-1]
}

// withOptions says which programmes were reckoned with.
func (p *priceCase) withOptions() string {
	if with := p.understood.Sale.With; with != 0 {
		return ", dengan program " + optionList(with)
	}
	return ", tanpa program pilihan seperti gratis ongkir"
}

func (k *reckoning) wordOptions(on, off knowledge.Rupiah) Block {
	sale := &k.understood.Sale
	own := k.rupiah("harga Kakak", *k.situation.OwnPrice)
	if sale.Without != 0 {
		name := optionList(sale.Without)
		return paragraph(bold(fmt.Sprintf("Tanpa %s, Kakak %s.", name, k.leaves("tanpa program", off))),
			plain(fmt.Sprintf(" Kalau ikut, di harga %s Kakak %s.", own, k.leaves("dengan program", on))))
	}
	lead := "Masih untung, Kak."
	if on < 0 {
		lead = "Jangan dulu, Kak, jadi rugi."
	}
	return paragraph(bold(lead), plain(fmt.Sprintf(" Dengan %s, di harga %s Kakak %s; tanpa itu %s.", optionList(sale.With), own,
		k.leaves("dengan program", on), k.leaves("tanpa program", off))))
}

// wordOptionsLead opens what programmes take where nothing can be reckoned yet.
func (k *reckoning) wordOptionsLead() Block {
	lead := "Tergantung harga dan modalnya, Kak."
	if k.platform == "" {
		lead = "Tergantung harga dan tempat jualannya, Kak."
	}
	return paragraph(bold(lead), plain(" Potongan tambahannya:"))
}

// wordLeft says what is left under the owner's conditions.
func (k *reckoning) wordLeft(profit knowledge.Rupiah) Block {
	k.proveLeft("Sisa di harga Kakak", k.high, *k.situation.OwnPrice)
	own := *k.situation.OwnPrice
	lead := bold(fmt.Sprintf("Di harga %s Kakak %s.", k.rupiah("harga Kakak", own), k.leaves("di harga Kakak", profit)))
	if most := k.low.Profit(own); most > profit {
		k.proveLeft("Sisa di harga Kakak dengan potongan terendah", k.low, own)
		return paragraph(lead, plain(fmt.Sprintf(" Kalau potongannya hanya %s, %s.", k.situation.Charge.Low.Rate(),
			k.leaves("dengan potongan terendah", most))))
	}
	return paragraph(lead)
}

func (k *reckoning) wordOptionsFloor(floor knowledge.Rupiah) Block {
	return item(plain("Batas aman dengan program itu: "), bold(k.perUnit("batas aman dengan program", floor)), plain("."))
}

// wordOptionRow is what a programme takes by a row of the fee table.
func (k *reckoning) wordOptionRow(platform knowledge.Platform, f *knowledge.Fee) Block {
	rate := f.RateHigh.String()
	if f.RateLow != f.RateHigh {
		rate = f.RateLow.String() + " sampai " + rate
	}
	k.ledger.row(f)
	text := fmt.Sprintf("%s di %s: potongan tambahan %s", feeName(f), platform.Name(), rate)
	if f.Cap > 0 {
		text += fmt.Sprintf(", paling banyak %s per barang", f.Cap)
	}
	spans := []Span{plain(text + fmt.Sprintf(" (data %s", f.AsOf.Written()))}
	if f.Confidence == "C" {
		spans = append(spans, plain(", belum pasti"))
	}
	if f.CheckURL != "" {
		spans = append(spans, plain(", "), link("cek di sini", f.CheckURL))
	}
	return item(append(spans, plain(")."))...)
}

func (k *reckoning) wordAffiliate(share knowledge.BasisPoints) Block {
	k.prove("Komisi afiliasi", share.String()+" dari harga jual, seperti yang Kakak sebut")
	return item(plain(fmt.Sprintf("Komisi afiliasi %s seperti yang Kakak sebut.", k.exact("komisi afiliasi", share, knowledge.SourceOwner))))
}

// wordNoOption says that a programme is not known and so not reckoned with.
func wordNoOption(platform knowledge.Platform, option knowledge.FeeOption) Block {
	return item(plain(fmt.Sprintf("%s %s: tarifnya tidak ada di data Setara, jadi tidak ikut dihitung.", platform.Name(), optionWords[option])))
}

// sellerWords is which sellers the charge is for.
func (p *priceCase) sellerWords() string {
	if p.understood.Sale.Mall {
		return "toko Mall"
	}
	return "penjual biasa"
}

// optionsNote says which programmes the charge includes.
func (p *priceCase) optionsNote() string {
	with := p.understood.Sale.With
	if p.situation.Charge != nil {
		for _, lacking := range p.situation.Charge.Lacks(with.fees()) {
			if lacking != knowledge.OptionAffiliate || p.understood.Sale.Affiliate == nil {
				with &^= optionOf(lacking)
			}
		}
	}
	if with != 0 {
		return fmt.Sprintf("Sudah termasuk program %s.", optionList(with))
	}
	return "Program pilihan seperti gratis ongkir belum termasuk."
}
