package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// tidyLate is after how many pages of log a commit moves the log into the file
// itself, in a database that is tidied apart and was not for so long.
const tidyLate = 16 << 10

// Tidy moves what stands in the write-ahead log into the file, so that the log
// starts anew. Most of the work is done while writers go on; they wait for
// what they wrote meanwhile. It is for files opened with [Options.TidyApart].
func (db *DB) Tidy(ctx context.Context) error {
	if err := moveLog(ctx, db.tidier); err != nil {
		return err
	}
	return db.takeTurn(ctx, func() error { return moveLog(ctx, db.writer) })
}

// moveLog moves as much of the log as no reader needs.
func moveLog(ctx context.Context, pool *sql.DB) error {
	var busy, pages, moved int
	if err := pool.QueryRowContext(ctx, "pragma wal_checkpoint(passive)").Scan(&busy, &pages, &moved); err != nil {
		return fmt.Errorf("move the write-ahead log: %w", classify(err))
	}
	return nil
}
