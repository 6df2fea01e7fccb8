package chat

import (
	"slices"

	"setara/knowledge"
)

// packed tells whether the owner named prices for more, or less, than one
// unit.
func (p *priceCase) packed() bool {
	return p.understood.Pack != 0 && p.understood.Pack != knowledge.One
}

// response words the case: the decision first, then the figures, then how good
// the evidence is, then what to do and what to say next.
func (p *priceCase) response() Response {
	var r Response
	add := func(blocks ...Block) { r.Blocks = append(r.Blocks, blocks...) }
	switch {
	case p.doubt != nil:
		// Nothing is recommended on a figure that may be another's.
		add(wordDoubt(p.doubt))
		add(p.ownFigures()...)
		r.Buttons = doubtButtons(p.doubt)
		return r
	case p.understood.Product == "" && !p.statesSomething():
		return say(askProduct)
	case len(p.choices()) > 0:
		return p.askKind()
	}
	if p.leadsWithProfit() {
		add(p.wordProfitFirst())
	}
	if p.understood.AsksCost && p.situation.Cost != nil {
		add(p.wordCostFirst())
	}
	if p.advice != nil {
		add(placeLead.at(p.leading().wordVerdict())...)
	} else if p.market != nil && p.market.Used > 0 {
		add(placeLead.at(p.wordMarketFirst())...)
	}
	add(p.figures()...)
	add(p.dollarBlocks()...)
	add(p.besideBlocks()...)
	add(placeFoot.at(p.evidence()...)...)
	add(p.wordMoves()...)
	add(p.wordBearings()...)
	add(placeFoot.at(p.closing()...)...)
	r.Buttons = p.buttons()
	return r
}

// leadsWithProfit tells whether what is left is said before the decision: it
// is what was asked.
func (p *priceCase) leadsWithProfit() bool {
	return p.understood.AsksProfit && p.whole == nil && p.advice != nil && p.advice.Profit != nil && p.situation.CompetitorPrice == nil
}

// saysMarkup tells whether the profit was asked for as a share of the cost too,
// and there is one.
func (p *priceCase) saysMarkup() bool {
	return p.understood.AsksMarkup && p.whole == nil && p.advice != nil && p.advice.Profit != nil && *p.advice.Profit > 0 && p.markup() != 0
}

// markup is the profit at the own price as a share of the cost.
func (p *priceCase) markup() knowledge.BasisPoints {
	_, high := p.situation.Terms()
	return high.Markup(*p.situation.OwnPrice)
}

// evidence says how good the evidence is, or that there is none.
func (p *priceCase) evidence() []Block {
	switch {
	case p.market == nil:
		return nil
	case p.market.Used > 0:
		return wordEvidence(p.market)
	case p.market.Found == 0:
		return append([]Block{wordNothingFound(p.understood.goods(), p.asOf)}, p.wordWithoutMarket()...)
	}
	if unit := p.otherMeasure(); unit != "" {
		return []Block{wordOtherMeasure(p.understood.goods(), p.market.Found, unit)}
	}
	return append([]Block{wordNoneUsed(p.understood.goods(), p.market.Found)}, p.wordWithoutMarket()...)
}

// otherMeasure is the measure that the goods are sold by where it is another
// than the owner's; empty where that is not why none is used.
func (p *priceCase) otherMeasure() knowledge.Unit {
	for i := range p.market.Items {
		if p.market.Items[i].Why == knowledge.WhyOtherUnit {
			return p.market.Items[i].Unit
		}
	}
	return ""
}

// figures are the lines of the answer that hold numbers.
func (p *priceCase) figures() []Block {
	blocks := p.ownFigures()
	if kept := p.understood.Kept; kept != nil {
		blocks = append(blocks, wordKeptCost(kept))
	}
	if p.market != nil && p.market.Used > 0 {
		var a *knowledge.Advice
		if p.comparable() {
			a = p.advice
		}
		blocks = append(blocks, p.wordMarket(a)...)
	}
	if p.advice != nil && p.situation.Cost != nil {
		blocks = append(blocks, placeFoot.at(p.leading().wordCharge())...)
	}
	return blocks
}

// ownFigures are the lines that rest on what the owner said alone.
func (p *priceCase) ownFigures() []Block {
	if p.whole != nil {
		blocks := p.whole.ownFigures()
		if len(blocks) > 0 {
			blocks = append([]Block{p.whole.wordPacked()}, blocks...)
		}
		if b, ok := p.wordSingle(); ok {
			blocks = append(blocks, b)
		}
		if p.situation.Cost != nil && p.understood.Sale.Monthly > 0 {
			blocks = append(blocks, p.wordMonths()...)
		}
		return blocks
	}
	var blocks []Block
	if p.packed() {
		blocks = append(blocks, wordPack(p.understood.Pack, p.understood.Unit))
	}
	if b, ok := p.wordGap(); ok {
		blocks = append(blocks, b)
	}
	if a := p.advice; a != nil {
		if a.BreakEven != nil {
			blocks = append(blocks, p.wordFloor())
		}
		if a.Profit != nil && !p.leadsWithProfit() {
			blocks = append(blocks, p.wordProfit())
		}
		if p.saysMarkup() {
			blocks = append(blocks, p.wordMarkup())
		}
		if a.LossIfMatched != nil && a.Verdict != knowledge.VerdictDoNotMatch {
			blocks = append(blocks, p.wordMatch())
		}
		switch {
		case a.Target != nil:
			blocks = append(blocks, p.wordTarget())
		case a.BreakEven != nil:
			blocks = append(blocks, wordImpossibleMargin(p.wantedMargin()))
		}
	}
	blocks = append(blocks, p.saleFigures()...)
	if p.situation.Cost == nil && p.understood.WantedMargin != 0 {
		blocks = append(blocks, wordWanted(p.understood.WantedMargin))
	}
	return blocks
}

func (p *priceCase) wantedMargin() knowledge.BasisPoints {
	if p.understood.WantedMargin != 0 {
		return p.understood.WantedMargin
	}
	return knowledge.DefaultMargin
}

// closing names the sources and asks for the one thing that helps most.
func (p *priceCase) closing() []Block {
	var blocks []Block
	if p.market != nil && p.market.Used > 0 {
		blocks = append(blocks, wordSourceLine(p.market, p.places()))
	}
	return append(blocks, p.wordAsk(p.asks()))
}

// asks is the slot that the answer asks for: the one thing that helps most;
// empty where nothing is missing.
func (p *priceCase) asks() Slot {
	switch u := &p.understood; {
	case p.doubt != nil:
		return p.doubt.Slot
	case u.Product == "":
		return SlotProduct
	case len(p.choices()) > 0:
		return SlotKind
	case u.PackUnclear, p.market != nil && p.market.Used == 0 && p.otherMeasure() != "":
		return SlotPack
	case u.Cost == nil && !p.group:
		return SlotCost
	case u.CompetitorPrice == nil:
		return SlotCompetitorPrice
	case u.OwnPrice == nil:
		return SlotOwnPrice
	case u.OwnPlatform == "" && !u.Offline && u.SaidFee == nil && !p.group:
		return SlotOwnPlatform
	default:
		return ""
	}
}

// places are the marketplaces of the used comparables, in alphabetical order.
func (p *priceCase) places() []string {
	var names []string
	for i := range p.market.Items {
		item := &p.market.Items[i]
		if !item.Used {
			continue
		}
		name := item.Platform.Name()
		if name == "" {
			name = placeUnnamed
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (p *priceCase) buttons() [][]Button {
	var row []Button
	if p.understood.Cost == nil && p.understood.Product != "" && !p.group {
		row = append(row, Button{Label: buttonCost, Action: actionCost})
	}
	if p.market != nil && p.market.Found > 0 {
		row = append(row, Button{Label: buttonSources, Action: actionSources})
	}
	rows := [][]Button{row, append(p.infoButton(), p.importButton()...)}
	return slices.DeleteFunc(rows, func(row []Button) bool { return len(row) == 0 })
}
