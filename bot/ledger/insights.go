package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
)

// InsightTold tells whether officers were told in the week that begins on that
// Monday of the one before.
func (l *Ledger) InsightTold(ctx context.Context, week knowledge.Day) (told bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select exists (select 1 from insights_told where week = ?)`, week).Scan(&told)
	})
	if err != nil {
		return false, fmt.Errorf("look up whether officers were told of a week: %w", err)
	}
	return told, nil
}

// TellInsight keeps that officers are told in a week of the one before, and
// queues the letters by which they are, in one transaction. It returns their
// ids; nil where they were told before.
func (l *Ledger) TellInsight(ctx context.Context, week knowledge.Day, letters []Letter, at time.Time) (ids []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		ids = nil
		n, err := affected(tx.Exec(`insert into insights_told (week, at) values (?, ?) on conflict do nothing`, week, at.Unix()))
		if err != nil || n == 0 {
			return err
		}
		ids, err = insertAll(tx, letters, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("tell officers of a week: %w", err)
	}
	return ids, nil
}
