package chat

import (
	"context"
	"strings"

	"setara/knowledge"
)

// pauseBroadcast holds a broadcast.
func pauseBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	return c.steer(ctx, cl, on, knowledge.DeedPause, knowledge.BroadcastQueued, knowledge.BroadcastRunning)
}

// resumeBroadcast lets a held one go on.
func resumeBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	return c.steer(ctx, cl, on, knowledge.DeedResume, knowledge.BroadcastPaused)
}

// cancelBroadcast ends a broadcast, once it is confirmed.
func cancelBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	live := b.State == knowledge.BroadcastQueued || b.State == knowledge.BroadcastRunning || b.State == knowledge.BroadcastPaused
	if live && strings.ToLower(on.rest) != "ya" {
		r := say(wordAskCancel(b))
		r.Buttons = [][]Button{{
			{Label: buttonCancelYes, Action: broadcastAction("batalkan", b, "ya")},
			{Label: buttonForgetNo, Action: lookAction(b)},
		}}
		return r, nil
	}
	return c.steer(ctx, cl, on, knowledge.DeedCancel, knowledge.BroadcastQueued, knowledge.BroadcastRunning, knowledge.BroadcastPaused)
}

// steer does an act on a broadcast in one of the states.
func (c *Chat) steer(ctx context.Context, cl *call, on *broadcastSeen, kind knowledge.DeedKind, from ...knowledge.BroadcastState) (Response, error) {
	b := &on.Broadcast
	look := [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	for _, state := range from {
		if b.State == state {
			now := *b
			now.State = steered[kind]
			r := say(wordSteered(b, kind))
			r.Buttons = append(runButtons(&now), look...)
			return r, c.changeBroadcast(ctx, cl, kind, b, "")
		}
	}
	r := say(wordAlready(b))
	r.Buttons = append(runButtons(b), look...)
	return r, nil
}

// steered is what a broadcast becomes.
var steered = map[knowledge.DeedKind]knowledge.BroadcastState{
	knowledge.DeedPause: knowledge.BroadcastPaused, knowledge.DeedResume: knowledge.BroadcastRunning, knowledge.DeedCancel: knowledge.BroadcastCancelled,
}
