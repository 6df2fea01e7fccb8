package chat

import (
	"slices"

	"setara/knowledge/text"
)

// namedApart tells whether a price stands with something that is named apart
// from the owner's goods: what stands in for them ("keranjang rotan 90rb,
// plastik 30rb") or a name that is no goods, such as a brand. The goods
// themselves must have been named before.
func (s *sentence) namedApart(p *price) bool {
	k := s.clauseOf(p)
	if k < 1 {
		return false
	}
	before := map[string]bool{}
	goods, cheap := false, false // cheap: the owner's are of such a material too
	for i := s.from; i < s.clauses[k].from; i++ {
		if word, ok := s.productWord(i); ok && !s.mentioned(i) {
			before[word] = true
			goods, cheap = goods || s.q.namesGoods(word), cheap || lists.standIns[word]
		}
	}
	if !goods {
		return false
	}
	c := &s.clauses[k]
	for i := c.from; i < p.First; i++ {
		word, ok := s.productWord(i)
		switch {
		case !ok || before[word] || s.mentioned(i):
		case lists.standIns[word] && !cheap:
			return true
		case !s.q.namesGoods(word) && !text.DescribesGoods(word) && s.opensClause(c, i):
			return true
		}
	}
	return false
}

// variants are words that tell one kind of the owner's own goods from another.
var variants = wordSet(`ukuran size jumbo besar kecil sedang dewasa warna motif model premium ecer eceran grosir
	reseller paket satuan lusinan`)

// namesVariant tells whether a price may be the owner's for another size or
// kind: "jual kaos 50rb, ukuran jumbo 60rb".
func (s *sentence) namesVariant(p *price) bool {
	k := s.clauseOf(p)
	if k < 0 {
		return false
	}
	c := &s.clauses[k]
	return slices.ContainsFunc(s.q.Words[c.from:c.to], func(w string) bool { return variants[w] })
}

// clauseOf is the index of the clause that a price stands in.
func (s *sentence) clauseOf(p *price) int {
	for k := range s.clauses {
		if s.clauses[k].has(p.First) {
			return k
		}
	}
	return -1
}

// mentioned tells whether token i starts an amount, a marketplace or another
// mention, or lies inside an amount or a quantity.
func (s *sentence) mentioned(i int) bool {
	_, starts := s.q.mentioned[i]
	return starts || s.q.inside[i]
}

// opensClause tells whether nothing but small words stands in a clause before
// token i.
func (s *sentence) opensClause(c *clause, i int) bool {
	for k := c.from; k < i; k++ {
		if s.q.Tokens[k].Kind == text.Word && !text.NeverGoods(s.q.Words[k]) {
			return false
		}
	}
	return true
}
