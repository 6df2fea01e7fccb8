package chat

import "setara/knowledge"

// addImport looks up the customs rules on the goods of a question of price:
// for the line beside it where the question asks for the duty too, and for the
// button that asks why the competitor can be so cheap.
func (c *Chat) addImport(p *priceCase, question string) {
	u := &p.understood
	if c.Customs == nil || u.CompetitorPrice == nil {
		return
	}
	asked := readImport(question)
	goods := dutyGoods(c.Customs, u.Product)
	cheaper := u.OwnPrice == nil || *u.CompetitorPrice < *u.OwnPrice
	if p.imports = cheaper && (goods != nil || asked.has(topicImport)); !u.AsksDuty && !asked.asksBeside() {
		return
	}
	u.AsksDuty = true
	i := c.workOutImport(&Understood{Product: u.Product, Unit: u.Unit}, &importQuestion{topics: topicDuty, pieces: 1}, nil, p.asOf)
	if i.quotes[0].VAT != nil {
		i.beside = true
		p.beside = i
	}
}

// besideBlocks is the line on duty in an answer of price.
func (p *priceCase) besideBlocks() []Block {
	if p.beside == nil {
		return nil
	}
	return []Block{p.beside.wordBeside()}
}

// besideFacts are the figures of that line.
func (p *priceCase) besideFacts() []knowledge.Fact {
	if p.beside == nil {
		return nil
	}
	return p.beside.facts()
}

func (p *priceCase) besideRegulations() []string {
	if p.beside == nil {
		return nil
	}
	return p.beside.regulations()
}

// importButton offers the answer on imports below one of price.
func (p *priceCase) importButton() []Button {
	if !p.imports || p.doubt != nil {
		return nil
	}
	return []Button{{Label: buttonImport, Action: actionImport}}
}
