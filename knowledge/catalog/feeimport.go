package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// FeeImportOptions are how a file of fees is to be loaded.
type FeeImportOptions struct {
	ImportOptions
	// Confirm, if set, is shown what would change, and tells whether to go
	// on. Nothing is locked while it thinks.
	Confirm func(FeeReport) (bool, error)
}

// FeeReport says what an import of fees did, or would do. A row is new where
// its id is, changed where it says something else than the ledger, and
// unchanged else; none is set apart.
type FeeReport struct {
	ImportReport
	// Differences are the new and the changed rows, in the file's order.
	Differences []FeeDifference
	// Kept is how many fees of the ledger the file does not have, which stay
	// as they are.
	Kept int
	// Overlaps are the pairs of fees that were not in force together before
	// and would be now: their charges add up, or span a range.
	Overlaps []FeeOverlap
	// Backdated are the ids of the changed fees whose charge is written over
	// for days that are past, where a new row would have left these alone.
	Backdated []string
}

// FeeDifference is a row of a file that says something new.
type FeeDifference struct {
	Line  int
	After knowledge.Fee
	// Before is what the ledger said; nil where it does not know the id.
	Before *knowledge.Fee
}

// Changes are the fields that differ; none for a new row.
func (d *FeeDifference) Changes() []knowledge.FeeField {
	if d.Before == nil {
		return nil
	}
	return knowledge.FeeChanges(d.Before, &d.After)
}

// backdated tells whether a charge differs on a day before today on which it
// was in force and is.
func (d *FeeDifference) backdated(today knowledge.Day) bool {
	if d.Before == nil || !startsBefore(d.Before, today) || !startsBefore(&d.After, today) {
		return false
	}
	return slices.ContainsFunc(d.Changes(), func(field knowledge.FeeField) bool {
		switch field {
		case knowledge.FeeFieldRate, knowledge.FeeFieldFixed, knowledge.FeeFieldCap, knowledge.FeeFieldTax:
			return true
		default:
			return false
		}
	})
}

// startsBefore tells whether a fee is in force before a day; one without a
// first day is.
func startsBefore(f *knowledge.Fee, day knowledge.Day) bool { return f.From == nil || *f.From < day }

// FeeOverlap is a pair of fees by their ids.
type FeeOverlap struct {
	First, Second string
	Kind          knowledge.FeeKind
}

// ImportFees loads the rows of a file of fees, all or nothing. A row adds a
// fee or corrects the one of its id; the ledger's others stay, so a fee ends by
// its last day and not by being left out. The former version of a rejected row
// stays too. A file without enough usable rows gives [*RefusedError]; one that
// is not confirmed, [ErrDeclined] or [ErrChangedMeanwhile]; a database that
// cannot be written, one of the errors of package sqlite.
func (c *Catalog) ImportFees(ctx context.Context, opts FeeImportOptions, rows []ingest.FeeRow) (FeeReport, error) {
	usable, sifted, err := sift(&opts.ImportOptions, rows, func(r *ingest.FeeRow) *ingest.RowError { return r.Err })
	if err != nil {
		return FeeReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	report, err := importConfirmed(ctx, c.db, confirmedImport[FeeReport]{
		dryRun:  opts.DryRun,
		confirm: opts.Confirm,
		compare: func(tx *sql.Tx) (FeeReport, error) { return compareFees(ctx, tx, &opts, sifted, usable) },
		publish: func(tx *sql.Tx, report *FeeReport) error { return publishFees(ctx, tx, &opts, report, usable) },
	})
	if err != nil {
		return FeeReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	return report, nil
}

// compareFees holds rows against the ledger.
func compareFees(ctx context.Context, tx *sql.Tx, opts *FeeImportOptions, sifted ImportReport, rows []ingest.FeeRow) (FeeReport, error) {
	ledger, err := selectFees(ctx, tx)
	if err != nil {
		return FeeReport{}, err
	}
	known := make(map[string]*knowledge.Fee, len(ledger))
	for i := range ledger {
		known[ledger[i].ID] = &ledger[i]
	}
	report := FeeReport{ImportReport: sifted, Kept: len(ledger)}
	for _, row := range rows {
		difference := FeeDifference{Line: row.Line, After: row.Fee, Before: known[row.Fee.ID]}
		if row.SlugMade && difference.Before != nil {
			difference.After.Slug = difference.Before.Slug
		}
		switch {
		case difference.Before == nil:
			report.New++
		case len(difference.Changes()) > 0:
			report.Changed++
			report.Kept--
		default:
			report.Unchanged++
			report.Kept--
			continue
		}
		report.Differences = append(report.Differences, difference)
		if difference.backdated(knowledge.DayOf(opts.Now)) {
			report.Backdated = append(report.Backdated, difference.After.ID)
		}
	}
	report.Overlaps = feeOverlaps(ledger, report.Differences)
	return report, nil
}

// feeOverlaps finds the commissions and order fees that are in force together
// since this import. Other kinds stand for themselves.
func feeOverlaps(ledger []knowledge.Fee, differences []FeeDifference) []FeeOverlap {
	versions := make([]FeeDifference, 0, len(ledger)+len(differences))
	versions = append(versions, differences...)
	for i := range ledger {
		if !slices.ContainsFunc(differences, func(d FeeDifference) bool { return d.After.ID == ledger[i].ID }) {
			versions = append(versions, FeeDifference{After: ledger[i], Before: &ledger[i]})
		}
	}
	var overlaps []FeeOverlap
	for i := range differences {
		f := &versions[i]
		if f.After.Kind != knowledge.FeeCommission && f.After.Kind != knowledge.FeeOrder {
			continue
		}
		for j := range versions[i+1:] {
			g := &versions[i+1+j]
			before := f.Before != nil && g.Before != nil && f.Before.Overlaps(g.Before)
			if !before && f.After.Overlaps(&g.After) {
				overlaps = append(overlaps, FeeOverlap{First: f.After.ID, Second: g.After.ID, Kind: f.After.Kind})
			}
		}
	}
	return overlaps
}

// publishFees keeps the usable rows, those that change nothing too.
func publishFees(ctx context.Context, tx *sql.Tx, opts *FeeImportOptions, report *FeeReport, rows []ingest.FeeRow) (err error) {
	if report.ImportID, err = noteImport(ctx, tx, &opts.ImportOptions, ImportFees, &report.ImportReport); err != nil {
		return err
	}
	return insertFees(ctx, tx, report.ImportID, rows)
}
