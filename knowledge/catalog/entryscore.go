package catalog

import (
	"math"
	"slices"

	"setara/knowledge/text"
)

// What each kind of evidence counts in a score.
const (
	nameShare     = 0.5  // names that the question says
	coverageShare = 0.35 // how much of the question the entry explains
	contentsShare = 0.15 // what the full-text index makes of it

	// idleWeight is what a word that tells nothing counts beside one that
	// does: "halal gratis" and "halal berbayar" differ by such words alone.
	idleWeight = 0.2
	// goodsWeight is what the owner's goods count: most are said by the way.
	goodsWeight = 0.35
	// unknownWeight is what a word counts that no entry has.
	unknownWeight = 0.5
	// leastTermWeight is what a word counts that nearly all entries have.
	leastTermWeight = 0.1
	// contentsWeight is what explaining a word in the contents alone counts.
	contentsWeight = 0.6
	// nameHalf is the weight of a name that counts half.
	nameHalf = 3
	// secondName is what a second name that is said counts beside the best.
	secondName = 0.3
	// apartWeight is what a name counts whose words stand apart.
	apartWeight = 0.8
	// namedFrom is the weight from which a name that is said whole names its
	// entry; goods and amounts do not count, since owners say their own.
	namedFrom = 2.0

	// fitBonus is what an amount counts that a programme gives just so; one
	// that gives far more counts half. misfitLoss is taken off one that does
	// not give it.
	fitBonus, misfitLoss = 0.25, 0.25
)

// weigh is what a term of a question counts when it is asked how much of the
// question an entry explains.
func (b *entryBook) weigh(t text.EntryTerm) float64 {
	if t.Idle || t.Rupiah > 0 && b.inAny[t.Text] == 0 {
		return 0
	}
	weight := b.rarity(0) * unknownWeight
	switch {
	case b.inNames[t.Text] > 0:
		weight = b.rarity(b.inNames[t.Text])
	case b.inAny[t.Text] > 0:
		weight = b.rarity(b.inAny[t.Text])
	}
	if t.Goods {
		weight *= goodsWeight
	}
	return max(weight, leastTermWeight)
}

// score is how well an entry explains a question, and whether the question
// says one of its names.
func (b *entryBook) score(asked *askedEntry, e *bookEntry, rank float64) (score float64, named bool) {
	best, second := 0.0, 0.0
	for i := range e.phrases {
		said, whole := b.said(asked, &e.phrases[i])
		named = named || whole
		switch {
		case said > best:
			best, second = said, best
		case said > second:
			second = said
		}
	}
	names := 1 - (1-best)*(1-secondName*second)
	score = nameShare*names + coverageShare*b.coverage(asked, e) + contentsShare*rank
	if fits, known := e.gives(asked.amount); known && asked.amount > 0 {
		if fits {
			score += fitBonus * (1 + float64(asked.amount)/float64(e.upTo)) / 2
		} else {
			score -= misfitLoss
		}
	}
	return math.Round(min(max(score, 0), 1)*1000) / 1000, named
}

// said is how far a question says a name, from 0 to 1, and whether it says it
// whole.
func (b *entryBook) said(asked *askedEntry, p *phrase) (strength float64, whole bool) {
	total, matched, words := 0.0, 0.0, 0.0
	first, last, count := math.MaxInt, -1, 0
	for _, t := range p.terms {
		weight := b.rarity(b.inNames[t.Text])
		if t.Idle {
			weight *= idleWeight
		}
		total += weight
		places := asked.at[t.Text]
		if len(places) == 0 {
			continue
		}
		matched += weight
		if t.Rupiah == 0 && !t.Goods {
			words += weight
		}
		count++
		at := places[0]
		if last >= 0 {
			at = nearestPlace(places, last)
		}
		first, last = min(first, at), max(last, at)
	}
	if total == 0 || matched == 0 {
		return 0, false
	}
	share := matched / total
	strength = share * share * matched / (matched + nameHalf)
	if last-first+1 > 2*count+1 {
		strength *= apartWeight
	}
	return strength, share > 0.999 && words >= namedFrom
}

func nearestPlace(places []int, to int) int {
	return slices.MinFunc(places, func(a, b int) int { return distance(a, to) - distance(b, to) })
}

func distance(a, b int) int { return max(a-b, b-a) }

// coverage is how much of what a question says an entry explains, from 0 to 1.
func (b *entryBook) coverage(asked *askedEntry, e *bookEntry) float64 {
	if asked.meaning == 0 {
		return 0
	}
	explained := 0.0
	gives, _ := e.gives(asked.amount)
	for i := range asked.terms {
		t := &asked.terms[i]
		switch {
		case asked.at[t.Text][0] != i || t.weight == 0: // said before, or says nothing
		case e.names[t.Text], gives && asked.amount > 0 && loanWords[t.Text]:
			explained += t.weight
		case e.contents[t.Text]:
			explained += contentsWeight * min(t.weight, b.rarity(b.inAny[t.Text]))
		}
	}
	return explained / asked.meaning
}
