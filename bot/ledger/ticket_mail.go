package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Answers to tickets go out through the outbox in the lane of broadcasts: what
// was under way in a crash is not sent again, and reported as uncertain. They
// are given to some chats at a time, so that ten thousand who asked the same do
// not hold up a message. A ticket gets its answer and its letter in one
// transaction, and so neither none nor two, wherever that is broken off.

// answersIn are the answers in a state of ticket_answers, the oldest
// first, without counts.
func (l *Ledger) answersIn(ctx context.Context, state string) (answers []knowledge.TicketAnswer, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		answers, err = readAll(ctx, tx, scanAnswer, `
			select id, kind, number, text, by, at from ticket_answers where state = ? and state <> 'done' order by id`, state)
		return err
	})
	return answers, err
}

func scanAnswer(scan func(to ...any) error) (a knowledge.TicketAnswer, err error) {
	var at int64
	err = scan(&a.ID, &a.Kind, &a.Number, &a.Text, &a.By, &at)
	a.At = time.Unix(at, 0)
	return a, err
}

// AnswersToGive are the answers that not all have who asked, the oldest first.
func (l *Ledger) AnswersToGive(ctx context.Context) ([]knowledge.TicketAnswer, error) {
	answers, err := l.answersIn(ctx, "giving")
	if err != nil {
		return nil, fmt.Errorf("list answers to give: %w", err)
	}
	return answers, nil
}

// ticketsToGive are the tickets t that wait for the answer a.
const ticketsToGive = `(t.answer = a.id and t.delivery = 'again'
	or t.topic = a.topic and t.state = 'open' and t.id <= a.upto and ifnull(t.answer, 0) <> a.id)`

// TicketMails are what up to limit chats are to be told of an answer.
func (l *Ledger) TicketMails(ctx context.Context, a *knowledge.TicketAnswer, limit int) (mails []knowledge.TicketMail, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select `+ticketColumns+` from tickets t join ticket_answers a on a.id = ?1
			where t.chat in (
				select t.chat from ticket_answers a join tickets t on t.answer = a.id and t.delivery = 'again' where a.id = ?1
				union
				select t.chat from ticket_answers a join tickets t on t.topic = a.topic and t.state = 'open'
					and t.id <= a.upto and ifnull(t.answer, 0) <> a.id where a.id = ?1
				limit ?2)
			and `+ticketsToGive+` order by t.chat, t.id`, a.ID, limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			t, err := scanTicket(rows.Scan)
			if err != nil {
				return err
			}
			if n := len(mails); n == 0 || mails[n-1].Chat != t.Chat {
				mails = append(mails, knowledge.TicketMail{Chat: t.Chat, Kind: a.Kind, Text: a.Text})
			}
			m := &mails[len(mails)-1]
			m.Tickets = append(m.Tickets, t)
			m.Again = m.Again || t.Delivery == knowledge.TicketAgain
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look who gets answer %d: %w", a.ID, err)
	}
	return mails, nil
}

// GivenMail is a mail with the letter that tells it; nil for nobody who is
// told.
type GivenMail struct {
	knowledge.TicketMail
	Letter *Letter
}

// GiveTickets gives an answer to tickets and queues the letters that tell so, in
// one transaction. A ticket that does not wait for it any more is left, and a
// chat that has no other is told nothing. It returns how many letters there are.
func (l *Ledger) GiveTickets(ctx context.Context, a *knowledge.TicketAnswer, mails []GivenMail, at time.Time) (queued int, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		queued = 0
		for i := range mails {
			n, err := mails[i].give(tx, a, at)
			if err != nil {
				return err
			}
			queued += n
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("give answer %d: %w", a.ID, err)
	}
	return queued, nil
}

func (m *GivenMail) give(tx *batch, a *knowledge.TicketAnswer, at time.Time) (queued int, err error) {
	var wait []int64
	for i := range m.Tickets {
		var n int
		if err := tx.row(`
			select count(*) from tickets t join ticket_answers a on a.id = ? where t.id = ? and t.chat = ? and `+ticketsToGive,
			[]any{a.ID, m.Tickets[i].Number, m.Chat}, &n); err != nil {
			return 0, err
		}
		if n > 0 {
			wait = append(wait, m.Tickets[i].Number)
		}
	}
	if len(wait) == 0 {
		return 0, nil
	}
	delivery, letter := knowledge.TicketToRead, sql.NullInt64{}
	if m.Letter != nil {
		id, err := m.Letter.insert(tx, at)
		if err != nil {
			return 0, err
		}
		delivery, letter, queued = knowledge.TicketWaiting, sql.NullInt64{Int64: id, Valid: true}, 1
	}
	for _, number := range wait {
		if err := m.mark(tx, a, number, delivery, letter, at); err != nil {
			return 0, err
		}
	}
	return queued, nil
}

// mark notes that a ticket got an answer.
func (m *GivenMail) mark(tx *batch, a *knowledge.TicketAnswer, number int64, delivery knowledge.TicketDelivery, letter sql.NullInt64, at time.Time) (err error) {
	switch {
	case m.Again:
		if _, err = tx.Exec(`
			update tickets set delivery = ?, letter = ? where id = ? and delivery = 'again'`, string(delivery), letter, number); err != nil {
			return err
		}
		fallthrough
	case a.Kind == knowledge.DeedTicketAnswer:
		_, err = tx.Exec(`
			update tickets set state = 'answered', answer = ?, answered_at = ?, delivery = ?, letter = ? where id = ? and state = 'open'
				and ifnull(answer, 0) <> ?1`, a.ID, at.Unix(), string(delivery), letter, number)
	case a.Kind == knowledge.DeedTicketClose:
		_, err = tx.Exec(`
			update tickets set state = 'closed', closed_at = ?2, closed_why = 'no_answer', answer = ?1, answered_at = ?2, delivery = ?3, letter = ?4
			where id = ?5`, a.ID, at.Unix(), string(delivery), letter, number)
	default:
		_, err = tx.Exec(`
			update tickets set state = 'closed', closed_at = ?2, closed_why = 'no_question', answer = ?1, delivery = '', letter = null
			where id = ?3`, a.ID, at.Unix(), number)
	}
	return err
}

// AllGiven notes that all have an answer who asked. One that nobody is told of
// is done then.
func (l *Ledger) AllGiven(ctx context.Context, a *knowledge.TicketAnswer) error {
	state := "going"
	if a.Kind == knowledge.DeedTicketDismiss {
		state = "done"
	}
	err := l.commits.write(ctx, func(tx *batch) error {
		_, err := tx.Exec(`
			update ticket_answers set state = ? where id = ? and state = 'giving' and not exists (
				select 1 from ticket_answers a join tickets t on t.answer = a.id and t.delivery = 'again' where a.id = ?2)
			and not exists (
				select 1 from ticket_answers a join tickets t on t.topic = a.topic and t.state = 'open'
					and t.id <= a.upto and ifnull(t.answer, 0) <> a.id where a.id = ?2)`, state, a.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("note that answer %d is given: %w", a.ID, err)
	}
	return nil
}

// SettleTickets takes over what became of the letters with answers, before the
// outbox forgets them. A letter that it has forgotten is uncertain.
func (l *Ledger) SettleTickets(ctx context.Context) error {
	for {
		settled, err := l.find(ctx, `
			select t.id from tickets t left join outbox o on o.id = t.letter
			where t.delivery = 'waiting' and (o.id is null or o.settled_at is not null) limit ?`, purgeAtOnce)
		if err == nil && len(settled) > 0 {
			err = l.commits.write(ctx, func(tx *batch) error {
				for _, id := range settled {
					if err := settleTicket(tx, id); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err != nil {
			return fmt.Errorf("settle tickets: %w", err)
		}
		if len(settled) < purgeAtOnce {
			return nil
		}
	}
}

func settleTicket(tx *batch, id int64) error {
	_, err := tx.Exec(`
		update tickets set letter = null, (delivery, told) = (
			select case
				when o.id is null or o.settled_at is not null and o.state = 'uncertain' then 'uncertain'
				when o.state = 'sent' then 'sent'
				when exists (select 1 from chats c where c.id = tickets.chat and c.unreachable_since is not null) then 'blocked'
				else 'failed' end, ifnull(o.message, tickets.told)
			from (select 1) left join outbox o on o.id = tickets.letter)
		where id = ? and delivery = 'waiting' and not exists (
			select 1 from outbox o where o.id = tickets.letter and o.settled_at is null)`, id)
	return err
}

// AnswersOut are the answers that are out to all, and of which the officer was
// not told yet, with their counts.
func (l *Ledger) AnswersOut(ctx context.Context) ([]knowledge.TicketAnswer, error) {
	going, err := l.answersIn(ctx, "going")
	var out []knowledge.TicketAnswer
	for i := range going {
		if err == nil {
			going[i].Counts, err = l.countMails(ctx, going[i].ID)
		}
		if going[i].Counts[knowledge.TicketWaiting]+going[i].Counts[knowledge.TicketAgain] == 0 {
			out = append(out, going[i])
		}
	}
	if err != nil {
		return nil, fmt.Errorf("look which answers are out: %w", err)
	}
	return out, nil
}

// countMails counts the chats that an answer went to by what became of it.
func (l *Ledger) countMails(ctx context.Context, answer int64) (counts map[knowledge.TicketDelivery]int, err error) {
	counts = map[knowledge.TicketDelivery]int{}
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select delivery, count(distinct chat) from tickets where answer = ? group by delivery`, answer)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var d knowledge.TicketDelivery
			var n int
			if err := rows.Scan(&d, &n); err != nil {
				return err
			}
			counts[d] = n
		}
		return rows.Err()
	})
	return counts, err
}

// TicketAnswer is the answer with that id, with its counts, or an error that
// wraps [knowledge.ErrNotFound].
func (l *Ledger) TicketAnswer(ctx context.Context, id int64) (a knowledge.TicketAnswer, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		a, err = scanAnswer(tx.QueryRowContext(ctx, `select id, kind, number, text, by, at from ticket_answers where id = ?`, id).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err == nil {
		a.Counts, err = l.countMails(ctx, id)
	}
	if err != nil {
		return a, fmt.Errorf("look up answer %d: %w", id, err)
	}
	return a, nil
}

// TellAnswer notes that the officer knows that an answer is out, and queues the
// letters that tell so, in one transaction. It returns their ids; none where it
// was noted before.
func (l *Ledger) TellAnswer(ctx context.Context, id int64, letters []Letter, at time.Time) (ids []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		ids = nil
		n, err := affected(tx.Exec(`update ticket_answers set state = 'done' where id = ? and state = 'going'`, id))
		if err != nil || n == 0 {
			return err
		}
		ids, err = insertAll(tx, letters, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("tell that answer %d is out: %w", id, err)
	}
	return ids, nil
}

// CloseSilent closes the tickets whose answer nobody has objected to and that
// were answered before then.
func (l *Ledger) CloseSilent(ctx context.Context, before, now time.Time) error {
	old, err := l.find(ctx, `select id from tickets where state = 'answered' and answered_at < ?`, before.Unix())
	if err == nil {
		at := now.Unix()
		err = l.each(ctx, old, func(tx *batch, id int64) error {
			_, err := tx.Exec(`
				update tickets set state = 'closed', closed_at = ?, closed_why = 'silence' where id = ? and state = 'answered'`, at, id)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("close answered tickets: %w", err)
	}
	return nil
}

// Remind notes that officers were reminded on a day, and queues the letters that
// do it, in one transaction. It returns their ids; none where that day was noted
// before.
func (l *Ledger) Remind(ctx context.Context, day knowledge.Day, letters []Letter, at time.Time) (ids []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		ids = nil
		n, err := affected(tx.Exec(`insert into ticket_reminders (day, at) values (?, ?) on conflict do nothing`, day, at.Unix()))
		if err != nil || n == 0 {
			return err
		}
		ids, err = insertAll(tx, letters, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("remind officers: %w", err)
	}
	return ids, nil
}

// Reminded tells whether officers were reminded on a day.
func (l *Ledger) Reminded(ctx context.Context, day knowledge.Day) (yes bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select exists (select 1 from ticket_reminders where day = ?)`, day).Scan(&yes)
	})
	if err != nil {
		return false, fmt.Errorf("look whether officers were reminded: %w", err)
	}
	return yes, nil
}
