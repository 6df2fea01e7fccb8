package chat

import "setara/knowledge"

// usualBundles are reckoned where the owner does not say how many.
var usualBundles = []int{2, 3}

// bundleCase is a bundle with what it comes to.
type bundleCase struct {
	pieces int
	terms  knowledge.Terms
	// floor is the lowest price of the bundle without loss.
	floor knowledge.Rupiah
	// full is the price of the pieces one by one, same the lowest price of the
	// bundle that leaves as much; nil where that is not known or not possible.
	full, same *knowledge.Rupiah
}

// each is the floor for one of the pieces, rounded up.
func (b *bundleCase) each() knowledge.Rupiah {
	n := knowledge.Rupiah(b.pieces)
	return (b.floor + n - 1) / n
}

// bundle answers what several in one order may cost.
func (k *reckoning) bundle() passage {
	if k.situation.Cost == nil {
		return passage{needs: SlotCost}
	}
	k.charged = true
	offers := k.offers()
	if len(offers) > 0 {
		return k.offered(offers)
	}
	counts := usualBundles
	if k.understood.Sale.Free > 0 {
		return passage{needs: SlotOwnPrice}
	}
	if n := k.understood.Sale.Bundle; n > 0 {
		counts = []int{int(n)}
	}
	var blocks []Block
	for _, pieces := range counts {
		b, err := k.bundleOf(pieces)
		if err != nil {
			return passage{blocks: []Block{wordFlaw(FlawBundle)}}
		}
		if k.result.Bundle == 0 {
			k.result.Bundle, k.result.BundleBreakEven, k.result.BundlePrice = pieces, &b.floor, b.same
		}
		k.proveBundle(b)
		blocks = append(blocks, k.wordBundle(b)...)
	}
	return passage{blocks: blocks}
}

func (k *reckoning) bundleOf(pieces int) (bundleCase, error) {
	single, own := k.piece()
	terms, err := single.Bundle(pieces)
	if err != nil {
		return bundleCase{}, err
	}
	b := bundleCase{pieces: pieces, terms: terms}
	if b.floor, err = terms.BreakEven(); err != nil {
		return bundleCase{}, err
	}
	if own == nil {
		return b, nil
	}
	full := *own * knowledge.Rupiah(pieces)
	if full > knowledge.MaxRupiah {
		return bundleCase{}, knowledge.ImpossiblePieces
	}
	b.full = &full
	if same, err := single.BundlePrice(*own, pieces); err == nil {
		price := min(charmLeaving(terms, same, knowledge.One), max(same, full))
		b.same = &price
	}
	return b, nil
}

// piece is what a bundle is made of, and its price where that is known: a
// unit, or where the owner sells less than one at a time, what they sell.
func (k *reckoning) piece() (knowledge.Terms, *knowledge.Rupiah) {
	pack := k.understood.Pack
	if pack <= 0 || pack >= knowledge.One {
		return k.high, k.situation.OwnPrice
	}
	terms := knowledge.Terms{Cost: pack.Times(k.high.Cost)}
	if charge := k.situation.Charge; charge != nil {
		terms.Take = charge.High
	}
	own := k.situation.OwnPrice
	if own != nil {
		own = new(pack.Times(*own))
	}
	return terms, own
}
