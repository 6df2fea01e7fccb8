package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// settleAmounts decides what bare numbers and words with two meanings stand
// for, by the prices beside them.
func (s *sentence) settleAmounts() {
	s.weighEvidence()
	s.findTotals(roleNone)
	for i := range s.prices {
		if p := &s.prices[i]; p.Bare && !p.Impossible && !s.bareIsPrice(p) {
			p.void = true
		}
	}
	s.settleMagnitudes()
}

// settleMagnitudes picks the reading of amounts that may mean several.
func (s *sentence) settleMagnitudes() {
	var known []knowledge.Rupiah
	for i := range s.prices {
		p := &s.prices[i]
		if !p.void && !p.Impossible && len(p.Alternatives) == 0 {
			known = append(known, p.High)
		}
	}
	for i := range s.prices {
		if p := &s.prices[i]; !p.void && len(p.Alternatives) > 0 {
			s.settleOne(p, known)
		}
	}
}

// farApart is how many times dearer one of two prices in a question may be
// before the smaller is likely said in another magnitude.
const farApart = 20

// settleOne picks the reading of a doubtful amount that is near the prices
// that are plain; where none or several are, the choices are kept.
func (s *sentence) settleOne(p *price, known []knowledge.Rupiah) {
	far := knowledge.Rupiah(farApart)
	if !p.Bare {
		far *= 2 // a word such as gocap leans to its trade meaning
	}
	near := func(r knowledge.Rupiah) bool {
		return !slices.ContainsFunc(known, func(k knowledge.Rupiah) bool {
			return k > r*far || r > k*far
		})
	}
	fraction := p.Bare && p.Low == p.High && p.Low%1000 != 0
	switch {
	case len(known) == 0 && !fraction, len(known) > 0 && near(p.Low):
		return
	case len(known) == 0:
		p.choose(p.Low, p.Alternatives[len(p.Alternatives)-1])
		return
	}
	for _, other := range p.Alternatives {
		if near(other) {
			p.Low, p.High = other, other
			return
		}
	}
	p.choose(append([]knowledge.Rupiah{p.Low}, p.Alternatives...)...)
}

// choose keeps the readings that a doubtful amount may have: amounts that can
// be a price, each once. A single one is no doubt.
func (p *price) choose(readings ...knowledge.Rupiah) {
	p.choices = nil
	for _, r := range readings {
		if r > 0 && r <= knowledge.MaxRupiah && !slices.Contains(p.choices, r) {
			p.choices = append(p.choices, r)
		}
	}
	if len(p.choices) == 1 {
		p.Low, p.High, p.choices = p.choices[0], p.choices[0], nil
	}
}

// bareIsPrice tells whether a number without a money word is meant as a
// price: a word of price speaks for it, and it does not count what follows.
func (s *sentence) bareIsPrice(p *price) bool {
	strongest := slices.Max(p.evidence[:])
	literal := p.Low
	if len(p.Alternatives) > 0 {
		literal = p.Low / 1000
	}
	if literal >= 1000 {
		return strongest >= bareNumberEvidence || len(s.prices) > 1 || s.endsClause(p.Last+1) && p.Last-s.from > 0
	}
	if !s.endsClause(p.Last+1) && !s.knownWord(p.Last+1) {
		return s.cueRightBefore(p.First) && !countingVerbs[s.q.Words[p.First-1]]
	}
	if len(s.prices) > 1 && literal >= 5 && s.behindGoods(p.First) {
		return true
	}
	if literal < 10 {
		// Nothing is counted by none: "jual kerudung 0" names a price.
		return s.cueRightBefore(p.First) || literal == 0 && s.behindGoods(p.First)
	}
	if s.joinedToPrice(p) {
		return true
	}
	return strongest >= bareNumberEvidence || s.cueRightBefore(p.First)
}

// joinedToPrice tells whether a number is named together with the price before
// it: "85 sama 40".
func (s *sentence) joinedToPrice(p *price) bool {
	for i := range s.prices {
		if before := &s.prices[i]; before.Last+2 == p.First && !before.void {
			switch s.q.Words[p.First-1] {
			case "sama", "dan", "atau", "dengan", "/":
				return true
			}
		}
	}
	return false
}

// behindGoods tells whether a word of the goods' name stands right before
// token i.
func (s *sentence) behindGoods(i int) bool {
	if !s.has(i-1) || s.q.Tokens[i-1].Kind != text.Word {
		return false
	}
	_, ok := s.productWord(i - 1)
	return ok
}

// countingVerbs may stand before a count of goods as well as before a price:
// "jual 10 kerudung".
var countingVerbs = wordSet(`jual jualan beli ambil belanja produksi bikin ada saya dagang`)

// endsClause tells whether nothing of the clause is left at token i.
func (s *sentence) endsClause(i int) bool {
	return !s.has(i) || s.q.Tokens[i].Kind == text.Mark
}

// knownWord tells whether the word at i is one that a number does not count.
func (s *sentence) knownWord(i int) bool {
	word := s.q.Words[i]
	if text.NeverGoods(word) || text.NeverGoods(stem(word)) {
		return true
	}
	_, skip := s.mentionEnd(i)
	return skip
}

// cueRightBefore tells whether a word of price stands right before token i.
func (s *sentence) cueRightBefore(i int) bool {
	for _, c := range s.clauses {
		for _, q := range c.cues {
			if q.to <= i && s.rightBehind(q.to, i) {
				return true
			}
		}
	}
	return false
}
