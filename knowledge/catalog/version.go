package catalog

import (
	"context"
	"database/sql"
	"fmt"
)

// Version is a number that changes whenever an import is loaded or undone, by
// this process or another. It only grows: imports keep their rows.
func (c *Catalog) Version(ctx context.Context) (version int64, err error) {
	err = c.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) + count(undone_at) from imports`).Scan(&version)
	})
	if err != nil {
		return 0, fmt.Errorf("read version of the catalog: %w", err)
	}
	return version, nil
}
