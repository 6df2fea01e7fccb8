package text

import (
	"math"

	"setara/knowledge"
)

// Score says how much of what was asked for a listing offers.
type Score struct {
	// Total is from 0 to 1, and 0 where SameKind is false. 1 means that the
	// listing has everything that was asked for and is for nothing else.
	Total float64
	// Head, Words, Attributes and Size are its parts, each from 0 to 1: how
	// well the kinds of goods agree, the share of the other asked words,
	// weighted, that the listing has, the agreement in audience, material and
	// purpose, and how near the amounts are that one price buys.
	Head, Words, Attributes, Size float64
	// SameKind is false where the two must never be compared: another thing,
	// another audience, second-hand against new, or none of the words that
	// tell what sort was asked for.
	SameKind bool
}

// Weights say how telling a search term is, from 0: one that few listings have
// tells more than one that all have.
type Weights func(term string) float64

// evenly lets every term count the same.
func evenly(string) float64 { return 1 }

// Matcher judges listings against one thing that was asked for. It may be used
// by several goroutines at once.
type Matcher struct {
	asked Title
	// weights holds how much each asked word counts and pairs how much two
	// that stand side by side add; total is the sum of both.
	weights map[string]float64
	pairs   map[[2]string]float64
	total   float64
	// wanted are the words of a few that count, see [Matcher.matchFew].
	wanted []wish
}

// wholeTitle is the number of words from which a text is a listing's title: it
// describes one article, with words that other sellers leave out.
const wholeTitle = 6

// Whole tells whether a text is a whole title, rather than the few words of a
// question.
func (t *Title) Whole() bool { return len(t.spoken) >= wholeTitle }

// pairWeight is how much two words side by side add to what they count alone,
// as a share of their mean: they often are a name.
const pairWeight = 0.3

// NewMatcher prepares to judge listings against what was asked for. Nil
// weights let all terms count alike.
func NewMatcher(asked Title, weights Weights) *Matcher {
	if weights == nil {
		weights = evenly
	}
	m := &Matcher{
		asked:   asked,
		weights: make(map[string]float64, len(asked.spoken)),
		pairs:   make(map[[2]string]float64, len(asked.spoken)),
	}
	for i, term := range asked.spoken {
		m.weights[term] = weights(term)
		m.total += m.weights[term]
		if i > 0 {
			before := asked.spoken[i-1]
			w := pairWeight * (m.weights[before] + m.weights[term]) / 2
			m.pairs[[2]string{before, term}] = w
			m.total += w
		}
	}
	m.wanted = m.wishes(weights)
	return m
}

// Match judges a listing's title. It is not symmetric: whoever asks for
// "kerudung" gets "pashmina" too, not the other way round. Titles without
// words match nothing.
//
// A few words ask for a kind of goods: a listing that is another, or lacks the
// words that tell the sort, does not match. A whole title describes an article
// with words that sellers choose freely: there the share of the words decides,
// and another kind lowers the score, unless one of the two is made for the
// other.
func (m *Matcher) Match(listing *Title) Score {
	asked := &m.asked
	switch {
	case len(asked.parts) == 0 || len(listing.parts) == 0:
		return Score{}
	case asked.print == listing.print:
		return Score{Total: 1, Head: 1, Words: 1, Attributes: 1, Size: 1, SameKind: true}
	case asked.Whole():
		return m.matchWhole(listing)
	default:
		return m.matchFew(listing)
	}
}

// The weights of the parts of a score where a few words ask; they add up to 1.
const (
	headWeight      = 0.40
	wordsWeight     = 0.35
	attributeWeight = 0.25
)

// matchFew judges a listing against a few words.
func (m *Matcher) matchFew(listing *Title) Score {
	asked := &m.asked
	var s Score
	var ok bool
	if s.Head, ok = matchHead(asked, listing); !ok {
		return Score{}
	}
	if listing.late {
		s.Head *= lateFit
	}
	fit, ok := matchAudience(asked, listing)
	if !ok || asked.Used != listing.Used || !matchBundle(asked, listing) {
		return Score{}
	}
	if s.Words, ok = m.matchWords(listing); !ok {
		return Score{}
	}
	s.Attributes = fit * matchMaterials(asked, listing) * matchPurpose(asked, listing) * fitBundle(asked, listing)
	s.Size = 1
	if asked.saysAmount() {
		s.Size = matchSize(asked, listing)
	}
	s.SameKind = true
	s.Total = (headWeight*s.Head + wordsWeight*s.Words + attributeWeight*s.Attributes) * sizeFit(s.Size, fewSize)
	if s.Head == 1 && s.Words == 1 && s.Attributes == 1 && s.Size == 1 {
		s.Total = 1 // the weights' rounding aside
	}
	return s
}

const (
	// otherKind is the fit of a listing whose title names another kind first:
	// in a whole title that may be a matter of wording. It is relatedKind where
	// the kinds have something in common.
	otherKind   = 0.8
	relatedKind = 0.95
	// otherAudience is the fit of goods for somebody else.
	otherAudience = 0.5
	// fewSize and wholeSize are the most that another size takes off a score.
	fewSize, wholeSize = 0.3, 0.8
)

// matchWhole judges a listing against a whole title.
func (m *Matcher) matchWhole(listing *Title) Score {
	asked := &m.asked
	var s Score
	var ok bool
	if asked.Used != listing.Used || asked.Service != listing.Service {
		return Score{}
	}
	if s.Head, ok = matchHead(asked, listing); !ok {
		if madeForOther(asked, listing) || madeForOther(listing, asked) {
			return Score{}
		}
		if s.Head = otherKind; related(asked, listing) {
			s.Head = relatedKind
		}
	}
	fit, ok := matchAudience(asked, listing)
	if !ok {
		fit = otherAudience
	}
	if s.Words = m.share(listing); s.Words == 0 {
		return Score{}
	}
	s.Attributes = fit * matchMaterials(asked, listing) * matchPurpose(asked, listing)
	s.Size = matchSize(asked, listing)
	s.SameKind = true
	s.Total = s.Head * s.Words * sizeFit(s.Size, wholeSize)
	if !ok {
		s.Total *= otherAudience
	}
	return s
}

// sizeFit is the factor for a part of size, of which at most share is lost.
func sizeFit(size, share float64) float64 { return 1 - share*(1-size) }

// The length of a title, in words, whose share of the asked words counts as it
// is, and how far other lengths move it: long titles have many words by
// chance. It is the length normalisation of BM25.
const (
	usualLength = 13.0
	lengthShare = 0.6
)

// share is how much of the asked words and pairs the listing has, from 0 to 1.
func (m *Matcher) share(listing *Title) float64 {
	if m.total == 0 {
		return 1
	}
	sum := 0.0
	for i, term := range listing.spoken {
		sum += m.weights[term]
		if i > 0 {
			sum += m.pairs[[2]string{listing.spoken[i-1], term}]
		}
	}
	length := 1 - lengthShare + lengthShare*float64(len(listing.spoken))/usualLength
	return min(1, sum/m.total/max(length, 1-lengthShare/2))
}

// sizeSpan is how many times larger or smaller an amount is that has nothing
// in common with the asked one: the kilo price of a sachet says little about a
// sack.
const sizeSpan = 6

// matchSize tells how near the amounts are that one price buys.
func matchSize(asked, listing *Title) float64 {
	if !knowledge.SameMeasure(asked.Unit, listing.Unit) {
		return 0
	}
	if asked.Pack <= 0 || listing.Pack <= 0 || asked.PackUnclear || listing.PackUnclear {
		return 0.5
	}
	times := math.Abs(math.Log(float64(asked.Pack) / float64(listing.Pack)))
	return max(0, 1-times/math.Log(sizeSpan))
}

// saysAmount tells whether a text names what one price buys.
func (t *Title) saysAmount() bool {
	return !t.PackUnclear && (t.Pack != knowledge.One || !t.Unit.Counted())
}
