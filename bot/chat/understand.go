package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// Understand reads a message: one reading for each question in it, in their
// order, at least one. It reads anything and never fails; what it cannot make
// sense of is [IntentUnknown].
func Understand(s string) []Reading {
	q := newMessage(s)
	sentences := splitSentences(q)
	var readings []Reading
	for _, part := range joinSentences(q, sentences) {
		readings = append(readings, readPlainly(q, part))
	}
	return readings
}

// shortRest is how many words may be left beside thanks that are all that is said.
const shortRest = 2

// readPlainly reads a part without its courtesies, unless these are what it
// says: "suwun yo min".
func readPlainly(q *message, part extent) Reading {
	plain := withoutCourtesy(q, part)
	reading := readPart(q, plain)
	switch {
	case reading.Intent == IntentSmalltalk:
		reading.Text = sourceText(q, part)
	case reading.Intent == IntentUnknown && plain != part && plain.to-plain.from <= shortRest:
		if whole := readPart(q, part); whole.Intent == IntentSmalltalk {
			return whole
		}
	}
	return reading
}

// extent is a range of tokens, end excluded.
type extent struct{ from, to int }

func (e extent) has(i int) bool { return i >= e.from && i < e.to }

// sentence is a part of a message under reading.
type sentence struct {
	q *message
	extent
	clauses []clause
	prices  []price
	// cued is, for each token of a phrase that says whose a price is, the role
	// that it speaks for.
	cued map[int]role
	// listsParts tells that a word of cost opened a list of its parts.
	listsParts bool
	// ingredients are the tokens that name the parts of a list without a word
	// of cost.
	ingredients []int
	// product is the words of the goods, cut out of the clauses.
	product string
}

// readPart reads one question.
func readPart(q *message, e extent) Reading {
	s := newSentence(q, e)
	said := e
	if said.to < len(q.Tokens) && q.Tokens[said.to].Text == "?" {
		said.to++ // the mark says that it is asked
	}
	reading := Reading{Text: sourceText(q, said), Platforms: s.platforms()}
	s.settleAmounts()
	places := s.placePrices()
	doubt := s.assignRoles()
	s.product = s.findProduct()
	s.dropIngredient()
	reading.Understood = s.understood()
	reading.Understood.Sale, reading.Flaw = s.sale()
	reading.Understood.Sale.Prices = places
	reading.Understood.Sale.Parts = s.partsOf(reading.Understood.Cost)
	s.takeGap(&reading.Understood)
	s.takeDiscount(&reading.Understood)
	s.readWish(&reading.Understood)
	reading.Understood.claimMall(slices.Contains(s.q.Words[s.from:s.to], "lazmall"))
	s.claimOnly(&reading.Understood)
	s.claimSpent(&reading.Understood)
	reading.Understood.sellAtPromo()
	s.takeChange(&reading.Understood)
	reading.Understood.addExtra()
	reading.Understood.AsksProfit = s.asksProfit(&reading.Understood)
	reading.Understood.AsksCost = s.asksCost(&reading.Understood)
	reading.Understood.AsksMarkup = (s.says(senseMarkup) || s.asksProfitShare()) && reading.Understood.Sale.WantedMarkup == nil
	if !s.leavesTaxed(&reading.Understood) {
		reading.Understood.Sale.Tax = nil // a rule is asked about, or a turnover
	}
	reading.Topics = s.topics(&reading.Understood)
	if beyond := reading.Understood.dropImpossible(); beyond != nil {
		doubt = beyond
	}
	reading.Intent = s.intent(&reading.Understood, reading.Topics, reading.Flaw, doubt != nil)
	reading.bearing = s.bearing(&reading)
	reading.said = s.saidPrices(&reading.Understood)
	keepWhatIsAsked(&reading, s, doubt)
	reading.Understood.Signs = s.signs()
	reading.forgetPlaces()
	return reading
}

// keepWhatIsAsked drops what only a question of price can mean: in a question
// about a programme "500 ribu" is nobody's price.
func keepWhatIsAsked(r *Reading, s *sentence, doubt *Doubt) {
	u := &r.Understood
	switch r.Intent {
	case IntentPrice, IntentCost:
		r.Doubt = doubt
	case IntentFee:
		r.Doubt = doubt
		// Who asks for a fee asks for their own sale.
		if u.OwnPrice == nil {
			u.OwnPrice, u.CompetitorPrice = u.CompetitorPrice, nil
		}
		if u.OwnPlatform == "" {
			u.OwnPlatform, u.CompetitorPlatform = u.CompetitorPlatform, ""
		}
	case IntentReport:
		// What is complained about is somebody else's price.
		if u.CompetitorPrice == nil && !s.surelyOwn() {
			u.OwnPrice, u.CompetitorPrice = nil, u.OwnPrice
		}
		u.Cost = nil
		r.Topics, r.Flaw = 0, ""
	default:
		r.Topics, r.Flaw = 0, ""
		if !s.surelyOwn() {
			u.OwnPrice = nil
		}
		u.CompetitorPrice, u.Cost = nil, nil
	}
	asksPrice := r.Intent == IntentPrice && u.Product != ""
	if u.OwnPrice == nil && u.CompetitorPrice == nil && u.Cost == nil && !u.UnitSaid && r.Doubt == nil && !asksPrice {
		u.Unit, u.Pack = "", 0
	}
}

// platforms are the marketplaces named in the sentence, without repeats.
func (s *sentence) platforms() []knowledge.Platform {
	var named []knowledge.Platform
	seen := map[knowledge.Platform]bool{}
	for _, m := range s.q.Platforms {
		if s.has(m.First) && !seen[m.Platform] {
			seen[m.Platform] = true
			named = append(named, m.Platform)
		}
	}
	return named
}

func sourceText(q *message, e extent) string {
	if e.from >= e.to {
		return strings.TrimSpace(q.Source)
	}
	return q.Source[q.Tokens[e.from].Start:q.Tokens[e.to-1].End]
}

// understood puts the settled prices, the unit and the product together.
func (s *sentence) understood() Understood {
	u := Understood{Product: s.product}
	u.WantedMargin, u.SaidFee, u.Offline = s.wantedMargin(), s.saidFee(), s.sellsOffline()
	s.settlePacks(&u)
	u.OwnPrice = s.amountOf(roleOwn)
	u.CompetitorPrice = s.amountOf(roleCompetitor)
	u.Cost = s.amountOf(roleCost)
	u.EndOwn, u.EndCompetitor = s.endOf(roleOwn, u.OwnPrice), s.endOf(roleCompetitor, u.CompetitorPrice)
	u.ForPack = s.amountsSaid()
	s.settlePlatforms(&u)
	return u
}

// amountOf is the price per unit of one role. Of several competitors the
// lowest counts; parts of a cost are summed where no cost was said.
func (s *sentence) amountOf(r role) *knowledge.Rupiah {
	var found *knowledge.Rupiah
	for i := range s.prices {
		p := &s.prices[i]
		if p.role != r || p.void {
			continue
		}
		each := p.pack.Each(p.amount(r))
		if found == nil || r == roleCompetitor && each < *found {
			found = &each
		}
	}
	if found == nil && r == roleCost {
		return s.sumOfParts()
	}
	return found
}

// endOf is a price where it is one end of a range that was said; nil where it
// is none.
func (s *sentence) endOf(r role, each *knowledge.Rupiah) *knowledge.Rupiah {
	for i := range s.prices {
		if p := &s.prices[i]; each != nil && p.role == r && !p.void && p.Low != p.High && p.pack.Each(p.amount(r)) == *each {
			return new(*each)
		}
	}
	return nil
}

// sumOfParts is what the parts of a cost come to for one; those of one batch
// are summed before they are divided.
func (s *sentence) sumOfParts() *knowledge.Rupiah {
	batches := map[knowledge.Pack]knowledge.Rupiah{}
	for i := range s.prices {
		if p := &s.prices[i]; p.role == rolePart && !p.void {
			batches[p.pack] += p.amount(roleCost)
		}
	}
	var sum knowledge.Rupiah
	for pack, amount := range batches {
		sum += pack.Each(amount)
	}
	if sum == 0 {
		return nil
	}
	return &sum
}
