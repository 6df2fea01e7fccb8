package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// modelQuestion is one question while the model is asked.
type modelQuestion struct {
	c *Chat
	// consented tells that the model is asked by its owner's consent, which must
	// still hold at each call.
	consented bool
	said      ownersWords
	dialogue  Dialogue
	evidence  evidence
	calls     []ToolCall
	// told are what the model was told of each call.
	told    []string
	retries int
	report  ModelReport
}

// answer is what the model makes of the question, put together and grounded.
func (q *modelQuestion) answer(ctx context.Context) (*Answer, error) {
	key := ""
	if q.said.known == nil && q.said.asked == nil {
		var err error
		if key, err = q.c.ModelWork.key(ctx, q.c, q.said.text); err != nil {
			return nil, err
		}
		if answer, err := q.again(ctx, key); answer != nil || err != nil {
			return answer, err
		}
	}
	text, err := q.converse(ctx)
	if err != nil {
		return nil, err
	}
	q.report.Outcome = knowledge.ModelAnswered
	if q.retries > 0 {
		q.report.Outcome = knowledge.ModelRetried
	}
	if key != "" {
		q.c.ModelWork.kept.Add(key, keptDialogue{calls: q.calls, told: q.told, text: text})
	}
	return q.compose(text), nil
}

// again answers from an earlier dialogue over the same question: its tools run
// anew, for this owner, and its text is checked anew. It is nil where there is
// none, or where its text does not hold here: a text goes only with the very
// results that it was written from, since what it says between them may be about
// the owner who had those.
func (q *modelQuestion) again(ctx context.Context, key string) (*Answer, error) {
	kept, ok := q.c.ModelWork.kept.Get(key)
	if !ok {
		return nil, nil
	}
	for i := range kept.calls {
		if _, err := q.run(ctx, &kept.calls[i]); err != nil {
			return nil, err
		}
	}
	if slices.Equal(q.told, kept.told) && q.rests(kept.text) && len(q.check(kept.text)) == 0 {
		q.report.Outcome = knowledge.ModelCached
		return q.compose(kept.text), nil
	}
	q.evidence, q.calls, q.told = evidence{}, nil, nil
	return nil, nil
}

// converse has the model call tools and write, until what it wrote is grounded.
func (q *modelQuestion) converse(ctx context.Context) (string, error) {
	abilities, err := q.c.Finder.Abilities(ctx)
	if err != nil {
		return "", err
	}
	if !abilities.Tools && !abilities.Schema {
		return "", ErrModelAway
	}
	q.think()
	q.dialogue = Dialogue{
		System: modelPrompt, MaxTokens: modelTurnTokens,
		Turns: []DialogueTurn{{Role: RoleOwner, Text: askModelFor(&q.said)}},
	}
	for round := 1; ; round++ {
		q.dialogue.Tools = nil
		if round < modelRounds && q.retries == 0 && len(q.calls) < modelCalls {
			q.dialogue.Tools = describe()
		}
		turn, err := q.next(ctx)
		if err != nil {
			return "", err
		}
		if len(turn.Calls) > 0 {
			if q.dialogue.Tools == nil {
				return "", fmt.Errorf("%w: it calls tools that it was not given", ErrModelOdd)
			}
			if err := q.runAll(ctx, turn); err != nil {
				return "", err
			}
			continue
		}
		text, done, err := q.take(turn.Text)
		if done || err != nil {
			return text, err
		}
	}
}

// take checks what the model wrote. It returns false where the model is to write
// again, which the dialogue then asks for.
func (q *modelQuestion) take(text string) (string, bool, error) {
	if strings.TrimSpace(text) == "" {
		return "", false, fmt.Errorf("%w: it wrote nothing", ErrModelOdd)
	}
	if !q.rests(text) {
		return "", false, errUnhelpful
	}
	flaws := q.check(text)
	if len(flaws) == 0 {
		return text, true, nil
	}
	q.report.Caught = append(q.report.Caught, flaws...)
	if q.retries == modelRetries {
		return "", false, errUngrounded
	}
	q.retries++
	q.dialogue.Turns = append(q.dialogue.Turns,
		DialogueTurn{Role: RoleModel, Text: text}, DialogueTurn{Role: RoleOwner, Text: askAgain(flaws)})
	return "", false, nil
}

func (q *modelQuestion) check(text string) []grounding.Flaw {
	return q.evidence.grounding(q.said.text).Check(text)
}

// runAll runs the calls of a turn and puts their results into the dialogue. Calls
// beyond the limit get a result that says so.
func (q *modelQuestion) runAll(ctx context.Context, turn ModelTurn) error {
	q.dialogue.Turns = append(q.dialogue.Turns, DialogueTurn{Role: RoleModel, Text: turn.Text, Calls: turn.Calls})
	for i := range turn.Calls {
		call := &turn.Calls[i]
		result := "no more calls: write the answer from the results that you have"
		if len(q.calls) < modelCalls {
			var err error
			if result, err = q.run(ctx, call); err != nil {
				return err
			}
		}
		q.dialogue.Turns = append(q.dialogue.Turns, DialogueTurn{Role: RoleResult, Text: result, CallID: call.ID})
	}
	return nil
}

// run runs one call and returns what the model is told. What the model did wrong
// is told too; the error is Setara's own.
func (q *modelQuestion) run(ctx context.Context, call *ToolCall) (string, error) {
	q.calls = append(q.calls, *call)
	result, refused, err := q.c.callTool(ctx, &q.said, *call)
	if err != nil {
		return "", fmt.Errorf("run a tool for the model: %w", err)
	}
	told := refused
	if refused == "" {
		told = q.evidence.add(&result)
	}
	q.told = append(q.told, told)
	return told, nil
}

// next has the model go on, within the budget of the message and of the day, and
// only while its owner agrees.
func (q *modelQuestion) next(ctx context.Context) (ModelTurn, error) {
	if q.consented {
		switch given, err := q.c.mayAskModel(ctx, q.c.owner); {
		case err != nil:
			return ModelTurn{}, err
		case given != modelYes:
			return ModelTurn{}, errTakenBack
		}
	}
	input := q.dialogue.size()
	if q.report.Usage.Input+q.report.Usage.Output+input+modelTurnTokens > modelTokens {
		return ModelTurn{}, errTooLong
	}
	var turn ModelTurn
	first := q.report.Usage == ModelUsage{}
	use, err := q.c.spend(ctx, first, ModelUsage{Input: input, Output: modelTurnTokens}, func() (ModelUsage, error) {
		var err error
		turn, err = q.c.Model.Next(ctx, &q.dialogue, q.stream())
		return turn.Usage, err
	})
	q.report.Usage.Input += use.Input
	q.report.Usage.Output += use.Output
	q.report.Usage.Estimated = q.report.Usage.Estimated || turn.Usage.Estimated
	q.report.Cost += use.Cost
	return turn, err
}

// bytesPerToken is how many bytes a token has at least, by and large, in the
// languages and JSON of a dialogue: fewer than most, so that more is set aside
// than is taken.
const bytesPerToken = 3

// size is how many tokens a dialogue takes at most, by its bytes.
func (d *Dialogue) size() int64 {
	n := len(d.System)
	for i := range d.Turns {
		n += len(d.Turns[i].Text)
		for j := range d.Turns[i].Calls {
			n += len(d.Turns[i].Calls[j].Arguments) + len(d.Turns[i].Calls[j].Name)
		}
	}
	for i := range d.Tools {
		n += len(d.Tools[i].Description) + len(d.Tools[i].Schema)
	}
	return int64(n/bytesPerToken) + int64(len(d.Turns)+len(d.Tools))*8
}

// rests tells whether a text says something that rests on a result: a slot, a
// figure, a name of one, or a decision that code puts before it.
func (q *modelQuestion) rests(text string) bool {
	if !slices.ContainsFunc(q.evidence.results, func(r toolResult) bool { return r.answer.Answered }) {
		return false
	}
	if strings.Contains(text, "{{") || strings.ContainsAny(text, "0123456789") || len(q.evidence.placed(placeLead)) > 0 {
		return true
	}
	lower := strings.ToLower(text)
	for i := range q.evidence.results {
		for _, name := range q.evidence.results[i].names {
			if strings.Contains(lower, strings.ToLower(name.Text)) {
				return true
			}
		}
	}
	return false
}
