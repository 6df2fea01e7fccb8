package chat

import (
	"context"
	"strings"
)

// takeGuess takes the owner's word on what Setara heard or saw in the message
// before. Where they say that it is so, their message is what was heard or seen;
// where not, they are asked to write. Any other message stands for itself, and what
// was heard or seen is let go.
func (conv *conversation) takeGuess(m Message) (Message, Response, bool) {
	heard, seen := conv.Heard, conv.Looked
	conv.Heard, conv.Looked = "", nil
	if heard == "" && seen == nil || m.Text == "" || m.Edited {
		return m, Response{}, false
	}
	yes, no := confirms(m.Text, actionHeardYes, actionHeardNo)
	if seen != nil {
		return conv.takeLooked(m, seen)
	}
	switch {
	case yes:
		return m.typed(heard), Response{}, false
	case no:
		return m, say(sayHeardWrong), true
	}
	return m, Response{}, false
}

// takeLooked is [conversation.takeGuess] for what was seen: a price is used only
// where they say whose it is.
func (conv *conversation) takeLooked(m Message, seen *looked) (Message, Response, bool) {
	if of := seen.whose(m.Text); of != "" {
		return m.typed(seen.typed(of)), Response{}, false
	}
	yes, no := confirms(m.Text, actionLookedYes, actionLookedNo)
	switch {
	case yes && seen.Price == 0:
		return m.typed(seen.typed("")), Response{}, false
	case yes:
		conv.Looked = seen
		r := seen.question()
		r.Blocks = say(sayWhosePrice).Blocks
		return m, r, true
	case no:
		return m, say(sayLookedWrong), true
	}
	return m, Response{}, false
}

// typed is a message in whose place the owner would have typed that.
func (m Message) typed(text string) Message {
	m.Text, m.Content, m.Voice = text, nil, nil
	return m
}

// confirms reads a yes or a no, tapped or typed, to whether something is so.
func confirms(said, yes, no string) (agreed, denied bool) {
	switch {
	case said == yes:
		return true, false
	case said == no:
		return false, true
	case strings.HasPrefix(said, "/"):
		return false, false
	}
	for _, word := range [...]string{"benar", "betul"} {
		if agreed, answered := agrees(said, word); answered {
			return agreed, !agreed
		}
	}
	m := newMessage(said)
	return false, len(m.Words) == 1 && wrongWords[m.Words[0]]
}

// wrongWords deny what was heard or seen, beside the usual words for no.
var wrongWords = wordSet(`bukan salah keliru`)

// tellGuessGone is for a button below what was heard or seen before the last
// message.
func tellGuessGone(_ context.Context, c *Chat, _ *call) (Response, error) {
	if !c.hasReader() {
		return say(sayUnknownCommand), nil
	}
	return say(sayGuessGone), nil
}
