package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordExtra says what the cost was summed of: its parts, and what was added to
// the cost that the owner named.
func (p *priceCase) wordExtra() []Block {
	var blocks []Block
	if sum, ok := p.sumOfParts(); ok {
		blocks = append(blocks, item(plain("Modal dihitung "+sum.String()+": "+strings.Join(amounts(*p.understood.Sale.Parts), " + ")+".")))
	}
	if extra, cost := p.understood.Sale.Extra, p.situation.Cost; p.addsExtra() {
		blocks = append(blocks, item(plain(fmt.Sprintf("Modal dihitung %s: %s ditambah biaya lain %s tiap penjualan.", *cost, *cost-*extra, *extra))))
	}
	return blocks
}

// addsExtra tells whether something was added to the cost that the owner named.
func (p *priceCase) addsExtra() bool {
	extra, cost := p.understood.Sale.Extra, p.situation.Cost
	return extra != nil && cost != nil && *extra < *cost
}

// sumOfParts is what the parts of the cost come to, where they still are all
// of it but for what was added.
func (p *priceCase) sumOfParts() (knowledge.Rupiah, bool) {
	parts, cost := p.understood.Sale.Parts, p.situation.Cost
	if parts == nil || cost == nil {
		return 0, false
	}
	whole := *cost
	if p.addsExtra() {
		whole -= *p.understood.Sale.Extra
	}
	return whole, sumOf(*parts) == whole
}

func sumOf(amounts []knowledge.Rupiah) knowledge.Rupiah {
	var sum knowledge.Rupiah
	for _, a := range amounts {
		sum += a
	}
	return sum
}

// The names of how a cost comes about.
const (
	proofParts = "Modal dari bagiannya"
	proofExtra = "Modal dengan biaya lain"
)

// costFormulas are how the cost comes about, each with its name; none where the
// owner said it as a whole.
func (p *priceCase) costFormulas() [][2]string {
	var list [][2]string
	if sum, ok := p.sumOfParts(); ok {
		list = append(list, [2]string{proofParts, strings.Join(amounts(*p.understood.Sale.Parts), " + ") + " = " + sum.String()})
	}
	if p.addsExtra() {
		cost, extra := *p.situation.Cost, *p.understood.Sale.Extra
		list = append(list, [2]string{proofExtra, fmt.Sprintf("%s + %s = %s", cost-extra, extra, cost)})
	}
	return list
}

// addExtraFacts adds the figures of wordExtra.
func (p *priceCase) addExtraFacts(f *factList) {
	if sum, ok := p.sumOfParts(); ok {
		for i := range *p.understood.Sale.Parts {
			f.said("bagian modal", &(*p.understood.Sale.Parts)[i])
		}
		f.worked("modal dari bagiannya", &sum)
	}
	if p.addsExtra() {
		f.said("biaya lain tiap penjualan", p.understood.Sale.Extra)
		f.said("modal sebelum biaya lain", new(*p.situation.Cost-*p.understood.Sale.Extra))
	}
}
