package catalog

import "setara/knowledge"

const (
	// A listing of the asked kind is a comparable from minScore on: it may
	// leave open what was asked for, such as the material, but says nothing
	// against it. Where enoughGood reach goodScore, the others would blur the
	// picture and are left out.
	minScore   = 0.52
	goodScore  = 0.7
	enoughGood = 2 * knowledge.MinComparables
	// A whole title has no such line, since no other listing has all of its
	// words. The best count, up to wholeBest of them, as far as they score
	// wholeShare of the best score, and at least wholeLeast. Where even the
	// best scores under wholeFloor nothing is comparable.
	wholeBest  = 35
	wholeShare = 0.45
	wholeLeast = 8
	wholeFloor = 0.08
)

// line is how many of the found, sorted by score, are comparables.
func (s *search) line(found []hit) int {
	if s.asked.Whole() {
		return wholeLine(found)
	}
	if good := countFrom(found, goodScore); good >= enoughGood {
		return good
	}
	return countFrom(found, minScore)
}

// countFrom is how many of the found, sorted by score, score at least so much.
func countFrom(found []hit, score float64) int {
	n := 0
	for n < len(found) && found[n].Score >= score {
		n++
	}
	return n
}

// wholeLine is [search.line] where a whole title asks.
func wholeLine(found []hit) int {
	if countFrom(found, wholeFloor) == 0 {
		return 0
	}
	alike := countFrom(found, wholeShare*found[0].Score)
	good := countFrom(found, goodScore)
	return min(len(found), max(wholeLeast, min(alike, max(good, wholeBest))))
}
