package chat

// besideModel are what Setara may ask for below a question of the model's while an
// answer to either can be told from one to the other.
var besideModel = map[Slot]bool{SlotCost: true, SlotOwnPrice: true, SlotCompetitorPrice: true, SlotOwnPlatform: true}

// readsReply tells whether Setara reads a message as the answer to what it asked,
// and not to what the model did.
func (conv *conversation) readsReply(said string, readings []Reading, asked *modelAsked) bool {
	if !conv.waiting() {
		return asked.Above
	}
	given := UnderstandReply(said, conv.Asking)
	if asked.Above {
		return !conv.repliesAbove(said, readings, asked, &given)
	}
	return given.Kind != ReplyUnclear && given.Kind != ReplyQuestion
}

// repliesAbove tells whether a message answers the question of the model's that
// stands above Setara's own, which it does not fit: an amount too far from the
// prices, a count of something else, a yes or a no.
func (conv *conversation) repliesAbove(said string, readings []Reading, asked *modelAsked, given *SlotReply) bool {
	_, agreed := agrees(said, "")
	switch given.Kind {
	case ReplyValue:
		return conv.absurd(said, &given.Understood) || conv.strays(readings, &given.Understood) != nil
	case ReplyDontKnow, ReplyDeclined:
		return agreed && !asked.howMuch()
	case ReplyQuestion:
		return agreed
	case ReplyUnclear:
		_, reckons := conv.reckonsOn(said, readings)
		return agreed || newMessage(said).numbered() && given.Doubt == nil && !reckons && !conv.goesOn(readings)
	}
	return false
}

// numbered tells whether a message has a number.
func (m *message) numbered() bool {
	return len(m.Money) > 0 || len(m.Quantities) > 0 || len(m.Others) > 0
}
