package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Update is one update of Telegram in the journal.
type Update struct {
	// ID is Telegram's update_id.
	ID int64
	// Chat is the chat that it concerns, 0 for none.
	Chat int64
	// Kind is the name of its field, such as message.
	Kind string
	// Payload is the update as JSON. One without is journaled as handled.
	Payload    []byte
	ReceivedAt time.Time
}

// Journal stores updates and tells the ids of those that were not there yet.
// When it returns, they are on the disk.
func (l *Ledger) Journal(ctx context.Context, updates []Update) (fresh []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		fresh = fresh[:0]
		for i := range updates {
			added, err := updates[i].insert(tx)
			if err != nil {
				return err
			}
			if added {
				fresh = append(fresh, updates[i].ID)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("journal %d updates: %w", len(updates), err)
	}
	return fresh, nil
}

func (u *Update) insert(tx *batch) (added bool, err error) {
	at := u.ReceivedAt.Unix()
	var payload, settled any
	if u.Payload != nil {
		payload = string(u.Payload)
	} else {
		settled = at
	}
	result, err := tx.Exec(`
		insert into updates (id, chat, kind, payload, received_at, settled_at) values (?, ?, ?, ?, ?, ?)
		on conflict (id) do nothing`, u.ID, u.Chat, u.Kind, payload, at, settled)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// Unfinished are the updates that were journaled and not handled, oldest
// first, without their payloads.
func (l *Ledger) Unfinished(ctx context.Context) (updates []Update, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, chat, kind, received_at from updates where settled_at is null order by id`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var u Update
			var at int64
			if err := rows.Scan(&u.ID, &u.Chat, &u.Kind, &at); err != nil {
				return err
			}
			u.ReceivedAt = time.Unix(at, 0)
			updates = append(updates, u)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list unfinished updates: %w", err)
	}
	return updates, nil
}

// Payload is the payload of an update that is not handled yet, or an error
// that wraps [knowledge.ErrNotFound].
func (l *Ledger) Payload(ctx context.Context, update int64) (payload []byte, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select payload from updates where id = ? and settled_at is null`, update).Scan(&payload)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read update %d: %w", update, err)
	}
	return payload, nil
}

// Backlog is how much waits, and since when the oldest of it does; the zero
// time where nothing waits.
type Backlog struct {
	Depth  int
	Oldest time.Time
}

// Backlogs counts the updates that are not handled and the letters that are
// not settled.
func (l *Ledger) Backlogs(ctx context.Context) (journal, outbox Backlog, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		if err := journal.read(ctx, tx, `
			select (select count(*) from updates where settled_at is null),
			       (select received_at from updates where settled_at is null order by id limit 1)`); err != nil {
			return err
		}
		return outbox.read(ctx, tx, `
			select (select count(*) from outbox where settled_at is null),
			       (select queued_at from outbox where settled_at is null order by lane, id limit 1)`)
	})
	if err != nil {
		return Backlog{}, Backlog{}, fmt.Errorf("count what waits: %w", err)
	}
	return journal, outbox, nil
}

func (b *Backlog) read(ctx context.Context, tx *sql.Tx, query string) error {
	var oldest sql.NullInt64
	if err := tx.QueryRowContext(ctx, query).Scan(&b.Depth, &oldest); err != nil {
		return err
	}
	if oldest.Valid {
		b.Oldest = time.Unix(oldest.Int64, 0)
	}
	return nil
}
