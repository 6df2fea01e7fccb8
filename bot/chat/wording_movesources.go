package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordMoveSources shows the programmes and rules that the answer names, with
// the figures that were told, their dates and addresses.
func (p *priceCase) wordMoveSources() []Block {
	hits := p.namedEntries()
	if len(hits) == 0 {
		return nil
	}
	blocks := []Block{paragraph(bold("Program dan aturan"))}
	for _, hit := range hits {
		e := hit.Entry()
		name := entryTitle(hit) + ", " + e.Agency
		for i := range p.bearings {
			if b := &p.bearings[i]; b.Hit.Entry().ID == e.ID {
				name += ": " + strings.TrimSuffix(b.Point.Text, ".")
			}
		}
		if told := p.toldOf(e); len(told) > 0 {
			name += ": " + strings.Join(told, ", ")
		}
		sure := ""
		switch e.Confidence {
		case knowledge.ConfidenceThin:
			sure = ", sumbernya tipis, jadi tanyakan dulu"
		case knowledge.ConfidenceMemory:
			sure = ", belum dicocokkan dengan sumber resmi, jadi tanyakan dulu"
		}
		blocks = append(blocks, item(plain(fmt.Sprintf("%s (%s, data per %s%s, ", name, e.ID, e.AsOf.Written(), sure)),
			link("cek di sini", e.Address), plain(")")))
	}
	return blocks
}

// toldOf are the figures of a programme or rule that the moves told.
func (p *priceCase) toldOf(e *knowledge.Entry) []string {
	var told []string
	for _, figure := range e.Figures {
		for _, move := range p.named() {
			if f, ok := move.Figures[knowledge.MoveSlot(figure.Name)]; ok && f.Source == e.ID {
				told = append(told, f.Label+" "+wordFigure(f))
				break
			}
		}
	}
	return told
}

// wordSuggestionFormula says how the suggested price comes about, and what it
// leaves.
func (p *priceCase) wordSuggestionFormula() []Block {
	a := p.advice
	if a.SuggestedPrice == nil {
		return nil
	}
	how := fmt.Sprintf("harga yang biasa dipasang, tidak di bawah batas aman %s", *a.BreakEven)
	if p.comparable() && p.market.Used >= knowledge.MinComparables {
		switch market, of := p.market.Groups.Market(); {
		case a.Verdict == knowledge.VerdictLower:
			how += fmt.Sprintf(" dan tidak di atas kuartil atas %s %s", goodsOf(of), p.marketPrice(market.Q3))
		case p.steps():
			how += fmt.Sprintf(", menuju kuartil bawah %s %s, dan sekali naik paling banyak %s dari harga Kakak selama itu cukup untuk batas aman",
				goodsOf(of), p.marketPrice(market.Q1), knowledge.MostStep)
		default:
			how += fmt.Sprintf(" dan tidak di bawah kuartil bawah %s %s", goodsOf(of), p.marketPrice(market.Q1))
		}
	}
	_, high := p.situation.Terms()
	return []Block{formula("Harga yang disarankan", how+": "+a.SuggestedPrice.String()),
		formula("Sisa di harga itu", left(high, *a.SuggestedPrice))}
}

// wordMoveFormulas say how the figures of the moves' sentences come about.
func (p *priceCase) wordMoveFormulas() []Block {
	var blocks []Block
	for i := range p.named() {
		m := &p.named()[i]
		amount := func(slot knowledge.MoveSlot) string { return wordFigure(m.Figures[slot]) }
		switch {
		case m.Has(knowledge.SlotFeeOfTwo):
			fee := amount(knowledge.SlotOrderFee)
			blocks = append(blocks, formula("Biaya pesanan isi dua dan tiga", fmt.Sprintf("%s ÷ 2 = %s; %s ÷ 3 = %s; hemat %s − %s = %s",
				fee, amount(knowledge.SlotFeeOfTwo), fee, amount(knowledge.SlotFeeOfThree), fee, amount(knowledge.SlotFeeOfThree), amount(knowledge.SlotSaved))))
		case m.Has(knowledge.SlotOwnProfit):
			own := amount(knowledge.SlotOwnProfit)
			blocks = append(blocks, formula("Sisa kalau jual sendiri", fmt.Sprintf("%s − modal %s = %s, yaitu %s lebih banyak",
				*p.situation.OwnPrice, *p.situation.Cost, own, amount(knowledge.SlotKept))))
		case m.Has(knowledge.SlotSmallPrice):
			blocks = append(blocks, formula("Kemasan lebih kecil", fmt.Sprintf("harga tengah %s pembanding %s − %s = %s",
				amount(knowledge.SlotSmallCount), amount(knowledge.SlotSmallPrice), *p.situation.OwnPrice, amount(knowledge.SlotSmallGap))))
		case m.Has(knowledge.SlotLotPrice):
			blocks = append(blocks, formula("Jual partai", fmt.Sprintf("harga tengah %s pembanding %s − modal %s = %s",
				amount(knowledge.SlotLotCount), amount(knowledge.SlotLotPrice), *p.situation.Cost, amount(knowledge.SlotLotProfit))))
		case m.Has(knowledge.SlotCustomPrice):
			blocks = append(blocks, formula("Pesanan khusus", fmt.Sprintf("harga tengah %s pembanding %s",
				amount(knowledge.SlotCustomCount), amount(knowledge.SlotCustomPrice))))
		}
		for _, trait := range m.Lacking.Traits {
			blocks = append(blocks, formula("Judul menyebut "+traitWords[trait.Trait], fmt.Sprintf("%d dari %d %s di atas harga tengah",
				trait.Count, m.Lacking.Leaders, goodsOf(m.Lacking.Of))))
		}
	}
	return blocks
}
