package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// Why a file was not loaded though nothing is wrong with it.
var (
	// ErrDeclined says that nobody wanted to.
	ErrDeclined = errors.New("declined")
	// ErrChangedMeanwhile says that what is known is not any more what was
	// confirmed.
	ErrChangedMeanwhile = errors.New("what is known changed meanwhile")
)

// confirmedImport is an import whose difference a person may see first. R is
// the report that tells it.
type confirmedImport[R any] struct {
	dryRun bool
	// confirm, if set, is shown what would change, and tells whether to go on.
	// Nothing is locked while it thinks.
	confirm func(R) (bool, error)
	// compare holds the file against what is known.
	compare func(*sql.Tx) (R, error)
	// publish keeps the file's rows and puts the import's id into the report.
	publish func(*sql.Tx, *R) error
}

// importConfirmed compares, asks, compares again and publishes.
func importConfirmed[R any](ctx context.Context, db *sqlite.DB, in confirmedImport[R]) (R, error) {
	var shown, done, none R
	err := db.Read(ctx, func(tx *sql.Tx) (err error) {
		shown, err = in.compare(tx)
		return err
	})
	if err != nil {
		return none, err
	}
	if in.dryRun {
		return shown, nil
	}
	if in.confirm != nil {
		switch yes, err := in.confirm(shown); {
		case err != nil:
			return none, err
		case !yes:
			return none, ErrDeclined
		}
	}
	err = db.Write(ctx, func(tx *sql.Tx) (err error) {
		if done, err = in.compare(tx); err != nil {
			return err
		}
		if in.confirm != nil && !reflect.DeepEqual(shown, done) {
			return ErrChangedMeanwhile
		}
		return in.publish(tx, &done)
	})
	return done, err
}

// sift parts the usable rows from the rejected, which it counts and hands
// over. A file of which less than half is usable is refused.
func sift[T any](opts *ImportOptions, rows []T, fault func(*T) *ingest.RowError) ([]T, ImportReport, error) {
	var usable []T
	var rejected rejects
	for i := range rows {
		err := fault(&rows[i])
		if err == nil {
			usable = append(usable, rows[i])
			continue
		}
		rejected.add(err)
		if opts.Rejected != nil {
			if err := opts.Rejected(err); err != nil {
				return nil, ImportReport{}, fmt.Errorf("hand over rejected row: %w", err)
			}
		}
	}
	if enough := 2*len(usable) >= len(rows) && len(usable) > 0; !enough && !opts.Force {
		return nil, ImportReport{}, &RefusedError{Rows: len(rows), Rejected: rejected.total, Reasons: rejected.top(), First: rejected.first}
	}
	return usable, ImportReport{Rows: len(rows), Rejected: rejected.total, Reasons: rejected.first}, nil
}

// noteImport writes an import into the list and returns its id.
func noteImport(ctx context.Context, tx *sql.Tx, opts *ImportOptions, kind ImportKind, r *ImportReport) (int64, error) {
	if err := notActed(ctx, tx, opts.Act); err != nil {
		return 0, err
	}
	id, err := nextImport(ctx, tx)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `
		insert into imports (id, kind, file, loaded_at, row_count, new, changed, unchanged, rejected, set_apart, act_by, act_update)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
		append([]any{id, kind, opts.File, opts.Now.Unix(), r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected}, actValues(opts.Act)...)...)
	return id, err
}
