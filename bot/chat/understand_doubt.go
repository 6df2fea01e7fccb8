package chat

import (
	"slices"

	"setara/knowledge"
)

// whoseDoubt finds the amounts that nothing speaks for. One of them is told
// by exclusion; two or more are not.
func (s *sentence) whoseDoubt(active []*price) *Doubt {
	var silent []*price
	said := map[role]bool{}
	s.continueParts(active)
	for _, p := range active {
		if p.evidence[p.role] < enoughEvidence && !(p.role == rolePart && s.listsParts) {
			silent = append(silent, p)
		} else {
			said[p.role] = true
		}
	}
	if len(silent) == 0 {
		return nil
	}
	if said[rolePart] && !said[roleOwn] && !said[roleCompetitor] && !said[roleCost] {
		// "bahan 10rb, gas 2rb, plastik 1rb": one list of what goes in.
		for _, p := range silent {
			p.role = rolePart
		}
		return nil
	}
	switch len(silent) {
	case 1:
		return s.byExclusion(silent[0], said, active)
	case 2:
		if !said[roleOwn] && !said[roleCompetitor] && !said[rolePart] && s.namedApart(silent[1]) {
			silent[0].role, silent[1].role = roleOwn, roleCompetitor
			return nil
		}
	}
	return s.askWhose(silent)
}

// byExclusion finds the role of the only amount that nothing speaks for.
// Beside a price that is surely the owner's, the other one is the other
// side's.
func (s *sentence) byExclusion(p *price, said map[role]bool, active []*price) *Doubt {
	switch {
	case !said[roleOwn]:
		p.role = roleOwn
	case said[roleCompetitor]:
		p.role = roleOther
	case s.namedApart(p):
		p.role = roleCompetitor
	case said[roleCost] || said[rolePart] || said[roleOther] || len(active) > 2:
		p.role = roleOther
	case !s.namesVariant(p) &&
		slices.ContainsFunc(active, func(o *price) bool { return o.evidence[roleOwn] >= markedOwnEvidence }):
		p.role = roleCompetitor
	default:
		return s.askWhose(active)
	}
	return nil
}

// askWhose takes the roles back and makes the doubt.
func (s *sentence) askWhose(prices []*price) *Doubt {
	s.settlePacks(&Understood{})
	doubt := &Doubt{Kind: DoubtWhose, Slot: SlotWhose}
	for _, p := range prices {
		p.role = roleNone
		each := p.pack.Each(p.High)
		if each > knowledge.MaxRupiah {
			return &Doubt{Kind: DoubtImpossible, Slot: SlotOwnPrice}
		}
		doubt.Values = append(doubt.Values, each)
	}
	return doubt
}

// severalGoods tells whether two goods are named with a cost and a price each:
// "kaos modal 30rb jual 50rb, celana modal 60rb jual 90rb".
func (s *sentence) severalGoods(active []*price) *Doubt {
	var costs []knowledge.Rupiah
	sold, end := 0, s.from
	for _, p := range active {
		switch {
		case s.q.costWordBefore(p.First):
			costs = append(costs, p.High)
		case s.soldBehind(end, p.First):
			sold++
		}
		end = p.Last + 1
	}
	if len(costs) < 2 || sold < 2 || costs[0] == costs[1] {
		return nil
	}
	for _, p := range active {
		p.role = roleNone
	}
	return &Doubt{Kind: DoubtSeveral, Slot: SlotProduct}
}

// onlyOneOfEach keeps one own price and one cost: the first, or the one that
// the words speak for more.
func (s *sentence) onlyOneOfEach(active []*price) {
	for _, r := range [...]role{roleOwn, roleCost} {
		var kept *price
		for _, p := range active {
			if p.role != r {
				continue
			}
			switch {
			case kept == nil:
				kept = p
			case p.evidence[r] > kept.evidence[r]+6:
				kept.role, kept = roleOther, p
			default:
				p.role = roleOther
			}
		}
	}
}

// magnitudeDoubt asks for the first amount that may mean several. The others
// like it wait for the answer.
func (s *sentence) magnitudeDoubt() *Doubt {
	var doubt *Doubt
	for i := range s.prices {
		p := &s.prices[i]
		slot, known := slotOf(p.role)
		if p.void || len(p.choices) == 0 || !known {
			continue
		}
		p.void = true
		if doubt == nil {
			doubt = &Doubt{Kind: DoubtMagnitude, Slot: slot, Values: p.choices}
		}
	}
	return doubt
}

// dropImpossible takes out the amounts that cannot be the price of one unit
// once they are divided by their pack, and asks again for the first of them.
func (u *Understood) dropImpossible() *Doubt {
	var doubt *Doubt
	for _, a := range [...]struct {
		amount **knowledge.Rupiah
		slot   Slot
	}{{&u.OwnPrice, SlotOwnPrice}, {&u.CompetitorPrice, SlotCompetitorPrice}, {&u.Cost, SlotCost}} {
		if each := *a.amount; each != nil && (*each <= 0 || *each > knowledge.MaxRupiah) {
			*a.amount = nil
			if doubt == nil {
				doubt = &Doubt{Kind: DoubtImpossible, Slot: a.slot}
			}
		}
	}
	return doubt
}

// impossible asks again where an amount cannot be a price.
func (s *sentence) impossible() *Doubt {
	for i := range s.prices {
		p := &s.prices[i]
		zero := !p.Impossible && p.High == 0 && !p.void
		if !p.Impossible && !zero || p.Bare && !s.cueRightBefore(p.First) && !s.behindGoods(p.First) {
			continue
		}
		p.void = true
		slot, known := slotOf(best(p))
		if !known {
			slot = SlotOwnPrice
		}
		return &Doubt{Kind: DoubtImpossible, Slot: slot}
	}
	return nil
}

func slotOf(r role) (Slot, bool) {
	switch r {
	case roleOwn:
		return SlotOwnPrice, true
	case roleCompetitor:
		return SlotCompetitorPrice, true
	case roleCost, rolePart:
		return SlotCost, true
	}
	return "", false
}

// surelyOwn tells whether the words leave no doubt that the own price was
// said.
func (s *sentence) surelyOwn() bool {
	return slices.ContainsFunc(s.prices, func(p price) bool {
		return p.role == roleOwn && !p.void && p.evidence[roleOwn] >= surelyOwnEvidence
	})
}
