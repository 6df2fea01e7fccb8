package grounding

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// told tells whether a paragraph says of a figure what a sentence says of it: the
// words of its clause are that one's for the most part, denied as often, and as
// conditional; where the paragraph has more such figures, it is held by the part
// that the figure stands in.
func (c *checker) told(s *sentence, f *figure) bool {
	for i := range s.tokens {
		if s.tokens[i].tags&marketClaims != 0 {
			return false // what the market asks is told by facts alone
		}
	}
	if c.overThat(s, f) {
		return true
	}
	limit := s.limits(f)
	if f.unit == dateUnit {
		limit = 0
	}
	from, to := s.around(f.first, f.last, 2)
	if limit != 0 && c.rulingsOf(s, true).kinds == 0 && c.limitedElse(s, f, limit) {
		return false
	}
	// Where the part says next to nothing, the whole sentence tells what it is of.
	whole, few, sentence := s.whole(), 0, c.contentOf(s)
	for _, within := range [...]clause{{from, to}, whole} {
		part := s.part(within)
		about := c.contentOf(part)
		about.conditional = about.conditional || sentence.strict
		if within == whole && few > 1 {
			break
		}
		few = len(about.list)
		bans := limit != 0 && c.rulingsOf(part, true).kinds == banRuling
		for _, p := range c.passagesFor(s) {
			// What is banned over an amount is not what must be over it.
			if !(bans && p.rules&banRuling == 0) && !p.opposes(part) && p.onBasis(f, s.basisOf(f)) && c.sameClass(s, p) && s.datedAs(p) && p.hasAll(s, within.from, within.to) && p.hasFigure(c, f, limit, &about, part) {
				return true
			}
		}
	}
	return false
}

// limitedElse tells whether a paragraph that says most of what a sentence does has the
// figure as the contrary limit: "paling sedikit" for "paling banyak".
func (c *checker) limitedElse(s *sentence, f *figure, limit int) bool {
	about := c.contentOf(s)
	return slices.ContainsFunc(c.passagesFor(s), func(p *passage) bool {
		return p.covers(&about, 7) && slices.ContainsFunc(p.figures, func(o figure) bool { return o.value == f.value && p.limits(&o) == -limit })
	})
}

// overThat tells whether a paragraph tells a figure for what lies over the figure that
// stands before it: "sampai Rp500.000 0%, di atas itu 0,3%".
func (c *checker) overThat(s *sentence, f *figure) bool {
	n := s.tokens[f.first].figure
	behind := s.word(f.last+1) == "di" && s.word(f.last+2) == "atas" && s.word(f.last+3) == "itu"
	if n < 1 || !behind && (s.word(f.first-1) != "itu" || s.word(f.first-2) != "atas") {
		return false
	}
	for _, p := range c.passagesFor(s) {
		for i := range p.figures {
			over := &p.figures[i]
			if hasValue(s.figures[:n], over.value) && p.limits(over) < 0 && i+1 < len(p.figures) && p.figures[i+1].value == f.value && p.figures[i+1].unit == f.unit {
				return true
			}
		}
	}
	return false
}

// datedAs tells whether a sentence tells the year of what a passage tells as of one:
// "pada 2014".
func (s *sentence) datedAs(p *passage) bool {
	for i := range p.figures {
		if f := &p.figures[i]; f.isYear() && p.word(f.first-1) == "pada" && !s.tellsYear() {
			return false
		}
	}
	return true
}

func (s *sentence) tellsYear() bool {
	for i := range s.figures {
		if s.figures[i].isYear() || s.figures[i].unit == dateUnit {
			return true
		}
	}
	return false
}

// sameClass tells whether a sentence names no class of goods or sellers but those of a
// passage.
func (c *checker) sameClass(s *sentence, p *passage) bool {
	for i := range s.tokens {
		if c.classAt(s, i) && !p.words[s.word(i)] {
			return false
		}
	}
	return true
}

// ofTable tells whether every fact that a figure may be is a row of a table or of an
// entry, which paragraphs tell of in full; not one of the owner, the market, or worked
// out.
func (c *checker) ofTable(s *sentence, f *figure) bool {
	named := c.namedIn(s, isPlatform)
	for i := range c.claims {
		cl := &c.claims[i]
		if f.equals(cl) && len(cl.of) > 0 && c.names[cl.of[0]].kind == NamePlatform && len(named) > 0 && !c.hasFor(f, named) {
			return false
		}
		if f.equals(cl) && (cl.fact.Source == knowledge.SourceOwner || cl.fact.Source == knowledge.SourceCalculated || cl.allowed&(statistic|marketTag) != 0) {
			return false
		}
	}
	return true
}

// hasFor tells whether a figure is one of each of some marketplaces.
func (c *checker) hasFor(f *figure, platforms []int) bool {
	for _, n := range platforms {
		has := false
		for i := range c.claims {
			has = has || f.equals(&c.claims[i]) && slices.Contains(c.claims[i].of, n)
		}
		if !has {
			return false
		}
	}
	return true
}

// hasFigure tells whether a passage has a figure, with the words that are said of it.
func (p *passage) hasFigure(c *checker, f *figure, limit int, about *content, part *sentence) bool {
	alike, at := 0, -1
	for i := range p.figures {
		o := &p.figures[i]
		if o.place != 0 && f.place == 0 && limit == 0 && f.unit == percentUnit && !part.tells(part.whole(), ends) {
			continue // one end of a range is not all of it
		}
		if o.unit == f.unit || f.unit == bareUnit && o.unit == moneyUnit || f.unit == dateUnit && o.isYear() {
			if !o.isYear() {
				alike++
			}
			if (o.value == f.value || o.isYear() && f.unit == dateUnit && o.value == f.value/100*parts) && o.day == f.day && o.counts(f) && (f.unit == dateUnit || p.limits(o) == limit) {
				at = i
			}
		}
	}
	if at < 0 {
		return false
	}
	from, to := 0, len(p.tokens)-1
	if alike > 1 && f.unit != dateUnit {
		from, to = p.around(p.figures[at].first, p.figures[at].last, 1)
	}
	own := c.contentOf(p.part(clause{from, to}))
	own.addNames(p.part(clause{from, to}))
	switch {
	case f.unit != dateUnit && len(about.list) > 1 && own.conditional && !about.conditional:
		return false
	case p.denialsAt(c, at)%2 != about.denials%2 && !(own.conditional && about.conditional && p.rules&mayRuling != 0):
		return false // "tidak boleh, kecuali" is "boleh hanya bila"
	}
	if !p.asOnly(part) {
		return false
	}
	common := 0
	for _, w := range about.list {
		switch {
		case own.hasStem(w):
			common++
		case mustAgree(part, w) && !c.calledSo(f, w):
			return false
		}
	}
	if f.unit == dateUnit {
		return common > 0 && (common == len(about.list) || f.value < 0 && common > 3 && common+1 == len(about.list))
	}
	return common*2 >= len(about.list) || common > 0 && common == len(own.list)
}

// calledSo tells whether a fact that a figure may be has a word in its label.
func (c *checker) calledSo(f *figure, stem string) bool {
	for i := range c.claims {
		if f.equals(&c.claims[i]) && strings.Contains(strings.ToLower(c.claims[i].fact.Label), stem) {
			return true
		}
	}
	return false
}

// hasAll tells whether a passage has all figures of a part of a sentence.
func (p *passage) hasAll(s *sentence, from, to int) bool {
	from, to = s.between(from, to)
	for i := range s.figures {
		f := &s.figures[i]
		if f.first < from || f.last > to || f.unit == dateUnit {
			continue
		}
		if !hasValue(p.figures, f.value) {
			return false
		}
	}
	return true
}

// hasValue tells whether one of some figures has a value.
func hasValue(figures []figure, value int64) bool {
	return slices.ContainsFunc(figures, func(f figure) bool { return f.value == value })
}

// denialsAt is how many denials stand in the part of a passage with a figure.
func (p *passage) denialsAt(c *checker, figure int) int {
	from, to := p.between(p.figures[figure].first, p.figures[figure].last)
	return c.contentOf(p.part(clause{from, to})).denials
}

// phraseTags are the tags of the phrase that token i is part of: those stand with its
// first word.
func (s *sentence) phraseTags(i int) tags {
	for ; i >= 0 && (s.tokens[i].spoken || s.tokens[i].tags != 0); i-- {
		if s.tokens[i].tags != 0 {
			return s.tokens[i].tags
		}
	}
	return 0
}

// mustAgree tells whether a word of a part is one by which figures are told apart:
// of what is regulated, of prices, or of what nothing is to be said lightly.
func mustAgree(part *sentence, stem string) bool {
	for i := range part.tokens {
		t := &part.tokens[i]
		if t.kind != wordToken || text.Stem(t.root) != stem {
			continue
		}
		if part.phraseTags(i)&claimTags != 0 || contrasts[t.root] > 0 || measures[t.text] != "" || absolutes[t.text] || part.delicateAt(i) {
			return true
		}
		if n, phrase := part.rulingAt(i); n > 0 && !phrase.formal && !phrase.figured {
			return true
		}
	}
	return false
}

var (
	times        = tagsOf("perTime", "perYear")
	marketClaims = tagsOf("market", "median", "q1", "q3", "floor", "riv", "atriv")
)
