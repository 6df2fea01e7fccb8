package catalog

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// everyDay is the day on which all that was loaded is known.
const everyDay = knowledge.Day(math.MaxInt32)

// entryVersion is what one import says of an entry.
type entryVersion struct {
	importID int64
	row      ingest.EntryRow
}

// queryVersions reads rows of entry_rows, by id and of each by import.
func queryVersions(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]entryVersion, error) {
	rows, err := tx.QueryContext(ctx,
		`select `+entryColumns+`, slug_made, import_id from entry_rows `+where+` order by id, import_id`, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var versions []entryVersion
	for rows.Next() {
		version, err := scanEntry(rows)
		if err != nil {
			return nil, err
		}
		versions = append(versions, version)
	}
	return versions, rows.Err()
}

// entryHistory are the versions of each entry, by id, and of each in the order
// of their imports.
type entryHistory [][]entryVersion

func readEntryHistory(ctx context.Context, tx *sql.Tx) (entryHistory, error) {
	versions, err := queryVersions(ctx, tx, ``)
	if err != nil {
		return nil, err
	}
	var history entryHistory
	for len(versions) > 0 {
		n := 1
		for n < len(versions) && versions[n].row.Entry().ID == versions[0].row.Entry().ID {
			n++
		}
		history = append(history, versions[:n:n])
		versions = versions[n:]
	}
	return history, nil
}

// turns are the days on which another version of some entry begins to be
// known, each once, in order. Between two of them the entries are the same.
func (h entryHistory) turns() []knowledge.Day {
	var days []knowledge.Day
	for _, versions := range h {
		if len(versions) > 1 {
			for i := range versions {
				days = append(days, versions[i].row.Entry().AsOf.Day)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// on are all entries as they are known on a day, by id: of each what the
// imports say whose sources had spoken by then, later ones over earlier ones;
// where none had, what all say, of which nothing is certain on that day. Of two
// entries of one slug the one that was given it last keeps it, see apart.
func (h entryHistory) on(day knowledge.Day) []knowledge.EntryHit {
	entries := make([]knowledge.EntryHit, len(h))
	given := make([]int64, len(h))
	for i, versions := range h {
		known := slices.DeleteFunc(slices.Clone(versions), func(v entryVersion) bool { return day < v.row.Entry().AsOf.Day })
		if len(known) == 0 {
			known = versions
		}
		var hit *knowledge.EntryHit
		for n := range known {
			hit = new(known[n].row.Over(hit))
		}
		entries[i] = copyOf(hit)
		entries[i].Entry().Slug, given[i] = slugOf(versions)
	}
	apart(entries, given)
	return entries
}

// copyOf is an entry whose slug may be changed.
func copyOf(e *knowledge.EntryHit) knowledge.EntryHit {
	if e.Regulation != nil {
		return knowledge.EntryHit{Regulation: new(*e.Regulation)}
	}
	return knowledge.EntryHit{Program: new(*e.Program)}
}

// slugOf is the slug of an entry, the same on every day, and the import that
// gave it. One that was made gives way to one that somebody wrote.
func slugOf(versions []entryVersion) (slug string, given int64) {
	at := len(versions) - 1
	for i := range versions {
		if !versions[i].row.SlugMade {
			at = i
		}
	}
	return versions[at].row.Entry().Slug, versions[at].importID
}

// apart keeps slugs apart that undoing an import brought together: the entry
// that was given it last keeps it, of one import the one of the first id; the
// others have their id behind it.
func apart(entries []knowledge.EntryHit, given []int64) {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(given[b] - given[a]) })
	taken := map[string]bool{}
	for _, i := range order {
		e := entries[i].Entry()
		for taken[e.Slug] {
			e.Slug += "-" + strings.ToLower(e.ID)
		}
		taken[e.Slug] = true
	}
}
