package chat

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
	"setara/knowledge/text"
)

// What can be asked of an entry beside the aspects of its points.
const (
	aspectSteps   knowledge.Aspect = "cara"
	aspectBring   knowledge.Aspect = "bawa"
	aspectContact knowledge.Aspect = "kontak"
	aspectAddress knowledge.Aspect = "alamat"
	aspectPurpose knowledge.Aspect = "untuk"
	aspectInForce knowledge.Aspect = "berlaku"
	aspectReport  knowledge.Aspect = "lapor"
	// aspectAmends is no part of an entry: the owner was told something wrong.
	aspectAmends knowledge.Aspect = "ralat"
)

var askable = append(slices.Clone(knowledge.Aspects),
	aspectSteps, aspectBring, aspectContact, aspectAddress, aspectPurpose, aspectInForce, aspectReport, aspectAmends)

// ask is one thing that a question asks of an entry: the first of the aspects
// that the entry says something of is what is wanted, the others go with it.
type ask struct {
	aspects []asked
	// weak asks count where a question holds no other: "berapa".
	weak bool
	// aside asks are said by the way, such as by a word of the entry's name.
	aside bool
	// words are those of the question that ask.
	words []string
}

// asked are aspects that are answered as one, in the order of the entry.
type asked []knowledge.Aspect

// has tells whether an aspect is among those that are asked for.
func (a *ask) has(aspect knowledge.Aspect) bool {
	return slices.ContainsFunc(a.aspects, func(of asked) bool { return slices.Contains(of, aspect) })
}

// first is what is wanted before anything else.
func (a *ask) first() knowledge.Aspect { return a.aspects[0][0] }

// mostAsks is how many things are answered one by one, each in a sentence
// of its own.
const mostAsks = 3

// askWords are the phrases that those asks are told by.
var askWords = mustLoadAskWords()

func mustLoadAskWords() *phrases[ask] {
	p, err := loadAskWords()
	if err != nil {
		panic(err)
	}
	return p
}

func loadAskWords() (*phrases[ask], error) {
	p := newPhrases[ask]()
	return &p, eachLine("hal.tsv", func(line string) error {
		columns := strings.Split(line, "\t")
		if len(columns) < 2 || len(columns) > 3 || len(columns) == 3 && columns[2] != "lemah" {
			return fmt.Errorf("want phrase, aspects and perhaps lemah, got %q", line)
		}
		a := ask{weak: len(columns) == 3}
		for names := range strings.FieldsSeq(columns[1]) {
			var together asked
			for name := range strings.SplitSeq(names, "+") {
				aspect := knowledge.Aspect(name)
				if !slices.Contains(askable, aspect) {
					return fmt.Errorf("phrase %q: unknown aspect %q", columns[0], name)
				}
				together = append(together, aspect)
			}
			a.aspects = append(a.aspects, together)
		}
		return p.add(columns[0], a)
	})
}

// askedOf is what a question asks of the entry that it means.
type askedOf struct {
	asks []ask
	// amends tells that the owner was told something wrong before.
	amends bool
	// alone tells that nothing else is to be told.
	alone bool
	// counted is what is asked to be counted: "berapa orang"; "" for nothing.
	counted string
	// about counts, by the text of a point, the words of the question that it
	// says.
	about map[string]int
	// message is the question; nil where a button asks.
	message *message
}

// has tells whether an aspect is among those that are asked for.
func (o *askedOf) has(aspect knowledge.Aspect) bool {
	return slices.ContainsFunc(o.asks, func(k ask) bool { return k.has(aspect) })
}

// readAsking reads what is asked of an entry, in the order of the question.
// Words that are part of the entry's name, or deny something, ask less than
// others: who asks whether "halal gratis" is still there, or how much there is
// "tanpa jaminan", asks for that first. The entry may be nil.
func readAsking(question string, e *knowledge.Entry) askedOf {
	m := newMessage(question)
	words := m.Words
	named := namedIn(words, e)
	of := askedOf{about: pointsAbout(question, e), message: m}
	var strong, aside, weak []ask
	for i := 0; i < len(words); i++ {
		a, n := askWords.at(words, i)
		a.words = words[i : i+n]
		switch {
		case n == 0:
			continue
		case a.first() == aspectAmends:
			of.amends = true
		case a.weak:
			weak = append(weak, a)
			if a.first() == knowledge.AspectAmount && i+n < len(words) && len(words[i+n]) > 2 {
				of.counted = words[i+n]
			}
		case named[i] && named[i+n-1] && !asksLeave(&a, words[i+n:]), deniedAt(words, i):
			a.aside = true
			aside = append(aside, a)
		default:
			strong = append(strong, a)
		}
		i += n - 1
	}
	if n := len(weak); len(strong) == 0 && n > 0 && (len(aside) == 0 || weak[n-1].first() != knowledge.AspectAmount) {
		strong = weak[n-1:] // "bunga kur berapa" asks for the interest
	} else if n > 0 && onlyStatus(strong) && slices.ContainsFunc(figureAspects, weak[n-1].has) {
		strong = append(strong, weak[n-1]) // "diganti berapa persen"
	}
	of.asks = distinct(append(strong, aside...))
	of.asks = of.asks[:min(len(of.asks), mostAsks)]
	return of
}

// leaveReach is how far behind "wajib" or "boleh" the word may stand that makes
// a question of it.
const leaveReach = 3

// asksLeave tells whether it is asked what must or may be done: "wajib sni gak"
// asks that, whatever the rule is called, and "halal wajib kapan" does not.
func asksLeave(a *ask, behind []string) bool {
	if a.first() != knowledge.AspectDuty && a.first() != knowledge.AspectAllowed {
		return false
	}
	return slices.ContainsFunc(behind[:min(leaveReach, len(behind))], func(w string) bool { return lacks[w] })
}

// figureAspects are those that a question of how much asks for.
var figureAspects = []knowledge.Aspect{knowledge.AspectAmount, knowledge.AspectInterest, knowledge.AspectRate, knowledge.AspectCost}

// onlyStatus tells whether nothing is asked but how the entry stands.
func onlyStatus(asks []ask) bool {
	return len(asks) > 0 && !slices.ContainsFunc(asks, func(a ask) bool { return a.first() != knowledge.AspectStatus })
}

// deniedAt tells whether what is named at a word is said to be lacking: "tanpa
// jaminan", "gak punya sertifikat rumah".
func deniedAt(words []string, i int) bool {
	has := i > 1 && havingWords[words[i-1]]
	return i > 0 && lacks[words[i-1]] || has && lacks[words[i-2]]
}

// distinct leaves out what asks for the same first thing as an ask before.
func distinct(asks []ask) []ask {
	var kept []ask
	for _, a := range asks {
		if !slices.ContainsFunc(kept, func(k ask) bool { return k.first() == a.first() }) {
			kept = append(kept, a)
		}
	}
	return kept
}

// namedIn marks the words of a question that are one of the names by which
// owners ask for an entry, or stand in its full name.
func namedIn(words []string, e *knowledge.Entry) []bool {
	named := make([]bool, len(words))
	if e == nil {
		return named
	}
	inName := strings.FieldsFunc(strings.ToLower(e.Name), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, word := range words {
		named[i] = slices.Contains(inName, word)
	}
	for _, name := range e.Aliases {
		parts := strings.Fields(strings.ToLower(name))
		for i := range parts {
			parts[i] = text.Spoken(parts[i])
		}
		for i := 0; len(parts) > 0 && i+len(parts) <= len(words); i++ {
			if slices.Equal(words[i:i+len(parts)], parts) {
				for k := range parts {
					named[i+k] = true
				}
			}
		}
	}
	return named
}

// pointsAbout counts, for the points of an entry, how many words of a question
// each of them says. Words that most of the points say tell none from the
// others and do not count.
func pointsAbout(question string, e *knowledge.Entry) map[string]int {
	about := map[string]int{}
	if e == nil {
		return about
	}
	asked := entryTerms(question)
	says := make([][]string, len(e.Points))
	spread := map[string]int{}
	for i := range e.Points {
		for _, term := range entryTerms(e.Points[i].Text) {
			if slices.Contains(asked, term) {
				says[i] = append(says[i], term)
				spread[term]++
			}
		}
	}
	for i, terms := range says {
		for _, term := range terms {
			if 2*spread[term] <= len(e.Points) {
				about[e.Points[i].Text]++
			}
		}
	}
	return about
}

// entryTerms are the words of a text that say what it is about, each once.
func entryTerms(s string) []string {
	var terms []string
	for _, term := range text.EntryTerms(s) {
		if !term.Idle && !slices.Contains(terms, term.Text) {
			terms = append(terms, term.Text)
		}
	}
	return terms
}
