package main

import (
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// readEntries reads all files of programmes or rules before the first is
// loaded: those that name the same entry are refused together, since nobody
// can tell which of them is right.
func (cmd *importCommand) readEntries(today knowledge.Day) {
	if cmd.kind() != catalog.ImportPrograms && cmd.kind() != catalog.ImportRegulations {
		return
	}
	cmd.faulty = map[string]error{}
	usable := map[string][]ingest.EntryRow{}
	for _, name := range cmd.Files {
		rows, err := readEntryFile(name, ingest.EntryKind(cmd.kind()), today)
		if err != nil {
			cmd.faulty[name] = err
			continue
		}
		usable[name] = rows
	}
	for name, clash := range ingest.EntryClashes(usable) {
		cmd.faulty[name] = clash
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
