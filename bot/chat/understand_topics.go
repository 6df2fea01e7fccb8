package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// sale puts what was claimed in the sentence together. Of several figures for
// the same thing the first counts.
func (s *sentence) sale() (Sale, Flaw) {
	var sale Sale
	var flaw Flaw
	for i := range s.q.claims {
		c := &s.q.claims[i]
		switch {
		case !s.has(c.from) || c.foreign:
		case c.flaw != "":
			if flaw == "" {
				flaw = c.flaw
			}
		default:
			sale.keep(c)
		}
	}
	if flaw == "" && s.saysWholeFee() {
		flaw = FlawFee
	}
	s.readOptions(&sale)
	for i := s.from; i < s.to; i++ {
		if group := knowledge.FeeGroupOf(s.q.Words[i]); group != knowledge.FeeGroupAny && sale.Group == "" {
			sale.Group = group
		}
	}
	for _, l := range s.labels() {
		switch l.sense {
		case senseMall:
			sale.Mall = sale.Mall || s.isOwnMall(l)
		case senseCompany:
			sale.Company = sale.Company || s.isCompany(l)
		case sensePerson:
			sale.Person = true
		}
	}
	return sale, flaw
}

// keep takes over one claim.
func (sale *Sale) keep(c *claim) {
	amount, share := c.amount, c.share
	switch c.sense {
	case senseProfit:
		first(&sale.WantedProfit, amount)
	case senseNet:
		first(&sale.WantedNet, amount)
	case senseDiscount:
		first(&sale.Discount, share)
	case senseVoucher:
		if c.remains {
			first(&sale.DiscountTo, amount)
		} else {
			first(&sale.Voucher, amount)
		}
	case senseReturns:
		first(&sale.Returns, share)
	case senseAffiliate:
		first(&sale.Affiliate, share)
		sale.With |= OptionAffiliate
	case senseTurnover:
		if sale.Turnover == nil {
			sale.Turnover, sale.TurnoverEvery = &amount, c.every
		}
	case senseSold:
		if sale.Monthly == 0 {
			sale.Monthly, sale.MonthlyUnit, sale.Every = c.count, c.unit, c.every
		}
	case senseBundle:
		if sale.Bundle == 0 {
			sale.Bundle = int64(c.count) / 1000
		}
	}
}

// first keeps a value where none is kept yet.
func first[T any](slot **T, value T) {
	if *slot == nil {
		*slot = &value
	}
}

// labels are the labels of the sentence.
func (s *sentence) labels() []label {
	from, _ := slices.BinarySearchFunc(s.q.labels, s.from, func(l label, i int) int { return l.from - i })
	to, _ := slices.BinarySearchFunc(s.q.labels, s.to, func(l label, i int) int { return l.from - i })
	return s.q.labels[from:to]
}

// readOptions finds the programmes that the owner takes part in or leaves
// out. One that somebody else is said to have is nobody's here.
func (s *sentence) readOptions(sale *Sale) {
	for _, l := range s.labels() {
		option := options[l.sense]
		if option == 0 || s.q.othersSpoken(l.from) {
			continue
		}
		switch {
		case s.joined(l, senseWithout):
			sale.Without |= option
		case s.joined(l, senseJoin), s.joined(l, senseWish), s.q.asksAt(l.to), l.to-l.from > 2,
			s.addsTo(l, sale.With|sale.Without):
			if sale.Without != 0 && s.addsTo(l, sale.Without) {
				sale.Without |= option
			} else {
				sale.With |= option
			}
		}
	}
	sale.With &^= sale.Without
}

// joined tells whether a word of the sense stands closely before a label.
func (s *sentence) joined(l label, before sense) bool {
	for k := l.from - 1; k >= l.from-4 && s.has(k) && !s.q.stops(k); k-- {
		if other, ok := s.q.labelAt(k); ok && other.sense == before {
			return true
		}
	}
	return false
}

// addsTo tells whether a programme is named on in a list: "gratis ongkir sama
// cashback".
func (s *sentence) addsTo(l label, named Options) bool {
	if !s.has(l.from-2) || named == 0 {
		return false
	}
	switch s.q.Words[l.from-1] {
	case "sama", "dan", "plus", "+", ",", "&", "serta":
	default:
		return false
	}
	other, ok := s.q.labelAt(l.from - 2)
	return ok && options[other.sense]&named != 0
}

// isOwnMall tells whether an official store is the owner's: named with a
// marketplace, or as what they are. A building where things are sold is none.
func (s *sentence) isOwnMall(l label) bool {
	if s.q.Words[l.from] != "mall" {
		return true
	}
	for _, k := range [...]int{l.from - 1, l.to, l.to + 1} {
		if s.has(k) && s.isPlatformToken(k) {
			return true
		}
	}
	switch s.q.wordAt(l.from - 1) {
	case "saya", "toko", "seller", "penjual", "sudah", "status":
		return true
	}
	return false
}

// claimMall makes the marketplace of an official store the owner's, unless
// somebody else sells there.
func (u *Understood) claimMall() {
	if u.Sale.Mall && u.OwnPlatform == "" && u.CompetitorPrice == nil {
		u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
	}
}

func (s *sentence) isPlatformToken(i int) bool {
	return slices.ContainsFunc(s.q.Platforms, func(p text.PlatformMention) bool { return p.First <= i && i <= p.Last })
}

// isCompany tells whether a word names what the owner is before the tax law,
// rather than a part of an address: "saya PT", "usaha saya CV".
func (s *sentence) isCompany(l label) bool {
	if s.q.Words[l.from] != "pt" && s.q.Words[l.from] != "cv" {
		return true
	}
	return s.says(senseTax) || s.says(senseTurnover) || ownSide[s.q.wordAt(l.from-1)] || s.q.wordAt(l.from-1) == "usaha" ||
		s.q.wordAt(l.from-1) == "berbentuk" || s.q.wordAt(l.from-1) == "kalau"
}

// says tells whether a word of a sense stands in the sentence.
func (s *sentence) says(wanted sense) bool {
	return slices.ContainsFunc(s.labels(), func(l label) bool { return l.sense == wanted })
}

// topics are what the sentence asks to be reckoned.
func (s *sentence) topics(u *Understood) Topics {
	var t Topics
	sale := &u.Sale
	add := func(topic Topics, asked bool) {
		if asked {
			t |= topic
		}
	}
	add(TopicTarget, sale.WantedProfit != nil || sale.WantedMarkup != nil || u.WantedMargin != 0)
	add(TopicDiscount, sale.Discount != nil || sale.Voucher != nil || sale.DiscountTo != nil || s.asksDiscount())
	add(TopicBundle, sale.Bundle != 0 || s.asksBundle())
	add(TopicOptions, sale.With != 0 || sale.Without != 0 || sale.Mall)
	add(TopicMonthly, sale.Monthly != 0)
	add(TopicReturns, sale.Returns != nil)
	add(TopicTax, s.asksTax(sale))
	add(TopicRank, s.asksRank(u))
	add(TopicNet, sale.WantedNet != nil || s.asksNet())
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
		if s.q.othersSpoken(l.from) {
			continue
		}
		if s.q.asksAt(l.to) || s.joined(l, senseMost) || s.has(l.from-1) && s.q.Words[l.from-1] == "berapa" {
			return true
		}
		if next, ok := s.q.labelAt(l.to); ok && next.sense == senseMost {
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
func (s *sentence) asksTax(sale *Sale) bool {
	if !s.says(senseTax) {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if w := s.q.Words[i]; noIncomeTax[w] || noIncomeTax[stem(w)] {
			return false
		}
	}
	return sale.Turnover != nil || asksWithin(s.q, s.extent)
}

// noIncomeTax are words beside which a tax is another one, or a rule that is
// asked about.
var noIncomeTax = wordSet(`impor impornya bea ppn ppnbm cukai kontainer luar cina china paket barang kendaraan motor bangunan
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
	if u.CompetitorPrice != nil {
		return false
	}
	return s.says(senseCompare) || len(s.platforms()) > 1 && s.says(senseChoose) ||
		len(s.platforms()) > 1 && slices.Contains(s.q.Words[s.from:s.to], "mana")
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
		for k := l.from - 1; k >= l.from-4 && s.has(k) && !s.q.stops(k); k-- {
			if s.q.Words[k] == "berapa" {
				return true
			}
		}
	}
	return false
}

// topicWeight is what a thing to be reckoned weighs for its intent.
const topicWeight = 30

// addTopics adds what the things to be reckoned say about the kind of answer:
// a discount, a bundle or goods that come back are about the price, a
// programme or a payout about the marketplace, a tax about what the owner pays.
func addTopics(scores map[Intent]int, t Topics, flaw Flaw, u *Understood) {
	if t.Has(TopicTax) {
		delete(scores, IntentRegulation) // the owner's own tax, not the rule
		scores[IntentCost] += topicWeight
	}
	if t.Has(TopicDiscount|TopicBundle|TopicMonthly|TopicReturns) || flaw != "" && t == 0 {
		scores[IntentPrice] += topicWeight
	}
	if t.Has(TopicNet) {
		scores[IntentFee] += topicWeight
	}
	if t.Has(TopicOptions) && u.Cost != nil && u.OwnPrice != nil {
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

// wantsProfit tells whether the owner says what profit they want.
func (u *Understood) wantsProfit() bool {
	return u.WantedMargin > 0 || u.Sale.WantedProfit != nil || u.Sale.WantedMarkup != nil
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
