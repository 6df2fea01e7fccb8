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
	did := &r.Report
	counts := &importCounts{
		ImportID: did.ImportID, Rows: did.Rows, New: did.New, Changed: did.Changed, Unchanged: did.Unchanged,
		Rejected: did.Rejected, SetApart: did.SetApart,
	}
	for _, row := range did.Apart {
		counts.Apart = append(counts.Apart, apartJSON(row))
	}
	if r.Fees != nil {
		counts.comparedCounts = newFeeCounts(r.Fees)
	}
	if r.Synonyms != nil {
		counts.comparedCounts = newSynonymCounts(r.Synonyms)
	}
	if r.Entries != nil {
		counts.comparedCounts = newEntryCounts(r.Entries)
	}
	return importJSON{File: file, importCounts: counts, Reasons: newReasonsJSON(did.Reasons)}
}

func newReasonsJSON(rows []ingest.RowError) []reasonJSON {
	reasons := []reasonJSON{}
	for i := range rows {
		reasons = append(reasons, reasonJSON{rows[i].Line, rows[i].Column, rows[i].Reason})
	}
	return reasons
}

func newSynonymCounts(r *catalog.SynonymReport) *comparedCounts {
	counts := &comparedCounts{Differences: []differenceJSON{}, Kept: r.Kept}
	for _, d := range r.Differences {
		shown := differenceJSON{Line: d.Line, ID: d.After.Word, Change: "changed", Fields: []fieldJSON{{"artinya", d.Before, d.After.Means}}}
		if d.Before == "" {
			shown.Change = "new"
		}
		counts.Differences = append(counts.Differences, shown)
	}
	return counts
}
