package chat

import (
	"slices"

	"setara/knowledge"
)

// claimReturned claims how many of how many come back: "retur 3 dari 100",
// "dari 50 pesanan 2 balik", "tiap 100 ada 4 yang retur".
func (m *message) claimReturned() {
	counts := m.counts()
	for _, q := range m.Quantities { // "tiap 100 paket"
		if q.Per && !q.Unclear && q.Unit.Counted() && q.Pack > knowledge.One {
			counts = append(counts, counted{extent: extent{q.First, q.Last + 1}, pack: q.Pack, unit: q.Unit})
		}
	}
	slices.SortFunc(counts, func(a, b counted) int { return a.from - b.from })
	for i := 0; i+1 < len(counts); i++ {
		first, second := counts[i], counts[i+1]
		if second.from < first.to || second.from-first.to > saleReach || !m.comesBack(first, second) {
			continue
		}
		part, whole := first, second
		switch {
		case m.Words[second.from-1] == "dari" || m.wordAt(second.from-2) == "dari":
		case wholeLeads[m.wordAt(first.from-1)], wholeLeads[m.Words[first.from]]:
			part, whole = second, first
		default:
			continue
		}
		if whole.pack <= 0 || whole.pack > knowledge.MaxPack {
			continue
		}
		c := claim{extent: extent{first.from, second.to}, sense: senseReturns}
		if part.pack < whole.pack {
			c.share = knowledge.BasisPoints((int64(part.pack)*2*int64(wholePrice) + int64(whole.pack)) / (2 * int64(whole.pack)))
		} else {
			c.flaw = FlawReturns
		}
		m.take(c)
	}
}

// wholeLeads lead to how many there were altogether.
var wholeLeads = wordSet(`dari tiap setiap per`)

// comesBack tells whether goods that come back are spoken of around two
// counts, and no price stands between them.
func (m *message) comesBack(first, second counted) bool {
	near := false
	for k := max(0, first.from-4); k < min(len(m.Words), second.to+4); k++ {
		if l, ok := m.labelAt(k); ok && l.sense == senseReturns {
			near = true
		}
		switch w := m.Words[k]; w {
		case "balik", "kembali", "dibalikin", "dibalikkan":
			near = near || m.wordAt(k+1) != "modal" && m.wordAt(k-1) != "modal"
		}
		if k >= first.to && k < second.from && m.stops(k) {
			return false
		}
	}
	return near
}
