package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Import is a file that was loaded.
type Import struct {
	ID       int64
	Kind     ImportKind
	File     string
	LoadedAt time.Time
	// UndoneAt is zero where the import was not undone.
	UndoneAt time.Time
	// By is who loaded it from a chat, 0 from the terminal.
	By int64
	// The counts are as in [ImportReport], at the time of loading.
	Rows, New, Changed, Unchanged, Rejected, SetApart int
}

// ImportKind is what an imported file is of.
type ImportKind string

// The kinds of files that are imported.
const (
	ImportListings    ImportKind = "listings"
	ImportFees        ImportKind = "fees"
	ImportPrograms    ImportKind = "programs"
	ImportRegulations ImportKind = "regulations"
	ImportSynonyms    ImportKind = "synonyms"
)

// UndoneError says that an import was undone before.
type UndoneError struct {
	ID int64
	At time.Time
}

// Error names the import and the moment.
func (e *UndoneError) Error() string {
	return fmt.Sprintf("import %d was undone at %s", e.ID, e.At.Format(time.RFC3339))
}

// Imports are all imports of people, the latest first; undone ones too.
func (c *Catalog) Imports(ctx context.Context) ([]Import, error) {
	var list []Import
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select `+importColumns+` from imports where id <> ? order by id desc`, starterImport)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			i, err := scanImport(rows)
			if err != nil {
				return err
			}
			list = append(list, i)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list imports: %w", err)
	}
	return list, nil
}

// importColumns are the columns of an import, in the order of scanImport.
const importColumns = `id, kind, file, loaded_at, undone_at, coalesce(act_by, 0), row_count, new, changed, unchanged, rejected, set_apart`

func scanImport(rows interface{ Scan(...any) error }) (Import, error) {
	var i Import
	var loaded int64
	var undone sql.NullInt64
	err := rows.Scan(&i.ID, &i.Kind, &i.File, &loaded, &undone, &i.By, &i.Rows, &i.New, &i.Changed, &i.Unchanged, &i.Rejected, &i.SetApart)
	i.LoadedAt = time.Unix(loaded, 0)
	if undone.Valid {
		i.UndoneAt = time.Unix(undone.Int64, 0)
	}
	return i, err
}

// Undo takes an import back: the catalog is left as it would be had that
// import never run, with all others, later ones too, kept. It gives
// [knowledge.ErrNotFound] for an import that is not there, and [*UndoneError]
// for one that was undone before.
func (c *Catalog) Undo(ctx context.Context, id int64, now time.Time) error {
	return c.UndoBy(ctx, id, knowledge.Act{At: now})
}

// UndoBy is [Catalog.Undo] by an act from a chat. One that undid the import
// before changes nothing and gives no error.
func (c *Catalog) UndoBy(ctx context.Context, id int64, act knowledge.Act) error {
	if err := c.undo(ctx, id, act); err != nil {
		return fmt.Errorf("undo import %d: %w", id, err)
	}
	return nil
}

// Held is what stays of an import when it is undone, since other imports hold
// the same.
type Held struct {
	// Rows is how many of its fees, programmes or rules, or observations of
	// listings.
	Rows int
	// By are the other imports, the earliest first; the starter knowledge is
	// none of them.
	By []int64
}

// Held is what other imports hold of what an import brought: for fees,
// programmes and rules, the rows of the same id that were loaded later and go
// before it. Nothing where
// there is no such import.
func (c *Catalog) Held(ctx context.Context, id int64) (Held, error) {
	var held Held
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		const shared = `
			select s.observation_id as held, other.import_id as by
			from sightings s join sightings other on other.observation_id = s.observation_id and other.import_id <> s.import_id
			where s.import_id = ?1 and other.import_id <> ?2
			union all
			select r.id, other.import_id
			from fee_rows r join fee_rows other on other.id = r.id and other.import_id > r.import_id
			where r.import_id = ?1 and r.import_id <> ?2
			union all
			select r.id, other.import_id
			from entry_rows r join entry_rows other on other.id = r.id and other.import_id > r.import_id
			where r.import_id = ?1 and r.import_id <> ?2
			union all
			select r.word, other.import_id
			from synonym_rows r join synonym_rows other on other.word = r.word and other.import_id > r.import_id
			where r.import_id = ?1`
		if err := tx.QueryRowContext(ctx, `select count(distinct held) from (`+shared+`)`, id, starterImport).Scan(&held.Rows); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `select distinct by from (`+shared+`) order by by`, id, starterImport)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var by int64
			if err := rows.Scan(&by); err != nil {
				return err
			}
			held.By = append(held.By, by)
		}
		return rows.Err()
	})
	if err != nil {
		return Held{}, fmt.Errorf("look for what others hold of import %d: %w", id, err)
	}
	return held, nil
}

func (c *Catalog) undo(ctx context.Context, id int64, act knowledge.Act) (err error) {
	session, err := c.db.NewSession(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	return session.Write(ctx, func(tx *sql.Tx) error {
		if did, err := undidBefore(ctx, tx, id, act); did || err != nil {
			return err
		}
		kind, err := markUndone(ctx, tx, id, act)
		if err != nil {
			return err
		}
		switch kind {
		case ImportFees:
			_, err := tx.ExecContext(ctx, `delete from fee_rows where import_id = ?`, id)
			return err
		case ImportSynonyms:
			_, err := tx.ExecContext(ctx, `delete from synonym_rows where import_id = ?`, id)
			return err
		case ImportPrograms, ImportRegulations:
			if _, err := tx.ExecContext(ctx, `delete from entry_rows where import_id = ?`, id); err != nil {
				return err
			}
			return indexEntries(ctx, tx)
		}
		if err := execAll(ctx, tx, undoSteps(id)); err != nil {
			return err
		}
		return reindex(ctx, tx)
	})
}

// markUndone notes in the list of imports that one was undone, and returns
// what it was of.
func markUndone(ctx context.Context, tx *sql.Tx, id int64, act knowledge.Act) (ImportKind, error) {
	var kind ImportKind
	var undone sql.NullInt64
	err := tx.QueryRowContext(ctx, `select kind, undone_at from imports where id = ? and id <> ?`, id, starterImport).Scan(&kind, &undone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", knowledge.ErrNotFound
	case err != nil:
		return "", err
	case undone.Valid:
		return "", &UndoneError{ID: id, At: time.Unix(undone.Int64, 0)}
	}
	_, err = tx.ExecContext(ctx, `update imports set undone_at = ?, undone_by = ?, undone_update = ? where id = ?`,
		append(append([]any{act.At.Unix()}, actValues(act)...), id)...)
	return kind, err
}

// undoSteps take away an import's marks, then the observations that bear no
// mark any more, then what no observation needs.
func undoSteps(id int64) []step {
	return []step{
		{`create temp table gone (id integer primary key, description_id integer, listing_id integer)`, nil},
		{`insert into gone
		  select o.id, o.description_id, o.listing_id
		  from sightings s join observations o on o.id = s.observation_id
		  where s.import_id = ?1 and not exists (
		      select 1 from sightings other
		      where other.observation_id = s.observation_id and other.import_id <> ?1)`, []any{id}},
		{`delete from sightings where import_id = ?`, []any{id}},
		{`delete from observations where id in (select id from gone)`, nil},
		{`create temp table gone_descriptions (id integer primary key)`, nil},
		{`insert into gone_descriptions
		  select distinct description_id from gone g where not exists (
		      select 1 from observations o where o.description_id = g.description_id)`, nil},
		{`delete from descriptions where id in (select id from gone_descriptions)`, nil},
		{`delete from listings where id in (
		      select listing_id from gone g where not exists (
		          select 1 from observations o where o.listing_id = g.listing_id))`, nil},
	}
}

// step is one statement with its arguments.
type step struct {
	statement string
	args      []any
}

func execAll(ctx context.Context, tx *sql.Tx, steps []step) error {
	for _, s := range steps {
		if _, err := tx.ExecContext(ctx, s.statement, s.args...); err != nil {
			return err
		}
	}
	return nil
}
