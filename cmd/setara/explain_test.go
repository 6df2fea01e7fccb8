package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"setara/knowledge/sqlite"
)

func TestNoErrorOfTheDatabaseReachesAPersonInTheWordsOfSQL(t *testing.T) {
	const words = "SQL logic error: no such table: entry_search (1)"
	for _, kind := range []error{
		sqlite.ErrBusy, sqlite.ErrFull, sqlite.ErrReadOnly, sqlite.ErrCannotOpen, sqlite.ErrNotDatabase, sqlite.ErrCorrupt,
		sqlite.ErrSchema, sqlite.ErrConstraint, sqlite.ErrIO,
	} {
		said := explain(fmt.Errorf("find programmes and rules: %w: %w", kind, errors.New(words)))
		if strings.Contains(said, words) || strings.HasPrefix(said, "gagal: ") {
			t.Errorf("%v: %q", kind, said)
		}
	}
}
