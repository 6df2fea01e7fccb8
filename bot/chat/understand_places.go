package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// placeReach is how many tokens a price may stand from its marketplace in a
// list of both.
const placeReach = 5

// placePrices reads the owner's own prices where they ask another one on each
// marketplace and want to know which leaves most: "60rb di shopee 58rb di
// tokped, modal 40rb, mana paling untung". Those amounts take no other role.
// It is nil where another seller may be meant, or not every amount has a place.
func (s *sentence) placePrices() *[]PlacePrice {
	if !s.asksAmongPlaces() || s.namesRivalry(s.extent) || s.measuresGoods() {
		return nil
	}
	var amounts []*price
	for i := range s.prices {
		p := &s.prices[i]
		if p.void || s.q.costWordBefore(p.First) {
			continue
		}
		if p.Impossible || p.Low != p.High || p.High <= 0 {
			return nil
		}
		amounts = append(amounts, p)
	}
	var places []text.PlatformMention
	for _, m := range s.q.Platforms {
		if s.has(m.First) {
			places = append(places, m)
		}
	}
	if len(amounts) < 2 || len(amounts) != len(places) {
		return nil
	}
	var pairs []PlacePrice
	priceFirst := amounts[0].First < places[0].First
	for i, m := range places {
		first, second := extent{m.First, m.Last + 1}, extent{amounts[i].First, amounts[i].Last + 1}
		if priceFirst {
			first, second = second, first
		}
		apart := second.from - first.to
		crossed := i+1 < len(places) && second.from > min(places[i+1].First, amounts[i+1].First)
		named := slices.ContainsFunc(pairs, func(p PlacePrice) bool { return p.Platform == m.Platform })
		if apart < 0 || apart > placeReach || crossed || named || s.q.stopsBetween(first.to, second.from) {
			return nil
		}
		pairs = append(pairs, PlacePrice{Platform: m.Platform, Price: amounts[i].High})
	}
	for _, p := range amounts {
		p.void = true
	}
	return &pairs
}

// asksAmongPlaces tells whether several marketplaces are to be set side by side.
func (s *sentence) asksAmongPlaces() bool {
	if len(s.platforms()) < 2 {
		return false
	}
	words := s.q.Words[s.from:s.to]
	return (s.says(senseCompare) || s.says(senseChoose) || slices.Contains(words, "mana") || slices.Contains(words, "masing")) && !s.namesOthers()
}

// choiceDoubt asks whose the prices are where the owner asks which leaves most
// and names no other seller, but not every price has its marketplace: "di
// shopee 60rb, langsung di toko 55rb, modal 40rb, untung mana".
func (s *sentence) choiceDoubt(active []*price) *Doubt {
	words := s.q.Words[s.from:s.to]
	if !slices.Contains(words, "mana") || !s.says(senseProfit) && !s.says(senseCompare) || !s.q.namesCost() || s.namesRivalry(s.extent) || s.namesOthers() {
		return nil
	}
	var prices []*price
	theirs := false
	for _, p := range active {
		if p.role != rolePart && !s.q.costWordBefore(p.First) {
			prices = append(prices, p)
			theirs = theirs || p.role == roleCompetitor
		}
	}
	if len(prices) < 2 || !theirs {
		return nil
	}
	return s.askWhose(prices)
}

// namesOthers tells whether another seller, or doing as one does, is spoken of.
func (s *sentence) namesOthers() bool {
	return slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool {
		return othersHere[w] || othersHere[stem(w)] || following[w] || following[stem(w)]
	})
}

// measuresGoods tells whether a price may be for more, or less, than one unit.
func (s *sentence) measuresGoods() bool {
	return slices.ContainsFunc(s.q.Quantities, func(q text.Quantity) bool {
		return s.has(q.First) && (q.Pack != knowledge.One || q.Unclear)
	})
}
