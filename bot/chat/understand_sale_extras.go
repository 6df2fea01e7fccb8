package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// claimExtras claims what the owner pays for each sale beside a cost that they
// say as a whole: "modal 30rb + packing 2rb", "ongkir ditanggung 8rb". What is
// as much as the cost, or said for a month, is not for one.
func (m *message) claimExtras() {
	cost, ok := m.wholeCost()
	if !ok {
		return
	}
	m.claimBorne(cost)
	m.claimFlatFee(cost)
	for _, l := range m.labels {
		if l.sense != senseExtra || m.included(l) {
			continue
		}
		i := l.to
		for i < len(m.Words) && i < l.to+3 && !m.inside[i] && (smallWords[m.Words[i]] || m.Words[i] == "seller") {
			i++
		}
		for _, a := range m.Money {
			if a.First != i || a.Bare && a.High < leastExtra || a.Impossible || a.High <= 0 || a.High >= cost {
				continue
			}
			if _, every := m.periodNear(a.First, a.Last+1); every {
				continue
			}
			c := claim{extent: extent{l.from, a.Last + 1}, sense: senseExtra, amount: a.High}
			c.unit = m.takeMeasure(a.Last + 1)
			m.take(c)
		}
	}
}

// claimBorne claims shipping that the owner says behind its amount to pay:
// "ongkir 5rb saya yang nanggung".
func (m *message) claimBorne(cost knowledge.Rupiah) {
	for _, a := range m.Money {
		if m.wordAt(a.First-1) != "ongkir" && m.wordAt(a.First-2) != "ongkir" || a.Bare || a.Impossible || a.High <= 0 || a.High >= cost {
			continue
		}
		for k := a.Last + 1; k < a.Last+5 && !m.stops(k); k++ {
			switch m.Words[k] {
			case "tanggung", "nanggung", "ditanggung", "menanggung":
				m.take(claim{extent: extent{a.First, a.Last + 1}, sense: senseExtra, amount: a.High})
			default:
				continue
			}
			break
		}
	}
}

// claimFlatFee claims the fee of an order that the owner says behind a share:
// "admin 8% + biaya 1250".
func (m *message) claimFlatFee(cost knowledge.Rupiah) {
	for _, a := range m.Money {
		k, fee := a.First-1, false
		for ; k >= a.First-saleReach && flatFees[m.wordAt(k)]; k-- {
			fee = fee || m.wordAt(k) == "biaya"
		}
		if !fee || m.taken[a.First] || a.Impossible || a.Bare && a.High < leastExtra || a.High <= 0 || a.High >= cost {
			continue
		}
		if slices.ContainsFunc(m.Percents, func(p text.Percent) bool { return p.Last == k }) {
			m.take(claim{extent: extent{a.First, a.Last + 1}, sense: senseExtra, amount: a.High})
		}
	}
}

// flatFees are words between the share and the fixed part of a fee.
var flatFees = wordSet(`+ plus tambah ditambah dan sama biaya pesanan order proses layanan transaksi tetap per admin`)

// leastExtra is the least that a bare number beside such a word is taken for.
const leastExtra knowledge.Rupiah = 100

// wholeCost is the amount right behind a word of cost.
func (m *message) wholeCost() (knowledge.Rupiah, bool) {
	for i, w := range m.Words {
		if !costHeads[w] && !costHeads[stem(w)] {
			continue
		}
		k := i + 1
		for k < len(m.Words) && k < i+4 && !m.inside[k] && smallWords[m.Words[k]] {
			k++
		}
		for _, a := range m.Money {
			if a.First == k && !a.Impossible {
				return a.High, true
			}
		}
	}
	return 0, false
}

// included tells whether a part is said to be in the cost already.
func (m *message) included(l label) bool {
	for k := l.from - 1; k >= l.from-3 && !m.stops(k); k-- {
		switch m.Words[k] {
		case "termasuk", "sudah", "include", "sama", "dan", "tanpa", "inc":
			return !denials[m.wordAt(k-1)] && (m.Words[k] != "dan" && m.Words[k] != "sama" || m.wordAt(k-1) == "termasuk")
		}
	}
	return false
}
