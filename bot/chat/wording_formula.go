package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

const buttonFormulas = "Lihat hitungan"

func wordFormulasHead() Block {
	return paragraph(bold("Hitungan"), plain(" (setiap potongan dibulatkan ke rupiah terdekat)"))
}

// formula is one line: what it is, and how it comes about.
func formula(name, how string) Block {
	return item(bold(name+": "), plain(how+"."))
}

// wordSaid lists what the owner said, and what Setara took in its place.
func (p *priceCase) wordSaid() (Block, bool) {
	s, u := &p.situation, &p.understood
	var said []string
	for _, amount := range [...]struct {
		name  string
		value *knowledge.Rupiah
	}{{"harga jual", s.OwnPrice}, {"harga saingan", s.CompetitorPrice}, {"modal (HPP)", s.Cost}} {
		if amount.value != nil {
			said = append(said, fmt.Sprintf("%s %s", amount.name, p.alone(*amount.value)))
		}
	}
	if u.SaidFee != nil {
		said = append(said, "potongan "+u.SaidFee.String())
	}
	if u.WantedMargin != 0 {
		said = append(said, fmt.Sprintf("mau untung %s dari harga jual", u.WantedMargin))
	}
	if u.Sale.WantedProfit != nil {
		said = append(said, "mau untung "+p.each(*u.wantedProfit()))
	}
	if u.Sale.WantedMarkup != nil {
		said = append(said, fmt.Sprintf("mau untung %s dari modal", *u.Sale.WantedMarkup))
	}
	if p.doubt != nil && len(p.doubt.Values) > 0 {
		said = append(said, "yang belum jelas "+join(p.doubt.Values))
	}
	if len(said) == 0 {
		return Block{}, false
	}
	text := strings.Join(said, ", ")
	switch {
	case p.ofPack():
		text += p.forWhat()
	case p.packed() && u.hasAmount():
		text += fmt.Sprintf(" (dari harga untuk %s)", quantity(u.Pack, u.Unit))
	}
	if !u.wantsProfit() && s.Cost != nil {
		text += fmt.Sprintf(". Untung %s dari harga jual patokan Setara; sebut angka lain kalau mau", knowledge.DefaultMargin)
	}
	return formula("Dari Kakak", text), true
}

// wordGapFormula is the distance between the competitor's price and the own
// price or, without one, the cost.
func (p *priceCase) wordGapFormula() []Block {
	s := &p.situation
	from := s.OwnPrice
	if from == nil {
		from = s.Cost
	}
	if s.CompetitorPrice == nil || from == nil {
		return nil
	}
	return []Block{formula("Selisih dengan saingan", difference(*from, *s.CompetitorPrice, *from))}
}

// difference is how far two amounts are apart, also as a share.
func difference(a, b, whole knowledge.Rupiah) string {
	from, less := max(a, b), min(a, b)
	gap := from - less
	return fmt.Sprintf("%s − %s = %s; %s ÷ %s = %s", from, less, gap, gap, whole, knowledge.Ratio(gap, whole))
}

// wordOrderFeeFormula explains the fee for each order where a unit bears more
// than one.
func (p *priceCase) wordOrderFeeFormula() []Block {
	charge := p.situation.Charge
	if charge == nil || *p.advice.FeeFixed == charge.High.Fixed {
		return nil
	}
	return []Block{formula("Biaya pesanan", fmt.Sprintf("%s untuk tiap kemasan %s, jadi %s %s", charge.High.Fixed,
		quantity(p.understood.Pack, p.understood.Unit), *p.advice.FeeFixed, per(p.understood.Unit)))}
}

// wordFloorFormulas are the floor, its proof, and the floor at the lower end
// of the charge.
func (p *priceCase) wordFloorFormulas() []Block {
	low, high := p.situation.Terms()
	if p.advice.BreakEven == nil {
		return nil
	}
	floor := *p.advice.BreakEven
	blocks := []Block{formula("Batas aman", solved(high, 0, floor))}
	if keepsSomething(high) {
		blocks = append(blocks, formula("Bukti batas aman", left(high, floor)))
	}
	if p.showsLowFloor() {
		blocks = append(blocks, formula("Batas aman dengan potongan terendah", solved(low, 0, *p.advice.BreakEvenLow)))
	}
	return blocks
}

// wordProfitFormulas are what is left at the own and at the competitor's
// price.
func (p *priceCase) wordProfitFormulas() []Block {
	s, a := &p.situation, p.advice
	_, high := s.Terms()
	var blocks []Block
	if s.OwnPrice != nil {
		blocks = append(blocks, formula("Sisa di harga Kakak", left(high, *s.OwnPrice)),
			formula("Sisa itu dari harga jual (margin)", divided(*a.Profit, *s.OwnPrice, *a.MarginBP)))
		if high.Cost > 0 {
			blocks = append(blocks, formula("Sisa itu dari modal (markup)",
				divided(*a.Profit, high.Cost, high.Markup(*s.OwnPrice))))
		}
	}
	if s.CompetitorPrice != nil {
		blocks = append(blocks, formula("Sisa kalau ikut harga saingan", left(high, *s.CompetitorPrice)))
	}
	return blocks
}

// wordTargetFormula is the price for the wanted margin.
func (p *priceCase) wordTargetFormula() []Block {
	exact := p.exactTarget()
	if exact == nil {
		return nil
	}
	_, high := p.situation.Terms()
	how := solved(high, p.wantedMargin(), *exact)
	if sale := &p.understood.Sale; sale.WantedProfit != nil || sale.WantedMarkup != nil {
		how = left(high, *exact)
	}
	if target := *p.advice.Target; target != *exact {
		how += ", dinaikkan ke harga yang biasa dipasang: " + p.alone(target)
	}
	return []Block{formula("Harga untuk untung "+p.wantedWords(), how)}
}

// wordPackFormula are the amounts for the pack that the owner spoke of.
func (p *priceCase) wordPackFormula() []Block {
	pack := p.understood.Pack
	var amounts []string
	for _, x := range p.packAmounts() {
		if x.amount != nil {
			amounts = append(amounts, gainOrLossOf(x.label, p.wholeOf(*x.amount)))
		}
	}
	if len(amounts) == 0 {
		return nil
	}
	return []Block{formula("Untuk "+quantity(pack, p.understood.Unit),
		fmt.Sprintf("angka %s × %s: %s", per(p.understood.Unit), pack, strings.Join(amounts, ", ")))}
}

// wordMarketFormulas say how the market's figures come about.
func (p *priceCase) wordMarketFormulas() []Block {
	var blocks []Block
	if choices := p.choices(); len(choices) > 0 {
		blocks = append(blocks, wordChoicesFormula(p.found))
	}
	if p.market == nil || p.market.Used == 0 {
		if p.market != nil && p.market.Found > 0 {
			blocks = append(blocks, formula("Yang ditemukan", fmt.Sprintf("%d data, tidak ada yang bisa dibandingkan", p.market.Found)))
		}
		return blocks
	}
	g, own := &p.market.Groups, p.situation.OwnPrice
	for _, group := range [...]struct {
		name string
		q    knowledge.Quartiles
	}{
		{"Harga pasar " + per(p.market.Unit) + ", dari yang termurah", g.All},
		{"Yang lokal", g.Local}, {"Yang impor", g.Import}, {"Yang tidak diketahui asalnya", g.Unknown},
	} {
		if group.q.N > 0 {
			blocks = append(blocks, formula(group.name, fmt.Sprintf("%d data; seperempatnya sampai %s, tengahnya %s, tiga perempatnya sampai %s",
				group.q.N, group.q.Q1, group.q.Median, group.q.Q3)))
		}
	}
	if own == nil || !p.comparable() {
		return blocks
	}
	if percent, of, ok := p.market.Percentile(*own); ok {
		market, _ := g.Market()
		blocks = append(blocks, formula("Letak harga Kakak", fmt.Sprintf("%d dari %d %s lebih murah = %d%%",
			p.market.Cheaper(*own), market.N, goodsOf(of), percent)))
	}
	if g.Import.N > 0 {
		blocks = append(blocks, formula("Jarak ke harga tengah impor", difference(*own, g.Import.Median, g.Import.Median)))
	}
	return blocks
}

// wordChoicesFormula says how many were found of each kind of goods.
func wordChoicesFormula(found *knowledge.Comparables) Block {
	var counts []string
	for i := range found.Choices {
		c := &found.Choices[i]
		counts = append(counts, fmt.Sprintf("%s %d data", c.Label(), c.Found))
	}
	return formula("Yang ditemukan", fmt.Sprintf("%d data; %s", found.Found, strings.Join(counts, ", ")))
}
