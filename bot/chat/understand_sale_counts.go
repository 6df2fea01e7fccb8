package chat

import (
	"slices"
	"strconv"

	"setara/knowledge"
)

// counted is a number of a message that may count goods.
type counted struct {
	extent
	pack knowledge.Pack
	// unit is what it counts, empty where that was not said.
	unit knowledge.Unit
	// contents tells that it was said as what is inside, said that it was said
	// with a word for what it counts.
	contents, said bool
}

// maxBundle is the largest bundle that is believed: what fits in one order.
const maxBundle = 1000

// claimCounts claims the counts that no price is for: what is sold in a month,
// and what goes into a bundle.
func (m *message) claimCounts() {
	for _, n := range m.counts() {
		if m.taken[n.from] {
			continue
		}
		if every, ok := m.soldEvery(n); ok {
			c := claim{extent: n.extent, sense: senseSold, unit: n.unit, every: every, foreign: m.othersSpoken(n.from)}
			if c.count = knowledge.Pack(every.monthly(int64(n.pack))); c.count <= 0 || c.count > maxMonthly {
				c.flaw = FlawMonthly
			}
			m.take(c)
			continue
		}
		if m.isBundle(n) {
			c := claim{extent: n.extent, sense: senseBundle, count: n.pack}
			if n.pack <= 0 || n.pack > maxBundle*knowledge.One || n.pack%knowledge.One != 0 {
				c.flaw = FlawBundle
			}
			m.take(c, m.bundleLabels(n)...)
		}
	}
}

// maxMonthly is the most that is believed to be sold in a month.
const maxMonthly = 10 * knowledge.MaxPack

// counts are the numbers that may count goods, in no order.
func (m *message) counts() []counted {
	var found []counted
	for _, q := range m.Quantities {
		if !q.Unclear && !q.Size && !q.Per {
			found = append(found, counted{extent{q.First, q.Last + 1}, q.Pack, q.Unit, q.Contents, true})
		}
	}
	for _, a := range m.Money {
		if !a.Bare || a.Low != a.High {
			continue
		}
		pack, ok := bareCount(a)
		if ok || a.High == 0 && !a.Impossible {
			found = append(found, counted{extent{a.First, a.Last + 1}, pack, "", m.wordAt(a.First-1) == "isi", false})
		}
	}
	for _, o := range m.Others {
		if n, err := strconv.Atoi(m.Tokens[o.First].Text); err == nil && (o.First == o.Last || m.wordAt(o.Last) == "an") && !o.Foreign && n <= int(knowledge.MaxPack/knowledge.One) {
			found = append(found, counted{extent{o.First, o.Last + 1}, knowledge.Pack(n) * knowledge.One, "", m.wordAt(o.First-1) == "isi", false})
		}
	}
	return found
}

// countEndingAt is the number that may count goods and ends before token i.
func (m *message) countEndingAt(i int) (counted, bool) {
	if m.countEnds == nil {
		m.countEnds = map[int]counted{}
		for _, n := range m.counts() {
			m.countEnds[n.to] = n
		}
	}
	n, ok := m.countEnds[i]
	return n, ok
}

// soldEvery tells in which period as much as counted is sold: "sebulan laku
// 200", "10 per hari", "jual 50 pcs seminggu".
func (m *message) soldEvery(n counted) (Period, bool) {
	every, ok := m.periodNear(n.from, n.to)
	if !ok {
		return m.wishEvery(n)
	}
	sold := n.said
	for k := n.from - 1; k >= n.from-saleReach && !m.stops(k) && !m.figures[k]; k-- {
		if spentWords[m.Words[k]] || spentWords[stem(m.Words[k])] {
			return "", false
		}
		l, labelled := m.labelAt(k)
		sold = sold || labelled && (l.sense == senseSold || periods[l.sense] != "")
	}
	if l, labelled := m.labelAt(n.to); labelled {
		sold = sold || l.sense == senseSold || periods[l.sense] != ""
	}
	return every, sold
}

// wishEvery is the period of a wanted profit, for what is said to be sold
// without one: "mau untung 2jt sebulan, laku 100".
func (m *message) wishEvery(n counted) (Period, bool) {
	i := slices.IndexFunc(m.claims, func(c claim) bool { return c.sense == senseProfit && c.every != "" })
	if i < 0 {
		return "", false
	}
	for k := n.from - 1; k >= n.from-3 && !m.stops(k) && !m.figures[k]; k-- {
		if l, ok := m.labelAt(k); ok && l.sense == senseSold {
			return m.claims[i].every, true
		}
	}
	return "", false
}

// spentWords make a figure for a period something else than what is sold.
var spentWords = wordSet(`modal hpp gaji bayar sewa listrik cicilan angsuran kontrak bunga biaya ongkos untung laba
	omzet omset produksi bikin umur usia tenor kulakan belanja beli harga pajak`)

// isBundle tells whether a count is how many are sold in one order: "kalau isi
// 3", "paket 3 pcs". A count that stands with its price is what that price is
// for.
func (m *message) isBundle(n counted) bool {
	switch {
	case n.pack == 0 && n.contents:
		return true
	case m.pricedAt(n.to), n.pack == knowledge.One:
		return false
	}
	wished, bundled, apart := false, false, false
	k := n.from - 1
	for ; k >= n.from-saleReach && !m.stops(k); k-- {
		l, labelled := m.labelAt(k)
		if m.figures[k] && !(labelled && l.sense == senseBundle) {
			bundled = bundled || m.claimedBundle(k)
			break // but for the one of "sepaket"
		}
		apart = apart || sellingVerbs[m.Words[k]] || m.Words[k] == "bikin"
		if !labelled {
			if !smallWords[m.Words[k]] && !bundleWords[m.Words[k]] {
				break
			}
			continue
		}
		switch l.sense {
		case senseWish:
			wished = true
		case senseBundle:
			bundled = true
		case senseReturns:
			return false
		}
	}
	priced := !bundled && k >= 0 && m.figures[k] && !wished && !apart
	if l, labelled := m.labelAt(n.to); labelled && l.sense == senseBundle {
		bundled = true
	}
	if priced || n.contents && !wished && m.goodsPricedAt(n.to) {
		return false
	}
	return bundled || n.contents && m.asksPriceRight(n.to) || wished && (n.contents || n.said) || n.contents && len(m.Money) == 0 && m.asksAt(n.to)
}

// asksPriceRight tells whether what is asked right behind token i is the price
// of it: "isi 3 harga berapa".
func (m *message) asksPriceRight(i int) bool {
	for k := i; k < i+4 && !m.stops(k); k++ {
		switch w := m.wordAt(k); {
		case w == "berapa":
			return true
		case !priceAsking[w] && !priceAsking[stem(w)]:
			return false
		}
	}
	return false
}

// priceAsking may stand between goods and "berapa" where their price is asked.
var priceAsking = wordSet(`harga harganya jual jualnya dijual pasang baik baiknya sebaiknya bagus bagusnya enak enaknya cocok cocoknya ideal idealnya`)

// claimedBundle tells whether token i belongs to a count that was read as that
// of a bundle: "isi 2 sama isi 5".
func (m *message) claimedBundle(i int) bool {
	return slices.ContainsFunc(m.claims, func(c claim) bool { return c.sense == senseBundle && c.has(i) })
}

// bundleLabels are the words of a bundle that stand with its count.
func (m *message) bundleLabels(n counted) []label {
	var labels []label
	for _, l := range m.labels {
		if l.sense == senseBundle && l.from >= n.from-saleReach && l.from <= n.to {
			labels = append(labels, l)
		}
	}
	return labels
}

// bundleWords may stand between a supposition and the count of a bundle.
var bundleWords = wordSet(`sama dan atau customer konsumen pelanggan buyer jual dijual jualan beli dibeli ambil isi bikin buat jadiin dijadiin langsung pembeli orang
	saya kita gue gua aku bikinin jualnya belinya dalam satu pesanan order`)

// pricedAt tells whether a price stands right behind a count.
func (m *message) pricedAt(i int) bool {
	for ; i < len(m.Words) && (smallWords[m.Words[i]] || m.Words[i] == "harga" || m.Words[i] == "harganya" || m.Words[i] == "seharga"); i++ {
	}
	return i < len(m.inside) && m.inside[i] && m.priceBetween(i, i+1)
}

// goodsReach is how many words may name the goods between a count and its
// price.
const goodsReach = 4

// goodsPricedAt tells whether goods and then a price stand right behind a
// count: "paket isi 3 kaos kaki 45rb" names what the owner sells, and for how
// much.
func (m *message) goodsPricedAt(i int) bool {
	for k := i; k <= i+goodsReach && k < len(m.Words); k++ {
		if m.priceStartsAt(k) {
			return true
		}
		w := m.Words[k]
		_, labelled := m.labelAt(k)
		if m.stops(k) || m.figures[k] || labelled || sellingVerbs[w] || costHeads[w] || costHeads[stem(w)] ||
			oneOfThemWords[w] || w == "berapa" {
			return false
		}
	}
	return false
}
