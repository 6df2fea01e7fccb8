package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Prepare prepares a statement for many transactions of [DB.Write], which use
// it by [sql.Tx.Stmt]. It waits for the one that is under way: do not call it
// in one. The statement must be closed before the database is.
func (db *DB) Prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt, err := db.writer.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare statement: %w", classify(err))
	}
	return stmt, nil
}
