package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"unicode"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// ModelReport tells how a message went that the model may have been asked about.
type ModelReport struct {
	// Outcome is empty where it was not asked, nor an earlier dialogue used.
	Outcome knowledge.ModelOutcome
	// Caught are the pieces of what it wrote that were not grounded, over all
	// tries; none of them was shown.
	Caught []grounding.Flaw
	Usage  ModelUsage
	Cost   knowledge.Rupiah
}

// AskModel answers one message as [Chat.Ask] does, and has the model answer what
// that is not sure of. Consent is for the caller to see to.
func (c *Chat) AskModel(ctx context.Context, message string) (Answer, ModelReport, error) {
	plain, err := c.Ask(ctx, message)
	if err != nil {
		return Answer{}, ModelReport{}, err
	}
	part := plain.unsure()
	if part == nil || !c.modelAnswers() {
		return plain, ModelReport{}, nil
	}
	return c.answerByModel(ctx, plain, part, &modelQuestion{})
}

// modelAnswers tells whether there is a model that answers questions.
func (c *Chat) modelAnswers() bool { return c.hasModel() && c.Finder != nil && c.ModelWork != nil }

// withModel has the model answer what a plain answer is not sure of, where the
// owner said yes to that. offer tells that they were not asked yet, and that it
// would be of use.
func (c *Chat) withModel(ctx context.Context, plain Answer, conv *conversation) (answer Answer, offer bool, err error) {
	part := plain.unsure()
	if part == nil || !c.modelAnswers() {
		return plain, false, nil
	}
	consent, err := c.mayAskModel(ctx, c.owner)
	if err != nil || consent != modelYes {
		return plain, consent == modelUnasked, err
	}
	q := &modelQuestion{consented: true}
	if conv.Case != nil && conv.Doubt == nil { // nobody but the owner says whose a figure is
		q.said.known = new(conv.Case.Understood())
	}
	answer, report, err := c.answerByModel(ctx, plain, part, q)
	answer.lost = report.lost()
	return answer, false, err
}

// unsureWords is how many words a question has at least that the model is asked.
const unsureWords = 3

// unsure is the part of an answer that the model may do better: what was not
// understood, or not answered. Where Setara asks back about something, it knows
// what it needs; small talk and what it is not for cost nothing.
func (a *Answer) unsure() *Answer {
	if len(a.Parts) > 0 {
		for i := range a.Parts {
			if part := a.Parts[i].unsure(); part != nil {
				return part
			}
		}
		return nil
	}
	switch {
	case a.Intent == IntentSmalltalk, a.Intent == IntentOutOfScope,
		a.asks != "" && !a.WouldTicket, a.doubt != nil, len(a.choices) > 0, a.entries != nil, a.wantsRate != "",
		a.Answered && !a.WouldTicket && a.Intent != IntentUnknown,
		countWords(a.Question) < unsureWords:
		return nil
	}
	return a
}

// countWords counts the words of a text that hold a letter.
func countWords(s string) (n int) {
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, unicode.IsLetter) {
			n++
		}
	}
	return n
}

// answerByModel has the model answer a part of a plain answer, and returns the
// whole with that part replaced; the plain one where it cannot, or where what it
// wrote is not grounded. q holds whose consent it is asked by and the case under way.
func (c *Chat) answerByModel(ctx context.Context, whole Answer, part *Answer, q *modelQuestion) (Answer, ModelReport, error) {
	working, leave, ok := c.ModelWork.enter(ctx, c.owner)
	if !ok {
		full := ModelReport{Outcome: knowledge.ModelFull}
		if err := c.noteModel(ctx, full.Outcome); err != nil {
			return c.broke(ctx, &whole, &full, err)
		}
		return whole, full, nil
	}
	defer leave()
	said, err := c.toldModel(ctx, &whole, part)
	if err != nil {
		return c.broke(ctx, &whole, &ModelReport{Outcome: knowledge.ModelBroken}, err)
	}
	q.c, q.said.text, q.said.readings = c, said, Understand(said)
	limited, cancel := context.WithTimeout(working, c.ModelWork.Time)
	defer cancel()
	answer, err := q.tries(limited)
	if ctx.Err() != nil {
		return Answer{}, ModelReport{}, ctx.Err()
	}
	if err != nil {
		if q.report.Outcome = outcomeOf(limited, err); q.report.Outcome == "" {
			q.report.Outcome = knowledge.ModelBroken
			return c.broke(ctx, &whole, &q.report, err)
		}
	}
	if err := c.noteModel(ctx, q.report.Outcome); err != nil {
		return c.broke(ctx, &whole, &q.report, err)
	}
	switch {
	case q.report.Outcome == knowledge.ModelTakenBack:
		return whole, q.report, nil
	case answer == nil:
		answer = q.passedOn(part)
	}
	return whole.replaced(part, answer), q.report, nil
}

// tries is [modelQuestion.answer], where a panic is an error: the plain answer is
// at hand, and no tool may take it away. What it panicked with is left out, as
// that may hold words of the owner.
func (q *modelQuestion) tries(ctx context.Context) (answer *Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			answer, err = nil, fmt.Errorf("a panic (%T) while the model was asked\n%s", p, debug.Stack())
		}
	}()
	return q.answer(ctx)
}

// broke has an error of Setara's own told to whoever runs it. It takes no answer
// away: the owner gets the plain one. Where Setara is shutting down the error is
// only that, and the message is for later.
func (c *Chat) broke(ctx context.Context, plain *Answer, r *ModelReport, err error) (Answer, ModelReport, error) {
	if ctx.Err() != nil {
		return Answer{}, ModelReport{}, ctx.Err()
	}
	if r.Outcome == knowledge.ModelBroken {
		err = errors.Join(err, c.noteModel(ctx, r.Outcome))
	}
	c.tellBroken(ctx, err)
	return *plain, *r, nil
}

// tellBroken tells whoever runs Setara of an error that takes no answer away.
func (c *Chat) tellBroken(ctx context.Context, err error) {
	if c.ModelWork != nil && c.ModelWork.Broke != nil {
		c.ModelWork.Broke(ctx, err)
	}
}

// replaced is the answer with one of its parts replaced.
func (a Answer) replaced(part, by *Answer) Answer {
	by.Question = part.Question
	if len(a.Parts) == 0 {
		by.Question = a.Question
		return *by
	}
	parts := make([]Answer, 0, len(a.Parts)+len(by.Parts))
	for i := range a.Parts {
		switch {
		case &a.Parts[i] != part:
			parts = append(parts, a.Parts[i])
		case len(by.Parts) > 0:
			parts = append(parts, by.Parts...)
		default:
			parts = append(parts, *by)
		}
	}
	first := parts[0]
	first.Question, first.Parts = a.Question, parts
	first.overruled, first.passOn = false, by.passOn // of one part, and of the whole
	return first
}

// outcomeOf is what an error of the model means; empty for an error of Setara's
// own.
func outcomeOf(limited context.Context, err error) knowledge.ModelOutcome {
	switch {
	case errors.Is(err, errTakenBack), takenBack(limited):
		return knowledge.ModelTakenBack
	case errors.Is(err, errTooLong):
		return knowledge.ModelTooLong
	case errors.Is(err, knowledge.ErrBudget):
		return knowledge.ModelSpent
	case limited.Err() != nil:
		return knowledge.ModelLate
	case errors.Is(err, ErrModelAway), errors.Is(err, ErrModelOdd):
		return knowledge.ModelAway
	case errors.Is(err, errUngrounded):
		return knowledge.ModelUngrounded
	case errors.Is(err, errUnhelpful):
		return knowledge.ModelUnhelpful
	default:
		return ""
	}
}

var (
	// errUngrounded tells that what the model wrote was not grounded, and not when
	// it wrote it again either; errUnhelpful that it rests on nothing.
	errUngrounded = errors.New("the text is not grounded")
	errUnhelpful  = errors.New("the text rests on no result")
	// errTooLong tells that one message took more tokens than one may.
	errTooLong = errors.New("this message took too many tokens")
)

func (c *Chat) noteModel(ctx context.Context, outcome knowledge.ModelOutcome) error {
	if err := c.ModelBook.NoteModel(ctx, c.Now(), outcome); err != nil {
		return fmt.Errorf("note how the model did: %w", err)
	}
	return nil
}
