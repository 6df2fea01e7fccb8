package ledger

import (
	"context"
	"database/sql"
)

// readAll are the rows of a query, each as scan reads it.
func readAll[T any](ctx context.Context, tx *sql.Tx, scan func(to func(...any) error) (T, error), query string, args ...any) (all []T, err error) {
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
