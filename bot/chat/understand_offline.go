package chat

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// offlineWords say by themselves that something is sold outside the
// marketplaces; offlinePlaces do behind "di" or "dari".
var (
	offlineWords  = wordSet(`offline luring keliling asongan gerobak gerobakan bazar`)
	offlinePlaces = wordSet(`pasar warung toko kios lapak rumah bazar sekolah kantin kantor kampus jalan pinggir
		gerobak stan stand booth ruko garasi teras desa kampung kedai depan`)
	ownSide      = wordSet(`sendiri saya kami`)
	sellingVerbs = wordSet(`jual jualan berjualan menjual dagang berdagang dagangan mangkal buka titip nitip pasarkan`)
)

// offlinePlace is the place outside the marketplaces that is named at token i.
func (s *sentence) offlinePlace(i int) (extent, bool) {
	if !s.has(i) || s.q.Tokens[i].Kind != text.Word {
		return extent{}, false
	}
	word := s.q.Words[i]
	if offlineWords[word] {
		return extent{i, i + 1}, true
	}
	if !offlinePlaces[word] && !offlinePlaces[stem(word)] {
		return extent{}, false
	}
	before := s.has(i-1) && (s.q.Words[i-1] == "di" || s.q.Words[i-1] == "dari" || s.q.Words[i-1] == "ke")
	behind := s.has(i+1) && ownSide[s.q.Words[i+1]]
	return extent{i, i + 1}, before || behind
}

// sellsOffline tells whether the owner says that they sell outside the
// marketplaces: "saya jualan di pasar", "toko sendiri".
func (s *sentence) sellsOffline() bool {
	for i := s.from; i < s.to; i++ {
		if s.q.inside[i] {
			continue
		}
		if place, ok := s.offlinePlace(i); ok && s.ownersPlace(place) {
			return true
		}
	}
	return false
}

// ownersPlace tells whether a place outside the marketplaces is where the
// owner sells: a word of selling and nobody else comes before it, or it is
// called their own. A shop on a marketplace is none.
func (s *sentence) ownersPlace(place extent) bool {
	if slices.ContainsFunc(s.q.Platforms, func(m text.PlatformMention) bool {
		return m.First >= place.to && m.First <= place.to+2 && !s.pausesBetween(place.to, m.First)
	}) {
		return false
	}
	if s.rivalsPriceAt(place) {
		return false
	}
	own := s.has(place.to) && ownSide[s.q.Words[place.to]]
	for i := place.from - 1; i >= max(s.from, place.from-maxReach); i-- {
		if s.pauses(i) || contrasts[s.q.Words[i]] || s.q.priceBetween(i, i+1) && s.priceFollows(place.to) {
			break
		}
		if othersWords[s.q.Words[i]] || s.rivalEnds(i) {
			return false
		}
		own = own || sellingVerbs[s.q.Words[i]]
	}
	return own && !s.rivalFollows(place)
}

// rivalsPriceAt tells whether the price that stands with a place is the other
// side's.
func (s *sentence) rivalsPriceAt(place extent) bool {
	for k := range s.clauses {
		if c := &s.clauses[k]; c.has(place.from) {
			p := s.nearestPrice(c.prices, text.PlatformMention{First: place.from, Last: place.to - 1})
			return p != nil && p.role == roleCompetitor
		}
	}
	return false
}

// othersWords say that somebody else sells.
var othersWords = wordSet(`ada orang yang mereka dia impor sebelah saingan lawan tetangga beli lihat kulakan ambil`)

// rivalEnds tells whether a cue for the other side ends at token i.
func (s *sentence) rivalEnds(i int) bool {
	for k := range s.clauses {
		for _, c := range s.clauses[k].cues {
			if c.to == i+1 && c.role == roleCompetitor {
				return true
			}
		}
	}
	return false
}

// rivalFollows tells whether the other side is spoken of right behind a place:
// "toko offline sebelah".
func (s *sentence) rivalFollows(place extent) bool {
	if !s.has(place.to) {
		return false
	}
	switch s.q.Words[place.to] {
	case "sebelah", "lain", "tetangga":
		return true
	}
	return false
}

// pauses tells whether the sentence pauses at token i.
func (s *sentence) pauses(i int) bool {
	t := s.q.Tokens[i]
	return t.Kind == text.Mark && strings.Contains(",;.?!\n", t.Text)
}

func (s *sentence) pausesBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if s.pauses(i) {
			return true
		}
	}
	return false
}

// claimPlatform gives the only marketplace named to the owner where nothing
// speaks of another side: "kaos modal 32rb, dijual berapa di shopee?".
func (s *sentence) claimPlatform(u *Understood) {
	if u.OwnPlatform != "" || u.CompetitorPlatform == "" || u.CompetitorPrice != nil || s.speaksOfRival() {
		return
	}
	if u.OwnPrice != nil || u.Cost != nil || s.asksOwnPrice() {
		u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
	}
}

// speaksOfRival tells whether a sentence speaks of the other side beside
// naming a marketplace, or holds an amount that may be theirs.
func (s *sentence) speaksOfRival() bool {
	for i := range s.prices {
		if p := &s.prices[i]; !p.void && (p.role == roleCompetitor || p.role == roleNone) {
			return true
		}
	}
	for k := range s.clauses {
		for _, c := range s.clauses[k].cues {
			if c.role == roleCompetitor && !s.isPlatform(c.from) {
				return true
			}
		}
	}
	return s.namesRivalry(s.extent)
}

// namesRivalry tells whether a word of a stretch speaks of another seller.
func (s *sentence) namesRivalry(e extent) bool {
	return slices.ContainsFunc(s.q.Words[e.from:e.to], func(w string) bool { return rivalry[w] || rivalry[stem(w)] })
}

// rivalry are words that speak of another seller.
var rivalry = wordSet(`ada banyak murah termurah kalah saing saingan bersaing lawan vs impor banting serbu diserbu
	pindah mereka orang sebelah sepi kok harganya dibanding beda`)

func (s *sentence) isPlatform(i int) bool {
	return slices.ContainsFunc(s.q.Platforms, func(m text.PlatformMention) bool { return m.First == i })
}

// asksOwnPrice tells whether a selling word comes before the marketplace, as
// in "jual berapa di tokopedia".
func (s *sentence) asksOwnPrice() bool {
	for _, m := range s.q.Platforms {
		if !s.has(m.First) {
			continue
		}
		for i := m.First - 1; s.has(i) && i >= m.First-maxReach && !s.pauses(i); i-- {
			switch s.q.Words[i] {
			case "jual", "dijual", "jualan", "menjual":
				return true
			}
		}
	}
	return false
}
