package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"setara/knowledge/sqlite"
)

// TestCopiesAreOfOneMoment writes each note into both databases, one after
// the other, while copies are made: a copy of the second never holds a note
// that the copy of the first lacks, and at most the one under way is missing.
func TestCopiesAreOfOneMoment(t *testing.T) {
	dir := t.TempDir()
	first, second := open(t, filepath.Join(dir, "first.db")), open(t, filepath.Join(dir, "second.db"))
	stop, stopped := make(chan struct{}), make(chan error, 1)
	written := make(chan struct{}, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			note := fmt.Sprintf(`insert into notes (body) values ('note %d')`, i)
			if err := errors.Join(write(first, note), write(second, note)); err != nil {
				stopped <- err
				return
			}
			select {
			case written <- struct{}{}:
			default:
			}
		}
	}()
	before := 0
	for round := range 5 {
		<-written
		to := [2]string{filepath.Join(dir, fmt.Sprint("a", round)), filepath.Join(dir, fmt.Sprint("b", round))}
		err := sqlite.CopyTogether(t.Context(), nil,
			sqlite.Copy{From: first.Path(), To: to[0]}, sqlite.Copy{From: second.Path(), To: to[1]})
		if err != nil {
			t.Fatal(err)
		}
		a, b := count(t, open(t, to[0])), count(t, open(t, to[1]))
		if a != b && a != b+1 {
			t.Errorf("the copies hold %d and %d notes: they are not of one moment", a, b)
		}
		if a < before || a == 0 {
			t.Errorf("a later copy holds %d notes, an earlier one %d", a, before)
		}
		before = a
	}
	close(stop)
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
}

// TestWritersGoOnWhileACopyIsMade stops in the middle of copying and writes.
func TestWritersGoOnWhileACopyIsMade(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "x.db"))
	if err := write(db, `
		with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
		insert into notes (body) select 'a note that takes some room, ' || i || hex(zeroblob(200)) from n`); err != nil {
		t.Fatal(err)
	}
	copied, wrote := filepath.Join(dir, "copy.db"), false
	err := sqlite.CopyTogether(t.Context(), func(share float64) {
		if share <= 0 || share >= 1 || wrote {
			return
		}
		wrote = true
		if err := write(db, `insert into notes (body) values ('later')`); err != nil {
			t.Errorf("writing while a copy is made: %v", err)
		}
	}, sqlite.Copy{From: db.Path(), To: copied})
	if err != nil {
		t.Fatal(err)
	}
	if !wrote {
		t.Fatal("the file is too small to be copied in several steps")
	}
	if n := count(t, open(t, copied)); n != 20000 {
		t.Errorf("the copy holds %d notes, want the 20000 of the moment it was begun", n)
	}
}

func TestACopyThatCannotBeMadeSaysWhy(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "x.db"))
	if err := os.WriteFile(filepath.Join(dir, "letter"), []byte("Dengan hormat, surat ini bukan database."), 0o600); err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	for name, c := range map[string]struct {
		ctx      context.Context
		from, to string
		want     error
	}{
		"nothing to copy":         {t.Context(), filepath.Join(dir, "none.db"), filepath.Join(dir, "1"), sqlite.ErrCannotOpen},
		"not a database":          {t.Context(), filepath.Join(dir, "letter"), filepath.Join(dir, "2"), sqlite.ErrNotDatabase},
		"no folder to copy to":    {t.Context(), db.Path(), filepath.Join(dir, "none", "3"), sqlite.ErrCannotOpen},
		"told to stop beforehand": {ended, db.Path(), filepath.Join(dir, "4"), context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			if err := sqlite.CopyTogether(c.ctx, nil, sqlite.Copy{From: c.from, To: c.to}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	if err := write(db, `insert into notes (body) values ('still writable')`); err != nil {
		t.Errorf("after copies that failed: %v", err)
	}
}
