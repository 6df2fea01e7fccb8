package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"setara/knowledge"
)

// Aftermath is what came of a broadcast. It looks at each of its deliveries.
func (l *Ledger) Aftermath(ctx context.Context, id int64) (a knowledge.Aftermath, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		if a.Reasons, err = readReasons(ctx, tx, id); err != nil {
			return err
		}
		if a.Presses, err = readPresses(ctx, tx, id); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `
			select (select count(*) from deliveries where broadcast = ?1 and maybe = 1),
				(select count(distinct g.chat) from broadcasts r join deliveries g on g.broadcast = r.id
				 where r.target = ?1 and r.kind = 'delete' and g.state = 'sent'),
				count(*), count(*) filter (where answered_at is null) from replies where broadcast = ?1`, id).
			Scan(&a.Maybe, &a.Recalled, &a.Replies, &a.Unanswered)
	})
	if err != nil {
		return knowledge.Aftermath{}, fmt.Errorf("look at what came of broadcast %d: %w", id, err)
	}
	return a, nil
}

func readReasons(ctx context.Context, tx *sql.Tx, id int64) (reasons []knowledge.DeliveryReason, err error) {
	rows, err := tx.QueryContext(ctx, `
		select state, why, count(*) from deliveries where broadcast = ? and state not in ('pending', 'sending')
		group by state, why order by count(*) desc, why`, id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var r knowledge.DeliveryReason
		if err := rows.Scan(&r.State, &r.Why, &r.N); err != nil {
			return nil, err
		}
		reasons = append(reasons, r)
	}
	slices.SortStableFunc(reasons, func(a, b knowledge.DeliveryReason) int {
		return slices.Index(knowledge.DeliveryStates[:], a.State) - slices.Index(knowledge.DeliveryStates[:], b.State)
	})
	return reasons, rows.Err()
}

func readPresses(ctx context.Context, tx *sql.Tx, id int64) (presses []knowledge.ButtonPresses, err error) {
	rows, err := tx.QueryContext(ctx, `
		select button, count(*), sum(presses) from clicks where broadcast = ? group by button order by button`, id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var p knowledge.ButtonPresses
		if err := rows.Scan(&p.Button, &p.People, &p.Presses); err != nil {
			return nil, err
		}
		presses = append(presses, p)
	}
	return presses, rows.Err()
}

// DeliveryPage are up to limit deliveries of a broadcast, whatever became of
// them, to chats behind after, in their order. The first page is behind
// [math.MinInt64]: below 0 stand those who were forgotten.
func (l *Ledger) DeliveryPage(ctx context.Context, id, after int64, limit int) (page []knowledge.Delivery, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select chat, state, why, maybe, ifnull(message, 0), ifnull(at, 0)
			from deliveries where broadcast = ? and chat > ? order by chat limit ?`, id, after, limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			d := knowledge.Delivery{Broadcast: id}
			var at int64
			if err := rows.Scan(&d.Chat, &d.State, &d.Why, &d.Maybe, &d.Message, &at); err != nil {
				return err
			}
			if at != 0 {
				d.At = time.Unix(at, 0)
			}
			page = append(page, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list deliveries of broadcast %d: %w", id, err)
	}
	return page, nil
}

// SentBefore is how many recipients of a broadcast have a message of it that was
// sent before that time, and how many have one at all: one that was deleted
// since is not there.
func (l *Ledger) SentBefore(ctx context.Context, id int64, before time.Time) (old, all int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select count(*) filter (where at < ?2), count(*) from (`+reached+`)`, id, before.Unix()).Scan(&old, &all)
	})
	if err != nil {
		return 0, 0, fmt.Errorf("count what broadcast %d has sent: %w", id, err)
	}
	return old, all, nil
}

// Delivered is the broadcast with that id where it went to a chat, as far as
// anybody can know, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) Delivered(ctx context.Context, id, chat int64) (b knowledge.Broadcast, err error) {
	var reached bool
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select exists (select 1 from deliveries where broadcast = ? and chat = ? and state in ('sending', 'sent', 'uncertain'))`,
			id, chat).Scan(&reached)
	})
	if err == nil && !reached {
		err = knowledge.ErrNotFound
	}
	if err == nil {
		b, err = l.Broadcast(ctx, id)
	}
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
		err = fmt.Errorf("look up a delivery of broadcast %d: %w", id, err)
	}
	return b, err
}

// Click is the press of a button below a broadcast.
type Click struct {
	Broadcast int64
	// Button is its number, see [knowledge.ButtonPresses].
	Button int
}

func (c *Click) write(tx *batch, chat int64, at time.Time) error {
	_, err := tx.Exec(`
		insert into clicks (broadcast, button, chat, presses, first_at) values (?, ?, ?, 1, ?)
		on conflict (broadcast, button, chat) do update set presses = presses + 1`,
		c.Broadcast, c.Button, chat, at.Unix())
	return err
}

// forgetAftermath deletes what a person replied, and takes them out of their
// clicks, whose counts stay: a number that was never anybody's stands for them.
func forgetAftermath(tx *batch, chat int64) error {
	if _, err := tx.Exec(`delete from replies where chat = ?`, chat); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update clicks set chat = (select min(0, ifnull(min(chat), 0)) - 1 from clicks) where chat = ?`, chat)
	return err
}
