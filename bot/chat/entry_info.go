package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
)

// actionInfo is the command that tells one entry, by its id, and perhaps one
// part of it; buttons send it.
const actionInfo = "/info"

// infoParts are the parts of an entry that /info can be asked for beside its
// aspects, and what is told of each, in order.
var infoParts = map[string][]knowledge.Aspect{
	string(knowledge.AspectCondition): {knowledge.AspectWho, knowledge.AspectCondition, knowledge.AspectExcluded, aspectBring},
	string(aspectSteps):               {aspectSteps, aspectBring, knowledge.AspectCost, knowledge.AspectDuration, aspectContact},
}

// argumentSources asks /info for where an entry is from.
const argumentSources = "sumber"

// tellInfo is /info: it tells the entry whose id stands behind it, or the part
// of it that is named there too; or several in short.
func tellInfo(ctx context.Context, c *Chat, cl *call) (Response, error) {
	id, rest, _ := strings.Cut(cl.rest, " ")
	if c.Entries == nil || id == "" {
		return say(sayNoEntryID, sayNoEntryHelp), nil
	}
	if ids := severalEntries(cl.rest); ids != nil {
		return c.tellSeveral(ctx, cl, ids)
	}
	hit, ok, err := c.entry(ctx, strings.ToUpper(id))
	if err != nil {
		return Response{}, err
	}
	if !ok {
		return say(sayNoEntryID, sayNoEntryHelp), nil
	}
	rest = strings.TrimSpace(rest)
	if rest == argumentSources {
		return c.explainEntries(ctx, &entryBasis{IDs: []string{hit.Entry().ID}, AsOf: c.today()})
	}
	answer, err := c.answerEntry(ctx, Reading{Text: cl.rest, Intent: intentOf(&hit)}, &hit, infoAsked(rest, hit.Entry()))
	if err != nil {
		return Response{}, err
	}
	cl.conv.keep(&answer)
	return answer.Full(), nil
}

// intentOf is what a question about an entry asks for.
func intentOf(hit *knowledge.EntryHit) Intent {
	if hit.Program != nil {
		return IntentProgram
	}
	return IntentRegulation
}

// infoAsked is what the words behind an id ask for: a part by its name, or
// anything in the owner's words.
func infoAsked(rest string, e *knowledge.Entry) askedOf {
	if part, ok := infoParts[rest]; ok {
		of := askedOf{alone: true}
		for _, a := range part {
			of.asks = append(of.asks, ask{aspects: []asked{{a}}, weak: true})
		}
		return of
	}
	if a := knowledge.Aspect(rest); slices.Contains(askable, a) {
		return askedOf{asks: []ask{{aspects: []asked{{a}}}}}
	}
	return readAsking(rest, e)
}

// buttons offer what the answer may not hold: who qualifies, how to get it,
// what follows a breach, and where it is from.
func (t *telling) buttons() [][]Button {
	action := actionInfo + " " + t.entry.ID
	var rows [][]Button
	var row []Button
	offer := func(label, part string) { row = append(row, Button{Label: label, Action: action + " " + part}) }
	open := t.standing == knowledge.StandingOpen
	if p := t.hit.Program; p != nil && open {
		if t.who() != "" || len(t.points(knowledge.AspectCondition)) > 0 {
			offer(buttonConditions, string(knowledge.AspectCondition))
		}
		if len(p.Steps) > 0 {
			offer(buttonSteps, string(aspectSteps))
		}
	}
	if t.hit.Regulation != nil && open {
		if len(t.points(knowledge.AspectPenalty)) > 0 {
			offer(buttonPenalty, string(knowledge.AspectPenalty))
		}
		if len(t.hit.Regulation.Report) > 0 {
			offer(buttonReport, string(aspectReport))
		}
	}
	offer(buttonEntrySources, argumentSources)
	rows = append(rows, row)
	for i := range t.replaced {
		rows = append(rows, []Button{entryButton(&t.replaced[i], "")})
	}
	return rows
}

// entryButton opens an entry, on what was asked before if anything.
func entryButton(hit *knowledge.EntryHit, asked string) Button {
	return Button{Label: entryShort(hit), Action: strings.TrimSpace(actionInfo + " " + hit.Entry().ID + " " + asked)}
}
