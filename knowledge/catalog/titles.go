package catalog

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge/text"
)

// The rows of the search index do not stand in the order of loading. A row's
// number is its description's id, scattered: multiplied modulo 2^31 by an odd
// number near the golden section of it. That is a permutation of the ids under
// 2^31, and the first so many rows of any stretch of ids in the new order are
// spread evenly over the stretch. So a question that takes the first few hundred
// matches of the index, by number, takes an even sample of all of them, however
// many there are, in whatever order the files were loaded, and the index need
// not even go through the others.
const (
	// scattered is the row number of the description with the id d.id.
	scattered = `((d.id * 1327217885) & 2147483647)`
	// gathered is the id of the description with the row number t.rowid: the
	// other factor is the inverse of the first modulo 2^31.
	gathered = `((t.rowid * 828308341) & 2147483647)`
)

// refreshTitles makes the search index anew where it was made by other word
// lists: a title that they read in another way would never be found again. It
// takes some seconds for each 100,000 listings, once.
func (c *Catalog) refreshTitles(ctx context.Context) error {
	current := false
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		current, err = titlesAreCurrent(ctx, tx)
		return err
	})
	if err != nil || current {
		return err
	}
	return c.db.Write(ctx, func(tx *sql.Tx) error {
		if current, err := titlesAreCurrent(ctx, tx); err != nil || current {
			return err // another process was faster
		}
		return rebuildTitles(ctx, tx)
	})
}

func titlesAreCurrent(ctx context.Context, tx *sql.Tx) (bool, error) {
	var fingerprint string
	err := tx.QueryRowContext(ctx, `select fingerprint from words`).Scan(&fingerprint)
	return fingerprint == text.Fingerprint(), err
}

func rebuildTitles(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `insert into titles (titles) values ('delete-all')`); err != nil {
		return fmt.Errorf("empty the search index: %w", err)
	}
	if err := indexTitles(ctx, tx); err != nil {
		return fmt.Errorf("fill the search index: %w", err)
	}
	_, err := tx.ExecContext(ctx, `update words set fingerprint = ?`, text.Fingerprint())
	return err
}

// indexTitles writes the terms of all titles, by rising row number: the index
// holds what is out of order in small pieces.
func indexTitles(ctx context.Context, tx *sql.Tx) error {
	insert, err := tx.PrepareContext(ctx, `insert into titles (rowid, terms) values (?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	rows, err := tx.QueryContext(ctx, `select `+scattered+`, d.title from descriptions d order by 1`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var row int64
		var title string
		if err := rows.Scan(&row, &title); err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, row, indexTerms(text.ReadTitle(title))); err != nil {
			return err
		}
	}
	return rows.Err()
}
