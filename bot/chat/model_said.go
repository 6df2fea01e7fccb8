package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// saidPrice is an amount that the owner plainly said as one of the prices of a
// case, with what it buys.
type saidPrice struct {
	slot Slot
	PackAmount
	unit knowledge.Unit
}

// is tells whether it is an amount, as it was said or for one.
func (p *saidPrice) is(amount knowledge.Rupiah) bool { return p.Amount == amount || p.Each() == amount }

// saidPrices are the prices of a sentence whose role its words tell. u is what
// was understood of it: a price there that was not said as such follows from
// what was ("5rb lebih murah").
func (s *sentence) saidPrices(u *Understood) []saidPrice {
	var said []saidPrice
	parts := true
	for i := range s.prices {
		p := &s.prices[i]
		slot, known := slotOf(p.role)
		switch {
		case p.void || p.Impossible || !known:
		case p.role == rolePart:
			parts = parts && p.evidence[rolePart] >= enoughEvidence
		case s.saysRole(i):
			for _, amount := range withoutRepeats([]knowledge.Rupiah{p.Low, p.High}) {
				said = append(said, saidPrice{slot, PackAmount{amount, p.pack}, s.unitOf(p, u)})
			}
		}
	}
	if sum, ok := s.partsTogether(); ok && parts && s.amountOf(roleCost) != nil && sum.Each() == *s.amountOf(roleCost) {
		said = append(said, saidPrice{SlotCost, sum, u.Unit})
	}
	for slot, each := range u.prices {
		if each != nil && !s.names(*each) && !(slot == SlotCost && s.sumOfParts() != nil) {
			said = append(said, saidPrice{slot, PackAmount{*each, knowledge.One}, u.Unit})
		}
	}
	return said
}

// names tells whether one of the amounts of a sentence comes to a price.
func (s *sentence) names(each knowledge.Rupiah) bool {
	return slices.ContainsFunc(s.prices, func(p price) bool {
		return p.pack.Each(p.Low) == each || p.pack.Each(p.High) == each
	})
}

// unitOf is what a price is for: what was said with it, else with the others.
func (s *sentence) unitOf(p *price, u *Understood) knowledge.Unit {
	switch {
	case p.unit != "":
		return p.unit
	case u.Unit.Counted():
		return u.Unit
	}
	return knowledge.UnitPiece
}

// prices are the prices of a case by what they are.
func (u *Understood) prices(yield func(Slot, *knowledge.Rupiah) bool) {
	_ = yield(SlotOwnPrice, u.OwnPrice) && yield(SlotCompetitorPrice, u.CompetitorPrice) && yield(SlotCost, u.Cost)
}

// saysRole tells whether the words around a price say whose it is: those that
// speak for its role, or the goods that it is of and nothing else.
func (s *sentence) saysRole(i int) bool {
	p := &s.prices[i]
	at := s.clauseOf(p)
	if at < 0 {
		return false
	}
	c := &s.clauses[at]
	if p.role == roleOwn && slices.ContainsFunc(s.q.Words[c.from:c.to], ownsNoGoods) {
		return false
	}
	return p.evidence[p.role] >= enoughEvidence || s.onlyGoodsBefore(c, i) && !s.namedBehind(c, i)
}

// ownsNoGoods tells whether a word names something of the owner's that is no
// goods: "utangku".
func ownsNoGoods(word string) bool {
	stem, cut := strings.CutSuffix(word, "ku")
	if _, owns := ownSuffix(word); !cut || !owns {
		return false
	}
	cue, n := lists.roles.at([]string{stem}, 0)
	return n > 0 && cue.role != roleOwn
}

// onlyGoodsBefore tells whether a price stands behind goods, with nothing in the
// clause before it that makes it anything but their price: "ongkir sandal 15rb".
func (s *sentence) onlyGoodsBefore(c *clause, i int) bool {
	from, goods := c.from, false
	if at := slices.Index(c.prices, i); at > 0 {
		from = s.prices[c.prices[at-1]].Last + 1
	}
	for at := from; at < s.prices[i].First; at++ {
		if end, skip := s.q.mentioned[at]; skip {
			at = end - 1
			continue
		}
		if s.q.Tokens[at].Kind != text.Word {
			continue
		}
		switch word := s.q.Tokens[at].Text; {
		case s.q.namesGoods(word):
			goods = true
		case goods && text.DescribesGoods(word):
		case !s.saysNothing(at, s.prices[i].role):
			return false
		}
	}
	return goods
}

// supposing are words that intents are told by, and that say nothing of a price.
var supposing = wordSet(`kalau misal misalnya punya ada mau ingin`)

// saysNothing tells whether a word makes nothing of the price behind it but what
// it is taken for.
func (s *sentence) saysNothing(at int, r role) bool {
	word := s.q.Words[at]
	if cue, n := lists.roles.at(s.q.Words[:s.to], at); n > 0 {
		return cue.role == r
	}
	return supposing[word] || smallWords[word] || lists.filler(word) && !lists.asked[word]
}

// namedBehind tells whether the word right behind the last price of a clause
// says that it is something else: "sandal 15rb ongkirnya".
func (s *sentence) namedBehind(c *clause, i int) bool {
	if c.prices[len(c.prices)-1] != i {
		return false
	}
	for at := s.prices[i].Last + 1; at < c.to; at++ {
		if r, speaks := s.roleAt(at); speaks {
			return r != s.prices[i].role
		}
		if !smallWords[s.q.Words[at]] {
			return false
		}
	}
	return false
}

// roleAt is what the word at a token speaks for, with an ending or without.
func (s *sentence) roleAt(at int) (role, bool) {
	cue, n := lists.roles.at(s.q.Words[:s.to], at)
	for _, ending := range endings {
		if stem, cut := strings.CutSuffix(s.q.Words[at], ending); n == 0 && cut {
			cue, n = lists.roles.at([]string{stem}, 0)
		}
	}
	return cue.role, n > 0
}
