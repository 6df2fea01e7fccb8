package chat

import (
	"strconv"

	"setara/knowledge"
	"setara/knowledge/text"
)

// total is what an amount was spent on altogether: "500rb buat 20 kaos".
type total struct {
	pack knowledge.Pack
	unit knowledge.Unit
	// goods is the token behind the count, where what was made is named.
	goods int
}

// yieldWords lead from what was spent to how much came of it.
var yieldWords = wordSet(`buat untuk jadi menjadi dapat menghasilkan hasil hasilnya`)

// yieldReach is how many words may stand between a cost and what came of it.
const yieldReach = 4

// findTotals finds the costs that were said for a whole batch. A bare count is
// then no price. An amount that nothing speaks for has the silent role.
func (s *sentence) findTotals(silent role) {
	for i := range s.prices {
		p := &s.prices[i]
		r := best(p)
		if r == roleNone {
			r = silent
		}
		if p.void || p.Impossible || r != roleCost && r != rolePart {
			continue
		}
		t, at, ok := s.yield(p)
		if !ok {
			continue
		}
		p.total = t
		for k := range s.prices {
			if other := &s.prices[k]; other.First == at {
				other.void = true
			} else if k < i && best(p) == rolePart && best(other) == rolePart && other.total.pack == 0 {
				other.total = t // cloth and wages of the same batch
			}
		}
	}
}

// yield reads how much came of a cost, and the token at which the count
// starts.
func (s *sentence) yield(p *price) (total, int, bool) {
	for i := p.Last + 1; i <= p.Last+yieldReach && s.has(i); i++ {
		if _, priced := s.q.said[i]; priced {
			return total{}, 0, false
		}
		if yieldWords[s.q.Words[i]] {
			return s.countBehind(i)
		}
		if t := s.q.Tokens[i]; t.Kind == text.Mark && t.Text != "," {
			return total{}, 0, false
		}
	}
	return total{}, 0, false
}

// countBehind reads the count behind a word of yield: a quantity, or a number
// that counts goods or ends the clause. A measure of one or less, such as 100
// gram, is what the goods are sold by rather than a batch.
func (s *sentence) countBehind(i int) (total, int, bool) {
	at := i + 1
	for s.has(at) && smallWords[s.q.Words[at]] {
		at++
	}
	for _, q := range s.q.Quantities {
		if (q.First == at || q.First == i && q.Contents) && s.has(q.Last) && !q.Per && !q.Unclear && !q.Size && q.Pack > 0 {
			return total{q.Pack, q.Unit, q.Last + 1}, q.First, !q.Measured() || q.Pack > knowledge.One
		}
	}
	for _, m := range s.q.Money {
		if m.First == at && s.has(m.Last) && m.Bare && !m.Impossible && m.Low == m.High {
			count, ok := bareCount(m)
			ends := s.endsClause(m.Last+1) && s.q.Words[i] != "jadi" && s.q.Words[i] != "menjadi"
			return total{pack: count, goods: m.Last + 1}, at, ok && (ends || s.goodsAt(m.Last+1))
		}
	}
	for _, o := range s.q.Others {
		if o.First == at && o.Last == at && s.has(at) && !o.Foreign {
			count, ok := wholeCount(s.q.Tokens[at].Text)
			return total{pack: count, goods: at + 1}, at, ok && s.goodsAt(at+1) && s.q.namesGoods(s.q.Tokens[at+1].Text)
		}
	}
	return total{}, 0, false
}

// goodsAt tells whether goods are named at token i.
func (s *sentence) goodsAt(i int) bool {
	if !s.has(i) {
		return false
	}
	_, ok := s.productWord(i)
	return ok
}

// bareCount is the count that a bare number is where it counts goods.
func bareCount(m text.Money) (knowledge.Pack, bool) {
	count := m.Low
	if len(m.Alternatives) > 0 { // read as thousands
		if count%1000 != 0 {
			return 0, false
		}
		count /= 1000
	}
	pack := knowledge.Pack(count) * knowledge.One
	return pack, count > 0 && count <= knowledge.Rupiah(knowledge.MaxPack/knowledge.One)
}

// wholeCount reads a count in plain digits.
func wholeCount(digits string) (knowledge.Pack, bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n <= 0 || n > int(knowledge.MaxPack/knowledge.One) {
		return 0, false
	}
	return knowledge.Pack(n) * knowledge.One, true
}

// divideTotals gives the costs of a batch their pack. It is no pack of the
// question: the goods are sold one by one.
func (s *sentence) divideTotals() {
	for i := range s.prices {
		if p := &s.prices[i]; p.isTotal() {
			p.pack, p.unit, p.packSaid, p.unclear = p.total.pack, p.total.unit, true, false
		}
	}
}

// isTotal tells whether an amount is the cost of a batch.
func (p *price) isTotal() bool {
	return p.total.pack > 0 && (p.role == roleCost || p.role == rolePart)
}

// unitOfTotal is the unit that a batch was counted or measured in, empty where
// there is none.
func (s *sentence) unitOfTotal() knowledge.Unit {
	for i := range s.prices {
		if p := &s.prices[i]; p.isTotal() && !p.void && p.total.unit != "" {
			return p.total.unit
		}
	}
	return ""
}

// madeAt tells whether token i names what a batch was made into.
func (s *sentence) madeAt(i int) bool {
	for k := range s.prices {
		if p := &s.prices[k]; p.isTotal() && p.total.goods == i {
			return true
		}
	}
	return false
}

// countsBatch tells whether a quantity is how much came of a cost.
func (s *sentence) countsBatch(q *text.Quantity) bool {
	for i := range s.prices {
		if p := &s.prices[i]; p.isTotal() && p.total.goods == q.Last+1 {
			return true
		}
	}
	return false
}
