package sqlite_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"setara/knowledge/sqlite"
)

func TestMigrationsAreAppliedOnceInOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	first := migrations(`create table a (x integer) strict`)
	both := migrations(`create table a (x integer) strict`, `insert into a values (1); insert into a values (2)`)
	for i, steps := range []fstest.MapFS{first, both, both} {
		db, err := sqlite.Open(t.Context(), path, steps, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var n int
		err = db.Read(t.Context(), func(tx *sql.Tx) error { return tx.QueryRowContext(t.Context(), `select count(*) from a`).Scan(&n) })
		if want := []int{0, 2, 2}[i]; err != nil || n != want {
			t.Errorf("opening %d: %d rows (%v), want %d", i+1, n, err, want)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAMigrationThatFailsLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	_, err := sqlite.Open(t.Context(), path, migrations(`create table a (x integer) strict; create table a (x integer)`), sqlite.Options{})
	if err == nil || !strings.Contains(err.Error(), "001_step.sql") {
		t.Fatalf("got %v, want an error that names the file", err)
	}
	db, err := sqlite.Open(t.Context(), path, migrations(`create table a (x integer) strict`), sqlite.Options{})
	if err != nil {
		t.Fatalf("the corrected step does not apply: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

func TestADatabaseOfANewerVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), path, migrations(`create table a (x integer) strict`), sqlite.Options{})
	var newer *sqlite.VersionError
	if !errors.As(err, &newer) || newer.Have != 2 || newer.Known != 1 {
		t.Errorf("got %v, want version 2 where 1 is known", err)
	}
}

func TestMisnamedMigrationsAreFound(t *testing.T) {
	for name, files := range map[string][]string{
		"a gap":               {"001_a.sql", "003_b.sql"},
		"a number used twice": {"001_a.sql", "001_b.sql"},
		"not from one":        {"002_a.sql"},
		"another file":        {"001_a.sql", "notes.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			steps := fstest.MapFS{}
			for _, file := range files {
				steps[file] = &fstest.MapFile{Data: []byte(`select 1`)}
			}
			db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), steps, sqlite.Options{})
			if err == nil {
				_ = db.Close()
				t.Errorf("%v was accepted", files)
			}
		})
	}
}

func TestManyMayOpenANewFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			db, err := sqlite.Open(t.Context(), path, notes, sqlite.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
