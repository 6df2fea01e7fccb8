package grounding

import "setara/knowledge/text"

// restated tells whether a sentence says again what sentences of paragraphs say: its
// words and figures are whole clauses of theirs, each in its order, one after another
// beside clauses that say nothing of their own. A paragraph's condition, its denials, and
// for whom or since when it holds are told along.
func (sp *speech) restated() bool {
	s := sp.s
	// What the market asks, and what comes of it, is told whole.
	whole := s.tells(s.whole(), marketClaims|outcomeTags)
	items, passages := sp.itemsOf(s), sp.passagesFor(s)
	used := make(map[*passage][]bool)
	for at := 0; at < len(items); {
		p, from, n, to := sp.longestOf(items[at:], passages)
		switch {
		case n > 0:
			if used[p] == nil {
				used[p] = make([]bool, len(p.said()))
			}
			for k := from; k < to; k++ {
				used[p][k] = true
			}
			at += n
		case items[at].loose:
			at++
		default:
			if at = sp.skipClause(items, at); at < 0 {
				return false
			}
		}
	}
	for p, told := range used {
		if !p.toldWhole(told) || whole && !p.toldAll(told, 0, len(told)) {
			return false
		}
	}
	return len(used) > 0
}

var outcomeTags = tagsOf("profit", "loss", "want", "suggest")

// longestOf is the longest run of items that clauses of a passage say, and which ones of
// that: n of the items, from to to of the passage's.
func (sp *speech) longestOf(items []item, passages []*passage) (best *passage, from, n, to int) {
	for _, p := range passages {
		said := p.said()
		for b := range said {
			if b > 0 && (!said[b-1].ends || p.heads(b)) {
				continue
			}
			if a, end := alongside(items, said[b:], b == 0); a > n {
				best, from, n, to = p, b, a, b+end
			}
		}
	}
	return best, from, n, to
}

// heads tells whether a figure stands behind the colon before item b, so that what stands
// before the colon tells what it is.
func (p *passage) heads(b int) bool {
	return p.items[b].figure != nil && p.word(p.items[b].token-1) == ":"
}

// alongside walks along items and clauses of a passage that begin alike, and returns how
// far both come to the end of a clause of the passage; 0 for not at all. One word alone
// says something only where it is the whole passage.
func alongside(items, said []item, whole bool) (a, b int) {
	words := 0
	for i, k := 0, 0; k < len(said); {
		switch {
		case i < len(items) && items[i].same(&said[k]):
			if !said[k].loose {
				words++
			}
			i, k = i+1, k+1
		case said[k].loose, k == 0 && whole && i < len(items) && items[i].stem == "yang" && text.NamesGoods(said[0].word):
			k++
		case i < len(items) && items[i].loose:
			i++
			continue
		default:
			return a, b
		}
		if said[k-1].ends && (words > 1 || whole && k == len(said) && words > 0) {
			a, b = i, k
		}
	}
	return a, b
}

// same tells whether two items say the same.
func (t *item) same(o *item) bool {
	f, g := t.figure, o.figure
	if f == nil || g == nil {
		return f == g && t.stem == o.stem
	}
	return f.value == g.value && f.day == g.day && f.bound == g.bound &&
		(f.unit == g.unit || f.unit == bareUnit && g.unit == moneyUnit && !f.countsThings())
}

// skipClause is the item behind the clause that begins with item at, where that says
// nothing of its own; -1 where it does.
func (sp *speech) skipClause(items []item, at int) int {
	s := sp.s
	for i, p := range sp.parts {
		if p.to < items[at].token || p.from > items[at].token {
			continue
		}
		if at > 0 && items[at-1].token >= p.from && !items[at-1].loose || s.some(p, func(i int) bool { return s.tokens[i].figure >= 0 }) ||
			!s.asksIn(p) && (sp.rulingsOf(s.part(p), sp.formal).kinds != 0 || !sp.grounded(i)) {
			return -1
		}
		for at < len(items) && items[at].token <= p.to {
			at++
		}
		return at
	}
	return -1
}

// toldWhole tells whether what was told of a passage leaves out no clause with a
// condition or a denial, or with for whom or since when it holds.
func (p *passage) toldWhole(told []bool) bool {
	said := p.said()
	for from := 0; from < len(said); {
		to, holds := from, false
		for ; to < len(said); to++ {
			w := p.word(said[to].token)
			holds = holds || conditions[w] || negations[w] || fragments[w] && to == from
			if said[to].ends {
				to++
				break
			}
		}
		if holds && !p.toldAll(told, from, to) {
			return false
		}
		from = to
	}
	return true
}

// toldAll tells whether all items from from to to that say something were told.
func (p *passage) toldAll(told []bool, from, to int) bool {
	for i := from; i < to; i++ {
		if !told[i] && !p.said()[i].loose {
			return false
		}
	}
	return true
}
