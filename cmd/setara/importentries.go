package main

import (
	"context"
	"errors"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// entryFile is a file of programmes or rules as it was read.
type entryFile struct {
	rows []ingest.EntryRow
	err  error
}

// readEntries reads all files of programmes or rules before the first is
// loaded: those that name the same entry are refused together, since nobody
// can tell which of them is right.
func (cmd *importCommand) readEntries(today knowledge.Day) {
	if cmd.kind() != catalog.ImportPrograms && cmd.kind() != catalog.ImportRegulations {
		return
	}
	cmd.entries = make(map[string]entryFile, len(cmd.Files))
	usable := map[string][]ingest.EntryRow{}
	for _, name := range cmd.Files {
		rows, err := readEntryFile(name, ingest.EntryKind(cmd.kind()), today)
		cmd.entries[name] = entryFile{rows, err}
		if err == nil {
			usable[name] = rows
		}
	}
	for name, clash := range ingest.EntryClashes(usable) {
		cmd.entries[name] = entryFile{err: clash}
	}
}

func readEntryFile(name string, kind ingest.EntryKind, today knowledge.Day) ([]ingest.EntryRow, error) {
	f, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ingest.Entries(name, f, kind, today)
}

// loadEntries loads one file of programmes or rules that was read. A person at
// a terminal sees the difference first and is asked.
func (cmd *importCommand) loadEntries(ctx context.Context, store *catalog.Catalog, opts catalog.ImportOptions, std streams) (loaded, error) {
	file := cmd.entries[opts.File]
	if file.err != nil {
		return loaded{}, file.err
	}
	var result loaded
	entries := catalog.EntryImportOptions{ImportOptions: opts, Kind: cmd.kind()}
	if cmd.asks(std) {
		entries.Confirm = func(r catalog.EntryReport) (bool, error) {
			result.shown = true
			return confirmChanges(ctx, std, wordEntries(opts.File, cmd.kind(), &r, wordUnsaved), len(r.Differences) > 0)
		}
	}
	report, err := store.ImportEntries(ctx, entries, file.rows)
	if errors.Is(err, catalog.ErrDeclined) {
		result.declined, err = true, nil
	}
	result.ImportReport, result.entries = report.ImportReport, &report
	return result, err
}

func newEntryCounts(r *catalog.EntryReport) *comparedCounts {
	counts := &comparedCounts{Differences: []differenceJSON{}, Kept: r.Kept}
	for i := range r.Differences {
		d := &r.Differences[i]
		shown := differenceJSON{Line: d.Line, ID: d.ID, Change: "changed"}
		if d.New {
			shown.Change = "new"
		}
		for _, c := range d.Changes {
			shown.Fields = append(shown.Fields, fieldJSON{c.Key, c.Before, c.After})
		}
		counts.Differences = append(counts.Differences, shown)
	}
	return counts
}

// newFaultsJSON are the faults of a file of one entry; its columns are the
// file's fields.
func newFaultsJSON(e *ingest.EntryError) []reasonJSON {
	reasons := make([]reasonJSON, 0, len(e.Faults))
	for _, f := range e.Faults {
		reasons = append(reasons, reasonJSON{f.Line, f.Field, f.Reason})
	}
	return reasons
}
