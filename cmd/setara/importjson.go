package main

import (
	"errors"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// importJSON is what scripts read of one file.
type importJSON struct {
	File  string `json:"file"`
	Error string `json:"error,omitempty"`
	*importCounts
	// Reasons are why rows were rejected; nil for a file that no row was read
	// from. RejectedFile is where these rows are.
	Reasons      []reasonJSON `json:"reasons,omitzero"`
	RejectedFile string       `json:"rejected_file,omitempty"`
}

type importCounts struct {
	ImportID  int64 `json:"import_id,omitempty"`
	Rows      int   `json:"rows"`
	New       int   `json:"new"`
	Changed   int   `json:"changed"`
	Unchanged int   `json:"unchanged"`
	Rejected  int   `json:"rejected"`
	SetApart  int   `json:"set_apart"`
	// Apart are the rows that were set apart.
	Apart []apartJSON `json:"apart,omitempty"`
	*comparedCounts
}

type apartJSON struct {
	Line  int              `json:"line"`
	Title string           `json:"title"`
	Price knowledge.Rupiah `json:"price"`
}

type reasonJSON struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Reason string `json:"reason"`
}

// newImportJSON is what scripts read of a file, loaded or refused.
func newImportJSON(file string, r loaded, failure error) importJSON {
	if failure != nil {
		shown := importJSON{File: file, Error: explain(failure)}
		if refused := (*catalog.RefusedError)(nil); errors.As(failure, &refused) {
			shown.Reasons = newReasonsJSON(refused.First)
		}
		if faulty := (*ingest.EntryError)(nil); errors.As(failure, &faulty) {
			shown.Reasons = newFaultsJSON(faulty)
		}
		return shown
	}
	counts := &importCounts{
		ImportID: r.ImportID, Rows: r.Rows, New: r.New, Changed: r.Changed, Unchanged: r.Unchanged,
		Rejected: r.Rejected, SetApart: r.SetApart,
	}
	for _, row := range r.Apart {
		counts.Apart = append(counts.Apart, apartJSON(row))
	}
	if r.fees != nil {
		counts.comparedCounts = newFeeCounts(r.fees)
	}
	if r.entries != nil {
		counts.comparedCounts = newEntryCounts(r.entries)
	}
	return importJSON{File: file, importCounts: counts, Reasons: newReasonsJSON(r.Reasons)}
}

func newReasonsJSON(rows []ingest.RowError) []reasonJSON {
	reasons := []reasonJSON{}
	for i := range rows {
		reasons = append(reasons, reasonJSON{rows[i].Line, rows[i].Column, rows[i].Reason})
	}
	return reasons
}
