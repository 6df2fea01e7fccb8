package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// answerGroup answers a group of questions with the text behind its number, or
// with the next message. Nothing is sent before the officer has seen it.
func answerGroup(ctx context.Context, c *Chat, cl *call, number int64, text string) (Response, error) {
	return c.compose(ctx, cl, knowledge.DeedTicketAnswer, number, text)
}

// closeGroup closes a group without an answer; its owners are told why.
func closeGroup(ctx context.Context, c *Chat, cl *call, number int64, text string) (Response, error) {
	return c.compose(ctx, cl, knowledge.DeedTicketClose, number, text)
}

// compose takes in what an officer wants to say to all who asked, and shows it as
// they will get it.
func (c *Chat) compose(ctx context.Context, cl *call, kind knowledge.DeedKind, number int64, text string) (Response, error) {
	g, err := c.TicketDesk.TicketGroup(ctx, number)
	if err != nil {
		return Response{}, err
	}
	d := &desk{Number: number, Seen: g.Seen, Kind: kind, Asked: true}
	cl.conv.Desk, cl.conv.Answered = d, 0
	switch {
	case text == "" && kind == knowledge.DeedTicketClose:
		r := Response{Blocks: []Block{wordComposeHead(&g), paragraph(plain(sayAskReason))}}
		for _, reason := range closingReasons {
			r.Buttons = append(r.Buttons, []Button{{Label: reason.label, Action: fmt.Sprintf("%s %d %s", actionQueueClose, number, reason.text)}})
		}
		return r, nil
	case text == "":
		return Response{Blocks: []Block{wordComposeHead(&g), paragraph(plain(sayAskGroupAnswer))}}, nil
	case len([]rune(text)) > maxAnswer:
		return say(sayAnswerTooLong), nil
	}
	d.Text = text
	shown := TellTicket(&knowledge.TicketMail{Kind: kind, Text: text, Tickets: []knowledge.Ticket{g.Newest}})
	r := Response{Blocks: append([]Block{wordPreviewHead(&g)}, shown.Blocks...)}
	r.Blocks = append(r.Blocks, paragraph(bold(sayPreviewAsk)))
	edit := actionQueueAnswer
	if kind == knowledge.DeedTicketClose {
		edit = actionQueueClose
	}
	r.Buttons = [][]Button{
		{{Label: fmt.Sprintf(buttonQueueSend, wordCount(g.Owners)), Action: fmt.Sprintf("%s %d", actionQueueSend, number)}},
		{
			{Label: buttonQueueRewrite, Action: fmt.Sprintf("%s %d", edit, number)},
			{Label: buttonQueueDrop, Action: fmt.Sprintf("%s %d", actionQueueDrop, number)},
		},
	}
	return r, nil
}

// sendAnswer has what an officer wrote sent to all who asked.
func sendAnswer(ctx context.Context, c *Chat, cl *call, number int64, _ string) (Response, error) {
	d := cl.conv.Desk
	if d == nil && cl.conv.Answered == number {
		r := say(fmt.Sprintf(sayAnswerSentBefore, number))
		r.Buttons = [][]Button{{{Label: buttonQueue, Action: actionQueue}}}
		return r, nil
	}
	if d == nil || d.Number != number || d.Text == "" {
		return say(sayNothingToSend), nil
	}
	g, err := c.TicketDesk.TicketGroup(ctx, number)
	if err != nil {
		return Response{}, err
	}
	if g.Seen != d.Seen {
		cl.conv.Desk = nil
		r := say(sayAnsweredByOther)
		r.Buttons = [][]Button{{{Label: fmt.Sprintf(buttonShowGroup, g.Number), Action: fmt.Sprintf("%s %d", actionQueueShow, g.Number)}}}
		return r, nil
	}
	cl.conv.Desk = nil
	if err := c.TicketActs.ChangeTickets(ctx, knowledge.TicketChange{
		Deed: c.deed(cl, d.Kind), Number: number, Text: d.Text, Seen: d.Seen,
	}); err != nil {
		return Response{}, err
	}
	cl.conv.Answered = number
	r := say(wordSending(&g))
	r.Buttons = [][]Button{{{Label: buttonQueue, Action: actionQueue}}}
	return r, nil
}

// dropAnswer throws away what an officer wrote.
func dropAnswer(_ context.Context, _ *Chat, cl *call, number int64, _ string) (Response, error) {
	cl.conv.Desk = nil
	r := say(sayAnswerDropped)
	r.Buttons = [][]Button{{{Label: fmt.Sprintf(buttonShowGroup, number), Action: fmt.Sprintf("%s %d", actionQueueShow, number)}}}
	return r, nil
}

// takeDeskText takes a message for the answer that an officer was asked for, or a
// yes for that it may be sent. It returns false where nothing was asked, or where
// the person may not answer any more.
func (c *Chat) takeDeskText(ctx context.Context, cl *call) (Response, bool, error) {
	d := cl.desk
	if d == nil || c.TicketDesk == nil || c.TicketActs == nil {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return Response{}, false, err
	}
	rest := fmt.Sprintf("%d", d.Number)
	yes, answered := agrees(cl.rest, "kirim")
	stop := controlOf(cl.rest) == controlStop
	switch {
	case d.Text != "" && answered && yes:
		rest = "kirim " + rest
	case stop || d.Text != "" && answered:
		rest = "batal " + rest
	case d.Kind == knowledge.DeedTicketClose:
		rest = "tutup " + rest + " " + cl.rest
	default:
		rest = "jawab " + rest + " " + cl.rest
	}
	again := *cl
	again.rest = rest
	r, err := showQueue(ctx, c, &again)
	r.taken = true
	return r, true, err
}
