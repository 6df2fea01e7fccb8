package chat

// claimReduced claims what a price comes down to where both are said: "dari
// 95rb jadi 80rb", "jadi 44rb dari 59rb". A price that goes up is another
// matter.
func (m *message) claimReduced() {
	if !m.namesCost() {
		return
	}
	for i := 0; i+1 < len(m.Money); i++ {
		first, second := m.Money[i], m.Money[i+1]
		if first.Impossible || second.Impossible || second.First-first.Last > saleReach || m.othersSpoken(first.First) || m.stopsBetween(first.Last+1, second.First) {
			continue
		}
		from, to := first, second
		if m.wordAt(second.First-1) == "dari" {
			from, to = second, first
		}
		if m.wordAt(from.First-1) != "dari" || !becoming[m.wordAt(to.First-1)] || to.High >= from.High || to.High <= 0 || m.taken[to.First] {
			continue
		}
		m.take(claim{extent: extent{to.First, to.Last + 1}, sense: senseVoucher, amount: to.High, remains: true})
	}
}

// takeDiscount makes the price that buyers pay of the own one, where a discount
// is given already and another seller's price stands beside it: "tas saya
// 200rb diskon 15%, lawan 95rb". One that is only thought of is reckoned apart.
func (s *sentence) takeDiscount(u *Understood) {
	sale := &u.Sale
	if sale.Discount == nil || u.OwnPrice == nil || u.CompetitorPrice == nil || s.asksDiscount() {
		return
	}
	for i := range s.q.claims {
		if c := &s.q.claims[i]; c.sense == senseDiscount && s.has(c.from) && (s.q.wishes(c.from) || c.foreign) {
			return
		}
	}
	if paid := *u.OwnPrice - sale.Discount.Of(*u.OwnPrice); paid > 0 {
		u.OwnPrice, sale.Discount = &paid, nil
	}
}

// becoming lead to what a price comes down to.
var becoming = wordSet(`jadi menjadi ke kasih dilepas`)

func (m *message) stopsBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if m.stops(k) {
			return true
		}
	}
	return false
}
