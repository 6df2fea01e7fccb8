package chat

import (
	"slices"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

// How much a comparison holds.
const (
	mostCompared = 4
	// compareRoom is how much it says of each entry, in characters.
	compareRoom = 230
)

// comparedAspects are what entries are compared by where nothing else was
// asked.
var comparedAspects = []knowledge.Aspect{
	knowledge.AspectAmount, knowledge.AspectInterest, knowledge.AspectCollateral, knowledge.AspectCost, knowledge.AspectBenefit,
	knowledge.AspectForbidden, knowledge.AspectDuty, knowledge.AspectRate, knowledge.AspectAllowed, knowledge.AspectDeadline,
}

// compareEntries sets entries side by side that fit a question equally well.
func (c *Chat) compareEntries(r Reading, hits []knowledge.EntryHit) Answer {
	hits = hits[:min(len(hits), mostCompared)]
	on := c.today()
	blocks := []Block{wordCompareHead(hits)}
	a := plainAnswer(r, Response{})
	verify := false
	for i := range hits {
		e := hits[i].Entry()
		t := newTelling(&hits[i], on, readAsking(r.Text, nil))
		p := piece{aspect: comparedAspects[0], block: t.compared()}
		blocks = append(blocks, p.block)
		a.Facts = append(a.Facts, entryFacts(&hits[i], []piece{p})...)
		a.Response.Buttons = append(a.Response.Buttons, []Button{entryButton(&hits[i], "")})
		a.Answered = a.Answered || t.answered
		verify = verify || e.MustVerify(on)
	}
	fit := readWanted(r.Text).fit(hits, on)
	if len(fit.hits) > 0 && len(fit.hits) < len(hits) {
		blocks = append(blocks, fit.word())
		a.Facts = append(a.Facts, fit.facts(on)...)
	}
	if verify {
		blocks = append(blocks, paragraph(plain(sayVerifyCompared)))
	}
	a.Response.Blocks, a.Buttons = blocks, a.Response.labels()
	a.tellsEntries(on, hits...)
	if len(fit.hits) < len(hits) {
		for _, hit := range fit.hits {
			a.explains.Entries.Fit = append(a.explains.Entries.Fit, hit.Entry().ID)
		}
	}
	return a
}

// compared is one entry of a comparison: what was asked first, then what
// entries differ in, as much as there is room for.
func (t *telling) compared() Block {
	spans := []Span{bold(entryTitle(t.hit) + ": ")}
	if t.standing != knowledge.StandingOpen {
		if standing := t.wordStanding(); standing != "" {
			spans = append(spans, plain(standing))
		} else {
			spans = append(spans, plain(sayUncertainShort))
		}
		t.answered = t.standing != knowledge.StandingUncertain
		return item(append(spans, t.wordSourceShort()...)...)
	}
	room := compareRoom
	tell := func(text string) {
		if size := utf8.RuneCountInString(text) + 1; text != "" && !t.hasSaid(text) && (size <= room || len(t.said) == 0) {
			room -= size
			t.say(text)
			t.answered = true
		}
	}
	first := func(a knowledge.Aspect) bool {
		if p := t.hit.Program; a == knowledge.AspectWho && p != nil {
			who := wordConditions(&p.Conditions)
			tell(who)
			return who != ""
		}
		texts := t.points(a)
		if len(texts) > 0 {
			tell(texts[0])
		}
		return len(texts) > 0
	}
	for i := range t.asked.asks {
		if a := &t.asked.asks[i]; a.weak && a.has(knowledge.AspectWho) {
			continue // whether it is theirs shows in what they differ in
		}
		for _, together := range t.asked.asks[i].aspects {
			if slices.ContainsFunc(together, first) {
				break
			}
		}
	}
	for _, a := range comparedAspects {
		first(a)
	}
	first(knowledge.AspectWho)
	if len(t.said) == 0 {
		tell(t.entry.Purpose)
	}
	spans = append(spans, plain(strings.Join(t.said, " ")))
	return item(append(spans, t.wordSourceShort()...)...)
}
