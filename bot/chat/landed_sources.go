package chat

import (
	"setara/knowledge"
)

// importBasis is an answer on an import: the question, and the rate that it was
// worked out at, so that a rate which an officer sets later does not change
// what was said.
type importBasis struct {
	Question string                  `json:"question"`
	Said     Understood              `json:"said"`
	Rate     *knowledge.ExchangeRate `json:"rate,omitempty"`
	AsOf     knowledge.Day           `json:"as_of"`
}

// explainImport shows how the figures of an answer on an import came
// about, and the rules that they rest on.
func (c *Chat) explainImport(t *importBasis) Response {
	if c.Customs == nil {
		return say(saySourcesNone)
	}
	asked := importAsked(t.Question)
	i := c.workOutImport(&t.Said, &asked, t.Rate, t.AsOf)
	return Response{Blocks: append(i.formulaBlocks(), i.wordRules()...)}
}

// formulaBlocks are the formulas of an answer on an import: what was said, the
// rate, the value of the goods, and then route by route.
func (i *importCase) formulaBlocks() []Block {
	var lines []Block
	if v := i.quotes[0].VAT; v != nil && v.Part != v.Whole {
		lines = append(lines, wordVATFormula(v))
	}
	if !i.asksVATAlone() {
		lines = append(i.wordSaid(), lines...)
		lines = append(lines, i.wordValueFormula()...)
		for n := range i.quotes {
			lines = append(lines, i.wordQuoteFormulas(&i.quotes[n])...)
		}
		lines = append(lines, i.wordAbroadFormula()...)
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]Block{wordImportFormulasHead()}, lines...)
}

// room is what a price leaves for one piece abroad on a route, with its proof.
type room struct {
	fob knowledge.Cents
	// bill is that of the consignment at this price abroad, more the total at
	// a cent more; nil where that is not known.
	bill knowledge.Bill
	more *knowledge.Rupiah
	// duty is the rate that holds.
	duty knowledge.BasisPoints
	// untaxed tells that no value added tax is reckoned with.
	untaxed bool
}

// rooms are what a price leaves on a route, by the low end of the rates and,
// where it is another, by the high end; none where nothing can be worked out
// or nothing is left.
func (i *importCase) rooms(q *quote) []room {
	if i.price == nil || i.rate == nil || q.impliedMissing != knowledge.MissingNothing || q.implied.High == 0 {
		return nil
	}
	rooms := []room{i.roomAt(q, q.implied.High, false)}
	if q.implied.Low > 0 && q.implied.Low != q.implied.High {
		rooms = append(rooms, i.roomAt(q, q.implied.Low, true))
	}
	return rooms
}

// roomAt proves that a price abroad is the dearest that fits, by the high or
// the low end of the rates.
func (i *importCase) roomAt(q *quote, fob knowledge.Cents, high bool) room {
	bill := func(fob knowledge.Cents) (*knowledge.Bill, *knowledge.Band) {
		c := i.asked.consignment(i.unit)
		c.FOB, c.Value = fob*knowledge.Cents(c.Pieces), 0
		landed, missing := q.Landed(c, *i.rate)
		switch {
		case missing != knowledge.MissingNothing:
			return nil, nil
		case high:
			return &landed.High, &landed.Band
		default:
			return &landed.Low, &landed.Band
		}
	}
	b, band := bill(fob)
	r := room{fob: fob, bill: *b, duty: band.Duty.Low, untaxed: q.MaybeUntaxed && !high}
	if high {
		r.duty = band.Duty.High
	}
	if more, _ := bill(fob + 1); more != nil {
		r.more = &more.Total
	}
	return r
}
