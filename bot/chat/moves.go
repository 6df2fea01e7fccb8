package chat

import (
	"maps"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// addMoves adds to the situation what the rules for moves, and for what bears
// on a price, look at: what the product is, what the owner says of it, where it
// is sold, and what is told of a breach.
func (c *Chat) addMoves(p *priceCase) {
	if p.doubt != nil || len(p.choices()) > 0 {
		return // one short question comes first
	}
	u, s := &p.understood, &p.situation
	s.On, s.Rules, s.Bearings, s.Entry = p.asOf, c.Moves, c.Bearings, p.shelf.entry
	s.Marketplace, s.SellsThere = p.platform, u.OwnPlatform != ""
	s.RivalOnline, s.Signs = u.CompetitorPlatform != "", u.Signs
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

// namedEntries are the programmes and rules of the state that the moves rest
// on, and those that bear on the price beside them, each once.
func (p *priceCase) namedEntries() []*knowledge.EntryHit {
	var hits []*knowledge.EntryHit
	add := func(hit *knowledge.EntryHit) {
		if !slices.ContainsFunc(hits, func(h *knowledge.EntryHit) bool { return h.Entry().ID == hit.Entry().ID }) {
			hits = append(hits, hit)
		}
	}
	for i := range p.named() {
		for j := range p.named()[i].Entries {
			add(&p.named()[i].Entries[j])
		}
	}
	for i := range p.bearings {
		add(&p.bearings[i].Hit)
	}
	return hits
}

// programs and regulations are the ids of those.
func (p *priceCase) programs() []string    { return p.entryIDs(true) }
func (p *priceCase) regulations() []string { return p.entryIDs(false) }

func (p *priceCase) entryIDs(program bool) []string {
	var ids []string
	for _, hit := range p.namedEntries() {
		if (hit.Program != nil) == program {
			ids = append(ids, hit.Entry().ID)
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
	for i := range p.bearings {
		for _, figure := range bearingFacts(&p.bearings[i]) {
			if !slices.Contains(f.facts, figure) {
				f.facts = append(f.facts, figure)
			}
		}
	}
}
