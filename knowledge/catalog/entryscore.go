package catalog

import (
	"math"
	"slices"

	"setara/knowledge"
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
	// narrowedWeight is what a name of one word counts where the word behind it
	// makes it another thing.
	narrowedWeight = 0.8
	// namedFrom is the weight from which a name that is said whole names its
	// entry; goods and amounts do not count, since owners say their own.
	namedFrom = 2.0

	// fitBonus is what an amount counts that a programme gives just so; one
	// that gives far more counts half. misfitLoss is taken off one that does
	// not give it.
	fitBonus, misfitLoss = 0.4, 0.4
	// otherLoss is the same of an entry that says nothing of amounts.
	otherLoss = 0.15
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

// entryJudgement is what was found of one entry.
type entryJudgement struct {
	entry *bookEntry
	score float64
	// said are the names that the question says whole.
	said []saidName
	// gives tells that it gives the amount that is looked for.
	gives bool
}

// saidName is a name that a question says whole.
type saidName struct {
	// from and to are the places of its words, to excluded; telling are those
	// of the words that tell something, amounts and asking for money aside.
	from, to int
	telling  []int
	// size is how many words it has, those of asking for money aside.
	size int
	// names tells that its words, amounts and goods aside, are enough to name
	// an entry; run that they stand together in their order, no amount among
	// them.
	names, run bool
}

// hit is the judgement as others see it.
func (j *entryJudgement) hit() knowledge.EntryHit {
	hit := j.entry.hit
	hit.Score = math.Round(min(max(j.score, 0), 1)*1000) / 1000
	hit.Named, hit.Gives = j.named(), j.gives
	return hit
}

func (j *entryJudgement) named() bool {
	return slices.ContainsFunc(j.said, func(n saidName) bool { return n.names })
}

// score is how well an entry explains a question, and which of its names the
// question says.
func (b *entryBook) score(asked *askedEntry, e *bookEntry, rank float64) entryJudgement {
	j := entryJudgement{entry: e}
	best, second := 0.0, 0.0
	for i := range e.phrases {
		strength, said, whole := b.said(asked, &e.phrases[i])
		if whole {
			j.said = append(j.said, said)
		}
		switch {
		case strength > best:
			best, second = strength, best
		case strength > second:
			second = strength
		}
	}
	names := 1 - (1-best)*(1-secondName*second)
	j.score = nameShare*names + coverageShare*b.coverage(asked, e) + contentsShare*rank
	if asked.amount == 0 {
		return j
	}
	switch fits, known := e.gives(asked.amount); {
	case known && fits:
		j.gives = true
		j.score += fitBonus * (1 + float64(asked.amount)/float64(e.upTo)) / 2
	case b.namedFirmly(asked, &j):
	case known:
		j.score -= misfitLoss
	default:
		j.score -= otherLoss
	}
	return j
}

// namedFirmly tells whether a name stands in the question word for word that
// is more than one word for many: "kur kecil", "mekaar", unlike "kur".
func (b *entryBook) namedFirmly(asked *askedEntry, j *entryJudgement) bool {
	return slices.ContainsFunc(j.said, func(n saidName) bool {
		return n.names && n.run && b.firm(asked, &n)
	})
}

// firm tells whether a name is more than one word that many have.
func (b *entryBook) firm(asked *askedEntry, n *saidName) bool {
	return n.to-n.from > 1 || b.proper(asked, n)
}

// said is how far a question says a name, from 0 to 1, and where, if it says
// it whole.
func (b *entryBook) said(asked *askedEntry, p *phrase) (strength float64, name saidName, whole bool) {
	total, matched, words := 0.0, 0.0, 0.0
	first, last, count, telling := math.MaxInt, -1, 0, 0
	name.run = true
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
			if slices.Contains(places, last+1) {
				at = last + 1
			}
		}
		if !t.Idle {
			telling++
		}
		if t.Rupiah == 0 && !moneyWords[t.Text] {
			name.size++
			if !t.Idle {
				name.telling = append(name.telling, at)
			}
		}
		name.run = name.run && t.Rupiah == 0 && (last < 0 || at == last+1)
		first, last = min(first, at), max(last, at)
	}
	if total == 0 || matched == 0 {
		return 0, name, false
	}
	share := matched / total
	strength = share * share * matched / (matched + nameHalf)
	if last-first+1 > 2*count+1 {
		strength *= apartWeight
	}
	name.from, name.to = first, last+1
	name.names = words >= namedFrom
	if telling == 1 && b.narrowed(asked, last) {
		return strength * narrowedWeight, name, false
	}
	return strength, name, share > 0.999
}

// narrowed tells whether the word right behind a place makes another thing of
// what is said there, one that nothing is known of: "bpjs kesehatan". Goods do
// not, they are the owner's.
func (b *entryBook) narrowed(asked *askedEntry, at int) bool {
	if at < 0 || at+1 >= len(asked.terms) {
		return false
	}
	next := &asked.terms[at+1]
	return next.weight > 0 && !next.Goods && !next.Breaks && b.inAny[next.Text] == 0 && (next.Text[0] < '0' || next.Text[0] > '9')
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
