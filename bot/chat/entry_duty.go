package chat

import (
	"context"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// dutyTopic is the topic of the rules that an answer about duties tells.
const dutyTopic = "bea masuk"

// farAhead is how much better than all others an entry must score to be meant
// where the words are of duties and no name is said.
const farAhead = 0.2

// meansEntry tells whether a question that speaks of duties means a programme
// or another rule all the same: consulting on Form E, the law behind
// safeguards, what marketplaces withhold, the least price of what is sold
// across the border. Such a question is no longer one of duties.
func (c *Chat) meansEntry(ctx context.Context, r *Reading, asked *importQuestion) (bool, error) {
	if c.Entries == nil || !asked.asksImport(r.Intent) || asked.named() && !asked.namesLimit(r.Text) {
		return false, nil
	}
	hits, err := c.lookUp(ctx, r.Text)
	if err != nil || len(hits) == 0 || hits[0].Score < plainlyMeant {
		return false, err
	}
	best := &hits[0]
	if !best.Named && (r.Intent == IntentCost || len(hits) > 1 && best.Score-hits[1].Score < farAhead) {
		return false, nil
	}
	rule := best.Regulation
	switch {
	case asked.has(topicSafeguard) && asked.has(topicRule) && !asked.named():
		if r.Intent == IntentCost {
			r.becomes(intentOf(best))
		}
		return true, nil
	case rule == nil && r.Intent == IntentCost, rule != nil && (asked.named() && rule.Topic != dutyTopic || replaced(rule)):
		r.becomes(intentOf(best))
		return true, nil
	case rule == nil:
		return true, nil
	}
	return r.Intent == IntentRegulation && (!leviesAsked(rule, asked) || asked.has(topicRule)), nil
}

// replaced tells whether another rule stands in the place of one on duties. One
// that has only run out is told by the answer about duties itself.
func replaced(rule *knowledge.Regulation) bool {
	return rule.Topic == dutyTopic && (rule.Status == knowledge.StatusSuperseded || rule.Status == knowledge.StatusAmended)
}

// leviesAsked tells whether an answer about duties tells what a rule levies.
func leviesAsked(rule *knowledge.Regulation, asked *importQuestion) bool {
	if rule.Topic == taxTopic {
		return asked.has(topicVAT)
	}
	return rule.Topic == dutyTopic && slices.ContainsFunc(rule.Points, func(p knowledge.Point) bool { return p.Aspect == knowledge.AspectRate })
}

// taxTopic is the topic of the rules on taxes, the tax on imports among them.
const taxTopic = "pajak"

// namesLimit tells whether foreign money is named as a limit, "minimal 100
// dolar", rather than as a price of which duty or tax is due.
func (a *importQuestion) namesLimit(s string) bool {
	if a.has(topicDuty | topicVAT | topicTax) {
		return false
	}
	q := text.ReadQuestion(s)
	for _, o := range q.Others {
		if o.Foreign && slices.ContainsFunc(q.Words[max(0, o.First-2):o.First], func(w string) bool { return limits[w] }) {
			return true
		}
	}
	return false
}

// limits are words before an amount that nothing may cost less or more than.
var limits = wordSet(`min minimal minimum minim paling batas bawah dibawah batasan batasnya minimalnya`)
