package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// settlePacks gives each price what it buys, and the reading its unit and
// pack. A quantity beside a price is that price's; one that stands with the
// goods ("kopi 250gr") is every price's that has none of its own.
func (s *sentence) settlePacks(u *Understood) {
	var common *text.Quantity
	pair := false
	for i := range s.prices {
		p := &s.prices[i]
		p.pack, p.unit, p.packSaid, p.unclear = knowledge.One, "", false, false
		p.packBehind, p.contents = false, false
	}
	quantities := s.joinedQuantities()
	for i := range quantities {
		q := &quantities[i]
		pair = pair || q.Unit == knowledge.UnitPair
		if p := s.boughtWith(q); p != nil && !s.asksForSeveral(q) {
			if !p.packSaid || q.Contents {
				p.pack, p.unit, p.packSaid, p.unclear = q.Pack, q.Unit, true, q.Unclear
				p.packBehind, p.contents = q.First > p.Last, q.Contents
			}
		} else if common == nil && s.describesGoods(q) {
			common = q
		}
	}
	s.divideTotals()
	if common != nil && !s.asksForSeveral(common) {
		s.shareCommon(common)
	}
	s.inheritPacks()
	s.settleUnit(u, common, pair)
}

// isCapacity tells whether a weight or volume is what the goods hold rather
// than what they are sold by: "tas 20 liter".
func (s *sentence) isCapacity(q *text.Quantity) bool {
	if !q.Measured() || q.Per || s.product == "" {
		return false
	}
	return !text.SoldBy(s.product, q.Unit)
}

// boughtWith is the price that a quantity belongs to, nil for none.
func (s *sentence) boughtWith(q *text.Quantity) *price {
	var before, after *price
	for i := range s.prices {
		p := &s.prices[i]
		if p.void {
			continue
		}
		if p.Last < q.First {
			before = p
		} else if after == nil && p.First > q.Last {
			after = p
		}
	}
	behind := before != nil && s.beside(before.Last+1, q.First, q.Per)
	ahead := after != nil && s.beside(q.Last+1, after.First, false)
	switch {
	case behind && q.Per && before.packSaid && ahead && after.First == q.Last+1:
		return after // "10kg 150rb, dijual per kilo 22rb"
	case behind && (q.Per || before.Last+1 == q.First):
		return before
	case ahead && (!q.Per || after.First == q.Last+1):
		return after
	case behind && !before.packSaid:
		return before
	}
	return nil
}

// beside tells whether an amount and a quantity stand together: at most a few
// small words between them, no other amount, no end of a sentence.
func (s *sentence) beside(from, to int, per bool) bool {
	reach := 3
	if per {
		reach = 5
	}
	if to-from > reach || s.q.priceBetween(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		t := s.q.Tokens[i]
		switch {
		case t.Kind == text.Mark && (t.Text == "?" || t.Text == "." || t.Text == ";" || t.Text == "\n"):
			return false
		case t.Kind == text.Mark && t.Text == "," && to-i > 1:
			return false
		case t.Kind == text.Word && !text.NeverGoods(s.q.Words[i]) && !text.NeverGoods(stem(s.q.Words[i])):
			return false
		}
	}
	return true
}

// describesGoods tells whether a quantity without a price of its own says how
// the goods are sold: it comes before the first price.
func (s *sentence) describesGoods(q *text.Quantity) bool {
	for i := range s.prices {
		if p := &s.prices[i]; !p.void {
			return q.First < p.First || q.Per || q.Contents
		}
	}
	return true
}

// asksForSeveral tells whether a count of pieces only says for how many a price
// is asked, so that the amounts beside are for one: "10 pcs berapa modal 28rb".
func (s *sentence) asksForSeveral(q *text.Quantity) bool {
	return !q.Contents && q.Unit.Counted() && q.Pack > knowledge.One &&
		s.q.Tokens[q.First].Kind == text.Number && s.q.wordAt(q.Last+1) == "berapa"
}

// shareCommon gives the quantity that stands with the goods to each price that
// has none of its own.
func (s *sentence) shareCommon(common *text.Quantity) {
	for i := range s.prices {
		if p := &s.prices[i]; !p.packSaid {
			p.pack, p.unit, p.packSaid, p.unclear = common.Pack, common.Unit, true, common.Unclear
		}
	}
}

// inheritPacks gives the prices that were said without a pack the pack of the
// one that has one, unless that makes the figures absurd: "selusin 120rb, di
// tiktok 8rb" is 8.000 for one.
func (s *sentence) inheritPacks() {
	var from *price
	for i := range s.prices {
		p := &s.prices[i]
		if p.packSaid && !p.void && !p.isTotal() && (from == nil || p.role == roleOwn && from.role != roleOwn) {
			from = p
		}
	}
	if from == nil {
		return
	}
	for i := range s.prices {
		p := &s.prices[i]
		if !p.packSaid && !p.void && p != from && s.sharesPack(from, p) {
			p.pack, p.unit = from.pack, from.unit
		}
	}
}

// sharesPack tells whether the pack that was said with one price is the
// other's too. What is measured always is; a count that was said before the
// figures goes on unless that makes them absurd, one that was said behind its
// price ("15rb isi 3") only where it brings the two closer, and never back to
// a price that was already said, but for the dozens and scores of wholesale.
func (s *sentence) sharesPack(from, p *price) bool {
	switch {
	case from.unit != "" && !from.unit.Counted(), from.pack == knowledge.One:
		return true
	case (from.role == roleCost || from.role == rolePart) && p.role != from.role:
		return s.packMuchCloser(from, p)
	case p.First > from.First && !from.packBehind:
		return s.packFits(from, p)
	case p.First < from.First && (from.contents || from.pack < wholesalePack):
		return false
	default:
		return s.packCloser(from, p)
	}
}

// wholesalePack is the count from which a pack is one of wholesale: a dozen.
const wholesalePack = 12 * knowledge.One

// packRatio is how many times cheaper than the price it is compared with a
// unit price may become before the pack is held not to be its own.
const packRatio = 8

func (s *sentence) packFits(from, p *price) bool {
	reference := from.pack.Each(from.High)
	each := from.pack.Each(p.High)
	if each*packRatio >= reference && reference*packRatio >= each {
		return true
	}
	return s.packCloser(from, p)
}

// packCloser tells whether two prices are closer to each other with the pack
// of the first than without.
func (s *sentence) packCloser(from, p *price) bool {
	reference := from.pack.Each(from.High)
	return distance(from.pack.Each(p.High), reference) <= distance(p.High, reference)
}

// packMuchCloser tells whether a price is clearly for the pack that was said
// with a cost: its whole is near the whole of the cost, its piece is not.
func (s *sentence) packMuchCloser(from, p *price) bool {
	reference := from.pack.Each(from.High)
	return 2*distance(from.pack.Each(p.High), reference) <= distance(p.High, reference)
}

// distance is the larger of two amounts over the smaller, in hundredths.
func distance(a, b knowledge.Rupiah) knowledge.Rupiah {
	a, b = max(a, 1), max(b, 1)
	return max(a, b) * 100 / min(a, b)
}

// settleUnit says what the owner sells by.
func (s *sentence) settleUnit(u *Understood, common *text.Quantity, pair bool) {
	u.Unit, u.Pack = knowledge.UnitPiece, knowledge.One
	var chosen *price
	for _, r := range [...]role{roleOwn, roleCost, roleCompetitor, rolePart, roleNone} {
		for i := range s.prices {
			if p := &s.prices[i]; chosen == nil && p.role == r && !p.void && p.packSaid && !p.isTotal() {
				chosen = p
			}
		}
	}
	if s.ownAlone() {
		chosen = nil // only the others' price is for a pack
	}
	switch {
	case chosen != nil:
		u.Unit, u.Pack, u.UnitSaid, u.PackUnclear = chosen.unit, chosen.pack, true, chosen.unclear
	case common != nil:
		u.Unit, u.Pack, u.UnitSaid, u.PackUnclear = common.Unit, common.Pack, true, common.Unclear
	default:
		u.Unit = s.unitOfTotal()
		u.UnitSaid = u.Unit != ""
	}
	if u.Unit == "" || u.Unit == knowledge.UnitPiece && pair {
		u.Unit = knowledge.UnitPiece
		if pair {
			u.Unit, u.UnitSaid = knowledge.UnitPair, true
		}
	}
}

// ownAlone tells whether the own price is for one piece while a pack was said
// with another.
func (s *sentence) ownAlone() bool {
	return slices.ContainsFunc(s.prices, func(p price) bool {
		return p.role == roleOwn && !p.void && !p.packSaid && p.unit == "" && p.pack == knowledge.One
	})
}

// settlePlatforms says where the owner sells and where the competitor does: by
// the price that a marketplace stands with, else by the words around it.
func (s *sentence) settlePlatforms(u *Understood) {
	var lowest knowledge.Rupiah
	for k := range s.clauses {
		c := &s.clauses[k]
		for _, m := range s.q.Platforms {
			if !c.has(m.First) {
				continue
			}
			owner, amount := s.platformOwner(k, m)
			switch {
			case owner == roleOwn && u.OwnPlatform == "":
				u.OwnPlatform = m.Platform
			case owner == roleCompetitor && (u.CompetitorPlatform == "" || amount > 0 && (lowest == 0 || amount < lowest)):
				u.CompetitorPlatform, lowest = m.Platform, amount
			}
		}
	}
	s.claimPlatform(u)
}

// platformOwner is the side that a marketplace belongs to, and the price that
// it stands with.
func (s *sentence) platformOwner(k int, m text.PlatformMention) (role, knowledge.Rupiah) {
	c := &s.clauses[k]
	if p := s.nearestPrice(c.prices, m); p != nil {
		return p.role, p.pack.Each(p.Low)
	}
	for _, q := range c.cues {
		if q.from == m.First && q.role == roleOwn {
			return roleOwn, 0
		}
	}
	if k > 0 {
		if p := s.nearestPrice(s.clauses[k-1].prices, m); p != nil && len(c.prices) == 0 && !s.namesRivalry(c.extent) {
			return p.role, p.pack.Each(p.Low)
		}
	}
	return roleCompetitor, 0
}

// nearestPrice is the price that follows a marketplace, else the one before,
// among those of a clause that are somebody's price.
func (s *sentence) nearestPrice(prices []int, m text.PlatformMention) *price {
	var before *price
	for _, i := range prices {
		p := &s.prices[i]
		if p.void || p.role != roleOwn && p.role != roleCompetitor {
			continue
		}
		if p.First > m.Last {
			return p
		}
		before = p
	}
	return before
}
