package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// per is "per buah", "per kg".
func per(u knowledge.Unit) string { return "per " + u.Name() }

// quantity is "20 buah", "250 gram", "1,5 liter".
func quantity(pack knowledge.Pack, u knowledge.Unit) string {
	switch {
	case u == knowledge.UnitKilogram && pack < knowledge.One:
		return fmt.Sprintf("%d gram", pack)
	case u == knowledge.UnitLitre && pack < knowledge.One:
		return fmt.Sprintf("%d ml", pack)
	default:
		return pack.String() + " " + u.Name()
	}
}

// each is an amount for one unit, and for the pack where the owner spoke of
// one: "Rp120.000 per kg (Rp30.000 untuk 250 gram)".
func (p *priceCase) each(r knowledge.Rupiah) string {
	u := &p.understood
	text := r.String() + " " + per(u.Unit)
	if p.packed() {
		text += fmt.Sprintf(" (%s untuk %s)", u.Pack.Times(r), quantity(u.Pack, u.Unit))
	}
	return text
}

// wordVerdict is the decision, the first thing that the owner reads.
func (p *priceCase) wordVerdict() Block {
	a, s := p.advice, &p.situation
	switch a.Verdict {
	case knowledge.VerdictDoNotMatch:
		return p.wordDoNotMatch()
	case knowledge.VerdictRaise:
		return paragraph(bold("Harga Kakak terlalu rendah, naikkan pelan-pelan."), plain(" "+p.raiseReason()))
	case knowledge.VerdictLower:
		market, of := s.Market.Groups.Market()
		return paragraph(bold("Harga Kakak boleh turun sedikit."), plain(fmt.Sprintf(
			" Tiga perempat %s dijual paling mahal %s, dan batas aman Kakak masih di bawah itu.",
			goodsOf(of), market.Q3)))
	case knowledge.VerdictHold:
		if s.OwnPrice == nil {
			return paragraph(bold("Modal Kakak masih masuk harga pasar."), plain(" Pilih harga di atas batas aman di bawah ini."))
		}
		return paragraph(bold("Pertahankan harga Kakak."), plain(" Masih wajar di pasar dan di atas batas aman."))
	case knowledge.VerdictThinMarket:
		return paragraph(bold("Jangan ubah harga dulu, Kak."), plain(
			" Pembandingnya belum cukup untuk menyuruh naik atau turun, tetapi batas aman Kakak sudah bisa dihitung."))
	default:
		return paragraph(bold("Jangan turunkan harga dulu, Kak."), plain(
			" Tanpa tahu modal per barang (HPP), belum ketahuan sampai di mana Kakak masih untung."))
	}
}

func (p *priceCase) wordDoNotMatch() Block {
	a, s := p.advice, &p.situation
	if a.BreakEven == nil || s.CompetitorPrice == nil {
		return paragraph(bold("Jangan jual di tempat itu, Kak."),
			plain(" Potongannya menghabiskan harga berapa pun."))
	}
	price := s.CompetitorPrice.String()
	if p.packed() {
		price = p.each(*s.CompetitorPrice)
	}
	return paragraph(bold(fmt.Sprintf("Jangan ikut harga %s, Kak.", price)),
		plain(fmt.Sprintf(" Di harga itu Kakak rugi %s.", p.each(*a.LossIfMatched))))
}

func (p *priceCase) raiseReason() string {
	if *p.situation.OwnPrice < *p.advice.BreakEven {
		return fmt.Sprintf("Sekarang Kakak rugi %s.", p.each(-*p.advice.Profit))
	}
	market, of := p.situation.Market.Groups.Market()
	return fmt.Sprintf("Tiga perempat %s dijual paling murah %s.", goodsOf(of), market.Q1)
}

// goodsOf names the group that a price is measured against.
func goodsOf(of knowledge.MarketGroup) string {
	if of == knowledge.MarketLocal {
		return "barang lokal sejenis"
	}
	return "barang sejenis"
}

// wordGap says how far the competitor is from the own price, or, where that
// is not known, from the cost.
func wordGap(a *knowledge.Advice, s knowledge.Situation) (Block, bool) {
	switch {
	case a != nil && a.Gap != nil && *a.Gap > 0:
		return item(plain("Selisih dengan saingan: "), bold(a.Gap.String()), plain(fmt.Sprintf(
			" lebih murah dari harga Kakak (%s).", a.GapBP.Rounded()))), true
	case a != nil && a.Gap != nil && *a.Gap < 0:
		return item(plain("Selisih dengan saingan: "), bold((-*a.Gap).String()), plain(fmt.Sprintf(
			" lebih mahal dari harga Kakak (%s).", (-*a.GapBP).Rounded()))), true
	case a != nil && a.Gap != nil:
		return item(plain(fmt.Sprintf("Harga saingan sama dengan harga Kakak, %s.", *s.OwnPrice))), true
	case s.CompetitorPrice != nil && s.Cost != nil && *s.CompetitorPrice < *s.Cost:
		below := *s.Cost - *s.CompetitorPrice
		return item(plain("Harga saingan "), bold(below.String()), plain(fmt.Sprintf(
			" di bawah modal Kakak (%s).", knowledge.Ratio(below, *s.Cost).Rounded()))), true
	case s.CompetitorPrice != nil && s.Cost != nil:
		above := *s.CompetitorPrice - *s.Cost
		return item(plain("Harga saingan "), bold(above.String()), plain(fmt.Sprintf(
			" di atas modal Kakak (%s).", knowledge.Ratio(above, *s.Cost).Rounded()))), true
	default:
		return Block{}, false
	}
}

// wordFloor shows the floor with what it is made of.
func (p *priceCase) wordFloor() Block {
	a, s := p.advice, &p.situation
	made := fmt.Sprintf("modal (HPP) %s", *s.Cost)
	if s.Charge != nil {
		made += fmt.Sprintf(", potongan %s dari harga", s.Charge.High)
		if s.Charge.Fixed > 0 {
			made += ", biaya pesanan " + p.orderFee()
		}
	}
	spans := []Span{plain("Batas aman (tidak untung, tidak rugi): "), bold(p.each(*a.BreakEven)),
		plain(fmt.Sprintf(", dari %s.", made))}
	if a.BreakEvenLow != nil && *a.BreakEvenLow < *a.BreakEven {
		spans = append(spans, plain(fmt.Sprintf(
			" Kalau potongannya hanya %s, batasnya %s.", s.Charge.Low, *a.BreakEvenLow)))
	}
	return item(spans...)
}

// wordProfit says what is left at the own price.
func (p *priceCase) wordProfit() Block {
	profit, own := *p.advice.Profit, *p.situation.OwnPrice
	if profit < 0 {
		return item(plain(fmt.Sprintf("Di harga %s Kakak rugi ", own)), bold(p.each(-profit)), plain("."))
	}
	return item(plain(fmt.Sprintf("Di harga %s sisa untung ", own)), bold(p.each(profit)),
		plain(fmt.Sprintf(", yaitu %s dari harga jual.", p.advice.MarginBP.Rounded())))
}

// wordMatch says what the competitor's price would leave.
func (p *priceCase) wordMatch() Block {
	loss, price := *p.advice.LossIfMatched, *p.situation.CompetitorPrice
	if loss > 0 {
		return item(plain(fmt.Sprintf("Kalau ikut %s: rugi ", price)), bold(p.each(loss)), plain("."))
	}
	return item(plain(fmt.Sprintf("Kalau ikut %s: sisa ", price)), bold(p.each(-loss)), plain("."))
}

// wordTarget says which price leaves the wanted margin.
func (p *priceCase) wordTarget() Block {
	price := p.advice.Target.String()
	if p.packed() {
		price = p.each(*p.advice.Target)
	}
	return item(plain(fmt.Sprintf("Supaya untung paling sedikit %s dari harga jual: pasang ", p.wantedMargin())),
		bold(price), plain("."))
}

// orderFee is the fee for each order, as one unit bears it.
func (p *priceCase) orderFee() string {
	fee := *p.advice.FeeFixed
	if fee != p.situation.Charge.Fixed {
		return p.each(fee)
	}
	return fee.String()
}

// wordCharge says which marketplace's charge was reckoned with, or that none
// was.
func (p *priceCase) wordCharge() Block {
	charge := p.situation.Charge
	switch {
	case p.platform == "":
		return item(plain("Potongan marketplace belum dihitung, karena Kakak belum menyebut jualan di mana."))
	case charge == nil:
		return item(plain(fmt.Sprintf(
			"Potongan %s belum dihitung: tarif yang berlaku tidak ada di data Setara.", p.platform.Name())))
	}
	rate := charge.High.String()
	if charge.Low != charge.High {
		rate = fmt.Sprintf("%s sampai %s, dihitung yang tertinggi", charge.Low, charge.High)
	}
	text := fmt.Sprintf("Potongan %s: %s", p.platform.Name(), rate)
	if charge.Fixed > 0 {
		order := "barang"
		if p.packed() && p.understood.Pack < knowledge.One {
			order = "kemasan " + quantity(p.understood.Pack, p.understood.Unit)
		}
		text += fmt.Sprintf(", ditambah %s per pesanan (dihitung satu %s per pesanan)", charge.Fixed, order)
	}
	text += fmt.Sprintf(". Data per %s; program pilihan seperti gratis ongkir belum termasuk.", charge.Checked().Written())
	if p.assumed {
		text += fmt.Sprintf(" Ini anggapan: Kakak juga jual di %s.", p.platform.Name())
	}
	return item(plain(text))
}

// wordMarket says where the market is, and the own price in it. Without
// advice, or where the market is by another measure than the own price, only
// the market is shown.
func wordMarket(c *knowledge.Comparables, a *knowledge.Advice, s knowledge.Situation) []Block {
	all := c.Groups.All
	spans := []Span{
		plain(fmt.Sprintf("Pasar: %d barang sejenis, harga tengahnya ", all.N)), bold(all.Median.String()),
		plain(fmt.Sprintf(" %s; separuhnya di antara %s dan %s.", per(c.Unit), all.Q1, all.Q3))}
	if a != nil && a.Percentile != nil {
		spans = append(spans, plain(" "+wordPercentile(*a.Percentile, a.PercentileOf)))
	}
	return []Block{item(spans...), item(plain(wordOrigins(c, s)))}
}

// wordPercentile says how many sell for less than the owner. The share is
// rounded, so none and all are not claimed.
func wordPercentile(percent int, of knowledge.MarketGroup) string {
	goods := goodsOf(of)
	switch percent {
	case 0:
		return fmt.Sprintf("Hampir tidak ada %s yang lebih murah dari harga Kakak.", goods)
	case 100:
		return fmt.Sprintf("Hampir semua %s lebih murah dari harga Kakak.", goods)
	default:
		return fmt.Sprintf("%d%% %s lebih murah dari harga Kakak.", percent, goods)
	}
}

// wordOrigins tells the groups apart; unknown is counted as neither. The own
// price is set beside the imports' middle price where both are by the same
// measure.
func wordOrigins(c *knowledge.Comparables, s knowledge.Situation) string {
	g := &c.Groups
	var parts []string
	if g.Local.N > 0 {
		parts = append(parts, fmt.Sprintf("%d lokal (tengahnya %s)", g.Local.N, g.Local.Median))
	}
	if g.Import.N > 0 {
		imports := fmt.Sprintf("%d impor (tengahnya %s", g.Import.N, g.Import.Median)
		if s.OwnPrice != nil && s.Market != nil && knowledge.SameMeasure(c.Unit, s.Unit) {
			imports += "; " + wordDistance(*s.OwnPrice, g.Import.Median)
		}
		parts = append(parts, imports+")")
	}
	if g.Unknown.N > 0 {
		parts = append(parts, fmt.Sprintf("%d tidak diketahui asalnya", g.Unknown.N))
	}
	return "Asal barang: " + strings.Join(parts, ", ") + "."
}

// wordDistance says how far the own price is from a middle price, in rupiah
// and in percent of that price.
func wordDistance(own, middle knowledge.Rupiah) string {
	distance, side := own-middle, "di atasnya"
	if distance < 0 {
		distance, side = -distance, "di bawahnya"
	}
	if distance == 0 {
		return "sama dengan harga Kakak"
	}
	return fmt.Sprintf("harga Kakak %s atau %s %s", distance, knowledge.Ratio(distance, middle).Rounded(), side)
}

// wordEvidence says how good the evidence is, before anyone relies on it.
func wordEvidence(c *knowledge.Comparables) []Block {
	var blocks []Block
	switch age := int(c.AsOf - c.Groups.All.Newest); {
	case c.Used < knowledge.MinComparables:
		blocks = append(blocks, paragraph(plain(fmt.Sprintf(
			"Hati-hati, Kak: pembandingnya baru %d, jadi gambaran pasarnya belum kuat.", c.Used))))
	case age > knowledge.MaxAgeDays:
		blocks = append(blocks, paragraph(plain(fmt.Sprintf(
			"Hati-hati, Kak: pembanding terbaru sudah %d hari yang lalu, harga bisa sudah berubah.", age))))
	}
	if c.Sample {
		blocks = append(blocks, paragraph(bold("Ini data contoh"), plain(
			" bawaan Setara, bukan harga pasar sungguhan. Minta petugas memuat data asli "+
				"(perintahnya: setara import listings NAMA_BERKAS), lalu tanya lagi.")))
	}
	return blocks
}

// wordSourceLine names where the comparables are from and how old they are.
func wordSourceLine(c *knowledge.Comparables, places []string) Block {
	when := c.Groups.All.Newest.Written()
	if c.Groups.All.Oldest != c.Groups.All.Newest {
		when = c.Groups.All.Oldest.Written() + " sampai " + when
	}
	return paragraph(plain(fmt.Sprintf("Sumber: %d pembanding dari %s, %s. Ketuk “%s” untuk daftarnya.",
		c.Used, strings.Join(places, ", "), when, buttonSources)))
}

// wordNothingFound says that there is nothing to compare with.
func wordNothingFound(product string, asOf knowledge.Day) Block {
	return paragraph(plain(fmt.Sprintf(
		"Belum ada barang yang sebanding dengan “%s” di data Setara per %s, jadi saya tidak mau mengira-ngira harga pasarnya.",
		product, asOf.Written())))
}

// wordNoneUsed says that listings were found but none can be used.
func wordNoneUsed(product string, found int) Block {
	return paragraph(plain(fmt.Sprintf(
		"Ada %d data “%s”, tetapi belum ada yang bisa dibandingkan dengan adil (harganya kisaran, isinya tidak jelas, atau takarannya lain).",
		found, product)))
}

// wordOtherMeasure asks for the weight or length that the market counts by.
func wordOtherMeasure(c *knowledge.Comparables) Block {
	return paragraph(plain(fmt.Sprintf(
		"Barang sejenis umumnya dihitung %s. Kemasan Kakak isinya berapa? Tulis misalnya “250 gr 45rb”, supaya bisa dibandingkan.",
		per(c.Unit))))
}

// wordPack explains a price for many as a price for one.
func wordPack(pack knowledge.Pack, unit knowledge.Unit) Block {
	return item(plain(fmt.Sprintf("Harga yang Kakak sebut untuk %s, jadi saya hitung %s.", quantity(pack, unit), per(unit))))
}

// moveWords are the moves as sentences.
var moveWords = map[knowledge.Move]string{
	knowledge.MoveBundle:       "Jual paket isi 2 atau 3 dalam satu pesanan, supaya biaya per pesanan terbagi.",
	knowledge.MoveSmallerPack:  "Buat kemasan kecil yang harganya ringan, tanpa menurunkan harga per isinya.",
	knowledge.MoveBetterTitle:  "Perjelas judul dan foto: sebut bahan, ukuran, dan untuk siapa, supaya tidak disamakan dengan yang murah.",
	knowledge.MoveQualityProof: "Tunjukkan bukti mutu: foto asli dari dekat, cerita pembuatnya, dan jaminan tukar kalau cacat.",
	knowledge.MoveCustom:       "Terima pesanan khusus (nama, ukuran, warna, motif), yang tidak bisa dilayani barang impor borongan.",
}

// wordMoves lists what to do besides the price.
func wordMoves(moves []knowledge.Move) []Block {
	blocks := []Block{paragraph(plain("Yang bisa dilakukan selain soal harga:"))}
	for _, m := range moves {
		blocks = append(blocks, item(plain(moveWords[m])))
	}
	return blocks
}

// wordNext says what to tell Setara next.
func wordNext(u *Understood) Block {
	switch {
	case u.CompetitorPrice == nil:
		return paragraph(plain("Kirim juga harga saingan dan di mana jualnya, supaya saya hitung selisihnya."))
	case u.OwnPrice == nil:
		return paragraph(plain("Kirim juga harga jual Kakak, supaya saya hitung untungnya."))
	case u.OwnPlatform == "":
		return paragraph(plain("Sebutkan juga Kakak jualan di mana, supaya potongannya pas."))
	default:
		return paragraph(plain("Kalau modal atau harganya berubah, kirim angka barunya."))
	}
}
