package chat

import "fmt"

// offerName is "Isi 3" or "Beli 2 gratis 1".
func offerName(o *offerCase) string {
	if o.free > 0 {
		return fmt.Sprintf("Beli %d gratis %d", o.Pieces-o.free, o.free)
	}
	return fmt.Sprintf("Isi %d", o.Pieces)
}

// wordOffer says what one bundle leaves, and how low it may go.
func (k *reckoning) wordOffer(o *offerCase) []Block {
	k.countOffer(o)
	lead := "Masih untung, Kak."
	switch {
	case o.profit < 0:
		lead = "Jangan, Kak, itu rugi."
	case o.profit == 0:
		lead = "Pas impas, Kak."
	}
	text := fmt.Sprintf(" %s: pembeli bayar %s untuk %d barang, dan Kakak ", offerName(o), k.whole("harga paket", o.Price), o.Pieces)
	blocks := []Block{paragraph(bold(lead), plain(text), bold(k.offerLeaves(o)), plain("."))}
	if floor, err := o.terms.BreakEven(); err == nil {
		k.proveSolved("Batas aman "+offerName(o), o.terms, 0, floor, 0)
		blocks = append(blocks, item(plain(fmt.Sprintf("Batas aman untuk %d barang itu (tidak untung, tidak rugi): ", o.Pieces)),
			bold(k.whole("batas aman paket", floor)), plain(".")))
	}
	return append(blocks, k.wordOfferCost())
}

// wordOffers sets several bundles side by side.
func (k *reckoning) wordOffers(offers []offerCase) []Block {
	order, piece := &offers[0], &offers[0]
	for i := range offers {
		if offers[i].profit > order.profit {
			order = &offers[i]
		}
		if offers[i].each() > piece.each() {
			piece = &offers[i]
		}
	}
	lead := fmt.Sprintf("%s paling untung, Kak.", offerName(order))
	switch {
	case order.profit < 0:
		lead = "Semuanya rugi, Kak."
	case order != piece:
		lead = fmt.Sprintf("%s paling untung tiap pesanan, Kak; %s paling untung tiap barang.", offerName(order), "isi "+fmt.Sprint(piece.Pieces))
	}
	blocks := []Block{paragraph(bold(lead))}
	for i := range offers {
		o := &offers[i]
		k.countOffer(o)
		blocks = append(blocks, item(plain(fmt.Sprintf("%s, %s: ", offerName(o), k.whole("harga paket", o.Price))), bold(k.offerLeaves(o)), plain(".")))
	}
	return append(blocks, k.wordOfferCost())
}

func (k *reckoning) countOffer(o *offerCase) {
	k.ledger.count("isi paket", int(o.Pieces))
	if o.free > 0 {
		k.ledger.count("yang gratis", int(o.free))
		k.ledger.count("yang dibayar", int(o.Pieces-o.free))
	}
}

// offerLeaves is "untung Rp9.265 sepesanan, yaitu Rp3.088 per barang".
func (k *reckoning) offerLeaves(o *offerCase) string {
	word, profit, each := "untung", o.profit, o.each()
	if profit < 0 {
		word, profit, each = "rugi", -profit, -each
	}
	return fmt.Sprintf("%s %s tiap pesanan, sekitar %s per barang", word, k.whole(word+" paket", profit), k.whole(word+" paket per barang", each))
}

// wordOfferCost names what was assumed of the cost.
func (k *reckoning) wordOfferCost() Block {
	return item(plain(fmt.Sprintf("Dihitung dari modal %s per barang; biaya per pesanan dibayar sekali.", k.whole("modal", *k.situation.Cost))))
}

// proveOffer says how what a bundle leaves comes about.
func (k *reckoning) proveOffer(o *offerCase) {
	name := offerName(o)
	if o.free > 0 {
		_, own := k.piece()
		k.prove("Yang dibayar, "+name, times(*own, fmt.Sprint(o.Pieces-o.free), o.Price))
		k.ledger.worked("harga satuan", own)
	}
	if cost := k.situation.Cost; cost != nil {
		k.prove("Modal "+name, times(*cost, fmt.Sprint(o.Pieces), o.terms.Cost))
		k.ledger.worked("modal paket", &o.terms.Cost)
	}
	k.proveLeft("Sisa "+name, o.terms, o.Price)
	each := o.each()
	k.ledger.worked("sisa paket per barang", &each)
	k.prove("Sisa per barang, "+name, fmt.Sprintf("%s ÷ %d = %s", o.profit, o.Pieces, each))
}
