package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// starterImport is the id of the import that brought the starter knowledge.
// All that it alone holds are samples. It is not in the list of imports and
// is not undone.
const starterImport = 0

// Seeded tells whether the starter knowledge was loaded.
func (c *Catalog) Seeded(ctx context.Context) (bool, error) {
	var seeded bool
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		seeded, err = isSeeded(ctx, tx)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look for starter knowledge: %w", err)
	}
	return seeded, nil
}

func isSeeded(ctx context.Context, tx *sql.Tx) (bool, error) {
	var seeded bool
	err := tx.QueryRowContext(ctx, `select exists (select 1 from imports where id = ?)`, starterImport).Scan(&seeded)
	return seeded, err
}

// Seed loads the starter knowledge, listings and fees together, unless it was
// loaded before; then the listings are not even read, and of the fees only
// those are taken that this program has corrected or added since. What
// officers have loaded goes before them. A process that is killed meanwhile,
// or a row that is not usable, leaves all of it to be done again. Several
// processes may seed at once: one does, the others wait.
func (c *Catalog) Seed(ctx context.Context, now time.Time, listings iter.Seq2[ingest.Row, error], fees []knowledge.Fee) error {
	seeded, err := c.Seeded(ctx)
	if err != nil {
		return err
	}
	if seeded {
		if err := c.refreshFees(ctx, fees); err != nil {
			return fmt.Errorf("bring starter fees up to date: %w", err)
		}
		return nil
	}
	if err := c.seed(ctx, now, listings, fees); err != nil {
		return fmt.Errorf("load starter knowledge: %w", err)
	}
	return nil
}

func (c *Catalog) seed(ctx context.Context, now time.Time, listings iter.Seq2[ingest.Row, error], fees []knowledge.Fee) (err error) {
	session, err := c.db.NewSession(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	opts := ImportOptions{File: "starter", Now: now, Rejected: func(e *ingest.RowError) error { return e }}
	report, err := stage(ctx, session, opts, listings)
	if err != nil {
		return err
	}
	report.ImportID = starterImport
	return session.Write(ctx, func(tx *sql.Tx) error {
		if seeded, err := isSeeded(ctx, tx); err != nil || seeded {
			return err
		}
		if err := classify(ctx, tx, &report); err != nil {
			return err
		}
		if err := publish(ctx, tx, opts, &report); err != nil {
			return err
		}
		return insertFees(ctx, tx, starterImport, starterRows(fees))
	})
}

// refreshFees corrects the starter's fees to those of this program. One that
// this program does not have any more stays: it was charged once.
func (c *Catalog) refreshFees(ctx context.Context, fees []knowledge.Fee) error {
	var stale []knowledge.Fee
	compare := func(tx *sql.Tx) error {
		known, err := selectStarterFees(ctx, tx)
		stale = nil
		for i := range fees {
			at := slices.IndexFunc(known, func(k knowledge.Fee) bool { return k.ID == fees[i].ID })
			if at < 0 || len(knowledge.FeeChanges(&known[at], &fees[i])) > 0 {
				stale = append(stale, fees[i])
			}
		}
		return err
	}
	if err := c.db.Read(ctx, compare); err != nil || len(stale) == 0 {
		return err
	}
	return c.db.Write(ctx, func(tx *sql.Tx) error {
		if err := compare(tx); err != nil { // another process may have been faster
			return err
		}
		for i := range stale {
			_, err := tx.ExecContext(ctx, `delete from fee_rows where id = ? and import_id = ?`, stale[i].ID, starterImport)
			if err != nil {
				return err
			}
		}
		return insertFees(ctx, tx, starterImport, starterRows(stale))
	})
}

// starterRows are fees as rows of no file.
func starterRows(fees []knowledge.Fee) []ingest.FeeRow {
	rows := make([]ingest.FeeRow, len(fees))
	for i := range fees {
		rows[i].Fee = fees[i]
	}
	return rows
}
