package catalog

import (
	"context"
	"database/sql"
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

// refreshEntryIndex makes the index anew where other lists made it.
func (c *Catalog) refreshEntryIndex(ctx context.Context) error {
	current := false
	look := func(tx *sql.Tx) error {
		var fingerprint string
		err := tx.QueryRowContext(ctx, `select fingerprint from entry_index`).Scan(&fingerprint)
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
		return indexEntries(ctx, tx)
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
