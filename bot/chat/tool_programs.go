package chat

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

type programsArguments struct {
	Query *string         `json:"query" jsonschema:"The programme, permit or certificate that is asked about and what of it, in Indonesian, such as 'syarat sertifikat halal gratis'. Null to list what there is for a need."`
	Need  *knowledge.Need `json:"need" jsonschema:"The kind of help that the owner looks for. Null where query names the programme."`
}

type rulesArguments struct {
	Query string `json:"query" jsonschema:"The rule, tax or duty of the owner that is asked about and what of it, in Indonesian, such as 'sanksi Permendag 31/2023' or 'pajak UMKM'."`
}

var programsTool = newTool("programs",
	"Which help of the government is there (capital, permits, certificates, training, export, reporting), who gets it, how, what does it cost, until when? Give query, need, or both.",
	runPrograms)

var rulesTool = newTool("rules",
	"What does a rule of the state say (marketplaces, imports, taxes, labels, halal, unfair competition)? Also what is not in force yet, or no more.",
	func(ctx context.Context, c *Chat, said *ownersWords, a *rulesArguments) (toolResult, error) {
		return c.entryResult(ctx, said, IntentRegulation, a.Query)
	})

func runPrograms(ctx context.Context, c *Chat, said *ownersWords, a *programsArguments) (toolResult, error) {
	switch {
	case a.Query != nil && strings.TrimSpace(*a.Query) != "":
		return c.entryResult(ctx, said, IntentProgram, *a.Query)
	case a.Need == nil:
		return toolResult{}, badArguments("give a query or a need")
	case c.Entries == nil:
		return toolResult{answer: noEntry(Reading{Text: said.text, Intent: IntentProgram}), asOf: c.today()}, nil
	}
	kept, err := c.profile(ctx)
	if err != nil {
		return toolResult{}, err
	}
	w := &walk{Need: *a.Need}
	if kept != nil {
		w.Said = *kept
	}
	told := readProfile(newMessage(said.text), c.today())
	w.Said.Take(&told)
	programs, err := c.Entries.Programs(ctx, c.today())
	if err != nil {
		return toolResult{}, fmt.Errorf("read programmes: %w", err)
	}
	found := match(programs, w.Need, &w.Said, c.today())
	answer := plainAnswer(Reading{Text: said.text, Intent: IntentProgram}, found.word(w))
	answer.Answered, answer.Facts = answer.Response.Answered, answer.Response.Facts
	basis := found.basis()
	answer.Programs, answer.explains = basis.Entries.IDs, &basis
	// What the search goes on with belongs to a search that was begun.
	answer.Response.Buttons = append(programButtons(found.told()), []Button{{Label: buttonProgram, Action: actionProgramNeed + string(w.Need)}})
	r := toolResult{answer: answer, asOf: c.today()}
	return r, c.named(ctx, &r)
}

// entryResult answers a question about programmes or rules that the model
// worded from what the owner asks.
func (c *Chat) entryResult(ctx context.Context, said *ownersWords, intent Intent, query string) (toolResult, error) {
	query = strings.TrimSpace(query)
	if query == "" {
		return toolResult{}, badArguments("query is empty")
	}
	if err := said.covers(query, c.today()); err != nil {
		return toolResult{}, err
	}
	r := Reading{Text: query, Intent: intent}
	if c.Entries == nil {
		return toolResult{answer: noEntry(r), asOf: c.today()}, nil
	}
	answer, err := c.answerEntries(ctx, r)
	if err != nil {
		return toolResult{}, err
	}
	result := toolResult{answer: answer, asOf: c.today()}
	return result, c.named(ctx, &result)
}

// citedNumber is the number of a rule in a query: no figure of the owner's.
var citedNumber = regexp.MustCompile(`(?i)\b(?:(?:pasal|ayat|uu|pp|pmk|perpres|permen[a-z]*|permendag|kepmen[a-z]*) ?(?:no(?:mor|\.)? ?)?[0-9]{1,4}(?: ?(?:/|tahun) ?[0-9]{4})?|[0-9]{1,4} ?(?:/|tahun) ?[0-9]{4}|[pr][0-9]{2})\b`)

// covers refuses a query with figures that the owner did not say, or that says
// of the business what they did not: it would decide who gets a programme.
func (w *ownersWords) covers(query string, on knowledge.Day) error {
	bare := citedNumber.ReplaceAllString(query, " ")
	q, said := text.ReadQuestion(bare), text.ReadQuestion(w.text)
	h := w.heard()
	for _, m := range q.Money {
		if m.Impossible || !h.has(m.Low) || !h.has(m.High) {
			return badArguments("the query holds an amount that the owner did not say; leave it out")
		}
	}
	for _, p := range q.Percents {
		if !slices.Contains(h.percents, p.Value) {
			return badArguments("the query holds a percentage that the owner did not say; leave it out")
		}
	}
	for _, t := range q.Tokens {
		if strings.ContainsAny(t.Text, "0123456789") && !slices.ContainsFunc(said.Tokens, func(s text.Token) bool { return s.Text == t.Text }) {
			return badArguments("the query holds a figure that the owner did not say; leave it out")
		}
	}
	claimed, told := readProfile(newMessage(query), on), readProfile(newMessage(w.text), on)
	for _, condition := range [...]knowledge.Condition{
		knowledge.ConditionTurnover, knowledge.ConditionNIB, knowledge.ConditionProvince, knowledge.ConditionAge,
	} {
		if claimed.Knows(condition) && !told.Knows(condition) {
			return badArguments("the query says of the business what the owner did not say (%s); leave it out", condition)
		}
	}
	return nil
}
