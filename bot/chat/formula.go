package chat

import (
	"context"

	"setara/knowledge"
)

// argumentFormulas is the page of /sumber that shows how the figures are worked out.
const argumentFormulas = "hitungan"

// formulas shows how each figure of an answer of price is worked out, with the
// numbers in it, and the fee rows that it rests on.
func (c *Chat) formulas(ctx context.Context, t *priceBasis) (Response, error) {
	if t.reckoned() {
		return c.reckonedSources(ctx, t)
	}
	p, err := c.studyAgain(ctx, t)
	if err != nil {
		return Response{}, err
	}
	return p.formulaResponse(), nil
}

func (p *priceCase) formulaResponse() Response {
	blocks := p.formulaBlocks()
	charge := p.situation.Charge
	if len(blocks) == 0 && (charge == nil || len(charge.Fees) == 0) {
		return say(saySourcesNone)
	}
	blocks = append([]Block{wordFormulasHead()}, blocks...)
	if charge != nil && len(charge.Fees) > 0 {
		blocks = append(blocks, wordFeeSources(charge)...)
	}
	if p.beside != nil {
		blocks = append(blocks, p.beside.wordRules()...)
	}
	return Response{Blocks: append(blocks, p.wordMoveSources()...)}
}

// formulaBlocks are the formulas, in the order in which the answer tells the
// figures.
func (p *priceCase) formulaBlocks() []Block {
	var blocks []Block
	if p.whole != nil {
		blocks = append(blocks, p.whole.ownFormulas()...)
		blocks = append(blocks, p.wordSingleHead())
		blocks = append(blocks, p.wordPackShares()...)
	}
	blocks = append(blocks, p.ownFormulas()...)
	if p.packed() && p.whole == nil && !p.understood.PackUnclear {
		blocks = append(blocks, p.wordPackFormula()...)
	}
	blocks = append(blocks, p.wordMarketFormulas()...)
	return append(blocks, p.wordMoveFormulas()...)
}

// ownFormulas are those that rest on what the owner said, and on the fees.
func (p *priceCase) ownFormulas() []Block {
	var blocks []Block
	if b, ok := p.wordSaid(); ok && p.whole == nil {
		blocks = append(blocks, b)
	}
	blocks = append(blocks, p.wordGapFormula()...)
	if p.costed() {
		blocks = append(blocks, p.wordOrderFeeFormula()...)
		blocks = append(blocks, p.wordFloorFormulas()...)
		blocks = append(blocks, p.wordProfitFormulas()...)
		blocks = append(blocks, p.wordTargetFormula()...)
		blocks = append(blocks, p.wordSaleFormulas()...)
		blocks = append(blocks, p.wordSuggestionFormula()...)
	}
	return blocks
}

// costed tells whether figures are worked out from the cost.
func (p *priceCase) costed() bool {
	if p.situation.Cost == nil || p.advice == nil {
		return false
	}
	_, high := p.situation.Terms()
	return high.Check() == nil
}

// exactTarget is the price for the wanted margin before it is rounded up to
// what people charge.
func (p *priceCase) exactTarget() *knowledge.Rupiah {
	if !p.costed() || p.advice.Target == nil {
		return nil
	}
	_, high := p.situation.Terms()
	if p.understood.wantsProfit() {
		return p.wantedPrices(high)[0].exact
	}
	price, err := high.PriceForMargin(p.wantedMargin())
	if err != nil {
		return nil
	}
	return &price
}

// addFormulaFacts adds the figures that only the formulas show: what each
// share comes to at the prices spoken of, and what is in between.
func (p *priceCase) addFormulaFacts(f *factList) {
	if s := &p.situation; s.OwnPrice != nil && p.comparable() && !p.ofPack() {
		f.count("jumlah yang lebih murah dari harga Kakak", p.market.Cheaper(*s.OwnPrice))
	}
	if !p.costed() {
		return
	}
	s := &p.situation
	_, high := s.Terms()
	taken := func(at string, terms knowledge.Terms, price *knowledge.Rupiah) {
		if price == nil {
			return
		}
		for _, charged := range terms.Breakdown(*price).Charged {
			f.worked("potongan di "+at, &charged.Amount)
		}
	}
	taken("harga Kakak", high, s.OwnPrice)
	taken("harga saingan", high, s.CompetitorPrice)
	taken("harga yang disarankan", high, p.advice.SuggestedPrice)
	if p.advice.BreakEven != nil && keepsSomething(high) {
		taken("batas aman", high, p.advice.BreakEven)
		f.worked("sisa di batas aman", new(high.Profit(*p.advice.BreakEven)))
	}
	if s.OwnPrice != nil && high.Cost > 0 {
		f.add("untung dari modal", int64(high.Markup(*s.OwnPrice)), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	}
	f.worked("harga pas untuk untung yang diinginkan", p.exactTarget())
}

// keepsSomething tells whether anything but the cost stands between a price
// and the profit.
func keepsSomething(t knowledge.Terms) bool { return t.Fixed > 0 || t.Rate() > 0 }

// showsLowFloor tells whether the lower end of the charge gives another floor.
func (p *priceCase) showsLowFloor() bool {
	return p.advice.BreakEven != nil && p.advice.BreakEvenLow != nil && *p.advice.BreakEvenLow < *p.advice.BreakEven
}
