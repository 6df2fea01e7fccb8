package chat

import "setara/knowledge"

// returns answers what goods that come back cost: where they can be sold
// again, and where they cannot.
func (k *reckoning) returns() passage {
	if missing := k.missing(); missing != "" {
		return passage{needs: missing}
	}
	k.charged = true
	own := *k.situation.OwnPrice
	again, lost := k.high, k.high
	again.Returns = knowledge.Returns{Share: *k.understood.Sale.Returns, FixedKept: keepsOrderFee(k.platform)}
	lost.Returns = again.Returns
	lost.Returns.PieceLost = true
	if lost.Check() != nil {
		return passage{blocks: []Block{wordFlaw(FlawReturns)}}
	}
	k.proveLeft(proofSoldAgain, again, own)
	k.proveLeft(proofLost, lost, own)
	k.result.ReturnsProfit, k.result.ReturnsLostProfit = new(again.Profit(own)), new(lost.Profit(own))
	blocks := []Block{k.wordReturns(again.Profit(own), lost.Profit(own))}
	if floor, err := lost.BreakEven(); err == nil {
		k.proveLeft(proofLostFloor, lost, floor)
		blocks = append(blocks, k.wordReturnsFloor(floor))
	}
	return passage{blocks: blocks}
}

// keepsOrderFee tells whether a marketplace keeps its fee for an order that
// comes back: Shopee does not (fee F11), Tokopedia and TikTok Shop do (F26). Of
// the others it is not known, and the worse is taken.
func keepsOrderFee(platform knowledge.Platform) bool { return platform != knowledge.PlatformShopee }

// monthly answers what the figures come to in a month.
func (k *reckoning) monthly() passage {
	if k.understood.Sale.WantedMonthly != nil && k.situation.OwnPrice == nil {
		return passage{} // the price is what is asked
	}
	if missing := k.missing(); missing != "" {
		return passage{needs: missing}
	}
	k.charged = true
	var blocks []Block
	profit, ok := k.inMonth(*k.situation.OwnPrice)
	if !ok {
		return passage{blocks: []Block{wordFlaw(FlawMonthly)}}
	}
	k.result.ProfitPerMonth = &profit
	k.proveMonth(atOwnPrice, *k.situation.OwnPrice, profit)
	blocks = append(blocks, k.wordMonth(profit))
	if rival := k.situation.CompetitorPrice; rival != nil {
		if matched, ok := k.inMonth(*rival); ok {
			k.result.LossPerMonth = new(-matched)
			k.proveMonth(ifMatched, *rival, matched)
			if lead, ok := k.wordMatchedLead(*rival, matched, profit); ok {
				return passage{blocks: []Block{lead}}
			}
			blocks = append(blocks, k.wordMatchedMonth(*rival, matched))
		}
	}
	return passage{blocks: blocks}
}

// inMonth is the profit on what is sold in a month at a price; false where it
// is beyond measure.
func (p *priceCase) inMonth(price knowledge.Rupiah) (knowledge.Rupiah, bool) {
	_, terms := p.situation.Terms()
	sold := p.understood.Sale.Monthly
	if p.countsPacks() {
		sold = p.understood.Pack * (sold / knowledge.One)
	}
	if sold%knowledge.One == 0 {
		profit, err := terms.ProfitOf(price, int(sold/knowledge.One))
		return profit, err == nil && profit <= knowledge.MaxRupiah && profit >= -knowledge.MaxRupiah
	}
	if terms.Check() != nil || sold > maxMonthly {
		return 0, false
	}
	profit := sold.Times(terms.Profit(price))
	return profit, profit <= knowledge.MaxRupiah && profit >= -knowledge.MaxRupiah
}

// countsPacks tells whether what is sold in a month was counted in the packs
// that the owner sells by, such as bags of 250 grams.
func (p *priceCase) countsPacks() bool {
	u := &p.understood
	return !u.Unit.Counted() && p.packed() && (u.Sale.MonthlyUnit == "" || u.Sale.MonthlyUnit.Counted())
}

// options answers what programmes, or the official store, change: what is left
// with them and without, or what they take of a price, or at what rate.
func (k *reckoning) options() passage {
	sale := &k.understood.Sale
	asked := sale.With
	if sale.Without != 0 {
		asked = sale.Without
	}
	switch {
	case asked == 0 && k.topics != TopicOptions:
		return passage{} // the official store is in what else is answered
	case k.platform == "":
		return passage{blocks: k.optionsEverywhere(asked), needs: SlotOwnPlatform}
	}
	with, without := k.plainCharge(sale.With|asked), k.plainCharge(sale.With&^asked)
	if with == nil || without == nil {
		return passage{blocks: []Block{wordNoFees(k.platform, k.asOf)}}
	}
	k.tell(with.Fees)
	k.charged = true
	lines := k.optionLines(k.platform, asked)
	if !k.ready() {
		return passage{blocks: append([]Block{k.wordOptionsLead()}, lines...), needs: k.missing()}
	}
	own := *k.situation.OwnPrice
	if asked == 0 || sameRows(with, without) && !asked.Has(OptionAffiliate) {
		return passage{blocks: append([]Block{k.wordLeft(k.high.Profit(own))}, lines...)}
	}
	_, on := k.terms(with)
	_, off := k.terms(without)
	k.proveLeft(proofWith, on, own)
	k.proveLeft(proofWithout, off, own)
	k.result.OptionsProfit, k.result.PlainProfit = new(on.Profit(own)), new(off.Profit(own))
	blocks := []Block{k.wordOptions(on.Profit(own), off.Profit(own))}
	if floor, err := on.BreakEven(); err == nil && sale.Without == 0 {
		k.proveSolved(proofWithFloor, on, 0, floor, 0)
		blocks = append(blocks, k.wordOptionsFloor(floor))
	}
	return passage{blocks: append(blocks, lines...)}
}

// optionLines says what each programme takes on a marketplace.
func (k *reckoning) optionLines(platform knowledge.Platform, asked Options) []Block {
	var blocks []Block
	for _, option := range asked.fees() {
		if option == knowledge.OptionAffiliate && k.understood.Sale.Affiliate != nil {
			blocks = append(blocks, k.wordAffiliate(*k.understood.Sale.Affiliate))
			continue
		}
		found := false
		for i := range k.fees {
			if f := &k.fees[i]; f.Option() == option && f.InForce(k.asOf) && onPlatform(f, platform) {
				found = true
				k.tell(k.fees[i : i+1])
				blocks = append(blocks, k.wordOptionRow(platform, f))
			}
		}
		if !found {
			blocks = append(blocks, wordNoOption(platform, option))
		}
	}
	return blocks
}

// optionsEverywhere says what programmes take on the marketplaces asked about
// most.
func (k *reckoning) optionsEverywhere(asked Options) []Block {
	if asked == 0 {
		return nil
	}
	blocks := []Block{k.wordOptionsLead()}
	if asked.Has(OptionAffiliate) && k.understood.Sale.Affiliate != nil {
		blocks = append(blocks, k.wordAffiliate(*k.understood.Sale.Affiliate))
		asked &^= OptionAffiliate
	}
	for _, platform := range feePlatforms {
		blocks = append(blocks, k.optionLines(platform, asked)...)
	}
	return blocks
}

func onPlatform(f *knowledge.Fee, platform knowledge.Platform) bool {
	for _, p := range f.Platforms {
		if p == platform {
			return true
		}
	}
	return false
}
