package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// gap is by how much one side sells for less than the other, where that is said
// in place of its price: "saingan 20rb lebih murah", "setengah harga saya".
type gap struct {
	extent
	amount knowledge.Rupiah
	share  knowledge.BasisPoints
	// rivalCheaper tells which side is the cheaper one.
	rivalCheaper bool
}

// halfWords are half of a price where no measure follows.
var halfWords = wordSet(`setengah separo separuh sparo`)

// mostAmounts is the most amounts of a message in which differences are looked
// for: with more nobody can tell between which they are.
const mostAmounts = 24

// claimGaps claims what is said of the difference between two prices. An
// amount that is rather a price than a difference is left alone.
func (m *message) claimGaps() {
	if len(m.Money) == 0 || len(m.Money) > mostAmounts || m.othersUnspoken() {
		return
	}
	for _, a := range m.Money {
		if !m.taken[a.First] && !a.Impossible && a.High > 0 && a.Low == a.High {
			m.claimGap(gap{extent: extent{a.First, a.Last + 1}, amount: a.High})
		}
	}
	for _, p := range m.Percents {
		if !m.taken[p.First] && p.Value > 0 && p.Value < wholePrice {
			m.claimGap(gap{extent: extent{p.First, p.Last + 1}, share: p.Value})
		}
	}
	for i, w := range m.Words {
		if halfWords[strings.TrimSuffix(w, "nya")] && !m.figures[i] && m.halvesPrice(i) {
			if !m.ownSubject(i) {
				m.takeGap(gap{extent: extent{i, i + 1}, share: wholePrice / 2, rivalCheaper: true})
			}
		}
	}
}

// halvesPrice tells whether a word for half at token i halves a price rather
// than a quantity: "setengah harga", "separonya", "setengah dari saya".
func (m *message) halvesPrice(i int) bool {
	if m.mentioned[i] > 0 {
		return false
	}
	next := m.wordAt(i + 1)
	return strings.HasSuffix(m.Tokens[i].Text, "nya") || next == "harga" || next == "harganya" ||
		next == "dari" && (m.wordAt(i+2) == "harga" || ownVoice[m.wordAt(i+2)])
}

// othersUnspoken tells whether nobody else that sells is spoken of at all.
func (m *message) othersUnspoken() bool {
	return len(m.Platforms) == 0 && !slices.ContainsFunc(m.Words, func(w string) bool {
		return rivalVoice[w] || rivalVoice[stem(w)] || othersHere[w] || othersHere[stem(w)]
	})
}

// claimGap claims a figure beside words of comparing: "20rb lebih murah dari
// saya", "lebih murah 20rb", "selisih 20rb lebih murah".
func (m *message) claimGap(g gap) {
	cheaper, at, ok := m.comparesAt(g.to)
	behind := ok
	if !ok {
		cheaper, at, ok = m.comparedBefore(g.from)
	}
	if !ok || g.amount > 0 && !behind && m.isRatherPrice(g) {
		return
	}
	subject := min(at, g.from)
	if m.ownSubject(subject) {
		g.rivalCheaper = !cheaper || m.wordAt(at-1) == "kalah" || m.wordAt(at) == "kalah"
	} else {
		g.rivalCheaper = cheaper
	}
	m.takeGap(g)
}

// comparesAt reads "lebih murah" or "lebih mahal" at token i.
func (m *message) comparesAt(i int) (cheaper bool, at int, ok bool) {
	if m.wordAt(i) == "lebih" || m.wordAt(i) == "kalah" {
		i++
	}
	switch m.wordAt(i) {
	case "murah", "murahan":
		return true, i, m.wordAt(i-1) == "lebih" || m.wordAt(i-1) == "kalah"
	case "mahal", "mahalan":
		return false, i, m.wordAt(i-1) == "lebih"
	}
	return false, 0, false
}

// comparedBefore reads the words of comparing right in front of token i: "lebih
// murah 20rb", "bedanya sekitar 20rb".
func (m *message) comparedBefore(i int) (cheaper bool, at int, ok bool) {
	k := i - 1
	for k >= 0 && (m.Words[k] == "sekitar" || m.Words[k] == "sampai" || m.Words[k] == "kira") {
		k--
	}
	if cheaper, at, ok = m.comparesAt(k - 1); ok && at == k {
		return cheaper, k, true
	}
	if k < 0 || !differences[m.Words[k]] || !m.onePriceBeside(i) {
		return false, 0, false
	}
	return !slices.Contains(m.Words, "mahal"), k, true
}

// differences lead to what two prices differ by.
var differences = wordSet(`beda bedanya selisih selisihnya terpaut berselisih`)

// onePriceBeside tells whether one amount that is no cost stands beside the one
// at token i, so that a difference can only be of it.
func (m *message) onePriceBeside(i int) bool {
	others := 0
	for _, a := range m.Money {
		if a.First != i && !m.costWordBefore(a.First) {
			others++
		}
	}
	return others == 1
}

// isRatherPrice tells whether an amount behind "lebih murah" is what the goods
// cost: nothing compares it with the other price, and that is too near.
func (m *message) isRatherPrice(g gap) bool {
	if w := m.wordAt(g.to); w == "dari" || w == "daripada" || w == "dibanding" || w == "ketimbang" {
		return false
	}
	return !slices.ContainsFunc(m.Money, func(a text.Money) bool { return a.First != g.from && !a.Bare && a.High >= 2*g.amount })
}

// subjectReach is how many words may stand between who is compared and the
// words of comparing.
const subjectReach = 5

// ownSubject tells whether what stands before token i speaks of the owner.
func (m *message) ownSubject(i int) bool {
	at, own := m.subjectBefore(i)
	return at >= 0 && own
}

// subjectBefore is the nearest word before token i that says who is spoken of;
// -1 for none.
func (m *message) subjectBefore(i int) (int, bool) {
	for k := i - 1; k >= i-subjectReach && !m.stops(k) && !m.figures[k]; k-- {
		w := m.Words[k]
		_, suffixed := ownSuffix(w)
		switch {
		case rivalVoice[w], rivalVoice[stem(w)], othersHere[w], othersHere[stem(w)], m.platformAt(k):
			return k, false
		case ownVoice[w], suffixed:
			if before := m.wordAt(k - 1); rivalVoice[before] {
				return k - 1, false // "lawan saya"
			}
			return k, true
		}
	}
	return -1, false
}

// takeGap keeps a difference, and takes the words that say who is compared:
// they speak for no other price.
func (m *message) takeGap(g gap) {
	m.gaps = append(m.gaps, g)
	m.take(claim{extent: g.extent, sense: senseOther})
	at, _ := m.subjectBefore(g.from)
	if at < 0 || m.platformAt(at) {
		return
	}
	from := at
	if w := m.wordAt(at - 1); w == "harga" || w == "punya" || w == "jualan" || w == "barang" {
		from--
	}
	if from > 0 && m.figures[from-1] {
		return // "80rb punya saya kalah murah 25rb": they speak for what stands before
	}
	for k := from; k <= at; k++ {
		m.taken[k] = true
	}
}

// takeGap works out the price that is not said from the one that is and the
// difference between them.
func (s *sentence) takeGap(u *Understood) {
	for _, g := range s.q.gaps {
		if !s.has(g.from) {
			continue
		}
		switch {
		case u.OwnPrice != nil && u.CompetitorPrice == nil:
			u.CompetitorPrice = g.other(*u.OwnPrice, g.rivalCheaper)
		case u.CompetitorPrice != nil && u.OwnPrice == nil:
			u.OwnPrice = g.other(*u.CompetitorPrice, !g.rivalCheaper)
		}
		if u.CompetitorPrice != nil && u.CompetitorPlatform == "" && u.OwnPlatform != "" && !slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool { return sellingVerbs[w] }) {
			u.CompetitorPlatform, u.OwnPlatform = u.OwnPlatform, ""
		}
		return
	}
}

// other is the price on the other side of a difference; nil where there can be
// none.
func (g *gap) other(known knowledge.Rupiah, cheaper bool) *knowledge.Rupiah {
	difference := g.amount
	if g.share > 0 {
		difference = g.share.Of(known)
	}
	if !cheaper {
		difference = -difference
	}
	if other := known - difference; other > 0 && other <= knowledge.MaxRupiah {
		return &other
	}
	return nil
}
