package chat

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// foundKind is how sure it is which entries a question means.
type foundKind int

// How sure it is.
const (
	// foundNone: none is meant, or none that is known.
	foundNone foundKind = iota
	// foundOne: this one, the first.
	foundOne
	// foundSeveral: several fit as well and are for one need, so that they are
	// to be compared.
	foundSeveral
	// foundClose: these may be meant; which is to be asked.
	foundClose
)

// entriesFound are the programmes and rules that a question means, the
// likeliest first.
type entriesFound struct {
	Hits []knowledge.EntryHit
	Kind foundKind
}

// The scores from which a question is believed to mean an entry. They were
// measured on testdata/entri.tsv: right first hits lie over surelyMeant in 19
// of 20 questions, and questions about other things stay under likelyMeant.
const (
	// surelyMeant is the score from which an entry is meant; one that is named
	// in full is from surelyNamed.
	surelyMeant, surelyNamed = 0.58, 0.42
	// aloneMeant is the score from which an entry is meant that nothing else
	// comes near to.
	aloneMeant = 0.48
	// likelyMeant is the score under which nothing is meant.
	likelyMeant = 0.36
)

// How much less than the best an entry may score and still fit as well.
const (
	asGood = 0.06
	// asGoodUnnamed is the same where no name was said, but what is needed:
	// "pinjam 7 juta tanpa jaminan".
	asGoodUnnamed = 0.16
	// asCompared is the same of entries that a question names to compare them.
	asCompared = 0.3
	// asClose is the same where it is to be asked which is meant.
	asClose = 0.1
)

// kindLean is what the kind of question adds to the entries of its kind: of a
// programme and the rule behind it "boleh" asks for the rule. A named rule gains
// lawLean more where a word of the law is said: "wajib halal".
const kindLean, lawLean = 0.06, 0.09

// Bounds on what is handed on.
const (
	entryCandidates = 8
	mostClose       = 3
)

// findEntries finds which programmes or rules a question means, and how sure
// that is. What the owner says to have or to lack ("belum punya NIB") is not
// what is asked about, unless nothing else surely is.
func (c *Chat) findEntries(ctx context.Context, r *Reading) (entriesFound, error) {
	q := newMessage(r.Text)
	asking := strings.TrimSpace(r.about + " " + withoutConditions(q))
	hits, err := c.lookUp(ctx, asking)
	if err == nil && asking != r.Text && r.about == "" && (len(hits) == 0 || !surely(&hits[0])) {
		hits, err = c.lookUp(ctx, r.Text)
	}
	if err != nil {
		return entriesFound{}, err
	}
	if r.about != "" {
		hits = ofKind(hits, r.Intent)
	}
	if r.Intent == IntentRegulation && slices.ContainsFunc(q.Words, func(w string) bool { return ruleWords[w] || ruleWords[stem(w)] }) {
		hits = leaningOnLaw(hits)
	}
	return decideEntries(hits, r.Intent, compares(q)), nil
}

func (c *Chat) lookUp(ctx context.Context, s string) ([]knowledge.EntryHit, error) {
	hits, err := c.Knowledge.FindEntries(ctx, knowledge.EntryQuery{Text: s, On: c.today(), Limit: entryCandidates})
	if err != nil {
		return nil, fmt.Errorf("find programmes and rules: %w", err)
	}
	return hits, nil
}

// withoutConditions is a text without the stretches that ask nothing and say
// what the owner has or lacks; all of it where there are none, or nothing
// else.
func withoutConditions(q *message) string {
	var rest []string
	cuts := questionCuts(q)
	for _, cut := range cuts {
		has := slices.ContainsFunc(q.Words[cut.from:cut.to], func(w string) bool { return havingWords[w] })
		if !has || asksIn(q, cut) {
			rest = append(rest, sourceText(q, cut))
		}
	}
	if len(rest) == 0 || len(rest) == len(cuts) {
		return q.Source
	}
	return strings.Join(rest, ", ")
}

// havingWords say what an owner has or lacks.
var havingWords = wordSet(`punya mempunyai memiliki belum sudah`)

// compares tells whether a question sets things side by side.
func compares(q *message) bool {
	return slices.ContainsFunc(q.Words, func(w string) bool { return comparingWords[w] || comparingWords[stem(w)] })
}

var comparingWords = wordSet(`beda bedanya perbedaan mending mendingan bagusan bandingkan banding vs atau`)

// decideEntries decides which of the hits of a question are meant.
func decideEntries(hits []knowledge.EntryHit, intent Intent, compared bool) entriesFound {
	hits = leaning(hits, intent)
	if len(hits) == 0 || hits[0].Score < likelyMeant {
		return entriesFound{}
	}
	best := &hits[0]
	switch {
	case surely(best), best.Gives:
	case intent == IntentCost:
		return entriesFound{} // their own sums are asked for
	default:
		near := within(hits, asClose, mostClose, func(*knowledge.EntryHit) bool { return true })
		if len(near) == 1 && best.Score >= aloneMeant {
			return entriesFound{near, foundOne}
		}
		return entriesFound{near, foundClose}
	}
	gap, counts := asGood, func(h *knowledge.EntryHit) bool { return alternatives(best, h) }
	switch {
	case compared && best.Named:
		gap, counts = asCompared, func(h *knowledge.EntryHit) bool { return h.Named }
	case !best.Named && best.Gives:
		gap, counts = asGoodUnnamed, func(h *knowledge.EntryHit) bool { return h.Gives }
	case !best.Named:
		gap = asGoodUnnamed
	}
	if rivals := within(hits, gap, mostCompared, counts); len(rivals) > 1 {
		return entriesFound{rivals, foundSeveral}
	}
	return entriesFound{hits[:1], foundOne}
}

// leaning adds to the scores what the kind of question says.
func leaning(hits []knowledge.EntryHit, intent Intent) []knowledge.EntryHit {
	leaned := slices.Clone(hits)
	for i := range leaned {
		h := &leaned[i]
		if intent == IntentRegulation && h.Regulation != nil || intent == IntentProgram && h.Program != nil ||
			intent == IntentReport && h.Program != nil && slices.Contains(h.Program.Needs, knowledge.NeedReport) {
			h.Score = min(h.Score+kindLean, 1)
		}
	}
	slices.SortStableFunc(leaned, func(a, b knowledge.EntryHit) int { return cmp.Compare(b.Score, a.Score) })
	return leaned
}

// leaningOnLaw adds to the scores of named rules what a word of the law says.
func leaningOnLaw(hits []knowledge.EntryHit) []knowledge.EntryHit {
	leaned := slices.Clone(hits)
	for i := range leaned {
		if h := &leaned[i]; h.Regulation != nil && h.Named {
			h.Score = min(h.Score+lawLean, 1)
		}
	}
	return leaned
}

// surely tells whether an entry that scores best is meant.
func surely(h *knowledge.EntryHit) bool {
	return h.Score >= surelyMeant || h.Named && h.Score >= surelyNamed
}

// within are the best hit and those not further behind it that count too, at
// most a number of them.
func within(hits []knowledge.EntryHit, gap float64, most int, counts func(*knowledge.EntryHit) bool) []knowledge.EntryHit {
	var near []knowledge.EntryHit
	for i := range hits {
		h := &hits[i]
		if len(near) < most && (i == 0 || h.Score >= hits[0].Score-gap && h.Score >= likelyMeant && counts(h)) {
			near = append(near, *h)
		}
	}
	return near
}

// alternatives tells whether two entries are for one need, so that an owner
// chooses between them: programmes that help with the same, rules on one
// topic. A programme and the rule behind it are not.
func alternatives(a, b *knowledge.EntryHit) bool {
	switch {
	case a.Program != nil && b.Program != nil:
		return slices.ContainsFunc(a.Program.Needs, func(n knowledge.Need) bool { return slices.Contains(b.Program.Needs, n) })
	case a.Regulation != nil && b.Regulation != nil:
		return a.Regulation.Topic == b.Regulation.Topic
	}
	return false
}
