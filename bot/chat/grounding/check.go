package grounding

import (
	"strings"
	"unicode/utf8"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Check returns what in a text is not grounded, in the order of its sentences; nothing
// where all of it is. A text may be checked while it is being written: what is
// grounded up to the end of a sentence stays so.
//
// Outside slots, every figure (in digits or words, a share, a range, a date, a
// count, the number of an article) must be a fact's in value and unit, or a
// rounding of one that is declared as such, and the words around it must agree
// with the fact's label; the owner's own are told as theirs. What is said of a
// programme, a rule or a fee is what a paragraph says of it. Every link,
// programme, rule, marketplace and brand must be a name of the evidence. No
// sentence contradicts the advice, promises anything, or gives away the secret.
//
// What has no figure says nothing of its own either: a clause asks, says what the
// owner can do, tells when or what for, encourages, is borne out by the facts, or
// says what a paragraph says, denied as that is, and with its condition.
func (e *Evidence) Check(written string) []Flaw {
	e.once.Do(func() {
		e.read = e.checker()
		e.read.passagesOf()
	})
	c := *e.read
	if len(written) > maxRead {
		return []Flaw{{Kind: FlawForm, Text: "terlalu panjang"}}
	}
	if c.flaws = form(written); len(c.flaws) > 0 {
		return c.flaws
	}
	c.sentences = sentences(Parse(written))
	var under []int
	for i := range c.sentences {
		s := &c.sentences[i]
		if len(c.flaws) > maxFlaws {
			break
		}
		if len(s.tokens) > maxSentence {
			c.flaw(FlawForm, s.span(0, 8))
			continue
		}
		before := len(c.flaws)
		c.maskNames(s)
		c.nameSlots(s)
		s.under = under
		if named := c.namesBack(s, len(s.tokens)-1, NamePlatform); len(named) > 0 {
			under = named
		}
		s.readFigures()
		s.readConcepts()
		c.bind(i)
		c.checkSlots(i)
		c.foreignNames(s)
		c.checkWords(i)
		c.checkAdvice(i)
		c.checkRulings(i)
		sp := c.speechOf(i)
		c.checkSpeech(sp)
		c.checkSteps(i)
		c.forgive(before, sp)
		if !s.asks() {
			c.checkIncluded(s)
			c.checkContacts(s)
		}
	}
	if utf8.RuneCountInString(written) > maxText {
		c.flaw(FlawForm, "terlalu panjang")
	}
	return c.flaws
}

// nameSlots marks the slots of names as the names that they are.
func (c *checker) nameSlots(s *sentence) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != slotToken || t.text == "" {
			continue
		}
		for n := range c.names {
			if c.names[n].name.ID == t.text {
				t.name = n
			}
		}
	}
}

// forgive takes back what was found in a sentence of its figures, days and rulings
// where a paragraph of the results says just the same.
func (c *checker) forgive(from int, sp *speech) {
	if len(c.flaws) == from {
		return
	}
	for i := from; i < len(c.flaws); i++ {
		switch c.flaws[i].Kind {
		case FlawFigure, FlawLabel, FlawDate, FlawRule, FlawClaim:
		default:
			return
		}
	}
	if sp.restated() {
		c.flaws = c.flaws[:from]
	}
}

// checker holds one text against its evidence.
type checker struct {
	evidence  *Evidence
	names     []knownName
	byWord    map[string][]nameRef
	claims    []claim
	sentences []sentence
	flaws     []Flaw
	slots     map[string]bool
	slotDays  map[string]knowledge.Day
	said      map[string]bool
	// owners are the words of the owner alone.
	owners map[string]bool
	// blockWords are those of the paragraphs.
	blockWords   map[string]bool
	saidMeasures map[string]bool
	saidSizes    map[size]bool
	saidFigures  map[int64]bool
	// saidCounts are how many of something the owner named.
	saidCounts map[int64]bool
	contrast   map[string]int
	goods      map[string]bool
	// classes are the words that tell classes of fees apart, plainClass those
	// among them that mean other things too.
	classes, plainClass map[string]bool
	// ownTexts are the paragraphs in lower case, without what strangers wrote in them.
	ownTexts []string
	// blocks are the paragraphs of the evidence by their sentences.
	blocks       [][]sentence
	passages     []*passage
	last         step
	hasPack      bool
	manyProducts bool
}

// manyWords is how many words the evidence of a question has about.
const manyWords = 512

func (e *Evidence) checker() *checker {
	c := &checker{
		evidence: e, slots: make(map[string]bool), slotDays: make(map[string]knowledge.Day), said: make(map[string]bool, manyWords), owners: make(map[string]bool), blockWords: make(map[string]bool, manyWords),
		saidMeasures: make(map[string]bool), saidSizes: make(map[size]bool), saidFigures: make(map[int64]bool), saidCounts: make(map[int64]bool), contrast: make(map[string]int), goods: make(map[string]bool), classes: make(map[string]bool),
		plainClass: map[string]bool{"barang": true, "rumah": true, "a": true, "b": true, "c": true, "d": true, "e": true, "hidup": true, "gaya": true},
	}
	for i := range e.Names {
		c.addName(&e.Names[i])
		if id := e.Names[i].ID; id != "" {
			c.slots[id], c.slotDays[id] = true, e.Names[i].AsOf
		}
	}
	for i := range e.Blocks {
		c.slots[e.Blocks[i].ID] = true
	}
	c.readBlocks()
	for i := range e.Facts {
		f := &e.Facts[i]
		c.addClaim(f)
		if f.ID != "" {
			c.slots[f.ID], c.slotDays[f.ID] = true, f.AsOf
		}
	}
	c.pairClaims()
	c.learnWords()
	return c
}

// maxSaid is how many bytes of what the owner said are looked at.
const maxSaid = 2 << 10

// learnWords learns which words the evidence itself has.
func (c *checker) learnWords() {
	products := make(map[int]bool)
	for i := range c.claims {
		cl := &c.claims[i]
		for _, w := range cl.ofWords {
			c.classes[w] = true
		}
		for w := range cl.words {
			if group := contrasts[w]; group > 0 {
				c.contrast[w] = group
			}
		}
		if len(cl.of) > 0 && c.names[cl.of[0]].kind == NameProduct {
			products[cl.of[0]] = true
		}
	}
	c.manyProducts = len(products) > 1
	learn := func(s string, into map[string]bool) { c.learn(appendTokens(nil, s), into) }
	saidTokens := appendTokens(nil, c.evidence.Said[:min(len(c.evidence.Said), maxSaid)])
	c.learn(saidTokens, c.said)
	for i := range c.evidence.Facts {
		learn(c.evidence.Facts[i].Label, c.said)
		learn(c.evidence.Facts[i].Of, c.said)
	}
	for i := range c.evidence.Names {
		n := &c.evidence.Names[i]
		learn(n.Text, c.said)
		if n.Kind == NameProduct {
			learn(n.Text, c.goods)
		}
	}
	c.learn(saidTokens, c.owners)
	for w := range c.owners {
		if m, ok := measures[w]; ok {
			c.saidMeasures[m] = true
		}
	}
	told := sentence{tokens: saidTokens}
	told.readFigures()
	for i := range told.figures {
		if f := &told.figures[i]; f.value >= 100*parts {
			c.saidFigures[f.value] = true
		}
		if m, ok := measures[told.figures[i].counted]; ok {
			c.saidSizes[size{told.figures[i].value, m}] = true
			c.saidCounts[told.figures[i].value] = true
		}
	}
}

// learn adds words to some that are known.
func (c *checker) learn(tokens []token, into map[string]bool) {
	for i := range tokens {
		if t := &tokens[i]; t.kind == wordToken {
			into[t.text] = true
			if t.root != t.text {
				into[t.root] = true
			}
		}
	}
}

func (c *checker) flaw(kind FlawKind, piece string) {
	c.flaws = append(c.flaws, Flaw{Kind: kind, Text: piece})
}

// span is what tokens first to last are as written.
func (s *sentence) span(first, last int) string {
	var b strings.Builder
	for i := first; i <= last && i < len(s.tokens); i++ {
		if i > first && !s.tokens[i].glued {
			b.WriteByte(' ')
		}
		b.WriteString(s.tokens[i].raw)
	}
	return b.String()
}

var everyday = union(ordinaryWords, talk)

// ordinary tells whether a word is of everyday language, or one that goods are
// called by or described with.
func (c *checker) ordinary(t *token) bool {
	w := t.text
	if everyday[w] || everyday[t.root] || c.said[w] || c.said[t.root] || t.spoken {
		return true
	}
	if first, second, ok := strings.Cut(w, "-"); ok && ordinaryWords[first] && ordinaryWords[rootOf(second)] {
		return true
	}
	if numberWords[w].kind != noNumber || measures[w] != "" || smallWords[w] || monthNumbers[w] > 0 {
		return true
	}
	if stem := text.Stem(w); ordinaryStems[stem] {
		return true
	}
	for _, root := range text.Roots(w) {
		if ordinaryStems[root] || ordinaryWords[root] {
			return true
		}
	}
	if inflected(w) {
		return true
	}
	return text.NeverGoods(w) || text.NamesGoods(w) || text.DescribesGoods(w)
}
