package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// forWhat is "untuk 3 pasang" in the case of a whole pack, with a space before
// it; empty in that of one unit.
func (p *priceCase) forWhat() string {
	if !p.ofPack() {
		return ""
	}
	return " untuk " + quantity(p.single.understood.Pack, p.understood.Unit)
}

// alone is an amount without what the pack comes to.
func (p *priceCase) alone(r knowledge.Rupiah) string {
	if p.ofPack() {
		return r.String()
	}
	return r.String() + " " + per(p.understood.Unit)
}

// wordPacked says what the figures that follow are for.
func (p *priceCase) wordPacked() Block {
	return item(plain(fmt.Sprintf("Angka di bawah ini%s sekali pesan.", p.forWhat())))
}

// wordSingle says once what the figures are for one unit: of goods that are
// counted with care, since a single one bears the whole fee of its order.
func (p *priceCase) wordSingle() (Block, bool) {
	w := p.whole
	var parts []string
	add := func(text string, amount *knowledge.Rupiah) {
		if amount != nil {
			parts = append(parts, text+" "+amount.String())
		}
	}
	add("harga Kakak", p.situation.OwnPrice)
	add("harga saingan", p.situation.CompetitorPrice)
	a := p.advice
	if a.Gap != nil && *a.Gap != 0 {
		add("selisihnya", new(max(*a.Gap, -*a.Gap)))
	}
	add("modal", p.situation.Cost)
	if a.BreakEven != nil {
		add("batas aman", a.BreakEven)
		switch {
		case a.Profit != nil && *a.Profit < 0:
			add("rugi", new(-*a.Profit))
		case a.Profit != nil:
			add("sisa untung", a.Profit)
		}
	}
	if len(parts) == 0 {
		return Block{}, false
	}
	begin := "Kalau dihitung "
	switch {
	case p.advice.BreakEven == nil:
		begin = fmt.Sprintf("Harga yang Kakak sebut%s; dihitung ", w.forWhat())
	case w.counted():
		begin = "Kalau dibeli satuan, "
	}
	text := begin + per(p.understood.Unit) + ": " + strings.Join(parts, ", ") + "."
	if w.counted() && p.advice.FeeFixed != nil && *p.advice.FeeFixed > 0 {
		text += fmt.Sprintf(" Hati-hati: tiap %s lalu menanggung biaya pesanan sendiri.", p.understood.Unit.Name())
	}
	return item(plain(text)), true
}

// wordPackDoNotMatch is the decision where the competitor's price is under the
// floor of one unit, and not under that of the pack as one order.
func (p *priceCase) wordPackDoNotMatch() Block {
	single := p.single
	if !p.counted() { // the rounding of a fee lies between the two
		return paragraph(bold(fmt.Sprintf("Jangan ikut harga %s%s, Kak.", *p.situation.CompetitorPrice, p.forWhat())),
			plain(fmt.Sprintf(" Di harga itu Kakak rugi %s.", single.alone(*single.advice.LossIfMatched))))
	}
	return paragraph(
		bold(fmt.Sprintf("Jangan ikut harga %s%s kalau pembeli boleh ambil satuan, Kak.", *p.situation.CompetitorPrice, p.forWhat())),
		plain(fmt.Sprintf(" Dibeli satuan Kakak rugi %s %s; dibeli sekemasan sekali pesan masih %s.",
			*single.advice.LossIfMatched, per(p.understood.Unit), remains(-*p.advice.LossIfMatched))))
}

// wordPackRaise is the decision where one unit asks for a higher price and the
// pack as one order does not: mostly since the own price is under the floor of
// a unit that is an order of its own.
func (p *priceCase) wordPackRaise() Block {
	single := p.single
	if *single.advice.Profit >= 0 || !p.counted() { // the rounding to a unit lies between the two
		return paragraph(bold(fmt.Sprintf("Harga Kakak boleh naik sedikit, mulai dari %s.", single.alone(*single.advice.SuggestedPrice))))
	}
	return paragraph(
		bold(fmt.Sprintf("Harga Kakak%s sudah aman, asal dibeli sekemasan.", p.forWhat())),
		plain(fmt.Sprintf(" Kalau pembeli boleh ambil satuan, Kakak rugi %s %s: untuk satuan pasang paling sedikit %s.",
			-*single.advice.Profit, per(p.understood.Unit), *single.advice.SuggestedPrice)))
}

// remains is what is left of a price, or that nothing is.
func remains(r knowledge.Rupiah) string {
	if r == 0 {
		return "pas, tidak untung tidak rugi"
	}
	return "sisa " + r.String()
}

// wordSingleHead stands before the formulas of one unit.
func (p *priceCase) wordSingleHead() Block {
	return paragraph(bold("Hitungan " + per(p.understood.Unit)))
}

// wordPackShares says how the amounts for one unit come from those for the
// pack.
func (p *priceCase) wordPackShares() []Block {
	var shares []string
	for _, x := range [...]struct {
		name        string
		each, whole *knowledge.Rupiah
	}{
		{"harga jual", p.situation.OwnPrice, p.whole.situation.OwnPrice},
		{"harga saingan", p.situation.CompetitorPrice, p.whole.situation.CompetitorPrice},
		{"modal (HPP)", p.situation.Cost, p.whole.situation.Cost},
	} {
		if x.each != nil {
			shares = append(shares, fmt.Sprintf("%s %s ÷ %s = %s", x.name, *x.whole, p.understood.Pack, *x.each))
		}
	}
	return []Block{formula("Dari harga sekemasan", strings.Join(shares, ", "))}
}
