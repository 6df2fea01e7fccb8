package chat

import (
	"slices"

	"setara/knowledge"
)

// PackAmount is an amount as the owner said it, with what they said it for.
type PackAmount struct {
	Amount knowledge.Rupiah `json:"amount"`
	Pack   knowledge.Pack   `json:"pack"`
}

// Each is the amount for one unit.
func (a PackAmount) Each() knowledge.Rupiah { return a.Pack.Each(a.Amount) }

// maxSaid is how many amounts of a conversation are kept as they were said.
const maxSaid = 12

// WholePack is an amount for one unit, told for the pack that the owner sells
// by. What they said themselves comes back as they said it ("50rb" for three,
// not three times 16.667), and the second result tells so.
func (u *Understood) WholePack(each knowledge.Rupiah) (knowledge.Rupiah, bool) {
	for _, said := range u.ForPack {
		if said.Pack == u.Pack && said.Each() == each {
			return said.Amount, true
		}
	}
	for _, said := range u.ForPack {
		if said.Each() == each {
			return said.Pack.Share(said.Amount, u.Pack), false
		}
	}
	return u.Pack.Times(each), false
}

// amountsSaid are the amounts of a sentence as they were said.
func (s *sentence) amountsSaid() []PackAmount {
	var said []PackAmount
	for i := range s.prices {
		p := &s.prices[i]
		if p.void || p.Impossible {
			continue
		}
		for _, amount := range [...]knowledge.Rupiah{p.amount(p.role), p.Low, p.High} {
			if a := (PackAmount{Amount: amount, Pack: p.pack}); !slices.Contains(said, a) {
				said = append(said, a)
			}
		}
	}
	if sum, ok := s.partsTogether(); ok {
		said = append(said, sum)
	}
	return said
}

// partsTogether is the sum of the parts of a cost where all are for one pack.
func (s *sentence) partsTogether() (PackAmount, bool) {
	var sum PackAmount
	for i := range s.prices {
		p := &s.prices[i]
		if p.role != rolePart || p.void {
			continue
		}
		if sum.Pack != 0 && sum.Pack != p.pack {
			return PackAmount{}, false
		}
		sum.Amount, sum.Pack = sum.Amount+p.amount(roleCost), p.pack
	}
	return sum, sum.Pack > 0
}

// hear keeps what was said later before what was said earlier.
func (a *Aside) hear(said []PackAmount) {
	all := slices.Clone(said)
	for _, earlier := range a.ForPack {
		if !slices.Contains(all, earlier) {
			all = append(all, earlier)
		}
	}
	a.ForPack = all[:min(len(all), maxSaid)]
}

// regard takes what was said of one unit for what was said of a pack.
func (a *Aside) regard(pack knowledge.Pack) {
	if pack <= 0 {
		return
	}
	a.ForPack = slices.Clone(a.ForPack)
	for i := range a.ForPack {
		a.ForPack[i].Pack = pack.Units(a.ForPack[i].Pack)
	}
}

// comesTo tells whether an amount is known and comes to a value.
func comesTo(value knowledge.Rupiah, amount *knowledge.Rupiah) bool {
	return amount != nil && *amount == value
}
