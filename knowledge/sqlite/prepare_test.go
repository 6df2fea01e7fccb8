package sqlite_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"setara/knowledge/sqlite"
)

func TestAPreparedStatementServesManyTransactions(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	stmt, err := db.Prepare(t.Context(), `insert into notes (body) values (?)`)
	if err != nil {
		t.Fatal(err)
	}
	defer stmt.Close()
	refused := errors.New("changed our mind")
	for i, want := range []error{nil, refused, nil} {
		err := db.Write(t.Context(), func(tx *sql.Tx) error {
			inTx := tx.StmtContext(t.Context(), stmt)
			defer inTx.Close()
			if _, err := inTx.ExecContext(t.Context(), i); err != nil {
				return err
			}
			return want
		})
		if !errors.Is(err, want) {
			t.Errorf("transaction %d: got %v, want %v", i, err, want)
		}
	}
	if n := count(t, db); n != 2 {
		t.Errorf("%d notes, want those of the two transactions that were kept", n)
	}
	if stmt, err := db.Prepare(t.Context(), `insert into nowhere values (?)`); err == nil {
		defer stmt.Close()
		t.Error("a statement on a table that is not there was prepared")
	}
}

func TestAPreparedQuerySeesEachCommit(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	query, err := db.PrepareQuery(t.Context(), `select body from notes order by rowid desc limit 1`)
	if err != nil {
		t.Fatal(err)
	}
	var body string
	if err := query.Row(t.Context(), nil, &body); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("of no notes: %q, %v", body, err)
	}
	for _, want := range []string{"satu", "dua"} {
		if err := write(db, `insert into notes (body) values ('`+want+`')`); err != nil {
			t.Fatal(err)
		}
		if err := query.Row(t.Context(), nil, &body); err != nil || body != want {
			t.Errorf("got %q, %v, want %q", body, err, want)
		}
	}
	if err := query.Close(); err != nil {
		t.Error(err)
	}
	writing, err := db.PrepareQuery(t.Context(), `insert into notes (body) values ('x') returning body`)
	if err != nil {
		t.Fatal(err)
	}
	if err := writing.Row(t.Context(), nil, &body); !errors.Is(err, sqlite.ErrReadOnly) {
		t.Errorf("a query wrote: %v", err)
	}
	if err := writing.Close(); err != nil {
		t.Error(err)
	}
}

func TestATidiedLogStartsAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := sqlite.Open(t.Context(), path, notes, sqlite.Options{TidyApart: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	size := func() int64 {
		t.Helper()
		info, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	fill := func() {
		t.Helper()
		// More than the thousand pages after which SQLite tidies by itself.
		for range 3 {
			if err := write(db, `insert into notes (body) values (hex(randomblob(1500000)))`); err != nil {
				t.Fatal(err)
			}
		}
	}
	fill()
	grown := size()
	if err := db.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	fill()
	if again := size(); again > grown+grown/10 {
		t.Errorf("the log has grown from %d to %d bytes: it did not start anew", grown, again)
	}
	if n := count(t, db); n != 6 {
		t.Errorf("%d notes, want 6", n)
	}
}
