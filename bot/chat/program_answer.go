package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// answerKind is what a message is as an answer to a question about the
// business.
type answerKind uint8

const (
	// answerNone: it cannot be read as one.
	answerNone answerKind = iota
	answerSaid
	// answerUnknown: the owner does not know, or does not want to say.
	answerUnknown
	// answerPeriod: a turnover, and it makes a difference whether it is for a
	// month or a year.
	answerPeriod
)

// profileAnswer is an answer to a question about the business.
type profileAnswer struct {
	kind answerKind
	said knowledge.Profile
	// amount is the turnover of [answerPeriod].
	amount knowledge.Rupiah
}

// unknowing are the ways to say that one does not know, in plain form.
var unknowing = []string{
	"gak tahu", "kurang tahu", "belum tahu", "gak ngerti", "kurang ngerti", "gak paham", "gak ingat", "gak hafal", "gak yakin",
	"kurang yakin", "gak jelas", "lupa", "entah", "bingung", "embuh", "mbuh", "ragu",
}

// readAnswer reads an answer to the question about one condition. What it tells
// of others is taken too. Said is the message as it was typed.
func readAnswer(m *message, said string, condition knowledge.Condition, on knowledge.Day) profileAnswer {
	plainly := " " + trimmed(m) + " "
	if slices.ContainsFunc(unknowing, func(words string) bool { return strings.Contains(plainly, " "+words+" ") }) {
		return profileAnswer{kind: answerUnknown}
	}
	a := profileAnswer{said: readProfile(m, on)}
	p := &a.said
	switch condition {
	case knowledge.ConditionTurnover:
		a.readTurnover(m, said)
	case knowledge.ConditionNIB:
		switch {
		case p.NIB != nil:
		case p.SKU:
			p.NIB = new(false) // they name what they have instead
		default:
			p.NIB = readYesNo(m)
		}
	case knowledge.ConditionAge:
		p.Since = m.readSince(on, true)
	case knowledge.ConditionForm:
		p.Form = m.readForm()
	}
	if p.Form == "" && len(strings.Fields(plainly)) <= fewWords {
		p.Form = m.readForm()
	}
	if p.Knows(condition) {
		a.kind = answerSaid
	}
	return a
}

// fewWords is how many words an answer may have that names a thing and nothing
// else.
const fewWords = 4

// readTurnover reads what was asked for as a turnover: a band by its name, or
// an amount.
func (a *profileAnswer) readTurnover(m *message, said string) {
	for _, band := range knowledge.TurnoverBands() {
		if strings.EqualFold(strings.TrimSpace(said), string(band)) {
			a.said.Turnover = band
			return
		}
	}
	sales := m.sales()
	if a.said.Turnover != knowledge.TurnoverUnsaid || len(sales) != 1 {
		return
	}
	if a.said.Turnover = sales[0].band(); a.said.Turnover == knowledge.TurnoverUnsaid {
		a.kind, a.amount = answerPeriod, sales[0].amount
	}
}

// readYesNo reads a yes or a no; nil where it is neither.
func readYesNo(m *message) *bool {
	yes := false
	for i, w := range m.Words {
		switch {
		case m.Tokens[i].Kind == text.Mark:
		case nibDenied[w]:
			return new(false)
		case nibHad[w] || wishYes[w]:
			yes = true
		}
	}
	if !yes {
		return nil
	}
	return &yes
}

// takeWalk handles a message while programmes are looked for. It returns false
// where that is not under way, or the message is something else.
func (c *Chat) takeWalk(ctx context.Context, msg Message, conv *conversation) (Response, bool, error) {
	w := conv.Walk
	if c.group || c.Entries == nil || w == nil {
		return Response{}, false, nil
	}
	said, _ := cutMessage(msg.Text)
	if w.Paused && w.resumable() && goesOnWithWalk(trimmed(newMessage(said)), conv) {
		r, err := c.resumeWalk(ctx, conv)
		return r, true, err
	}
	if back, again := asksBack(trimmed(newMessage(said))); back && len(w.Trail) > 0 && (w.active() || again) {
		r, err := c.backWalk(ctx, conv)
		return r, true, err
	}
	if !w.active() {
		return Response{}, false, nil
	}
	if w.Asking == askedKeep {
		return c.takeKeepAnswer(ctx, said, conv)
	}
	said = w.withAmount(said)
	m := newMessage(said)
	switch controlOf(said) {
	case controlStop:
		w.Paused = true
		return wordWalkPaused(), true, nil
	case controlSkip:
		if w.Asking != walkAsk(knowledge.ConditionNIB) || readYesNo(m) == nil {
			r, err := c.skipWalk(ctx, conv, "")
			return r, true, err
		}
	}
	if w.Asking == askedNeed {
		return c.takeNeed(ctx, msg, m, conv)
	}
	condition := knowledge.Condition(w.Asking)
	answer := readAnswer(m, said, condition, c.today())
	if amount, open := m.openTurnover(); open && condition != knowledge.ConditionTurnover && !asks(m) {
		w.Said.Take(&answer.said)
		return c.askPeriod(conv, amount), true, nil
	}
	if answer.kind == answerNone && answer.said.Empty() {
		if r, again, err := c.askAgain(ctx, m, said, conv); again || err != nil {
			return r, again, err
		}
	}
	if leavesWalk(m, said, condition, &answer) {
		r, err := c.takeWalkAside(ctx, msg, conv)
		return r, true, err
	}
	r, err := c.answerWalk(ctx, conv, condition, said)
	return r, true, err
}

// takeNeed reads what is looked for, and what is told of the business with it.
func (c *Chat) takeNeed(ctx context.Context, msg Message, m *message, conv *conversation) (Response, bool, error) {
	said := readProfile(m, c.today())
	need := m.readNeed()
	if amount, open := m.openTurnover(); open && !asks(m) {
		conv.Walk.Need = need
		conv.Walk.Said.Take(&said)
		return c.askPeriod(conv, amount), true, nil
	}
	if need == "" && said.Empty() {
		if r, again, err := c.askAgain(ctx, m, msg.Text, conv); again || err != nil {
			return r, again, err
		}
	}
	if asks(m) || m.wantsSum() || need == "" && said.Empty() {
		r, err := c.takeWalkAside(ctx, msg, conv)
		return r, true, err
	}
	conv.Walk.Need = need
	conv.Walk.Said.Take(&said)
	r, err := c.goOnWalk(ctx, conv)
	if err == nil && !said.Empty() && conv.Walk.resumable() {
		r.Blocks = append([]Block{paragraph(plain(wordNoted(&said)))}, r.Blocks...)
	}
	return r, true, err
}

// goesOnWithWalk tells whether a message, trimmed, asks to go on with the
// search that was left.
func goesOnWithWalk(said string, conv *conversation) bool {
	switch said {
	case "lanjut cari program", "lanjut program", "lanjutkan cari program":
		return true
	case "lanjut", "lanjutkan":
		return !conv.Draft.resumable()
	default:
		return false
	}
}

// leavesWalk tells whether a message is a question of its own rather than the
// answer about a condition.
func leavesWalk(m *message, said string, condition knowledge.Condition, answer *profileAnswer) bool {
	switch {
	case asks(m), condition != knowledge.ConditionTurnover && m.wantsSum():
		return true
	case answer.kind != answerNone, !answer.said.Empty() && len(m.Words) <= fewWords, answer.said.Turnover != knowledge.TurnoverUnsaid:
		return false
	}
	switch readings := Understand(said); readings[0].Intent {
	case IntentUnknown:
		return len(readings) > 1
	default:
		return true
	}
}

// takeWalkAside answers a question of its own and keeps the search for later.
func (c *Chat) takeWalkAside(ctx context.Context, msg Message, conv *conversation) (Response, error) {
	w := conv.Walk
	w.Paused = true
	r, err := c.take(ctx, msg, conv)
	if err == nil && conv.Walk == w && w.Paused {
		r.Blocks = append(r.Blocks, paragraph(plain(sayWalkKept)))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonWalkGoOn, Action: actionProgramGoOn}})
	}
	return r, err
}
