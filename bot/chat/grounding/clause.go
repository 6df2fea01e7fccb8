package grounding

import (
	"maps"
	"slices"
	"strings"

	"setara/knowledge/text"
)

// speechWords are the words by which kinds of clauses are told apart, by name.
var speechWords = func() map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	eachLine("ucapan.txt", func(line string) {
		name, words, _ := strings.Cut(line, ": ")
		if all[name] == nil {
			all[name] = make(map[string]bool)
		}
		for w := range strings.FieldsSeq(words) {
			all[name][w] = true
		}
	})
	return all
}()

var (
	linking    = speechWords["sambung"]
	additions  = speechWords["tambah"]
	splits     = speechWords["pisah"]
	openers    = speechWords["buka"]
	bindings   = speechWords["ikat"]
	serious    = speechWords["bukan-bicara"]
	answering  = speechWords["jawab"]
	inviting   = speechWords["silakan"]
	cheering   = speechWords["sorak"]
	wishing    = speechWords["doa"]
	wanting    = speechWords["maunya"]
	aims       = speechWords["tujuan"]
	fragments  = speechWords["antar"]
	absolutes  = speechWords["mutlak"]
	naming     = speechWords["sebut"]
	lacking    = speechWords["kurang"]
	helping    = speechWords["bantu"]
	selfVerbs  = speechWords["saya"]
	inquiring  = speechWords["tahu"]
	showing    = speechWords["tunjuk"]
	asking     = speechWords["tanya"]
	beginning  = speechWords["mulai"]
	conditions = speechWords["syarat"]
	timely     = speechWords["syarat-waktu"]
	limitWords = speechWords["batas"]
	upperWords = speechWords["paling-banyak"]
	lowerWords = speechWords["paling-sedikit"]
)

// clause is a part of a sentence, tokens from to to.
type clause struct{ from, to int }

// whole is all of a sentence as a clause.
func (s *sentence) whole() clause { return clause{0, len(s.tokens) - 1} }

// some tells whether one of the tokens of a clause is as asked.
func (s *sentence) some(p clause, is func(i int) bool) bool {
	for i := p.from; i <= p.to; i++ {
		if is(i) {
			return true
		}
	}
	return false
}

// clauses are the parts of a sentence that say something of their own.
func (s *sentence) clauses() []clause {
	var all []clause
	from := 0
	for i := range s.tokens {
		t := &s.tokens[i]
		mark := t.kind == markToken && strings.Contains(",;:()–—", t.text)
		if mark || t.kind == wordToken && splits[t.text] && i > from {
			if i > from {
				all = append(all, clause{from, i - 1})
			}
			from = i
			if mark {
				from++
			}
		}
	}
	if from < len(s.tokens) {
		all = append(all, clause{from, len(s.tokens) - 1})
	}
	return all
}

// part is a clause as a sentence.
func (s *sentence) part(p clause) *sentence {
	return &sentence{tokens: s.tokens[p.from : p.to+1 : p.to+1], figures: s.figures, under: s.under}
}

// within is a clause as a sentence, under the marketplaces that were named before it.
func (c *checker) within(s *sentence, p clause) *sentence {
	part := s.part(p)
	if before := c.namesBack(s, p.from-1, NamePlatform); len(before) > 0 {
		part.under = before
	}
	return part
}

// content is what a part of a sentence is about: the stems of its words, without those
// that only join, and without programmes and rules; how often it denies, and whether
// it tells a condition.
type content struct {
	stems
	denials     int
	conditional bool
	// strict tells that the condition is no mere before or after.
	strict bool
	// denied are the stems of the words just behind denials.
	denied []string
}

func (c *checker) contentOf(s *sentence) content {
	var all content
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != wordToken || t.figure >= 0 || t.name >= 0 && c.names[t.name].isEntry() {
			continue
		}
		all.conditional = all.conditional || conditions[t.text]
		all.strict = all.strict || conditions[t.text] && !timely[t.text]
		switch {
		case negations[t.text]:
			all.denials++
			if i+1 < len(s.tokens) && s.tokens[i+1].kind == wordToken {
				all.denied = append(all.denied, text.Stem(s.tokens[i+1].root))
			}
		case len(t.text) < 3, quiet[t.text], addressed[t.root], isOwner(t.text):
		default:
			all.add(text.Stem(t.root))
		}
	}
	return all
}

// quiet are the words that tell nothing of what is spoken of.
var quiet = union(linking, additions, smallWords, conditions, clauseWords, limitWords, addressed)

// union is a set of all the words of some sets: one is asked instead of each of them.
func union(sets ...map[string]bool) map[string]bool {
	all := make(map[string]bool)
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

// aboutOf is the content of what a sentence says; with the names of programmes and rules
// where it says little beside them.
func (c *checker) aboutOf(s *sentence) content {
	about := c.contentOf(s)
	if len(about.list) < 2 {
		about.addNames(s)
	}
	return about
}

// addNames adds the words of names.
func (o *content) addNames(s *sentence) {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.name >= 0 && t.kind == wordToken && len(t.text) > 2 {
			o.add(text.Stem(t.root))
		}
	}
}

// deniedAs tells whether what another denies is denied here too, and as often.
func (o *content) deniedAs(p *content) bool {
	for _, stem := range p.denied {
		if o.hasStem(stem) && !slices.Contains(o.denied, stem) {
			return false
		}
	}
	return o.denials%2 == p.denials%2
}

// asConditional tells whether one condition is told where another content has one: with no
// mere "before" for an "if".
func (o *content) asConditional(of *content) bool {
	return !of.conditional || o.conditional && (o.strict || !of.strict)
}

// covers tells whether at least so many in ten of the stems of another are its own.
func (o *content) covers(about *content, inTen int) bool {
	return o.common(&about.stems)*10 >= len(about.list)*inTen
}

// opposites are, for a word, those that say the contrary.
var opposites = func() map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	put := func(w, contrary string) {
		if all[w] == nil {
			all[w] = make(map[string]bool)
		}
		all[w][contrary] = true
	}
	eachLine("lawan.txt", func(line string) {
		left, right, _ := strings.Cut(line, " | ")
		for a := range strings.FieldsSeq(left) {
			for b := range strings.FieldsSeq(right) {
				put(a, b)
				put(b, a)
			}
		}
	})
	return all
}()

// opposes tells whether a sentence has a word that a passage has not, and of which that
// has the contrary.
func (p *passage) opposes(part *sentence) bool {
	for i := range part.tokens {
		t := &part.tokens[i]
		if len(opposites[t.text])+len(opposites[t.root]) > 0 && part.negated(i) {
			continue // "tidak bayar" is "gratis"
		}
		for _, w := range [...]string{t.text, t.root} {
			for contrary := range opposites[w] {
				if p.words[contrary] && !p.words[w] && !p.words[t.text] {
					return true
				}
			}
		}
	}
	return false
}
