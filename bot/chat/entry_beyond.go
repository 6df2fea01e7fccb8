package chat

import (
	"context"
	"slices"

	"setara/knowledge"
)

// beyondSums are what is asked of a tax or a duty that no sum answers: how
// long it holds, from when, whether it is over, what follows a breach.
var beyondSums = []knowledge.Aspect{
	knowledge.AspectValidity, knowledge.AspectDeadline, knowledge.AspectTerm, knowledge.AspectPenalty, aspectInForce,
}

// goesBeyondSums answers a question of tax or duty that asks for more than a
// sum, from the programme or rule that it names; false where it names none, or
// that says nothing of what is asked. A question with amounts asks for a sum.
func (c *Chat) goesBeyondSums(ctx context.Context, r Reading, asked *importQuestion) (Answer, bool, error) {
	u := &r.Understood
	sums := u.hasAmount() || u.Sale.Turnover != nil || asked.named() || r.Topics&^TopicTax != 0
	if c.Entries == nil || sums || !asked.asksImport(r.Intent) && r.Topics != TopicTax {
		return Answer{}, false, nil
	}
	if of := readAsking(r.Text, nil); !asksBeyond(of.asks, nil) {
		return Answer{}, false, nil
	}
	hits, err := c.lookUp(ctx, r.Text)
	if err != nil || len(hits) == 0 || !hits[0].Named || hits[0].Score < plainlyMeant {
		return Answer{}, false, err
	}
	e := hits[0].Entry()
	of := readAsking(r.Text, e)
	if e.Standing(c.today()) == knowledge.StandingUncertain || !asksBeyond(of.asks, e) {
		return Answer{}, false, nil
	}
	r.becomes(intentOf(&hits[0]))
	a, err := c.answerEntry(ctx, r, &hits[0], of)
	return a, err == nil, err
}

// asksBeyond tells whether some of what is asked is no sum, and the entry says
// something of it; the entry is nil where that makes no difference.
func asksBeyond(asks []ask, e *knowledge.Entry) bool {
	return slices.ContainsFunc(asks, func(a ask) bool {
		beyond := slices.Contains(beyondSums, a.first()) || a.first() == knowledge.AspectStatus && a.has(aspectInForce)
		return beyond && !a.weak && !a.aside && (e == nil || saysOf(e, &a))
	})
}

// saysOf tells whether an entry says something of what is asked.
func saysOf(e *knowledge.Entry, a *ask) bool {
	if a.has(aspectInForce) && (e.From != nil || e.Until != nil) {
		return true
	}
	return slices.ContainsFunc(e.Points, func(p knowledge.Point) bool { return a.has(p.Aspect) })
}
