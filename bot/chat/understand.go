package chat

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Understand reads a message: one reading for each question in it, in their
// order, at least one. It reads anything and never fails; what it cannot make
// sense of is [IntentUnknown].
func Understand(s string) []Reading {
	q := newMessage(s)
	sentences := splitSentences(q)
	var readings []Reading
	for _, part := range joinSentences(q, sentences) {
		readings = append(readings, readPart(q, part))
	}
	return readings
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
	// product is the words of the goods, cut out of the clauses.
	product string
}

// readPart reads one question.
func readPart(q *message, e extent) Reading {
	s := newSentence(q, e)
	reading := Reading{Text: sourceText(q, e), Platforms: s.platforms()}
	s.settleAmounts()
	doubt := s.assignRoles()
	s.product = s.findProduct()
	reading.Understood = s.understood()
	reading.Intent = s.intent(&reading.Understood, doubt != nil)
	keepWhatIsAsked(&reading, s, doubt)
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
	default:
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
	u := Understood{Product: s.product, WantedMargin: s.wantedMargin()}
	s.settlePacks(&u)
	u.OwnPrice = s.amountOf(roleOwn)
	u.CompetitorPrice = s.amountOf(roleCompetitor)
	u.Cost = s.amountOf(roleCost)
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

func (s *sentence) sumOfParts() *knowledge.Rupiah {
	var sum knowledge.Rupiah
	for i := range s.prices {
		if p := &s.prices[i]; p.role == rolePart && !p.void {
			sum += p.pack.Each(p.amount(roleCost))
		}
	}
	if sum == 0 {
		return nil
	}
	return &sum
}

// wantedMargin is the profit that the owner wants.
func (s *sentence) wantedMargin() knowledge.BasisPoints {
	for _, p := range s.q.Percents {
		if !s.has(p.First) {
			continue
		}
		for back := 1; back <= 4 && s.has(p.First-back); back++ {
			word := s.q.Words[p.First-back]
			if s.q.Tokens[p.First-back].Kind == text.Mark || notWanted[word] {
				break
			}
			if marginWords[word] || marginWords[stem(word)] {
				return s.ofPrice(p)
			}
		}
		for ahead := 1; ahead <= 2 && s.has(p.Last+ahead); ahead++ {
			if word := s.q.Words[p.Last+ahead]; word == "margin" || word == "untung" && s.wantsBefore(p.First) {
				return s.ofPrice(p)
			}
		}
	}
	return 0
}

// ofPrice is a wanted profit as a share of the price. Said as a share of the
// cost ("untung 20% dari modal") it is a markup m, and the share of the price
// is m / (1 + m).
func (s *sentence) ofPrice(p text.Percent) knowledge.BasisPoints {
	if s.has(p.Last+2) && s.q.Words[p.Last+1] == "dari" {
		if word := stem(s.q.Words[p.Last+2]); word == "modal" || word == "hpp" {
			return knowledge.Ratio(knowledge.Rupiah(p.Value), knowledge.Rupiah(p.Value+10_000))
		}
	}
	return p.Value
}

// wantsBefore tells whether the owner says before token i that they want it.
func (s *sentence) wantsBefore(i int) bool {
	for back := 1; back <= 3 && s.has(i-back); back++ {
		switch s.q.Words[i-back] {
		case "mau", "ingin", "target", "pasang", "minimal":
			return true
		}
	}
	return false
}

// notWanted are words between a percentage and "untung" that make it no wish.
var notWanted = wordSet(`potongan diskon cuma hanya admin`)

var marginWords = wordSet(`margin untung keuntungan laba profit`)
