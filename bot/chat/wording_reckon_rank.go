package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordRank says which marketplace leaves most, then a line for each.
func (k *reckoning) wordRank(groups []alike, placings []knowledge.Placing) []Block {
	blocks := []Block{k.wordBest(groups, placings)}
	for i := range placings {
		p := &placings[i]
		group := groupOf(groups, p)
		if p.Rank == 0 {
			blocks = append(blocks, k.wordUnranked(group))
			continue
		}
		blocks = append(blocks, k.wordPlacing(group, p))
	}
	return append(blocks, k.wordRankNote())
}

func (k *reckoning) wordBest(groups []alike, placings []knowledge.Placing) Block {
	best := &placings[0]
	ranked := 0
	for i := range placings {
		if placings[i].Rank > 0 {
			ranked++
		}
	}
	switch {
	case ranked == 0:
		return paragraph(bold("Belum bisa saya urutkan, Kak."), plain(" Tarif yang berlaku di tempat-tempat itu belum ada di data Setara."))
	case ranked == 1:
		return paragraph(bold(fmt.Sprintf("Yang bisa saya hitung baru %s, Kak.", groupOf(groups, best).name())))
	case placings[1].Rank == best.Rank:
		return paragraph(bold("Sama saja, Kak."), plain(" Potongannya berakhir sama besar."))
	case best.Profit != nil && k.situation.Cost != nil && *best.Profit < 0:
		return paragraph(bold("Di mana pun rugi, Kak."), plain(fmt.Sprintf(" Paling sedikit ruginya di %s. Naikkan harga ke atas batas amannya dulu.",
			groupOf(groups, best).name())))
	case best.Certain:
		return paragraph(bold(fmt.Sprintf("Paling untung di %s, Kak.", groupOf(groups, best).name())))
	default:
		return paragraph(bold(fmt.Sprintf("Yang paling aman %s, Kak,", groupOf(groups, best).name())),
			plain(" dihitung dengan potongan tertinggi. Belum tentu yang paling untung, karena tarif tempat lain berupa rentang: cek tarif barang Kakak dulu."))
	}
}

// wordPlacing is one marketplace: what is left, the floor, and the rate.
func (k *reckoning) wordPlacing(group *alike, p *knowledge.Placing) Block {
	name := group.name()
	spans := []Span{plain(name + ": ")}
	if p.Price != nil {
		k.ledger.said("harga Kakak di "+name, p.Price)
		spans = append(spans, plain(fmt.Sprintf("harga %s, ", *p.Price)))
	}
	switch {
	case p.Profit != nil && k.situation.Cost == nil:
		spans = append(spans, plain("terima "), bold(k.between("uang yang diterima di "+name, *p.Profit, *p.ProfitHigh)), plain("; "))
	case p.Profit != nil && *p.ProfitHigh < 0:
		spans = append(spans, plain("rugi "), bold(k.between("rugi di "+name, -*p.ProfitHigh, -*p.Profit)), plain("; "))
	case p.Profit != nil && *p.Profit < 0:
		spans = append(spans, plain("dari rugi "), bold(k.rupiah("rugi di "+name, -*p.Profit)), plain(" sampai untung "),
			bold(k.rupiah("untung di "+name, *p.ProfitHigh)), plain("; "))
	case p.Profit != nil:
		spans = append(spans, plain("sisa untung "), bold(k.between("untung di "+name, *p.Profit, *p.ProfitHigh)), plain("; "))
	}
	if p.Floor != nil && k.situation.Cost != nil {
		low := *p.Floor
		if p.FloorLow != nil {
			low = *p.FloorLow
		}
		spans = append(spans, plain("batas aman "+k.between("batas aman di "+name, low, *p.Floor)+"; "))
	}
	return item(append(spans, plain(k.rateOf(group.charge)+"."))...)
}

// rateOf words what a marketplace keeps: "potongan 4,25% sampai 9% ditambah
// Rp1.250 per pesanan (data 9 Desember 2025)".
func (k *reckoning) rateOf(charge *knowledge.Charge) string {
	if len(charge.Fees) == 0 {
		return "tanpa potongan marketplace; ongkir dan pembayarannya diatur sendiri"
	}
	rate := charge.High.Rate().String()
	if low := charge.Low.Rate(); low != charge.High.Rate() {
		rate = low.String() + " sampai " + rate
	}
	text := "potongan " + rate
	if charge.High.Fixed > 0 {
		text += fmt.Sprintf(" ditambah %s per pesanan", charge.High.Fixed)
	}
	return fmt.Sprintf("%s (data %s)", text, charge.Checked(knowledge.FeeCommission).Written())
}

func (k *reckoning) wordUnranked(group *alike) Block {
	if notice := k.noticeOf(group.platforms[0]); notice != nil && notice.Notes != "" {
		return item(plain(group.name() + ": " + notice.Notes))
	}
	return item(plain(fmt.Sprintf("%s: tarif yang berlaku tidak ada di data Setara, jadi tidak saya urutkan.", group.name())))
}

func (k *reckoning) wordRankNote() Block {
	seller := "penjual biasa"
	if k.understood.Sale.Mall {
		seller = "toko Mall"
	}
	return paragraph(plain(fmt.Sprintf("Dihitung untuk %s%s. Yang tidak dihitung: ramainya pembeli di tiap tempat.",
		seller, k.withOptions())))
}

// wordRates are the rates alone, where nothing can be reckoned yet.
func (k *reckoning) wordRates(groups []alike) []Block {
	blocks := []Block{paragraph(bold("Tergantung harga dan modalnya, Kak."), plain(" Potongan tiap tempat:"))}
	for i := range groups {
		if groups[i].charge == nil {
			blocks = append(blocks, k.wordUnranked(&groups[i]))
			continue
		}
		blocks = append(blocks, item(plain(groups[i].name()+": "), plain(k.rateOf(groups[i].charge)+".")))
	}
	return blocks
}

// proveRank says how the figures of each marketplace come about.
func (k *reckoning) proveRank(groups []alike, own *knowledge.Rupiah) {
	for i := range groups {
		if groups[i].charge == nil {
			continue
		}
		low, high := k.terms(groups[i].charge)
		own := own
		if groups[i].price != nil {
			own = groups[i].price
		}
		for _, end := range [...]struct {
			name  string
			terms knowledge.Terms
		}{{", potongan tertinggi", high}, {", potongan terendah", low}} {
			where := "di " + groups[i].name() + end.name
			switch {
			case own != nil && k.situation.Cost == nil:
				k.provePaid("Yang diterima "+where, end.terms, *own)
			case own != nil:
				k.proveLeft("Sisa "+where, end.terms, *own)
			}
			if floor, err := end.terms.BreakEven(); err == nil && k.situation.Cost != nil {
				k.proveSolved("Batas aman "+where, end.terms, 0, floor, 0)
			}
			if !groups[i].charge.Ranged() {
				break
			}
		}
	}
}
