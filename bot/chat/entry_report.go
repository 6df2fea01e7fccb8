package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// How a place to report to is chosen.
const (
	// reportHits is how many entries are looked through.
	reportHits = 12
	// leastReport is how well a place must explain what was said, and
	// clearReport by how much better than the next, to be told alone.
	leastReport, clearReport = 0.3, 0.1
	// sureReport is how well a rule must explain it, unless it is named, to be
	// told at all: most of its words are of all complaints.
	sureReport = 0.5
	// aloneReport is how well a place must explain it, unless it is named, to be
	// told alone.
	aloneReport = 0.42
	// alsoReport is the share of that of the best from which a second place is
	// named too.
	alsoReport = 0.8
)

// answerReport answers who wants to report something: the place that what is
// suspicious belongs to, and what to bring there. Where that cannot be told,
// all places are shown.
func (c *Chat) answerReport(ctx context.Context, r Reading) (Answer, error) {
	hits, err := c.Knowledge.FindEntries(ctx, knowledge.EntryQuery{Text: r.topical(), On: c.today(), Limit: reportHits})
	if err != nil {
		return Answer{}, fmt.Errorf("find where to report: %w", err)
	}
	on := c.today()
	hits = slices.DeleteFunc(hits, func(hit knowledge.EntryHit) bool {
		return !takesReports(&hit) || hit.Entry().Standing(on) != knowledge.StandingOpen || hit.Score < leastReport ||
			hit.Regulation != nil && !hit.Named && hit.Score < sureReport
	})
	if len(hits) == 0 || !hits[0].Named && hits[0].Score < aloneReport || !hits[0].Named && len(hits) > 1 && hits[0].Score-hits[1].Score < clearReport {
		return c.answerAnyReport(ctx, r, hits)
	}
	return c.reportTo(r, hits), nil
}

// takesReports tells whether an entry says where to report.
func takesReports(hit *knowledge.EntryHit) bool {
	if hit.Regulation != nil {
		return len(hit.Regulation.Report) > 0
	}
	return slices.Contains(hit.Program.Needs, knowledge.NeedReport)
}

// isCounter tells whether a programme is a place to report to, rather than
// help with what was reported.
func isCounter(p *knowledge.Program) bool {
	return slices.Contains(p.Needs, knowledge.NeedReport) && strings.Contains(strings.ToLower(p.Purpose), string(aspectReport))
}

// reportTo tells the first place in full, and a second in a line where it is
// as good and another.
func (c *Chat) reportTo(r Reading, hits []knowledge.EntryHit) Answer {
	on := c.today()
	first := newTelling(&hits[0], on, askedOf{})
	pieces := first.tellReport()
	a := plainAnswer(r, Response{})
	a.Facts = append(c.saidPrices(r), entryFacts(&hits[0], pieces)...)
	blocks := c.reportHead(r)
	for _, p := range pieces {
		blocks = append(blocks, p.block)
	}
	told := hits[:1]
	if len(hits) > 1 && hits[1].Named && hits[1].Score >= alsoReport*hits[0].Score && !sameCounter(&hits[1], blocks) {
		blocks, told = append(blocks, wordAlsoReport(&hits[1])), hits[:2]
	}
	blocks = append(blocks, paragraph(plain(sayReportForm)), first.wordSource())
	a.Response = Response{Blocks: blocks, Buttons: first.buttons()}
	a.Buttons, a.Answered = a.Response.labels(), true
	a.tellsEntries(on, told...)
	return a
}

// counters are the places to report to of an entry.
func counters(hit *knowledge.EntryHit) []string {
	if hit.Regulation != nil {
		return hit.Regulation.Report
	}
	return hit.Program.Contacts
}

// sameCounter tells whether all places of an entry are named in a text: by
// their first word, "KPPU, kppu.go.id" being the same as "kantor wilayah KPPU".
func sameCounter(hit *knowledge.EntryHit, blocks []Block) bool {
	said := Response{Blocks: blocks}.Text()
	return !slices.ContainsFunc(counters(hit), func(counter string) bool {
		name, _, _ := strings.Cut(counter, ",")
		return !strings.Contains(said, name)
	})
}

// tellReport says where to report, what for, and what to bring.
func (t *telling) tellReport() []piece {
	if b, ok := t.part(aspectReport); ok {
		t.lead(aspectReport, b)
	}
	t.say(t.entry.Purpose)
	t.lead(aspectPurpose, wordPurpose(t.title(), t.entry.Purpose))
	if p := t.hit.Program; p != nil {
		for _, a := range [...]knowledge.Aspect{aspectBring, aspectSteps} {
			if b, ok := t.part(a); ok {
				t.add(a, rankAsked, listed(b))
			}
		}
	}
	for _, a := range [...]knowledge.Aspect{
		knowledge.AspectWho, knowledge.AspectCondition, knowledge.AspectForbidden, knowledge.AspectPenalty, knowledge.AspectWarning,
	} {
		if a == knowledge.AspectCondition && t.hasBring() {
			continue // says the same
		}
		for _, text := range t.points(a) {
			t.add(a, rankWho, item(plain(text)))
		}
	}
	if !t.hasBring() {
		t.add(aspectBring, rankAsked, item(plain(sayEvidence)))
	}
	return slices.Concat(t.leads, t.fitting())
}

// hasBring tells whether the entry itself says what to bring.
func (t *telling) hasBring() bool { return t.hit.Program != nil && len(t.hit.Program.Bring) > 0 }

// answerAnyReport shows all places to report to, for what does not say
// clearly what it is about; the best guess, where there is a rule for it,
// comes first.
func (c *Chat) answerAnyReport(ctx context.Context, r Reading, guesses []knowledge.EntryHit) (Answer, error) {
	programs, err := c.Entries.Programs(ctx, c.today())
	if err != nil {
		return Answer{}, fmt.Errorf("read programmes: %w", err)
	}
	on := c.today()
	var hits []knowledge.EntryHit
	if len(guesses) > 0 && guesses[0].Regulation != nil {
		hits = append(hits, guesses[0])
	}
	for i := range programs {
		if isCounter(&programs[i]) && programs[i].Standing(on) == knowledge.StandingOpen {
			hits = append(hits, knowledge.EntryHit{Program: &programs[i]})
		}
	}
	a := plainAnswer(r, say(sayNoEntry, sayNoEntryHelp))
	if len(hits) == 0 {
		a.WouldTicket = true
		return a, nil
	}
	a.Facts = c.saidPrices(r)
	a.Response = Response{Blocks: append(c.reportHead(r), wordAnyReport())}
	for i := range hits {
		p := piece{aspect: aspectPurpose, block: wordReportPlace(&hits[i])}
		a.Response.Blocks = append(a.Response.Blocks, p.block)
		a.Facts = append(a.Facts, entryFacts(&hits[i], []piece{p})...)
		a.Response.Buttons = append(a.Response.Buttons, []Button{entryButton(&hits[i], string(aspectReport))})
	}
	a.Response.Blocks = append(a.Response.Blocks, item(plain(sayEvidence)), paragraph(plain(sayReportForm)))
	a.Buttons, a.Answered = a.Response.labels(), true
	a.tellsEntries(on, hits...)
	return a, nil
}

// pricesIn are the amounts that were said with a report.
func pricesIn(r Reading) []knowledge.Rupiah {
	var prices []knowledge.Rupiah
	for _, m := range text.ReadQuestion(r.Text).Money {
		if !m.Impossible && !m.Bare {
			prices = append(prices, m.Low)
		}
	}
	return prices
}

func (c *Chat) saidPrices(r Reading) []knowledge.Fact {
	list := factList{asOf: c.today()}
	for _, price := range pricesIn(r) {
		list.said("harga yang disebut", &price)
	}
	return list.facts
}

// reportHead takes up what the owner says is sold too cheaply, if anything.
func (c *Chat) reportHead(r Reading) []Block {
	if prices := pricesIn(r); len(prices) > 0 {
		return []Block{wordReportHead(r.Understood.Product, prices)}
	}
	return nil
}
