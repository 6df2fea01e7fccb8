package bot

import (
	"context"
	"errors"

	"setara/knowledge"
)

// OpenTicket keeps the question at the end of the turn, and takes its number
// now, since the reply names it. A ledger that cannot be written gives none: the
// ticket gets one when it is stored.
func (m *memory) OpenTicket(ctx context.Context, t knowledge.Ticket) (int64, error) {
	err := m.b.try(func() (err error) {
		t.Number, err = m.b.Ledger.TicketNumber(ctx, t)
		return err
	})
	if err != nil && ctx.Err() != nil {
		return 0, err
	}
	m.ticket = &t
	return t.Number, nil
}

// OwnTickets are those of the chat, without what this turn changes.
func (m *memory) OwnTickets(ctx context.Context, chat int64, limit int) ([]knowledge.Ticket, error) {
	return m.b.Ledger.OwnTickets(ctx, chat, limit)
}

// OwnTicket is one of the chat's, without what this turn changes.
func (m *memory) OwnTicket(ctx context.Context, chat, number int64) (knowledge.Ticket, error) {
	return m.b.Ledger.OwnTicket(ctx, chat, number)
}

// AnswerTold is the ticket whose answer the message is. A ledger that cannot be
// read knows none: the message gets its answer anyway.
func (m *memory) AnswerTold(ctx context.Context, chat, message int64) (int64, error) {
	number, err := m.b.Ledger.AnswerTold(ctx, chat, message)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		err = knowledge.ErrNotFound
	}
	return number, err
}

// ReplyTicket keeps what the owner says for the end of the turn.
func (m *memory) ReplyTicket(_ context.Context, r knowledge.TicketReply) error {
	m.ticketReplies = append(m.ticketReplies, r)
	return nil
}

// Rated tells whether the answer was rated.
func (m *memory) Rated(ctx context.Context, chat, answer int64) (bool, error) {
	return m.b.Ledger.Rated(ctx, chat, answer)
}

// Rate counts the rating at the end of the turn.
func (m *memory) Rate(_ context.Context, r knowledge.Rating) error {
	m.rating = &r
	return nil
}

// TicketGroups are the groups that wait, without what this turn changes.
func (m *memory) TicketGroups(ctx context.Context, skip, limit int) ([]knowledge.TicketGroup, int, int, error) {
	return m.b.Ledger.TicketGroups(ctx, skip, limit)
}

// TicketGroup is the group of a ticket, without what this turn changes.
func (m *memory) TicketGroup(ctx context.Context, number int64) (knowledge.TicketGroup, error) {
	return m.b.Ledger.TicketGroup(ctx, number)
}

// TicketAnswer is the answer with that id.
func (m *memory) TicketAnswer(ctx context.Context, id int64) (knowledge.TicketAnswer, error) {
	return m.b.Ledger.TicketAnswer(ctx, id)
}

// ChangeTickets does the act at the end of the turn, if it can be done then.
func (m *memory) ChangeTickets(_ context.Context, c knowledge.TicketChange) error {
	m.ticketActs = append(m.ticketActs, c)
	return nil
}
