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
	case rule == nil && r.Intent == IntentCost, rule != nil && (asked.named() && rule.Topic != dutyTopic || c.past(rule)):
		r.becomes(intentOf(best))
		return true, nil
	case rule == nil:
		return true, nil
	}
	return r.Intent == IntentRegulation && (!leviesAsked(rule, asked) || asksOfRule(r.Text)), nil
}

// past tells whether a rule on duties holds no longer.
func (c *Chat) past(rule *knowledge.Regulation) bool {
	return rule.Topic == dutyTopic && rule.Standing(c.today()) == knowledge.StandingEnded
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

// asksOfRule tells whether a question asks of a rule itself, its number or how
// long it holds, rather than what is due by it.
func asksOfRule(s string) bool {
	words := text.ReadQuestion(s).Words
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set[w] || set[stem(w)] })
	}
	lasts := slices.Contains(words, "lama") && has(holding)
	return (has(ofRules) || lasts) && !has(ofSums)
}

var (
	ofRules = wordSet(`kapan dasar pmk pp permendag dicabut diperpanjang dihapus`)
	holding = wordSet(`berlaku berlakunya`)
	ofSums  = wordSet(`tarif bayar persen persennya bayarnya tarifnya hitung dihitung`)
)
