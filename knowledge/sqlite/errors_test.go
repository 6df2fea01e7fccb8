package sqlite_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"setara/knowledge/sqlite"
)

func TestWhatCannotBeOpenedSaysWhy(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"a folder":               {dir, sqlite.ErrCannotOpen},
		"a folder that is not":   {filepath.Join(dir, "none", "x.db"), sqlite.ErrCannotOpen},
		"a file taken as folder": {filepath.Join(file("f", nil), "x.db"), sqlite.ErrCannotOpen},
		"a name with a zero":     {filepath.Join(dir, "x\x00.db"), sqlite.ErrCannotOpen},
		"a picture":              {file("photo.db", bytes.Repeat([]byte("\x89PNG\r\n\x1a\n"), 1000)), sqlite.ErrNotDatabase},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := sqlite.Open(t.Context(), c.path, notes, sqlite.Options{})
			if err == nil {
				_ = db.Close()
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestALockOfAnotherProgramIsToldFromOtherTrouble(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	mine, others := open(t, path), open(t, path)
	err := others.Write(t.Context(), func(tx *sql.Tx) error {
		if err := write(mine, `insert into notes (body) values ('x')`); !errors.Is(err, sqlite.ErrBusy) {
			t.Errorf("got %v, want ErrBusy", err)
		}
		// Reading goes on, in those who come now too.
		count(t, mine)
		count(t, open(t, path))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := write(mine, `insert into notes (body) values ('x')`); err != nil {
		t.Errorf("after the lock: %v", err)
	}
}

func TestAFullDiskIsToldFromOtherTrouble(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	// The page limit makes SQLite find no room, as a full disk does.
	if err := write(db, `pragma max_page_count = 8`); err != nil {
		t.Fatal(err)
	}
	err := write(db, `insert into notes (body) values (hex(randomblob(100000)))`)
	if !errors.Is(err, sqlite.ErrFull) {
		t.Errorf("got %v, want ErrFull", err)
	}
	if n := count(t, db); n != 0 {
		t.Errorf("%d notes are there, want 0", n)
	}
}

func TestADamagedFileIsToldFromOtherTrouble(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path)
	for range 50 {
		if err := write(db, `insert into notes (body) values (hex(randomblob(1000)))`); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(content); i++ {
		content[i] ^= 0x5a
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	db = open(t, path)
	var n int
	err = db.Read(t.Context(), func(tx *sql.Tx) error {
		return tx.QueryRowContext(t.Context(), `select count(body) from notes`).Scan(&n)
	})
	if !errors.Is(err, sqlite.ErrCorrupt) {
		t.Errorf("got %v, want ErrCorrupt", err)
	}
}

func TestAFileThatMayNotBeWrittenSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		asNobody(t, path)
	}
	if f, err := os.Open(path); err != nil {
		t.Fatal("the file cannot even be read: ", err)
	} else {
		_ = f.Close()
	}
	db, err := sqlite.Open(t.Context(), path, notes, sqlite.Options{})
	if err == nil {
		err = write(db, `insert into notes (body) values ('x')`)
		_ = db.Close()
	}
	if !errors.Is(err, sqlite.ErrReadOnly) && !errors.Is(err, sqlite.ErrCannotOpen) {
		t.Errorf("got %v, want ErrReadOnly or ErrCannotOpen", err)
	}
}

func TestWhatTheSchemaDoesNotHaveOrRefusesIsToldFromOtherTrouble(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	for statement, want := range map[string]error{
		`insert into nowhere values (1)`:           sqlite.ErrSchema,
		`insert into notes (body) values (null)`:   sqlite.ErrConstraint,
		`insert into notes (nothing) values ('x')`: sqlite.ErrSchema,
	} {
		if err := write(db, statement); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", statement, err, want)
		}
	}
}
