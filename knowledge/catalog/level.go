package catalog

import (
	"math"

	"setara/knowledge"
	"setara/knowledge/text"
)

// The words of a title say something of its price: "kulit asli", "grosir",
// "kecil". How much is learnt from the found listings themselves, for each
// question anew: a word's level is the mean log unit price of those that have
// it, drawn towards the mean of all as if one more listing stood there; a
// title's level is the mean over its words. A listing whose level is that of
// the asked title has the price that the words suggest; whether it does is
// part of its score. A listing's own price is left out of its own level.

const (
	// levelWidth is the difference of levels, in log price, at which the fit
	// has fallen to exp(-1/2). Levels are means of means and differ little.
	levelWidth = 0.15
	// levelShare is the most that another level takes off a score.
	levelShare = 0.8
)

// levels are the sums over the found listings, by word.
type levels struct {
	price, weight map[string]float64
	mean          float64
}

// weighLevels sets the price part of each found listing and takes it into the
// score. Listings that cannot be used teach nothing and keep theirs.
func weighLevels(asked text.Title, found []hit) {
	if len(found) == 0 {
		return
	}
	best := 0.0
	for i := range found {
		best = max(best, found[i].Score)
	}
	l := learnLevels(found, best, asked.Unit)
	want := l.of(asked.SearchTerms(), 0, 0)
	for i := range found {
		h := &found[i]
		if price, ok := logPrice(h, asked.Unit); ok {
			off := (l.of(h.terms, h.Score/best, price) - want) / levelWidth
			h.Parts.Price = math.Exp(-off * off / 2)
		}
		h.Score *= 1 - levelShare*(1-h.Parts.Price)
	}
}

func learnLevels(found []hit, best float64, unit knowledge.Unit) *levels {
	l := &levels{price: map[string]float64{}, weight: map[string]float64{}}
	sum, total := 0.0, 0.0
	for i := range found {
		price, ok := logPrice(&found[i], unit)
		if !ok {
			continue
		}
		w := found[i].Score / best
		sum, total = sum+w*price, total+w
		for _, term := range found[i].terms {
			l.price[term] += w * price
			l.weight[term] += w
		}
	}
	if total > 0 {
		l.mean = sum / total
	}
	return l
}

// of is the level of a title with these terms against the mean of all; the
// listing's own weight and price are taken out of the words' levels.
func (l *levels) of(terms []string, own, price float64) float64 {
	sum, n := 0.0, 0
	for _, term := range terms {
		weight := l.weight[term] - own
		if weight <= 1e-9 {
			continue
		}
		sum += (l.price[term]-own*price+l.mean)/(weight+1) - l.mean
		n++
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// logPrice is the log of a listing's unit price; false where it cannot be
// used, or is by another measure than the asked one.
func logPrice(h *hit, unit knowledge.Unit) (float64, bool) {
	if h.Price <= 0 || h.SetApart || h.PackUnclear || !knowledge.SameMeasure(h.Unit, unit) {
		return 0, false
	}
	return math.Log(float64(max(h.UnitPrice(), 1))), true
}
