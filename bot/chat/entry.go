package chat

import (
	"context"
	"errors"
	"fmt"

	"setara/knowledge"
)

// Entries are the programmes and rules that the conversation tells of.
type Entries interface {
	// Entry is the programme or rule with an id, whatever its standing; an
	// error that wraps [knowledge.ErrNotFound] where there is none. This and all
	// others are as they are known on a day; what is handed out is not changed.
	Entry(ctx context.Context, id string, on knowledge.Day) (knowledge.EntryHit, error)
	// Programs are all programmes, by their id.
	Programs(ctx context.Context, on knowledge.Day) ([]knowledge.Program, error)
}

// answerEntries answers a question about programmes and rules.
func (c *Chat) answerEntries(ctx context.Context, r Reading) (Answer, error) {
	if c.Entries == nil {
		a := plainAnswer(r, say(sayNotYet))
		a.WouldTicket = true
		return a, nil
	}
	if r.Intent == IntentReport {
		return c.answerReport(ctx, r)
	}
	found, err := c.findEntries(ctx, &r)
	if err != nil {
		return Answer{}, err
	}
	switch found.Kind {
	case foundOne:
		hit := &found.Hits[0]
		of := readAsking(r.Text, hit.Entry())
		if hit.Program != nil && takesReports(hit) && of.has(aspectReport) {
			r.Intent = IntentReport
			return c.answerReport(ctx, r)
		}
		return c.answerEntry(ctx, r, hit, of)
	case foundSeveral:
		return c.compareEntries(r, found.Hits), nil
	case foundClose:
		return askWhichEntry(r, found.Hits), nil
	default:
		if asksNoEntry(r.Text) {
			return c.unclear(r), nil
		}
		return noEntry(r), nil
	}
}

// answerEntry tells one programme or rule.
func (c *Chat) answerEntry(ctx context.Context, r Reading, hit *knowledge.EntryHit, asked askedOf) (Answer, error) {
	t := newTelling(hit, c.today(), asked)
	if r.among {
		t.room = entryRoomBrief
	}
	var err error
	if t.replaced, err = c.replacements(ctx, hit.Entry()); err != nil {
		return Answer{}, err
	}
	pieces := t.tell()
	response := Response{Buttons: t.buttons()}
	for _, p := range pieces {
		response.Blocks = append(response.Blocks, p.block)
	}
	a := plainAnswer(r, response)
	a.Answered, a.WouldTicket = t.answered, t.missed
	a.Facts = entryFacts(hit, pieces)
	a.tellsEntries(c.today(), *hit)
	return a, nil
}

// tellsEntries notes which entries the answer tells.
func (a *Answer) tellsEntries(on knowledge.Day, hits ...knowledge.EntryHit) {
	told := &entryBasis{AsOf: on}
	for i := range hits {
		id := hits[i].Entry().ID
		told.IDs, told.Names = append(told.IDs, id), append(told.Names, entryShort(&hits[i]))
		if hits[i].Program != nil {
			a.Programs = append(a.Programs, id)
		} else {
			a.Regulations = append(a.Regulations, id)
		}
	}
	a.explains = &basis{Entries: told}
}

// entry is the entry with an id; false where there is none.
func (c *Chat) entry(ctx context.Context, id string) (knowledge.EntryHit, bool, error) {
	hit, err := c.Entries.Entry(ctx, id, c.today())
	switch {
	case errors.Is(err, knowledge.ErrNotFound):
		return hit, false, nil
	case err != nil:
		return hit, false, fmt.Errorf("find entry %s: %w", id, err)
	}
	return hit, true, nil
}

// replacements are the entries to turn to instead of one: those that are open.
func (c *Chat) replacements(ctx context.Context, e *knowledge.Entry) ([]knowledge.EntryHit, error) {
	var hits []knowledge.EntryHit
	for _, id := range e.ReplacedBy {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok && hit.Entry().Standing(c.today()) == knowledge.StandingOpen {
			hits = append(hits, hit)
		}
	}
	return hits, nil
}
