package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// claimShares claims the percentages that are neither a fee nor a margin.
func (m *message) claimShares() {
	for _, p := range m.Percents {
		l, ok := m.before(p.First)
		if !ok || l.sense == senseSold {
			if after, found := m.behind(p.Last + 1); found && m.shareBehind(after.sense) {
				l, ok = after, true
			}
		}
		if !ok {
			continue
		}
		c := claim{extent: extent{p.First, p.Last + 1}, sense: l.sense, share: p.Value, foreign: m.othersSpoken(min(l.from, p.First))}
		switch l.sense {
		case senseDiscount, sensePromo, senseVoucher, senseLower:
			c.sense = senseDiscount
			if p.Value >= wholePrice || p.Value <= 0 {
				c.flaw = FlawDiscount
			}
		case senseReturns:
			if p.Value >= wholePrice {
				c.flaw = FlawReturns
			}
		case senseAffiliate:
			if p.Value >= wholePrice {
				c.flaw = FlawFee
			}
		case senseTax:
			if p.Value >= wholePrice {
				continue
			}
		case senseShipping, senseCashback, senseLive, senseDynamic, sensePreorder:
		default:
			continue
		}
		m.take(c, l)
	}
}

// shareBehind tells whether a word says what a percentage in front of it is.
func (m *message) shareBehind(s sense) bool {
	switch s {
	case senseDiscount, sensePromo, senseReturns, senseAffiliate:
		return true
	}
	return false
}

// claimAmounts claims the amounts that are no price: a wanted profit, a
// voucher, a payout, a turnover.
func (m *message) claimAmounts() {
	for _, a := range m.Money {
		if m.taken[a.First] {
			continue
		}
		l, ok := m.before(a.First)
		if after, found := m.behind(a.Last + 1); found && after.sense == senseNet && m.wordAt(after.to) != "berapa" && (!ok || l.sense == senseSold) {
			l, ok = after, true
		}
		if !ok {
			continue
		}
		c := claim{extent: extent{a.First, a.Last + 1}, sense: l.sense, amount: a.High, foreign: m.othersSpoken(l.from)}
		if a.Impossible || a.High <= 0 {
			c.flaw = FlawAmount
		}
		if m.isSaleAmount(a, &c, l) {
			c.unit = m.takeMeasure(a.Last + 1)
			m.take(c, l)
		}
	}
}

// isSaleAmount tells whether a word in front of an amount makes it no price,
// and completes the claim.
func (m *message) isSaleAmount(a text.Money, c *claim, l label) bool {
	wished := m.wishes(l.from) || m.wishes(a.First)
	becomes := false
	for k := l.to; k < a.First; k++ {
		if m.Tokens[k].Kind == text.Word && m.namesGoods(m.Tokens[k].Text) {
			return false // what stands there is the price of those goods
		}
		switch m.Words[k] {
		case "jadi", "menjadi", "ke", "sampai":
			becomes = true
		}
	}
	switch l.sense {
	case senseOther:
		c.flaw = ""
		return true
	case senseCut:
		c.sense = senseVoucher
		return !c.foreign && !a.Bare && m.namesCost() && len(m.Money) > 2 && a.First == l.to
	case senseVoucher:
		c.sense, c.remains = senseVoucher, becomes
		return true
	case senseDiscount:
		if count, bare := bareCount(a); bare && a.Bare && count < 100*knowledge.One {
			c.sense, c.share, c.amount = senseDiscount, knowledge.BasisPoints(count/knowledge.One*100), 0
			return !c.foreign
		}
		c.sense, c.remains = senseVoucher, becomes
		return !c.foreign && !a.Bare
	case sensePromo:
		c.sense, c.remains = senseVoucher, true
		return wished && !c.foreign && !a.Bare
	case senseLower:
		if m.rivalBid(a) {
			return false
		}
		c.sense, c.remains = senseVoucher, becomes
		if bargains[m.wordAt(l.from)] {
			wished, c.remains = true, true // what is offered is the price
		}
		return wished && !c.foreign && !a.Bare && m.wordAt(a.First-1) != "dari"
	case senseProfit, senseMargin:
		c.sense = senseProfit
		if m.asksOrBuys(l, a.First) {
			return false // "berapa untung kalau beli 17rb"
		}
		c.every, _ = m.periodNear(a.First, a.Last+1)
		return (wished || m.asksPriceBehind(a.Last+1)) && !c.foreign
	case senseNet:
		if every, ok := m.periodNear(a.First, a.Last+1); ok {
			c.sense, c.every = senseProfit, every // what is left of a month is a profit
			wished = wished || m.labelSays(l, "ingin", "mau", "target")
		}
		return (wished || m.asksPriceBehind(a.Last+1)) && a.First-l.to <= 1
	case senseTurnover:
		c.every, _ = m.periodNear(a.First, a.Last+1)
		return true
	}
	return false
}

// claimBillions claims a turnover that is said in billions: the "M" of "omzet
// 1,2 M setahun" is no metre.
func (m *message) claimBillions() {
	for _, q := range m.Quantities {
		l, ok := m.before(q.First)
		if !ok || l.sense != senseTurnover || m.taken[q.First] || m.Words[q.Last] != "m" || q.Per || q.Pack <= 0 || q.Pack > knowledge.MaxPack {
			continue
		}
		c := claim{extent: extent{q.First, q.Last + 1}, sense: senseTurnover, amount: knowledge.Rupiah(q.Pack) * (billion / knowledge.Rupiah(knowledge.One))}
		if c.amount > knowledge.MaxRupiah {
			c.flaw = FlawAmount
		}
		c.every, _ = m.periodNear(q.First, q.Last+1)
		m.take(c, l)
	}
}

const billion knowledge.Rupiah = 1_000_000_000

// labelSays tells whether one of the words stands in a label.
func (m *message) labelSays(l label, words ...string) bool {
	return slices.ContainsFunc(m.Words[l.from:l.to], func(w string) bool { return slices.Contains(words, w) })
}

// bargains are words of a buyer who asks for less.
var bargains = wordSet(`nawar ditawar nego dinego tawar menawar`)

// asksAt tells whether "berapa" stands at token i or close behind.
func (m *message) asksAt(i int) bool {
	for k := i; k < i+3 && !m.stops(k); k++ {
		if m.Words[k] == "berapa" {
			return true
		}
	}
	return false
}

// takeMeasure takes the measure that an amount behind which it stands is for:
// the "per pcs" of a wanted profit is no pack of a price. It returns the unit.
func (m *message) takeMeasure(i int) knowledge.Unit {
	for _, q := range m.Quantities {
		if q.First == i && (q.Per || q.Pack == knowledge.One) {
			for k := q.First; k <= q.Last; k++ {
				m.taken[k] = true
			}
			return q.Unit
		}
	}
	return ""
}

// periodNear is the period that stands beside a figure: right behind it, or
// in front of it with small words between.
func (m *message) periodNear(from, to int) (Period, bool) {
	for k := to; k < to+3 && !m.stops(k) && !m.figures[k]; k++ {
		if l, ok := m.labelAt(k); ok && periods[l.sense] != "" {
			return periods[l.sense], true
		}
	}
	for k := from - 1; k >= from-saleReach && !m.stops(k) && !m.figures[k]; k-- {
		if l, ok := m.labelAt(k); ok && periods[l.sense] != "" {
			return periods[l.sense], true
		}
	}
	return "", false
}
