package chat

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// mostShown is the highest number that may mean a button: a longer one is a
// figure.
const mostShown = 99

// takeShown takes one message as the press of a button where it is the number
// of one under an answer about programmes or rules, and else for what it says.
func (c *Chat) takeShown(ctx context.Context, m Message, conv *conversation) (Response, error) {
	shown := conv.Shown
	conv.Shown, conv.toldEntries = nil, false
	if n, ok := buttonNumber(m.Text); ok && len(shown) > 0 && !conv.ModelAsked.howMuch() {
		switch {
		case n <= len(shown):
			m.Text = shown[n-1].Action
		case !conv.waiting() && conv.settled():
			conv.Shown = shown
			r := say(wordNoSuchChoice(len(shown)))
			for _, b := range shown {
				r.Buttons = append(r.Buttons, []Button{b})
			}
			return r, nil
		}
	}
	r, err := c.take(ctx, m, conv)
	if err == nil && conv.toldEntries {
		conv.Shown = slices.Concat(r.Buttons...)
	}
	return r, err
}

// settled tells whether Setara asked for nothing that a number could answer.
func (conv *conversation) settled() bool {
	return !conv.Walk.active() && !conv.Draft.active() && conv.Wanting == "" && conv.Editing == "" && conv.Import == "" && conv.Keeping == nil
}

// buttonNumber reads a message that is a small number and nothing else.
func buttonNumber(said string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(said))
	return n, err == nil && 0 < n && n <= mostShown
}
