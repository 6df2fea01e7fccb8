package chat_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"setara/bot/chat"
)

// scriptedModel does what the conversation says that a model does next.
type scriptedModel struct {
	t interface {
		Helper()
		Error(...any)
	}
	steps []modelStep
	// asked is what it was asked last.
	asked *chat.Dialogue
	// calls counts the calls of tools, so that each has an id of its own.
	calls int
}

// modelStep is one turn of it: what it calls, else what it writes, else how it
// fails.
type modelStep struct {
	tool, arguments, text string
	fails                 error
	hangs, long           bool
}

func (m *scriptedModel) Next(ctx context.Context, d *chat.Dialogue, stream func(string)) (chat.ModelTurn, error) {
	m.asked = d
	if len(m.steps) == 0 {
		m.t.Error("the model is asked once more than the conversation says")
		return chat.ModelTurn{}, errAway
	}
	step := m.steps[0]
	m.steps = m.steps[1:]
	turn := chat.ModelTurn{Text: step.text, Usage: chat.ModelUsage{Input: 2000, Output: 150}}
	if step.long {
		turn.Usage.Input = 40_000
	}
	switch {
	case step.hangs:
		<-ctx.Done()
		return chat.ModelTurn{}, ctx.Err()
	case step.fails != nil:
		return chat.ModelTurn{}, step.fails
	case step.tool != "":
		m.calls++
		turn.Calls = []chat.ToolCall{{ID: fmt.Sprint("call_", m.calls), Name: step.tool, Arguments: step.arguments}}
	}
	if stream != nil {
		for _, piece := range strings.SplitAfter(step.text, " ") {
			stream(piece)
		}
	}
	return turn, nil
}

func (*scriptedModel) Abilities(context.Context) (chat.ModelAbilities, error) {
	return chat.ModelAbilities{Tools: true, Schema: true, Streaming: true}, nil
}

// script has the model do something next: "= model panggil TOOL JSON" calls a
// tool, "= model tulis TEXT" writes, "= model diam" never answers, "= model mogok"
// cannot be asked, "= model panjang" takes more of a question than one may.
func (p *player) script(how, rest string) bool {
	p.t.Helper()
	var step modelStep
	switch how {
	case "panggil":
		step.tool, step.arguments, _ = strings.Cut(rest, " ")
	case "tulis":
		step.text = strings.ReplaceAll(rest, `\n`, "\n")
	case "diam":
		step.hangs = true
	case "panjang":
		step.tool, step.arguments, step.long = "profile", `{}`, true
	case "mogok":
		step.fails = errAway
	default:
		return false
	}
	m, ok := p.model.(*scriptedModel)
	if !ok {
		m = &scriptedModel{t: p.t}
		p.model = m
		p.giveModel()
		p.chat.Finder, p.chat.ModelWork = m, chat.NewModelWork(p.catalog.Version)
		p.chat.Draft = func(text string) { p.drafts = append(p.drafts, text) }
	}
	p.chat.ModelWork.Time = time.Minute // however slow the machine is
	if step.hangs {
		p.chat.ModelWork.Time = 20 * time.Millisecond
	}
	m.steps = append(m.steps, step)
	return true
}

// shownDrafts are what the owner saw while the answer came, the latest alone: each
// holds the one before.
func (p *player) shownDrafts() string {
	if len(p.drafts) == 0 {
		return "\n(tidak ada)\n"
	}
	last := p.drafts[len(p.drafts)-1]
	n := len(p.drafts)
	p.drafts = nil
	return fmt.Sprintf("\n(%d kali, terakhir: %s)\n", n, last)
}
