package grounding

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// speech is a sentence with its clauses, to be told what kinds they are of.
type speech struct {
	*checker
	s *sentence
	// at is its place in the text.
	at    int
	parts []clause
	// formal tells that it is of what is regulated.
	formal bool
}

// speechOf takes a sentence apart, by its place in the text.
func (c *checker) speechOf(at int) *speech {
	s := &c.sentences[at]
	return &speech{checker: c, s: s, at: at, parts: s.clauses(), formal: c.isFormal(s)}
}

// checkSpeech finds what a text says of its own. Outside slots and figures a clause
// asks, says what the owner can do, tells when or what for, encourages, or says
// what a paragraph of the results says; nothing else.
func (c *checker) checkSpeech(sp *speech) {
	s := sp.s
	for i := range s.tokens {
		if n := deceits.longest(s.tokens, i); n > 0 && !s.forbidden(i) {
			c.flaw(FlawSubject, s.span(i, i+n-1))
		}
	}
	c.checkQuotes(s)
	for i, p := range sp.parts {
		if asks := s.asksIn(p) && !sp.presumes(p); !asks && !sp.grounded(i) {
			c.flaw(FlawClaim, s.span(p.from, p.to))
		}
	}
}

// grounded tells whether clause i says nothing of its own.
func (sp *speech) grounded(i int) bool {
	s, p := sp.s, sp.parts[i]
	switch {
	case s.word(len(s.tokens)-1) == ":" && sp.heads(p):
		return true
	case sp.leadsToBlock(i):
		return true
	case s.holdsSlot(p):
		return sp.ofItsNames(p) && sp.slotted(p) || sp.namesOnly(p) && sp.heads(p) || sp.supported(s, p)
	case s.holdsFigure(p):
		return sp.known(p) && (!s.some(p, func(i int) bool { return s.tokens[i].figure >= 0 }) || sp.keepsToFigures(p)) && (sp.explained(s, p) || s.hedges(p)) && (!s.absolute(p) && (s.comparison(p) < 0 || s.settles(p)) || sp.supported(s, p))
	case sp.tellsBuyers(p):
		return sp.supported(s, p)
	case s.settles(p), s.onlyNames(p), sp.aboutOwner(p), s.inquires(sp.parts, i), sp.introduces(p):
		return true
	case s.strangers > 1 && s.strangers*8 > len(s.tokens):
		return false
	}
	if s.comparison(p) >= 0 || sp.tops(p) {
		return sp.supported(s, p)
	}
	rules := sp.rules(p)
	leads := s.length(sp.parts[i+1:]) > 0
	binds := s.binds(p, leads)
	switch {
	case s.headsOff(sp.parts, i) && (sp.heads(p) || sp.supported(s, p)):
		return true
	case !binds && sp.contradicts(s, p):
		return false
	case !rules && !sp.asserts(p) && sp.more(p) == 0, !rules && s.hedges(p):
		return true
	case !sp.ofItsNames(p):
		return false
	case !rules && !s.absolute(p) && (binds || sp.leadsOn(i, leads)):
		return true
	}
	return s.directs(p) && !(sp.formal && s.suffices(p)) && sp.canBeDone(p) || s.selfTalk(p) || sp.supported(s, p)
}

// ranks tells whether a clause sets something over others: "yang paling ringan".
func (s *sentence) ranks(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if w := s.word(i); w == "paling" || w == "lebih" || w == "ter" {
			return true
		}
	}
	return false
}

// tops tells whether a clause sets one of the marketplaces, programmes or costs over the
// others: "Tokopedia yang paling ringan".
func (sp *speech) tops(p clause) bool {
	of := sp.s.some(p, func(i int) bool {
		t := &sp.s.tokens[i]
		return t.name >= 0 && (isPlatform(&sp.names[t.name]) || sp.names[t.name].isEntry()) || t.tags&(feeTags|costTag|priceTag) != 0
	})
	return of && sp.s.some(p, func(i int) bool {
		return sp.s.word(i) == "paling" && sp.s.tokens[i].tags == 0 && i < p.to && !limitWords[sp.s.word(i+1)] && !needed[sp.s.word(i+1)]
	})
}

// heads tells whether a clause is a heading: it names what follows, and neither denies,
// rules, nor says more than a word that is not in the evidence.
func (sp *speech) heads(p clause) bool {
	if sp.rules(p) || sp.s.absolute(p) || !sp.ofItsNames(p) || sp.s.has(p, "hanya") || sp.s.has(p, "cuma") {
		return false
	}
	others := 0
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		if negations[t.text] && sp.s.touches(p) && sp.s.word(p.from) != "kalau" {
			return false
		}
		if t.name < 0 && sp.moreThanTalk(t) && !sp.said[t.text] && !sp.said[t.root] {
			others++
		}
	}
	return others == 0 || others == 1 && !sp.asserts(p)
}

// canBeDone tells whether what an owner is told to do is to find out, to write down or to
// tell Setara something, is of their own goods and work, or is what a paragraph of the
// results says.
func (sp *speech) canBeDone(p clause) bool {
	at, forbids := sp.s.command(p)
	verb := sp.s.word(max(at, 0))
	verb, _, _ = strings.Cut(strings.TrimPrefix(verb, "di"), "-")
	if sp.sendsElsewhere(p, verb) || sp.s.has(p, "bahwa") {
		return sp.supported(sp.s, p)
	}
	if forbids || at >= 0 && inquiring[verb] {
		return true
	}
	if sp.supported(sp.s, p) || at > p.from && sp.supported(sp.s, clause{at, p.to}) {
		return true
	}
	if sp.entitles(p, at) {
		return false
	}
	others := 0
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		if imperatives[t.text] || inquiring[t.text] {
			verb = t.text // "foto kemasannya dan simpan bukti dari pemasok"
		}
		if showing[verb] && regulated.longest(sp.s.tokens, i) > 0 && !sp.owners[t.root] {
			return false // what is shown of goods is claimed of them
		}
		touchy := sp.s.delicateAt(i)
		touchy = touchy && !sp.owners[t.text] && !(sources[t.root] && (requesting[verb] || inquiring[verb])) && !(t.text == "bukti" && inquiring[verb]) && !(requesting[verb] && costParts[t.root] != "") && !(i == at+1 && showing[sp.s.word(at)])
		tells := at >= 0 && t.tags&claimTags == costTag && (showing[sp.s.word(at)] || inquiring[sp.s.word(at)])
		compares := t.tags&claimTags != 0 && !tells && !t.settled && t.text != "biasanya" && t.text != "di"
		if t.kind == wordToken && (touchy || compares) || t.isAcronym() && !sp.said[t.root] {
			return false
		}
		if i != at && sp.moreThanTalk(t) && !imperatives[t.text] {
			others++
		}
	}
	return others == 0 || at >= 0 && requesting[verb] || at >= 0 && (others == 1 || others <= 3 && showing[sp.s.word(at)])
}

// entitles tells whether a clause says that a programme or a permit can be had: "masih bisa
// pakai PIRT".
func (sp *speech) entitles(p clause, verb int) bool {
	may := !sp.s.negated(max(verb, 0)) && sp.s.some(clause{p.from, verb}, func(i int) bool { return synonyms[sp.s.word(i)] == synonyms["boleh"] })
	return may && len(sp.namedIn(sp.s.part(p), (*knownName).isEntry)) > 0
}

// suffices tells whether a clause says that something is enough.
func (s *sentence) suffices(p clause) bool {
	return s.some(p, func(i int) bool { return s.word(i) == "cukup" })
}

// leadsOn tells whether clause i only leads to the next, or goes on with what the ones
// before it ask for or bind.
func (sp *speech) leadsOn(i int, leads bool) bool {
	p := sp.parts[i]
	if leads && (p.to-p.from < 3 && sp.s.holdsFigure(sp.parts[i+1]) || fragments[sp.s.word(p.from)] && !sp.s.ranks(p) && (sp.s.word(p.from+1) != "itu" || p.to < p.from+2) && !sp.s.tells(p, profitTag|lossTag)) {
		return true
	}
	return sp.s.listed(sp.parts, i) || sp.s.goesOn(sp.parts, i)
}

// feeTags are the costs of selling: whether they are reckoned in is said by code alone.
var feeTags = tagsOf("feel", "orderfee")

// maxBeside is how many words a clause with a figure may have that tell more than what the
// figure is, and that no paragraph says.
const maxBeside = 1

// keepsToFigures tells whether a clause tells no more than what its figures are, or what a
// paragraph says beside them.
func (sp *speech) keepsToFigures(p clause) bool {
	var beside []string
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		if t.name < 0 && t.tags == 0 && !t.spoken && t.figure < 0 && measures[t.text] == "" && !counters[t.text] && !limitWords[t.text] && !splits[t.text] && sp.moreThanTalk(t) && !sp.labels(t) {
			beside = append(beside, text.Stem(t.root))
		}
	}
	if len(beside) <= maxBeside {
		return true
	}
	part := sp.within(sp.s, p)
	for _, o := range sp.passagesFor(part) {
		if !o.opposes(part) && !slices.ContainsFunc(beside, func(stem string) bool { return !o.hasStem(stem) }) {
			return true
		}
	}
	return sp.supported(sp.s, p)
}

// labels tells whether a word is of the label of a figure of its sentence.
func (sp *speech) labels(t *token) bool {
	for i := range sp.s.figures {
		for k := range sp.claims {
			if cl := &sp.claims[k]; sp.s.figures[i].equals(cl) && (strings.Contains(strings.ToLower(cl.fact.Label), t.root) || cl.ofHas(t.root)) {
				return true
			}
		}
	}
	return false
}

// explained tells whether what is said of fees beside a figure is of that figure.
func (c *checker) explained(s *sentence, p clause) bool {
	allowed, needed, bound := tags(0), tags(0), false
	for i := range s.figures {
		if m := s.figures[i].match; m != nil {
			allowed, needed, bound = allowed|m.allowed, needed|m.needed(), true
		}
	}
	if !bound || s.hasSlot() {
		return true
	}
	for i := p.from; i <= p.to; i++ {
		t := &s.tokens[i]
		switch {
		case t.settled:
		case t.tags&feeTags&^allowed != 0:
			return false
		case t.tags&(cheapTag|dearTag) != 0 && needed&(cheapTag|dearTag|gapTag|floorTag) == 0 && !s.figureNear(i):
			return false
		}
	}
	return true
}

// rules tells whether a clause says what is allowed, owed or free.
func (sp *speech) rules(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		n, phrase := sp.s.rulingAt(i)
		if n > 0 && !sp.s.invites(i) && (sp.formal || !phrase.formal) && (!phrase.onlyDenied || sp.s.deniedJust(i)) && courtesies.longest(sp.s.tokens, i) < n {
			return true
		}
	}
	return false
}

// claimTags are the things of prices of which nothing is said without a figure, but
// what was held against the facts.
var claimTags = tagsOf("riv", "cost", "floor", "want", "suggest", "profit", "loss", "feel", "orderfee", "median", "q1", "q3", "mean", "min", "max",
	"cheap", "dear", "above", "market", "local", "import", "unknown", "atriv", "atown", "basePrice", "baseCost", "baseOwn", "baseTurn", "baseGain", "trend", "all")

// asserts tells whether a clause has a word with which something is claimed.
func (sp *speech) asserts(p clause) bool {
	tokens := sp.s.tokens
	for i := p.from; i <= p.to; i++ {
		t := &tokens[i]
		switch {
		case t.kind != wordToken:
		case t.tags&claimTags != 0, t.name >= 0 && sp.names[t.name].kind != NameProduct, t.isAcronym(),
			absolutes[t.text] && t.text != "pasti" && !sp.s.negated(i), regulated.longest(tokens, i) > 0, delicate.longest(tokens, i) > 0 && !sp.owners[t.text]:
			return true
		}
	}
	return false
}
