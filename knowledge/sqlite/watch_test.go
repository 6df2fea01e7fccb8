package sqlite_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge/sqlite"
)

func TestProbeTellsWhetherThereCanBeWriting(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	if err := db.Probe(t.Context()); err != nil {
		t.Errorf("a file that can be written: %v", err)
	}
	err := db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `insert into notes (body) values ('x')`)
		if err != nil {
			return err
		}
		// Another program: a connection that does not wait its turn in ours.
		other := open(t, db.Path())
		if err := other.Probe(t.Context()); !errors.Is(err, sqlite.ErrBusy) {
			t.Errorf("a file that another program writes: got %v, want ErrBusy", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTransactionsAreTraced(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	var reads, writes int
	db.Trace(func(path string, wrote bool, took time.Duration) {
		if path != db.Path() || took <= 0 {
			t.Errorf("traced %s, %v", path, took)
		}
		if wrote {
			writes++
		} else {
			reads++
		}
	})
	nothing := func(*sql.Tx) error { return nil }
	session, err := db.NewSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	work := func() error {
		return errors.Join(db.Read(t.Context(), nothing), db.Write(t.Context(), nothing),
			session.Prepare(t.Context(), nothing), session.Write(t.Context(), nothing))
	}
	if err := work(); err != nil {
		t.Fatal(err)
	}
	db.Trace(nil)
	if err := errors.Join(work(), session.Close()); err != nil {
		t.Fatal(err)
	}
	if reads != 2 || writes != 2 {
		t.Errorf("traced %d reads and %d writes, want 2 and 2", reads, writes)
	}
}
