package chat

import "setara/knowledge"

// offerCase is what several in one order are sold for, with what it leaves.
type offerCase struct {
	BundleOffer
	// free is how many of the pieces the buyer gets for nothing.
	free   int64
	terms  knowledge.Terms
	profit knowledge.Rupiah
}

// each is what the offer leaves of one piece, rounded half away from zero.
func (o *offerCase) each() knowledge.Rupiah {
	return knowledge.Pack(o.Pieces * int64(knowledge.One)).Each(o.profit)
}

// offers are the bundles that the owner named with their price: as they said,
// or some given with what is bought at the own price.
func (k *reckoning) offers() []offerCase {
	sale := &k.understood.Sale
	single, own := k.piece()
	var list []offerCase
	add := func(o BundleOffer, free int64) {
		terms, err := single.Bundle(int(o.Pieces))
		if err == nil && o.Price > 0 && o.Price <= knowledge.MaxRupiah {
			list = append(list, offerCase{o, free, terms, terms.Profit(o.Price)})
		}
	}
	if sale.Offers != nil {
		for _, o := range *sale.Offers {
			add(o, 0)
		}
		return list
	}
	if sale.Free > 0 && own != nil {
		add(BundleOffer{Pieces: sale.Bundle, Price: *own * knowledge.Rupiah(sale.Bundle-sale.Free)}, sale.Free)
	}
	return list
}

// offered answers what bundles of a known price leave, the best first where
// there are several.
func (k *reckoning) offered(offers []offerCase) passage {
	first := &offers[0]
	k.result.Bundle, k.result.BundleProfit = int(first.Pieces), &first.profit
	if floor, err := first.terms.BreakEven(); err == nil {
		k.result.BundleBreakEven = &floor
	}
	for i := range offers {
		k.proveOffer(&offers[i])
	}
	if len(offers) == 1 {
		return passage{blocks: k.wordOffer(first)}
	}
	return passage{blocks: k.wordOffers(offers)}
}
