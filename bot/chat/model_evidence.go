package chat

import (
	"slices"
	"strconv"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// Bounds on what one result brings. What is beyond is told neither to the model
// nor may it be used.
const (
	maxResultFacts  = 96
	maxResultNames  = 40
	maxResultBlocks = 30
	// maxListings is how many single offers a result names.
	maxListings = 12
)

// evidence is what the calls for one question came to, with a slot for each
// thing that may be told. The same thing has the same slot wherever it comes up.
type evidence struct {
	// results are in the order of the calls.
	results []toolResult
	facts   []slotFact
	names   []grounding.Name
	blocks  []Block
	// held are, for each result, the slots that it brought.
	held []heldSlots
	// grounds is what texts are checked against; nil where that is to be read anew.
	grounds *grounding.Evidence
}

// slotFact is a fact with what its price is for: a measure, empty for pieces.
type slotFact struct {
	grounding.Fact
	per knowledge.Unit
	// group is of whom a share is, where that is the market's.
	group string
	// today tells that it holds for the day of the answer, so that its day need
	// not be said where it was only worked out.
	today bool
}

// heldSlots are the facts, names and blocks of one result by their place in the
// evidence.
type heldSlots struct{ facts, names, blocks []int }

// add numbers what a call came to and returns what the model is told of it.
func (e *evidence) add(r *toolResult) string {
	e.grounds = nil
	var held heldSlots
	for _, f := range r.allFacts() {
		held.facts = append(held.facts, e.fact(f))
	}
	for _, n := range r.names[:min(len(r.names), maxResultNames)] {
		held.names = append(held.names, e.name(n, true))
	}
	for _, n := range r.mentions {
		e.name(n, false)
	}
	blocks := r.answer.Response.Blocks
	for i := range blocks[:min(len(blocks), maxResultBlocks)] {
		if strings.HasSuffix(bareText(&blocks[i]), ":") {
			continue // a heading alone says nothing
		}
		held.blocks = append(held.blocks, e.addBlock(blocks[i]))
	}
	held.facts = withoutRepeats(held.facts)
	held.names = withoutRepeats(held.names)
	held.blocks = withoutRepeats(held.blocks)
	e.results, e.held = append(e.results, *r), append(e.held, held)
	return e.tell(r, &held)
}

// allFacts are the facts of a result: those of its answer, then the further.
func (r *toolResult) allFacts() []slotFact {
	further := r.facts[:min(len(r.facts), maxResultFacts/2)]
	facts := make([]slotFact, 0, len(r.answer.Facts)+len(further))
	for _, f := range r.answer.Facts[:min(len(r.answer.Facts), maxResultFacts-len(further))] {
		of := r.of
		if r.factOf != nil {
			of = r.factOf(&f)
		}
		one := slotFact{Fact: grounding.Fact{Fact: f, Of: of}, per: r.measureOf(&f), today: f.AsOf == r.asOf}
		if a := r.answer.Advice; a != nil && f.Label == labelCheaper {
			one.group = goodsOf(a.PercentileOf)
		}
		facts = append(facts, one)
	}
	for _, f := range further {
		facts = append(facts, slotFact{Fact: f, per: r.measureOf(&f.Fact), today: f.AsOf == r.asOf})
	}
	return facts
}

// measureOf is what a price is for; empty for pieces, packs and what is no price.
func (r *toolResult) measureOf(f *knowledge.Fact) knowledge.Unit {
	if r.measure == nil || f.Unit != knowledge.FactRupiah {
		return ""
	}
	if u := r.measure(f); !u.Counted() {
		return u
	}
	return ""
}

// fact gives a fact its slot.
func (e *evidence) fact(f slotFact) int {
	for i := range e.facts {
		had := e.facts[i].Fact
		had.ID = ""
		if had == f.Fact {
			return i
		}
	}
	f.ID = "f" + strconv.Itoa(len(e.facts)+1)
	e.facts = append(e.facts, f)
	return len(e.facts) - 1
}

// name gives a name its slot, if it is to have one; what came up under it before
// takes its aliases over.
func (e *evidence) name(n grounding.Name, slotted bool) int {
	for i := range e.names {
		had := &e.names[i]
		if had.Kind == n.Kind && had.Text == n.Text && had.URL == n.URL && had.AsOf == n.AsOf && (had.ID != "" || !slotted) {
			had.Aliases = withoutRepeats(slices.Concat(had.Aliases, n.Aliases))
			return i
		}
	}
	if slotted {
		n.ID = "e" + strconv.Itoa(e.slottedNames()+1)
	}
	e.names = append(e.names, n)
	return len(e.names) - 1
}

func (e *evidence) slottedNames() int {
	n := 0
	for i := range e.names {
		if e.names[i].ID != "" {
			n++
		}
	}
	return n
}

func (e *evidence) addBlock(b Block) int {
	text := blockText(b)
	for i := range e.blocks {
		if e.blocks[i].Item == b.Item && blockText(e.blocks[i]) == text {
			return i
		}
	}
	e.blocks = append(e.blocks, b)
	return len(e.blocks) - 1
}

func blockText(b Block) string { return Response{Blocks: []Block{b}}.Text() }

// blockID is the slot of a block.
func blockID(i int) string { return "b" + strconv.Itoa(i+1) }

// block is the paragraph of a slot.
func (e *evidence) block(id string) (Block, bool) {
	for i := range e.blocks {
		if blockID(i) == id {
			return e.blocks[i], true
		}
	}
	return Block{}, false
}

// grounding is what a text may rest on, for an owner who said something.
func (e *evidence) grounding(said string) *grounding.Evidence {
	if e.grounds != nil && e.grounds.Said == said {
		return e.grounds
	}
	g := &grounding.Evidence{Names: slices.Clone(e.names), Advice: e.advice(), Said: said, Secret: promptSecret}
	e.grounds = g
	for i := range e.facts {
		fact := e.facts[i].Fact
		fact.Reads = e.toldFact(&e.facts[i]).Reads
		g.Facts = append(g.Facts, fact)
	}
	for i := range e.blocks {
		g.Blocks = append(g.Blocks, grounding.Block{ID: blockID(i), Text: bareText(&e.blocks[i])})
	}
	return g
}

// advice is what was worked out; nil where nothing was, and where several goods
// are to be priced otherwise: then no sentence may decide but those of code.
func (e *evidence) advice() *knowledge.Advice {
	var advice *knowledge.Advice
	for i := range e.results {
		a := e.results[i].answer.Advice
		if a == nil || !e.stands(i) {
			continue
		}
		if advice != nil && advice.Verdict != a.Verdict {
			return nil
		}
		advice = a
	}
	return advice
}

// stands tells whether no other result takes the place of one: a later one of
// the same tool for the same thing, or advice on what else was only looked up.
func (e *evidence) stands(i int) bool {
	one := &e.results[i]
	key := productKey(one.of)
	if key == "" {
		return true // it is of no goods, so that nothing tells that another is of the same
	}
	for n := range e.results {
		other := &e.results[n]
		if n == i || productKey(other.of) != key {
			continue
		}
		if n > i && other.tool == one.tool ||
			one.answer.Comparables != nil && one.answer.Advice == nil && other.answer.Advice != nil {
			return false
		}
	}
	return true
}

// spans are what code puts in the place of the slot of a fact or a name; nil for
// any other.
func (e *evidence) spans(id string) []Span {
	for i := range e.facts {
		if e.facts[i].ID == id {
			return e.wordFact(&e.facts[i])
		}
	}
	for i := range e.names {
		if n := &e.names[i]; n.ID == id && id != "" {
			return wordName(n)
		}
	}
	return nil
}

// wordFact is a fact in words: what it is, of what where there are several,
// how much, for how much and of when.
func (e *evidence) wordFact(f *slotFact) []Span {
	if listing := e.listing(f.Of); listing != nil {
		return append(wordListing(listing), wordPriceOf(f)...)
	}
	return wordModelFact(f, e.about(f.Of))
}

// listing is the offer of a title; nil for none.
func (e *evidence) listing(title string) *grounding.Name {
	i := slices.IndexFunc(e.names, func(n grounding.Name) bool { return n.Kind == grounding.NameListing && n.Text == title })
	if title == "" || i < 0 {
		return nil
	}
	return &e.names[i]
}

// about says of what a figure is, where there are figures of other goods too, or
// where it is of no goods.
func (e *evidence) about(of string) string {
	if of == "" {
		return ""
	}
	if !slices.ContainsFunc(e.results, func(r toolResult) bool { return r.of == of }) {
		return wordAbout(of, false)
	}
	if slices.ContainsFunc(e.results, func(r toolResult) bool { return r.of != "" && r.of != of }) {
		return wordAbout(of, true)
	}
	return ""
}
