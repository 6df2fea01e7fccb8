package chat

import (
	"setara/knowledge"
	"setara/knowledge/text"
)

// listParts reads the amounts of a list of what goes into the goods as parts of
// one cost: "modal semen 6rb pasir 3rb cat 4rb", a list that says at its end how
// many come of it, or one with wages in it. The words need not be known; a list
// of goods that are sold is none.
func (s *sentence) listParts() {
	s.ingredients = nil
	for i := 0; i < len(s.prices); {
		end := s.listEnd(i)
		if end-i > 1 && (s.costOpens(i) || s.yields(end-1) || end-i > 2 && s.paysFor(i, end)) && !s.listsGoods(i, end) {
			for k := i; k < end; k++ {
				s.prices[k].evidence = [roleOther + 1]int{rolePart: listWeight}
				s.prices[k].settlePart()
				s.ingredients = append(s.ingredients, s.prices[k].First-1)
			}
			s.listsParts = true
		}
		i = max(end, i+1)
	}
}

// listEnd is the price behind the last one of a list that the i-th opens: each
// has a name right before it, and nothing but that stands between two.
func (s *sentence) listEnd(i int) int {
	if s.prices[i].Impossible || s.partNameBefore(i, s.from) == s.prices[i].First {
		return i
	}
	end := i + 1
	for ; end < len(s.prices) && !s.prices[end].Impossible; end++ {
		from := s.prices[end-1].Last + 1
		name := s.partNameBefore(end, from)
		if name == s.prices[end].First {
			break
		}
		for from < name && partJoints[s.q.Words[from]] {
			from++
		}
		if from != name {
			break
		}
	}
	return end
}

// partJoints may stand between two parts of a list.
var partJoints = wordSet(`, + & ; dan sama terus plus tambah ditambah`)

// longestPart is the most words that the name of a part has.
const longestPart = 3

// partNameBefore is where the name right before a price starts, not before
// from; the price itself where none stands there.
func (s *sentence) partNameBefore(i, from int) int {
	at := s.prices[i].First
	for at > from && s.prices[i].First-at < longestPart && s.namesPart(at-1) {
		at--
	}
	return at
}

// namesPart tells whether the word at i may name a part of a cost.
func (s *sentence) namesPart(i int) bool {
	if s.q.Tokens[i].Kind != text.Word || s.q.inside[i] || s.isPlatformToken(i) || partJoints[s.q.Words[i]] || costAskedBy[stem(s.q.Words[i])] {
		return false
	}
	if r, cued := s.cued[i]; cued {
		return r == rolePart
	}
	if _, known := costKindOf(s.q.Words[i]); known {
		return true
	}
	_, named := s.productWord(i)
	return named
}

// openReach is how many words may stand between a word of cost and the first
// of the parts.
const openReach = 5

// costOpens tells whether a word of cost opens the list that starts with the
// i-th price: "modal semen 6rb", "hpp sambal: cabai 150rb".
func (s *sentence) costOpens(i int) bool {
	at := s.partNameBefore(i, s.from)
	for back := 1; back <= openReach && s.has(at-back); back++ {
		k := at - back
		switch word := s.q.Words[k]; {
		case costAskedBy[word], costAskedBy[stem(word)], word == "bahan", stem(word) == "bahan":
			return true
		case s.q.Tokens[k].Kind == text.Word && !s.q.inside[k] && !soldFor[word], word == ":":
		default:
			return false
		}
	}
	return false
}

// yields tells whether it is said behind the i-th price what comes of it all:
// "gas 10rb jadi 40 bungkus".
func (s *sentence) yields(i int) bool {
	t, _, ok := s.yield(&s.prices[i])
	return ok && t.pack > knowledge.One
}

// paysFor tells whether a list names what is only paid for goods that are made:
// wages, a material by that word.
func (s *sentence) paysFor(i, end int) bool {
	for k := i; k < end; k++ {
		if s.cued[s.prices[k].First-1] == rolePart {
			return true
		}
	}
	return false
}

// listsGoods tells whether what stands in a list is rather goods than what
// goes into some: none is a known part of a cost.
func (s *sentence) listsGoods(i, end int) bool {
	for k := i; k < end; k++ {
		at := s.prices[k].First - 1
		if _, part := costKindOf(s.q.Words[at]); part || !s.q.namesGoods(s.q.Tokens[at].Text) {
			return false
		}
	}
	return true
}

// leastPart is the least rupiah that a bare number of a list stands for; a
// smaller one is thousands.
const leastPart knowledge.Rupiah = 100

// settlePart takes a bare number of a list at its word where it is too large to
// be thousands: the 500 of "kancing 2rb plastik 500".
func (p *price) settlePart() {
	if !p.Bare || len(p.Alternatives) == 0 || p.Low != p.High || p.Low%1000 != 0 {
		return
	}
	if literal := p.Low / 1000; literal >= leastPart && literal < 1000 {
		p.Low, p.High, p.Alternatives = literal, literal, nil
	}
}
