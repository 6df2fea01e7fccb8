package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFoldersAreSwappedOrLeftAlone(t *testing.T) {
	for name, swap := range map[string]func(a, b string) error{"at once": swapFolders, "in steps": swapInSteps} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			a, b := filepath.Join(parent, "a"), filepath.Join(parent, "b")
			for _, folder := range []string{a, b} {
				if err := os.Mkdir(folder, 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, "name"), []byte(filepath.Base(folder)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := swap(a, b); err != nil {
				t.Fatal(err)
			}
			if got := string(read(t, filepath.Join(a, "name"))) + string(read(t, filepath.Join(b, "name"))); got != "ba" {
				t.Errorf("a and b hold %q, want ba", got)
			}
			if err := swap(a, filepath.Join(parent, "none")); err == nil {
				t.Error("a folder was swapped with none")
			}
			if names := namesIn(t, parent); len(names) != 2 || string(read(t, filepath.Join(a, "name"))) != "b" {
				t.Errorf("after a swap that failed there is %v", names)
			}
		})
	}
}

func TestOnlyTheFolderThatWasMadeIsRemoved(t *testing.T) {
	parent := t.TempDir()
	made := filepath.Join(parent, "made")
	if err := os.Mkdir(made, 0o700); err != nil {
		t.Fatal(err)
	}
	remove, err := remover(made)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(parent, "other")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := swapFolders(made, other); err != nil {
		t.Fatal(err)
	}
	if err := remove(); err != nil || len(namesIn(t, parent)) != 2 {
		t.Errorf("another folder of the same name was removed: %v", err)
	}
	if err := swapFolders(made, other); err != nil {
		t.Fatal(err)
	}
	if err := remove(); err != nil || len(namesIn(t, parent)) != 1 {
		t.Errorf("the folder was not removed: %v", err)
	}
}
