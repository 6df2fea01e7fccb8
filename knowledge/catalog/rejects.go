package catalog

import (
	"cmp"
	"slices"

	"setara/knowledge/ingest"
)

// rejects sums up rejected rows in bounded memory.
type rejects struct {
	total  int
	first  []ingest.RowError
	counts map[ReasonCount]int
}

// maxTopReasons is how many reasons a refusal names.
const maxTopReasons = 20

func (r *rejects) add(e *ingest.RowError) {
	r.total++
	if len(r.first) < MaxReasons {
		r.first = append(r.first, ingest.RowError{Line: e.Line, Column: e.Column, Reason: e.Reason})
	}
	if r.counts == nil {
		r.counts = map[ReasonCount]int{}
	}
	// Reasons that quote a cell could be as many as the rows.
	key := ReasonCount{Column: e.Column, Reason: e.Reason}
	if _, known := r.counts[key]; known || len(r.counts) < MaxReasons {
		r.counts[key]++
	}
}

// top are the most frequent reasons, falling; ties by column and reason.
func (r *rejects) top() []ReasonCount {
	all := make([]ReasonCount, 0, len(r.counts))
	for reason, n := range r.counts {
		reason.Count = n
		all = append(all, reason)
	}
	slices.SortFunc(all, func(a, b ReasonCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Reason, b.Reason))
	})
	return all[:min(len(all), maxTopReasons)]
}
