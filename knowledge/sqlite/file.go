package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
)

// Seal moves what stands in the write-ahead log of a database file into the
// file and removes the log, so that the file is whole by itself and can be
// moved. It returns [ErrBusy] where any program has the file open.
func Seal(ctx context.Context, path string) error {
	err := withFile(ctx, path, url.Values{"mode": {"rw"}}, func(conn *sql.Conn) error {
		var mode string
		// Leaving the log needs the file for oneself.
		if err := conn.QueryRowContext(ctx, "pragma journal_mode = delete").Scan(&mode); err != nil {
			return err
		}
		if mode != "delete" {
			return ErrBusy
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("seal database %s: %w", path, classify(err))
	}
	return nil
}

// Inspect reads the whole of a database file that nothing writes to, and
// returns its version: how many migrations it has had. A file that is damaged
// anywhere gives [ErrCorrupt], one that is something else [ErrNotDatabase].
func Inspect(ctx context.Context, path string) (int, error) {
	var have int
	err := withFile(ctx, path, foreign(), func(conn *sql.Conn) (err error) {
		var verdict string
		if err := conn.QueryRowContext(ctx, "pragma integrity_check(1)").Scan(&verdict); err != nil {
			return err
		}
		if verdict != "ok" {
			return fmt.Errorf("%w: %s", ErrCorrupt, verdict)
		}
		have, err = version(ctx, conn)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("inspect database %s: %w", path, classify(err))
	}
	return have, nil
}

// Peek runs fn on a database file as it stands, without its migrations, whatever
// version it has. It must not write.
func Peek(ctx context.Context, path string, fn func(*sql.Conn) error) error {
	if err := withFile(ctx, path, foreign(), fn); err != nil {
		return fmt.Errorf("look into database %s: %w", path, classify(err))
	}
	return nil
}

// foreign are the parameters for a file that is only read: what it defines is
// not run.
func foreign() url.Values {
	return url.Values{"mode": {"ro"}, "_pragma": {"trusted_schema(off)"}, "_defensive": {"1"}}
}

// withFile runs fn on a connection of its own to a file as it stands.
func withFile(ctx context.Context, path string, params url.Values, fn func(*sql.Conn) error) (err error) {
	file, err := plainFile(path)
	if err != nil {
		return err
	}
	pool, err := openPool(file.uri(params), 1)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return fn(conn)
}
