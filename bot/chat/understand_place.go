package chat

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// platformCues are the marketplaces, as evidence for prices near them: the
// owner's where they sell there, else the competitor's.
func (s *sentence) platformCues(others []cue) []cue {
	var cues []cue
	for _, m := range s.q.Platforms {
		if !s.has(m.First) {
			continue
		}
		if s.inChoice(m) {
			continue
		}
		c := cue{extent{m.First, m.Last + 1}, roleCue{role: roleCompetitor, weight: platformWeight}}
		if s.sellsThere(m, others) || s.asksOfSaleAt(m, others) {
			c.role, c.weight = roleOwn, ownPlatformWeight
		}
		cues = append(cues, c)
	}
	return cues
}

// inChoice tells whether a marketplace stands in a list to choose from, which
// says nothing of whose a price is: "shopee vs tokopedia bagusan mana".
func (s *sentence) inChoice(m text.PlatformMention) bool {
	if !s.has(m.First) {
		return false
	}
	chosen := s.says(senseChoose) || s.says(senseCompare)
	joint := func(i, other int) bool {
		return s.has(other) && s.isPlatformToken(other) && (choiceJoints[s.q.wordAt(i)] || chosen && listJoints[s.q.wordAt(i)])
	}
	return joint(m.First-1, m.First-2) || joint(m.Last+1, m.Last+2)
}

// choiceJoints stand between marketplaces to choose from, listJoints between
// those of a list that it is asked to choose from.
var (
	choiceJoints = wordSet(`vs versus atau apa`)
	listJoints   = wordSet(`dan sama dengan , /`)
)

// sellsThere tells whether the owner says that they sell on a marketplace:
// "jual di shopee", "toko saya di tokped", "jual 45rb di lazada".
func (s *sentence) sellsThere(m text.PlatformMention, others []cue) bool {
	if first := cueStarting(others, m.Last+1); first.role == roleOwn && first.weight >= ownSideWeight {
		return true // "lapak lazada ku"
	}
	own := false
	for i := m.First - 1; i >= max(s.from, m.First-maxReach); i-- {
		t := s.q.Tokens[i]
		if t.Kind == text.Mark && strings.Contains(",;.?!\n", t.Text) || contrasts[s.q.Words[i]] {
			break
		}
		if s.q.priceBetween(i, i+1) && s.priceFollows(m.Last+1) {
			break
		}
		switch c := cueEnding(others, i); {
		case c.role == roleCompetitor:
			return false
		case c.role == roleOwn && c.weight >= ownPlaceWeight && !c.tight:
			own = true
		}
	}
	return own
}

// asksOfSaleAt tells whether the only price beside a cost, called a price and
// said to be asked on a marketplace, is what the owner wants to know the
// outcome of: "modal 70rb harga 50rb di tokopedia rugi ga". Where anybody else
// is spoken of it may be theirs.
func (s *sentence) asksOfSaleAt(m text.PlatformMention, others []cue) bool {
	if len(s.prices) > 2 || s.namesRivalry(s.extent) ||
		!slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool { return outcomes[w] || outcomes[stem(w)] }) ||
		slices.ContainsFunc(others, func(c cue) bool { return c.role == roleCompetitor }) {
		return false
	}
	return slices.ContainsFunc(s.prices, func(p price) bool {
		return p.Last < m.First && s.rightBehind(p.Last+1, m.First) &&
			slices.ContainsFunc(others, func(c cue) bool { return c.role == roleOwn && c.to <= p.First && s.rightBehind(c.to, p.First) })
	})
}

// outcomes are words for how a sale turns out.
var outcomes = wordSet(`rugi untung cuan laba tekor boncos profit nombok`)

// contrasts are words behind which the other side is spoken of.
var contrasts = wordSet(`tapi sedangkan sementara padahal namun kok malah eh`)

// cueEnding is the cue whose last token is i, the zero cue for none; the cues
// are in order.
func cueEnding(cues []cue, i int) cue {
	k, found := slices.BinarySearchFunc(cues, i+1, func(c cue, to int) int { return c.to - to })
	if !found {
		return cue{}
	}
	return cues[k]
}

// cueStarting is the cue whose first token is i, the zero cue for none; the
// cues are in order.
func cueStarting(cues []cue, i int) cue {
	k, found := slices.BinarySearchFunc(cues, i, func(c cue, from int) int { return c.from - from })
	if !found {
		return cue{}
	}
	return cues[k]
}

// maxReach is how many tokens away a word may still speak for a marketplace.
const maxReach = 16

// priceFollows tells whether an amount comes after token i before the sentence
// pauses.
func (s *sentence) priceFollows(i int) bool {
	for end := i + maxReach; i < end && s.has(i); i++ {
		if s.q.priceBetween(i, i+1) {
			return true
		}
		if t := s.q.Tokens[i]; t.Kind == text.Mark && strings.Contains(",;.?!\n", t.Text) {
			return false
		}
	}
	return false
}
