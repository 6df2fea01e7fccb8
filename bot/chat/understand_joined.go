package chat

import (
	"setara/knowledge"
	"setara/knowledge/text"
)

// joinedQuantities are the quantities of the sentence that may be what a price
// buys. A count of packages and what one of them holds are one quantity: "3
// bungkus kopi 250gr" is 750 gram.
func (s *sentence) joinedQuantities() []text.Quantity {
	var joined []text.Quantity
	for i := range s.q.Quantities {
		q := s.q.Quantities[i]
		if !s.has(q.First) || s.q.taken[q.First] || s.countsBatch(&q) || q.Traded || q.Size || s.isCapacity(&q) {
			continue
		}
		if last := len(joined) - 1; last >= 0 {
			if both, ok := s.join(joined[last], q); ok {
				joined[last] = both
				continue
			}
		}
		joined = append(joined, q)
	}
	return joined
}

// join makes one quantity of two neighbours of which one counts what the other
// measures.
func (s *sentence) join(a, b text.Quantity) (text.Quantity, bool) {
	measure, count := a, b
	if b.Measured() {
		measure, count = b, a
	}
	if !s.measuresOne(&measure) || !countsGoods(&count) || !s.together(&a, &b) {
		return text.Quantity{}, false
	}
	both := text.Quantity{First: a.First, Last: b.Last, Unit: measure.Unit, Per: count.Per}
	if s.q.priceBetween(a.Last+1, b.First) {
		both.First = b.First // what stands behind its price
	}
	pack := measure.Pack * count.Pack / knowledge.One
	switch {
	case count.Pack == knowledge.One:
		both.Pack = measure.Pack
	case pack > 0 && pack <= knowledge.MaxPack && s.saysEach(&measure, &count):
		both.Pack = pack
	default:
		// "250 gr isi 12": each, or together?
		both.Unit, both.Pack, both.Unclear = knowledge.UnitPiece, knowledge.One, true
	}
	return both, true
}

// measuresOne tells whether a quantity is the weight or volume of goods rather
// than the measure of a price: "250gr", "@250gr", not "per kg".
func (s *sentence) measuresOne(q *text.Quantity) bool {
	return q.Measured() && q.Unit != knowledge.UnitMetre && !q.Unclear && !q.Contents && (!q.Per || s.saidAt(q))
}

// countsGoods tells whether a quantity counts packages or pieces.
func countsGoods(q *text.Quantity) bool {
	return !q.Unclear && (q.Unit == "" || q.Unit == knowledge.UnitPiece)
}

// saysEach tells whether a measure is that of each of what is counted: behind
// "@", or beside a lot or a package that is not said as contents.
func (s *sentence) saysEach(measure, count *text.Quantity) bool {
	if s.saidAt(measure) {
		return true
	}
	return !count.Contents && (count.Unit == "" || text.IsPackage(s.q.Tokens[count.Last].Text))
}

func (s *sentence) saidAt(q *text.Quantity) bool { return s.q.Tokens[q.First].Text == "@" }

// joinReach is how many words may stand between a count and a measure.
const joinReach = 5

// together tells whether two quantities speak of the same goods. With several
// prices only the goods may stand between a count and its measure, and nothing
// behind a measure but the price that both are for.
func (s *sentence) together(a, b *text.Quantity) bool {
	from, to, alone := a.Last+1, b.First, len(s.prices) == 1
	if p := s.priceAt(from, to); p != nil {
		if p.Last+1 != to || s.priceAt(b.Last+1, b.Last+2) != nil {
			return false
		}
		to = p.First
	}
	if from == to || from+1 == to && s.q.Tokens[from].Text == "," {
		return true
	}
	if to-from > joinReach || a.Measured() && !alone {
		return false
	}
	for i := from; i < to; i++ {
		if s.q.Tokens[i].Kind != text.Word {
			return false
		}
	}
	return true
}

// priceAt is the first amount that starts in a stretch of the sentence.
func (s *sentence) priceAt(from, to int) *price {
	for i := range s.prices {
		if p := &s.prices[i]; p.First >= from && p.First < to {
			return p
		}
	}
	return nil
}
