package catalog

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"setara/knowledge/text"
)

// segment is a stretch of descriptions that were indexed together.
type segment struct {
	id          int64
	first, last int64 // ids of descriptions
	docs        int64
	starter     bool
}

// segmentDocs is how many descriptions a segment holds at most. It bounds the
// memory that indexing takes.
const segmentDocs = 1 << 18

// indexer gathers the postings of one segment.
type indexer struct {
	seg   segment
	lots  []byte
	terms map[string]*termPostings
}

type termPostings struct {
	last    int64 // id
	docs    int64
	entries []byte
}

// indexRange indexes the descriptions with ids in a range, in as many
// segments as it takes.
func indexRange(ctx context.Context, tx *sql.Tx, first, last int64, starter bool) (err error) {
	rows, err := tx.QueryContext(ctx, `
		select d.id, d.title, l.source, l.sku from descriptions d cross join listings l on l.id = d.listing_id
		where d.id between ? and ? order by d.id`, first, last)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	x := newIndexer(starter)
	for rows.Next() {
		var id int64
		var title, source, sku string
		if err := rows.Scan(&id, &title, &source, &sku); err != nil {
			return err
		}
		if x.seg.docs == segmentDocs {
			if err := x.write(ctx, tx); err != nil {
				return err
			}
			x = newIndexer(starter)
		}
		x.add(id, lotOf(source, sku, title), text.ReadTitle(title))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return x.write(ctx, tx)
}

func newIndexer(starter bool) *indexer {
	return &indexer{seg: segment{starter: starter}, terms: map[string]*termPostings{}}
}

func (x *indexer) add(id int64, lot uint32, title text.Title) {
	if x.seg.docs == 0 {
		x.seg.first = id
	}
	for gap := id - x.seg.first - int64(len(x.lots)/lotBytes); gap > 0; gap-- {
		x.lots = binary.BigEndian.AppendUint32(x.lots, 0)
	}
	x.lots = binary.BigEndian.AppendUint32(x.lots, lot)
	x.seg.docs++
	x.seg.last = id
	class := lengthClass(title.Length())
	for _, term := range title.SearchTerms() {
		p := x.terms[term]
		if p == nil {
			p = &termPostings{last: x.seg.first - 1}
			x.terms[term] = p
		}
		p.entries = appendPosting(p.entries, id-p.last, class)
		p.last = id
		p.docs++
	}
}

// write stores the segment, term by term in their order. An empty one is none.
func (x *indexer) write(ctx context.Context, tx *sql.Tx) error {
	if x.seg.docs == 0 {
		return nil
	}
	s := &x.seg
	err := tx.QueryRowContext(ctx, `insert into segments (first, last, docs, starter, lots) values (?, ?, ?, ?, ?) returning id`,
		s.first, s.last, s.docs, s.starter, x.lots).Scan(&s.id)
	if err != nil {
		return fmt.Errorf("write segment: %w", err)
	}
	insert, err := tx.PrepareContext(ctx, `insert into postings (segment, term, docs, entries) values (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for _, term := range slices.Sorted(maps.Keys(x.terms)) {
		p := x.terms[term]
		if _, err := insert.ExecContext(ctx, s.id, term, p.docs, p.entries); err != nil {
			return fmt.Errorf("write postings: %w", err)
		}
	}
	_, err = tx.ExecContext(ctx, `
		insert into terms (term, docs) select term, docs from postings where segment = ?
		on conflict (term) do update set docs = docs + excluded.docs`, s.id)
	return err
}

// selectSegments are all segments, by the ids of their descriptions.
func selectSegments(ctx context.Context, tx *sql.Tx) ([]segment, error) {
	rows, err := tx.QueryContext(ctx, `select id, first, last, docs, starter from segments order by first`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var list []segment
	for rows.Next() {
		var s segment
		if err := rows.Scan(&s.id, &s.first, &s.last, &s.docs, &s.starter); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

func dropSegment(ctx context.Context, tx *sql.Tx, id int64) error {
	return execAll(ctx, tx, []step{
		{`update terms set docs = terms.docs - p.docs from postings p where p.segment = ? and p.term = terms.term`, []any{id}},
		{`delete from postings where segment = ?`, []any{id}},
		{`delete from segments where id = ?`, []any{id}},
	})
}

// mergeSmall joins the newest segments while the one before is not much larger
// than all behind it, so that many small imports leave few segments and each
// description is indexed anew a few times at most.
func mergeSmall(ctx context.Context, tx *sql.Tx) error {
	list, err := selectSegments(ctx, tx)
	if err != nil {
		return err
	}
	from, docs := len(list)-1, int64(0)
	for i := len(list) - 1; i >= 0; i-- {
		s := &list[i]
		if s.starter || docs+s.docs > segmentDocs || docs > 0 && s.docs > 2*docs {
			break
		}
		from, docs = i, docs+s.docs
	}
	if from >= len(list)-1 {
		return nil
	}
	for _, s := range list[from:] {
		if err := dropSegment(ctx, tx, s.id); err != nil {
			return err
		}
	}
	if err := indexRange(ctx, tx, list[from].first, list[len(list)-1].last, false); err != nil {
		return err
	}
	return dropUnusedTerms(ctx, tx)
}

// dropUnusedTerms takes away the terms that no description has any more.
func dropUnusedTerms(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `delete from terms where docs = 0`)
	return err
}

// reindex makes the segments that hold any of the descriptions in the table
// gone_descriptions anew, without those.
func reindex(ctx context.Context, tx *sql.Tx) error {
	list, err := selectSegments(ctx, tx)
	if err != nil {
		return err
	}
	for _, s := range list {
		var touched bool
		err := tx.QueryRowContext(ctx, `select exists (select 1 from gone_descriptions where id between ? and ?)`,
			s.first, s.last).Scan(&touched)
		if err != nil {
			return err
		}
		if !touched {
			continue
		}
		if err := dropSegment(ctx, tx, s.id); err != nil {
			return err
		}
		if err := indexRange(ctx, tx, s.first, s.last, s.starter); err != nil {
			return err
		}
	}
	if err := mergeSmall(ctx, tx); err != nil {
		return err
	}
	return dropUnusedTerms(ctx, tx)
}
