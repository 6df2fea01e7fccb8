package grounding

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// passage is one sentence of a paragraph that code worded.
type passage struct {
	*sentence
	content
	clauses []content
	// of is the checker that it was read by, items what it says, see [passage.said].
	of      *checker
	reading sync.Once
	items   []item
	words   map[string]bool
	// names are the programmes and rules that it names, platforms the marketplaces that
	// it is of; none for all.
	names, platforms []int
	rules            ruling
	// block is the paragraph that it stands in.
	block int
}

// quotes are what paragraphs quote: titles, which strangers write.
var quotes = regexp.MustCompile(`[“"][^“”"]*[”"]`)

// ownText is a paragraph without what strangers wrote in it: no title, nor the name of
// a shop, backs anything.
func (c *checker) ownText(paragraph string) string {
	for i := range c.evidence.Names {
		// A short title is left: it may be a word of Setara's own.
		if n := &c.evidence.Names[i]; (n.Kind == NameListing || n.Kind == NameShop) && strings.Count(n.Text, " ") > 1 {
			paragraph = strings.ReplaceAll(paragraph, n.Text, "")
		}
	}
	return quotes.ReplaceAllString(paragraph, "")
}

// readBlocks takes the paragraphs of the evidence apart, and learns what they name.
func (c *checker) readBlocks() {
	own := make([]string, len(c.evidence.Blocks))
	for i := range own {
		own[i] = c.ownText(c.evidence.Blocks[i].Text)
		c.ownTexts = append(c.ownTexts, strings.ToLower(own[i]))
		c.addCited(own[i])
	}
	c.indexNames()
	for i := range own {
		read := sentences(Parse(own[i]))
		c.blocks = append(c.blocks, read)
		for k := range read {
			c.learn(read[k].tokens, c.said)
			c.learn(read[k].tokens, c.blockWords)
		}
	}
}

// passagesOf are the sentences of all blocks, read when they are first asked for.
func (c *checker) passagesOf() []*passage {
	if c.passages != nil {
		return c.passages
	}
	c.passages = []*passage{}
	var platforms []int
	for i := range c.blocks {
		for k := range c.blocks[i] {
			s := &c.blocks[i][k]
			c.maskNames(s)
			s.readFigures()
			// Where a paragraph names no marketplace, it is of that of the heading.
			if at := c.namedIn(s, isPlatform); len(at) > 0 || k == 0 && s.isHeading() {
				platforms = at
			}
			s.readConcepts()
			p := c.passageOf(s, platforms)
			p.block = i
			c.passages = append(c.passages, p)
		}
	}
	return c.passages
}

func (c *checker) passageOf(s *sentence, platforms []int) *passage {
	p := &passage{
		sentence: s, content: c.contentOf(s), of: c, words: make(map[string]bool, len(s.tokens)),
		names: c.namedIn(s, (*knownName).isEntry), platforms: platforms, rules: c.rulingsOf(s, true).kinds,
	}
	p.conditional, p.strict = s.setsCondition()
	p.addNames(s) // what it is called tells of it too
	for i := range s.tokens {
		p.words[s.tokens[i].text] = true
	}
	for _, part := range s.clauses() {
		p.clauses = append(p.clauses, c.contentOf(s.part(part)))
	}
	return p
}

// isHeading tells whether a paragraph is the heading of those behind it: "Potongan Shopee
// per 23 November 2026".
func (s *sentence) isHeading() bool {
	return (s.word(0) == "potongan" || s.word(0) == "biaya") && len(s.figures) > 0 && s.figures[0].unit == dateUnit && s.word(s.figures[0].first-1) == "per"
}

// isEntry tells whether a name is that of a programme or a rule.
func (n *knownName) isEntry() bool { return n.kind == NameProgram || n.kind == NameRegulation }

func isPlatform(n *knownName) bool { return n.kind == NamePlatform }

// namedIn are the names of a kind that a sentence has, each once.
func (c *checker) namedIn(s *sentence, of func(*knownName) bool) []int {
	var named []int
	for i := range s.tokens {
		if n := s.tokens[i].name; n >= 0 && of(&c.names[n]) && !slices.Contains(named, n) {
			named = append(named, n)
		}
	}
	return named
}

// speaksOf tells whether a passage is of what a sentence names: of one of its
// programmes and rules, and of all its marketplaces, where it is of any.
func (p *passage) speaksOf(entries, platforms []int) bool {
	if len(p.platforms) > 0 {
		for _, n := range platforms {
			if !slices.Contains(p.platforms, n) {
				return false
			}
		}
	}
	if len(entries) == 0 || len(p.names) == 0 {
		return true
	}
	for _, n := range entries {
		if slices.Contains(p.names, n) {
			return true
		}
	}
	return false
}

// passagesFor are the passages that are of what a sentence names, or the marketplaces that
// were named last before it.
func (c *checker) passagesFor(s *sentence) []*passage {
	entries, platforms := c.namedIn(s, (*knownName).isEntry), c.namedIn(s, isPlatform)
	if len(platforms) == 0 {
		platforms = s.under
	}
	all := c.passagesOf()
	var fitting []*passage
	for _, p := range all {
		if p.speaksOf(entries, platforms) {
			fitting = append(fitting, p)
		}
	}
	return fitting
}
