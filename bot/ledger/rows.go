package ledger

import (
	"context"
	"database/sql"
)

// queryer runs queries: a transaction, or the connection of a file that is peeked
// into.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// readAll are the rows of a query, each as scan reads it.
func readAll[T any](ctx context.Context, tx queryer, scan func(to func(...any) error) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		one, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
