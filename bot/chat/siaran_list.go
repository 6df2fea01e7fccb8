package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// broadcastLists are the lists of /siaran, in their order.
var broadcastLists = [...]struct {
	name   string
	states []knowledge.BroadcastState
	own    bool
	few    int // how many /siaran itself shows
}{
	{"draf", []knowledge.BroadcastState{knowledge.BroadcastDraft}, true, 5},
	{"menunggu", []knowledge.BroadcastState{knowledge.BroadcastWaiting}, false, 5},
	{"berjalan", []knowledge.BroadcastState{knowledge.BroadcastQueued, knowledge.BroadcastRunning, knowledge.BroadcastPaused}, false, 10},
	{"selesai", []knowledge.BroadcastState{knowledge.BroadcastDone, knowledge.BroadcastCancelled}, false, 3},
}

// listBroadcasts is /siaran alone: a few of each list, and a button to write.
func listBroadcasts(ctx context.Context, c *Chat, cl *call, _ string) (Response, error) {
	var r Response
	shown := 0
	for _, list := range broadcastLists {
		n, err := c.addBroadcasts(ctx, cl, &r, listPage{name: list.name, limit: list.few, next: 1})
		if err != nil {
			return Response{}, err
		}
		shown += n
	}
	if shown == 0 {
		r = say(sayBroadcastsNone)
	}
	writes, err := c.may(ctx, cl, knowledge.RightWrite)
	if err != nil {
		return Response{}, err
	}
	last := []Button{{Label: buttonBroadcastHelp, Action: actionBroadcasts + " bantuan"}}
	if writes {
		last = append([]Button{{Label: buttonBroadcastWrite, Action: actionBroadcasts + " tulis"}}, last...)
	}
	r.Buttons = append(r.Buttons, last)
	return r, nil
}

// moreBroadcasts is one list, a page at a time: "/siaran daftar selesai 2".
func moreBroadcasts(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
	name, typed, _ := strings.Cut(strings.ToLower(rest), " ")
	page, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || page < 1 || page > 1_000_000 {
		page = 1
	}
	var r Response
	n, err := c.addBroadcasts(ctx, cl, &r, listPage{name, (page - 1) * officersPage, officersPage, page + 1})
	if err == nil && n == 0 {
		r = say(sayBroadcastsNoMore)
		r.Buttons = [][]Button{{{Label: buttonBroadcastList, Action: actionBroadcasts}}}
	}
	return r, err
}

// listPage is a part of a list: so many, behind so many others, and the page
// that goes on.
type listPage struct {
	name              string
	skip, limit, next int
}

// addBroadcasts adds a part of a list, with a button for each and one for more,
// and returns how many.
func (c *Chat) addBroadcasts(ctx context.Context, cl *call, r *Response, page listPage) (int, error) {
	for _, list := range broadcastLists {
		if list.name != page.name {
			continue
		}
		which := knowledge.BroadcastList{States: list.states, Skip: page.skip, Limit: page.limit + 1}
		if list.own {
			which.Author = cl.person
		}
		all, err := c.Broadcasts.Broadcasts(ctx, which)
		if err != nil || len(all) == 0 {
			return 0, err
		}
		r.Blocks = append(r.Blocks, paragraph(bold(broadcastListHeads[page.name])))
		for i := range all[:min(len(all), page.limit)] {
			r.Blocks = append(r.Blocks, wordBroadcastLine(&all[i]))
			r.Buttons = addInPairs(r.Buttons, i, Button{Label: wordBroadcastLabel(&all[i]), Action: lookAction(&all[i])})
		}
		if len(all) > page.limit {
			r.Buttons = append(r.Buttons, []Button{{
				Label: wordMoreOf(page.name), Action: fmt.Sprintf("%s daftar %s %d", actionBroadcasts, page.name, page.next),
			}})
		}
		return min(len(all), page.limit), nil
	}
	return 0, nil
}

// helpBroadcasts tells what the officer's role may do here.
func helpBroadcasts(ctx context.Context, c *Chat, cl *call, _ string) (Response, error) {
	r := say(sayBroadcastHelp)
	for _, right := range [...]knowledge.Right{knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove, knowledge.RightManage} {
		if ok, err := c.may(ctx, cl, right); err != nil {
			return Response{}, err
		} else if ok {
			for _, line := range broadcastHelp[right] {
				r.Blocks = append(r.Blocks, item(plain(line)))
			}
		}
	}
	r.Blocks = append(r.Blocks, say(wordApprovalRule(c.ApprovalOver)).Blocks...)
	return r, nil
}
