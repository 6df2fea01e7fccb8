package catalog

import (
	"path/filepath"
	"testing"
)

func TestTheVersionChangesWithEveryImportAndUndo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "knowledge.db")
	cat, beside := openAt(t, path), openAt(t, path)
	seen := map[int64]string{}
	look := func(what string, changed bool) {
		t.Helper()
		// Another process sees the same as the one that loads.
		version, err := beside.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if before, known := seen[version]; known == changed {
			t.Errorf("%s: version %d is %q", what, version, before)
		}
		seen[version] = what
	}
	look("empty", true)
	rows := func() ImportReport { return load(t, cat, rowsOf(listing("1", "sandal kulit", 85_000))) }
	first := rows()
	look("an import", true)
	second := rows()
	look("one that changes nothing", true)
	look("nothing", false)
	if err := cat.Undo(t.Context(), second.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	look("an undo", true)
	if err := cat.Undo(t.Context(), first.ImportID, loadedAt); err != nil {
		t.Fatal(err)
	}
	look("an undo of the first", true)
	rows()
	look("an import behind undone ones", true)
}
