package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// placeReply reads a reply that only names where the owner sells: a
// marketplace in answer to any question, a place outside of them where it was
// asked for.
func (s *sentence) placeReply(expecting Slot) (SlotReply, bool) {
	if len(s.prices) > 0 || asks(s.q) {
		return SlotReply{}, false
	}
	var u Understood
	asked := expecting == SlotOwnPlatform
	if platforms := s.platformsMeant(); len(platforms) > 0 && (asked || s.onlyPlaces()) {
		u.OwnPlatform = platforms[0]
		if s.speaksOfRival() && !asked {
			u.OwnPlatform, u.CompetitorPlatform = "", platforms[0]
		}
	}
	u.Offline = asked && s.namesOffline() || s.sellsOffline() && s.onlyPlaces()
	if u.OwnPlatform == "" && u.CompetitorPlatform == "" && !u.Offline || asked && s.asksSomethingElse() {
		return SlotReply{}, false
	}
	return SlotReply{Kind: ReplyValue, Understood: u}, true
}

// asksSomethingElse tells whether the words speak for another kind of
// question than that of prices.
func (s *sentence) asksSomethingElse() bool {
	intent, weight := s.leadingIntent()
	return intent != IntentPrice && asksFact(intent) && weight >= ownQuestion
}

// platformsMeant are the marketplaces named, but for those that are denied:
// "bukan shopee tapi tokped".
func (s *sentence) platformsMeant() []knowledge.Platform {
	var meant []knowledge.Platform
	for _, m := range s.q.Platforms {
		denied := m.First > 0 && denials[s.q.Words[m.First-1]] || m.First > 1 && denials[s.q.Words[m.First-2]]
		if !denied {
			meant = append(meant, m.Platform)
		}
	}
	return meant
}

var denials = wordSet(`bukan gak tidak belum`)

// onlyPlaces tells whether nothing is said but places, selling and small
// words.
func (s *sentence) onlyPlaces() bool {
	for i := s.from; i < s.to; i++ {
		if next, platform := s.mentionEnd(i); platform {
			i = next - 1
			continue
		}
		word := s.q.Words[i]
		if s.q.Tokens[i].Kind != text.Mark && !lists.filler(word) && !sellingVerbs[word] && !offlineWords[word] {
			return false
		}
	}
	return true
}

// namesOffline tells whether a place outside the marketplaces is named, or
// selling on one is denied: "toko sendiri", "gak online".
func (s *sentence) namesOffline() bool {
	return slices.ContainsFunc(s.q.Words, func(w string) bool { return offlineWords[w] || offlinePlaces[stem(w)] }) ||
		slices.ContainsFunc(s.q.Words, func(w string) bool { return denials[w] }) &&
			slices.ContainsFunc(s.q.Words, func(w string) bool { return w == "online" || w == "marketplace" })
}

// claimPlace makes what is said with the place that was asked for the owner's,
// unless another seller is spoken of: "di shopee 45rb".
func (s *sentence) claimPlace(u *Understood) {
	u.Offline = u.Offline || s.namesOffline()
	if u.OwnPlatform != "" || s.namesRivalry(s.extent) {
		return
	}
	u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
	if u.OwnPrice == nil {
		u.OwnPrice, u.CompetitorPrice = u.CompetitorPrice, nil
	}
}

// packReply reads how many pieces are in what the owner sells: "isi 24",
// "24", "2 lusin".
func packReply(s *sentence) SlotReply {
	u := Understood{Unit: knowledge.UnitPiece, Aside: Aside{UnitSaid: true}}
	for _, q := range s.joinedQuantities() {
		if q.Unclear || q.Per && q.Pack == knowledge.One {
			continue
		}
		if u.Pack = q.Pack; q.Unit != "" {
			u.Unit = q.Unit
		}
		return SlotReply{Kind: ReplyValue, Understood: u}
	}
	for _, m := range s.q.Money {
		count, ok := bareCount(m)
		if ok && m.Bare && !m.Impossible && m.Low == m.High {
			u.Pack = count
			return SlotReply{Kind: ReplyValue, Understood: u}
		}
	}
	for _, o := range s.q.Others {
		count, ok := wholeCount(s.q.Tokens[o.First].Text)
		if ok && o.First == o.Last {
			u.Pack = count
			return SlotReply{Kind: ReplyValue, Understood: u}
		}
	}
	return SlotReply{Kind: ReplyUnclear}
}
