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

// starterName is what stands for the name of its file, with its version behind
// where that is known.
const starterName = "starter"

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

// Starter is the knowledge that a program brings along.
type Starter struct {
	// Listings are sample listings; an error that they end with is returned.
	Listings    iter.Seq2[ingest.Row, error]
	Fees        []knowledge.Fee
	Programs    []knowledge.Program
	Regulations []knowledge.Regulation
}

// Seed loads the starter knowledge, all together, unless it was loaded before;
// then the listings are not even read, and of the fees, programmes and rules
// only those are taken that this program has corrected or added since. What
// officers have loaded goes before them. A process that is killed meanwhile,
// or a row that is not usable, leaves all of it to be done again. Several
// processes may seed at once: one does, the others wait.
func (c *Catalog) Seed(ctx context.Context, now time.Time, starter Starter) error {
	seeded, err := c.Seeded(ctx)
	if err != nil {
		return err
	}
	if seeded {
		if err := c.refreshFees(ctx, starter.Fees); err != nil {
			return fmt.Errorf("bring starter fees up to date: %w", err)
		}
		if err := c.refreshEntries(ctx, starter.entries()); err != nil {
			return fmt.Errorf("bring starter programmes and rules up to date: %w", err)
		}
		return nil
	}
	if err := c.seed(ctx, now, &starter); err != nil {
		return fmt.Errorf("load starter knowledge: %w", err)
	}
	return nil
}

// SeedVersion is [Catalog.Seed] for a program whose starter knowledge is worth
// not reading at every start: where that version was the last one loaded, load
// is not called. The version names all that load gives, and how it is read; an
// empty one is read each time.
func (c *Catalog) SeedVersion(ctx context.Context, now time.Time, version string, load func() (Starter, error)) error {
	name := starterName + " " + version
	var last string
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select file from imports where id = ?`, starterImport).Scan(&last)
	})
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("look for the version of the starter knowledge: %w", err)
	case version != "" && last == name:
		return nil
	}
	starter, err := load()
	if err != nil {
		return err
	}
	if err := c.Seed(ctx, now, starter); err != nil {
		return err
	}
	err = c.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `update imports set file = ? where id = ?`, name, starterImport)
		return err
	})
	if err != nil {
		return fmt.Errorf("note the version of the starter knowledge: %w", err)
	}
	return nil
}

func (c *Catalog) seed(ctx context.Context, now time.Time, starter *Starter) (err error) {
	session, err := c.db.NewSession(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	opts := ImportOptions{File: starterName, Now: now, Rejected: func(e *ingest.RowError) error { return e }}
	report, err := stage(ctx, session, opts, starter.Listings)
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
		if err := insertFees(ctx, tx, starterImport, starterRows(starter.Fees)); err != nil {
			return err
		}
		return insertEntries(ctx, tx, starterImport, starter.entries())
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

// entries are the programmes and rules as rows of no file.
func (s *Starter) entries() []ingest.EntryRow {
	rows := make([]ingest.EntryRow, 0, len(s.Programs)+len(s.Regulations))
	for i := range s.Programs {
		rows = append(rows, ingest.EntryRow{Program: &s.Programs[i]})
	}
	for i := range s.Regulations {
		rows = append(rows, ingest.EntryRow{Regulation: &s.Regulations[i]})
	}
	return rows
}

// refreshEntries corrects the starter's programmes and rules to those of this
// program. One that this program does not have any more stays, as fees do.
func (c *Catalog) refreshEntries(ctx context.Context, rows []ingest.EntryRow) error {
	var stale []ingest.EntryRow
	compare := func(tx *sql.Tx) error {
		versions, err := queryVersions(ctx, tx, `where import_id = ?`, starterImport)
		known := make(map[string]*knowledge.EntryHit, len(versions))
		for i := range versions {
			known[versions[i].row.Entry().ID] = &knowledge.EntryHit{Program: versions[i].row.Program, Regulation: versions[i].row.Regulation}
		}
		stale = nil
		for i := range rows {
			if d := differenceOf(known[rows[i].Entry().ID], &rows[i]); d.New || len(d.Changes) > 0 {
				stale = append(stale, rows[i])
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
			_, err := tx.ExecContext(ctx, `delete from entry_rows where id = ? and import_id = ?`, stale[i].Entry().ID, starterImport)
			if err != nil {
				return err
			}
		}
		return insertEntries(ctx, tx, starterImport, stale)
	})
}
