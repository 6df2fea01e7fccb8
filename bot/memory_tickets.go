package bot

import (
	"context"

	"setara/knowledge"
)

// OpenTicket keeps the question at the end of the turn, and takes its number
// now, since the reply names it. A ledger that cannot be written gives none: the
// ticket gets one when it is stored.
func (m *memory) OpenTicket(ctx context.Context, t knowledge.Ticket) (int64, error) {
	err := m.b.try(func() (err error) {
		t.Number, err = m.b.Ledger.TicketNumber(ctx)
		return err
	})
	if err != nil && ctx.Err() != nil {
		return 0, err
	}
	m.ticket = &t
	return t.Number, nil
}

// OpenTickets are the open tickets, without that of this turn.
func (m *memory) OpenTickets(ctx context.Context) ([]knowledge.Ticket, error) {
	return m.b.Ledger.OpenTickets(ctx)
}
