package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

func (l *load) fees(ctx context.Context) error {
	rows, err := l.table().Fees(l.content)
	if err != nil {
		return err
	}
	report, err := l.intake.Catalog.ImportFees(ctx, catalog.FeeImportOptions{
		ImportOptions: l.importOptions(),
		Confirm: func(r catalog.FeeReport) (bool, error) {
			l.tellFees(&r)
			return l.confirmed()
		},
	}, rows)
	if err != nil {
		return err
	}
	l.tellFees(&report)
	return nil
}

func (l *load) tellFees(r *catalog.FeeReport) {
	var changes []knowledge.FileChange
	for i := range r.Differences {
		d := &r.Differences[i]
		change := knowledge.FileChange{
			Line: d.Line, ID: d.After.ID, New: d.Before == nil,
			Name: d.After.ID + " " + FeeValue(&d.After, knowledge.FeeFieldPlatforms),
		}
		if change.New {
			change.Fields = feeFields(&d.After)
		}
		for _, field := range d.Changes() {
			change.Fields = append(change.Fields, knowledge.FileField{
				Name: FeeFieldName(field), Before: FeeValue(d.Before, field), After: FeeValue(&d.After, field),
			})
		}
		changes = append(changes, change)
	}
	l.result.Fees, l.result.Report = r, r.ImportReport
	l.tell(&r.ImportReport, changes, FeeWarnings(r))
}

// feeFields are what a new fee says, what is charged first.
func feeFields(f *knowledge.Fee) (fields []knowledge.FileField) {
	for _, field := range [...]knowledge.FeeField{
		knowledge.FeeFieldRate, knowledge.FeeFieldFixed, knowledge.FeeFieldCap, knowledge.FeeFieldKind, knowledge.FeeFieldTier,
		knowledge.FeeFieldGroup, knowledge.FeeFieldFrom, knowledge.FeeFieldUntil,
	} {
		if value := FeeValue(f, field); value != Unsaid {
			fields = append(fields, knowledge.FileField{Name: FeeFieldName(field), After: value})
		}
	}
	return fields
}

func (l *load) entries(ctx context.Context) error {
	kind := catalog.ImportKind(l.spec.Kind)
	rows, err := l.table().Entries(l.spec.Name, l.content, ingest.EntryKind(kind))
	if err != nil {
		return err
	}
	report, err := l.intake.Catalog.ImportEntries(ctx, catalog.EntryImportOptions{
		ImportOptions: l.importOptions(), Kind: kind,
		Confirm: func(r catalog.EntryReport) (bool, error) {
			l.tellEntries(&r)
			return l.confirmed()
		},
	}, rows)
	if err != nil {
		return err
	}
	l.tellEntries(&report)
	return nil
}

func (l *load) tellEntries(r *catalog.EntryReport) {
	var changes []knowledge.FileChange
	for i := range r.Differences {
		d := &r.Differences[i]
		change := knowledge.FileChange{Line: d.Line, ID: d.ID, Name: d.Name, New: d.New}
		for _, c := range d.Changes {
			change.Fields = append(change.Fields, knowledge.FileField{Name: c.Key, Before: orUnsaid(c.Before), After: orUnsaid(c.After)})
		}
		changes = append(changes, change)
	}
	l.result.Entries, l.result.Report = r, r.ImportReport
	l.tell(&r.ImportReport, changes, EntryWarnings(l.spec.Kind, r))
}

func (l *load) synonyms(ctx context.Context) error {
	rows, err := l.table().Synonyms(l.content)
	if err != nil {
		return err
	}
	report, err := l.intake.Catalog.ImportSynonyms(ctx, catalog.SynonymImportOptions{
		ImportOptions: l.importOptions(),
		Confirm: func(r catalog.SynonymReport) (bool, error) {
			l.tellSynonyms(&r)
			return l.confirmed()
		},
	}, rows)
	if err != nil {
		return err
	}
	l.tellSynonyms(&report)
	return nil
}

func (l *load) tellSynonyms(r *catalog.SynonymReport) {
	var changes []knowledge.FileChange
	for _, d := range r.Differences {
		changes = append(changes, knowledge.FileChange{
			Line: d.Line, ID: d.After.Word, Name: d.After.Word, New: d.Before == "",
			Fields: []knowledge.FileField{{Name: "artinya", Before: d.Before, After: d.After.Means}},
		})
	}
	l.result.Synonyms, l.result.Report = r, r.ImportReport
	l.tell(&r.ImportReport, changes, nil)
}

// tell puts what an officer's table would change into the result: the changed
// rows before the new ones, and a digest over all of them.
func (l *load) tell(r *catalog.ImportReport, changes []knowledge.FileChange, warnings []string) {
	d := &l.result.Difference
	countsOf(d, r)
	d.Digest = digestOf(l.spec.Kind, r, changes)
	d.Warnings = warnings
	d.Changes = nil
	for _, fresh := range [...]bool{false, true} {
		for i := range changes {
			if changes[i].New == fresh && len(d.Changes) < knowledge.MaxFileChanges {
				d.Changes = append(d.Changes, changes[i])
			}
		}
	}
}

// digestOf identifies what a table would change.
func digestOf(kind knowledge.FileKind, r *catalog.ImportReport, changes []knowledge.FileChange) string {
	// What has no functions, channels or cycles can always be written.
	text, _ := json.Marshal(struct {
		Kind                                    knowledge.FileKind
		Rows, New, Changed, Unchanged, Rejected int
		Changes                                 []knowledge.FileChange
	}{kind, r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, changes})
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

func orUnsaid(value string) string {
	if value == "" {
		return Unsaid
	}
	return value
}

// shownOverlaps is how many pairs of fees in force together are named.
const shownOverlaps = 10

// FeeWarnings are what an officer is to mind about a file of fees: which would
// be in force together, and which charges would change for days that are past.
func FeeWarnings(r *catalog.FeeReport) []string {
	var warnings []string
	for i, o := range r.Overlaps {
		if i == shownOverlaps {
			warnings = append(warnings, fmt.Sprintf("%d pasang lagi berlaku bersamaan", len(r.Overlaps)-shownOverlaps))
			break
		}
		warnings = append(warnings, overlapWarning(o))
	}
	if backdated := backdatedWarning(r.Backdated); backdated != "" {
		warnings = append(warnings, backdated)
	}
	return warnings
}
