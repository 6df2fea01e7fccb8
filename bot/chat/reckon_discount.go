package chat

import "setara/knowledge"

// discount answers what a discount leaves, and how far the price may come down.
func (k *reckoning) discount() passage {
	if missing := k.missing(); missing != "" {
		return passage{blocks: k.paidOnly(), needs: missing}
	}
	own := *k.situation.OwnPrice
	paid, given, flawed := k.paidAfter(own)
	if flawed {
		return passage{blocks: []Block{wordFlaw(FlawDiscount)}}
	}
	k.charged = true
	room, err := k.high.MostDiscount(own, 0)
	if err == nil {
		k.result.MostDiscountBP, k.result.MostDiscountPrice = &room.Share, &room.Price
	}
	floor, floorErr := k.high.BreakEven()
	if floorErr == nil {
		k.proveSolved(proofFloor, k.high, 0, floor, 0)
	}
	var blocks []Block
	switch {
	case given:
		profit := k.high.Profit(paid)
		k.result.DiscountPaid, k.result.DiscountProfit = &paid, &profit
		k.provePaidAfter(own, paid)
		k.proveLeft(proofDiscounted, k.high, paid)
		blocks = append(blocks, k.wordDiscounted(paid, profit))
		if err == nil {
			blocks = append(blocks, k.wordMost(own, room))
		}
	case err == nil && k.understood.wantedProfit() == nil:
		blocks = append(blocks, k.wordMostAsked(own, room))
	case err == nil:
		return passage{blocks: append(k.mostKeepingProfit(own, *k.understood.wantedProfit()), k.wordMost(own, room))}
	case floorErr != nil:
		blocks = append(blocks, k.wordNoFloor())
	default:
		k.proveLeft(proofOwn, k.high, own)
		blocks = append(blocks, k.wordNoRoom(own, floor))
	}
	if wanted := k.understood.wantedProfit(); err == nil && wanted != nil {
		blocks = append(blocks, k.mostKeepingProfit(own, *wanted)...)
	} else if err == nil {
		margin := k.wantedMargin()
		if kept, err := k.high.MostDiscount(own, margin); err == nil {
			blocks = append(blocks, k.wordMostKeeping(own, margin, kept))
		}
	}
	return passage{blocks: blocks}
}

// mostKeepingProfit is how far the price may come down while it leaves the
// profit that the owner wants of a unit.
func (k *reckoning) mostKeepingProfit(own, wanted knowledge.Rupiah) []Block {
	least, err := k.high.PriceForProfit(wanted)
	if err != nil || least > own {
		return []Block{k.wordNotEvenNow(own, wanted)}
	}
	room := knowledge.Room{Price: least, Share: knowledge.BasisPoints(int64(own-least) * int64(wholePrice) / int64(own))}
	return []Block{k.wordMostLeaving(own, wanted, room)}
}

// paidAfter is what the buyer pays after the discount that the owner thinks
// of; given is false where they named none, flawed is true where nothing or
// more than the price would be left.
func (k *reckoning) paidAfter(own knowledge.Rupiah) (paid knowledge.Rupiah, given, flawed bool) {
	sale := &k.understood.Sale
	paid = own
	if sale.DiscountTo != nil {
		paid, given = k.understood.Pack.Each(*sale.DiscountTo), true
		flawed = paid > own
	}
	if sale.Discount != nil {
		paid, given = paid-sale.Discount.Of(paid), true
	}
	if sale.Voucher != nil {
		paid, given = paid-k.understood.Pack.Each(*sale.Voucher), true
	}
	return paid, given, flawed || paid <= 0
}

// paidOnly says what the buyer pays where the cost is not known yet.
func (k *reckoning) paidOnly() []Block {
	if k.situation.OwnPrice == nil {
		return nil
	}
	paid, given, flawed := k.paidAfter(*k.situation.OwnPrice)
	switch {
	case flawed:
		return []Block{wordFlaw(FlawDiscount)}
	case !given:
		return nil
	}
	k.result.DiscountPaid = &paid
	k.provePaidAfter(*k.situation.OwnPrice, paid)
	return []Block{k.wordPaid(paid)}
}

// wholePercent is a discount as owners name it: in whole percent, rounded
// down, where that leaves any.
func wholePercent(share knowledge.BasisPoints) knowledge.BasisPoints {
	if whole := share / 100 * 100; whole > 0 {
		return whole
	}
	return share
}
