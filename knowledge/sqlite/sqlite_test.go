package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"setara/knowledge/sqlite"
)

// notes is the schema that most tests use.
var notes = migrations(
	`create table notes (id integer primary key, body text not null unique) strict`,
	`create table marks (note integer not null references notes (id) deferrable initially deferred) strict`,
)

func migrations(scripts ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for i, script := range scripts {
		files[fmt.Sprintf("%03d_step.sql", i+1)] = &fstest.MapFile{Data: []byte(script)}
	}
	return files
}

func open(t *testing.T, path string) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, notes, sqlite.Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func write(db *sqlite.DB, statement string) error {
	return db.Write(context.Background(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(context.Background(), statement)
		return err
	})
}

func count(t *testing.T, db *sqlite.DB) (n int) {
	t.Helper()
	err := db.Read(t.Context(), func(tx *sql.Tx) error {
		return tx.QueryRowContext(t.Context(), `select count(*) from notes`).Scan(&n)
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAnyFileNameIsThatOfTheDatabase(t *testing.T) {
	for _, name := range []string{
		"plain.db", "a b.db", "50%.db", "what?mode=memory.db", "a#b.db", "a&_txlock=none.db", "%41.db", ":memory:", "é🙂.db",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			db := open(t, path)
			if err := write(db, `insert into notes (body) values ('x')`); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			if len(entries) != 1 || entries[0].Name() != name {
				t.Errorf("after closing, the folder holds %v, want %s alone", entries, name)
			}
			if n := count(t, open(t, path)); n != 1 {
				t.Errorf("opened again it holds %d notes, want 1", n)
			}
		})
	}
}

func TestEveryConnectionHasTheSettings(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), notes, sqlite.Options{SecureDelete: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	check := func(tx *sql.Tx, pragma, want string) {
		t.Helper()
		var got string
		if err := tx.QueryRowContext(t.Context(), "pragma "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", pragma, got, err, want)
		}
	}
	// Nested reads take a connection each, so that more than one is asked.
	var nest func(depth int) error
	nest = func(depth int) error {
		return db.Read(t.Context(), func(tx *sql.Tx) error {
			check(tx, "busy_timeout", "5000")
			check(tx, "foreign_keys", "1")
			if depth == 0 {
				return nil
			}
			return nest(depth - 1)
		})
	}
	if err := nest(1); err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *sql.Tx) error {
		check(tx, "busy_timeout", "5000")
		check(tx, "foreign_keys", "1")
		check(tx, "journal_mode", "wal")
		check(tx, "synchronous", "2")
		check(tx, "secure_delete", "1")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	if err := write(db, `insert into notes (body) values ('x')`); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		info, err := os.Stat(db.Path() + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("mode of the file%s is %o, want 600", suffix, mode)
		}
	}
}

func TestAFailedWriteChangesNothing(t *testing.T) {
	boom := errors.New("boom")
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	err := db.Write(t.Context(), func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(t.Context(), `insert into notes (body) values ('x')`); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("got %v, want the error of the closure", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = db.Write(t.Context(), func(tx *sql.Tx) error {
			_, _ = tx.ExecContext(t.Context(), `insert into notes (body) values ('y')`)
			panic("boom")
		})
	}()
	if n := count(t, db); n != 0 {
		t.Errorf("%d notes are there, want 0", n)
	}
	if err := write(db, `insert into notes (body) values ('z')`); err != nil {
		t.Errorf("the writer is not free again: %v", err)
	}
}

func TestAFailedCommitIsReported(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	if err := write(db, `insert into marks (note) values (7)`); err == nil {
		t.Error("a reference to nothing was committed without an error")
	}
	if err := write(db, `insert into notes (body) values ('z')`); err != nil {
		t.Errorf("the writer is not free again: %v", err)
	}
}

func TestAReaderCannotWrite(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	try := func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `insert into notes (body) values ('x')`)
		return err
	}
	if err := db.Read(t.Context(), try); !errors.Is(err, sqlite.ErrReadOnly) {
		t.Errorf("Read gave %v, want ErrReadOnly", err)
	}
	session, err := db.NewReadSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	if err := session.Write(t.Context(), try); !errors.Is(err, sqlite.ErrReadOnly) {
		t.Errorf("a read session's Write gave %v, want ErrReadOnly", err)
	}
}

func TestAReadSeesOneMoment(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	err := db.Read(t.Context(), func(tx *sql.Tx) error {
		var before, after int
		if err := tx.QueryRowContext(t.Context(), `select count(*) from notes`).Scan(&before); err != nil {
			return err
		}
		if err := write(db, `insert into notes (body) values ('x')`); err != nil {
			return fmt.Errorf("write beside an open read: %w", err)
		}
		if err := tx.QueryRowContext(t.Context(), `select count(*) from notes`).Scan(&after); err != nil {
			return err
		}
		if before != 0 || after != 0 {
			t.Errorf("one read saw %d notes, then %d", before, after)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, db); n != 1 {
		t.Errorf("the next read saw %d notes, want 1", n)
	}
}

// TestWritersOfOneProcessTakeTurns has readers-then-writers, which fail at
// once where a transaction is not begun immediate, and sessions among them.
func TestWritersOfOneProcessTakeTurns(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	const writers, turns = 6, 20
	bump := func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(t.Context(), `select count(*) from notes`).Scan(&n); err != nil {
			return err
		}
		_, err := tx.ExecContext(t.Context(), `insert into notes (body) values (?)`, fmt.Sprint(n))
		return err
	}
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			writeTx := db.Write
			if i%2 == 0 {
				session, err := db.NewSession(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				defer func() { _ = session.Close() }()
				writeTx = session.Write
			}
			for range turns {
				if err := writeTx(t.Context(), bump); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := count(t, db); n != writers*turns {
		t.Errorf("%d notes, want %d", n, writers*turns)
	}
}

func TestAWaitingWriterObeysItsContext(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	err := db.Write(t.Context(), func(*sql.Tx) error {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		return db.Write(ctx, func(*sql.Tx) error { return nil })
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestTemporaryTablesBelongToTheirSession(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	session, err := db.NewReadSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	for _, statement := range []string{`create temp table t (x)`, `insert into t values (1)`} {
		err := session.Prepare(t.Context(), func(tx *sql.Tx) error {
			_, err := tx.ExecContext(t.Context(), statement)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	// Nothing was locked meanwhile.
	if err := write(db, `insert into notes (body) values ('x')`); err != nil {
		t.Error(err)
	}
	err = db.Read(t.Context(), func(tx *sql.Tx) error {
		var x int
		return tx.QueryRowContext(t.Context(), `select x from temp.t`).Scan(&x)
	})
	if err == nil {
		t.Error("another connection sees the session's table")
	}
}

func TestClosingLeavesOneSoundFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path)
	if err := write(db, `insert into notes (body) values ('x')`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A copy of the file alone holds everything.
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, before, 0o600); err != nil {
		t.Fatal(err)
	}
	if n := count(t, open(t, copied)); n != 1 {
		t.Errorf("the copy holds %d notes, want 1", n)
	}
	// Opening and reading changes nothing.
	db = open(t, path)
	count(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("opening and reading changed the file")
	}
}
