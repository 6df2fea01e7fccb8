package chat

import (
	"context"
)

// plainlyMeant is the score from which an entry that a question names tips it
// towards what else its words ask for.
const plainlyMeant = 0.6

// bearing is how firmly the words of a question settle what it asks for.
type bearing struct {
	// loose tells that they do not: goods, or a word that is said of many
	// things, are all that speaks for the intent.
	loose bool
	// beside is what they ask for next; [IntentUnknown] for nothing.
	beside Intent
}

// Words weigh this much at least to settle a question of price, and to be what
// a question asks for next.
const (
	firmPrice  = 8
	besideFrom = 12
)

// bearing weighs the words of a sentence whose intent was found.
func (s *sentence) bearing(r *Reading) bearing {
	scores := s.wordScores()
	b := bearing{beside: IntentUnknown}
	switch r.Intent {
	case IntentUnknown:
		b.loose = true
	case IntentPrice, IntentCost:
		b.loose = len(s.prices) == 0 && scores[r.Intent] < firmPrice
	case IntentFee:
		b.loose = len(s.prices) == 0 && !s.namesMarketplace()
	}
	for _, intent := range [...]Intent{IntentProgram, IntentRegulation, IntentReport} {
		if intent != r.Intent && scores[intent] >= besideFrom && scores[intent] > scores[b.beside] {
			b.beside = intent
		}
	}
	return b
}

// leanOnEntries settles what a question asks for where its words alone leave
// it open, by the programme or rule that it names: one that plainly means one
// is never unknown, nor a question of price because it says goods.
func (c *Chat) leanOnEntries(ctx context.Context, r Reading) (Reading, error) {
	if !r.loose && !r.mayLean() || c.Entries == nil || r.goesOn {
		return r, nil
	}
	hits, err := c.lookUp(ctx, r.Text)
	if err != nil {
		return r, err
	}
	if len(hits) == 0 {
		return r, nil
	}
	best := &hits[0]
	switch kind := intentOf(best); {
	case r.loose && (best.Named && surely(best) || r.Intent == IntentUnknown && surely(best)):
		if r.beside != IntentUnknown {
			kind = r.beside
		}
		r.becomes(kind)
	case best.Named && best.Score >= plainlyMeant && r.mayLean() && kind == r.beside:
		r.becomes(kind)
	}
	return r, nil
}

// mayLean tells whether something else than the intent is asked for too, so
// that a name may tip the question. What was read with prices stays.
func (r *Reading) mayLean() bool {
	u := &r.Understood
	if r.beside == IntentUnknown || u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil {
		return false
	}
	switch r.Intent {
	case IntentProgram, IntentRegulation:
		return false
	}
	return true
}

// becomes makes a question one about programmes or rules: what was read for
// another intent is dropped.
func (r *Reading) becomes(intent Intent) {
	r.Intent, r.Topics, r.Flaw, r.Doubt = intent, 0, "", nil
	u := &r.Understood
	u.OwnPrice, u.CompetitorPrice, u.Cost = nil, nil, nil
	if !u.UnitSaid {
		u.Unit, u.Pack = "", 0
	}
}

// namesProgram tells whether a question that speaks of duties means a
// programme all the same: consulting on Form E, or asking for a safeguard.
func (c *Chat) namesProgram(ctx context.Context, r *Reading, asked *importQuestion) (bool, error) {
	if c.Entries == nil || asked.named() || !asked.asksImport(r.Intent) {
		return false, nil
	}
	hits, err := c.lookUp(ctx, r.Text)
	if err != nil {
		return false, err
	}
	return len(hits) > 0 && hits[0].Program != nil && hits[0].Named && hits[0].Score >= plainlyMeant, nil
}
