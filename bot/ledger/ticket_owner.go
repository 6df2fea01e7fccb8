package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// OwnTickets are up to limit tickets of a chat, the newest first.
func (l *Ledger) OwnTickets(ctx context.Context, chat int64, limit int) ([]knowledge.Ticket, error) {
	tickets, err := l.tickets(ctx, `where t.chat = ? order by t.id desc limit ?`, chat, limit)
	if err != nil {
		return nil, fmt.Errorf("list tickets of chat %d: %w", chat, err)
	}
	return tickets, nil
}

// OwnTicket is the ticket of a chat with that number, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) OwnTicket(ctx context.Context, chat, number int64) (knowledge.Ticket, error) {
	tickets, err := l.tickets(ctx, `where t.chat = ? and t.id = ?`, chat, number)
	if err == nil && len(tickets) == 0 {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Ticket{}, fmt.Errorf("look up ticket %d: %w", number, err)
	}
	return tickets[0], nil
}

// AnswerTold is the number of the ticket whose answer a message in a chat is, by
// its number at Telegram, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) AnswerTold(ctx context.Context, chat, message int64) (number int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select t.id from tickets t where t.chat = ?1 and (t.told = ?2
				or t.letter is not null and exists (select 1 from outbox o where o.id = t.letter and o.message = ?2))
			order by t.id desc limit 1`, chat, message).Scan(&number)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("look up what chat %d replies to: %w", chat, err)
	}
	return number, nil
}

// ReplyTicket stores what an owner says to a ticket at once, see
// [Turn.TicketReplies].
func (l *Ledger) ReplyTicket(ctx context.Context, r knowledge.TicketReply) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return replyTicket(tx, &r) }); err != nil {
		return fmt.Errorf("reply to ticket %d: %w", r.Number, err)
	}
	return nil
}

// replyTicket stores what an owner says to a ticket of their own. What does not
// fit its state changes nothing.
func replyTicket(tx *batch, r *knowledge.TicketReply) (err error) {
	at := r.At.Unix()
	switch r.Kind {
	case knowledge.TicketReplyClear:
		_, err = tx.Exec(`
			update tickets set state = 'closed', closed_at = ?1, closed_why = 'clear'
			where chat = ?2 and state = 'answered' and (id = ?3 or answer = (select answer from tickets where id = ?3 and chat = ?2))`,
			at, r.Chat, r.Number)
		return err
	case knowledge.TicketReplyUnclear:
		if _, err := tx.Exec(`
			update tickets set state = 'open', again_at = ?, closed_at = null, closed_why = '',
				topic = ifnull((select goes_to from ticket_topics p where p.topic = tickets.topic), topic)
			where id = ? and chat = ? and state <> 'open'`, at, r.Number, r.Chat); err != nil {
			return err
		}
	}
	if r.Text == "" {
		return nil
	}
	_, err = tx.Exec(`
		update tickets set remarks = substr(iif(remarks = '', '', remarks || char(10)) || ?, 1, ?) where id = ? and chat = ? and state = 'open'`,
		r.Text, knowledge.MaxTicketRemarks, r.Number, r.Chat)
	return err
}

// Rated tells whether a chat has rated an answer.
func (l *Ledger) Rated(ctx context.Context, chat, answer int64) (yes bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select exists (select 1 from ratings where chat = ? and answer = ?)`, chat, answer).Scan(&yes)
	})
	if err != nil {
		return false, fmt.Errorf("look up a rating of chat %d: %w", chat, err)
	}
	return yes, nil
}

// Rate counts a rating at once, see [Turn.Rating].
func (l *Ledger) Rate(ctx context.Context, r knowledge.Rating) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return keepRating(tx, &r) }); err != nil {
		return fmt.Errorf("rate an answer: %w", err)
	}
	return nil
}

// keepRating counts a rating, once for each answer.
func keepRating(tx *batch, r *knowledge.Rating) error {
	added, err := affected(tx.Exec(`
		insert into ratings (chat, answer, at) values (?, ?, ?) on conflict do nothing`, r.Chat, r.Answer, r.At.Unix()))
	if err != nil || added == 0 {
		return err
	}
	_, err = tx.Exec(`
		insert into rating_counts (week, intent, product, helpful, unhelpful) values (?1, ?2, ?3, ?4, not ?4)
		on conflict do update set helpful = helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful`,
		knowledge.WeekOf(r.At), r.Intent, r.Product, r.Helpful)
	return err
}

// purgeRatings deletes who rated an answer before then. How answers were rated
// stays.
func purgeRatings(tx *batch, before time.Time) error {
	_, err := tx.Exec(`delete from ratings where at < ?`, before.Unix())
	return err
}

// EachRating gives how answers were rated in the weeks from one Monday to before
// another, week by week. An error of each ends it and is returned.
func (l *Ledger) EachRating(ctx context.Context, from, before knowledge.Day, each func(*knowledge.RatingCount) error) error {
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select week, intent, product, helpful, unhelpful from rating_counts where week >= ? and week < ?
			order by week, intent, product`, from, before)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var c knowledge.RatingCount
			if err := rows.Scan(&c.Week, &c.Intent, &c.Product, &c.Helpful, &c.Unhelpful); err != nil {
				return err
			}
			if err := each(&c); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	if err != nil {
		return fmt.Errorf("read ratings: %w", err)
	}
	return nil
}
