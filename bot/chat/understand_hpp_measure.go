package chat

import (
	"setara/knowledge"
	"setara/knowledge/text"
)

// measure reads a quantity.
func (r *costReader) measure(p *costPart) {
	l, q := &r.line, &p.quantity
	switch {
	case r.failsAhead(r.at+1) && !q.Per:
		r.failed(p)
		r.at = r.pastFillers(r.at+1) + 1
	case q.Per:
		r.per(p)
	case q.Contents:
		r.contents(p)
	case r.timeAt(r.at+1) > 0 && q.Unit.Counted():
		next := r.behindTime(r.at + 1)
		r.made(r.at, r.timeAt(r.at+1))
		r.at = next
	case q.Pack == knowledge.One && q.Unit.Counted() && q.Unit != "" && l.amount != nil && l.quantity == nil && !l.parted:
		l.perUnit, l.perPiece = true, true // "500 sebiji"
	case r.asked.Content && l.empty() && q.Measured():
		r.out.Content, r.out.ContentUnit = q.Pack, q.Unit
	case r.asked.Content && l.empty():
		r.yield(r.madeCount(p))
	case r.asked.Yield && l.empty() && !r.multiplies(r.at):
		r.yield(r.madeCount(p))
	case r.asked.Made && l.empty() && q.Unit.Counted():
		r.made(r.at, daysOfMonth)
	case r.asked.Life && l.empty() && q.Unit.Counted():
		r.out.Lines = append(r.out.Lines, CostLine{CostItem: knowledge.CostItem{Kind: knowledge.CostWear, Shared: q.Pack}})
	case l.amount != nil && !l.parted && !l.at && q.Unit.Counted() && l.quantity == nil && l.kindOf("") != knowledge.CostPackaging && r.out.Yield == nil && l.perOf == nil && !l.perUnit && r.at+1 == len(r.parts):
		r.yield(q.Pack, q.Unit) // "kain 300rb benang 20rb 25 pcs"
	default:
		r.buy(p)
		if r.multiplies(r.at) {
			r.line.at = true // "3 meter x 25rb"
			r.at += 2
		}
	}
}

// buy notes how much is bought.
func (r *costReader) buy(p *costPart) {
	if r.pricedPer(p) {
		return
	}
	if r.line.amount != nil && (r.line.parted || r.line.quantity != nil) {
		r.flush()
	}
	l, q := &r.line, p.quantity
	l.quantity, l.written = &q, knowledge.One
	if count, ok := r.writtenCount(p); ok {
		l.written = count
	}
	for i := p.from; i < p.to; i++ {
		l.fine = l.fine || spelledMeasures[r.q.Tokens[i].Text]
	}
	if len(l.names) == 0 {
		if word := r.q.Words[p.to-1]; l.amount == nil && r.isFigure(r.at+1) {
			if _, known := costKindOf(word); known {
				l.names = append(l.names, word) // "25 botol 50rb"
			}
		}
	}
}

// pricedPer reads the second of two quantities where one is a single measure,
// which the price is for: "1,5 kg harga sekilo 120rb", "17rb sekilo, 2 kg".
func (r *costReader) pricedPer(p *costPart) bool {
	l, q := &r.line, p.quantity
	if l.quantity == nil || !q.Measured() || q.Unit != l.quantity.Unit {
		return false
	}
	switch {
	case p.to == p.from+1 && q.Pack == knowledge.One:
		l.perOf = &q
	case l.quantity.First == l.quantity.Last && l.quantity.Pack == knowledge.One:
		l.perOf, l.quantity = l.quantity, &q
	default:
		return false
	}
	return true
}

// per reads "per pcs", "/kg", "per lusin".
func (r *costReader) per(p *costPart) {
	l, q := &r.line, p.quantity
	if l.amount != nil && l.parted && r.isFigure(r.at+1) {
		r.flush()
	}
	l = &r.line
	if q.Unit.Counted() && q.Pack == knowledge.One && l.quantity == nil {
		l.perUnit, l.perPiece = true, true
		return
	}
	l.perOf = &q
}

// contents reads "isi 50", "isi 100 gr" and "dapat 20 biji". Behind a part of
// the cost it tells how much of it is bought, and by itself what one of the
// goods holds.
func (r *costReader) contents(p *costPart) {
	word, q, l := r.q.Words[p.from], &p.quantity, &r.line
	said := l.amount != nil || len(l.names) > 0 && (r.out.Yield == nil || l.quantity != nil)
	switch {
	case shareWords[word]:
		r.comes(word, q.Pack, q.Unit)
	case !said && r.q.Tokens[p.from].Kind == text.Number:
		r.yield(r.madeCount(p)) // "50 bungkus isi 100 gr"
	case !said, q.Measured() && l.kindOf("") == knowledge.CostPackaging:
		r.out.Content, r.out.ContentUnit = q.Pack, q.Unit
	case !q.Measured():
		l.shared, l.sharedBy = q.Pack, q.Unit
	case l.quantity == nil:
		r.buy(p)
	}
}

// packed tells whether a measure without an amount says what goods that are made
// by the same measure are packed in: "jadi 5 kg, kemasan 100 gr".
func (r *costReader) packed(l *costDraftLine) bool {
	return l.amount == nil && l.quantity != nil && r.out.Yield != nil && measured(r.out.Unit) && l.quantity.Unit == r.out.Unit &&
		len(l.names) > 0 && l.kindOf("") == knowledge.CostPackaging
}

// writtenCount is how many of its unit a quantity was written as: 2 of "2
// lusin".
func (r *costReader) writtenCount(p *costPart) (knowledge.Pack, bool) {
	count, next, ok := text.ReadCount(r.q.Tokens, p.from)
	return count, ok && next <= p.to && count > 0
}
