package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
)

// followOne answers what is asked on about one entry. Where no aspect is named
// it tells the points that say the most of the question's words; where there is
// none, it says so.
func (c *Chat) followOne(ctx context.Context, r Reading, hit *knowledge.EntryHit) (Answer, error) {
	r.Intent = intentOf(hit)
	of := readAsking(r.Text, hit.Entry())
	if len(of.asks) == 0 && (&follow{r: r, q: newMessage(r.Text)}).opensOn() {
		best := of.mostAbout(hit.Entry(), c.today())
		if best == "" {
			return c.missFollow(r, hit), nil
		}
		of.asks = []ask{{aspects: []asked{{best}}}}
	}
	return c.answerEntry(ctx, r, hit, of)
}

// mostAbout is the aspect of the point that says the most words of the
// question; "" for none.
func (o *askedOf) mostAbout(e *knowledge.Entry, on knowledge.Day) knowledge.Aspect {
	best, most := knowledge.Aspect(""), 0
	for _, p := range e.Current(on) {
		if n := o.about[p.Text]; n > most {
			best, most = p.Aspect, n
		}
	}
	return best
}

// missFollow says that an entry says nothing of what was asked on.
func (c *Chat) missFollow(r Reading, hit *knowledge.EntryHit) Answer {
	a := plainAnswer(r, Response{
		Blocks:  []Block{wordFollowAbsent(hit)},
		Buttons: [][]Button{{entryButton(hit, "")}},
	})
	a.WouldTicket = true
	a.tellsEntries(c.today(), *hit)
	return a
}

// followSeveral answers one question about each of several entries in a line.
func (c *Chat) followSeveral(r Reading, hits []knowledge.EntryHit) Answer {
	r.Intent = intentOf(&hits[0])
	a, on := plainAnswer(r, Response{}), c.today()
	var blocks []Block
	verify := false
	for i := range hits {
		t := newTelling(&hits[i], on, readAsking(r.Text, hits[i].Entry()))
		p := t.followed()
		blocks = append(blocks, p.block)
		a.Facts = append(a.Facts, entryFacts(&hits[i], []piece{p})...)
		a.Response.Buttons = append(a.Response.Buttons, []Button{entryButton(&hits[i], "")})
		a.Answered = a.Answered || t.answered
		verify = verify || hits[i].Entry().MustVerify(on)
	}
	if verify {
		blocks = append(blocks, paragraph(plain(sayVerifyCompared)))
	}
	a.Response.Blocks, a.Buttons, a.WouldTicket = blocks, a.Response.labels(), !a.Answered
	a.tellsEntries(on, hits...)
	return a
}

// followed is what one of several entries says on what was asked, and nothing
// else.
func (t *telling) followed() piece {
	aspect := knowledge.AspectStatus
	spans := []Span{bold(entryShort(t.hit) + ": ")}
	switch {
	case t.standing != knowledge.StandingOpen:
		spans = append(spans, t.spansClosed()...)
	default:
		if len(t.asked.asks) > 0 {
			aspect = t.asked.asks[0].first()
			t.answer(&t.asked.asks[0])
		}
		if t.answered {
			for _, lead := range t.leads {
				spans = append(spans, plain(spanText(lead.block.Spans)))
			}
		} else {
			spans = append(spans, plain(sayFollowAbsentShort))
		}
	}
	return piece{aspect: aspect, block: item(append(spans, t.wordSourceShort()...)...)}
}

// spansClosed say how an entry stands that does not run.
func (t *telling) spansClosed() []Span {
	t.answered = t.standing != knowledge.StandingUncertain
	if standing := t.wordStanding(); standing != "" {
		return []Span{plain(standing)}
	}
	return []Span{plain(sayUncertainShort)}
}

func spanText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// replacementWords ask what there is instead.
var replacementWords = wordSet(`ganti gantinya pengganti penggantinya digantikan gantiin`)

// asksReplacement tells whether it is asked what there is instead of what was
// told.
func (f *follow) asksReplacement() bool {
	return f.strange <= 1 && slices.ContainsFunc(f.q.Words, func(w string) bool { return replacementWords[w] })
}

// tellReplacements tells what there is instead of an entry that is over: one in
// full, several side by side.
func (c *Chat) tellReplacements(ctx context.Context, f *follow) (Answer, error) {
	hit := &f.hits[0]
	for i := range f.hits {
		if len(f.hits[i].Entry().ReplacedBy) > 0 {
			hit = &f.hits[i]
			break
		}
	}
	instead, err := c.replacements(ctx, hit.Entry())
	if err != nil {
		return Answer{}, err
	}
	r := f.r
	r.Intent = intentOf(hit)
	switch t := newTelling(hit, c.today(), askedOf{}); {
	case len(instead) > 1:
		a := c.compareEntries(r, instead)
		a.Response.Blocks[0] = wordInstead(t)
		return a, nil
	case len(instead) == 1:
		a, err := c.answerEntry(ctx, r, &instead[0], askedOf{})
		a.Response.Blocks = append([]Block{wordInstead(t)}, a.Response.Blocks...)
		return a, err
	default:
		a := plainAnswer(r, Response{Blocks: []Block{t.wordNothingInstead()}, Buttons: [][]Button{{entryButton(hit, "")}}})
		a.Answered = t.standing == knowledge.StandingOpen
		a.WouldTicket = !a.Answered
		a.tellsEntries(c.today(), *hit)
		return a, nil
	}
}
