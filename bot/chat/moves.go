package chat

import (
	"maps"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// addMoves adds to the situation what the rules for moves look at: what the
// product is, what the owner says of it, and where it is sold.
func (p *priceCase) addMoves(rules []knowledge.MoveRule) {
	if p.doubt != nil || len(p.choices()) > 0 {
		return // one short question comes first
	}
	u, s := &p.understood, &p.situation
	s.On, s.Rules = p.asOf, rules
	s.Marketplace, s.SellsThere = p.platform, u.OwnPlatform != ""
	title := text.ReadTitle(u.Product)
	s.Goods = append(title.Kinds(), title.Materials...)
	for _, token := range text.Tokenize(u.Product) {
		s.Goods = append(s.Goods, token.Text)
	}
	s.OwnTraits = title.Traits(u.Product)
	if u.UnitSaid {
		s.OwnTraits = append(s.OwnTraits, knowledge.TraitContents)
	}
}

// named are the moves of the advice, with what is said about each.
func (p *priceCase) named() []knowledge.NamedMove {
	if p.advice == nil {
		return nil
	}
	return p.advice.Named
}

// moveFacts are the programmes and rules of the state that the moves rest on,
// each once.
func (p *priceCase) moveFacts() []*knowledge.MoveFact {
	var facts []*knowledge.MoveFact
	for _, move := range p.named() {
		for i := range move.Rule.Facts {
			fact := &move.Rule.Facts[i]
			if !slices.ContainsFunc(facts, func(f *knowledge.MoveFact) bool { return f.ID == fact.ID }) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}

// programs and regulations are the ids of what the moves rest on.
func (p *priceCase) programs() []string    { return p.moveFactIDs(true) }
func (p *priceCase) regulations() []string { return p.moveFactIDs(false) }

func (p *priceCase) moveFactIDs(program bool) []string {
	var ids []string
	for _, fact := range p.moveFacts() {
		if fact.Program() == program {
			ids = append(ids, fact.ID)
		}
	}
	return ids
}

// addMoveFacts adds the figures of the moves' sentences, and those that they
// come about with.
func (p *priceCase) addMoveFacts(f *factList) {
	for _, move := range p.named() {
		for _, slot := range slices.Sorted(maps.Keys(move.Figures)) {
			if figure := move.Figures[slot]; !slices.Contains(f.facts, figure) {
				f.facts = append(f.facts, figure)
			}
		}
		if len(move.Lacking.Traits) > 0 {
			f.count("jumlah di atas harga tengah", move.Lacking.Leaders)
		}
		for _, trait := range move.Lacking.Traits {
			f.count("menyebut "+traitWords[trait.Trait], trait.Count)
		}
	}
}
