package chat

import (
	"context"
	"slices"
)

// plainlyMeant is the score from which an entry that a question names tips it
// towards what else its words ask for.
const plainlyMeant = 0.6

// beyondDoubt is the same for a question with a word of what Setara does not
// answer in it, "trading house": nothing else need speak for the entry.
const beyondDoubt = 0.72

// firmRefusal is the weight of words from which Setara does not answer whatever
// else is said.
const firmRefusal = 40

// bearing is how firmly the words of a question settle what it asks for.
type bearing struct {
	// loose tells that they do not: goods, or a word that is said of many
	// things, are all that speaks for the intent.
	loose bool
	// beside is what they ask for next; [IntentUnknown] for nothing.
	beside Intent
	// refused tells that words are said that Setara never answers.
	refused bool
}

// Words weigh this much at least to settle a question of price or fees, and to be what
// a question asks for next.
const (
	firmPrice  = 8
	firmFee    = 28
	besideFrom = 12
	softRule   = 18 // "berlaku" is said of what one holds, too
)

// bearing weighs the words of a sentence whose intent was found.
func (s *sentence) bearing(r *Reading) bearing {
	scores := s.wordScores()
	b := bearing{beside: IntentUnknown, refused: scores[IntentOutOfScope] >= firmRefusal}
	switch r.Intent {
	case IntentUnknown:
		b.loose = true
	case IntentPrice:
		b.loose = len(s.prices) == 0 && scores[IntentPrice] < firmPrice
	case IntentCost:
		b.loose = len(s.prices) == 0 && scores[IntentCost] < firmPrice && r.Topics == 0
	case IntentRegulation:
		b.loose = scores[IntentRegulation] <= softRule
	case IntentFee:
		b.loose = len(s.prices) == 0 && scores[r.Intent] < firmFee && !s.namesMarketplace()
	}
	if r.Intent == IntentReport && slices.ContainsFunc(s.q.Words[s.from:s.to], func(w string) bool { return reportingWords[w] || reportingWords[stem(w)] }) {
		return b // to report is what they want, whatever they name
	}
	for _, intent := range [...]Intent{IntentProgram, IntentRegulation, IntentReport} {
		if intent != r.Intent && scores[intent] >= besideFrom && scores[intent] > scores[b.beside] {
			b.beside = intent
		}
	}
	return b
}

// reportingWords say that something is to be reported.
var reportingWords = wordSet(`lapor ngadu adu aduin adukan aduan pengaduan pelaporan laporan`)

// leanOnEntries settles what a question asks for where its words alone leave
// it open, by the programme or rule that it names: one that plainly means one
// is never unknown, nor a question of price because it says goods.
func (c *Chat) leanOnEntries(ctx context.Context, r Reading) (Reading, error) {
	if !r.loose && !r.mayLean() && r.Intent != IntentOutOfScope || r.refused || c.Entries == nil || r.goesOn {
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
		if r.beside != IntentUnknown && r.Intent != IntentRegulation {
			kind = r.beside
		}
		r.becomes(kind)
	case best.Named && best.Score >= plainlyMeant && r.mayLean() && kind == r.beside:
		r.becomes(kind)
	case best.Named && best.Score >= beyondDoubt && r.Intent == IntentOutOfScope:
		r.becomes(kind)
	}
	return r, nil
}

// mayLean tells whether something else than the intent is asked for too, so
// that a name may tip the question. What was read with prices stays.
func (r *Reading) mayLean() bool {
	u := &r.Understood
	if r.beside == IntentUnknown || r.Topics != 0 || u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil {
		return false
	}
	return r.Intent != IntentProgram && r.Intent != IntentRegulation && r.Intent != IntentFee
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

// dutyTopic is the topic of the rules that an answer about duties tells.
const dutyTopic = "bea masuk"

// meansEntry tells whether a question that speaks of duties means a programme
// or another rule all the same: consulting on Form E, asking for a safeguard,
// what marketplaces withhold.
func (c *Chat) meansEntry(ctx context.Context, r *Reading, asked *importQuestion) (bool, error) {
	if c.Entries == nil || asked.named() || !asked.asksImport(r.Intent) {
		return false, nil
	}
	hits, err := c.lookUp(ctx, r.Text)
	if err != nil || len(hits) == 0 || !hits[0].Named || hits[0].Score < plainlyMeant {
		return false, err
	}
	rule := hits[0].Regulation
	if asked.has(topicSafeguard) && asked.has(topicRule) {
		if r.Intent == IntentCost {
			r.becomes(IntentRegulation)
		}
		return true, nil
	}
	if rule == nil && r.Intent == IntentCost {
		r.becomes(IntentProgram)
	}
	return rule == nil || r.Intent == IntentRegulation && rule.Topic != dutyTopic, nil
}
