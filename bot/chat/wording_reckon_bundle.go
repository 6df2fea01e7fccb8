package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordBundle says what a bundle may cost: as little as leaves what the pieces
// one by one do, and never under its floor.
func (k *reckoning) wordBundle(b bundleCase) []Block {
	name := fmt.Sprintf("Isi %d", b.pieces)
	k.ledger.count("isi paket", b.pieces)
	floor := k.bundleFloor(b)
	switch {
	case b.full == nil:
		lead := paragraph(bold(fmt.Sprintf("%s: jangan di bawah %s, Kak.", name, k.whole("batas aman paket", b.floor))),
			plain(" Di bawah itu rugi."))
		if price, err := b.terms.PriceForMargin(k.wantedMargin()); err == nil {
			k.proveSolved(fmt.Sprintf("Harga paket untuk untung %s", k.wantedMargin()), b.terms, k.wantedMargin(), price, charmLeaving(b.terms, price, knowledge.One))
			return []Block{lead, item(plain(fmt.Sprintf("Supaya untung paling sedikit %s dari harga jual: pasang ",
				k.exact("untung yang diinginkan", k.wantedMargin(), k.marginSource()))),
				bold(k.whole("harga paket untuk untung itu", charmLeaving(b.terms, price, knowledge.One))), plain("."))}
		}
		return []Block{lead}
	case b.same == nil:
		k.proveLeft("Sisa di harga Kakak", k.high, *k.situation.OwnPrice)
		return []Block{paragraph(bold(fmt.Sprintf("%s: jangan dihitung dari harga sekarang, Kak.", name)),
			plain(fmt.Sprintf(" Dijual satuan %s saja sudah rugi.", k.rupiah("harga Kakak", *k.situation.OwnPrice)))), floor}
	}
	profit := b.terms.Profit(*b.same)
	if *b.same < *b.full {
		saved := *b.full - *b.same
		return []Block{
			paragraph(bold(fmt.Sprintf("%s: pasang %s, Kak.", name, k.whole("harga paket", *b.same))), plain(fmt.Sprintf(
				" Untung Kakak %s, tidak kurang dari menjualnya satu-satu, karena biaya per pesanan cukup dibayar sekali. Pembeli hemat %s dari harga satuan.",
				k.whole("untung paket", profit), k.whole("hemat pembeli", saved)))),
			k.wordFullBundle(b), floor,
		}
	}
	shared := "Tidak ada biaya yang terbagi"
	if k.platform == "" && !k.understood.Offline {
		shared = "Biaya per pesanan marketplace belum dihitung"
	}
	return []Block{
		paragraph(bold(fmt.Sprintf("%s: %s, Kak,", name, k.whole("harga paket", *b.full))), plain(fmt.Sprintf(
			" sama dengan harga satuan dikali %d, dengan untung %s. %s, jadi potongan untuk pembeli mengurangi untung Kakak.",
			b.pieces, k.whole("untung paket", b.terms.Profit(*b.full)), shared))),
		floor,
	}
}

// wordFullBundle says what the bundle leaves at the price of its pieces.
func (k *reckoning) wordFullBundle(b bundleCase) Block {
	return item(plain(fmt.Sprintf("Dengan harga satuan dikali %d, %s: untung ", b.pieces, k.whole("harga satuan seluruhnya", *b.full))),
		bold(k.whole("untung paket tanpa potongan", b.terms.Profit(*b.full))), plain("."))
}

func (k *reckoning) bundleFloor(b bundleCase) Block {
	each := b.each()
	unit := per(k.understood.Unit)
	if k.packed() && k.understood.Pack < knowledge.One {
		unit = "per kemasan"
	}
	return item(plain("Batas aman paketnya (tidak untung, tidak rugi): "), bold(k.whole("batas aman paket", b.floor)),
		plain(fmt.Sprintf(", jadi %s %s.", k.whole("batas aman paket per barang", each), unit)))
}

// proveBundle says how the figures of a bundle come about.
func (k *reckoning) proveBundle(b bundleCase) {
	name := fmt.Sprintf(" isi %d", b.pieces)
	k.proveSolved("Batas aman"+name, b.terms, 0, b.floor, 0)
	each := b.each()
	k.prove("Batas aman"+name+" per barang", fmt.Sprintf("%s ÷ %d = %s, dibulatkan ke atas", b.floor, b.pieces, each))
	if b.full == nil {
		return
	}
	single := *b.full / knowledge.Rupiah(b.pieces)
	k.ledger.worked("harga satuan", &single)
	k.prove("Harga satuan seluruhnya", times(single, fmt.Sprint(b.pieces), *b.full))
	k.proveLeft("Sisa di harga satuan seluruhnya", b.terms, *b.full)
	if b.same != nil {
		k.proveLeft("Sisa di harga paket"+name, b.terms, *b.same)
		if saved := *b.full - *b.same; saved > 0 {
			k.prove("Hemat pembeli", minus(*b.full, *b.same, saved))
		}
	}
}
