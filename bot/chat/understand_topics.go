package chat

import "slices"

// topics are what the sentence asks to be reckoned.
func (s *sentence) topics(u *Understood) Topics {
	var t Topics
	sale := &u.Sale
	add := func(topic Topics, asked bool) {
		if asked {
			t |= topic
		}
	}
	add(TopicTarget, sale.WantedProfit != nil || sale.WantedMonthly != nil || sale.WantedMarkup != nil || u.WantedMargin != 0)
	add(TopicDiscount, sale.Discount != nil || sale.Voucher != nil || sale.DiscountTo != nil || s.asksDiscount())
	add(TopicBundle, sale.Bundle != 0 || sale.Offers != nil || s.asksBundle())
	add(TopicOptions, sale.With != 0 || sale.Without != 0 || sale.Mall)
	add(TopicMonthly, sale.Monthly != 0)
	add(TopicReturns, sale.Returns != nil)
	add(TopicTax, s.asksTax(u))
	add(TopicRank, s.asksRank(u))
	add(TopicNet, sale.WantedNet != nil || s.asksNet() || s.asksTaken(u))
	add(TopicChange, sale.Before != nil || u.OwnPrice != nil && u.CompetitorPrice == nil && s.q.asksChange(s.extent))
	return t
}

// asksDiscount tells whether it is asked how much may be taken off: "boleh
// diskon berapa persen", "bisa turun berapa".
func (s *sentence) asksDiscount() bool {
	for _, l := range s.labels() {
		switch l.sense {
		case senseDiscount, sensePromo, senseVoucher, senseLower:
		default:
			continue
		}
		if s.q.othersSpoken(l.from) || l.sense == senseLower && s.asksProfitBehind(l.to) {
			continue
		}
		if s.q.asksAt(l.to) || s.joined(l, senseMost) || s.asksBefore(l) {
			return true
		}
		if next, ok := s.q.labelAt(l.to); ok && next.sense == senseMost {
			return true
		}
	}
	return false
}

// asksProfitBehind tells whether what comes down is the profit: "turun berapa
// untungnya".
func (s *sentence) asksProfitBehind(i int) bool {
	for k := i; k < i+3 && s.has(k); k++ {
		if l, ok := s.q.labelAt(k); ok && (l.sense == senseProfit || l.sense == senseNet) {
			return true
		}
	}
	return false
}

// asksBundle tells whether it is asked what selling several at once brings,
// without saying how many.
func (s *sentence) asksBundle() bool {
	for _, l := range s.labels() {
		if l.sense == senseBundle && s.q.Words[l.from] != "sekaligus" && !s.q.othersSpoken(l.from) &&
			(s.joined(l, senseWish) || s.q.wordAt(l.from-1) == "jual" || s.q.wordAt(l.from-1) == "dijual") && !s.q.priceBetween(l.to, min(l.to+4, s.to)) {
			return true
		}
	}
	return false
}

// asksTax tells whether the owner's own income tax is asked for, rather than
// a rule, a duty, or what a marketplace collects.
func (s *sentence) asksTax(u *Understood) bool {
	sale := &u.Sale
	if !s.says(senseTax) {
		return false
	}
	if sale.Tax != nil {
		return true
	}
	for i := s.from; i < s.to; i++ {
		if w := s.q.Words[i]; noIncomeTax[w] || noIncomeTax[stem(w)] {
			return false
		}
	}
	return sale.Turnover != nil || !s.asksLawful() && asksWithin(s.q, s.extent) && !s.asksTaxYears()
}

// asksLawful tells whether it is asked if something is lawful, or when a rule
// ends, so that no sum of tax is asked for: "baju bekas udah bayar pajak berarti
// legal".
func (s *sentence) asksLawful() bool {
	return slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool { return lawful[w] || lawful[stem(w)] })
}

// lawful are words about what the law allows and until when, and for goods that
// it bans.
var lawful = wordSet(`legal ilegal dilegalkan legalkah melegalkan dilarang terlarang larangan haram sah sahkah diperbolehkan dibolehkan
	thrift thrifting balpres bekas selundupan importir diperpanjang berakhir kapan`)

// leavesTaxed tells whether a share said for a tax is to be taken off what the
// owner's own sale leaves: "dipotong pajak 0,5% juga, sisa berapa". What is
// levied on imports or on the buyer is another tax.
func (s *sentence) leavesTaxed(u *Understood) bool {
	return u.OwnPrice != nil && u.Cost != nil && u.CompetitorPrice == nil && !slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool {
		return otherTaxes[w] || otherTaxes[stem(w)]
	})
}

// otherTaxes are levied on other things than the owner's turnover.
var otherTaxes = wordSet(`impor impornya bea ppn ppnbm cukai kontainer luar cina china kendaraan motor bangunan pbb dolar`)

// noIncomeTax are words beside which a tax is another one, or a rule that is
// asked about.
var noIncomeTax = wordSet(`impor impornya legal ilegal bea ppn ppnbm cukai kontainer luar cina china paket barang kendaraan motor bangunan
	pbb aturan peraturan berlaku motong memotong dipotong potong pungut dipungut memungut lapor spt marketplace dolar jalan`)

// asksWithin tells whether a question word or mark stands in a stretch, or
// right behind it.
func asksWithin(q *message, e extent) bool {
	for i := e.from; i < min(e.to+1, len(q.Words)); i++ {
		switch q.Words[i] {
		case "?", "berapa", "bagaimana", "apa", "kena", "apakah", "wajib", "bayar", "harus", "gak":
			return true
		}
	}
	return false
}

// asksRank tells whether marketplaces are to be set side by side.
func (s *sentence) asksRank(u *Understood) bool {
	if u.CompetitorPrice != nil || u.Sale.Offers != nil && len(s.platforms()) < 2 {
		return false // bundles are to be set side by side
	}
	return s.says(senseCompare) || len(s.platforms()) > 1 && (s.says(senseChoose) ||
		slices.Contains(s.q.Words[s.from:s.to], "mana") || slices.ContainsFunc(s.q.Platforms, s.inChoice))
}

// asksNet tells whether it is asked what is paid out: "berapa yang saya
// terima", "terima bersih berapa".
func (s *sentence) asksNet() bool {
	for _, l := range s.labels() {
		if l.sense != senseNet {
			continue
		}
		if s.q.asksAt(l.to) {
			return true
		}
		if s.asksBefore(l) {
			return true
		}
	}
	return false
}

// asksTaken tells whether it is asked how much of a price is taken, in rupiah:
// "dipotong berapa kalau laku 35rb".
func (s *sentence) asksTaken(u *Understood) bool {
	own := u.OwnPrice != nil || u.CompetitorPrice != nil && !s.namesRivalry(s.extent)
	if !own || u.Cost != nil || len(s.platforms()) != 1 || u.SaidFee != nil {
		return false
	}
	taken, asked := false, false
	for i := s.from; i < s.to; i++ {
		w := s.q.Words[i]
		taken = taken || feeWords[w] || feeWords[stem(w)] || (w == "biaya" || w == "kena") && s.q.asksAt(i+1)
		asked = asked || w == "berapa"
	}
	return taken && asked && !s.says(senseDiscount) && !s.says(senseAffiliate)
}

// asksBefore tells whether "berapa" stands closely in front of a label: "berapa
// persen diskon".
func (s *sentence) asksBefore(l label) bool {
	for k := l.from - 1; k >= l.from-4 && s.has(k) && !s.q.stops(k); k-- {
		if s.q.Words[k] == "berapa" {
			return true
		}
	}
	return false
}

// topicWeight is what a thing to be reckoned weighs for its intent.
const topicWeight = 30

// addTopics adds what the things to be reckoned say about the kind of answer:
// a discount, a bundle or goods that come back are about the price, a
// programme or a payout about the marketplace, a tax about what the owner pays.
func (s *sentence) addTopics(scores map[Intent]int, t Topics, flaw Flaw, u *Understood) {
	if t.Has(TopicTax) {
		delete(scores, IntentRegulation) // the owner's own tax, not the rule
		scores[IntentCost] += topicWeight
	}
	if u.Cost != nil && flaw == "" && s.asksFloor() {
		delete(scores, IntentRegulation) // "boleh jual berapa biar gak rugi"
	}
	if t.Has(TopicDiscount|TopicBundle|TopicMonthly|TopicReturns|TopicChange) || flaw != "" && t == 0 {
		scores[IntentPrice] += topicWeight
	}
	if t.Has(TopicNet) {
		scores[IntentFee] += topicWeight
	}
	if (t.Has(TopicOptions) || u.Sale.Extra != nil || s.asksProfit(u) && !t.Has(TopicNet)) && u.Cost != nil && u.OwnPrice != nil {
		delete(scores, IntentFee) // what is left is asked, not what is taken
	}
	aboutPrice := u.Cost != nil || u.OwnPrice != nil && t.Has(TopicRank)
	if t.Has(TopicOptions | TopicRank) {
		if aboutPrice {
			scores[IntentPrice] += topicWeight
		} else {
			scores[IntentFee] += topicWeight
		}
	}
	if t.Has(TopicTarget) && u.OwnPrice == nil && u.CompetitorPrice == nil {
		if u.Cost != nil {
			delete(scores, IntentFee) // the price is asked, after what is taken
		}
		scores[IntentCost] += costAloneWeight
	}
}

// asksProfit tells whether it is plainly asked what an own price leaves: "untung
// berapa?". Beside another seller's price the decision is asked.
func (s *sentence) asksProfit(u *Understood) bool {
	if u.OwnPrice == nil || u.Cost == nil || u.CompetitorPrice != nil || s.namesRivalry(s.extent) {
		return false
	}
	for i := s.from; i < s.to; i++ {
		w := s.q.Words[i]
		if (profits[w] || profits[stem(w)]) && (s.q.asksAt(i+1) || s.q.wordAt(i-1) == "berapa") {
			return true
		}
	}
	return false
}

// asksCost tells whether it is asked what one of the goods costs, of which only
// the cost of a batch is said: "20 botol abis 260rb, modal sebotol brp".
func (s *sentence) asksCost(u *Understood) bool {
	if u.Cost == nil || u.OwnPrice != nil || u.CompetitorPrice != nil || u.wantsProfit() || s.q.asksPriceBehind(s.from) {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if w := s.q.Words[i]; !costAskedBy[w] && !costAskedBy[stem(w)] || s.amountRightBehind(i+1) {
			continue
		}
		if slices.Contains(s.q.Words[i:min(i+saleReach+1, s.to)], "berapa") || s.q.wordAt(i-1) == "berapa" {
			return true
		}
	}
	return false
}

// profits are words for what a sale leaves.
var profits = wordSet(`untung keuntungan laba profit cuan sisa sisanya untungnya rugi`)

// asksFloor tells whether it is asked how low a price may be, or how a sale
// turns out.
func (s *sentence) asksFloor() bool {
	words := s.q.Words[s.from:s.to]
	return slices.Contains(words, "berapa") && slices.ContainsFunc(words, func(w string) bool { return outcomes[w] || outcomes[stem(w)] })
}

// wantsProfit tells whether the owner says what profit they want.
func (u *Understood) wantsProfit() bool {
	return u.WantedMargin > 0 || u.Sale.WantedProfit != nil || u.Sale.WantedMonthly != nil || u.Sale.WantedMarkup != nil
}

// forgetPlaces takes back whose place a marketplace is where several are to be
// set side by side.
func (r *Reading) forgetPlaces() {
	u := &r.Understood
	if r.Topics.Has(TopicRank) && (len(r.Platforms) > 1 || u.Offline && len(r.Platforms) > 0) {
		u.OwnPlatform, u.CompetitorPlatform, u.Offline = "", "", false
	}
}

// reckonsAlone tells whether a part asks to reckon something about prices that
// it does not name.
func (s *sentence) reckonsAlone() bool {
	var u Understood
	u.Sale, _ = s.sale()
	const aboutPrices = TopicDiscount | TopicBundle | TopicMonthly | TopicReturns | TopicTarget
	return s.topics(&u).Has(aboutPrices) || u.Sale.With|u.Sale.Without != 0
}
