package chat

import (
	"context"
	"strings"
	"time"

	"setara/knowledge"
)

// recallable is how old a message may be when it is deleted: Telegram's 48 hours
// less half an hour, which the ledger keeps as well.
const recallable = 47*time.Hour + 30*time.Minute

// changeable tells whether what a broadcast sent can be edited or deleted by the
// officer; if not, it says why.
func (c *Chat) changeable(ctx context.Context, cl *call, b *knowledge.Broadcast) (refusal Response, ok bool, err error) {
	look := [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	has, err := c.having(ctx, b)
	if err != nil {
		return Response{}, false, err
	}
	switch {
	case b.Kind != knowledge.BroadcastSend:
		refusal = say(wordChangeTarget(b))
	case !b.Ended():
		refusal = say(sayEndFirst)
	case has == 0 || c.Aftermaths == nil:
		refusal = say(sayNothingSent)
	default:
		if !b.Urgent() {
			return Response{}, true, nil
		}
		if ok, err = c.may(ctx, cl, knowledge.RightManage); ok || err != nil {
			return Response{}, ok, err
		}
		refusal = say(sayUrgentByAdmin)
	}
	refusal.Buttons = look
	return refusal, false, nil
}

// having is how many recipients have the message of a broadcast: what was
// deleted since is not counted.
func (c *Chat) having(ctx context.Context, b *knowledge.Broadcast) (int, error) {
	if c.Aftermaths == nil {
		return b.Counts[knowledge.DeliverySent], nil
	}
	_, all, err := c.Aftermaths.SentBefore(ctx, b.ID, c.Now())
	return all, err
}

// heldUp says why a change of what was sent cannot go out now; empty where it
// can, and for any other broadcast.
func (c *Chat) heldUp(ctx context.Context, b *knowledge.Broadcast) (string, error) {
	if b.Kind == knowledge.BroadcastSend {
		return "", nil
	}
	target, err := c.Broadcasts.Broadcast(ctx, b.Target)
	if err != nil || !target.Ended() {
		return sayEndFirst, err
	}
	others, err := c.Broadcasts.Broadcasts(ctx, knowledge.BroadcastList{
		Target: b.Target, Limit: 1,
		States: []knowledge.BroadcastState{knowledge.BroadcastQueued, knowledge.BroadcastRunning, knowledge.BroadcastPaused},
	})
	if err != nil || len(others) == 0 {
		return "", err
	}
	return wordChangeUnderWay(&others[0]), nil
}

// editSent drafts an edit of what a broadcast has sent, and asks for the message
// that is to stand there.
func editSent(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if refusal, ok, err := c.changeable(ctx, cl, &on.Broadcast); !ok {
		return refusal, err
	}
	b := knowledge.Broadcast{Kind: knowledge.BroadcastEdit, Target: on.ID, Topic: on.Topic, Content: on.Content}
	if refusal, ok, err := c.keepDraft(ctx, cl, &b); !ok {
		return refusal, err
	}
	cl.conv.Composing = &composing{Want: wantContent, ID: b.ID, Revision: b.Revision}
	return Response{Blocks: wordAskEdited(&on.Broadcast, b.ID)}, nil
}

// edited is the message that is to stand where another does: Telegram lets text
// become other text, and the caption of a photo or document another caption.
func edited(was *knowledge.Content, now knowledge.Content) (content knowledge.Content, refusal string) {
	switch {
	case was.Media == nil && now.Media != nil:
		return now, sayTextStaysText
	case was.Media != nil && now.Media != nil && now.Media.FileID != was.Media.FileID:
		return now, sayMediaStays
	}
	now.Media = was.Media
	return now, ""
}

// tooOld is how many of all messages of a broadcast are too old to be deleted, or
// will be before their turn has come if it begins now.
func (c *Chat) tooOld(ctx context.Context, id int64) (old, all int, err error) {
	now := c.Now()
	if old, all, err = c.Aftermaths.SentBefore(ctx, id, now.Add(-recallable)); err != nil || old == all {
		return old, all, err
	}
	return c.Aftermaths.SentBefore(ctx, id, now.Add(knowledge.SendingTime(all-old, c.BroadcastRate)-recallable))
}

// recallSent drafts the deletion of what a broadcast has sent, once it is told
// how many messages are too old for that.
func recallSent(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if refusal, ok, err := c.changeable(ctx, cl, &on.Broadcast); !ok {
		return refusal, err
	}
	old, all, err := c.tooOld(ctx, on.ID)
	if err != nil {
		return Response{}, err
	}
	if all > old && strings.ToLower(on.rest) == "ya" {
		if begun, err := c.recallBegun(ctx, on.ID); err != nil || begun != nil {
			return showRecallBegun(begun), err
		}
		return c.draft(ctx, cl, knowledge.Broadcast{Kind: knowledge.BroadcastDelete, Target: on.ID, Topic: on.Topic})
	}
	r := say(wordRecall(on.ID, old, all))
	if all > old {
		r.Buttons = append(r.Buttons, []Button{{Label: wordRecallYes(all - old), Action: reportAction("tarik", &on.Broadcast, "ya")}})
	}
	r.Buttons = append(r.Buttons, []Button{
		{Label: buttonEditSent, Action: reportAction("ubah", &on.Broadcast)},
		{Label: buttonForgetNo, Action: reportAction("laporan", &on.Broadcast)},
	})
	return r, nil
}

// recallBegun is a recall of a broadcast that has not ended: a second one would
// find nothing to take back. It is nil where there is none.
func (c *Chat) recallBegun(ctx context.Context, id int64) (*knowledge.Broadcast, error) {
	changes, err := c.Broadcasts.Broadcasts(ctx, knowledge.BroadcastList{Target: id, Limit: 20, States: []knowledge.BroadcastState{
		knowledge.BroadcastDraft, knowledge.BroadcastWaiting, knowledge.BroadcastQueued, knowledge.BroadcastRunning, knowledge.BroadcastPaused,
	}})
	for i := range changes {
		if changes[i].Kind == knowledge.BroadcastDelete {
			return &changes[i], err
		}
	}
	return nil, err
}

// showRecallBegun leads to a recall that has begun; nil for none.
func showRecallBegun(b *knowledge.Broadcast) Response {
	if b == nil {
		return Response{}
	}
	r := say(wordRecallBegun(b))
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	return r
}
