package catalog

import (
	"context"
	"database/sql"
	"encoding/binary"
	"slices"
	"sync"
)

// lotBytes is the size of a lot in a segment's table of them.
const lotBytes = 4

// lotOf is the lot that a description draws among those that are equally good
// for a question. It follows from what the description is alone, so that a
// question that cannot look at all of them takes the same even sample, in
// whatever order the files were loaded and whatever was undone.
func lotOf(source, sku, title string) uint32 {
	return uint32(digestOf(source, sku, title) >> 32)
}

// drawn are n of some descriptions, those with the lowest lots.
func (r *ranking) drawn(ctx context.Context, tx *sql.Tx, ids []int64, n int) ([]int64, error) {
	if len(ids) <= n {
		return ids, nil
	}
	lots, err := r.lots.of(ctx, tx, r.segments)
	if err != nil {
		return nil, err
	}
	lowest := first[candidate]{most: n, before: candidate.before}
	at := 0
	for _, id := range ids {
		for id > r.segments[at].last {
			at++
		}
		lowest.offer(candidate{id, binary.BigEndian.Uint32(lots[at][(id-r.segments[at].first)*lotBytes:])})
	}
	chosen := make([]int64, len(lowest.items))
	for i, c := range lowest.items {
		chosen[i] = c.id
	}
	slices.Sort(chosen)
	return chosen, nil
}

// lotTables holds the lots of segments that were read before: nearly every
// question needs them, and a segment never changes.
type lotTables struct {
	mu     sync.Mutex
	tables map[int64][]byte // by the segment's id
}

// of are the lots of some segments, in their order. Those of other segments,
// which were joined or undone, are let go.
func (t *lotTables) of(ctx context.Context, tx *sql.Tx, segments []segment) ([][]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	lots := make([][]byte, len(segments))
	kept := make(map[int64][]byte, len(segments))
	for i, s := range segments {
		table, ok := t.tables[s.id]
		if !ok {
			if err := tx.QueryRowContext(ctx, `select lots from segments where id = ?`, s.id).Scan(&table); err != nil {
				return nil, err
			}
		}
		lots[i], kept[s.id] = table, table
	}
	t.tables = kept
	return lots, nil
}

// candidate is a description with its lot.
type candidate struct {
	id  int64
	lot uint32
}

func (c candidate) before(other candidate) bool {
	return c.lot < other.lot || c.lot == other.lot && c.id < other.id
}
