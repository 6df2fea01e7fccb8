package sqlite

import (
	"context"
	"fmt"
)

// Checkpoint moves what stands in the write-ahead log into the file and empties
// the log, so that deleted content is left in neither. It returns [ErrBusy]
// where another process reads on and keeps the log in use.
func (db *DB) Checkpoint(ctx context.Context) error {
	return db.takeTurn(ctx, func() error {
		var busy, pages, moved int
		row := db.writer.QueryRowContext(ctx, "pragma wal_checkpoint(truncate)")
		if err := row.Scan(&busy, &pages, &moved); err != nil {
			return fmt.Errorf("empty the write-ahead log: %w", classify(err))
		}
		if busy != 0 {
			return fmt.Errorf("empty the write-ahead log: %w", ErrBusy)
		}
		return nil
	})
}
