package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"setara/knowledge/sqlite"
)

func TestASealedFileIsWholeByItself(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := open(t, path)
	if err := write(db, `insert into notes (body) values ('in the log')`); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Seal(t.Context(), path); !errors.Is(err, sqlite.ErrBusy) {
		t.Errorf("sealing a file that is open: got %v, want ErrBusy", err)
	}
	// As a killed process leaves it: the log beside the file.
	left := filepath.Join(t.TempDir(), "left.db")
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := sqlite.Seal(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(left))
	if err != nil || len(entries) != 1 {
		t.Errorf("a sealed file has company: %v, %v", entries, err)
	}
	if n := count(t, open(t, left)); n != 1 {
		t.Errorf("a sealed file holds %d notes, want 1", n)
	}
}

func TestInspectionFindsDamage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := open(t, path)
	for i := range 200 {
		if err := write(db, fmt.Sprintf(`insert into notes (body) values ('%d' || hex(zeroblob(500)))`, i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if have, err := sqlite.Inspect(t.Context(), path); err != nil || have != len(notes) {
		t.Errorf("a sound file: version %d, %v; want %d", have, err, len(notes))
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range content[8192:12288] {
		content[8192+i] = 0x55
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Inspect(t.Context(), path); !errors.Is(err, sqlite.ErrCorrupt) {
		t.Errorf("a damaged file: got %v, want ErrCorrupt", err)
	}
}
