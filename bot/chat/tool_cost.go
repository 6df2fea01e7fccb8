package chat

import (
	"context"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// costBasis is what an amount of a cost is for.
type costBasis string

// The bases: one of the goods, or a whole batch.
const (
	costForEach  costBasis = "each"
	costForBatch costBasis = "batch"
)

var (
	costBases = []costBasis{costForEach, costForBatch}
	costKinds = []knowledge.CostKind{
		knowledge.CostMaterial, knowledge.CostPackaging, knowledge.CostLabour, knowledge.CostPower, knowledge.CostWear, knowledge.CostOther,
	}
)

// maxToolParts is how many parts of a cost a call may list.
const maxToolParts = 20

type costArguments struct {
	Product *string         `json:"product" jsonschema:"The goods, in the owner's own words. Null unless said."`
	Parts   []toolCostPart  `json:"parts" jsonschema:"What goes into the goods, as the owner listed it, one by one. Add nothing, sum nothing up."`
	Makes   *float64        `json:"makes" jsonschema:"How many units one batch makes, as the owner said it. Null where all parts are for each unit."`
	Unit    *knowledge.Unit `json:"unit" jsonschema:"What the goods are counted in. Null for pieces."`
}

// toolCostPart is one part of a cost as the model understood it.
type toolCostPart struct {
	Name     string             `json:"name" jsonschema:"What the owner calls it, such as 'tepung'."`
	Kind     knowledge.CostKind `json:"kind" jsonschema:"What kind of cost it is."`
	Amount   int64              `json:"amount" jsonschema:"What is paid, in rupiah, exactly as the owner said it."`
	Quantity *float64           `json:"quantity" jsonschema:"How many times the amount is paid: 3 for '3 kg at 10.000 each'. Null for once."`
	Basis    costBasis          `json:"basis" jsonschema:"Whether it is for each unit or for a whole batch."`
}

var costTool = newTool("cost_of_goods",
	"What do the owner's goods cost to make (HPP, modal per barang)? Works it out from the parts that the owner listed. Use it only where the owner named the parts with their amounts.",
	func(_ context.Context, c *Chat, said *ownersWords, a *costArguments) (toolResult, error) {
		d, err := said.costs(a)
		if err != nil {
			return toolResult{}, err
		}
		answer := c.answerListed(said.text, d)
		r := toolResult{answer: answer, of: d.Product, asOf: c.today()}
		if !answer.Answered {
			r.notes = append(r.notes, "something is missing; the blocks ask for it")
		}
		unit := d.unit()
		r.measure = func(*knowledge.Fact) knowledge.Unit {
			if unit.Counted() {
				return ""
			}
			return unit
		}
		r.addProduct(said, d.Product)
		return r, nil
	})

// costs are the parts of a cost, each of them one that the owner said.
func (w *ownersWords) costs(a *costArguments) (*costDraft, error) {
	h := w.heard()
	product, err := w.product(a.Product)
	if err != nil {
		return nil, err
	}
	if len(a.Parts) == 0 || len(a.Parts) > maxToolParts {
		return nil, badArguments("list 1 to %d parts", maxToolParts)
	}
	d := &costDraft{Product: product}
	given := map[knowledge.Rupiah]int{}
	for i := range a.Parts {
		line, err := w.costLine(h, &a.Parts[i])
		if err != nil {
			return nil, err
		}
		if given[line.Amount]++; given[line.Amount] > h.mentions[line.Amount] {
			return nil, badArguments("%d was said once and can be only one of the parts", line.Amount)
		}
		d.Lines = append(d.Lines, line)
	}
	if a.Unit != nil {
		d.Unit = *a.Unit
	}
	if a.Makes != nil {
		makes, ok := packOf(*a.Makes)
		if !ok || !h.hasCount(makes) {
			return nil, badArguments("makes %v was not said by the owner; leave it null", *a.Makes)
		}
		d.Yield = makes
	}
	return d, nil
}

func (w *ownersWords) costLine(h *heard, p *toolCostPart) (CostLine, error) {
	name, err := w.part(p.Name)
	if err != nil {
		return CostLine{}, err
	}
	amount := knowledge.Rupiah(p.Amount)
	if amount > knowledge.MaxRupiah || !h.has(amount) {
		return CostLine{}, badArguments("amount %d was not said by the owner; leave the part out or ask", p.Amount)
	}
	line := CostLine{CostItem: knowledge.CostItem{
		Kind: p.Kind, Name: knowledge.FirstRunes(name, maxCostName), Amount: amount, Quantity: knowledge.One, Basis: knowledge.CostPerUnit,
	}}
	if p.Basis == costForBatch {
		line.Basis = knowledge.CostPerBatch
	}
	if p.Quantity != nil {
		quantity, ok := packOf(*p.Quantity)
		if !ok || !h.hasCount(quantity) {
			return CostLine{}, badArguments("quantity %v was not said by the owner; leave it null", *p.Quantity)
		}
		line.Quantity = quantity
	}
	return line, nil
}

// hasCount tells whether the owner said a count of anything: money, a rate and a
// share are none.
func (h *heard) hasCount(count knowledge.Pack) bool {
	return count == knowledge.One || slices.Contains(h.counts, count) ||
		slices.ContainsFunc(h.packs, func(q text.Quantity) bool { return q.Pack == count })
}

// countsIn are the numbers of a message that count something. A bare number that
// may as well be money is a count only behind a word for what is made.
func countsIn(m *message) []knowledge.Pack {
	rate, rated := text.ReadRate(&m.Question)
	var counts []knowledge.Pack
	for _, n := range m.counts() {
		before := m.wordAt(n.from - 1)
		money := slices.ContainsFunc(m.Money, func(a text.Money) bool { return a.First == n.from })
		switch {
		case rated && n.from <= rate.Last && n.to > rate.First:
		case money && !batchWords[before] && !shareWords[before] && !makeWords[before]:
		default:
			counts = append(counts, n.pack)
		}
	}
	return counts
}
