package chat

import (
	"context"
	"errors"

	"setara/knowledge"
)

// Inbox takes in what recipients reply to announcements.
type Inbox interface {
	// RepliedTo is the broadcast that a message in a chat, by its number at
	// Telegram, belongs to, or an error that wraps [knowledge.ErrNotFound].
	RepliedTo(ctx context.Context, chat, message int64) (int64, error)
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
	if c.Inbox == nil || m.ReplyTo == 0 || m.Group {
		return r, nil
	}
	if _, _, command := parseCommand(m.Text); command {
		return r, nil
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
