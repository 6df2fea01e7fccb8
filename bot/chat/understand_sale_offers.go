package chat

import (
	"slices"
	"strconv"

	"setara/knowledge"
	"setara/knowledge/text"
)

// claimPromises claims what is given with what is bought: "beli 2 gratis 1",
// "buy 1 get 1".
func (m *message) claimPromises() {
	for i := range m.Tokens {
		if m.claimShortPromise(i) || !buyingWords[m.Tokens[i].Text] && m.Words[i] != "beli" {
			continue
		}
		bought, next, ok := m.plainCount(i + 1)
		if !ok {
			continue
		}
		k := next
		for k < len(m.Words) && k < next+2 && !givingWords[m.Words[k]] && !givingWords[m.Tokens[k].Text] && !m.stops(k) {
			k++
		}
		if k >= len(m.Words) || !givingWords[m.Words[k]] && !givingWords[m.Tokens[k].Text] {
			continue
		}
		given, end, ok := m.plainCount(k + 1)
		if !ok || m.priceStartsAt(end-1) {
			continue
		}
		if givesAll[m.Words[k]] && given > bought {
			given -= bought // "beli 2 dapat 3"
		}
		c := claim{extent: extent{i, end}, sense: senseBundle, count: (bought + given) * knowledge.One, free: given * knowledge.One}
		if bought+given > maxBundle {
			c.flaw = FlawBundle
		}
		m.take(c)
	}
}

// claimShortPromise claims "b2g1" at token i.
func (m *message) claimShortPromise(i int) bool {
	if i+3 >= len(m.Tokens) || m.Tokens[i].Text != "b" || m.Tokens[i+2].Text != "g" {
		return false
	}
	bought, _, ok := m.plainCount(i + 1)
	given, err := strconv.Atoi(m.Tokens[i+3].Text)
	if n, number := strconv.Atoi(m.Tokens[i+1].Text); !ok && number == nil {
		bought, ok = knowledge.Pack(n), true
	}
	if !ok || bought <= 0 || err != nil || given <= 0 || int64(bought)+int64(given) > maxBundle {
		return false
	}
	free := knowledge.Pack(given)
	m.take(claim{extent: extent{i, i + 4}, sense: senseBundle, count: (bought + free) * knowledge.One, free: free * knowledge.One})
	return true
}

var (
	buyingWords = wordSet(`buy beli`)
	givingWords = wordSet(`gratis free get dapat bonus dapet`)
	givesAll    = wordSet(`dapat`)
)

// plainCount reads a count of goods at token i, with the word for what it
// counts, and where it ends.
func (m *message) plainCount(i int) (knowledge.Pack, int, bool) {
	if i >= len(m.Tokens) {
		return 0, i, false
	}
	for _, q := range m.Quantities {
		if q.First == i && q.Unit.Counted() && !q.Unclear && q.Pack > 0 && q.Pack%knowledge.One == 0 {
			return q.Pack / knowledge.One, q.Last + 1, true
		}
	}
	if n, err := strconv.Atoi(m.Tokens[i].Text); err == nil && n > 0 && n <= maxBundle {
		return knowledge.Pack(n), i + 1, true
	}
	if n, ok := spelledCounts[m.Words[i]]; ok {
		return n, i + 1, true
	}
	return 0, i, false
}

var spelledCounts = map[string]knowledge.Pack{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}

func (m *message) priceStartsAt(i int) bool {
	return slices.ContainsFunc(m.Money, func(a text.Money) bool { return a.First == i && !a.Bare })
}

// claimOffers claims what several in one order are sold for, where the cost is
// that of one of them: "modal satuannya 12rb, isi 3 dijual 50rb". Of a single
// offer without that word the cost may be that of all of them.
func (m *message) claimOffers() {
	each := m.costOfOne()
	var offers []claim
	var heads []counted
	for _, n := range m.counts() {
		if m.taken[n.from] || n.pack <= knowledge.One || n.pack > maxBundle*knowledge.One || n.pack%knowledge.One != 0 || n.unit != "" && !n.unit.Counted() {
			continue
		}
		a, ok := m.priceOf(n)
		if !ok || m.othersSpoken(n.from) || m.costWordBefore(n.from) || !n.contents && !each && !m.bundledBefore(n.from) {
			continue
		}
		offers = append(offers, claim{extent: extent{n.from, a.Last + 1}, sense: senseBundle, count: n.pack, amount: a.High})
		heads = append(heads, n)
	}
	if !each && len(offers) < 2 || !m.namesCost() {
		return
	}
	for i, c := range offers {
		m.take(c, m.bundleLabels(heads[i])...)
	}
}

// priceOf is the price that stands right behind a count.
func (m *message) priceOf(n counted) (text.Money, bool) {
	i := n.to
	for ; i < len(m.Words) && i < n.to+3 && !m.inside[i] && (smallWords[m.Words[i]] || offerWords[m.Words[i]]); i++ {
	}
	for _, a := range m.Money {
		if a.First == i && !a.Impossible && a.High > 0 && a.Low == a.High && (!a.Bare || a.High >= 1000 && offerWords[m.wordAt(i-1)]) {
			return a, true
		}
	}
	return text.Money{}, false
}

// offerWords lead from a count to what it is sold for.
var offerWords = wordSet(`harga harganya seharga jual dijual jadi menjadi = :`)

// bundledBefore tells whether a word of bundles stands right in front.
func (m *message) bundledBefore(i int) bool {
	l, ok := m.labelAt(i - 1)
	return ok && l.sense == senseBundle
}

// costHeads lead to what the goods cost the owner.
var costHeads = wordSet(`modal modalnya hpp kulakan kulak`)

func (m *message) namesCost() bool {
	return slices.ContainsFunc(m.Words, func(w string) bool { return costHeads[w] || costHeads[stem(w)] })
}

// costWordBefore tells whether a word of cost leads to token i.
func (m *message) costWordBefore(i int) bool {
	for k := i - 1; k >= i-3 && !m.stops(k) && !m.figures[k]; k-- {
		if costHeads[m.Words[k]] || costHeads[stem(m.Words[k])] {
			return true
		}
	}
	return false
}

// costOfOne tells whether the cost is said to be that of one: "modal satuan
// 35rb", "modal 12rb/pcs", "modal 1 nya 25rb". The one is then no price.
func (m *message) costOfOne() bool {
	found := false
	for i, w := range m.Words {
		if !costHeads[w] && !costHeads[stem(w)] {
			continue
		}
		for k := i + 1; k < i+6 && k < len(m.Words) && !m.stops(k); k++ {
			if oneOfThemWords[m.Words[k]] || oneOfThemWords[stem(m.Words[k])] || m.perOne(k) {
				found = true
				break
			}
			if m.Tokens[k].Text == "1" && (m.wordAt(k+1) == "nya" || m.wordAt(k+1) == "an") {
				m.taken[k], found = true, true
			}
			if sellingVerbs[m.Words[k]] {
				break
			}
		}
	}
	return found
}

// oneOfThemWords say that what is said is said of one.
var oneOfThemWords = wordSet(`satuan satuannya satunya masing sebiji sebuah seperbiji`)

// perOne tells whether "per pcs" or the like starts at token i.
func (m *message) perOne(i int) bool {
	return slices.ContainsFunc(m.Quantities, func(q text.Quantity) bool {
		return q.First == i && q.Unit.Counted() && q.Pack == knowledge.One && (q.Per || m.Words[i] == "per")
	})
}
