package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// indexEntries makes the search index over programmes and rules anew, from
// those that count now. Whoever changes them calls it in the same transaction.
// There are a few hundred at most, so that telling what changed would gain
// nothing.
func indexEntries(ctx context.Context, tx *sql.Tx) error {
	if err := fillEntryIndex(ctx, tx); err != nil {
		return fmt.Errorf("index programmes and rules: %w", err)
	}
	return nil
}

func fillEntryIndex(ctx context.Context, tx *sql.Tx) error {
	history, err := readEntryHistory(ctx, tx)
	if err != nil {
		return err
	}
	entries := history.on(everyDay)
	if _, err := tx.ExecContext(ctx, `delete from entry_search`); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `insert into entry_search (id, names, contents) values (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for i := range entries {
		e := &entries[i]
		if _, err := insert.ExecContext(ctx, e.Entry().ID, normal(e.Called()), normal(contentsOf(e))); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `update entry_index set fingerprint = ?, making = making + 1`, text.EntryFingerprint())
	return err
}

// entryIndexTables are the tables that the index is made of, as the schema has
// them: they hold nothing that cannot be made anew.
var entryIndexTables = []string{
	`create virtual table if not exists entry_search using fts5 (
		id unindexed, names, contents, tokenize = 'unicode61 remove_diacritics 0')`,
	`create table if not exists entry_index (
		only        integer primary key check (only = 1),
		fingerprint text    not null,
		making      integer not null check (making >= 0)) strict`,
	`insert or ignore into entry_index (only, fingerprint, making) values (1, '', 0)`,
}

// restoreEntryIndex puts back the tables of the index where somebody took them
// away, and makes it anew.
func restoreEntryIndex(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range entryIndexTables {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("put back the index of programmes and rules: %w", err)
		}
	}
	return indexEntries(ctx, tx)
}

// refreshEntryIndex makes the index anew where other lists made it, or where
// it is gone.
func (c *Catalog) refreshEntryIndex(ctx context.Context) error {
	current := false
	look := func(tx *sql.Tx) error {
		var tables int
		err := tx.QueryRowContext(ctx,
			`select count(*) from sqlite_schema where type = 'table' and name in ('entry_search', 'entry_index')`).Scan(&tables)
		if current = false; err != nil || tables < 2 {
			return err
		}
		var fingerprint string
		err = tx.QueryRowContext(ctx, `select fingerprint from entry_index`).Scan(&fingerprint)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		current = fingerprint == text.EntryFingerprint()
		return err
	}
	if err := c.db.Read(ctx, look); err != nil || current {
		return err
	}
	return c.db.Write(ctx, func(tx *sql.Tx) error {
		if err := look(tx); err != nil || current {
			return err // another process was faster
		}
		return restoreEntryIndex(ctx, tx)
	})
}

// normal is what the index keeps of texts.
func normal(texts []string) string {
	var b strings.Builder
	for _, s := range texts {
		for _, t := range text.EntryTerms(s) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

// contentsOf is all that an entry says beside its names.
func contentsOf(hit *knowledge.EntryHit) []string {
	e := hit.Entry()
	contents := append([]string{e.Agency, e.Purpose}, e.Contacts...)
	for i := range e.Points {
		contents = append(contents, e.Points[i].Text)
	}
	if r := hit.Regulation; r != nil {
		return append(append(contents, r.Topic), r.Binds...)
	}
	p := hit.Program
	for _, need := range p.Needs {
		contents = append(contents, string(need))
	}
	for _, sector := range p.Conditions.Sectors {
		contents = append(contents, string(sector))
	}
	return append(append(contents, p.Steps...), p.Bring...)
}
