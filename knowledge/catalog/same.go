package catalog

import (
	"context"
	"database/sql"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// sameOf are those of the very same article: they are comparables wherever the
// line is.
func sameOf(found []hit) []hit {
	return slices.DeleteFunc(slices.Clone(found), func(h hit) bool { return !h.SameProduct })
}

// maxSame is how many of the best comparables are held against the asked
// title for being the very same article.
const maxSame = 100

// markSame marks the listings of the very same article.
func (s *search) markSame(found []hit) {
	for i := range found[:min(len(found), maxSame)] {
		found[i].SameProduct = text.SameProduct(&s.asked, &found[i].title, s.ranking.weight)
	}
}

// countWords looks up how many descriptions have each word of the titles, by
// which the likeness of two of them is weighed. Of those that a whole title
// finds the first are enough: the others fall below the line.
func (s *search) countWords(ctx context.Context, tx *sql.Tx, found []hit) error {
	if s.asked.Whole() {
		found = found[:min(len(found), maxSame)]
	}
	var terms []string
	for i := range found {
		terms = append(terms, found[i].terms...)
	}
	slices.Sort(terms)
	return s.ranking.count(ctx, tx, slices.Compact(terms))
}

// maxOffers is how many articles of one shop at one price are told apart; a
// shop with more of them repeats itself anyway.
const maxOffers = 8

// sameOffer is the likeness from which two offers of one shop at one price are
// one offer to whoever asks by a whole title: variants of one article, say.
const sameOffer = 0.3

// markRepeats marks all but the best of the offers that one shop makes of one
// article at one price: it says no more than once.
func (s *search) markRepeats(found []hit) {
	type offer struct {
		source, shop string
		price        knowledge.Rupiah
	}
	alike := text.SameArticle
	if s.asked.Whole() {
		alike = sameOffer
	}
	best := map[offer][]int{}
	for i := range found {
		h := &found[i]
		if h.Shop == "" {
			continue
		}
		of := offer{h.Source, h.Shop, h.UnitPrice()}
		h.Repeats = slices.ContainsFunc(best[of], func(j int) bool {
			return text.Likeness(&found[j].title, &h.title, s.ranking.weight) >= alike
		})
		if !h.Repeats && len(best[of]) < maxOffers {
			best[of] = append(best[of], i)
		}
	}
}
