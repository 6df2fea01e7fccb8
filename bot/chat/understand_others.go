package chat

import (
	"slices"

	"setara/knowledge/text"
)

// othersWeight is what it weighs that somebody is named who sells for a price.
const othersWeight = 20

// othersSell gives a price that somebody else is said to sell for to the other
// side, where the owner says their own: "emak2 kompleks jual donat 2500, saya
// 4rb".
func (s *sentence) othersSell() {
	for k := range s.clauses {
		c := &s.clauses[k]
		if len(c.prices) != 1 || len(c.cues) == 0 || !s.ownElsewhere(k) {
			continue
		}
		q := c.cues[0]
		if p := &s.prices[c.prices[0]]; s.q.Words[q.from] == "jual" && q.to == q.from+1 && best(p) == roleOwn && s.namesSeller(c.from, q.from) {
			p.evidence[roleOwn], p.evidence[roleCompetitor] = 0, othersWeight
		}
	}
}

// ownElsewhere tells whether the price of another clause is said to be the
// owner's by who sells.
func (s *sentence) ownElsewhere(k int) bool {
	for n := range s.clauses {
		if n == k || len(s.clauses[n].prices) == 0 || best(&s.prices[s.clauses[n].prices[0]]) != roleOwn {
			continue
		}
		if slices.ContainsFunc(s.clauses[n].cues, func(c cue) bool { return c.role == roleOwn && ownSide[s.q.Words[c.from]] }) {
			return true
		}
	}
	return false
}

// namesSeller tells whether a stretch in front of "jual" names somebody: words
// that are neither small nor goods.
func (s *sentence) namesSeller(from, to int) bool {
	named := false
	for i := from; i < to; i++ {
		switch w := s.q.Words[i]; {
		case s.q.Tokens[i].Kind != text.Word, text.NeverGoods(w) && !s.q.inside[i]:
		case s.q.inside[i], s.isPlatformToken(i), s.q.namesGoods(s.q.Tokens[i].Text), ownSide[w]:
			return false
		default:
			named = true
		}
	}
	return named
}

// rivalBid tells whether an amount is what a buyer offers because another seller
// asks no more: "pembeli nawar 60rb katanya di shopee segitu".
func (m *message) rivalBid(a text.Money) bool {
	bid := false
	for k := a.First - 1; k >= a.First-bidReach && k >= 0 && !m.stops(k); k-- {
		bid = bid || bargains[m.Words[k]] || bargains[stem(m.Words[k])]
	}
	elsewhere := false
	for k := a.Last + 1; bid && k <= a.Last+bidReach && k < len(m.Words) && !m.figures[k]; k++ {
		w := m.Words[k]
		if elsewhere = elsewhere || m.platformAt(k) || rivalVoice[w] || othersHere[w]; elsewhere && sameAmount[w] {
			return true
		}
	}
	return false
}

// bidReach is how many words may stand between a bid, its amount and who asks
// the same.
const bidReach = 8

// sameAmount point back to an amount that was said.
var sameAmount = wordSet(`segitu segini segituan sama`)

// takeBids gives what a buyer offers because of another seller to that side.
func (s *sentence) takeBids() {
	for i := range s.prices {
		if p := &s.prices[i]; s.q.rivalBid(p.Money) {
			p.evidence = [roleOther + 1]int{roleCompetitor: listWeight}
			if i > 0 && s.between(&s.prices[i-1], p, "jadi", "menjadi") {
				s.prices[i-1].evidence = [roleOther + 1]int{roleOwn: listWeight} // "nawar tas saya 120rb jadi 70rb"
			}
		}
	}
}
