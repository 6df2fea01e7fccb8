package grounding

import (
	"slices"

	"setara/knowledge/text"
)

// contradicts tells whether a paragraph denies what a clause says: half of its words are
// that one's, and it is not denied.
func (c *checker) contradicts(s *sentence, p clause) bool {
	about := c.contentOf(s.part(p))
	for i := range p.from {
		if s.word(i) == ":" {
			about.denials = c.contentOf(s).denials // it is of the list of what is denied
		}
	}
	if about.denials%2 != 0 || len(about.list) < 2 || s.directs(p) {
		return false
	}
	all := c.passagesOf()
	if !slices.ContainsFunc(all, func(o *passage) bool { return o.denies() && o.covers(&about, 7) }) {
		return false
	}
	return !slices.ContainsFunc(all, func(o *passage) bool { return !o.denies() && o.covers(&about, 7) || o.saysUndenied(&about) })
}

// supported tells whether a passage, or a clause of one, says most of what a clause
// says, denied alike, and none of it less absolutely.
func (c *checker) supported(s *sentence, p clause) bool {
	part := c.within(s, p)
	about, whole := c.aboutOf(part), c.contentOf(s)
	said, lost := false, false
	for _, o := range c.passagesFor(part) {
		if !o.says(&about) || o.opposes(part) || !c.ofGoods(o, part) || !o.asAbsolute(part) || !o.asCompared(part) || !whole.asConditional(&o.content) || !s.directs(p) && !c.sameCondition(s, o) {
			continue
		}
		switch out := o.leavesOut(s); {
		case !out && o.covers(&about, 10):
			return true
		case out:
			lost = true
		default:
			said = true
		}
	}
	return said && !lost
}

func (p *passage) says(about *content) bool {
	if !p.covers(about, 6) {
		return false // nor does a clause of it
	}
	if p.deniedAs(about) {
		return true
	}
	for i := range p.clauses {
		if o := &p.clauses[i]; o.covers(about, 6) && o.deniedAs(about) {
			return true
		}
	}
	return false
}

func (p *passage) asAbsolute(part *sentence) bool {
	for i := range part.tokens {
		if w := part.tokens[i].text; absolutes[w] && !p.words[w] {
			return false
		}
	}
	return true
}

// step is the passage that an item of a list says, by its place; -1 for none.
type step struct{ block, place int }

// checkSteps finds an item of a list that a paragraph of the results tells before the
// one that it stands behind: what is done first is not told as done last.
func (c *checker) checkSteps(at int) {
	s := &c.sentences[at]
	if !s.item {
		c.last = step{-1, -1}
		return
	}
	about := c.contentOf(s)
	found := step{-1, -1}
	all := c.passagesOf()
	for i := range all {
		if len(about.list) > 1 && all[i].covers(&about, 5) {
			found = step{all[i].block, i}
			break
		}
	}
	if found.block >= 0 && found.block == c.last.block && found.place < c.last.place {
		c.flaw(FlawClaim, s.span(0, len(s.tokens)-1))
	}
	if found.block >= 0 {
		c.last = found
	}
}

// denies tells whether a passage bans or denies something.
func (p *passage) denies() bool { return p.rules&banRuling != 0 || p.denials%2 != 0 }

// saysUndenied tells whether a clause of a passage that denies nothing has what is said.
func (p *passage) saysUndenied(about *content) bool {
	for i := range p.clauses {
		if o := &p.clauses[i]; o.denials == 0 && p.rules&banRuling == 0 && o.covers(about, 7) {
			return true
		}
	}
	return false
}

// asOnly tells whether a passage says "only" where a part of a sentence does.
func (p *passage) asOnly(part *sentence) bool {
	for i := range part.tokens {
		if w := part.tokens[i].text; (w == "cuma" || w == "hanya") && !p.words["hanya"] && !p.words["cuma"] {
			return false
		}
	}
	return true
}

// asCompared tells whether a passage compares alike where a part of a sentence does.
func (p *passage) asCompared(part *sentence) bool {
	for k := range part.tokens {
		if next := part.word(k + 1); part.word(k) == "paling" && part.tokens[k].tags == 0 && next != "" && !needed[next] && !(p.words["paling"] && p.words[next]) && !p.words["ter"+next] {
			return false
		}
	}
	i := part.comparison(part.whole())
	return i < 0 || p.words["lebih"] && p.words[part.word(i+1)]
}

// ofGoods tells whether a passage has the goods and the offices that a part of a sentence
// speaks of, but for those of the owner: what holds for toys holds not for shoes.
func (c *checker) ofGoods(p *passage, part *sentence) bool {
	for i := range part.tokens {
		t := &part.tokens[i]
		switch {
		case t.kind != wordToken || p.words[t.text] || p.words[t.root] || p.hasStem(text.Stem(t.root)):
		case t.name >= 0 && c.names[t.name].kind == NameContact:
			return false
		case t.name < 0 && !c.owners[t.text] && !c.owners[t.root] && !talk[t.text] && !talk[t.root] && text.NamesGoods(t.text):
			return false
		}
	}
	return true
}
