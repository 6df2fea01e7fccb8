package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

const (
	// maxCandidates is how many listings one question looks at. The words
	// choose them, see [ranking]; among equals they are an even sample of all
	// that were ever loaded, whose quartiles are those of the whole but for a
	// few percent.
	maxCandidates = 200
	// maxLooks is how often a question looks for more candidates where those
	// that it found cannot be seen on its day.
	maxLooks = 40
)

// selectByIDs gives the descriptions with the ids in ?2.
const selectByIDs = `select ` + listingColumns + `
	from json_each(?2) j cross join descriptions d on d.id = j.value` + asSeen

// Comparables finds the listings of the kind that is asked for, as they were
// last seen by the day of the query, and sums them up as [knowledge.Compare]
// does. Words that name no product find nothing, which is no error.
//
// Of a kind with more than maxCandidates listings only so many are looked at,
// an even sample of those that share the most with the question. Found
// counts those of them that are comparable; it is no count of the market. For
// the same listings and query it is the same each time. Samples are looked at
// where no real listing can be used, and take no real one's place.
func (c *Catalog) Comparables(ctx context.Context, q knowledge.Query) (knowledge.Comparables, error) {
	var compared knowledge.Comparables
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		compared, err = comparables(ctx, tx, &c.lots, q, nil)
		return err
	})
	if err != nil {
		return knowledge.Comparables{}, fmt.Errorf("find comparables: %w", err)
	}
	return compared, nil
}

// comparables is [Catalog.Comparables] without the listings that skip names.
func comparables(ctx context.Context, tx *sql.Tx, lots *lotTables, q knowledge.Query, skip func(*knowledge.Listing) bool) (knowledge.Comparables, error) {
	s, err := newSearch(ctx, tx, lots, q, skip)
	if err != nil {
		return knowledge.Comparables{}, err
	}
	defer s.ranking.done()
	if err := s.look(ctx, tx, false); err != nil {
		return knowledge.Comparables{}, err
	}
	if compared, err := s.compare(ctx, tx); err != nil || compared.Used > 0 {
		return compared, err
	}
	if err := s.look(ctx, tx, true); err != nil {
		return knowledge.Comparables{}, err
	}
	return s.compare(ctx, tx)
}

// search is one question while its comparables are put together.
type search struct {
	query   knowledge.Query
	asked   text.Title
	ranking *ranking
	matcher *text.Matcher
	skip    func(*knowledge.Listing) bool
	found   []hit
}

// hit is a listing of the asked kind with its title as read.
type hit struct {
	knowledge.Comparable
	title text.Title
	// terms are the search terms of the title.
	terms []string
	// category is set where the words of the question leave the kind open.
	category string
}

func newSearch(ctx context.Context, tx *sql.Tx, lots *lotTables, q knowledge.Query, skip func(*knowledge.Listing) bool) (*search, error) {
	s := &search{query: q, asked: text.ReadTitle(q.Product), skip: skip}
	if s.query.Unit == "" && s.asked.Whole() {
		s.query.Unit = s.asked.Unit
	}
	var err error
	if s.ranking, err = newRanking(ctx, tx, lots); err != nil {
		return nil, err
	}
	// A title has all terms that it looks up.
	if err := s.ranking.count(ctx, tx, s.asked.SearchTerms()); err != nil {
		return nil, err
	}
	terms, must := s.asked.LookupTerms()
	if err := s.ranking.addAll(ctx, tx, terms, must); err != nil {
		return nil, err
	}
	s.matcher = text.NewMatcher(s.asked, s.ranking.weight)
	return s, nil
}

// look takes candidates in the order of the ranking, until enough can be
// seen on the day of the query or there are no more.
func (s *search) look(ctx context.Context, tx *sql.Tx, starter bool) error {
	seen := 0
	for range maxLooks {
		ids, err := s.ranking.next(ctx, tx, maxCandidates, starter)
		if err != nil {
			return err
		}
		listings, err := s.read(ctx, tx, ids)
		if err != nil {
			return err
		}
		for i := range listings {
			if s.skip != nil && s.skip(&listings[i].Listing) {
				continue
			}
			if seen++; seen > maxCandidates {
				break
			}
			s.judge(listings[i].Listing)
		}
		if len(ids) < maxCandidates || seen >= maxCandidates*9/10 {
			break
		}
	}
	return nil
}

func (s *search) read(ctx context.Context, tx *sql.Tx, ids []int64) ([]described, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return selectListings(ctx, tx, selectByIDs, s.query.AsOf.Unix(), string(list))
}

// judge keeps a listing that is comparable with what was asked for.
func (s *search) judge(l knowledge.Listing) {
	title := text.ReadTitle(l.Title)
	score := s.matcher.Match(&title)
	if !score.SameKind {
		return
	}
	if s.query.Category != "" && !categoryOf(&l, &title).within(s.query.Category) {
		return
	}
	readPrice(&l, title)
	s.found = append(s.found, hit{
		Comparable: knowledge.Comparable{Listing: l, Score: score.Total, Parts: knowledge.ScoreParts{
			Head: score.Head, Words: score.Words, Attributes: score.Attributes, Size: score.Size, Price: 1,
		}},
		title: title,
		terms: title.SearchTerms(),
	})
}

// compare marks the same article, weighs the found by their price level,
// leaves out what is below the line, and sums up.
func (s *search) compare(ctx context.Context, tx *sql.Tx) (knowledge.Comparables, error) {
	found := slices.Clone(s.found)
	sortByScore(found)
	if err := s.countWords(ctx, tx, found); err != nil {
		return knowledge.Comparables{}, err
	}
	s.markSame(found)
	if s.asked.Whole() {
		weighLevels(s.asked, found)
	}
	for i := range found {
		found[i].round()
	}
	sortByScore(found)
	line := s.line(found)
	found = append(found[:line:line], sameOf(found[line:])...)
	s.markRepeats(found)
	choices := s.choose(found)
	items := make([]knowledge.Comparable, len(found))
	for i := range found {
		items[i] = found[i].Comparable
		items[i].Traits = found[i].title.Traits(items[i].Title)
		judgeOrigin(&items[i].Listing)
	}
	compared := knowledge.Compare(items, s.query.Unit, s.query.AsOf)
	compared.Choices = choices
	return compared, nil
}

func sortByScore(found []hit) {
	slices.SortFunc(found, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID(), b.ID()))
	})
}

// round keeps three digits of the scores, so that what is shown is what sorts.
func (h *hit) round() {
	p := &h.Parts
	for _, score := range [...]*float64{&h.Score, &p.Head, &p.Words, &p.Attributes, &p.Size, &p.Price} {
		*score = math.Round(*score*1000) / 1000
	}
}
