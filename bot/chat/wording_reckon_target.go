package chat

import (
	"fmt"

	"setara/knowledge"
)

// wanted words what a wanted profit is: "untung 20% dari harga jual".
func (k *reckoning) wanted(w wantedPrice) string {
	switch w.of {
	case profitOfPrice:
		return "untung " + k.exact("untung yang diinginkan", w.share, knowledge.SourceOwner) + " dari harga jual (margin)"
	case profitOfCost:
		return "untung " + k.exact("untung yang diinginkan", w.share, knowledge.SourceOwner) + " dari modal (markup)"
	default:
		profit := *k.understood.wantedProfit()
		k.ledger.said("untung yang diinginkan", &profit)
		return "untung " + k.perUnit("untung yang diinginkan", profit)
	}
}

// wordWish repeats what is wanted until the cost is known.
func (k *reckoning) wordWish() []Block {
	u := &k.understood
	switch {
	case u.Sale.WantedMonthly != nil:
		return []Block{k.wordMonthWish(*u.Sale.WantedMonthly)}
	case u.Sale.WantedProfit != nil:
		return []Block{paragraph(plain(fmt.Sprintf("Kakak mau untung %s. Begitu modalnya diketahui, saya hitungkan harganya.",
			k.perUnit("untung yang diinginkan", *u.wantedProfit()))))}
	case u.Sale.WantedMarkup != nil:
		return []Block{paragraph(plain(fmt.Sprintf("Kakak mau untung %s dari modal (markup). Begitu modalnya diketahui, saya hitungkan harganya.",
			k.exact("untung yang diinginkan", *u.Sale.WantedMarkup, knowledge.SourceOwner))))}
	default:
		return []Block{paragraph(plain(fmt.Sprintf("Kakak mau untung %s. Begitu modalnya diketahui, saya hitungkan harganya, dari harga jual (margin) dan dari modal (markup).",
			k.exact("untung yang diinginkan", u.WantedMargin, knowledge.SourceOwner))))}
	}
}

// wordTargetPrice is the price to set.
func (k *reckoning) wordTargetPrice(w wantedPrice) Block {
	if w.exact == nil {
		return paragraph(bold(capital(k.wanted(w))+" tidak mungkin tercapai, Kak,"), plain(" berapa pun harganya."))
	}
	return paragraph(bold(fmt.Sprintf("Pasang %s, Kak.", k.rupiah("harga yang disarankan", *w.charm))), plain(fmt.Sprintf(
		" Paling sedikit %s supaya %s.", k.rupiah("harga paling rendah untuk untung itu", *w.exact), k.wanted(w))))
}

// wordOtherTarget is the price for the other reading of the same share.
func (k *reckoning) wordOtherTarget(w wantedPrice) Block {
	if w.exact == nil {
		return item(plain(fmt.Sprintf("Kalau maksudnya %s: tidak mungkin tercapai, berapa pun harganya.", k.wanted(w))))
	}
	return item(plain(fmt.Sprintf("Kalau maksudnya %s: paling sedikit ", k.wanted(w))),
		bold(k.rupiah("harga paling rendah untuk untung itu", *w.exact)),
		plain(fmt.Sprintf("; pasang %s.", k.rupiah("harga yang disarankan", *w.charm))))
}

// wordBothShares says what a price leaves, as an amount, a margin and a markup.
func (k *reckoning) wordBothShares(price knowledge.Rupiah, terms knowledge.Terms) Block {
	k.proveLeft("Sisa di harga "+price.String(), terms, price)
	k.proveShare("Sisa itu dari harga jual (margin)", terms.Profit(price), price, terms.Margin(price))
	spans := []Span{plain(fmt.Sprintf("Di harga %s sisa untung ", k.rupiah("harga", price))),
		bold(k.perUnit("untung di harga itu", terms.Profit(price)))}
	shares := fmt.Sprintf(": %s dari harga jual (margin)", k.share("margin di harga itu", terms.Margin(price)))
	if terms.Cost > 0 {
		k.proveShare("Sisa itu dari modal (markup)", terms.Profit(price), terms.Cost, terms.Markup(price))
		shares += fmt.Sprintf(", %s dari modal (markup)", k.share("markup di harga itu", terms.Markup(price)))
	}
	return item(append(spans, plain(shares+"."))...)
}

// wordLowTarget is the price where the marketplace takes the lower end.
func (k *reckoning) wordLowTarget(price knowledge.Rupiah) Block {
	charge := k.situation.Charge
	return item(plain(fmt.Sprintf("Kalau potongannya hanya %s, cukup %s.", charge.Low.Rate(),
		k.rupiah("harga paling rendah dengan potongan terendah", price))))
}

// wordNow says what the owner's price leaves today.
func (k *reckoning) wordNow(own knowledge.Rupiah, terms knowledge.Terms) Block {
	profit := terms.Profit(own)
	if profit < 0 {
		k.proveLeft("Sisa di harga Kakak", terms, own)
		return item(plain(fmt.Sprintf("Di harga sekarang, %s, Kakak rugi ", k.rupiah("harga Kakak", own))),
			bold(k.perUnit("rugi di harga Kakak", -profit)), plain("."))
	}
	return k.wordBothShares(own, terms)
}

// proveWanted says how a price for a wanted profit comes about: by the formula
// for a margin, by its proof for the others.
func (k *reckoning) proveWanted(w wantedPrice) {
	switch w.of {
	case profitOfPrice:
		k.proveSolved(fmt.Sprintf("Harga untuk untung %s dari harga jual", w.share), k.high, w.share, *w.exact, *w.charm)
		return
	case profitOfCost:
		k.prove(fmt.Sprintf("Harga untuk untung %s dari modal", w.share), raised(left(k.high, *w.exact), *w.exact, *w.charm))
	default:
		k.prove("Harga untuk untung "+k.each(*k.understood.wantedProfit()), raised(left(k.high, *w.exact), *w.exact, *w.charm))
	}
	k.ledger.breakdown(k.high, *w.exact)
}
