package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// actionQueue leads to the questions that wait for officers; a page may stand
// behind it.
const actionQueue = "/antrean"

// longQuestion is how many letters of a question the list shows.
const longQuestion = 300

// waiting is a question that waits, as often as it was asked.
type waiting struct {
	// newest is the last time that it was asked.
	newest *knowledge.Ticket
	count  int
}

// showQueue lists for officers the questions that wait, the newest first, a
// page at a time, those of one normal form once. For everybody else there is no
// such command.
func showQueue(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Tickets == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	open, err := c.Tickets.OpenTickets(ctx)
	if err != nil {
		return Response{}, err
	}
	if len(open) == 0 {
		return say(sayQueueEmpty), nil
	}
	groups := groupTickets(open)
	page, err := strconv.Atoi(strings.TrimSpace(cl.rest))
	if err != nil {
		page = 1
	}
	from, to := pageOf(len(groups), page)
	r := Response{Blocks: []Block{wordQueueHead(from+1, to, len(groups), len(open))}}
	for i := range groups[from:to] {
		r.Blocks = append(r.Blocks, wordWaiting(&groups[from+i]))
	}
	if to < len(groups) {
		r.Buttons = [][]Button{{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", actionQueue, to/officersPage+1)}}}
	}
	return r, nil
}

// groupTickets puts those together that ask the same, in the order of the
// newest of each.
func groupTickets(open []knowledge.Ticket) []waiting {
	var groups []waiting
	at := map[string]int{}
	for i := range open {
		key := normalForm(open[i].Text) + "\n" + open[i].Product
		n, seen := at[key]
		if !seen {
			n = len(groups)
			at[key] = n
			groups = append(groups, waiting{newest: &open[i]})
		}
		groups[n].count++
	}
	return groups
}
