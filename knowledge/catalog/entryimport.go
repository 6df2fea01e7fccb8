package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// EntryImportOptions are how a file of programmes or rules is to be loaded.
type EntryImportOptions struct {
	ImportOptions
	// Kind is ImportPrograms or ImportRegulations.
	Kind ImportKind
	// Confirm is as in [FeeImportOptions].
	Confirm func(EntryReport) (bool, error)
}

// EntryReport says what an import of programmes or rules did, or would do. A
// row is new where its id is, changed where it says something else than what
// is known, and unchanged else; none is set apart.
type EntryReport struct {
	ImportReport
	// Differences are the new and the changed rows, in the file's order.
	Differences []EntryDifference
	// Kept is how many entries of the kind the file does not have, which stay
	// as they are.
	Kept int
}

// EntryDifference is a row of a file that says something new.
type EntryDifference struct {
	// Line is as in [ingest.EntryRow].
	Line int
	// ID, Name and Status are what the row says.
	ID, Name string
	Status   knowledge.Status
	// New tells that the id was not known. Changes are the fields that differ;
	// none for a new row.
	New     bool
	Changes []knowledge.EntryChange
}

// SlugTakenError says that a file gives an entry the slug of another one.
type SlugTakenError struct {
	ID, Slug, Owner string
}

// Error names both entries.
func (e *SlugTakenError) Error() string {
	return fmt.Sprintf("slug %s of %s is that of %s", e.Slug, e.ID, e.Owner)
}

// ImportEntries loads the rows of one file of programmes or rules, all or
// nothing. A row adds an entry or corrects the one of its id, see
// [ingest.EntryRow.Over]; all others stay, and so does the former version of a
// rejected row. A file without enough
// usable rows gives [*RefusedError]; one that names an entry as another is,
// [*SlugTakenError]; one that is not confirmed, [ErrDeclined] or
// [ErrChangedMeanwhile]; a database that cannot be written, one of the errors
// of package sqlite.
func (c *Catalog) ImportEntries(ctx context.Context, opts EntryImportOptions, rows []ingest.EntryRow) (EntryReport, error) {
	usable, sifted, err := sift(&opts.ImportOptions, rows, func(r *ingest.EntryRow) *ingest.RowError { return r.Err })
	if err != nil {
		return EntryReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	report, err := importConfirmed(ctx, c.db, confirmedImport[EntryReport]{
		dryRun:  opts.DryRun,
		confirm: opts.Confirm,
		compare: func(tx *sql.Tx) (EntryReport, error) { return compareEntries(ctx, tx, opts.Kind, sifted, usable) },
		publish: func(tx *sql.Tx, report *EntryReport) error {
			return publishEntries(ctx, tx, &opts, report, usable)
		},
	})
	if err != nil {
		return EntryReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	return report, nil
}

// compareEntries holds rows against what is known.
func compareEntries(ctx context.Context, tx *sql.Tx, kind ImportKind, sifted ImportReport, rows []ingest.EntryRow) (EntryReport, error) {
	history, err := readEntryHistory(ctx, tx)
	if err != nil {
		return EntryReport{}, err
	}
	ledger := slices.DeleteFunc(history.on(everyDay), func(e knowledge.EntryHit) bool {
		return (e.Regulation != nil) != (kind == ImportRegulations)
	})
	known := make(map[string]*knowledge.EntryHit, len(ledger))
	for i := range ledger {
		known[ledger[i].Entry().ID] = &ledger[i]
	}
	report := EntryReport{ImportReport: sifted, Kept: len(ledger)}
	for i := range rows {
		before := known[rows[i].Entry().ID]
		difference := differenceOf(before, &rows[i])
		switch {
		case difference.New:
			report.New++
		case len(difference.Changes) > 0:
			report.Changed++
		default:
			report.Unchanged++
		}
		if before != nil {
			report.Kept--
		}
		if difference.New || len(difference.Changes) > 0 {
			report.Differences = append(report.Differences, difference)
		}
	}
	return report, slugTaken(ledger, rows)
}

// differenceOf holds what comes of an entry by a row against the entry.
func differenceOf(before *knowledge.EntryHit, row *ingest.EntryRow) EntryDifference {
	e := row.Entry()
	d := EntryDifference{Line: row.Line, ID: e.ID, Name: e.Name, Status: e.Status, New: before == nil}
	if before == nil {
		return d
	}
	after := row.Over(before)
	for _, change := range knowledge.EntryChanges(fieldsOf(before), fieldsOf(&after)) {
		if change.Key != "slug" || !row.SlugMade { // one that was made changes nothing
			d.Changes = append(d.Changes, change)
		}
	}
	return d
}

func fieldsOf(e *knowledge.EntryHit) []knowledge.EntryField {
	if e.Program != nil {
		return e.Program.Fields()
	}
	return e.Regulation.Fields()
}

// slugTaken refuses a slug that another entry has after the import.
func slugTaken(ledger []knowledge.EntryHit, rows []ingest.EntryRow) error {
	slugs := map[string]string{} // by id, after the import
	for i := range ledger {
		slugs[ledger[i].Entry().ID] = ledger[i].Entry().Slug
	}
	for i := range rows {
		e := rows[i].Entry()
		if _, known := slugs[e.ID]; !known || !rows[i].SlugMade {
			slugs[e.ID] = e.Slug
		}
	}
	for i := range rows {
		id := rows[i].Entry().ID
		for _, owner := range slices.Sorted(maps.Keys(slugs)) {
			if owner != id && slugs[owner] == slugs[id] {
				return &SlugTakenError{ID: id, Slug: slugs[id], Owner: owner}
			}
		}
	}
	return nil
}

// publishEntries keeps the usable rows, those that change nothing too.
func publishEntries(ctx context.Context, tx *sql.Tx, opts *EntryImportOptions, report *EntryReport, rows []ingest.EntryRow) (err error) {
	if report.ImportID, err = noteImport(ctx, tx, &opts.ImportOptions, opts.Kind, &report.ImportReport); err != nil {
		return err
	}
	return insertEntries(ctx, tx, report.ImportID, rows)
}
