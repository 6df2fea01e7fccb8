package chat

import "setara/knowledge"

// saleFigures are the lines of a price answer that rest on what was said about
// the sale: the other reading of a wanted profit, and what a month comes to.
func (p *priceCase) saleFigures() []Block {
	if p.situation.Cost == nil {
		return nil
	}
	blocks := p.wordExtra()
	if others := p.otherTargets(); len(others) > 0 {
		blocks = append(blocks, wordOtherReading(others[0]))
	}
	if p.understood.Sale.Monthly > 0 {
		blocks = append(blocks, p.wordMonths()...)
	}
	return blocks
}

// otherTargets are the prices for the readings of a wanted profit that the
// target is not for.
func (p *priceCase) otherTargets() []wantedPrice {
	if !p.understood.wantsProfit() {
		return nil
	}
	_, high := p.situation.Terms()
	prices := p.wantedPrices(high)
	if len(prices) < 2 || prices[1].charm == nil {
		return nil
	}
	return prices[1:]
}

// months are the profits of a month at the own and at the competitor's price,
// nil where not known.
func (p *priceCase) months() (own, matched *knowledge.Rupiah) {
	at := func(price *knowledge.Rupiah) *knowledge.Rupiah {
		if price == nil {
			return nil
		}
		if profit, ok := p.inMonth(*price); ok {
			return &profit
		}
		return nil
	}
	return at(p.situation.OwnPrice), at(p.situation.CompetitorPrice)
}

// addSaleFacts adds the figures of saleFigures and of the wanted profit.
func (p *priceCase) addSaleFacts(f *factList) {
	sale := &p.understood.Sale
	p.addExtraFacts(f)
	f.said("untung yang diinginkan", p.understood.wantedProfit())
	if wanted := p.understood.wantedProfit(); wanted != nil && p.packed() {
		f.worked("untung yang diinginkan untuk sekemasan", new(p.understood.Pack.Times(*wanted)))
	}
	if sale.WantedMarkup != nil {
		f.add("untung yang diinginkan", int64(*sale.WantedMarkup), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	if sale.Affiliate != nil {
		f.add("komisi afiliasi", int64(*sale.Affiliate), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	if p.situation.Cost == nil {
		return
	}
	for _, w := range p.otherTargets() {
		f.worked("harga untuk untung yang diinginkan", w.charm)
		_, high := p.situation.Terms()
		f.breakdown(high, *w.exact)
	}
	if sale.Monthly > 0 {
		f.add("terjual sebulan", int64(sale.Monthly/knowledge.One), knowledge.FactCount, knowledge.SourceOwner)
		own, matched := p.months()
		f.worked("untung sebulan", own)
		f.worked("untung sebulan kalau ikut harga saingan", matched)
	}
}
