package chat

import (
	"context"
	"fmt"
	"strings"

	"setara/knowledge"
)

// reportBroadcast tells what came of a broadcast so far.
func reportBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if on.QueuedAt.IsZero() || c.Aftermaths == nil {
		return say(sayNotSentYet), nil
	}
	a, err := c.Aftermaths.Aftermath(ctx, on.ID)
	if err != nil {
		return Response{}, err
	}
	rights := map[knowledge.Right]bool{}
	for _, right := range [...]knowledge.Right{knowledge.RightWrite, knowledge.RightApprove} {
		if rights[right], err = c.may(ctx, cl, right); err != nil {
			return Response{}, err
		}
	}
	return Report(&on.Broadcast, &a, func(right knowledge.Right) bool { return rights[right] }), nil
}

// reportAction is the action of a button below a report. It names no revision:
// what it does rests on none.
func reportAction(verb string, b *knowledge.Broadcast, args ...string) string {
	return strings.Join(append([]string{fmt.Sprintf("%s %s %d", actionBroadcasts, verb, b.ID)}, args...), " ")
}

// exportDeliveries takes the deliveries out as a file, which is a deed as well.
func exportDeliveries(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if on.QueuedAt.IsZero() || c.Aftermaths == nil {
		return say(sayNotSentYet), nil
	}
	kind := TableCSV
	switch strings.ToLower(on.rest) {
	case "xlsx", "excel":
		kind = TableXLSX
	case "", "csv":
	default:
		return say(sayExportForm), nil
	}
	r := say(wordReportFile(&on.Broadcast))
	r.Table = DeliveryTable(ctx, c.Aftermaths, &on.Broadcast, kind)
	deed := c.deed(cl, knowledge.DeedReport)
	deed.Object = fmt.Sprint(on.ID)
	return r, c.Audit.Record(ctx, deed)
}

// retryStates are what can be sent again, as officers call it.
var retryStates = [...]struct {
	state knowledge.DeliveryState
	word  string
}{{knowledge.DeliveryFailed, "gagal"}, {knowledge.DeliveryUncertain, "ragu"}}

// retryBroadcast sends again what failed, or what is uncertain: that only once
// it is confirmed, since it may arrive twice.
func retryBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	word, sure, _ := strings.Cut(strings.ToLower(on.rest), " ")
	for _, s := range retryStates {
		if s.word != word {
			continue
		}
		n := b.Counts[s.state]
		look := [][]Button{{{Label: buttonAftermath, Action: reportAction("laporan", b)}}}
		switch {
		case b.State != knowledge.BroadcastDone && b.State != knowledge.BroadcastPaused:
			r := say(wordNoRetryNow(b))
			r.Buttons = look
			return r, nil
		case n == 0:
			r := say(wordNothingToRetry(b, s.state))
			r.Buttons = look
			return r, nil
		case s.state == knowledge.DeliveryUncertain && b.Kind == knowledge.BroadcastSend && strings.TrimSpace(sure) != "ya":
			r := say(wordAskRetry(b, n))
			r.Buttons = [][]Button{{
				{Label: buttonRetryYes, Action: reportAction("ulangi", b, word, "ya")},
				{Label: buttonForgetNo, Action: reportAction("laporan", b)},
			}}
			return r, nil
		}
		if refusal, err := c.retryRefused(ctx, cl, b); refusal != "" || err != nil {
			r := say(refusal)
			r.Buttons = look
			return r, err
		}
		deed := c.deed(cl, knowledge.DeedRetry)
		deed.Detail = word
		r := say(wordRetried(b, s.state, n))
		r.Buttons = look
		return r, c.Broadcasts.ChangeBroadcast(ctx, knowledge.BroadcastChange{
			Deed: deed, ID: b.ID, Revision: b.Revision, States: []knowledge.DeliveryState{s.state},
		})
	}
	return say(sayRetryForm), nil
}

// retryRefused says why a broadcast cannot be sent again though some failed;
// empty where it can.
func (c *Chat) retryRefused(ctx context.Context, cl *call, b *knowledge.Broadcast) (string, error) {
	target := b.ID
	if b.Kind != knowledge.BroadcastSend {
		target = b.Target
	}
	changes, err := c.Broadcasts.Broadcasts(ctx, knowledge.BroadcastList{Target: target, Limit: knowledge.MaxDrafts})
	if err != nil {
		return "", err
	}
	for i := range changes {
		later := &changes[i]
		begun := later.State != knowledge.BroadcastCancelled || !later.StartedAt.IsZero()
		if later.ID != b.ID && !later.QueuedAt.IsZero() && begun && !later.QueuedAt.Before(b.QueuedAt) {
			return sayChangedSince, nil
		}
	}
	if !b.Paid {
		return "", nil
	}
	if ok, err := c.may(ctx, cl, knowledge.RightManage); err != nil || ok {
		return "", err
	}
	return sayPaidRetry, nil
}
