package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// OwnTickets is where owners follow what they have asked officers.
type OwnTickets interface {
	// OwnTickets are up to limit tickets of a chat, the newest first.
	OwnTickets(ctx context.Context, chat int64, limit int) ([]knowledge.Ticket, error)
	// OwnTicket is the one of a chat with that number, or an error that wraps
	// [knowledge.ErrNotFound].
	OwnTicket(ctx context.Context, chat, number int64) (knowledge.Ticket, error)
}

// TicketTalk takes in what owners say to the answers of officers.
type TicketTalk interface {
	// AnswerTold is the number of the ticket whose answer a message in a chat
	// is, by its number at Telegram, or an error that wraps
	// [knowledge.ErrNotFound].
	AnswerTold(ctx context.Context, chat, message int64) (int64, error)
	// ReplyTicket keeps what an owner says to a ticket of theirs. What does not
	// fit its state changes nothing.
	ReplyTicket(ctx context.Context, r knowledge.TicketReply) error
}

const (
	// actionTicket shows the ticket of an owner whose number stands behind it;
	// the others say that its answer is clear, that it is not, and add to it.
	actionTicket    = "/tiket"
	actionClear     = "/tiket jelas"
	actionUnclear   = "/tiket belum"
	actionAddRemark = "/tiket tambah"
	// ticketsPage is how many tickets are listed.
	ticketsPage = 10
)

// showTickets lists an owner's tickets, shows one, or takes in what they say to
// it.
func showTickets(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if strings.EqualFold(strings.TrimSpace(cl.rest), "tanya") && !c.group {
		return c.passQuestionOn(cl), nil
	}
	if c.OwnTickets == nil {
		return say(sayUnknownCommand), nil
	}
	if c.group {
		return say(sayTicketsPrivate), nil
	}
	act, rest, _ := strings.Cut(cl.rest, " ")
	if number, err := strconv.ParseInt(act, 10, 64); err == nil {
		return c.showTicket(ctx, cl, number)
	}
	first, text, _ := strings.Cut(strings.TrimSpace(rest), " ")
	number, _ := strconv.ParseInt(first, 10, 64)
	kinds := map[string]knowledge.TicketReplyKind{
		"jelas": knowledge.TicketReplyClear, "belum": knowledge.TicketReplyUnclear, "tambah": knowledge.TicketReplyRemark,
	}
	kind := kinds[strings.ToLower(act)]
	switch {
	case act == "":
		return c.listTickets(ctx, cl)
	case number <= 0 || kind == "" || c.TicketTalk == nil:
		return say(sayTicketForm), nil
	}
	return c.sayToTicket(ctx, cl, kind, number, strings.TrimSpace(text))
}

func (c *Chat) listTickets(ctx context.Context, cl *call) (Response, error) {
	tickets, err := c.OwnTickets.OwnTickets(ctx, cl.chat, ticketsPage)
	if err != nil {
		return Response{}, err
	}
	if len(tickets) == 0 {
		return say(sayNoTickets), nil
	}
	r := Response{Blocks: []Block{paragraph(bold(sayTicketsHead))}}
	for i := range tickets {
		t := &tickets[i]
		r.Blocks = append(r.Blocks, wordOwnTicket(t, c.due(t)))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: fmt.Sprintf(buttonShowTicket, t.Number), Action: fmt.Sprintf("%s %d", actionTicket, t.Number)})
	}
	return r, nil
}

// due is the day by which a ticket is to be answered.
func (c *Chat) due(t *knowledge.Ticket) knowledge.Day {
	return c.calendar().Due(knowledge.DayOf(t.AskedAt), knowledge.TicketReplyDays)
}

// own is a ticket of the one who asks; found is false, with what to say, for any
// other.
func (c *Chat) own(ctx context.Context, cl *call, number int64) (t knowledge.Ticket, found bool, r Response, err error) {
	t, err = c.OwnTickets.OwnTicket(ctx, cl.chat, number)
	if errors.Is(err, knowledge.ErrNotFound) {
		return t, false, say(fmt.Sprintf(sayNoSuchTicket, number)), nil
	}
	return t, err == nil, Response{}, err
}

func (c *Chat) showTicket(ctx context.Context, cl *call, number int64) (Response, error) {
	t, found, r, err := c.own(ctx, cl, number)
	if !found {
		return r, err
	}
	r.Blocks = wordTicket(&t, c.due(&t), c.today())
	switch {
	case t.State == knowledge.TicketAnswered:
		r.Buttons = clearButtons(number)
	case t.State == knowledge.TicketOpen:
		r.Buttons = [][]Button{{{Label: buttonAddRemark, Action: fmt.Sprintf("%s %d", actionAddRemark, number)}}}
	case t.ClosedWhy != knowledge.TicketNoQuestion:
		r.Buttons = [][]Button{{{Label: buttonUnclear, Action: fmt.Sprintf("%s %d", actionUnclear, number)}}}
	}
	return r, nil
}

// clearButtons are those by which an owner says whether an answer is clear.
func clearButtons(number int64) [][]Button {
	return [][]Button{{
		{Label: buttonClear, Action: fmt.Sprintf("%s %d", actionClear, number)},
		{Label: buttonUnclear, Action: fmt.Sprintf("%s %d", actionUnclear, number)},
	}}
}

// sayToTicket takes in what an owner says to a ticket of theirs.
func (c *Chat) sayToTicket(ctx context.Context, cl *call, kind knowledge.TicketReplyKind, number int64, text string) (Response, error) {
	t, found, r, err := c.own(ctx, cl, number)
	if !found {
		return r, err
	}
	reply := knowledge.TicketReply{Kind: kind, Chat: cl.chat, Number: number, Text: firstLetters(text, knowledge.MaxTicketRemarks), At: c.Now()}
	switch {
	case kind == knowledge.TicketReplyClear && t.State == knowledge.TicketOpen:
		return say(fmt.Sprintf(sayTicketWaits, number)), nil
	case kind == knowledge.TicketReplyClear && t.State == knowledge.TicketClosed:
		return wordClosedBefore(&t), nil
	case kind == knowledge.TicketReplyClear:
		return say(sayTicketClear), c.TicketTalk.ReplyTicket(ctx, reply)
	case t.ClosedWhy == knowledge.TicketNoQuestion:
		return say(sayTicketNoQuestion), nil
	case kind == knowledge.TicketReplyRemark && t.State != knowledge.TicketOpen:
		reply.Kind = knowledge.TicketReplyUnclear
	}
	if text == "" {
		cl.conv.Remarking = number
		if kind == knowledge.TicketReplyRemark {
			return say(fmt.Sprintf(sayAskRemark, number)), nil
		}
		r = say(fmt.Sprintf(sayAskUnclear, number))
	} else {
		r = say(fmt.Sprintf(sayTicketPassedOn, number))
	}
	return r, c.TicketTalk.ReplyTicket(ctx, reply)
}

// takeTicketReply takes a message for what an owner says to a ticket: what was
// asked for, or what replies to the message with its answer. It returns false for
// any other.
func (c *Chat) takeTicketReply(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	if c.OwnTickets == nil || c.TicketTalk == nil || c.group || m.Text == "" {
		return Response{}, false, nil
	}
	number, kind := cl.remarking, knowledge.TicketReplyRemark
	if m.ReplyTo != 0 {
		told, err := c.TicketTalk.AnswerTold(ctx, cl.chat, m.ReplyTo)
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return Response{}, false, err
		}
		if err == nil {
			number, kind = told, knowledge.TicketReplyUnclear
			if isThanks(m.Text) {
				kind = knowledge.TicketReplyClear
			}
		}
	}
	if number == 0 {
		return Response{}, false, nil
	}
	if controlOf(m.Text) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	r, err := c.sayToTicket(ctx, cl, kind, number, m.Text)
	r.taken = true
	return r, true, err
}

// isThanks tells whether a reply only thanks or agrees.
func isThanks(said string) bool {
	if yes, answered := agrees(said, "jelas"); answered {
		return yes
	}
	readings := Understand(said)
	return len(readings) == 1 && readings[0].Intent == IntentSmalltalk
}
