package chat

import (
	"slices"
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
			t, at, ok = s.batchBefore(p)
		}
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

// makingWords lead to how much was made of what a cost is for.
var makingWords = wordSet(`bikin buat membuat produksi memproduksi masak jahit menjahit cetak olah bahan modal rakit anyam`)

// leastEach is the least rupiah that one of a batch is believed to cost.
const leastEach knowledge.Rupiah = 50

// batchReach is how many words may stand between how much was made and what
// was spent on it.
const batchReach = 7

// batchBefore reads how much was made in front of what it cost, and the token
// at which that starts: "bikin 50 pcs totebag habis 1,1 juta". What is made in
// a time is no batch, and a price for one says so.
func (s *sentence) batchBefore(p *price) (total, int, bool) {
	for end := p.First; end >= p.First-batchReach; end-- {
		n, ok := s.q.countEndingAt(end)
		if !ok || !s.has(n.from-1) || s.q.priceBetween(n.to, p.First) ||
			n.contents || !n.unit.Counted() && n.unit != "" || n.pack <= knowledge.One || n.pack.Each(p.Low) < leastEach ||
			!n.said && !s.goodsAt(n.to) {
			continue
		}
		if w := s.q.Words[n.from-1]; !makingWords[w] && !makingWords[stem(w)] && !makingWords[s.q.Tokens[n.from-1].Text] || !s.leadsToSpent(n.to, p.First) || s.perBehind(p) {
			continue
		}
		return total{n.pack, n.unit, n.to}, n.from, true
	}
	return total{}, 0, false
}

// leadsToSpent tells whether a stretch between a batch and an amount leads to
// what was spent: it speaks neither of selling nor of a time, and only a comma
// parts it.
func (s *sentence) leadsToSpent(from, to int) bool {
	for i := from; i < to; i++ {
		l, labelled := s.q.labelAt(i)
		w := s.q.Words[i]
		if labelled && periods[l.sense] != "" || soldFor[w] || soldFor[stem(w)] || s.q.stops(i) && w != "," {
			return false
		}
	}
	return true
}

// spendBatches gives an amount that nothing speaks for to the cost, where it is
// said to be spent on a batch: "bikin 60 porsi keluar 420rb".
func (s *sentence) spendBatches() {
	for i := range s.prices {
		p := &s.prices[i]
		if r := best(p); p.void || p.Impossible || r == roleCost || r == rolePart || p.evidence[roleCompetitor] >= surelyOwnEvidence {
			continue
		}
		if t, at, ok := s.batchBefore(p); ok && s.isSpent(at-1, t.goods, p.First) {
			p.evidence = [roleOther + 1]int{roleCost: listWeight}
		}
	}
}

// isSpent tells whether the word before a batch, or one between it and an
// amount, is one of spending.
func (s *sentence) isSpent(making, from, to int) bool {
	words := append([]string{s.q.Words[making]}, s.q.Words[from:to]...)
	return slices.ContainsFunc(words, func(w string) bool { return spendingWords[w] || spendingWords[stem(w)] })
}

// spendingWords say that an amount was spent.
var spendingWords = wordSet(`bahan modal habis abis keluar ngeluarin total biaya ongkos kena makan upah`)

// perBehind tells whether an amount is said to be for one.
func (s *sentence) perBehind(p *price) bool {
	return slices.ContainsFunc(s.q.Quantities, func(q text.Quantity) bool {
		return q.First > p.Last && q.First <= p.Last+2 && (q.Per || q.Pack == knowledge.One)
	})
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
	s.shareTotal()
}

// shareTotal gives what a whole batch is sold for the pack of its cost: "bikin
// 50 tas habis 1 juta, jual 1,7 juta semuanya".
func (s *sentence) shareTotal() {
	var whole price
	for i := range s.prices {
		if p := &s.prices[i]; p.isTotal() && !p.void {
			whole.High += p.High
			whole.pack = p.pack
		}
	}
	for i := range s.prices {
		p := &s.prices[i]
		if whole.High > 0 && !p.packSaid && !p.void && p.role == roleOwn && p.High > whole.High && s.packMuchCloser(&whole, p) {
			p.pack, p.packSaid = whole.pack, true
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
