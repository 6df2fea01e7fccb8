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
		case s.q.Tokens[i].Kind != text.Word, lists.fillers[w] && !s.q.inside[i]:
		case s.q.inside[i], s.isPlatformToken(i), s.q.namesGoods(s.q.Tokens[i].Text), ownSide[w]:
			return false
		default:
			named = true
		}
	}
	return named
}
