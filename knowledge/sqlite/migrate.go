package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
)

// migration is one step of the schema.
type migration struct {
	name   string
	script string
}

var migrationName = regexp.MustCompile(`^([0-9]{3})_[a-z0-9_]+\.sql$`)

// readMigrations reads all steps, in order. Their numbers count from 001
// without a gap, so that the number of steps is the version.
func readMigrations(files fs.FS) ([]migration, error) {
	entries, err := fs.ReadDir(files, ".") // sorted by name
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	var steps []migration
	for _, entry := range entries {
		match := migrationName.FindStringSubmatch(entry.Name())
		if match == nil {
			return nil, fmt.Errorf("migration %s: want a name like 001_name.sql", entry.Name())
		}
		if want := fmt.Sprintf("%03d", len(steps)+1); match[1] != want {
			return nil, fmt.Errorf("migration %s: want number %s", entry.Name(), want)
		}
		script, err := fs.ReadFile(files, entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		steps = append(steps, migration{entry.Name(), string(script)})
	}
	return steps, nil
}

// migrate applies the steps that the file has not had.
func (db *DB) migrate(ctx context.Context, steps []migration) error {
	for {
		have, err := version(ctx, db.writer)
		if err != nil {
			return err
		}
		if have < 0 || have > len(steps) {
			return &VersionError{Have: have, Known: len(steps)}
		}
		if have == len(steps) {
			return nil
		}
		step := steps[have]
		err = db.Write(ctx, func(tx *sql.Tx) error { return step.apply(ctx, tx, have) })
		if err != nil {
			return fmt.Errorf("apply migration %s: %w", step.name, err)
		}
	}
}

// apply brings the file from version have to the next. Where another process
// was faster it does nothing.
func (m *migration) apply(ctx context.Context, tx *sql.Tx, have int) error {
	now, err := version(ctx, tx)
	if err != nil || now != have {
		return err
	}
	if _, err := tx.ExecContext(ctx, m.script); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "pragma user_version = "+strconv.Itoa(have+1))
	return err
}

// querier is a pool or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func version(ctx context.Context, q querier) (int, error) {
	var v int
	if err := q.QueryRowContext(ctx, "pragma user_version").Scan(&v); err != nil {
		return 0, fmt.Errorf("read schema version: %w", err)
	}
	return v, nil
}
