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

// Query is a prepared query that cannot write and is run often, by itself: it
// costs a third of a transaction of [DB.Read] with one statement.
type Query struct {
	db   *DB
	stmt *sql.Stmt
}

// PrepareQuery prepares a query. It must be closed before the database is.
func (db *DB) PrepareQuery(ctx context.Context, query string) (*Query, error) {
	stmt, err := db.reader.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare query: %w", classify(err))
	}
	return &Query{db, stmt}, nil
}

// Row runs the query and scans its one row. It returns [sql.ErrNoRows] where
// there is none.
func (q *Query) Row(ctx context.Context, args []any, to ...any) error {
	defer q.db.traced(readOnly)()
	return classify(q.stmt.QueryRowContext(ctx, args...).Scan(to...))
}

// Close lets go of the query.
func (q *Query) Close() error {
	if err := q.stmt.Close(); err != nil {
		return fmt.Errorf("close query: %w", classify(err))
	}
	return nil
}
