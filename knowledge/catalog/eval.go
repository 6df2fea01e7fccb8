package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/sync/errgroup"

	"setara/knowledge"
	"setara/knowledge/sqlite"
	"setara/knowledge/text"
)

const (
	// maxGuesses is how many listings are guessed at most; of more, an even
	// sample is.
	maxGuesses = 20_000
	// maxKnown is how many listings the baseline looks through.
	maxKnown = 200_000
)

// selectKnown gives the real listings as they were last seen, in the order of
// their digests, so that the first are an even sample of all.
const selectKnown = `select ` + listingColumns + `
	from descriptions d` + asSeen + `
	where s.import_id <> 0 order by d.digest, d.id limit ?2`

// known is a listing whose price the others are to guess.
type known struct {
	id      int64 // of its description
	listing knowledge.Listing
}

// Guesses leaves out each real listing in turn, as it was last seen by a day,
// and guesses its unit price from the comparables that other shops offer under
// its title alone. The baseline guesses from the first ten results of other
// shops for the words of the title, any of them, in SQLite's own full-text
// ranking of the raw titles.
//
// Listings that no figure rests on (without a price, set apart, of an unclear
// pack) are not guessed, and of more than maxGuesses an even sample is; the
// baseline looks through maxKnown of them at most. Progress, if not nil, is
// called now and then with how many are done and how many there are.
func (c *Catalog) Guesses(ctx context.Context, asOf knowledge.Day, progress func(done, of int)) ([]knowledge.Guess, error) {
	guesses, err := c.guessSome(ctx, asOf, maxGuesses, progress)
	if err != nil {
		return nil, fmt.Errorf("guess prices: %w", err)
	}
	return guesses, nil
}

// guessSome guesses at most so many listings, an even sample of all that the
// baseline looks through.
func (c *Catalog) guessSome(ctx context.Context, asOf knowledge.Day, most int, progress func(done, of int)) ([]knowledge.Guess, error) {
	all, err := c.known(ctx, asOf)
	if err != nil {
		return nil, err
	}
	guesses := make([]knowledge.Guess, min(len(all), most))
	for i := range guesses {
		l := &all[i].listing
		guesses[i] = knowledge.Guess{ID: l.ID(), Title: l.Title, Category: l.Category, Price: l.UnitPrice()}
	}
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() error {
		for i := range guesses {
			if progress != nil && i%100 == 0 {
				progress(i, len(guesses))
			}
			if err := c.guess(ctx, &all[i].listing, asOf, &guesses[i].Comparables); err != nil {
				return err
			}
		}
		return nil
	})
	both.Go(func() error { return c.baseline(ctx, all, guesses) })
	return guesses, both.Wait()
}

// known reads the listings that are guessed, an even sample first.
func (c *Catalog) known(ctx context.Context, asOf knowledge.Day) ([]known, error) {
	var list []known
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := selectListings(ctx, tx, selectKnown, asOf.Unix(), maxKnown)
		if err != nil {
			return err
		}
		for _, row := range rows {
			l := row.Listing
			complete(&l, text.ReadTitle(l.Title))
			if l.Price > 0 && !l.SetApart && !l.PackUnclear && l.UnitPrice() > 0 {
				list = append(list, known{row.id, l})
			}
		}
		return nil
	})
	return list, err
}

// guess sums up the comparables of one listing without those of its own shop.
func (c *Catalog) guess(ctx context.Context, l *knowledge.Listing, asOf knowledge.Day, to *knowledge.Quartiles) error {
	return c.db.Read(ctx, func(tx *sql.Tx) error {
		query := knowledge.Query{Product: l.Title, Unit: l.Unit, AsOf: asOf}
		found, err := comparables(ctx, tx, &c.lots, query, func(other *knowledge.Listing) bool { return other.Sample || sameSeller(l, other) })
		*to = found.Groups.All
		return err
	})
}

// sameSeller tells whether two listings are of one shop; a listing without a
// shop is of its own.
func sameSeller(a, b *knowledge.Listing) bool {
	return a.Shop != "" && a.Shop == b.Shop && a.Source == b.Source || a.ID() == b.ID()
}

// baselineResults is how many results the baseline rests on.
const baselineResults = 10

// baseline fills in the baseline's guesses. Its index is a temporary table.
func (c *Catalog) baseline(ctx context.Context, all []known, guesses []knowledge.Guess) (err error) {
	session, err := c.db.NewReadSession(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	byID := make(map[int64]*knowledge.Listing, len(all))
	for i := range all {
		byID[all[i].id] = &all[i].listing
	}
	if err := indexRaw(ctx, session, all); err != nil {
		return err
	}
	return session.Prepare(ctx, func(tx *sql.Tx) error {
		stmt, err := tx.PrepareContext(ctx, `select rowid from raw where raw match ? order by rank`)
		if err != nil {
			return err
		}
		defer func() { _ = stmt.Close() }() // its transaction closes it too
		for i := range guesses {
			if guesses[i].Baseline, err = baselineOf(ctx, stmt, &all[i].listing, byID); err != nil {
				return err
			}
		}
		return nil
	})
}

func indexRaw(ctx context.Context, session *sqlite.Session, all []known) error {
	return session.Prepare(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `create virtual table temp.raw using fts5 (title, content = '', contentless_delete = 1)`); err != nil {
			return err
		}
		insert, err := tx.PrepareContext(ctx, `insert into raw (rowid, title) values (?, ?)`)
		if err != nil {
			return err
		}
		defer func() { _ = insert.Close() }() // its transaction closes it too
		for i := range all {
			if _, err := insert.ExecContext(ctx, all[i].id, all[i].listing.Title); err != nil {
				return err
			}
		}
		return nil
	})
}

// baselineOf sums up the first results of other shops for one title.
func baselineOf(ctx context.Context, stmt *sql.Stmt, l *knowledge.Listing, byID map[int64]*knowledge.Listing) (knowledge.Quartiles, error) {
	query := anyWord(l.Title)
	if query == "" {
		return knowledge.Quartiles{}, nil
	}
	rows, err := stmt.QueryContext(ctx, query)
	if err != nil {
		return knowledge.Quartiles{}, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var prices []knowledge.Rupiah
	for len(prices) < baselineResults && rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return knowledge.Quartiles{}, err
		}
		if other := byID[id]; other != nil && !sameSeller(l, other) {
			prices = append(prices, other.UnitPrice())
		}
	}
	return knowledge.QuartilesOf(prices), rows.Err()
}

// anyWord is the full-text query for any word of a title.
func anyWord(title string) string {
	var words []string
	for _, t := range text.Tokenize(title) {
		if t.Kind == text.Word || t.Kind == text.Number {
			words = append(words, `"`+strings.ReplaceAll(t.Raw, `"`, "")+`"`)
		}
	}
	return strings.Join(words, " OR ")
}
