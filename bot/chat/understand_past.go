package chat

import (
	"slices"

	"setara/knowledge"
)

// The words by which what was is told from what is.
var (
	pastWords = wordSet(`dulu dulunya tadinya awalnya awal semula asalnya sebelumnya kemarin biasanya biasa pernah`)
	nowWords  = wordSet(`sekarang kini jadi menjadi turun turunin turunkan diturunkan diturunin banting dibanting diobral obral naik
		dinaikin dinaikkan tinggal`)
)

// pastReach is how many words may stand between a word of the past and its
// figure, and between that and the one of now.
const pastReach = 6

// claimPast claims a price that was, where what it is now follows: "saingan dulu
// 40rb sekarang 25rb". Who is spoken of in front of the old price then sells
// for the new one.
func (m *message) claimPast() {
	for i := 0; i+1 < len(m.Money); i++ {
		was, is := m.Money[i], m.Money[i+1]
		if was.Impossible || is.Impossible || was.Bare != is.Bare && is.Bare || m.taken[was.First] || is.First-was.Last > pastReach+1 {
			continue
		}
		past, ok := m.pastAt(was.First, was.Last)
		if !ok || !m.becomesNow(was.Last+1, is.First) || m.otherSideBetween(was.First, was.Last+1, is.First) {
			continue
		}
		m.take(claim{extent: extent{was.First, was.Last + 1}, sense: senseOther})
		m.taken[past] = true
		for k := was.Last + 1; k < is.First; k++ {
			m.taken[k] = m.taken[k] || nowWords[m.Words[k]]
		}
	}
}

// pastAt is the word of the past that stands with a figure.
func (m *message) pastAt(first, last int) (int, bool) {
	for k := first - 1; k >= first-pastReach && k >= 0 && !m.figures[k] && !(m.stops(k) && m.Words[k] != ","); k-- {
		if pastWords[m.Words[k]] {
			return k, true
		}
	}
	return last + 1, pastWords[m.wordAt(last+1)]
}

// becomesNow tells whether a stretch leads from what was to what is.
func (m *message) becomesNow(from, to int) bool {
	return slices.ContainsFunc(m.Words[from:to], func(w string) bool { return nowWords[w] }) &&
		!slices.ContainsFunc(m.Words[from:to], func(w string) bool { return w == "?" || costHeads[w] || costHeads[stem(w)] })
}

// otherSideBetween tells whether a stretch names the other side than stands
// before a figure: "dulu saya jual 70rb, sekarang di shopee 35rb".
func (m *message) otherSideBetween(first, from, to int) bool {
	rivals, owner := m.othersSpoken(first) || m.platformBefore(first), false
	for k := from; k < to; k++ {
		w := m.Words[k]
		if !rivals && (othersHere[w] || othersHere[stem(w)] || rivalVoice[w] || m.platformAt(k)) {
			return true
		}
		owner = owner || ownVoice[w]
	}
	return rivals && owner
}

// platformBefore tells whether a marketplace is named in front of token i in
// what is said there, where nothing is sold by the owner.
func (m *message) platformBefore(i int) bool {
	for k := i - 1; k >= i-pastReach && !m.stops(k) && !m.figures[k]; k-- {
		if m.platformAt(k) {
			return !sellingVerbs[m.wordAt(k-1)] && !sellingVerbs[m.wordAt(k-2)]
		}
	}
	return false
}

// claimPastSales claims how much was sold and is sold now: "dulu laku 200
// potong sekarang cuma 30" names no price. What is sold now counts.
func (m *message) claimPastSales() {
	counts := m.counts()
	slices.SortFunc(counts, func(a, b counted) int { return a.from - b.from })
	for i := 0; i+1 < len(counts); i++ {
		was, is := counts[i], counts[i+1]
		if is.from-was.to > pastReach || is.from < was.to || m.pricedAt(is.to) || !m.soldBefore(was.from) || m.taken[was.from] || m.taken[is.from] ||
			!slices.Contains(m.Words[was.to:is.from], "sekarang") && !slices.Contains(m.Words[was.to:is.from], "tinggal") {
			continue
		}
		now := claim{extent: is.extent, sense: senseOther}
		if every, ok := m.soldEvery(was); ok {
			now = claim{extent: is.extent, sense: senseSold, unit: was.unit, every: every}
			now.count = min(knowledge.Pack(every.monthly(int64(is.pack))), maxMonthly)
		}
		m.take(claim{extent: was.extent, sense: senseOther})
		m.take(now)
	}
}

// soldBefore tells whether a word of selling well leads to a count.
func (m *message) soldBefore(i int) bool {
	for k := i - 1; k >= i-3 && !m.stops(k) && !m.figures[k]; k-- {
		if l, ok := m.labelAt(k); ok && l.sense == senseSold {
			return true
		}
	}
	return false
}
