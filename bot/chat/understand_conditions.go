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
func (s *Sale) keep(c *claim) {
	amount, share := c.amount, c.share
	switch c.sense {
	case senseProfit:
		if c.every != "" {
			first(&s.WantedMonthly, knowledge.Rupiah(c.every.monthly(int64(amount))))
		} else if s.WantedProfit == nil {
			s.WantedProfit, s.ProfitUnit = &amount, c.unit
		}
	case senseNet:
		first(&s.WantedNet, amount)
	case senseDiscount:
		first(&s.Discount, share)
	case senseVoucher:
		if c.remains {
			first(&s.DiscountTo, amount)
		} else {
			first(&s.Voucher, amount)
		}
	case senseChange:
		if c.remains {
			first(&s.After, amount)
		} else {
			first(&s.Before, amount)
		}
	case senseCostRise:
		if c.remains {
			amount = -amount
		}
		first(&s.CostRise, amount)
	case senseTax:
		first(&s.Tax, share)
	case senseReturns:
		first(&s.Returns, share)
	case senseAffiliate:
		first(&s.Affiliate, share)
		s.With |= OptionAffiliate
	case senseTurnover:
		if s.Turnover == nil {
			s.Turnover, s.TurnoverEvery = &amount, c.every
		}
	case senseSold:
		if s.Monthly == 0 {
			s.Monthly, s.MonthlyUnit, s.Every = c.count, c.unit, c.every
		}
	case senseBundle:
		switch {
		case c.amount != 0:
			s.offer(BundleOffer{Pieces: int64(c.count / knowledge.One), Price: amount})
		case s.Bundle == 0:
			s.Bundle, s.Free = int64(c.count/knowledge.One), int64(c.free/knowledge.One)
		}
	case senseExtra:
		if s.Extra != nil {
			amount += *s.Extra
		}
		s.Extra = &amount
	}
}

// offer adds what several in one order are sold for.
func (s *Sale) offer(o BundleOffer) {
	if s.Offers == nil {
		s.Offers = &[]BundleOffer{}
	}
	if len(*s.Offers) < maxOffers {
		*s.Offers = append(*s.Offers, o)
	}
}

// maxOffers bounds the bundles of one answer.
const maxOffers = 5

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
		case option&(OptionPreorder|OptionLive) != 0 && s.q.namesCost(),
			s.joined(l, senseJoin), s.joined(l, senseWish), s.q.asksAt(l.to), l.to-l.from > 2,
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
	last := l.from - 2
	for s.has(last) && s.q.figures[last] {
		last-- // "afiliasi 10% dan live"
	}
	if !s.has(last) || named == 0 {
		return false
	}
	switch s.q.Words[l.from-1] {
	case "sama", "dan", "plus", "+", ",", "&", "serta":
	default:
		return false
	}
	other, ok := s.q.labelAt(last)
	return ok && options[other.sense]&named != 0
}

// isOwnMall tells whether an official store is the owner's: named with a
// marketplace, or as what they are. A building where things are sold is none.
func (s *sentence) isOwnMall(l label) bool {
	if s.q.isDenied(l.from) {
		return false
	}
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
// somebody else sells there. LazMall is Lazada's.
func (u *Understood) claimMall(lazMall bool) {
	if u.Sale.Mall && u.OwnPlatform == "" && u.CompetitorPrice == nil {
		u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
		if u.OwnPlatform == "" && lazMall {
			u.OwnPlatform = knowledge.PlatformLazada
		}
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
