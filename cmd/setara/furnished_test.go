package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"setara/bot/ledger"
)

// furnishing are the databases that a first start makes, file by file.
var furnishing = sync.OnceValues(func() (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "setara-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	known, err := openCatalog(context.Background(), folder, time.Now())
	if err != nil {
		return nil, err
	}
	book, err := ledger.Open(context.Background(), filepath.Join(folder, ledgerFile))
	if err != nil {
		return nil, errors.Join(err, known.Close())
	}
	if err := errors.Join(known.Close(), book.Close()); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range []string{knowledgeFile, ledgerFile} {
		if files[name], err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			return nil, err
		}
	}
	return files, nil
})

// furnishedFolder is a data folder in which Setara was started today, and nobody
// has written: copies of real files, since making them takes long and comes to the
// same each time. What a first start does is for [freshFolder].
func furnishedFolder(t *testing.T) string {
	t.Helper()
	files, err := furnishing()
	if err != nil {
		t.Fatal(err)
	}
	folder := freshFolder(t)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
