package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// ruling is what a sentence says of what may, must, or need not be done or paid.
type ruling uint8

const (
	mayRuling ruling = 1 << iota
	banRuling
	dutyRuling
	freeRuling
)

// denied is what a ruling comes to where it is denied: what may not be done is
// banned, what need not be is free.
func (r ruling) denied() ruling {
	switch r {
	case mayRuling:
		return banRuling
	case banRuling:
		return mayRuling
	case dutyRuling:
		return freeRuling
	default:
		return dutyRuling
	}
}

// rulingPhrase is a pattern of ketentuan.txt: formal tells that it rules only in a
// sentence about what is regulated, figured that a figure beside it says the same,
// onlyDenied that it rules only where it is denied.
type rulingPhrase struct {
	pattern
	ruling                      ruling
	formal, figured, onlyDenied bool
}

// rulings find, by their first word, what a sentence rules; courtesies are forms of
// them that rule nothing, regulated is what rules are about, and delicate what nothing
// is to be said of that no result says, and deceits what nobody is advised to do.
var rulings, courtesies, regulated, delicate, deceits = readRulings()

func readRulings() (all map[string][]rulingPhrase, polite, topics, others, tricks *patterns) {
	all, polite, topics, others, tricks = make(map[string][]rulingPhrase), newPatterns(), newPatterns(), newPatterns(), newPatterns()
	eachTagged("ketentuan.txt", func(name string, p pattern) {
		phrase := rulingPhrase{pattern: p}
		switch name {
		case "sopan":
			polite.add(p)
			return
		case "resmi":
			topics.add(p)
			return
		case "peka":
			others.add(p)
			return
		case "tipu":
			tricks.add(p)
			return
		case "boleh":
			phrase.ruling = mayRuling
		case "larang":
			phrase.ruling = banRuling
		case "wajib":
			phrase.ruling = dutyRuling
		case "kena":
			phrase.ruling, phrase.figured = dutyRuling, true
		case "bebas":
			phrase.ruling = freeRuling
		case "resmi-wajib":
			phrase.ruling, phrase.formal = dutyRuling, true
		case "resmi-tidak":
			phrase.ruling, phrase.formal, phrase.onlyDenied = mayRuling, true, true
		case "resmi-tidak-perlu":
			phrase.ruling, phrase.formal, phrase.onlyDenied = dutyRuling, true, true
		case "resmi-bebas":
			phrase.ruling, phrase.formal = freeRuling, true
		}
		for _, w := range p[0].words {
			all[w] = append(all[w], phrase)
		}
	})
	return all, polite, topics, others, tricks
}

// ruled is what a sentence rules, and where it first does.
type ruled struct {
	kinds       ruling
	first, last int
}

// rulingsOf reads what a sentence rules; formally where it is of what is regulated.
func (c *checker) rulingsOf(s *sentence, formally bool) ruled {
	var all ruled
	for i := 0; i < len(s.tokens); {
		n, p := s.rulingAt(i)
		if s.invites(i) || n == 1 && paying[s.tokens[i].root] && i+1 < len(s.tokens) && (s.tokens[i+1].figure >= 0 || s.tokens[i+1].kind == slotToken) {
			n = 0 // what is paid is held as a figure
		}
		if polite := courtesies.longest(s.tokens, i); polite > 0 && polite >= n {
			i += polite
			continue
		}
		if n == 0 || p.formal && !formally || p.onlyDenied && !s.deniedJust(i) || s.supposed(i) || p.figured && (len(s.figures) > 0 || s.hasSlot()) {
			i++
			continue
		}
		kind := p.ruling
		if s.negated(i) {
			kind = kind.denied()
		}
		if all.kinds == 0 {
			all.first, all.last = i, i+n-1
		}
		all.kinds |= kind
		i += n
	}
	return all
}

func (s *sentence) rulingAt(i int) (int, *rulingPhrase) {
	best, found := 0, (*rulingPhrase)(nil)
	if s.tokens[i].kind != wordToken || s.tokens[i].name >= 0 {
		return 0, nil
	}
	for _, w := range [...]string{s.tokens[i].text, s.tokens[i].root} {
		list := rulings[w]
		for k := range list {
			if n := list[k].length(s.tokens, i); n > best {
				best, found = n, &list[k]
			}
		}
	}
	return best, found
}

// delicateAt tells whether token i speaks of what is regulated, or of what nothing is to be
// said that no result says.
func (s *sentence) delicateAt(i int) bool {
	return regulated.longest(s.tokens, i) > 0 || delicate.longest(s.tokens, i) > 0
}

// isFormal tells whether a sentence is of what is regulated: it names a programme, a
// rule or a marketplace, or speaks of such things.
func (c *checker) isFormal(s *sentence) bool {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != wordToken {
			continue
		}
		if t.name >= 0 {
			switch c.names[t.name].kind {
			case NameProgram, NameRegulation, NamePlatform:
				return true
			}
		}
		if regulated.longest(s.tokens, i) > 0 || t.isAcronym() {
			return true
		}
	}
	return false
}

// checkRulings finds what a sentence says to be allowed, banned, owed or free that
// no paragraph of the results says so: of the same things, the same way, and under
// a condition where that has one.
func (c *checker) checkRulings(at int) {
	s := &c.sentences[at]
	formally := c.isFormal(s)
	for _, p := range s.clauses() {
		says := c.rulingsOf(s.part(p), formally)
		if says.kinds == 0 || s.asksIn(p) {
			continue
		}
		says.first, says.last = says.first+p.from, says.last+p.from
		if s.evades(says.first) || !c.backed(s, p, says) && !c.labelled(s, says) {
			c.flaw(FlawRule, s.span(says.first, says.last))
		}
	}
}

// backed tells whether a passage rules what a clause does, of the same things and under
// a condition where that has one.
func (c *checker) backed(s *sentence, p clause, says ruled) bool {
	part := c.within(s, p)
	about, whole := c.contentOf(part), c.contentOf(s)
	about.drop("biaya")
	about.drop("buat")
	for i := says.first; i <= says.last; i++ {
		about.drop(text.Stem(s.tokens[i].root))
	}
	if len(about.list) < 2 {
		about.addNames(part)
	}
	for _, o := range c.passagesFor(part) {
		if o.rulesLike(says.kinds, s.hasSlot() || whole.asConditional(&o.content)) && o.covers(&about, 5) && !o.opposes(part) && c.ofGoods(o, part) && o.asOnly(part) && o.asAbsolute(part) && (!o.conditional || o.covers(&whole, 4) && c.sameCondition(s, o)) && !o.leavesOut(s) {
			s.tokens[says.first].settled = true
			return true
		}
	}
	return false
}

var paying = speechWords["membayar"]

// deniedJust tells whether the word before token i denies it: "tidak bisa", not "tidak
// adil bisa".
func (s *sentence) deniedJust(i int) bool {
	before := s.word(i - 1)
	if before == "akan" || before == "lagi" || before == "juga" || before == "sama" {
		before = s.word(i - 2)
	}
	return negations[before]
}

// evades tells whether what is ruled is what something is done for: "supaya bebas bea".
func (s *sentence) evades(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		switch s.word(k) {
		case "supaya", "agar", "biar":
			return true
		}
	}
	return false
}

// rulesLike tells whether a passage says no less than what is ruled: what is banned
// but for an exception is allowed on a condition.
func (p *passage) rulesLike(kinds ruling, conditional bool) bool {
	if p.conditional && !conditional {
		return false
	}
	return kinds&^p.rules == 0 || p.conditional && kinds == banRuling && p.rules&(mayRuling|dutyRuling) != 0
}

// labelled tells whether what a sentence rules is what a figure in it is called:
// "batas bebas bea masuk".
func (c *checker) labelled(s *sentence, says ruled) bool {
	for i := range s.figures {
		if m := s.figures[i].match; m != nil && !m.entry && strings.Contains(strings.ToLower(m.fact.Label), s.tokens[says.first].root) {
			return true
		}
	}
	return false
}
