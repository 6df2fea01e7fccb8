package chat

import "setara/knowledge"

// addWhole adds the case of the whole pack where the owner sells by packs: the
// same question with the pack as what is sold, in one order. What an answer
// tells first is said of it; the figures of one unit stand behind.
func (p *priceCase) addWhole() {
	u := &p.understood
	if !p.packed() || u.PackUnclear || p.advice == nil {
		return
	}
	whole := func(each *knowledge.Rupiah) *knowledge.Rupiah {
		if each == nil {
			return nil
		}
		amount, _ := u.WholePack(*each)
		return &amount
	}
	s := &p.situation
	amounts := knowledge.PackAmounts{OwnPrice: whole(s.OwnPrice), CompetitorPrice: whole(s.CompetitorPrice), Cost: whole(s.Cost)}
	situation, advice := knowledge.AdvisePack(p.situation, p.advice, amounts)
	if advice == nil {
		return
	}
	w := *p
	w.single, w.situation, w.advice = p, situation, advice
	w.understood.OwnPrice, w.understood.CompetitorPrice, w.understood.Cost = amounts.OwnPrice, amounts.CompetitorPrice, amounts.Cost
	w.understood.Pack = knowledge.One
	w.understood.Sale.Monthly = 0 // a month is counted by the unit
	if wanted := u.wantedProfit(); wanted != nil {
		w.understood.Sale.WantedProfit, w.understood.Sale.ProfitUnit = p.wantedOfPack(*wanted), ""
	}
	w.targetWanted()
	p.whole = &w
}

// wantedOfPack is the profit that is wanted of the pack where each unit is to
// leave an amount: as it was said where it was said of the pack.
func (p *priceCase) wantedOfPack(each knowledge.Rupiah) *knowledge.Rupiah {
	if said := p.understood.Sale.WantedProfit; *said != each {
		return said
	}
	return new(p.understood.Pack.Times(each))
}

// leading is the case that an answer is told by: that of the pack where the
// owner sells by packs.
func (p *priceCase) leading() *priceCase {
	if p.whole != nil {
		return p.whole
	}
	return p
}

// ofPack tells whether this is the case of a whole pack.
func (p *priceCase) ofPack() bool { return p.single != nil }

// counted tells whether this is the case of a pack of more than one, whose
// units a buyer may also take one by one.
func (p *priceCase) counted() bool {
	return p.ofPack() && p.single.understood.Pack > knowledge.One
}

// addWholeFacts adds the figures of the whole pack.
func (p *priceCase) addWholeFacts(f *factList) {
	w := p.whole
	if w == nil {
		p.addPackFacts(f)
		return
	}
	f.of = " untuk sekemasan"
	for _, x := range [...]struct {
		label       string
		each, whole *knowledge.Rupiah
	}{
		{"harga Kakak", p.situation.OwnPrice, w.situation.OwnPrice},
		{"harga saingan", p.situation.CompetitorPrice, w.situation.CompetitorPrice},
		{"modal (HPP)", p.situation.Cost, w.situation.Cost},
	} {
		if x.each == nil {
			continue
		}
		if _, said := p.understood.WholePack(*x.each); said {
			f.said(x.label, x.whole)
		} else {
			f.worked(x.label, x.whole)
		}
	}
	w.addGapFacts(f)
	w.addAdviceFacts(f)
	w.addFormulaFacts(f)
	w.addSaleFacts(f)
	f.of = ""
}

// wholeOf is an amount for one unit, told for the pack.
func (p *priceCase) wholeOf(each knowledge.Rupiah) knowledge.Rupiah {
	whole, _ := p.understood.WholePack(each)
	return whole
}

// inMarket is a price of the market, which is one of a unit, for what is sold
// here.
func (p *priceCase) inMarket(each knowledge.Rupiah) knowledge.Rupiah {
	if p.ofPack() {
		return p.single.understood.Pack.Times(each)
	}
	return each
}
