package bot

import (
	"context"
	"errors"
	"time"

	"setara/knowledge"
)

// Aftermath is what came of a broadcast.
func (m *memory) Aftermath(ctx context.Context, id int64) (knowledge.Aftermath, error) {
	return m.b.Ledger.Aftermath(ctx, id)
}

// DeliveryPage are deliveries of a broadcast.
func (m *memory) DeliveryPage(ctx context.Context, id, after int64, limit int) ([]knowledge.Delivery, error) {
	return m.b.Ledger.DeliveryPage(ctx, id, after, limit)
}

// SentBefore is how many messages of a broadcast are older than that.
func (m *memory) SentBefore(ctx context.Context, id int64, before time.Time) (old, all int, err error) {
	return m.b.Ledger.SentBefore(ctx, id, before)
}

// RepliedTo is the broadcast that the message belongs to. A ledger that cannot
// be read knows none: the message gets its answer anyway.
func (m *memory) RepliedTo(ctx context.Context, chat, message int64) (int64, error) {
	id, err := m.b.Ledger.RepliedTo(ctx, chat, message)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		err = knowledge.ErrNotFound
	}
	return id, err
}

// LastBroadcast is the newest broadcast that reached the chat. A ledger that
// cannot be read knows none.
func (m *memory) LastBroadcast(ctx context.Context, chat int64, since time.Time) (int64, error) {
	if m.forgot {
		return 0, knowledge.ErrNotFound
	}
	id, err := m.b.Ledger.LastBroadcast(ctx, chat, since)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		err = knowledge.ErrNotFound
	}
	return id, err
}

// KeepReply keeps the reply for the end of the turn.
func (m *memory) KeepReply(_ context.Context, r knowledge.Reply) error {
	m.reply = &r
	return nil
}

// Replies are those to a broadcast, without what this turn changes.
func (m *memory) Replies(ctx context.Context, broadcast int64, skip, limit int) ([]knowledge.Reply, int, error) {
	return m.b.Ledger.Replies(ctx, broadcast, skip, limit)
}

// Reply is the one with that id, without what this turn changes.
func (m *memory) Reply(ctx context.Context, id int64) (knowledge.Reply, error) {
	return m.b.Ledger.Reply(ctx, id)
}

// AnswerReply answers the reply at the end of the turn, if nobody has done so
// by then.
func (m *memory) AnswerReply(_ context.Context, a knowledge.ReplyAnswer) error {
	m.answers = append(m.answers, a)
	return nil
}
