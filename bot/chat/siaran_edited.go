package chat

import (
	"context"

	"setara/knowledge"
)

// wrote is the message at Telegram that became the content of a draft.
type wrote struct {
	Message int64 `json:"message"`
	ID      int64 `json:"id"`
}

// wrote remembers that the message of the call is now the content of a draft.
func (cl *call) wrote(id int64) {
	if cl.message != nil && cl.message.ID != 0 {
		cl.conv.Wrote = &wrote{Message: cl.message.ID, ID: id}
	}
}

// takeEdited takes a message that its author has changed at Telegram for the new
// content of the draft that it was. It returns false for any other: an edit
// answers nothing that was asked of an officer.
func (c *Chat) takeEdited(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	cl.conv.Composing = cl.composing
	was := cl.conv.Wrote
	if was == nil || was.Message != m.ID || c.Broadcasts == nil || cl.person == 0 {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return Response{}, false, err
	}
	b, err := c.Broadcasts.Broadcast(ctx, was.ID)
	if err != nil || b.Author != cl.person {
		return Response{}, false, err
	}
	if b.State != knowledge.BroadcastDraft {
		return notADraft(&b), true, nil
	}
	cl.message = &m
	r, err := rewriteBroadcast(ctx, c, cl, &broadcastSeen{Broadcast: b, seen: true})
	return r, true, err
}
