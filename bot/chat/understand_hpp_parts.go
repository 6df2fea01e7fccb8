package chat

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// costPart is one piece of a message about cost.
type costPart struct {
	kind     costPartKind
	from, to int // tokens, end excluded
	word     string
	money    text.Money
	quantity text.Quantity
	percent  knowledge.BasisPoints
	// count is a number as a count; hasCount tells it from none.
	count    knowledge.Pack
	hasCount bool
}

type costPartKind uint8

const (
	costWord    costPartKind = iota
	costAmount               // money that says so
	costNumber               // a bare number: money as traders say it, or a count
	costMeasure              // a quantity
	costPercent
	costMark
	costBeyond // a number that is no figure of any household
)

// costParts cuts a message into its pieces.
func costParts(q text.Question) []costPart {
	starts := map[int]costPart{}
	for _, m := range q.Money {
		p := costPart{kind: costAmount, from: m.First, to: m.Last + 1, money: m}
		if m.Bare {
			p.kind = costNumber
			p.setCount(q.Tokens)
		}
		starts[m.First] = p
	}
	for _, m := range q.Quantities {
		starts[m.First] = costPart{kind: costMeasure, from: m.First, to: m.Last + 1, quantity: m}
	}
	for _, p := range q.Percents {
		starts[p.First] = costPart{kind: costPercent, from: p.First, to: p.Last + 1, percent: p.Value}
	}
	for _, o := range q.Others {
		p := costPart{kind: costNumber, from: o.First, to: o.Last + 1}
		switch {
		case o.Foreign || o.Last > o.First && q.Tokens[o.First].Kind == text.Number && q.Tokens[o.Last].Kind != text.Word:
			p.kind = costMark // a date, a list's number: nothing to reckon with
		case len(q.Tokens[o.First].Text) >= digitsBeyond:
			p.kind = costBeyond
		default:
			p.setCount(q.Tokens)
		}
		starts[o.First] = p
	}
	centimetres(q, starts)
	var parts []costPart
	for i := 0; i < len(q.Tokens); {
		p, known := starts[i]
		if !known {
			p = plainPart(q, i)
		}
		parts = append(parts, p)
		i = p.to
	}
	return parts
}

// centimetres makes lengths of the numbers before "cm".
func centimetres(q text.Question, starts map[int]costPart) {
	for first, p := range starts {
		next := p.to
		if p.kind == costNumber && p.hasCount && next < len(q.Tokens) && q.Tokens[next].Text == "cm" && p.count >= 100 {
			starts[first] = costPart{kind: costMeasure, from: first, to: next + 1, quantity: text.Quantity{
				First: first, Last: next, Unit: knowledge.UnitMetre, Pack: p.count / 100,
			}}
		}
	}
}

// digitsBeyond is from how many digits a number is beyond all measure: more
// than [knowledge.MaxRupiah] has.
const digitsBeyond = 14

// setCount reads the part's number as a count; of a range the lower end, which
// spreads the cost over fewer.
func (p *costPart) setCount(tokens []text.Token) {
	p.count, _, p.hasCount = text.ReadCount(tokens, p.from)
}

// plainPart is a word, a number in words that is no money, or a mark.
func plainPart(q text.Question, i int) costPart {
	t := q.Tokens[i]
	if t.Kind == text.Word {
		if count, next, ok := text.ReadCount(q.Tokens, i); ok && count > 0 {
			return costPart{kind: costNumber, from: i, to: next, count: count, hasCount: true, word: q.Words[i]}
		}
		return costPart{kind: costWord, from: i, to: i + 1, word: strings.TrimSuffix(q.Words[i], "'")}
	}
	return costPart{kind: costMark, from: i, to: i + 1, word: t.Text}
}

// isCount tells whether the part can say how many: a number, or a quantity
// that is no price's measure.
func (p *costPart) isCount() bool {
	return p.kind == costNumber && p.hasCount || p.kind == costMeasure && !p.quantity.Per
}

// pack is what a part that counts says.
func (p *costPart) pack() (knowledge.Pack, knowledge.Unit) {
	if p.kind == costMeasure {
		return p.quantity.Pack, p.quantity.Unit
	}
	return p.count, ""
}
