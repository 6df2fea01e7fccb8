package grounding

import (
	"slices"
	"strings"
	"unicode"

	"setara/knowledge/text"
)

// item is a word of what is said, by its stem, or a figure in the place of one.
type item struct {
	stem   string
	figure *figure
	// token is where it stands in its sentence.
	token int
	// loose tells that it only joins or addresses, and may be left out or added.
	loose bool
	// goods tells that it is the first and what goods are called by.
	goods bool
	// ends tells that a clause ends with it.
	ends bool
}

// restated tells whether a sentence says again what sentences of paragraphs say: its
// words and figures are whole clauses of theirs, each in its order, one after another
// beside clauses that say nothing of their own. A paragraph's condition, its denials, and
// for whom or since when it holds are told along.
func (sp *speech) restated() bool {
	s := sp.s
	// What the market asks, and what comes of it, is told whole.
	whole := s.tells(clause{0, len(s.tokens) - 1}, marketClaims|outcomeTags)
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
		if !p.toldWhole(told) || whole && slices.Contains(told, false) {
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
		case said[k].loose, k == 0 && said[0].goods:
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
		if holds && slices.Contains(told[from:to], false) {
			return false
		}
		from = to
	}
	return true
}

// said are the items of a passage, read when they are first asked for.
func (p *passage) said() []item {
	p.reading.Do(func() { p.items = p.of.itemsOf(p.sentence) })
	return p.items
}

// itemsOf is what a sentence says: its words by their stems and its figures, in order,
// without programmes, rules and marketplaces.
func (c *checker) itemsOf(s *sentence) []item {
	all := []item{}
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.kind == markToken {
			if n := s.aside(i); n > 0 {
				i += n
			} else if len(all) > 0 && strings.Contains(",;:()–—.!", t.text) {
				all[len(all)-1].ends = true
			}
			continue
		}
		if t.name >= 0 && isPlatform(&c.names[t.name]) || c.namesAt(s, i) {
			continue
		}
		next := item{token: i, stem: t.text}
		switch {
		case t.figure >= 0 && !(s.figures[t.figure].unit == dateUnit && s.figures[t.figure].value < 0):
			f := &s.figures[t.figure]
			if f.first != i {
				continue
			}
			next.stem, next.figure = "", f
		case t.kind == wordToken:
			next.stem, next.loose = sameAs(t), isLoose(t.text) || conditions[t.text] && isOwner(s.word(i+1))
			next.goods = len(all) == 0 && text.NamesGoods(t.text)
			if splits[t.text] && len(all) > 0 {
				all[len(all)-1].ends = true
			}
		}
		all = append(all, next)
	}
	if len(all) > 0 {
		all[len(all)-1].ends = true
	}
	return all
}

// namesAt tells whether token i is of the name of a programme or a rule, beyond what else
// people call that by: "bunga" of "bunga KUR" is not.
func (c *checker) namesAt(s *sentence, i int) bool {
	for k := i; k >= max(0, i-1); k-- {
		n := s.tokens[k].name
		if n < 0 || !c.names[n].isEntry() {
			continue
		}
		for j := range c.names {
			if c.names[j].isEntry() && slices.Contains(strings.Fields(c.names[j].forms[0]), s.tokens[i].root) {
				return true
			}
		}
		return k == i && !isLetters(s.tokens[i].root)
	}
	return false
}

func isLetters(w string) bool {
	return w != "" && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// setsCondition tells whether a sentence tells a condition, and a strict one: what
// a heading tells is none
// of what stands behind it ("Kalau bersaing dengan impor: …").
func (s *sentence) setsCondition() (told, strict bool) {
	denied := false
	for i := range s.tokens {
		switch t := &s.tokens[i]; {
		case t.text == ":" && !denied:
			told, strict = false, false
		case t.kind == wordToken:
			denied = denied || negations[t.text]
			told = told || conditions[t.text]
			strict = strict || conditions[t.text] && !timely[t.text]
		}
	}
	return told, strict
}

// aside is how many tokens an aside in brackets takes behind the one that opens it: one
// without figures and conditions; 0 where there is none.
func (s *sentence) aside(open int) int {
	if s.word(open) != "(" {
		return 0
	}
	for i := open + 1; i < len(s.tokens); i++ {
		switch t := &s.tokens[i]; {
		case t.text == ")":
			return i - open
		case t.figure >= 0, conditions[t.text], negations[t.text]:
			return 0
		}
	}
	return 0
}

// isLoose tells whether a word only joins what is said, or addresses the owner.
func isLoose(w string) bool {
	return (linking[w] || additions[w] || addressed[w] || isOwner(w)) && !negations[w] && !conditions[w]
}

// sameAs is the first of the words that say the same as a word does, by its stem.
func sameAs(t *token) string {
	stem := text.Stem(t.root)
	for _, w := range [...]string{t.text, t.root, stem} {
		if first, ok := synonyms[w]; ok {
			return first
		}
	}
	return stem
}

// synonyms are, for a word of the lists of those that say the same, the first of its list.
var synonyms = func() map[string]string {
	all := make(map[string]string)
	eachLine("padanan.txt", func(line string) {
		words := strings.Fields(line)
		for _, w := range words {
			all[w] = words[0]
		}
	})
	return all
}()
