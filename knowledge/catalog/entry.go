package catalog

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// Programs are all programmes, open or not, by id, as they are known on a day.
// What is handed out is shared and must not be changed.
func (c *Catalog) Programs(ctx context.Context, on knowledge.Day) ([]knowledge.Program, error) {
	var programs []knowledge.Program
	entries, err := c.entriesOn(ctx, on)
	if err != nil {
		return nil, fmt.Errorf("read programmes: %w", err)
	}
	for i := range entries {
		if p := entries[i].Program; p != nil {
			programs = append(programs, *p)
		}
	}
	return programs, nil
}

// Regulations are all rules of the state, in force or not, by id, as they are
// known on a day. What is handed out is shared and must not be changed.
func (c *Catalog) Regulations(ctx context.Context, on knowledge.Day) ([]knowledge.Regulation, error) {
	var regulations []knowledge.Regulation
	entries, err := c.entriesOn(ctx, on)
	if err != nil {
		return nil, fmt.Errorf("read regulations: %w", err)
	}
	for i := range entries {
		if r := entries[i].Regulation; r != nil {
			regulations = append(regulations, *r)
		}
	}
	return regulations, nil
}

// Entry is the programme or the rule of an id as it is known on a day, as a
// hit that was asked for by its name. It gives [knowledge.ErrNotFound] where
// there is none. What is handed out is shared and must not be changed.
func (c *Catalog) Entry(ctx context.Context, id string, on knowledge.Day) (knowledge.EntryHit, error) {
	entries, err := c.entriesOn(ctx, on)
	if err != nil {
		return knowledge.EntryHit{}, fmt.Errorf("read entry %s: %w", id, err)
	}
	at, known := slices.BinarySearchFunc(entries, id, func(e knowledge.EntryHit, id string) int {
		return strings.Compare(e.Entry().ID, id)
	})
	if !known {
		return knowledge.EntryHit{}, fmt.Errorf("read entry %s: %w", id, knowledge.ErrNotFound)
	}
	hit := entries[at]
	hit.Score, hit.Named = 1, true
	return hit, nil
}

// entriesOn are all programmes and rules as they are known on a day, by id.
func (c *Catalog) entriesOn(ctx context.Context, on knowledge.Day) (entries []knowledge.EntryHit, err error) {
	err = c.db.Read(ctx, func(tx *sql.Tx) error {
		shelf, err := c.shelves.of(ctx, tx, on)
		if err == nil {
			entries = shelf.entries
		}
		return err
	})
	return entries, err
}

// entryColumns are the columns of an entry, in the order of scanEntry and
// entryValues, which the slug's making and the import follow.
const entryColumns = `id, slug, status, confidence, valid_from, valid_till, as_of, checked_on, document`

// scanEntry reads a row of entry_rows.
func scanEntry(rows *sql.Rows) (entryVersion, error) {
	var v entryVersion
	var e knowledge.Entry
	var from, until sql.NullString
	var asOf, document string
	var checked sql.NullInt64
	err := rows.Scan(&e.ID, &e.Slug, &e.Status, &e.Confidence, &from, &until, &asOf, &checked, &document, &v.row.SlugMade, &v.importID)
	if err != nil {
		return v, err
	}
	for _, date := range [...]struct {
		text string
		set  func(knowledge.Date)
	}{
		{from.String, func(d knowledge.Date) { e.From = &d }},
		{until.String, func(d knowledge.Date) { e.Until = &d }},
		{asOf, func(d knowledge.Date) { e.AsOf = d }},
	} {
		if date.text == "" {
			continue
		}
		d, err := knowledge.ParseDate(date.text)
		if err != nil {
			return v, fmt.Errorf("days of entry %s: %w", e.ID, err)
		}
		date.set(d)
	}
	if checked.Valid {
		e.CheckedOn = knowledge.DayOfUnix(checked.Int64)
	}
	hit := hitOf(e)
	d := entryDocument{programDocument: &programDocument{}, regulationDocument: &regulationDocument{}}
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		return v, fmt.Errorf("document of entry %s: %w", e.ID, err)
	}
	d.fill(&hit)
	v.row.Program, v.row.Regulation, v.row.Says = hit.Program, hit.Regulation, d.Says
	return v, nil
}

// hitOf makes an entry a programme or a rule, as its id says.
func hitOf(e knowledge.Entry) knowledge.EntryHit {
	if strings.HasPrefix(e.ID, "R") {
		return knowledge.EntryHit{Regulation: &knowledge.Regulation{Entry: e}}
	}
	return knowledge.EntryHit{Program: &knowledge.Program{Entry: e}}
}

// insertEntries keeps rows as those of an import, for questions to find.
func insertEntries(ctx context.Context, tx *sql.Tx, importID int64, rows []ingest.EntryRow) error {
	insert, err := tx.PrepareContext(ctx, `
		insert into entry_rows (`+entryColumns+`, slug_made, import_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for i := range rows {
		values, err := entryValues(&rows[i])
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, append(values, rows[i].SlugMade, importID)...); err != nil {
			return fmt.Errorf("keep entry %s: %w", rows[i].Entry().ID, err)
		}
	}
	return indexEntries(ctx, tx)
}

func entryValues(row *ingest.EntryRow) ([]any, error) {
	said := documentOf(&knowledge.EntryHit{Program: row.Program, Regulation: row.Regulation})
	said.Says = row.Says
	document, err := json.Marshal(said)
	if err != nil {
		return nil, err
	}
	e := row.Entry()
	checked := sql.NullInt64{Int64: e.CheckedOn.Unix(), Valid: e.CheckedOn != 0}
	return []any{
		e.ID, e.Slug, e.Status, e.Confidence, nullDate(e.From), nullDate(e.Until), e.AsOf.String(), checked, string(document),
	}, nil
}

func nullDate(d *knowledge.Date) sql.NullString {
	if d == nil {
		return sql.NullString{}
	}
	return sql.NullString{String: d.String(), Valid: true}
}
