package chat

import (
	"slices"
	"strconv"

	"setara/knowledge"
)

// readWish completes the wanted profit: a share of the cost, so many times, or
// that of a month.
func (s *sentence) readWish(u *Understood) {
	sale := &u.Sale
	if sale.WantedMarkup = s.wantedMarkup(); sale.WantedMarkup == nil {
		if n, ok := s.wantedTimes(); ok {
			sale.WantedMarkup, sale.WantedTimes = new(knowledge.BasisPoints(n-1)*wholePrice), n
		}
	}
	// "sebulan laku 80, modal 35rb, pengen cuan 1,6jt": no piece leaves several
	// times what it costs.
	if wanted := sale.WantedProfit; wanted != nil && sale.ProfitUnit == "" && sale.Monthly > knowledge.One && u.Cost != nil && *wanted/monthlyTimes >= *u.Cost {
		sale.WantedMonthly, sale.WantedProfit = wanted, nil
	}
	// "mau bersih 50rb, modal 70rb": nobody wishes to be paid less than the cost.
	if wanted := sale.WantedNet; wanted != nil && u.Cost != nil && sale.WantedProfit == nil && u.Pack.Each(*wanted) <= *u.Cost {
		sale.WantedProfit, sale.WantedNet = wanted, nil
	}
	sale.SoldAsked = sale.WantedMonthly != nil && sale.Monthly == 0 && u.OwnPrice != nil
}

// monthlyTimes is how many times the cost a wanted profit is at least that is
// not meant for one piece.
const monthlyTimes = 5

// wantedTimes reads "untung 2x lipat", "untung dua kali lipat modal".
func (s *sentence) wantedTimes() (int64, bool) {
	for i := s.from; i < s.to; i++ {
		switch s.q.Words[i] {
		case "dobel", "double", "lipat":
		default:
			continue
		}
		if !s.profitNear(i) {
			continue
		}
		if s.q.Words[i] != "lipat" {
			return 2, true
		}
		for k := i - 1; s.has(k) && k >= i-3; k-- {
			if n, ok := timesOf(s.q.Tokens[k].Text); ok {
				return n, true
			}
			if n, ok := spelledCounts[s.q.Words[k]]; ok && n > 1 {
				return int64(n), true
			}
		}
		return 2, true
	}
	return 0, false
}

// profitNear tells whether a wanted profit is spoken of in front of token i.
func (s *sentence) profitNear(i int) bool {
	for k := i - 1; s.has(k) && k >= i-saleReach && !s.q.stops(k); k-- {
		if l, ok := s.q.labelAt(k); ok && l.sense == senseProfit {
			return true
		}
	}
	return false
}

// timesOf reads "2x" or "2".
func timesOf(word string) (int64, bool) {
	if n := len(word); n > 1 && (word[n-1] == 'x' || word[n-1] == 'X') {
		word = word[:n-1]
	}
	n, err := strconv.ParseInt(word, 10, 64)
	return n, err == nil && n > 1 && n <= 10
}

// asksOrBuys tells whether what stands around a word of profit asks for it, or
// leads on to what was paid, so that the amount behind is no wish.
func (m *message) asksOrBuys(l label, amount int) bool {
	if m.wordAt(l.from-1) == "berapa" {
		return true
	}
	for k := l.to; k < amount; k++ {
		switch m.Words[k] {
		case "berapa", "beli", "kulakan", "kulak", "grosir", "gak", "ikut":
			return true
		}
	}
	return false
}

// claimOnly makes the only price beside a cost the owner's where nothing
// speaks of another seller and the question is of what a sale leaves: "di
// shopee baju 129rb modal 80rb, maksimal diskon berapa".
func (s *sentence) claimOnly(u *Understood) {
	if u.Cost == nil && u.Sale.Bundle == 0 || u.OwnPrice != nil || u.CompetitorPrice == nil || s.q.othersSpoken(s.to) ||
		s.namesRivalry(s.extent) || slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool {
		return following[w] || following[stem(w)] || othersHere[w] || joins[w] && u.Sale.With|u.Sale.Without == 0
	}) {
		return
	}
	if u.Sale.Bundle == 0 && !slices.ContainsFunc(s.labels(), func(l label) bool { return ownSale[l.sense] }) &&
		!slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool { return leftWords[w] }) {
		return
	}
	u.OwnPrice, u.CompetitorPrice = u.CompetitorPrice, nil
	if u.OwnPlatform == "" {
		u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
	}
}

// claimSpent takes what a buyer spends to get a voucher for the price where the
// owner says no other beside their cost: "voucher 8rb buat yang belanja 65rb".
func (s *sentence) claimSpent(u *Understood) {
	if u.Sale.Voucher == nil || u.Cost == nil || u.OwnPrice != nil || u.CompetitorPrice != nil {
		return
	}
	for i := range s.prices {
		p := &s.prices[i]
		if word := s.q.wordAt(p.First - 1); !p.void && !p.Impossible && p.role == roleOther && spending[word] {
			u.OwnPrice = new(p.pack.Each(p.High))
			if u.Product == word {
				u.Product = ""
			}
			return
		}
	}
}

// spending are words of what a buyer spends.
var spending = wordSet(`belanja pembelian beli transaksi checkout`)

var (
	// following are words of doing as another seller does.
	following = wordSet(`ikutin ngikut ngikutin nyamain samain samakan menyamai nyaingin saingi tandingi`)
	// joins are words of doing so, unless it is a programme that is joined.
	joins = wordSet(`ikut ikutan`)
	// ownSale are what only the owner's own sale is asked about.
	ownSale = map[sense]bool{
		senseProfit: true, senseMargin: true, senseMarkup: true, senseDiscount: true, senseVoucher: true, senseNet: true,
		senseReturns: true, sensePreorder: true, senseLive: true, senseShipping: true, senseCashback: true, senseBundle: true,
		senseAffiliate: true,
	}
	// leftWords ask what is left.
	leftWords = wordSet(`sisa sisanya rugi boncos aman`)
)

// sellAtPromo takes the price of a promotion for the owner's where they name
// no other beside their cost: "mau flash sale 49rb, modal 38rb, aman?"
func (u *Understood) sellAtPromo() {
	if to := u.Sale.DiscountTo; to != nil && u.OwnPrice == nil && u.CompetitorPrice == nil && u.Cost != nil && u.Sale.Discount == nil && u.Sale.Voucher == nil {
		u.OwnPrice, u.Sale.DiscountTo = new(u.Pack.Each(*to)), nil
	}
}

// addExtra adds what is paid for each sale to the cost.
func (u *Understood) addExtra() {
	switch {
	case u.Sale.Extra == nil:
	case u.Cost == nil || *u.Cost+*u.Sale.Extra > knowledge.MaxRupiah:
		u.Sale.Extra = nil
	default:
		u.Cost = new(*u.Cost + *u.Sale.Extra)
	}
}
