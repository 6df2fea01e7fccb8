package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// reportHits is how many entries are looked through for a place to report to.
const reportHits = 12

// answerReport answers who wants to report something: the place that what is
// suspicious belongs to, and what to bring there. Where that cannot be told,
// all places are shown.
func (c *Chat) answerReport(ctx context.Context, r Reading) (Answer, error) {
	hits, err := c.Knowledge.FindEntries(ctx, knowledge.EntryQuery{Text: r.Text, Limit: reportHits})
	if err != nil {
		return Answer{}, fmt.Errorf("find where to report: %w", err)
	}
	on := c.today()
	hits = slices.DeleteFunc(hits, func(hit knowledge.EntryHit) bool {
		e := hit.Entry()
		return !takesReports(&hit) || e.Standing(on) != knowledge.StandingOpen || hit.Score < leastReport && !hit.Named
	})
	if len(hits) == 0 {
		return c.answerAnyReport(ctx, r)
	}
	return c.reportTo(r, hits[:min(len(hits), 2)]), nil
}

// leastReport is how well a place to report to must explain what was said.
const leastReport = 0.2

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
// another.
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
	for i := 1; i < len(hits); i++ {
		if b, ok := newTelling(&hits[i], on, askedOf{}).part(aspectReport); ok {
			blocks = append(blocks, wordAlsoReport(&hits[i], b))
		}
	}
	blocks = append(blocks, paragraph(plain(sayReportForm)), first.wordSource())
	a.Response = Response{Blocks: blocks, Buttons: first.buttons()}
	a.Buttons, a.Answered = a.Response.labels(), true
	a.tellsEntries(on, hits...)
	return a
}

// tellReport says where to report, what for, and what to bring.
func (t *telling) tellReport() []piece {
	if b, ok := t.part(aspectReport); ok {
		t.lead(aspectReport, b)
	}
	t.say(t.entry.Purpose)
	t.lead(aspectPurpose, paragraph(plain(t.entry.Purpose)))
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
		for _, text := range t.points(a) {
			t.add(a, rankWho, item(plain(text)))
		}
	}
	if !t.hasBring() {
		t.add(aspectBring, rankAsked, item(plain(sayEvidence)))
	}
	return append(t.leads, t.fitting()...)
}

// hasBring tells whether the entry itself says what to bring.
func (t *telling) hasBring() bool { return t.hit.Program != nil && len(t.hit.Program.Bring) > 0 }

// answerAnyReport shows all places to report to, for what does not say what
// it is about.
func (c *Chat) answerAnyReport(ctx context.Context, r Reading) (Answer, error) {
	programs, err := c.Entries.Programs(ctx)
	if err != nil {
		return Answer{}, fmt.Errorf("read programmes: %w", err)
	}
	on := c.today()
	a := plainAnswer(r, Response{})
	a.Facts = c.saidPrices(r)
	blocks := append(c.reportHead(r), wordAnyReport())
	var hits []knowledge.EntryHit
	for i := range programs {
		hit := knowledge.EntryHit{Program: &programs[i]}
		if !isCounter(&programs[i]) || programs[i].Standing(on) != knowledge.StandingOpen {
			continue
		}
		p := piece{aspect: aspectPurpose, block: wordReportPlace(&programs[i])}
		blocks = append(blocks, p.block)
		a.Facts = append(a.Facts, entryFacts(&hit, []piece{p})...)
		a.Response.Buttons = append(a.Response.Buttons, []Button{entryButton(&hit, string(aspectReport))})
		hits = append(hits, hit)
	}
	if len(hits) == 0 {
		a = plainAnswer(r, say(sayNoEntry, sayNoEntryHelp))
		a.WouldTicket = true
		return a, nil
	}
	blocks = append(blocks, item(plain(sayEvidence)), paragraph(plain(sayReportForm)))
	a.Response.Blocks, a.Buttons, a.Answered = blocks, a.Response.labels(), true
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
