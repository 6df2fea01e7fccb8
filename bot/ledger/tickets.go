package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
)

// TicketNumber is a number for a ticket that will be kept. It is given to
// nobody else, even where the ticket is not kept after all.
func (l *Ledger) TicketNumber(ctx context.Context) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		number, err = nextTicket(tx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("take the number of a ticket: %w", err)
	}
	return number, nil
}

func nextTicket(tx *batch) (number int64, err error) {
	err = tx.row(`update ticket_numbers set last = last + 1 returning last`, nil, &number)
	return number, err
}

// OpenTicket keeps a ticket and returns its number, that of the ticket kept
// before where the message was kept before.
func (l *Ledger) OpenTicket(ctx context.Context, t knowledge.Ticket) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		number, err = openTicket(tx, &t)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("keep a ticket of chat %d: %w", t.Chat, err)
	}
	return number, nil
}

// openTicket keeps a ticket, unless its message was kept before, and returns
// the number that it is kept by.
func openTicket(tx *batch, t *knowledge.Ticket) (number int64, err error) {
	update := sql.NullInt64{Int64: t.Update, Valid: t.Update != 0}
	err = tx.row(`select coalesce(max(id), 0) from tickets where chat = ? and update_id = ?`, []any{t.Chat, update}, &number)
	if err != nil || number != 0 {
		return number, err
	}
	if number = t.Number; number == 0 {
		if number, err = nextTicket(tx); err != nil {
			return 0, err
		}
	}
	_, err = tx.Exec(`
		insert into tickets (id, chat, update_id, question, intent, product, opened_at) values (?, ?, ?, ?, ?, ?, ?)`,
		number, t.Chat, update, t.Text, t.Intent, t.Product, t.OpenedAt.Unix())
	return number, err
}

// OpenTickets are the tickets that are open, the newest first.
func (l *Ledger) OpenTickets(ctx context.Context) (tickets []knowledge.Ticket, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, chat, coalesce(update_id, 0), question, intent, product, opened_at
			from tickets where state = 'open' order by id desc`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var t knowledge.Ticket
			var opened int64
			if err := rows.Scan(&t.Number, &t.Chat, &t.Update, &t.Text, &t.Intent, &t.Product, &opened); err != nil {
				return err
			}
			t.OpenedAt = time.Unix(opened, 0)
			tickets = append(tickets, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list open tickets: %w", err)
	}
	return tickets, nil
}

// CountOpenTickets is how many tickets are open.
func (l *Ledger) CountOpenTickets(ctx context.Context) (n int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) from tickets where state = 'open'`).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count open tickets: %w", err)
	}
	return n, nil
}
