package chat

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// splitSentences cuts a message where a sentence ends or where another
// question is announced.
func splitSentences(q *message) []extent {
	var parts []extent
	from := 0
	for i, t := range q.Tokens {
		ends := t.Kind == text.Mark && (t.Text == "?" || t.Text == "!" || t.Text == "\n" ||
			t.Text == "." && !abbreviates(q, i))
		switch {
		case ends:
			if i > from {
				parts = append(parts, extent{from, i})
			}
			from = i + 1
		case i > from && announcesAnother(q.Words, i):
			parts = append(parts, extent{from, i})
			from = i
		}
	}
	if from < len(q.Tokens) {
		parts = append(parts, extent{from, len(q.Tokens)})
	}
	return parts
}

// abbreviates tells whether a full stop ends an abbreviation or stands inside
// an address.
func abbreviates(q *message, i int) bool {
	if i+1 < len(q.Tokens) && q.Tokens[i+1].Glued && q.Tokens[i+1].Kind != text.Mark {
		return true
	}
	return i > 0 && abbreviations[q.Tokens[i-1].Text]
}

var abbreviations = wordSet(`no jl jln dr bpk pt cv tn ny hj rp th thn tgl sdr yth`)

// announcesAnother tells whether the words at i lead over to a second
// question.
func announcesAnother(words []string, i int) bool {
	at := func(k int) string {
		if i+k < len(words) {
			return words[i+k]
		}
		return ""
	}
	switch at(0) {
	case "terus", "lalu":
		return true
	case "sama", "dan", "sekalian":
		return at(1) == "mau" && at(2) == "tanya" || at(1) == "tanya" || at(1) == "satu" && at(2) == "lagi"
	case "satu":
		return at(1) == "lagi"
	case "oya", "btw":
		return true
	}
	return false
}

// joinSentences puts the sentences that belong to one question together
// again. Sentences are questions of their own where each asks for something
// else, or for another product with prices of its own.
func joinSentences(q *message, parts []extent) []extent {
	if len(parts) == 0 {
		return []extent{{0, len(q.Tokens)}}
	}
	joined := []extent{parts[0]}
	for k, part := range parts[1:] {
		last := &joined[len(joined)-1]
		if k < maxSentences && asksAnother(q, *last, part) {
			joined = append(joined, part)
		} else {
			last.to = part.to
		}
	}
	return joined
}

// maxSentences bounds how many sentences are weighed against each other; what
// comes after them goes with the last question.
const maxSentences = 20

// asksAnother tells whether two neighbouring parts are two questions.
func asksAnother(q *message, a, b extent) bool {
	first, second := newSentence(q, a), newSentence(q, b)
	intentA, weightA := first.leadingIntent()
	intentB, weightB := second.leadingIntent()
	pricesA, pricesB := len(first.prices), len(second.prices)
	switch {
	case pricesA >= 2 && pricesB >= 2:
		nameA, nameB := first.findProduct(), second.findProduct()
		return nameA != "" && nameB != "" && nameA != nameB
	case pricesA >= 2 && asksFact(intentB) && weightB >= ownQuestion && pricesB == 0,
		pricesB >= 2 && asksFact(intentA) && weightA >= ownQuestion && pricesA == 0:
		return true
	default:
		return intentA != intentB && asksFact(intentA) && asksFact(intentB) &&
			weightA >= ownQuestion && weightB >= ownQuestion
	}
}

// ownQuestion is the weight of evidence from which a sentence is a question of
// its own.
const ownQuestion = 24

// asksFact tells whether an intent asks for knowledge, unlike a greeting.
func asksFact(i Intent) bool {
	switch i {
	case IntentPrice, IntentCost, IntentFee, IntentProgram, IntentRegulation, IntentReport:
		return true
	}
	return false
}

// clause is a stretch of a sentence in which words speak for the prices
// beside them.
type clause struct {
	extent
	cues   []cue
	prices []int // indexes into sentence.prices
}

// cue is a phrase that says whose a price is.
type cue struct {
	extent
	roleCue
}

// newSentence finds the clauses, the cues and the amounts of a part.
func newSentence(q *message, e extent) *sentence {
	s := &sentence{q: q, extent: e}
	for _, m := range q.Money {
		if s.has(m.First) {
			s.prices = append(s.prices, newPrice(m))
		}
	}
	cues := s.findCues()
	s.cutClauses(cues)
	return s
}

// findCues finds the role phrases of the sentence, longest first; numbers and
// marketplaces are passed over.
func (s *sentence) findCues() []cue {
	var cues []cue
	for i := s.from; i < s.to; {
		if next, skip := s.mentionEnd(i); skip {
			i = next
			continue
		}
		if s.q.Tokens[i].Kind != text.Word {
			i++
			continue
		}
		found, n := lists.roles.at(s.q.Words[:s.to], i)
		if n == 0 {
			if owners, ok := ownSuffix(s.q.Words[i]); ok {
				cues = append(cues, cue{extent{i, i + 1}, roleCue{role: roleOwn, weight: owners}})
			}
			i++
			continue
		}
		if _, ok := ownSuffix(s.q.Words[i]); ok && found.role != roleCompetitor {
			found.weight += 6
		}
		if n == 1 && s.insideName(i) {
			found.role = roleNone // the "belanja" of "tas belanja"
		}
		if found.role != roleNone {
			cues = append(cues, cue{extent{i, i + n}, found})
		}
		i += n
	}
	return append(cues, s.platformCues(cues)...)
}

// insideName tells whether a word belongs to the name of goods before it.
func (s *sentence) insideName(i int) bool {
	if !s.has(i-1) || s.q.Tokens[i-1].Kind != text.Word {
		return false
	}
	before := s.q.Tokens[i-1].Text
	word := s.q.Tokens[i].Text
	if head := text.ReadTitle(before + " " + word).Head; strings.HasSuffix(head, " "+text.Fold(word)) {
		return true
	}
	return nameParts[s.q.Words[i]] && (before == "jasa" || s.q.namesGoods(before) ||
		s.has(i-2) && s.q.namesGoods(s.q.Tokens[i-2].Text+" "+before))
}

// nameParts are words that speak for a price unless goods stand right before.
var nameParts = wordSet(`belanja pasar kain label gas listrik potong jahit sablon kemasan`)

// mentionEnd is where the amount or marketplace that starts at i ends.
func (s *sentence) mentionEnd(i int) (int, bool) {
	end, ok := s.q.said[i]
	return end, ok
}

// cutClauses cuts the sentence at its marks and joints and sorts cues and
// prices into the clauses.
func (s *sentence) cutClauses(cues []cue) {
	joints := map[int]bool{}
	for _, c := range cues {
		joints[c.from] = joints[c.from] || c.joint
	}
	starts := []int{s.from}
	for i := s.from + 1; i < s.to; i++ {
		if joints[i] || s.startsClause(i, starts[len(starts)-1]) {
			starts = append(starts, i)
		}
	}
	slices.SortStableFunc(cues, func(a, b cue) int { return a.from - b.from })
	nextCue, nextPrice := 0, 0
	for k, from := range starts {
		c := clause{extent: extent{from, s.to}}
		if k+1 < len(starts) {
			c.to = starts[k+1]
		}
		for ; nextCue < len(cues) && cues[nextCue].from < c.to; nextCue++ {
			c.cues = append(c.cues, cues[nextCue])
		}
		for ; nextPrice < len(s.prices) && s.prices[nextPrice].First < c.to; nextPrice++ {
			c.prices = append(c.prices, nextPrice)
		}
		s.clauses = append(s.clauses, c)
	}
}

// startsClause tells whether a new clause starts at token i.
func (s *sentence) startsClause(i, from int) bool {
	before := s.q.Tokens[i-1]
	if before.Kind == text.Mark && !s.q.inside[i-1] {
		switch before.Text {
		case ",", ";", ".", "?", "!", "\n", "(", ")":
			return true
		case "-", "/", "|", ":", "+", "=", "&":
			return s.q.priceBetween(from, i) && before.Text != ":"
		}
	}
	if s.q.Tokens[i].Kind != text.Word {
		return false
	}
	if s.opensPlatform(i) && s.q.priceBetween(from, i) {
		return true
	}
	switch s.q.Words[i] {
	case "tapi", "sedangkan", "sementara", "padahal", "namun", "terus", "lalu", "eh", "ralat":
		return true
	case "dan", "sama", "yang", "ada", "kalau", "dengan", "cuma", "kok", "malah", "karena":
		return s.q.priceBetween(from, i)
	}
	return false
}

// opensPlatform tells whether "di tiktok ada", "di shopee cuma" start here: a
// marketplace that leads over to what follows.
func (s *sentence) opensPlatform(i int) bool {
	if s.q.Words[i] != "di" && s.q.Words[i] != "ke" {
		return false
	}
	for _, m := range s.q.Platforms {
		if m.First == i+1 && s.has(m.Last+1) {
			switch s.q.Words[m.Last+1] {
			case "ada", "cuma", "jual", "dijual", "bisa", "kok", "malah", "yang", "banyak", "sudah", "masih", "harga", "laku":
				return true
			}
		}
	}
	return false
}
