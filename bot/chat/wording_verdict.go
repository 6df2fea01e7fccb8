package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordVerdict is the decision, the first thing that the owner reads.
func (p *priceCase) wordVerdict() Block {
	switch p.advice.Verdict {
	case knowledge.VerdictDoNotMatch:
		return p.wordDoNotMatch()
	case knowledge.VerdictRaise:
		return p.wordRaise()
	case knowledge.VerdictLower:
		return p.wordLower()
	case knowledge.VerdictHold:
		return p.wordHold()
	case knowledge.VerdictThinMarket:
		return p.wordThinMarket()
	default:
		return p.wordNeedCost()
	}
}

// wordMarketFirst is what can be said before any of the owner's figures is
// known: what the market says, and what to send next.
func (p *priceCase) wordMarketFirst() Block {
	next := " Kirim modal dan harga jual Kakak, supaya saya hitung sanggup ikut turun atau tidak."
	if p.group {
		next = " Kirim harga jual Kakak, supaya kelihatan letaknya di pasar."
	}
	g, unit := &p.market.Groups, per(p.market.Unit)
	switch {
	case p.market.Used < knowledge.MinComparables:
		return paragraph(bold("Pasarnya belum jelas, Kak."), plain(" Pembandingnya baru sedikit."+next))
	case g.Local.N > 0 && g.Import.N > 0 && g.Import.Median < g.Local.Median:
		return paragraph(bold("Jangan buru-buru ikut harga impor, Kak."), plain(fmt.Sprintf(
			" Yang lokal tengahnya %s %s, yang impor %s.%s", g.Local.Median, unit, g.Import.Median, next)))
	default:
		return paragraph(bold(fmt.Sprintf("Harga tengah pasarnya %s %s, Kak.", g.All.Median, unit)), plain(next))
	}
}

func (p *priceCase) wordDoNotMatch() Block {
	a, s := p.advice, &p.situation
	if a.BreakEven == nil || s.CompetitorPrice == nil {
		return paragraph(bold("Jangan jual di tempat itu, Kak."),
			plain(" Potongannya menghabiskan harga berapa pun."))
	}
	if p.ofPack() && *a.LossIfMatched <= 0 {
		return p.wordPackDoNotMatch()
	}
	spans := []Span{bold(fmt.Sprintf("Jangan ikut harga %s%s, Kak.", p.price(*s.CompetitorPrice), p.forWhat())),
		plain(fmt.Sprintf(" Di harga itu Kakak rugi %s.", p.each(*a.LossIfMatched)))}
	if a.SuggestedPrice != nil {
		spans = append(spans, plain(fmt.Sprintf(
			" Harga Kakak sendiri juga masih rugi: naikkan dulu ke atas batas aman %s.", p.price(*a.BreakEven))))
	}
	return paragraph(spans...)
}

// wordRaise says to which price first and why: the own one loses money, or
// three quarters of the market ask more.
func (p *priceCase) wordRaise() Block {
	a, s := p.advice, &p.situation
	if a.SuggestedPrice == nil {
		return p.wordPackRaise()
	}
	market, of := s.Market.Groups.Market()
	others := fmt.Sprintf("tiga perempat dari %d %s dijual %s atau lebih", market.N, goodsOf(of), p.marketPrice(market.Q1))
	if *s.OwnPrice >= *a.BreakEven {
		begin := " T" + others[1:]
		if s.CompetitorPrice != nil && *s.CompetitorPrice < *s.OwnPrice {
			begin = fmt.Sprintf(" Tidak perlu ikut harga %s: %s", p.price(*s.CompetitorPrice), others)
		}
		return paragraph(bold(fmt.Sprintf("Harga Kakak boleh naik pelan-pelan, mulai dari %s%s.", p.price(*a.SuggestedPrice), p.forWhat())),
			plain(fmt.Sprintf("%s. Di %s untung Kakak %s.", begin, *a.SuggestedPrice, p.each(*a.SuggestedProfit))))
	}
	loss := fmt.Sprintf(" Sekarang Kakak rugi %s.", p.each(-*a.Profit))
	if !p.steps() {
		return paragraph(bold(fmt.Sprintf("Naikkan harga ke paling sedikit %s%s, Kak.", p.price(*a.SuggestedPrice), p.forWhat())), plain(loss))
	}
	return paragraph(bold(fmt.Sprintf("Naikkan dulu harganya ke %s%s, Kak.", p.price(*a.SuggestedPrice), p.forWhat())),
		plain(loss+" Sesudah itu boleh naik lagi pelan-pelan: "+others+"."))
}

// wordLower says to which price and why, and what is left there.
func (p *priceCase) wordLower() Block {
	a := p.advice
	market, of := p.situation.Market.Groups.Market()
	reason := fmt.Sprintf(" Tiga perempat dari %d %s dijual %s atau kurang", market.N, goodsOf(of), p.marketPrice(market.Q3))
	if *a.SuggestedProfit > 0 {
		reason += fmt.Sprintf(", dan di harga itu Kakak masih untung %s.", p.each(*a.SuggestedProfit))
	} else {
		reason += ". Di harga itu Kakak tidak rugi, tetapi juga tidak untung."
	}
	return paragraph(bold(fmt.Sprintf("Harga Kakak boleh turun ke %s%s.", p.price(*a.SuggestedPrice), p.forWhat())), plain(reason))
}

// wordHold keeps the price, for one of three reasons.
func (p *priceCase) wordHold() Block {
	own, floor := p.situation.OwnPrice, *p.advice.BreakEven
	market, of := p.situation.Market.Groups.Market()
	switch {
	case p.ofPack() && *p.single.advice.BreakEven > market.Q3 && floor <= p.inMarket(market.Q3):
		return paragraph(bold("Jangan perang harga, Kak."), plain(fmt.Sprintf(
			" Tiga perempat dari %d %s dijual %s atau kurang: kalau dibeli satuan, itu di bawah batas aman Kakak.",
			market.N, goodsOf(of), p.marketPrice(market.Q3))))
	case floor > p.inMarket(market.Q3):
		return paragraph(bold("Jangan perang harga, Kak."), plain(fmt.Sprintf(
			" Tiga perempat dari %d %s dijual %s atau kurang, di bawah batas aman Kakak: menyusul mereka berarti rugi.",
			market.N, goodsOf(of), p.marketPrice(market.Q3))))
	case own == nil:
		return paragraph(bold("Modal Kakak masih masuk harga pasar."), plain(fmt.Sprintf(
			" Tiga perempat dari %d %s dijual %s atau kurang; pilih harga yang tidak di bawah batas aman.",
			market.N, goodsOf(of), p.marketPrice(market.Q3))))
	default:
		return paragraph(bold("Pertahankan harga Kakak."), plain(fmt.Sprintf(
			" Harganya di atas batas aman dan wajar: separuh dari %d %s dijual antara %s dan %s.",
			market.N, goodsOf(of), p.marketPrice(market.Q1), p.marketPrice(market.Q3))))
	}
}

// wordThinMarket says what can be said without a market.
func (p *priceCase) wordThinMarket() Block {
	a, own := p.advice, p.situation.OwnPrice
	switch {
	case p.ofPack() && a.SuggestedPrice == nil && p.single.advice.SuggestedPrice != nil:
		return p.wordPackRaise()
	case a.SuggestedPrice != nil:
		return paragraph(bold(fmt.Sprintf("Naikkan harga ke paling sedikit %s%s, Kak.", p.price(*a.SuggestedPrice), p.forWhat())), plain(fmt.Sprintf(
			" Sekarang Kakak rugi %s. Pembandingnya belum cukup untuk menilai pasar.", p.each(-*a.Profit))))
	case own == nil:
		return paragraph(bold("Jangan jual di bawah batas aman, Kak."), plain(" Pembandingnya belum cukup untuk menilai pasar."))
	default:
		return paragraph(bold("Pertahankan dulu harga Kakak."), plain(
			" Harganya di atas batas aman; pembandingnya belum cukup untuk menyarankan naik atau turun."))
	}
}

// wordNeedCost says what cannot be said before the cost is known.
func (p *priceCase) wordNeedCost() Block {
	s := &p.situation
	if s.CompetitorPrice != nil && s.OwnPrice != nil && *s.CompetitorPrice < *s.OwnPrice {
		return paragraph(bold("Jangan ikut turun dulu, Kak."), plain(fmt.Sprintf(
			" Tanpa modal per barang (HPP), belum ketahuan apakah Kakak masih untung di harga %s%s.", p.price(*s.CompetitorPrice), p.forWhat())))
	}
	return paragraph(bold("Belum bisa saya sarankan naik atau turun, Kak."), plain(
		" Tanpa modal per barang (HPP), batas amannya belum ketahuan."))
}

// marketPrice is a price of the market: for one unit, which is named where the
// owner spoke of another amount.
func (p *priceCase) marketPrice(r knowledge.Rupiah) string {
	if p.packed() || p.ofPack() {
		return r.String() + " " + per(p.understood.Unit)
	}
	return r.String()
}
