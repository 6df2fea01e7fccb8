package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge"
)

// placeholderColumns are what the values of placeholders are read from.
var placeholderColumns = map[knowledge.Placeholder]string{
	knowledge.PlaceholderName: "p.name", knowledge.PlaceholderProduct: "p.product", knowledge.PlaceholderProvince: "p.province",
}

// CountUnfilled is how many of the people whom a segment is for on that day have
// no value for a placeholder.
func (l *Ledger) CountUnfilled(ctx context.Context, s knowledge.Segment, of knowledge.Placeholder, today knowledge.Day) (n int, err error) {
	column, ok := placeholderColumns[of]
	if !ok {
		return 0, fmt.Errorf("nothing is kept for the placeholder %q", of)
	}
	where, args, err := segmentWhere(s, today)
	if err != nil {
		return 0, err
	}
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) from people p where `+column+` = '' and `+where, args...).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count who has no %s: %w", of, err)
	}
	return n, nil
}
