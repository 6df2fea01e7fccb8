package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// maxWalkQuestions is how many conditions are asked about at most.
const maxWalkQuestions = 5

// The actions of buttons around the search for programmes. What they are about
// stands behind those that end in a space.
const (
	actionProgram       = "/program"
	actionProgramNeed   = "/program "
	actionProgramSkip   = "/program lewati "
	actionProgramGoOn   = "/program lanjut"
	actionProgramAll    = "/program semua"
	actionProgramResult = "/program hasil"
	actionProgramUnfit  = "/program belum"
	actionProgramClosed = "/program tutup"
	actionProgramKeep   = "/program simpan"
	actionProgramForget = "/program tidak"
)

// walk is a search for the programmes that are for an owner.
type walk struct {
	// Need is what is looked for; empty until it is said.
	Need knowledge.Need `json:"need,omitempty"`
	// Said is what is known of the business: what was kept, and what was said
	// since.
	Said knowledge.Profile `json:"said"`
	// FromKept tells that it began with what the owner had kept.
	FromKept bool `json:"from_kept,omitempty"`
	// Skipped are the conditions that the owner does not know or want to say.
	Skipped []knowledge.Condition `json:"skipped,omitempty"`
	// Asked counts the questions.
	Asked int `json:"asked,omitempty"`
	// Trail are the conditions that were asked about, the last one last.
	Trail []knowledge.Condition `json:"trail,omitempty"`
	// Unclear counts the answers to the last question that nobody could read.
	Unclear int `json:"unclear,omitempty"`
	// Amount is the turnover of which it was asked whether it is for a month or
	// a year; 0 for none.
	Amount knowledge.Rupiah `json:"amount,omitempty"`
	// Asking is what was asked last; empty where nothing is.
	Asking walkAsk `json:"asking,omitempty"`
	// Paused tells that the owner went on to something else.
	Paused bool `json:"paused,omitempty"`
}

// walkAsk is a question of the search: a condition, or one of those below.
type walkAsk string

// What is asked beside the conditions: what is looked for, and whether to keep
// the answers.
const (
	askedNeed walkAsk = "need"
	askedKeep walkAsk = "keep"
)

// active tells whether the next message may belong to the search.
func (w *walk) active() bool { return w != nil && !w.Paused && w.Asking != "" }

// resumable tells whether a question was left open.
func (w *walk) resumable() bool { return w != nil && w.Asking != "" && w.Asking != askedKeep }

// pauseWalk leaves the search for something else.
func (conv *conversation) pauseWalk() {
	if conv.Walk.active() {
		conv.Walk.Paused = true
	}
}

// findPrograms is /program: it looks for the programmes that are for the owner,
// goes on with that, or takes one answer.
func findPrograms(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if refused, ok := c.refuseWalk(); ok {
		return refused, nil
	}
	conv := cl.conv
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	switch verb = strings.ToLower(verb); verb {
	case "":
		return c.beginWalk(ctx, conv, "", knowledge.Profile{})
	case "lanjut":
		return c.resumeWalk(ctx, conv)
	case "lewati":
		return c.skipWalk(ctx, conv, knowledge.Condition(rest))
	case "simpan":
		return c.keepAnswers(ctx, conv)
	case "tidak":
		return c.keepNoAnswers(ctx, conv)
	case "semua", "belum", "tutup", "hasil":
		return c.moreOfWalk(ctx, conv, verb)
	}
	if condition := knowledge.Condition(verb); slices.Contains(knowledge.ProfileConditions, condition) && rest != "" {
		return c.answerWalk(ctx, conv, condition, rest)
	}
	m := newMessage(cl.rest)
	return c.beginWalk(ctx, conv, m.readNeed(), readProfile(m, c.today()))
}

// refuseWalk says why no programmes are looked for here, where that is so.
func (c *Chat) refuseWalk() (Response, bool) {
	switch {
	case c.group:
		return say(sayProgramPrivate), true
	case c.Entries == nil:
		return say(sayProgramNone), true
	default:
		return Response{}, false
	}
}

// askFitting begins a search that a question asks for.
func (c *Chat) askFitting(ctx context.Context, conv *conversation, m *message) (Response, error) {
	r, err := c.beginWalk(ctx, conv, m.readNeed(), readProfile(m, c.today()))
	r.asked = []askedQuestion{{intent: IntentProgram, answered: true}}
	return r, err
}

// beginWalk begins to look for programmes, with what was kept, what was said in
// this conversation and what is said now.
func (c *Chat) beginWalk(ctx context.Context, conv *conversation, need knowledge.Need, said knowledge.Profile) (Response, error) {
	kept, err := c.profile(ctx)
	if err != nil {
		return Response{}, err
	}
	w := &walk{Need: need}
	if kept != nil {
		w.Said, w.FromKept = *kept, true
	}
	if before := conv.Walk; before != nil {
		w.Said.Take(&before.Said)
	}
	w.Said.Take(&said)
	conv.Walk = w
	conv.pauseDraft()
	r, err := c.goOnWalk(ctx, conv)
	if err == nil && !said.Empty() && w.resumable() {
		r.Blocks = append([]Block{paragraph(plain(wordNoted(&said)))}, r.Blocks...)
	}
	return r, err
}

// goOnWalk asks what comes next, or shows what was found.
func (c *Chat) goOnWalk(ctx context.Context, conv *conversation) (Response, error) {
	w := conv.Walk
	w.Paused = false
	if w.Need == "" {
		w.Asking, w.Unclear = askedNeed, 0
		return wordAskNeed(), nil
	}
	programs, err := c.Entries.Programs(ctx, c.today())
	if err != nil {
		return Response{}, fmt.Errorf("read programmes: %w", err)
	}
	if next, ok := w.next(programs, c.today()); ok {
		w.ask(next)
		return wordAskCondition(next, actionProgramNeed), nil
	}
	w.Asking = ""
	w.Said.Need(w.Need)
	found := match(programs, w.Need, &w.Said, c.today())
	conv.tell(found.basis())
	return c.withKeeping(ctx, conv, found.word(w))
}

// next is the condition to ask about now: of those that nothing is known of,
// the one that decides about most of the programmes that may still fit. One on
// which a single programme of several hangs is not worth a question.
func (w *walk) next(programs []knowledge.Program, on knowledge.Day) (knowledge.Condition, bool) {
	if w.Asked >= maxWalkQuestions || w.Need == knowledge.NeedReport { // anybody may report
		return "", false
	}
	count, possible := map[knowledge.Condition]int{}, 0
	for i := range programs {
		p := &programs[i]
		if !slices.Contains(p.Needs, w.Need) || p.Standing(on) != knowledge.StandingOpen {
			continue
		}
		fit := p.Fit(&w.Said, on)
		if fit.Grade == knowledge.FitsNot {
			continue
		}
		possible++
		for _, c := range fit.Unknown {
			if !w.Said.Knows(c) && !slices.Contains(w.Skipped, c) {
				count[c]++
			}
		}
	}
	best, most := knowledge.Condition(""), 0
	for _, c := range knowledge.ProfileConditions {
		if count[c] > most {
			best, most = c, count[c]
		}
	}
	return best, most > 1 || most == 1 && possible <= 2
}

// resumeWalk goes on with a search that was left.
func (c *Chat) resumeWalk(ctx context.Context, conv *conversation) (Response, error) {
	if conv.Walk == nil {
		return c.beginWalk(ctx, conv, "", knowledge.Profile{})
	}
	conv.pauseDraft()
	return c.goOnWalk(ctx, conv)
}

// skipWalk passes over a condition, or over what was asked.
func (c *Chat) skipWalk(ctx context.Context, conv *conversation, condition knowledge.Condition) (Response, error) {
	w := conv.Walk
	if w == nil {
		return c.beginWalk(ctx, conv, "", knowledge.Profile{})
	}
	if condition == "" {
		condition = knowledge.Condition(w.Asking)
	}
	if slices.Contains(knowledge.ProfileConditions, condition) && !slices.Contains(w.Skipped, condition) {
		w.Skipped = append(w.Skipped, condition)
	}
	return c.goOnWalk(ctx, conv)
}

// answerWalk takes an answer about one condition, and whatever else it tells.
func (c *Chat) answerWalk(ctx context.Context, conv *conversation, condition knowledge.Condition, said string) (Response, error) {
	if conv.Walk == nil {
		conv.Walk = &walk{}
	}
	answer := readAnswer(newMessage(said), said, condition, c.today())
	switch answer.kind {
	case answerSaid:
		conv.Walk.Said.Take(&answer.said)
		return c.goOnWalk(ctx, conv)
	case answerUnknown:
		return c.skipWalk(ctx, conv, condition)
	default:
		conv.Walk.Paused, conv.Walk.Asking, conv.Walk.Amount = false, walkAsk(condition), answer.amount
		r := answer.wordUnclear(condition, actionProgramNeed)
		if answer.kind == answerPeriod {
			conv.Walk.Said.Take(&answer.said)
		}
		if !answer.said.Empty() && answer.kind != answerPeriod { // it tells something else
			conv.Walk.Said.Take(&answer.said)
			r = wordAskCondition(condition, actionProgramNeed)
			r.Blocks = append([]Block{paragraph(plain(wordNoted(&answer.said)))}, r.Blocks...)
		}
		return r, nil
	}
}
