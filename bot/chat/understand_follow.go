package chat

import "setara/knowledge"

// reckonsOn is what a message adds to the case under way where it asks to
// reckon something about it ("kalau isi 3?"), or adds a figure to what was
// reckoned last ("omzet 600jt", "saya PT", "kalau di tokopedia?").
func (conv *conversation) reckonsOn(message string, readings []Reading) (Reading, bool) {
	r := readings[0]
	u := &r.Understood
	if conv.Case == nil || len(readings) != 1 || r.Doubt != nil || conv.anew(u) {
		return Reading{}, false
	}
	if u.Product != "" && u.Product != conv.Case.Said.Product && (conv.Case.Said.Product != "" || r.Topics == 0 && conv.Case.Topics == 0) {
		return Reading{}, false
	}
	if conv.Asking == SlotTurnover {
		if sale, ok := turnoverReply(message); ok {
			return Reading{Understood: Understood{Aside: Aside{Sale: sale}}}, true
		}
	}
	switch {
	case r.Topics != 0 || r.Flaw != "":
		if conv.waiting() && u.hasAmount() {
			if given := UnderstandReply(message, conv.Asking, conv.offered()...); given.Kind == ReplyValue {
				given.Understood.Sale = u.Sale
				r.Understood = given.Understood
			}
		}
		return r, true
	case (conv.Case.Topics != 0 || conv.Case.Said.OwnPrice != nil) && u.Product == "" && u.hasAmount() && r.Intent == IntentCost && conv.free():
		return r, true // "kalau modalnya 30rb?"
	case u.Sale.CostRise != nil && !u.hasAmount() && u.Product == "" && conv.Case.Said.Cost != nil:
		return r, true // "kalau modalnya naik 5rb?"
	case conv.Case.Topics.Has(TopicTax) && (u.Sale.Turnover != nil || u.Sale.Company || u.Sale.Person) && !u.hasAmount():
		return r, true
	case conv.Case.Topics != 0 && conv.Case.Said.Product == "" && r.Intent == IntentPrice && !conv.waiting() &&
		(u.OwnPrice != nil || u.Cost != nil) && u.CompetitorPrice == nil:
		return r, true
	}
	asksElse := r.Intent != IntentPrice && asksFact(r.Intent)
	if platform, ok := onlyPlatform(message); ok && !asksElse && conv.free() {
		return Reading{Understood: Understood{OwnPlatform: platform}}, true
	}
	return Reading{}, false
}

// free tells whether Setara waits for nothing but the name of the goods, which
// a question about the figures may leave open.
func (conv *conversation) free() bool { return !conv.waiting() || conv.Asking == SlotProduct }

// onlyPlatform reads a message that only supposes another marketplace: "kalau
// di tokopedia?".
func onlyPlatform(message string) (knowledge.Platform, bool) {
	q := newMessage(message)
	s := newSentence(q, extent{0, len(q.Tokens)})
	if len(s.prices) > 0 || len(q.Platforms) != 1 || !s.onlyPlaces() || s.namesRivalry(s.extent) {
		return "", false
	}
	return q.Platforms[0].Platform, true
}

// turnoverReply reads an answer to the question for the turnover: "600jt
// setahun", "omzet 40jt sebulan".
func turnoverReply(message string) (Sale, bool) {
	q := newMessage(message)
	for _, a := range q.Money {
		if a.Impossible || a.High <= 0 {
			continue
		}
		every, _ := q.periodNear(a.First, a.Last+1)
		return Sale{Turnover: &a.High, TurnoverEvery: every}, true
	}
	return Sale{}, false
}
