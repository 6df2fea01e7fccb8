package knowledge

// Room is how far a price may come down.
type Room struct {
	// Price is the lowest that the buyer may pay, Amount what that takes off.
	Price  Rupiah
	Amount Rupiah
	// Share is the largest discount in whole basis points of the price, itself
	// rounded half up, that stays at or over Price.
	Share BasisPoints
}

// MostDiscount is the most that the seller may take off a price without
// falling under a margin; a margin of 0 is the floor. [Terms.Discount] is left
// out of account: it is what is asked for. The error is [ImpossibleRoom] where
// the price leaves no room.
func (t Terms) MostDiscount(price Rupiah, margin BasisPoints) (Room, error) {
	if price < 1 || price > MaxRupiah {
		return Room{}, ImpossiblePrice
	}
	t.Discount = 0
	lowest, err := t.PriceForMargin(margin)
	if err != nil {
		return Room{}, err
	}
	if lowest >= price {
		return Room{}, ImpossibleRoom
	}
	room := Room{Price: lowest, Amount: price - lowest}
	// round(share x price) <= amount  <=>  share x price < amount + 1/2
	room.Share = BasisPoints(mulDivCeil(2*int64(room.Amount)+1, 10_000, 2*int64(price)) - 1)
	// A price a few rupiah over the lowest may leave less by rounding.
	for room.Share > 0 && !t.granted(price-room.Share.Of(price), wish{margin: margin}) {
		room.Share--
	}
	return room, nil
}

// Bundle is the terms of several pieces offered as one, at one price: the
// cost of all, and the fixed part, each cap and each returned order once.
func (t Terms) Bundle(pieces int) (Terms, error) {
	if pieces < 1 || pieces > MaxPieces {
		return Terms{}, ImpossiblePieces
	}
	if err := t.Check(); err != nil {
		return Terms{}, err
	}
	t.Cost *= Rupiah(pieces)
	return t, t.Check()
}

// BundlePrice is the lowest price for several pieces in one order that leaves
// as much as selling them one by one at a price: what the spread fixed part
// lets the buyer save. The error is [ImpossibleWish] where a single one is sold
// at a loss: that is nothing to keep up.
func (t Terms) BundlePrice(single Rupiah, pieces int) (Rupiah, error) {
	if single < 1 || single > MaxRupiah {
		return 0, ImpossiblePrice
	}
	bundle, err := t.Bundle(pieces)
	if err != nil {
		return 0, err
	}
	profit, err := t.ProfitOf(single, pieces)
	if err != nil {
		return 0, err
	}
	return bundle.PriceForProfit(profit)
}

// Breakdown is a profit with all that it is made of.
type Breakdown struct {
	Price Rupiah
	// Paid is the price less the seller's own discount.
	Paid Rupiah
	// Charged is what each part keeps.
	Charged []ChargedPart
	// Fixed, IncomeTax and Cost are for one order that is not returned; Sold is
	// what it leaves, Returned what one that comes back costs.
	Fixed     Rupiah
	IncomeTax Rupiah
	Cost      Rupiah
	Sold      Rupiah
	Returned  Rupiah
	// Profit is what one order sent leaves.
	Profit Rupiah
}

// ChargedPart is what one part keeps of a price.
type ChargedPart struct {
	Part   FeePart
	Amount Rupiah
	// Capped tells that the cap decides.
	Capped bool
}

// Breakdown takes the profit at a price apart.
func (t Terms) Breakdown(price Rupiah) Breakdown {
	paid := t.Paid(price)
	b := Breakdown{
		Price: price, Paid: paid, Fixed: t.Fixed, IncomeTax: t.IncomeTax.Of(paid), Cost: t.Cost,
		Sold: t.sold(paid), Returned: t.returned(), Profit: t.Profit(price),
	}
	for _, part := range t.Parts {
		b.Charged = append(b.Charged, ChargedPart{Part: part, Amount: part.Of(paid), Capped: part.Capped(paid)})
	}
	return b
}
