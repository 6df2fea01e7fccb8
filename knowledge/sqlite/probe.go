package sqlite

import (
	"context"
	"database/sql"
	"strconv"
)

// Probe tells whether the database can be read and written just now, by a
// commit that changes nothing. Its errors are those of this package.
func (db *DB) Probe(ctx context.Context) error {
	// A file that may not be written to lets a transaction begin; the write
	// is what fails.
	return db.Write(ctx, func(tx *sql.Tx) error {
		have, err := version(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "pragma user_version = "+strconv.Itoa(have))
		return err
	})
}
