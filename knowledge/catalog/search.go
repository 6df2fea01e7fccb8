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
	// choose them, see [lookups]; among equals they are an even sample of all
	// that were ever loaded, see [scattered], whose quartiles are those of the
	// whole but for a few percent.
	maxCandidates = 600
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

// selectByTerms gives real listings, or the samples (?5).
const selectByTerms = `select ` + listingColumns + `
	from titles t cross join descriptions d on d.id = ` + gathered + asSeen + `
	where titles match ?2 and ` + gathered + ` not in (select value from json_each(?4)) and (s.import_id = 0) = ?5
	order by t.rowid limit ?3`

// Comparables finds the listings of the kind that is asked for, as they were
// last seen by the day of the query, and sums them up as [knowledge.Compare]
// does. Words that name no product find nothing, which is no error.
//
// Of a kind with more than maxCandidates listings only so many are looked at,
// an even sample of those that share the most words with the question. Found
// counts those of them that are comparable; it is no count of the market. For
// the same listings and query it is the same each time. Samples are looked at
// where no real listing can be used, and take no real one's place.
func (c *Catalog) Comparables(ctx context.Context, q knowledge.Query) (knowledge.Comparables, error) {
	var compared knowledge.Comparables
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		asked := text.ReadTitle(q.Product)
		found, err := search(ctx, tx, asked, q.AsOf, false)
		if err != nil {
			return err
		}
		if compared = compare(found, q); compared.Used > 0 {
			return nil
		}
		samples, err := search(ctx, tx, asked, q.AsOf, true)
		compared = compare(append(found, samples...), q)
		return err
	})
	if err != nil {
		return knowledge.Comparables{}, fmt.Errorf("find comparables: %w", err)
	}
	return compared, nil
}

// compare sums up what was found. The less good is left out where there is
// enough that is good.
func compare(found []knowledge.Comparable, q knowledge.Query) knowledge.Comparables {
	slices.SortFunc(found, func(a, b knowledge.Comparable) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID(), b.ID()))
	})
	if good := countGood(found); good >= enoughGood {
		found = found[:good]
	}
	return knowledge.Compare(found, q.Unit, q.AsOf)
}

// search asks the index for fewer and fewer of the asked words, and judges
// what it gives: real listings, or samples.
func search(ctx context.Context, tx *sql.Tx, asked text.Title, asOf knowledge.Day, samples bool) ([]knowledge.Comparable, error) {
	var found []knowledge.Comparable
	looked := []int64{}
	for _, lookup := range lookups(asked.LookupTerms()) {
		before, err := json.Marshal(looked)
		if err != nil {
			return nil, err
		}
		candidates, err := selectListings(ctx, tx, selectByTerms, asOf.Unix(), lookup, maxCandidates-len(looked), string(before), samples)
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
