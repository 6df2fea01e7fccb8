package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// actionBroadcasts leads to the announcements.
const actionBroadcasts = "/siaran"

// broadcastActs are what may stand behind /siaran, by their verb. Each checks
// the right that it needs itself; rest is what was typed behind the verb.
var broadcastActs = map[string]func(ctx context.Context, c *Chat, cl *call, rest string) (Response, error){
	"":        listBroadcasts,
	"templat": actOnTemplates,
	"balasan": listReplies,
	"jawab":   answerReply,
}

// showBroadcasts is /siaran: announcements, for officers in their private chat.
func showBroadcasts(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Broadcasts == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightRead); !ok {
		return refusal, err
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	act, known := broadcastActs[strings.ToLower(verb)]
	if !known {
		return say(sayBroadcastForm), nil
	}
	return act(ctx, c, cl, strings.TrimSpace(rest))
}

// broadcastAction is the action of a button on a broadcast: the verb, its id,
// the revision that the button was drawn for, and what else the verb takes.
func broadcastAction(verb string, b *knowledge.Broadcast, args ...string) string {
	action := fmt.Sprintf("%s %s %d %d", actionBroadcasts, verb, b.ID, b.Revision)
	for _, arg := range args {
		action += " " + arg
	}
	return action
}

// broadcastOf is the broadcast whose id and revision stand in front of what was
// typed behind a verb, and what stands behind them. Without a revision it is as
// it is now. It returns what to say where there is none, or where it has changed
// since: ok is false then.
func (c *Chat) broadcastOf(ctx context.Context, typed string) (b knowledge.Broadcast, rest string, refusal Response, ok bool, err error) {
	first, rest, _ := strings.Cut(typed, " ")
	id, err := strconv.ParseInt(first, 10, 64)
	if err != nil {
		return b, "", say(sayBroadcastForm), false, nil
	}
	b, err = c.Broadcasts.Broadcast(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return b, "", say(sayNoSuchBroadcast), false, nil
	}
	if err != nil {
		return b, "", Response{}, false, err
	}
	rest = strings.TrimSpace(rest)
	second, behind, _ := strings.Cut(rest, " ")
	if revision, err := strconv.Atoi(second); err == nil {
		if revision != b.Revision {
			r := say(wordBroadcastChanged(&b))
			r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: fmt.Sprintf("%s lihat %d", actionBroadcasts, b.ID)}}}
			return b, "", r, false, nil
		}
		rest = strings.TrimSpace(behind)
	}
	return b, rest, Response{}, true, nil
}

// listBroadcasts lists what is written and what goes out.
func listBroadcasts(ctx context.Context, c *Chat, cl *call, _ string) (Response, error) {
	all, err := c.Broadcasts.Broadcasts(ctx, knowledge.BroadcastList{Limit: officersPage})
	if err != nil {
		return Response{}, err
	}
	r := say(sayBroadcastsNone)
	for i := range all {
		r.Blocks = append(r.Blocks, item(plain(fmt.Sprintf("%d", all[i].ID))))
	}
	return r, nil
}
