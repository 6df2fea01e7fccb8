package catalog

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// Programs are all programmes, open or not, by id.
func (c *Catalog) Programs(ctx context.Context) ([]knowledge.Program, error) {
	entries, err := c.entries(ctx, `where id glob 'P*'`)
	if err != nil {
		return nil, fmt.Errorf("read programmes: %w", err)
	}
	programs := make([]knowledge.Program, len(entries))
	for i := range entries {
		programs[i] = *entries[i].Program
	}
	return programs, nil
}

// Regulations are all rules of the state, in force or not, by id.
func (c *Catalog) Regulations(ctx context.Context) ([]knowledge.Regulation, error) {
	entries, err := c.entries(ctx, `where id glob 'R*'`)
	if err != nil {
		return nil, fmt.Errorf("read regulations: %w", err)
	}
	regulations := make([]knowledge.Regulation, len(entries))
	for i := range entries {
		regulations[i] = *entries[i].Regulation
	}
	return regulations, nil
}

// Entry is the programme or the rule of an id, as a hit that was asked for by
// its name. It gives [knowledge.ErrNotFound] where there is none.
func (c *Catalog) Entry(ctx context.Context, id string) (knowledge.EntryHit, error) {
	entries, err := c.entries(ctx, `where id = ?`, id)
	switch {
	case err != nil:
		return knowledge.EntryHit{}, fmt.Errorf("read entry %s: %w", id, err)
	case len(entries) == 0:
		return knowledge.EntryHit{}, fmt.Errorf("read entry %s: %w", id, knowledge.ErrNotFound)
	}
	entries[0].Score, entries[0].Named = 1, true
	return entries[0], nil
}

// entries reads some of what counts today.
func (c *Catalog) entries(ctx context.Context, where string, args ...any) ([]knowledge.EntryHit, error) {
	var entries []knowledge.EntryHit
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		entries, err = queryEntries(ctx, tx, `from entries `+where, args...)
		return err
	})
	return entries, err
}

// entryColumns are the columns of an entry, in the order of scanEntry and
// entryValues.
const entryColumns = `id, slug, status, confidence, valid_from, valid_till, as_of, checked_on, document`

// queryEntries reads the entries of a table or view, by id.
func queryEntries(ctx context.Context, tx *sql.Tx, from string, args ...any) ([]knowledge.EntryHit, error) {
	rows, err := tx.QueryContext(ctx, `select `+entryColumns+` `+from+` order by id`, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var entries []knowledge.EntryHit
	for rows.Next() {
		entry, err := scanEntry(rows)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	return entries, rows.Err()
}

func scanEntry(rows *sql.Rows) (knowledge.EntryHit, error) {
	var e knowledge.Entry
	var from, until sql.NullString
	var asOf, document string
	var checked sql.NullInt64
	if err := rows.Scan(&e.ID, &e.Slug, &e.Status, &e.Confidence, &from, &until, &asOf, &checked, &document); err != nil {
		return knowledge.EntryHit{}, err
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
			return knowledge.EntryHit{}, fmt.Errorf("days of entry %s: %w", e.ID, err)
		}
		date.set(d)
	}
	if checked.Valid {
		e.CheckedOn = knowledge.DayOfUnix(checked.Int64)
	}
	hit := hitOf(e)
	d := entryDocument{programDocument: &programDocument{}, regulationDocument: &regulationDocument{}}
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		return hit, fmt.Errorf("document of entry %s: %w", e.ID, err)
	}
	d.fill(&hit)
	return hit, nil
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
	document, err := json.Marshal(documentOf(&knowledge.EntryHit{Program: row.Program, Regulation: row.Regulation}))
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
