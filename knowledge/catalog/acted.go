package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"setara/knowledge"
)

// ActedError says that an act has loaded a file before: it is handled again
// after a crash. Import is what it did then.
type ActedError struct {
	Import Import
}

// Error names the import.
func (e *ActedError) Error() string { return fmt.Sprintf("this act has made import %d", e.Import.ID) }

// Acted is the import that an act has made before, or an error that wraps
// [knowledge.ErrNotFound]. An act without an update never has.
func (c *Catalog) Acted(ctx context.Context, act knowledge.Act) (Import, error) {
	var made *ActedError
	err := c.db.Read(ctx, func(tx *sql.Tx) error { return notActed(ctx, tx, act) })
	switch {
	case errors.As(err, &made):
		return made.Import, nil
	case err == nil:
		err = knowledge.ErrNotFound
	}
	return Import{}, fmt.Errorf("look up what an act imported: %w", err)
}

// notActed gives [*ActedError] for an act that has made an import.
func notActed(ctx context.Context, tx *sql.Tx, act knowledge.Act) error {
	if act.Update == 0 {
		return nil
	}
	made, err := scanImport(tx.QueryRowContext(ctx,
		`select `+importColumns+` from imports where act_by = ? and act_update = ?`, act.By, act.Update))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	default:
		return &ActedError{Import: made}
	}
}

// undidBefore tells whether an act has undone the import.
func undidBefore(ctx context.Context, tx *sql.Tx, id int64, act knowledge.Act) (did bool, err error) {
	if act.Update == 0 {
		return false, nil
	}
	err = tx.QueryRowContext(ctx, `
		select exists (select 1 from imports where id = ? and undone_by = ? and undone_update = ?)`,
		id, act.By, act.Update).Scan(&did)
	return did, err
}

// actValues are an act as imports keep it: null from the terminal.
func actValues(act knowledge.Act) []any {
	return []any{
		sql.NullInt64{Int64: act.By, Valid: act.By != 0},
		sql.NullInt64{Int64: act.Update, Valid: act.Update != 0},
	}
}
