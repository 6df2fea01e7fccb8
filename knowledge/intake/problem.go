package intake

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// problemOf is an error of a load as [knowledge.FileProblem] or
// [knowledge.ErrFileChanged], where it says something about the file.
func problemOf(err error, result *Result) error {
	if err == nil {
		return nil
	}
	p := &knowledge.FileProblem{Kind: result.Difference.Kind, Columns: result.Columns}
	var (
		file    *ingest.FileError
		row     *ingest.RowError
		faulty  *ingest.EntryError
		refused *catalog.RefusedError
		taken   *catalog.SlugTakenError
	)
	switch {
	case errors.Is(err, catalog.ErrChangedMeanwhile):
		return fmt.Errorf("%w: %w", knowledge.ErrFileChanged, err)
	case errors.As(err, &refused):
		p.Reason = fmt.Sprintf("%d dari %d baris tidak bisa dipakai, jadi berkas ini tidak dimuat.", refused.Rejected, refused.Rows)
		p.Rows, p.Rejected, p.Forcible = refused.Rows, refused.Rejected, refused.Rejected < refused.Rows
		p.Faults = faultsOf(refused.First)
	case errors.As(err, &faulty):
		p.Reason = fmt.Sprintf("%d hal perlu diperbaiki dulu, jadi berkas ini tidak dimuat.", len(faulty.Faults)+faulty.More)
		for _, f := range faulty.Faults {
			p.Faults = append(p.Faults, knowledge.FileFault{Line: f.Line, Column: f.Field, Reason: f.Reason})
		}
	case errors.As(err, &taken):
		p.Reason = fmt.Sprintf("Nama pendek %s sudah dipakai %s, jadi berkas ini tidak dimuat: beri %s nama pendek yang lain.", taken.Slug, taken.Owner, taken.ID)
	case errors.As(err, &file):
		p.Reason, p.NeedsDay, p.NeedsKind = sentence(file.Reason), file.NeedsDay, file.Unknown && result.guessed
		p.Unreadable = file.Unreadable
	case errors.As(err, &row):
		p.Reason, p.Faults = sentence(row.Error()), faultsOf([]ingest.RowError{*row})
	default:
		return err
	}
	return p
}

// sentence is a reason as it stands by itself; the command line has it behind
// the name of the file.
func sentence(reason string) string {
	first, size := utf8.DecodeRuneInString(reason)
	reason = string(unicode.ToUpper(first)) + reason[size:]
	if !strings.HasSuffix(reason, ".") {
		reason += "."
	}
	return reason
}

// faultsOf are rejected rows as the chat tells them.
func faultsOf(rows []ingest.RowError) []knowledge.FileFault {
	faults := make([]knowledge.FileFault, 0, min(len(rows), knowledge.MaxFileChanges))
	for i := range rows[:min(len(rows), knowledge.MaxFileChanges)] {
		faults = append(faults, knowledge.FileFault{Line: rows[i].Line, Column: rows[i].Column, Reason: rows[i].Reason})
	}
	return faults
}

// countsOf puts the counts of a report into a difference.
func countsOf(d *knowledge.FileDifference, r *catalog.ImportReport) {
	d.Rows, d.New, d.Changed, d.Unchanged, d.Rejected, d.SetApart = r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, r.SetApart
	d.ImportID = r.ImportID
	d.Faults = faultsOf(r.Reasons)
	d.Apart = nil
	for _, a := range r.Apart[:min(len(r.Apart), knowledge.MaxFileChanges)] {
		d.Apart = append(d.Apart, knowledge.FileChange{Line: a.Line, Name: a.Title, Fields: []knowledge.FileField{{Name: nameOfPrice, After: a.Price.String()}}})
	}
}

// differenceOf is what an import did, as the list of imports tells it.
func differenceOf(i *catalog.Import) knowledge.FileDifference {
	return knowledge.FileDifference{
		Kind: knowledge.FileKind(i.Kind), ImportID: i.ID,
		Rows: i.Rows, New: i.New, Changed: i.Changed, Unchanged: i.Unchanged, Rejected: i.Rejected, SetApart: i.SetApart,
	}
}
