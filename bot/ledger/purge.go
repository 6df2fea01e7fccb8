package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

const (
	// settledFor is how long the id of what is settled is kept, so that what
	// comes twice is known.
	settledFor = 48 * time.Hour
	// actionsFor is how many days a button works.
	actionsFor = 30
	// invitationsFor is for how many days an expired invitation is still known
	// as one.
	invitationsFor = 30
	// purgeAtOnce is how many rows are deleted in one change, so that messages
	// go on in between.
	purgeAtOnce = 500
)

// Purge deletes what has been settled for 48 hours, the ids of updates and
// letters, the actions of buttons that were last shown 30 days ago,
// invitations that expired as long ago, and the keys of the pseudonyms of weeks
// that are over. It closes the days of the model that are over.
func (l *Ledger) Purge(ctx context.Context, now time.Time) error {
	if err := l.SettleTickets(ctx); err != nil {
		return fmt.Errorf("purge ledger: %w", err)
	}
	settled := now.Add(-settledFor).Unix()
	for _, table := range []struct{ find, remove string }{
		{`select id from updates where settled_at < ?`, `delete from updates where id = ?`},
		{`select id from outbox where settled_at < ?`, `delete from outbox where id = ?`},
	} {
		old, err := l.find(ctx, table.find, settled)
		if err == nil {
			err = l.remove(ctx, table.remove, old)
		}
		if err != nil {
			return fmt.Errorf("purge ledger: %w", err)
		}
	}
	err := l.commits.write(ctx, func(tx *batch) error {
		if _, err := tx.Exec(`delete from actions where used_at < ?`, now.AddDate(0, 0, -actionsFor).Unix()); err != nil {
			return err
		}
		if _, err := tx.Exec(`delete from invitations where expires_at < ?`, now.AddDate(0, 0, -invitationsFor).Unix()); err != nil {
			return err
		}
		if err := closeModelDays(tx, now); err != nil {
			return err
		}
		return endWeeks(tx, now)
	})
	if err != nil {
		return fmt.Errorf("purge buttons, invitations, pseudonyms and days of the model: %w", err)
	}
	return nil
}

// find reads the ids of rows. No index is kept for this: every message would
// pay for it, and readers hold up nobody.
func (l *Ledger) find(ctx context.Context, query string, before int64) (ids []int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query, before)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return rows.Err()
	})
	return ids, err
}

// remove deletes rows, some at a time.
func (l *Ledger) remove(ctx context.Context, query string, ids []int64) error {
	return l.each(ctx, ids, func(tx *batch, id int64) error {
		_, err := tx.Exec(query, id)
		return err
	})
}

// each makes a change for each id, some at a time.
func (l *Ledger) each(ctx context.Context, ids []int64, do func(tx *batch, id int64) error) error {
	for some := range slices.Chunk(ids, purgeAtOnce) {
		err := l.commits.write(ctx, func(tx *batch) error {
			for _, id := range some {
				if err := do(tx, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
