package catalog

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge/text"
)

// refreshIndex makes the search index anew where it was made by other word
// lists: a title that they read in another way would never be found again. It
// takes some seconds for each 100,000 listings, once.
func (c *Catalog) refreshIndex(ctx context.Context) error {
	current := false
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		current, err = indexIsCurrent(ctx, tx)
		return err
	})
	if err != nil || current {
		return err
	}
	return c.db.Write(ctx, func(tx *sql.Tx) error {
		if current, err := indexIsCurrent(ctx, tx); err != nil || current {
			return err // another process was faster
		}
		return rebuildIndex(ctx, tx)
	})
}

func indexIsCurrent(ctx context.Context, tx *sql.Tx) (bool, error) {
	var fingerprint string
	err := tx.QueryRowContext(ctx, `select fingerprint from words`).Scan(&fingerprint)
	return fingerprint == text.Fingerprint(), err
}

func rebuildIndex(ctx context.Context, tx *sql.Tx) error {
	err := execAll(ctx, tx, []step{
		{`delete from postings`, nil}, {`delete from segments`, nil}, {`delete from terms`, nil},
	})
	if err != nil {
		return fmt.Errorf("empty the search index: %w", err)
	}
	starter, last, err := indexedRanges(ctx, tx)
	if err != nil {
		return err
	}
	if err := indexRange(ctx, tx, 1, starter, true); err != nil {
		return fmt.Errorf("fill the search index: %w", err)
	}
	if err := indexRange(ctx, tx, starter+1, last, false); err != nil {
		return fmt.Errorf("fill the search index: %w", err)
	}
	_, err = tx.ExecContext(ctx, `update words set fingerprint = ?`, text.Fingerprint())
	return err
}

// indexedRanges are the last description of the starter knowledge, which was
// loaded before all others, and the last of all; 0 where there is none.
func indexedRanges(ctx context.Context, tx *sql.Tx) (starter, last int64, err error) {
	err = tx.QueryRowContext(ctx, `
		select coalesce((select max(o.description_id) from sightings s join observations o on o.id = s.observation_id
		                 where s.import_id = ?), 0),
		       coalesce((select max(id) from descriptions), 0)`, starterImport).Scan(&starter, &last)
	return starter, last, err
}
