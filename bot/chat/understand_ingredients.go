package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// listWeight is what it weighs that an amount stands in a list of what goes
// into the goods, or is what they are sold for behind it.
const listWeight = 40

// listIngredients reads a list of what goes into the goods, without a word of
// cost, up to what they are sold for: "tepung 8rb gula 5rb telur 4rb jual 25rb".
// Two amounts are such a list only where one is a known part of a cost.
func (s *sentence) listIngredients(active []*price) {
	last := len(active) - 1
	if last < 2 || s.q.namesCost() || s.namesRivalry(s.extent) || !s.soldBehind(active[last-1].Last+1, active[last].First) {
		return
	}
	parts := 0
	var named []int
	for i, p := range active[:last] {
		at := p.First - 1
		from := s.from
		if i > 0 {
			from = active[i-1].Last + 1
		}
		if !s.has(at) || s.q.Tokens[at].Kind != text.Word || smallWords[s.q.Words[at]] || s.soldBehind(from, p.First) || s.placeBetween(from, p.First) {
			return
		}
		if cue, n := lists.roles.at(s.q.Words[:p.First], at); n > 0 {
			if cue.role != rolePart {
				return
			}
			parts++
		}
		named = append(named, at)
	}
	if parts == 0 && last < 3 {
		return
	}
	s.ingredients = named
	for _, p := range active[:last] {
		p.evidence = [roleOther + 1]int{rolePart: listWeight}
	}
	active[last].evidence = [roleOther + 1]int{roleOwn: listWeight}
}

// soldBehind tells whether a word of selling stands in a stretch.
func (s *sentence) soldBehind(from, to int) bool {
	return slices.ContainsFunc(s.q.Words[from:to], func(w string) bool {
		return soldFor[w] || soldFor[stem(w)]
	})
}

// soldFor lead to what goods are sold for.
var soldFor = wordSet(`jual dijual jualan menjual harga dihargai`)

func (s *sentence) placeBetween(from, to int) bool {
	return slices.ContainsFunc(s.q.Platforms, func(m text.PlatformMention) bool { return m.First >= from && m.First < to })
}

// dropIngredient takes back the goods where they are only named as what goes in.
func (s *sentence) dropIngredient() {
	for _, i := range s.ingredients {
		if word, ok := s.productWord(i); ok && word == s.product {
			s.product = ""
		}
	}
}

// partsOf are the parts that a cost was summed of; nil where it was said as a
// whole, or for more than one.
func (s *sentence) partsOf(cost *knowledge.Rupiah) *[]knowledge.Rupiah {
	var parts []knowledge.Rupiah
	for i := range s.prices {
		if p := &s.prices[i]; p.role == rolePart && !p.void {
			if p.pack != knowledge.One {
				return nil
			}
			parts = append(parts, p.amount(roleCost))
		}
	}
	if cost == nil || len(parts) < 2 || sumOf(parts) != *cost {
		return nil
	}
	return &parts
}
