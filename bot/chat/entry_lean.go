package chat

import (
	"context"
	"slices"

	"setara/knowledge/text"
)

// plainlyMeant is the score from which an entry that a question names tips it
// towards what else its words ask for.
const plainlyMeant = 0.6

// beyondDoubt is the score from which nothing else need speak for an entry: not
// its name, where words leave open what is asked; not the other words, where
// one of what Setara does not answer is among them, "trading house".
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
	beside       Intent
	besideWeight int
	// refused tells that words are said that Setara never answers.
	refused bool
}

// Words weigh this much at least to settle a question of price or fees, and to be what
// a question asks for next.
const (
	firmPrice  = 8
	firmFee    = 28
	besideFrom = 12
	besideBest = 20 // against the kind of what is named best
	softRule   = 18 // "berlaku" is said of what one holds, too
	surePrice  = 16 // where nothing is for sale
	softTalk   = 16 // a greeting
)

// bearing weighs the words of a sentence whose intent was found.
func (s *sentence) bearing(r *Reading) bearing {
	scores := s.wordScores()
	b := bearing{beside: IntentUnknown, refused: scores[IntentOutOfScope] >= firmRefusal}
	switch r.Intent {
	case IntentUnknown:
		b.loose = true
	case IntentPrice:
		b.loose = len(s.prices) == 0 && scores[IntentPrice] < firmPrice || r.sellsNothing() && scores[IntentPrice] < surePrice
	case IntentSmalltalk:
		b.loose = scores[IntentSmalltalk] <= softTalk
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
			b.beside, b.besideWeight = intent, scores[intent]
		}
	}
	return b
}

// sellsNothing tells whether neither goods nor their cost were said, nor two
// prices, so that a question of price could only be asked back.
func (r *Reading) sellsNothing() bool {
	u := &r.Understood
	return r.Topics == 0 && (u.OwnPrice == nil || u.CompetitorPrice == nil) && u.Cost == nil && (u.Product == "" || !text.NamesGoods(u.Product))
}

// reportingWords say that something is to be reported.
var reportingWords = wordSet(`lapor ngadu adu aduin adukan aduan pengaduan pelaporan laporan`)

// leanOnEntries settles what a question asks for where its words alone leave
// it open, by the programme or rule that it names: one that plainly means one
// is never unknown, nor a question of price because it says goods.
func (c *Chat) leanOnEntries(ctx context.Context, r Reading) (Reading, error) {
	if !r.loose && !r.mayLean() && r.Intent != IntentOutOfScope || r.refused || c.Entries == nil || r.goesOn || r.about != "" {
		return r, nil
	}
	hits, err := c.lookUp(ctx, r.topical())
	if err != nil {
		return r, err
	}
	if len(hits) == 0 {
		return r, nil
	}
	best := &hits[0]
	switch kind := intentOf(best); {
	case r.loose && surely(best) && (best.Named || r.Intent == IntentUnknown || best.Score >= beyondDoubt):
		if r.besideWeight >= besideBest && r.Intent != IntentRegulation {
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
