package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
)

// Inbox takes in what recipients reply to announcements.
type Inbox interface {
	// RepliedTo is the broadcast that a message in a chat, by its number at
	// Telegram, belongs to, or an error that wraps [knowledge.ErrNotFound].
	RepliedTo(ctx context.Context, chat, message int64) (int64, error)
	// LastBroadcast is the newest broadcast that reached a chat since a moment, or
	// an error that wraps [knowledge.ErrNotFound].
	LastBroadcast(ctx context.Context, chat int64, since time.Time) (int64, error)
	// KeepReply keeps a reply for officers, that of an update only once. What a
	// message says that was kept before takes its place until it is answered.
	KeepReply(ctx context.Context, r knowledge.Reply) error
}

// ReplyDesk is where officers read replies and answer them.
type ReplyDesk interface {
	// Replies are up to limit replies to a broadcast, or to all where it is 0,
	// behind the first skip, the unanswered first, and how many there are.
	Replies(ctx context.Context, broadcast int64, skip, limit int) ([]knowledge.Reply, int, error)
	// Reply is the one with that id, or an error that wraps
	// [knowledge.ErrNotFound].
	Reply(ctx context.Context, id int64) (knowledge.Reply, error)
	// AnswerReply marks a reply as answered, and puts that into the audit, where
	// the doer has the right to it and nobody else was quicker.
	AnswerReply(ctx context.Context, a knowledge.ReplyAnswer) error
}

// passOn keeps a message that replies to an announcement for officers, and adds
// to its answer that it did; where Setara has no answer, that is all that is
// said. What is a command is no reply.
func (c *Chat) passOn(ctx context.Context, m Message, r Response) (Response, error) {
	if c.Inbox == nil || m.Group || r.taken {
		return r, nil
	}
	if _, _, command := parseCommand(m.Text); command {
		return r, nil
	}
	if m.ReplyTo == 0 {
		return c.offerToPassOn(ctx, m, r)
	}
	id, err := c.Inbox.RepliedTo(ctx, m.Chat, m.ReplyTo)
	if errors.Is(err, knowledge.ErrNotFound) {
		return r, nil
	}
	if err != nil {
		return Response{}, err
	}
	reply := knowledge.Reply{
		Broadcast: id, Chat: m.Chat, Update: m.Update, Message: m.ID, Text: firstLetters(m.Text, knowledge.MaxReplyText), At: c.Now(),
	}
	switch {
	case m.Content != nil && m.Content.Media != nil:
		reply.Media = m.Content.Media.Kind
	case m.Unsupported:
		reply.Media = knowledge.ReplyOther
	}
	if err := c.Inbox.KeepReply(ctx, reply); err != nil {
		return Response{}, err
	}
	if m.Text == "" || r.Intent == IntentUnknown { // it is no matter: people will read it
		return say(sayOnlyPassedOn), nil
	}
	r.Blocks = append(r.Blocks, paragraph(plain(sayPassedOn)))
	return r, nil
}

// answersWithin is for how long a message may be meant for an announcement that
// it does not quote.
const answersWithin = 24 * time.Hour

// offerToPassOn puts a button below the answer to a message that may be meant for
// the announcement that came last, by which it is passed on: few people quote
// what they reply to. A question of price is none.
func (c *Chat) offerToPassOn(ctx context.Context, m Message, r Response) (Response, error) {
	switch r.Intent {
	case IntentPrice, IntentCost, IntentFee, IntentSmalltalk:
		return r, nil
	}
	if m.Text == "" || m.Update == 0 || m.Edited {
		return r, nil
	}
	id, err := c.Inbox.LastBroadcast(ctx, m.Chat, c.Now().Add(-answersWithin))
	if errors.Is(err, knowledge.ErrNotFound) {
		return r, nil
	}
	if err != nil {
		return Response{}, err
	}
	r.Buttons = append(slices.Clip(r.Buttons), []Button{{
		Label: buttonPassOn, Action: fmt.Sprintf("%s %d %d %s", actionPassOn, id, m.Update, firstLetters(m.Text, knowledge.MaxReplyText)),
	}})
	return r, nil
}

// actionPassOn passes a message on to officers as a reply to a broadcast: the
// broadcast's id, the number of the message, its text.
const actionPassOn = "/teruskan"

// passOnSaid is the press of the button of [Chat.offerToPassOn]. The number of
// the message keeps it from being passed on twice.
func passOnSaid(ctx context.Context, c *Chat, cl *call) (Response, error) {
	first, rest, _ := strings.Cut(cl.rest, " ")
	second, text, _ := strings.Cut(rest, " ")
	broadcast, _ := strconv.ParseInt(first, 10, 64)
	update, _ := strconv.ParseInt(second, 10, 64)
	if c.Inbox == nil || c.group || broadcast <= 0 || update <= 0 || text == "" {
		return say(sayUnknownCommand), nil
	}
	last, err := c.Inbox.LastBroadcast(ctx, cl.chat, c.Now().Add(-2*answersWithin))
	if errors.Is(err, knowledge.ErrNotFound) || err == nil && last != broadcast {
		return say(sayPassOnLate), nil
	}
	if err != nil {
		return Response{}, err
	}
	return say(sayOnlyPassedOn), c.Inbox.KeepReply(ctx, knowledge.Reply{
		Broadcast: broadcast, Chat: cl.chat, Update: update, Text: text, At: c.Now(),
	})
}

// firstLetters are the first n letters of a text.
func firstLetters(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
