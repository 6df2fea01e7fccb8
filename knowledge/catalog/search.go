package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

const (
	// maxCandidates is how many listings one question looks at. The words
	// choose them, see [lookups]; among equals, what came into the catalog
	// last. The quartiles of so many stay as good as those of all.
	maxCandidates = 300
	// A listing of the asked kind is a comparable from minScore on: it may
	// leave open what was asked for, such as the material, but says nothing
	// against it. Where enoughGood reach goodScore, the others would blur the
	// picture and are left out; where plentyGood do, none are looked for that
	// have fewer of the words.
	minScore   = 0.52
	goodScore  = 0.7
	enoughGood = 2 * knowledge.MinComparables
	plentyGood = 100
)

const selectByTerms = `select ` + listingColumns + `
	from titles t cross join descriptions d on d.id = t.rowid` + asSeen + `
	where titles match ?2 and t.rowid not in (select value from json_each(?4)) order by t.rowid desc limit ?3`

// Comparables finds the listings of the kind that is asked for, as they were
// last seen by the day of the query, and sums them up as [knowledge.Compare]
// does. Words that name no product find nothing, which is no error.
func (c *Catalog) Comparables(ctx context.Context, q knowledge.Query) (knowledge.Comparables, error) {
	var found []knowledge.Comparable
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		found, err = search(ctx, tx, text.ReadTitle(q.Product), q.AsOf)
		return err
	})
	if err != nil {
		return knowledge.Comparables{}, fmt.Errorf("find comparables: %w", err)
	}
	slices.SortFunc(found, func(a, b knowledge.Comparable) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID(), b.ID()))
	})
	if good := countGood(found); good >= enoughGood {
		found = found[:good]
	}
	return knowledge.Compare(found, q.Unit, q.AsOf), nil
}

// search asks the index for fewer and fewer of the asked words, and judges
// what it gives.
func search(ctx context.Context, tx *sql.Tx, asked text.Title, asOf knowledge.Day) ([]knowledge.Comparable, error) {
	var found []knowledge.Comparable
	looked := []int64{}
	for _, lookup := range lookups(asked.LookupTerms()) {
		before, err := json.Marshal(looked)
		if err != nil {
			return nil, err
		}
		candidates, err := selectListings(ctx, tx, selectByTerms, asOf.Unix(), lookup, maxCandidates-len(looked), string(before))
		if err != nil {
			return nil, err
		}
		for _, c := range candidates {
			looked = append(looked, c.id)
			if item, ok := judge(asked, c.Listing); ok {
				found = append(found, item)
			}
		}
		if len(looked) == maxCandidates || countGood(found) >= plentyGood {
			break
		}
	}
	return found, nil
}

// judge tells whether a listing is comparable with what was asked for, and how
// well.
func judge(asked text.Title, l knowledge.Listing) (knowledge.Comparable, bool) {
	title := text.ReadTitle(l.Title)
	score := text.Match(asked, title)
	if !score.SameKind || score.Total < minScore {
		return knowledge.Comparable{}, false
	}
	complete(&l, title)
	return knowledge.Comparable{Listing: l, Score: score.Total, SameProduct: score.SameProduct}, true
}

func countGood(found []knowledge.Comparable) (n int) {
	for i := range found {
		if found[i].Score >= goodScore {
			n++
		}
	}
	return n
}
