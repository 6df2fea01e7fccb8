package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// TicketNumber is the number for a ticket that will be kept: that by which it
// is kept where it is already, else a new one. A new one is given to nobody
// else, even where the ticket is not kept after all.
func (l *Ledger) TicketNumber(ctx context.Context, t knowledge.Ticket) (number int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		if number, err = keptTicket(tx, &t); err != nil || number != 0 {
			return err
		}
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

// keptTicket is the number by which the question of a message is kept: that
// message, or an earlier wording of it that waits still; 0 for none.
func keptTicket(tx *batch, t *knowledge.Ticket) (number int64, err error) {
	err = tx.row(`select coalesce(max(id), 0) from tickets where chat = ? and update_id = nullif(?, 0)`, []any{t.Chat, t.Update}, &number)
	if err != nil || number != 0 || t.Message == 0 {
		return number, err
	}
	err = tx.row(`
		select coalesce(max(id), 0) from tickets where chat = ? and message = ? and state = 'open' and answer is null`,
		[]any{t.Chat, t.Message}, &number)
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
// the number that it is kept by. What an edited message says takes the place of
// what it said.
func openTicket(tx *batch, t *knowledge.Ticket) (number int64, err error) {
	topic, err := topicOf(tx, t.Topic)
	if err != nil {
		return 0, err
	}
	if number, err = keptTicket(tx, t); err != nil {
		return 0, err
	}
	if number != 0 {
		_, err = tx.Exec(`
			update tickets set question = ?, intent = ?, product = ?, topic = ?
			where id = ? and state = 'open' and answer is null and message = ? and update_id <> ?`,
			t.Text, t.Intent, t.Product, topic, number, t.Message, t.Update)
		return number, err
	}
	if number = t.Number; number == 0 {
		if number, err = nextTicket(tx); err != nil {
			return 0, err
		}
	}
	kind := t.Kind
	if kind == "" {
		kind = knowledge.TicketUnanswered
	}
	_, err = tx.Exec(`
		insert into tickets (id, kind, chat, update_id, message, question, intent, product, topic, opened_at)
		values (?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?)`,
		number, string(kind), t.Chat, t.Update, t.Message, t.Text, t.Intent, t.Product, topic, t.OpenedAt.Unix())
	return number, err
}

// topicOf is what a topic has become.
func topicOf(tx *batch, topic string) (string, error) {
	var to string
	err := tx.row(`select goes_to from ticket_topics where topic = ?`, []any{topic}, &to)
	if errors.Is(err, sql.ErrNoRows) {
		return topic, nil
	}
	return to, err
}

// ticketColumns are what [scanTicket] reads, of tickets t.
const ticketColumns = `
	t.id, t.kind, t.chat, ifnull(t.update_id, 0), t.question, t.remarks, t.intent, t.product, t.topic, t.opened_at, ifnull(t.again_at, t.opened_at), t.state,
	ifnull((select a.text from ticket_answers a where a.id = t.answer and a.kind <> 'ticket.dismiss'), ''),
	ifnull(t.answered_at, 0), t.delivery, ifnull(t.closed_at, 0), t.closed_why`

func scanTicket(scan func(to ...any) error) (t knowledge.Ticket, err error) {
	var opened, asked, answered, closed int64
	err = scan(&t.Number, &t.Kind, &t.Chat, &t.Update, &t.Text, &t.Remarks, &t.Intent, &t.Product, &t.Topic, &opened, &asked, &t.State,
		&t.Answer, &answered, &t.Delivery, &closed, &t.ClosedWhy)
	t.OpenedAt, t.AskedAt = time.Unix(opened, 0), time.Unix(asked, 0)
	if answered != 0 {
		t.AnsweredAt = time.Unix(answered, 0)
	}
	if closed != 0 {
		t.ClosedAt = time.Unix(closed, 0)
	}
	return t, err
}

// tickets reads tickets t, as the query goes on behind the columns.
func (l *Ledger) tickets(ctx context.Context, query string, args ...any) (tickets []knowledge.Ticket, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		tickets, err = readAll(ctx, tx, scanTicket, `select `+ticketColumns+` from tickets t `+query, args...)
		return err
	})
	return tickets, err
}

// OpenTickets are the tickets that are open, the newest first.
func (l *Ledger) OpenTickets(ctx context.Context) ([]knowledge.Ticket, error) {
	tickets, err := l.tickets(ctx, `where t.state = 'open' order by t.id desc`)
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
