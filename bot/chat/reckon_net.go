package chat

import "setara/knowledge"

// net answers what is paid out of a price, or which price pays out what is
// wanted. Where the marketplace is not known, those asked about most are shown.
func (k *reckoning) net() passage {
	wanted, own := k.understood.Sale.WantedNet, k.situation.OwnPrice
	if wanted == nil && own == nil {
		return passage{needs: SlotOwnPrice}
	}
	if k.platform == "" && !k.understood.Offline && k.understood.SaidFee == nil {
		return passage{blocks: k.netEverywhere(wanted, own), needs: SlotOwnPlatform}
	}
	k.charged = true
	low, high := k.free(k.situation.Charge)
	if wanted != nil {
		price, err := high.PriceForProfit(k.understood.Pack.Each(*wanted))
		if err != nil {
			return passage{blocks: []Block{k.wordNoFloor()}}
		}
		k.result.PriceForNet = &price
		k.proveNet(low, high, *wanted, price)
		cheapest, err := low.PriceForProfit(k.understood.Pack.Each(*wanted))
		if err != nil || cheapest > price {
			cheapest = price
		}
		blocks := []Block{k.wordPriceForNet(*wanted, price, cheapest, charmLeaving(high, price, k.understood.Pack))}
		if cost := k.situation.Cost; cost != nil {
			blocks = append(blocks, k.wordNetProfit(k.understood.Pack.Each(*wanted), *cost))
		}
		return passage{blocks: blocks}
	}
	least, most := high.Profit(*own), low.Profit(*own)
	k.result.NetLow, k.result.NetHigh = &least, &most
	k.provePaid(proofNetLow, high, *own)
	k.provePaid(proofNetHigh, low, *own)
	blocks := []Block{k.wordNet(*own, least, most)}
	if cost := k.situation.Cost; cost != nil {
		blocks = k.wordNetLeft(*own, *cost, least, most)
	}
	if k.situation.Charge != nil {
		blocks = append(blocks, k.wordTaken(*own)...)
	}
	return passage{blocks: blocks}
}

// free are the terms at both ends of a charge with the cost left out: what
// they leave is what is paid out.
func (k *reckoning) free(charge *knowledge.Charge) (low, high knowledge.Terms) {
	low, high = k.terms(charge)
	low.Cost, high.Cost = 0, 0
	return low, high
}

// netEverywhere shows the payout, or the price for one, on each marketplace of
// which the charge is known.
func (k *reckoning) netEverywhere(wanted, own *knowledge.Rupiah) []Block {
	var blocks []Block
	for _, group := range k.byCharge(k.marketplaces()) {
		if group.charge == nil {
			continue
		}
		low, high := k.free(group.charge)
		if wanted == nil {
			k.provePaid(proofNetAt(&group, endHigh), high, *own)
			k.provePaid(proofNetAt(&group, endLow), low, *own)
			blocks = append(blocks, k.wordNetAt(group.name(), high.Profit(*own), low.Profit(*own)))
			continue
		}
		dear, err := high.PriceForProfit(*wanted)
		if err != nil {
			continue
		}
		cheap, err := low.PriceForProfit(*wanted)
		if err != nil {
			cheap = dear
		}
		k.provePaid(proofNetAt(&group, endHigh), high, dear)
		k.provePaid(proofNetAt(&group, endLow), low, cheap)
		blocks = append(blocks, k.wordPriceAt(group.name(), cheap, dear))
	}
	if len(blocks) == 0 {
		return nil
	}
	lead := k.wordNetLead(wanted, own)
	return append([]Block{lead}, blocks...)
}
