package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"slices"
	"sync"
)

// maxPostings is how many postings one question goes through, the rarest words
// first. What is left then are words that most titles have: they are weighed
// where candidates are judged, and choose none.
const maxPostings = 100_000

// ranking is the order in which listings are looked at for one question: by
// the sum of the weights of the terms that they share with it.
type ranking struct {
	segments []segment
	// docs is the number of descriptions in all segments; counts is how many
	// of them have a term.
	docs   float64
	counts map[string]int64
	// scores holds, for each segment, a score for each id from its first on:
	// 0 where no term was met, negative where the description was taken. They
	// are parts of board.
	scores [][]float32
	board  *[]float32
	lots   *lotTables
}

// boards are score boards that were used and cleared. A board is large where
// many listings are loaded, and each question needs one.
var boards = sync.Pool{New: func() any { return new([]float32) }}

// newRanking is a ranking in which no description scores yet.
func newRanking(ctx context.Context, tx *sql.Tx, lots *lotTables) (*ranking, error) {
	segments, err := selectSegments(ctx, tx)
	if err != nil {
		return nil, err
	}
	r := &ranking{segments: segments, counts: map[string]int64{}, lots: lots}
	r.setUp()
	return r, nil
}

// setUp takes a board and cuts it into parts for the segments.
func (r *ranking) setUp() {
	size := int64(0)
	for i := range r.segments {
		r.docs += float64(r.segments[i].docs)
		size += r.segments[i].last - r.segments[i].first + 1
	}
	r.board = boards.Get().(*[]float32)
	if int64(cap(*r.board)) < size {
		*r.board = make([]float32, size)
	}
	rest := (*r.board)[:size]
	r.scores = make([][]float32, len(r.segments))
	for i := range r.segments {
		n := r.segments[i].last - r.segments[i].first + 1
		r.scores[i], rest = rest[:n:n], rest[n:]
	}
}

// done gives the board back; one that is not given back is no loss but for its
// memory. The ranking must not be used any more.
func (r *ranking) done() {
	for _, scores := range r.scores {
		clear(scores)
	}
	boards.Put(r.board)
	r.board, r.scores = nil, nil
}

// addAll scores the descriptions for some terms that were counted, the rarest
// first. With must, only those that have the first term score.
func (r *ranking) addAll(ctx context.Context, tx *sql.Tx, terms []string, must bool) error {
	if len(terms) == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, `
		select p.segment, p.entries from segments s cross join postings p on p.segment = s.id and p.term = ? order by s.first`)
	if err != nil {
		return err
	}
	defer func() { _ = stmt.Close() }() // its transaction closes it too
	order, first := slices.Clone(terms), 0
	if must {
		first = 1
	}
	slices.SortStableFunc(order[first:], func(a, b string) int { return cmp.Compare(r.counts[a], r.counts[b]) })
	through := int64(0)
	for i, term := range order {
		if through += r.counts[term]; through > maxPostings && i > first {
			return nil
		}
		if err := r.add(ctx, stmt, term, must && i > 0); err != nil {
			return err
		}
	}
	return nil
}

// count looks up how many descriptions have each of some terms.
func (r *ranking) count(ctx context.Context, tx *sql.Tx, terms []string) error {
	asked, err := json.Marshal(terms)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `
		select t.term, t.docs from json_each(?) j cross join terms t on t.term = j.value`, string(asked))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var term string
		var docs int64
		if err := rows.Scan(&term, &docs); err != nil {
			return err
		}
		r.counts[term] = docs
	}
	return rows.Err()
}

// weight is how telling a term is: its inverse document frequency as BM25 has
// it (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009),
// with one added so that it is never negative.
func (r *ranking) weight(term string) float64 {
	n := float64(r.counts[term])
	return math.Log(1 + (r.docs-n+0.5)/(n+0.5))
}

// add adds a term's weight to the descriptions that have it; with known, only
// to those that were met before.
func (r *ranking) add(ctx context.Context, stmt *sql.Stmt, term string, known bool) error {
	rows, err := stmt.QueryContext(ctx, term)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	weight := float32(r.weight(term))
	at := 0
	for rows.Next() {
		var id int64
		var entries sql.RawBytes
		if err := rows.Scan(&id, &entries); err != nil {
			return err
		}
		for r.segments[at].id != id {
			at++
		}
		addEntries(r.scores[at], entries, weight, known)
	}
	return rows.Err()
}

func addEntries(scores []float32, entries []byte, weight float32, known bool) {
	doc := -1
	eachPosting(entries, func(step, class int) {
		if doc += step; doc < len(scores) && (!known || scores[doc] > 0) {
			scores[doc] += weight * lengthWeights[class]
		}
	})
}

// next takes the best descriptions that were not taken before, at most n: real
// ones, or those of the starter knowledge. Among equals they are an even sample
// of all, see [lotOf].
func (r *ranking) next(ctx context.Context, tx *sql.Tx, n int, starter bool) ([]int64, error) {
	met, least := r.best(n, starter)
	var better, equal []int64
	for _, m := range met {
		switch {
		case m.score > least:
			better = append(better, m.id)
		case m.score == least:
			equal = append(equal, m.id)
		}
	}
	equal, err := r.drawn(ctx, tx, equal, n-len(better))
	if err != nil {
		return nil, err
	}
	better = append(better, equal...)
	for _, id := range better {
		r.take(id)
	}
	return better, nil
}

// scored is a description with its score.
type scored struct {
	id    int64
	score float32
}

// best are the descriptions that score as high as the n-th best, and some that
// do not, by rising id, with that score: 0 where there are fewer than n.
func (r *ranking) best(n int, starter bool) (met []scored, least float32) {
	highest := first[float32]{most: n, before: func(a, b float32) bool { return a > b }}
	for i := range r.segments {
		s := &r.segments[i]
		if s.starter != starter {
			continue
		}
		for doc, score := range r.scores[i] {
			if score <= 0 || score < least {
				continue
			}
			met = append(met, scored{s.first + int64(doc), score})
			highest.offer(score)
			if len(highest.items) == n {
				least = highest.items[0]
			}
		}
	}
	return met, least
}

func (r *ranking) take(id int64) {
	for i := range r.segments {
		if s := &r.segments[i]; s.first <= id && id <= s.last {
			r.scores[i][id-s.first] = -1
		}
	}
}
