package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// TicketDesk is where officers see what waits for them.
type TicketDesk interface {
	// TicketGroups are up to limit groups of alike questions that wait, behind
	// the first skip: those asked by most first, then those that wait longest;
	// with how many groups and questions there are in all.
	TicketGroups(ctx context.Context, skip, limit int) (groups []knowledge.TicketGroup, all, tickets int, err error)
	// TicketGroup is the group that a ticket is or was one of, or an error that
	// wraps [knowledge.ErrNotFound] where none of it waits any more.
	TicketGroup(ctx context.Context, number int64) (knowledge.TicketGroup, error)
	// TicketAnswer is the answer with that id, with its counts, or an error that
	// wraps [knowledge.ErrNotFound].
	TicketAnswer(ctx context.Context, id int64) (knowledge.TicketAnswer, error)
}

// TicketActs is what officers do with what waits.
type TicketActs interface {
	// ChangeTickets does an act of an officer, and puts it into the audit, where
	// the doer has the right to it and nobody else was quicker. All who asked
	// get the answer by and by.
	ChangeTickets(ctx context.Context, c knowledge.TicketChange) error
}

// actionQueue leads to the questions that wait for officers; a page may stand
// behind it. The others are acts on the group of the ticket whose number stands
// behind them.
const (
	actionQueue        = "/antrean"
	actionQueueShow    = "/antrean lihat"
	actionQueueAnswer  = "/antrean jawab"
	actionQueueSend    = "/antrean kirim"
	actionQueueDrop    = "/antrean batal"
	actionQueueMerge   = "/antrean gabung"
	actionQueueClose   = "/antrean tutup"
	actionQueueDismiss = "/antrean bukan"
	actionQueueRetry   = "/antrean ulangi"
)

const (
	// longQuestion is how many letters of a question the list shows.
	longQuestion = 300
	// queuePage is how many groups are listed at once, and may be chosen from to
	// join one.
	queuePage = 8
)

// desk is the answer to alike questions that an officer is at.
type desk struct {
	// Number is that of a ticket of the group, Seen what it had been answered
	// before when the officer began.
	Number int64              `json:"number"`
	Seen   int64              `json:"seen,omitempty"`
	Kind   knowledge.DeedKind `json:"kind"`
	// Text is what was written so far. Asked tells that Setara asked last for it,
	// or whether to send it.
	Text  string `json:"text,omitempty"`
	Asked bool   `json:"asked,omitempty"`
}

// lift is what Setara asked last about the answer, nil for nothing. It is not
// asked any more then; what was written stays.
func (d *desk) lift() *desk {
	if d == nil || !d.Asked {
		return nil
	}
	asked := *d
	d.Asked = false
	return &asked
}

// queueActs are the acts on questions that wait.
var queueActs = map[string]func(ctx context.Context, c *Chat, cl *call, number int64, rest string) (Response, error){
	"lihat":  showGroup,
	"jawab":  answerGroup,
	"tutup":  closeGroup,
	"kirim":  sendAnswer,
	"batal":  dropAnswer,
	"gabung": mergeGroup,
	"bukan":  dismissGroup,
	"ulangi": retryMail,
}

// showQueue lists for officers the questions that wait, a page at a time, alike
// ones together, or does something with them. For everybody else there is no
// such command.
func showQueue(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.TicketDesk == nil || c.TicketActs == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	act, rest, _ := strings.Cut(cl.rest, " ")
	page, err := strconv.Atoi(act)
	if err == nil || act == "" {
		return c.listQueue(ctx, page)
	}
	run := queueActs[strings.ToLower(act)]
	first, text := cutNumber(rest)
	number, _ := strconv.ParseInt(first, 10, 64)
	if run == nil || number <= 0 {
		return say(sayQueueForm), nil
	}
	if strings.ToLower(act) != "lihat" {
		if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
			return refusal, err
		}
	}
	r, err := run(ctx, c, cl, number, text)
	if errors.Is(err, knowledge.ErrNotFound) {
		return queueGone(), nil
	}
	return r, err
}

// cutNumber cuts off the first word.
func cutNumber(rest string) (first, text string) {
	rest = strings.TrimSpace(rest)
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		return rest[:i], strings.TrimSpace(rest[i:])
	}
	return rest, ""
}

// queueGone is said where nothing of a group waits any more.
func queueGone() Response {
	r := say(sayQueueGone)
	r.Buttons = [][]Button{{{Label: buttonQueue, Action: actionQueue}}}
	return r
}

func (c *Chat) listQueue(ctx context.Context, page int) (Response, error) {
	skip := (min(max(page, 1), 1_000_000) - 1) * queuePage
	groups, all, tickets, err := c.TicketDesk.TicketGroups(ctx, skip, queuePage)
	if err != nil {
		return Response{}, err
	}
	if len(groups) == 0 && all > 0 {
		return c.listQueue(ctx, 1)
	}
	if all == 0 {
		return say(sayQueueEmpty), nil
	}
	r := Response{Blocks: []Block{wordQueueHead(skip+1, skip+len(groups), all, tickets)}}
	for i := range groups {
		g := &groups[i]
		r.Blocks = append(r.Blocks, wordWaiting(g, c.groupDue(g), c.today()))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: fmt.Sprintf(buttonShowGroup, g.Number), Action: fmt.Sprintf("%s %d", actionQueueShow, g.Number)})
	}
	if next := skip + len(groups); next < all {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", actionQueue, next/queuePage+1)}})
	}
	return r, nil
}

// groupDue is the day by which a group is to be answered.
func (c *Chat) groupDue(g *knowledge.TicketGroup) knowledge.Day {
	return c.calendar().Due(knowledge.DayOf(g.Since), knowledge.TicketReplyDays)
}

// showGroup is the card of a group of questions.
func showGroup(ctx context.Context, c *Chat, cl *call, number int64, _ string) (Response, error) {
	g, err := c.TicketDesk.TicketGroup(ctx, number)
	if err != nil {
		return Response{}, err
	}
	answers, err := c.Officers.May(ctx, cl.person, knowledge.RightWrite)
	if err != nil {
		return Response{}, err
	}
	closed := c.calendar().Due(knowledge.DayOf(g.Since), knowledge.TicketCloseDays)
	r := Response{Blocks: wordGroup(&g, c.groupDue(&g), closed, c.today())}
	button := func(label, action string) Button {
		return Button{Label: label, Action: fmt.Sprintf("%s %d", action, g.Number)}
	}
	if answers {
		r.Buttons = [][]Button{
			{button(buttonQueueAnswer, actionQueueAnswer), button(buttonQueueMerge, actionQueueMerge)},
			{button(buttonQueueClose, actionQueueClose), button(buttonQueueDismiss, actionQueueDismiss)},
		}
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonQueue, Action: actionQueue}})
	return r, nil
}

// mergeGroup has a group join another, whose number stands behind, or shows which
// there are.
func mergeGroup(ctx context.Context, c *Chat, cl *call, number int64, rest string) (Response, error) {
	g, err := c.TicketDesk.TicketGroup(ctx, number)
	if err != nil {
		return Response{}, err
	}
	into, err := strconv.ParseInt(rest, 10, 64)
	if err != nil {
		return c.chooseGroup(ctx, &g)
	}
	other, err := c.TicketDesk.TicketGroup(ctx, into)
	if err != nil {
		return Response{}, err
	}
	if other.Newest.Topic == g.Newest.Topic {
		return say(fmt.Sprintf(sayMergedBefore, number, into)), nil
	}
	if err := c.TicketActs.ChangeTickets(ctx, knowledge.TicketChange{
		Deed: c.deed(cl, knowledge.DeedTicketMerge), Number: number, Into: into,
	}); err != nil {
		return Response{}, err
	}
	r := say(fmt.Sprintf(sayMerged, number, into))
	r.Buttons = [][]Button{{{Label: fmt.Sprintf(buttonShowGroup, into), Action: fmt.Sprintf("%s %d", actionQueueShow, into)}}}
	return r, nil
}

// chooseGroup shows the groups that one can join.
func (c *Chat) chooseGroup(ctx context.Context, g *knowledge.TicketGroup) (Response, error) {
	groups, _, _, err := c.TicketDesk.TicketGroups(ctx, 0, queuePage+1)
	if err != nil {
		return Response{}, err
	}
	r := say(fmt.Sprintf(sayMergeWith, g.Number))
	for i := range groups {
		other := &groups[i]
		if other.Newest.Topic == g.Newest.Topic {
			continue
		}
		r.Blocks = append(r.Blocks, wordWaiting(other, c.groupDue(other), c.today()))
		r.Buttons = addInPairs(r.Buttons, len(r.Blocks), Button{
			Label: fmt.Sprintf(buttonMergeWith, other.Number), Action: fmt.Sprintf("%s %d %d", actionQueueMerge, g.Number, other.Number),
		})
	}
	if len(r.Blocks) == 1 {
		return say(sayMergeNone), nil
	}
	return r, nil
}

// dismissGroup takes a group for no questions, once that is confirmed.
func dismissGroup(ctx context.Context, c *Chat, cl *call, number int64, rest string) (Response, error) {
	g, err := c.TicketDesk.TicketGroup(ctx, number)
	if err != nil {
		return Response{}, err
	}
	if strings.ToLower(rest) != "ya" {
		r := say(fmt.Sprintf(sayDismissAsk, wordCount(g.Tickets), onOneLine(g.Newest.Text, longQuestion)))
		r.Buttons = [][]Button{{
			{Label: buttonDismissYes, Action: fmt.Sprintf("%s %d ya", actionQueueDismiss, number)},
			{Label: buttonQueueBack, Action: fmt.Sprintf("%s %d", actionQueueShow, number)},
		}}
		return r, nil
	}
	r := say(fmt.Sprintf(sayDismissed, number))
	r.Buttons = [][]Button{{{Label: buttonQueue, Action: actionQueue}}}
	return r, c.TicketActs.ChangeTickets(ctx, knowledge.TicketChange{
		Deed: c.deed(cl, knowledge.DeedTicketDismiss), Number: number, Seen: g.Seen,
	})
}

// retryMail sends an answer again to whom it is uncertain; the number is the
// answer's.
func retryMail(ctx context.Context, c *Chat, cl *call, answer int64, _ string) (Response, error) {
	a, err := c.TicketDesk.TicketAnswer(ctx, answer)
	if err != nil {
		return Response{}, err
	}
	if a.Counts[knowledge.TicketUncertain] == 0 {
		return say(sayMailSettled), nil
	}
	return say(sayMailAgain), c.TicketActs.ChangeTickets(ctx, knowledge.TicketChange{
		Deed: c.deed(cl, knowledge.DeedTicketRetry), Answer: answer,
	})
}
