package chat

import (
	"slices"

	"setara/knowledge"
)

// wantedPrice is the lowest price for one way of wanting a profit.
type wantedPrice struct {
	of    profitOf
	share knowledge.BasisPoints
	// exact is the lowest price, charm the lowest that people charge; nil
	// where no price leaves the profit.
	exact, charm *knowledge.Rupiah
}

// profitOf is what a wanted profit is a share of.
type profitOf uint8

const (
	profitAmount  profitOf = iota // an amount, no share
	profitOfPrice                 // margin
	profitOfCost                  // markup
)

// wantedPrices are the prices that leave what the owner wants, what they said
// first. Of a share both readings are given: of the price and of the cost.
func (p *priceCase) wantedPrices(terms knowledge.Terms) []wantedPrice {
	u := &p.understood
	var list []wantedPrice
	add := func(of profitOf, share knowledge.BasisPoints, price knowledge.Rupiah, err error) {
		w := wantedPrice{of: of, share: share}
		if err == nil && price > 0 && price <= knowledge.MaxRupiah {
			w.exact, w.charm = &price, new(charmLeaving(terms, price, u.Pack))
		}
		list = append(list, w)
	}
	margin := func(share knowledge.BasisPoints) {
		price, err := terms.PriceForMargin(share)
		add(profitOfPrice, share, price, err)
	}
	markup := func(share knowledge.BasisPoints) {
		price, err := terms.PriceForMarkup(share)
		add(profitOfCost, share, price, err)
	}
	if profit := u.wantedProfit(); profit != nil {
		price, err := terms.PriceForProfit(*profit)
		add(profitAmount, 0, price, err)
	}
	switch {
	case u.Sale.WantedMarkup != nil:
		markup(*u.Sale.WantedMarkup)
		if u.Sale.WantedTimes > 0 {
			markup(*u.Sale.WantedMarkup + wholePrice)
		} else {
			margin(*u.Sale.WantedMarkup)
		}
	case u.WantedMargin != 0:
		margin(u.WantedMargin)
		markup(u.WantedMargin)
	}
	return list
}

// charmLeaving is the lowest price that people charge and that leaves no less
// than an exact one. Of a unit that is sold by packs smaller than it, people
// charge the pack's price.
func charmLeaving(terms knowledge.Terms, exact knowledge.Rupiah, pack knowledge.Pack) knowledge.Rupiah {
	if pack <= 0 || pack > knowledge.One {
		pack = knowledge.One
	}
	least := terms.Profit(exact)
	charged := knowledge.Charm(pack.Times(exact))
	for terms.Profit(pack.Each(charged)) < least && charged <= knowledge.MaxRupiah {
		charged = knowledge.Charm(charged + 1)
	}
	return pack.Each(charged)
}

// target answers which price leaves the wanted profit.
func (k *reckoning) target() passage {
	if k.situation.Cost == nil {
		return passage{blocks: k.wordWish(), needs: SlotCost}
	}
	k.charged = true
	if k.understood.Sale.WantedMonthly != nil && k.understood.wantedProfit() == nil {
		return k.monthTarget()
	}
	if k.topics.Has(TopicDiscount) && k.situation.OwnPrice != nil {
		return passage{} // the discount that keeps it is asked
	}
	prices := k.wantedPrices(k.high)
	for _, w := range prices {
		switch w.of {
		case profitAmount:
			k.result.PriceForProfit = w.exact
		case profitOfPrice:
			k.result.PriceForMargin = w.exact
		case profitOfCost:
			if k.result.PriceForMarkup == nil {
				k.result.PriceForMarkup = w.exact
			}
		}
	}
	for _, w := range prices {
		if w.exact != nil {
			k.proveWanted(w)
		}
	}
	blocks := append([]Block{k.wordTargetPrice(prices[0])}, k.wordMonthShare()...)
	for _, w := range prices[1:] {
		blocks = append(blocks, k.wordOtherTarget(w))
	}
	if i := slices.IndexFunc(prices, func(w wantedPrice) bool { return w.exact != nil }); i >= 0 {
		blocks = append(blocks, k.wordBothShares(*prices[i].charm, k.high))
		if low := k.wantedPrices(k.low)[i]; i == 0 && low.exact != nil && *low.exact < *prices[0].exact {
			k.proveLeft(proofLowTarget, k.low, *low.exact)
			blocks = append(blocks, k.wordLowTarget(*low.exact))
		}
	}
	if own := k.situation.OwnPrice; own != nil {
		k.result.MarkupBP = new(k.high.Markup(*own))
		blocks = append(blocks, k.wordNow(*own, k.high))
	}
	return passage{blocks: blocks}
}

// targetWanted sets the target of the advice to the price for the profit that
// the owner wants where it is no share of the price.
func (p *priceCase) targetWanted() {
	sale := &p.understood.Sale
	if p.advice == nil || p.situation.Cost == nil || sale.WantedProfit == nil && sale.WantedMonthly == nil && sale.WantedMarkup == nil {
		return
	}
	_, high := p.situation.Terms()
	if prices := p.wantedPrices(high); len(prices) > 0 {
		p.advice.Target = prices[0].charm
	}
}
