package chat

import "slices"

// claimChange claims both prices where the owner goes from one to another and
// asks what that makes of the profit: "dari 45rb ke 50rb, untung nambah
// berapa". Both are the owner's.
func (m *message) claimChange() {
	if !m.asksChange(extent{0, len(m.Words)}) {
		return
	}
	for i := 0; i+1 < len(m.Money); i++ {
		from, to := m.Money[i], m.Money[i+1]
		apart := to.First - from.Last - 1
		if from.Impossible || to.Impossible || from.High <= 0 || to.High <= 0 || from.High == to.High || apart < 1 || apart > 3 ||
			!slices.ContainsFunc(m.Words[from.Last+1:to.First], func(w string) bool { return becomes[w] }) ||
			m.stopsBetween(from.Last+1, to.First) || m.othersSpoken(from.First) || m.costWordBefore(from.First) {
			continue
		}
		m.take(claim{extent: extent{from.First, from.Last + 1}, sense: senseChange, amount: from.High})
		m.take(claim{extent: extent{to.First, to.Last + 1}, sense: senseChange, amount: to.High, remains: true})
		return
	}
}

// claimCostRise claims what a cost rises or falls by, where it is not said what
// it becomes: "modalnya naik 5rb".
func (m *message) claimCostRise() {
	for _, a := range m.Money {
		rises := m.wordAt(a.First-1) == "naik" || m.wordAt(a.First-1) == "tambah"
		if !rises && m.wordAt(a.First-1) != "turun" || a.Impossible || a.Bare || a.High <= 0 || !m.costWordBefore(a.First-1) {
			continue
		}
		m.take(claim{extent: extent{a.First - 1, a.Last + 1}, sense: senseCostRise, amount: a.High, remains: !rises})
	}
}

// becomes lead from a price to the one that follows it.
var becomes = wordSet(`jadi menjadi ke`)

// asksChange tells whether it is asked how much more or less a profit becomes:
// "untung nambah berapa", "selisih untungnya berapa".
func (m *message) asksChange(e extent) bool {
	profit, asked := false, false
	for i := e.from; i < e.to; i++ {
		l, ok := m.labelAt(i)
		profit = profit || ok && (l.sense == senseProfit || l.sense == senseNet)
		if !changes[m.Words[i]] && !changes[stem(m.Words[i])] {
			continue
		}
		for k := i - 3; k <= i+3 && !asked; k++ {
			asked = k >= e.from && k < e.to && m.Words[k] == "berapa" && !m.figureBetween(min(i, k), max(i, k)) &&
				!m.stopsBetween(min(i, k), max(i, k))
		}
	}
	return profit && asked
}

// changes say that something becomes more or less.
var changes = wordSet(`nambah tambah bertambah nambahnya tambahan berkurang kurang selisih selisihnya beda bedanya naik turun`)

func (m *message) figureBetween(from, to int) bool {
	return slices.Contains(m.figures[from:to], true)
}

// takeChange makes the price that the owner thinks of their own, and adds what
// a cost is said to rise by.
func (s *sentence) takeChange(u *Understood) {
	sale := &u.Sale
	if rise := sale.CostRise; rise != nil && u.Cost != nil {
		u.Cost, sale.CostRise = new(*u.Cost+*rise), nil
	}
	if sale.DiscountTo != nil && sale.Discount == nil && sale.Voucher == nil && u.OwnPrice == nil && s.q.asksChange(s.extent) {
		u.OwnPrice, sale.DiscountTo = new(u.Pack.Each(*sale.DiscountTo)), nil // "turunin jadi 29rb"
	}
	if s.lowersTo(u) {
		sale.DiscountTo, sale.Voucher = sale.Voucher, nil
	}
	if sale.After == nil {
		return
	}
	u.OwnPrice, sale.After = new(u.Pack.Each(*sale.After)), nil
	if sale.Before = new(u.Pack.Each(*sale.Before)); *sale.Before <= 0 {
		sale.Before = nil // less than a rupiah for one
	}
	if u.OwnPlatform == "" {
		u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
	}
}

// lowersTo tells whether a price that comes down by an amount comes down to it:
// nobody takes more than half off at once ("jual 125rb, kalau turun 100rb").
func (s *sentence) lowersTo(u *Understood) bool {
	by := u.Sale.Voucher
	return by != nil && u.OwnPrice != nil && s.says(senseLower) && !s.says(senseVoucher) &&
		*by < u.Pack.Times(*u.OwnPrice) && 2**by > u.Pack.Times(*u.OwnPrice)
}
