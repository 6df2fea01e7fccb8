package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordOtherReading is the price for the other reading of the same share.
func wordOtherReading(w wantedPrice) Block {
	return item(plain(fmt.Sprintf("Kalau maksudnya untung %s dari %s: pasang ", w.share, w.base())), bold(w.charm.String()), plain("."))
}

// wordMonths says what a month comes to at the own and at the competitor's
// price.
func (p *priceCase) wordMonths() []Block {
	own, matched := p.months()
	spans := []Span{plain("Dengan " + p.sold() + ": ")}
	switch {
	case own == nil && matched == nil:
		return nil
	case own == nil:
		spans = append(spans, bold(gainOrLoss(*matched)), plain(" kalau ikut harga saingan."))
	case matched == nil:
		spans = append(spans, bold(gainOrLoss(*own)), plain(" di harga Kakak."))
	default:
		spans = append(spans, bold(gainOrLoss(*own)), plain(" di harga Kakak, "), bold(gainOrLoss(*matched)), plain(" kalau ikut harga saingan."))
	}
	return []Block{item(spans...)}
}

// gainOrLoss is "untung Rp100.000" or "rugi Rp100.000".
func gainOrLoss(r knowledge.Rupiah) string {
	if r < 0 {
		return "rugi " + (-r).String()
	}
	return "untung " + r.String()
}

// wordSaleFormulas say how the figures of saleFigures come about.
func (p *priceCase) wordSaleFormulas() []Block {
	_, high := p.situation.Terms()
	var blocks []Block
	if charge := p.situation.Charge; charge != nil {
		blocks = wordRates("di "+p.placeName(), charge)
	}
	for _, sum := range p.costFormulas() {
		blocks = append(blocks, formula(sum[0], sum[1]))
	}
	for _, w := range p.otherTargets() {
		how := left(high, *w.exact)
		if w.of == profitOfPrice {
			how = solved(high, w.share, *w.exact)
		}
		blocks = append(blocks, formula("Harga untuk untung itu dari "+w.base(), raised(how, *w.exact, *w.charm)))
	}
	if p.understood.Sale.Monthly == 0 {
		return blocks
	}
	own, matched := p.months()
	if own != nil {
		blocks = append(blocks, formula("Sebulan di harga Kakak", p.monthFormula(*p.situation.OwnPrice, *own)))
	}
	if matched != nil {
		blocks = append(blocks, formula("Sebulan kalau ikut harga saingan", p.monthFormula(*p.situation.CompetitorPrice, *matched)))
	}
	return blocks
}

// base names what a wanted profit is a share of.
func (w *wantedPrice) base() string {
	if w.of == profitOfPrice {
		return "harga jual"
	}
	return "modal"
}

// placeName is where the charge is taken from.
func (p *priceCase) placeName() string {
	if p.platform == "" {
		return "tempat itu"
	}
	return p.platform.Name()
}
