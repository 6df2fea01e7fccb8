package catalog

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

// ListingDifference is what a file of listings would change.
type ListingDifference struct {
	// Report holds the counts.
	Report ImportReport
	// Changes are the first [knowledge.MaxFileChanges] rows that say something
	// new and are not set apart, those of known listings first, each in the
	// file's order.
	Changes []ListingChange
	// Moved is how many known listings have a price that rose or fell by more
	// than half.
	Moved int
	// Categories are those of the rows that say something new, the most frequent
	// first, at most [maxCategories]; a row without one is not counted.
	Categories []knowledge.FileCategory
	// Digest is the same for two differences that would change the same.
	Digest string
}

// ListingChange is a row that says something new of a listing.
type ListingChange struct {
	Line  int
	After knowledge.Listing
	// Before is the listing as it was last seen until that day, else first seen
	// after it; nil for a new one. Of both, only what [changeColumns] names is
	// filled in.
	Before *knowledge.Listing
}

// maxCategories is how many categories a difference names.
const maxCategories = 50

// differ classifies the staged rows and tells opts.Differs what they would
// change. It changes temporary tables only.
func differ(ctx context.Context, session *sqlite.Session, opts ImportOptions, report *ImportReport) error {
	var d ListingDifference
	err := session.Prepare(ctx, func(tx *sql.Tx) error {
		if err := classify(ctx, tx, report); err != nil || opts.Differs == nil {
			return err
		}
		d.Report = *report
		return d.fill(ctx, tx)
	})
	if err != nil || opts.Differs == nil {
		return err
	}
	return opts.Differs(&d)
}

// expected gives [ErrChangedMeanwhile] where the staged rows would change
// something else than what was shown.
func expected(ctx context.Context, tx *sql.Tx, digest string, report *ImportReport) error {
	if digest == "" {
		return nil
	}
	now, err := digestOfDifference(ctx, tx, report)
	if err == nil && now != digest {
		err = ErrChangedMeanwhile
	}
	return err
}

// fill reads the difference out of the classified rows.
func (d *ListingDifference) fill(ctx context.Context, tx *sql.Tx) (err error) {
	for _, s := range befores {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	if d.Changes, err = readChanges(ctx, tx); err != nil {
		return err
	}
	if d.Categories, err = readCategories(ctx, tx); err != nil {
		return err
	}
	err = tx.QueryRowContext(ctx, `
		select count(*) from befores b join staged s using (place) join main.observations o on o.id = b.observation
		where o.price > 0 and s.price > 0 and abs(s.price - o.price) * 2 > o.price`).Scan(&d.Moved)
	if err != nil {
		return err
	}
	d.Digest, err = digestOfDifference(ctx, tx, &d.Report)
	return err
}

// befores finds for each row that says something new of a known listing what was
// known of it: the last observation until that day, else the first behind it. Of
// several on a day it is the one with the latest mark.
var befores = []string{
	`drop table if exists temp.befores`,
	`create temp table befores (place integer primary key, observation integer not null)`,
	`insert into befores
	 select n.place, coalesce(
	     (select o.id from main.observations o where o.listing_id = l.id and o.observed_on <= s.observed_on
	      order by o.observed_on desc, (select max(m.import_id) from main.sightings m where m.observation_id = o.id) desc, o.id desc limit 1),
	     (select o.id from main.observations o where o.listing_id = l.id order by o.observed_on, o.id limit 1))
	 from new_observations n join staged s using (place)
	 join main.listings l on l.source = s.source and l.sku = s.sku
	 where not s.set_apart and exists (select 1 from main.observations o where o.listing_id = l.id)`,
}

// changeColumns are what a difference tells of a row and of what was known.
const changeColumns = `
	s.line, s.source, s.sku, s.title, s.price, s.price_min, s.price_max, s.shop, s.unit, s.pack, s.category, s.location, s.platform, s.url,
	s.sold, s.rating, s.observed_on,
	coalesce(d.title, ''), coalesce(o.price, 0), coalesce(o.price_min, 0), coalesce(o.price_max, 0), coalesce(d.shop, ''),
	coalesce(d.unit, ''), coalesce(d.pack, 0), coalesce(d.category, ''), coalesce(d.location, ''), coalesce(d.platform, ''), coalesce(d.url, ''),
	coalesce(o.sold, -1), coalesce(o.rating, 0), o.observed_on`

func readChanges(ctx context.Context, tx *sql.Tx) (changes []ListingChange, err error) {
	rows, err := tx.QueryContext(ctx, `
		select `+changeColumns+`
		from new_observations n join staged s using (place) left join befores b using (place)
		left join main.observations o on o.id = b.observation left join main.descriptions d on d.id = o.description_id
		where not s.set_apart order by b.observation is null, n.place limit ?`, knowledge.MaxFileChanges)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var c ListingChange
		var before knowledge.Listing
		var after int64
		var seen sql.NullInt64
		a, b := &c.After, &before
		err := rows.Scan(&c.Line, &a.Source, &a.SKU, &a.Title, &a.Price, &a.PriceMin, &a.PriceMax, &a.Shop, &a.Unit, &a.Pack, &a.Category, &a.Location, &a.Platform, &a.URL,
			&a.Sold, &a.Rating, &after,
			&b.Title, &b.Price, &b.PriceMin, &b.PriceMax, &b.Shop, &b.Unit, &b.Pack, &b.Category, &b.Location, &b.Platform, &b.URL,
			&b.Sold, &b.Rating, &seen)
		if err != nil {
			return nil, err
		}
		a.ObservedOn = knowledge.DayOfUnix(after)
		if seen.Valid {
			b.Source, b.SKU, b.ObservedOn = a.Source, a.SKU, knowledge.DayOfUnix(seen.Int64)
			c.Before = b
		}
		changes = append(changes, c)
	}
	return changes, rows.Err()
}

func readCategories(ctx context.Context, tx *sql.Tx) (categories []knowledge.FileCategory, err error) {
	rows, err := tx.QueryContext(ctx, `
		select s.category, count(*) from new_observations join staged s using (place)
		where not s.set_apart and s.category <> '' group by 1 order by 2 desc, 1 limit ?`, maxCategories)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var c knowledge.FileCategory
		if err := rows.Scan(&c.Name, &c.Rows); err != nil {
			return nil, err
		}
		categories = append(categories, c)
	}
	return categories, rows.Err()
}

// digestOfDifference identifies what the classified rows would change: which
// observations are new, which of those are of new listings, and how many rows are
// of each sort.
func digestOfDifference(ctx context.Context, tx *sql.Tx, r *ImportReport) (string, error) {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "%d %d %d %d %d %d\n", r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, r.SetApart) // a hash takes all
	rows, err := tx.QueryContext(ctx, `
		select s.source, s.sku, s.observed_on, s.digest, s.set_apart, l.place is not null
		from new_observations n join staged s using (place) left join new_listings l using (place) order by n.place`)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var source, sku string
		var numbers [4]int64
		if err := rows.Scan(&source, &sku, &numbers[0], &numbers[1], &numbers[2], &numbers[3]); err != nil {
			return "", err
		}
		hashText(h, source)
		hashText(h, sku)
		for _, n := range numbers {
			hashNumber(h, n)
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// hashText and hashNumber write into a hash so that no two lists of values are
// written alike.
func hashText(h hash.Hash, s string) {
	hashNumber(h, int64(len(s)))
	_, _ = io.WriteString(h, s)
}

func hashNumber(h hash.Hash, n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}
