package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// ImportOptions are how a file is to be loaded.
type ImportOptions struct {
	// File names the file in the list of imports.
	File string
	// Now is the moment of loading, for the list of imports.
	Now time.Time
	// DryRun counts what would change and changes nothing.
	DryRun bool
	// Force loads a file of which less than half is usable.
	Force bool
	// Act is who loads it from a chat; without meaning where its By is 0. One
	// that has loaded a file before gives [*ActedError].
	Act knowledge.Act
	// Differs, if set, is told what a file of listings would change, before that
	// is done. Nothing is locked while it looks; an error ends the import.
	Differs func(*ListingDifference) error
	// Expect is the digest of the difference of a file of listings that was
	// shown: where it is another by now, nothing is done, and the error is
	// [ErrChangedMeanwhile]. Empty for any.
	Expect string
	// Progress, if set, is called now and then with the rows read so far.
	Progress func(rows int)
	// Rejected, if set, is called with each rejected row as it is read, also
	// in a dry run and in a file that is refused in the end. An error ends
	// the import.
	Rejected func(*ingest.RowError) error
}

// ImportReport says what an import did, or in a dry run what it would do.
type ImportReport struct {
	// ImportID is what [Catalog.Undo] takes; 0 in a dry run.
	ImportID int64
	// Rows are all rows of the file. The others add up to it.
	Rows int
	// New rows are the first sight of a listing. Changed rows are a known
	// listing on a new day or with other values. Unchanged rows say what is
	// known already, by an earlier row of the same file too.
	New, Changed, Unchanged int
	// Rejected rows were not usable. SetApart rows are kept and shown, but
	// their price cannot be one and is never used.
	Rejected, SetApart int
	// Reasons are the first [MaxReasons] rejected rows, without their records.
	Reasons []ingest.RowError
	// Apart are the first [MaxReasons] rows set apart, in the file's order.
	Apart []ApartRow
}

// ApartRow is a row whose price cannot be one, for a person to look at.
type ApartRow struct {
	// Line is where the row starts in its file, counted as in
	// [ingest.RowError].
	Line  int
	Title string
	// Price is in rupiah, as the file gives it.
	Price knowledge.Rupiah
}

// MaxReasons is how many rejected rows a report lists, and how many of those
// set apart.
const MaxReasons = 1000

// RefusedError says that a file was not loaded since less than half of its
// rows are usable. [ImportOptions.Force] loads it all the same.
type RefusedError struct {
	Rows, Rejected int
	// Reasons are the most frequent ones, falling; First the first rejected
	// rows, at most [MaxReasons], without their cells.
	Reasons []ReasonCount
	First   []ingest.RowError
}

// ReasonCount is how often rows were rejected for the same reason.
type ReasonCount struct {
	Column, Reason string
	Count          int
}

// Error gives the counts.
func (e *RefusedError) Error() string {
	return fmt.Sprintf("%d of %d rows are not usable", e.Rejected, e.Rows)
}

// ImportListings loads the rows of one file, all or nothing. An error that
// the rows end with is returned, and nothing is loaded. A file without enough
// usable rows gives [*RefusedError]; a database that cannot be written, one
// of the errors of package sqlite.
func (c *Catalog) ImportListings(ctx context.Context, opts ImportOptions, rows iter.Seq2[ingest.Row, error]) (ImportReport, error) {
	report, err := c.importListings(ctx, opts, rows)
	if err != nil {
		return ImportReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	return report, nil
}

func (c *Catalog) importListings(ctx context.Context, opts ImportOptions, rows iter.Seq2[ingest.Row, error]) (_ ImportReport, err error) {
	open := c.db.NewSession
	if opts.DryRun {
		open = c.db.NewReadSession
	}
	session, err := open(ctx)
	if err != nil {
		return ImportReport{}, err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	report, err := stage(ctx, session, opts, rows)
	if err != nil {
		return ImportReport{}, err
	}
	if opts.DryRun || opts.Differs != nil {
		if err := differ(ctx, session, opts, &report); err != nil || opts.DryRun {
			return report, err
		}
	}
	err = session.Write(ctx, func(tx *sql.Tx) error {
		if err := notActed(ctx, tx, opts.Act); err != nil {
			return err
		}
		if err := classify(ctx, tx, &report); err != nil {
			return err
		}
		if err := expected(ctx, tx, opts.Expect, &report); err != nil {
			return err
		}
		if report.ImportID, err = nextImport(ctx, tx); err != nil {
			return err
		}
		return publish(ctx, tx, opts, &report)
	})
	return report, err
}
