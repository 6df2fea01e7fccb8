package chat

import (
	"fmt"
	"slices"
	"strings"

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
	aspects []knowledge.Aspect
	// weak asks count where a question holds no other: "berapa".
	weak bool
}

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
		for name := range strings.FieldsSeq(columns[1]) {
			aspect := knowledge.Aspect(name)
			if !slices.Contains(askable, aspect) {
				return fmt.Errorf("phrase %q: unknown aspect %q", columns[0], name)
			}
			a.aspects = append(a.aspects, aspect)
		}
		return p.add(columns[0], a)
	})
}

// askedOf is what a question asks of the entry that it means.
type askedOf struct {
	asks []ask
	// amends tells that the owner was told something wrong before.
	amends bool
}

// readAsking reads what is asked of an entry, in the order of the question.
// Words that are part of the entry's name ask less than others: who asks
// whether "halal gratis" is still there does not ask what it costs. The entry
// may be nil.
func readAsking(question string, e *knowledge.Entry) askedOf {
	words := text.ReadQuestion(question).Words
	named := namedIn(words, e)
	var asked askedOf
	var strong, inName, weak []ask
	for i := 0; i < len(words); i++ {
		a, n := askWords.at(words, i)
		switch {
		case n == 0:
			continue
		case a.aspects[0] == aspectAmends:
			asked.amends = true
		case a.weak:
			weak = append(weak, a)
		case named[i] && named[i+n-1]:
			inName = append(inName, a)
		default:
			strong = append(strong, a)
		}
		i += n - 1
	}
	asked.asks = distinct(append(strong, inName...))
	if len(asked.asks) == 0 {
		asked.asks = distinct(weak)
	}
	asked.asks = asked.asks[:min(len(asked.asks), mostAsks)]
	return asked
}

// distinct leaves out what asks for the same first thing as an ask before.
func distinct(asks []ask) []ask {
	var kept []ask
	for _, a := range asks {
		if !slices.ContainsFunc(kept, func(k ask) bool { return k.aspects[0] == a.aspects[0] }) {
			kept = append(kept, a)
		}
	}
	return kept
}

// namedIn marks the words of a question that are one of an entry's names.
func namedIn(words []string, e *knowledge.Entry) []bool {
	named := make([]bool, len(words))
	if e == nil {
		return named
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
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
