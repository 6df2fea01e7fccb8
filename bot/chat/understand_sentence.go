package chat

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

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
		if s.has(m.First) && !q.taken[m.First] {
			s.prices = append(s.prices, newPrice(m))
		}
	}
	cues := s.findCues()
	s.cued = map[int]role{}
	for _, q := range cues {
		for i := q.from; i < q.to; i++ {
			s.cued[i] = q.role
		}
	}
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
		if s.q.Tokens[i].Kind != text.Word || s.q.taken[i] {
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
		if n > 1 && s.q.Words[i] == "berapa" && s.amountRightBehind(i+n) {
			i++ // "grosir 10 pcs berapa modal 28rb": it asks for what stands before
			continue
		}
		if _, ok := ownSuffix(s.q.Words[i]); ok && found.role != roleCompetitor {
			found.weight += 6
		}
		if found.joint && s.isPlatformToken(i-1) && s.isPlatformToken(i+n) {
			found.role = roleNone // "shopee vs tokopedia"
		}
		if n == 1 && s.insideName(i) {
			found.role = roleNone // the "belanja" of "tas belanja"
		}
		if found.role == roleOther && s.costsOfSelling(i, n) {
			found.role = roleCost // "modal jualan es teh 2rb, jual 5rb"
		}
		if found.role != roleNone {
			cues = append(cues, cue{extent{i, i + n}, found})
		}
		i += n
	}
	s.openParts(cues)
	s.dropGoodsPart(cues)
	return append(cues, s.platformCues(cues)...)
}

// costsOfSelling tells whether a capital is that of one of the goods: they are
// named behind it, and another price beside it.
func (s *sentence) costsOfSelling(i, n int) bool {
	return s.q.Words[i] == "modal" && len(s.prices) > 1 && s.goodsAt(i+n) && s.soldBehind(i+n, s.to)
}

// amountRightBehind tells whether nothing but fillers stands between token i
// and an amount.
func (s *sentence) amountRightBehind(i int) bool {
	return slices.ContainsFunc(s.prices, func(p price) bool { return p.First >= i && s.rightBehind(i, p.First) })
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
