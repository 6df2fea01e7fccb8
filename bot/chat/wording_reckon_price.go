package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordOtherReading is the price for the other reading of the same share.
func wordOtherReading(w wantedPrice) Block {
	of := "dari modal"
	if w.of == profitOfPrice {
		of = "dari harga jual"
	}
	return item(plain(fmt.Sprintf("Kalau maksudnya untung %s %s: pasang ", w.share, of)), bold(w.charm.String()), plain("."))
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
