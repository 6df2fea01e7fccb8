package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// contestedSample is how many descriptions [Catalog.Contested] looks at.
const contestedSample = 4000

// Contested are the kinds of goods of which local and imported listings are
// known best on a day, so many at most: those with the most listings of the
// origin that has fewer, then with the most of either. A kind without both is not
// among them. A large
// catalog is judged by an even sample of it. Real listings come before samples.
func (c *Catalog) Contested(ctx context.Context, on knowledge.Day, limit int) (goods []string, err error) {
	err = c.db.Read(ctx, func(tx *sql.Tx) error {
		starter, last, err := indexedRanges(ctx, tx)
		if err != nil {
			return err
		}
		for _, part := range [...][2]int64{{starter + 1, last}, {1, starter}} {
			more, err := contested(ctx, tx, on, part[0], part[1])
			if err != nil {
				return err
			}
			for _, name := range more {
				if len(goods) < limit && !slices.Contains(goods, name) {
					goods = append(goods, name)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find contested goods: %w", err)
	}
	return goods, nil
}

// contested is [Catalog.Contested] of the descriptions from one id to another.
func contested(ctx context.Context, tx *sql.Tx, on knowledge.Day, from, to int64) ([]string, error) {
	step := max(1, (to-from+1)/contestedSample)
	var ids []int64
	for id := from; id <= to; id += step {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	listings, err := selectListings(ctx, tx, selectByIDs, on.Unix(), string(list))
	if err != nil {
		return nil, err
	}
	type origins struct{ local, imported int }
	count := map[string]origins{}
	for i := range listings {
		l := &listings[i].Listing
		if l.SetApart || l.Price <= 0 {
			continue
		}
		title := text.ReadTitle(l.Title)
		judgeOrigin(l)
		o := count[title.Head]
		switch {
		case !title.Known() || title.Head == "":
			continue
		case l.Origin == knowledge.OriginLocal:
			o.local++
		case l.Origin == knowledge.OriginImport:
			o.imported++
		default:
			continue
		}
		count[title.Head] = o
	}
	maps.DeleteFunc(count, func(_ string, o origins) bool { return min(o.local, o.imported) == 0 })
	return slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		x, y := count[a], count[b]
		return cmp.Or(cmp.Compare(min(y.local, y.imported), min(x.local, x.imported)),
			cmp.Compare(y.local+y.imported, x.local+x.imported), cmp.Compare(a, b))
	}), nil
}
