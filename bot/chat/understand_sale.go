package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// sense is what a word makes of the figures beside it that are no price.
type sense uint8

const (
	senseNone sense = iota
	senseProfit
	senseMargin
	senseMarkup
	senseWish
	senseDiscount
	sensePromo
	senseVoucher
	senseLower
	senseReturns
	senseAffiliate
	senseTax
	senseTurnover
	senseNet
	senseBundle
	senseSold
	senseDay
	senseWeek
	senseMonth
	senseYear
	senseShipping
	senseCashback
	senseLive
	senseDynamic
	sensePreorder
	senseJoin
	senseWithout
	senseMall
	senseCompany
	sensePerson
	senseCompare
	senseChoose
	senseMost
	senseExtra
	senseCut
	senseOther
	senseChange   // what an own price becomes
	senseCostRise // what a cost rises by
	senseFee      // what a marketplace takes, in rupiah
)

var senseNames = map[string]sense{
	"untung": senseProfit, "margin": senseMargin, "markup": senseMarkup, "ingin": senseWish, "diskon": senseDiscount,
	"promo": sensePromo, "voucher": senseVoucher, "turun": senseLower, "retur": senseReturns, "afiliasi": senseAffiliate,
	"pajak": senseTax, "omzet": senseTurnover, "bersih": senseNet, "paket": senseBundle, "laku": senseSold,
	"hari": senseDay, "minggu": senseWeek, "bulan": senseMonth, "tahun": senseYear, "ongkir": senseShipping,
	"cashback": senseCashback, "live": senseLive, "dinamis": senseDynamic, "preorder": sensePreorder, "ikut": senseJoin,
	"tanpa": senseWithout, "mall": senseMall, "badan": senseCompany, "orang": sensePerson, "banding": senseCompare,
	"pilih": senseChoose, "maks": senseMost, "tambahan": senseExtra, "potong": senseCut, "lain": senseOther, "kosong": senseNone,
}

// options are the programmes that a word names.
var options = map[sense]Options{
	senseShipping: OptionShipping, senseCashback: OptionCashback, senseLive: OptionLive,
	senseDynamic: OptionDynamic, sensePreorder: OptionPreorder, senseAffiliate: OptionAffiliate,
}

// periods are the stretches of time that a word names.
var periods = map[sense]Period{
	senseDay: PeriodDay, senseWeek: PeriodWeek, senseMonth: PeriodMonth, senseYear: PeriodYear,
}

func (l *wordLists) addSense(line string) error {
	phrase, name, found := strings.Cut(line, "\t")
	s, known := senseNames[name]
	if !found || !known {
		return fmt.Errorf("want phrase and sense, got %q", line)
	}
	return l.senses.add(phrase, s)
}

// label is a phrase of a message that makes something of the figures near it.
type label struct {
	extent
	sense sense
}

// claim is a figure that is no price, and what it is.
type claim struct {
	extent
	sense sense
	// amount, share and count are the figure: one of them, or of an offer its
	// price and how many it holds, free how many of them are given.
	amount knowledge.Rupiah
	share  knowledge.BasisPoints
	count  knowledge.Pack
	free   knowledge.Pack
	unit   knowledge.Unit
	// remains tells that an amount is what is left of a price, every the
	// period that a count or an amount is for.
	remains bool
	every   Period
	// flaw tells that it cannot be reckoned with, foreign that it is another
	// seller's.
	flaw    Flaw
	foreign bool
}

// readSale finds what a message says about the sale beside its prices, before
// anything in it is taken for a price.
func (m *message) readSale() {
	n := len(m.Tokens)
	m.taken, m.labelled = make([]bool, n), make([]int, n)
	m.figures = slices.Clone(m.inside)
	for _, p := range m.Percents {
		m.figures[p.First], m.figures[p.Last] = true, true
	}
	for _, o := range m.Others {
		m.figures[o.First] = true
	}
	for i := 0; i < n; {
		s, length := lists.senses.at(m.Words, i)
		if _, said := m.said[i]; length == 0 || said && m.Tokens[i].Kind != text.Word {
			i++
			continue
		}
		m.labels = append(m.labels, label{extent{i, i + length}, s})
		for k := i; k < i+length; k++ {
			m.labelled[k], m.taken[k] = len(m.labels), s == senseNone
		}
		i += length
	}
	m.verbPasang()
	m.claimPast()
	m.claimPastSales()
	m.claimGaps()
	m.claimPromises()
	m.claimOffers()
	m.claimReturned()
	m.claimExtras()
	m.claimChange()
	m.claimCostRise()
	m.claimReduced()
	m.claimFeeAmount()
	m.claimShares()
	m.claimAmounts()
	m.claimBillions()
	m.claimCounts()
}

// verbPasang takes "pasang" for the verb where it asks for a price: "pasang
// berapa".
func (m *message) verbPasang() {
	for _, q := range m.Quantities {
		if q.First == q.Last && m.Words[q.First] == "pasang" && (m.wordAt(q.First+1) == "berapa" || m.wordAt(q.First+1) == "harga") {
			m.taken[q.First] = true
		}
	}
}

func (m *message) wordAt(i int) string {
	if i < 0 || i >= len(m.Words) {
		return ""
	}
	return m.Words[i]
}

// labelAt is the label that token i belongs to, if any.
func (m *message) labelAt(i int) (label, bool) {
	if i < 0 || i >= len(m.labelled) || m.labelled[i] == 0 {
		return label{}, false
	}
	return m.labels[m.labelled[i]-1], true
}

// stops tells whether what is said ends at token i.
func (m *message) stops(i int) bool {
	return i < 0 || i >= len(m.Tokens) || m.Tokens[i].Kind == text.Mark && strings.Contains(",;.?!\n()", m.Tokens[i].Text)
}

// saleReach is how many tokens away a word may make something of a figure.
const saleReach = 5

// governs tells whether a sense makes something of figures by itself.
func (s sense) governs() bool {
	switch s {
	case senseNone, senseWish, senseJoin, senseWithout, senseCompare, senseChoose, senseMost, senseMall, senseCompany, sensePerson:
		return false
	}
	return periods[s] == ""
}

// before is the label that governs what starts at token i: the nearest one in
// front of it, with no other figure between.
func (m *message) before(i int) (label, bool) {
	for k := i - 1; k >= i-saleReach && !m.stops(k); k-- {
		if m.figures[k] || priceHeads[stem(m.Words[k])] || m.Words[k] == "berapa" {
			break
		}
		if l, ok := m.labelAt(k); ok && l.sense.governs() {
			return l, true
		}
	}
	return label{}, false
}

// priceHeads lead to a price, whatever stands in front of them.
var priceHeads = wordSet(`modal hpp kulakan saingan lawan`)

// behind is the label that governs what ends before token i, standing right
// behind it but for small words.
func (m *message) behind(i int) (label, bool) {
	for k := i; k < i+saleReach && !m.stops(k); k++ {
		if m.figures[k] {
			break
		}
		if l, ok := m.labelAt(k); ok {
			if l.sense.governs() && l.sense != senseSold {
				return l, true
			}
			continue
		}
		if !smallWords[m.Words[k]] && m.Words[k] != "buat" && m.Words[k] != "untuk" {
			break
		}
	}
	return label{}, false
}

// wishes tells whether a word of wanting or supposing stands in front of token
// i in what is said there.
func (m *message) wishes(i int) bool {
	for k := i - 1; k >= i-saleReach-3 && !m.stops(k); k-- {
		if l, ok := m.labelAt(k); ok && l.sense == senseWish {
			return true
		}
	}
	return false
}

// othersSpoken tells whether another seller is spoken of in front of token i.
func (m *message) othersSpoken(i int) bool {
	for k := i - 1; k >= i-maxReach && !m.stops(k); k-- {
		if w := m.Words[k]; othersHere[w] || othersHere[stem(w)] {
			return true
		}
	}
	return false
}

// othersHere speak of another seller in front of what they give.
var othersHere = wordSet(`ada saingan kompetitor lawan sebelah seberang tetangga orang mereka dia impor pesaing lain banyak`)

// asksPriceBehind tells whether what follows token i asks for a price to set.
func (m *message) asksPriceBehind(i int) bool {
	selling := false
	for k := i; k < i+maxReach && k < len(m.Words); k++ {
		switch w := m.Words[k]; {
		case w == "jual" || w == "dijual" || w == "jualnya" || w == "pasang" || w == "harga" || w == "harganya" || w == "harga jual" || w == "dipasang" || w == "pasangnya" || w == "banderol":
			selling = true
		case w == "berapa" && (selling || m.wordAt(k+1) == "harga" || m.wordAt(k+1) == "harganya" || m.wordAt(k+1) == "jual" || m.wordAt(k+1) == "jualnya"):
			return true
		}
	}
	return false
}

// take marks what was read as no price.
func (m *message) take(c claim, labels ...label) {
	for i := c.from; i < c.to; i++ {
		m.taken[i] = true
	}
	for _, l := range labels {
		for i := l.from; i < l.to; i++ {
			m.taken[i] = true
		}
	}
	m.claims = append(m.claims, c)
}
