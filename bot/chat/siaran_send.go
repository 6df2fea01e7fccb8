package chat

import (
	"context"
	"strconv"
	"strings"

	"setara/knowledge"
)

// sendBroadcast sends a draft, once it is confirmed; for many recipients it
// asks a second officer instead.
func sendBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if b.State != knowledge.BroadcastDraft {
		r := say(wordAlready(b))
		r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
		return r, nil
	}
	n, err := c.reach(ctx, b)
	if err != nil {
		return Response{}, err
	}
	if r, ready, err := c.ready(ctx, cl, b, n); !ready {
		return r, err
	}
	switch sure := on.seen && strings.ToLower(on.rest) == "ya"; {
	case n.reachable > c.ApprovalOver:
		return c.submit(ctx, cl, b, n)
	case !sure:
		r := Response{Blocks: wordAskSend(b, n.reachable)}
		r.Buttons = [][]Button{{
			{Label: buttonSendYes, Action: broadcastAction("kirim", b, "ya")},
			{Label: buttonForgetNo, Action: lookAction(b)},
		}}
		return r, nil
	}
	r := say(wordQueued(b, n.reachable, c.Now()))
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedSend, b, strconv.Itoa(n.reachable))
}

// ready tells whether a draft can be sent as it is; else it shows the draft with
// what stands in the way.
func (c *Chat) ready(ctx context.Context, cl *call, b *knowledge.Broadcast, n reach) (Response, bool, error) {
	if b.Kind != knowledge.BroadcastSend && b.Topic == "" { // lost with the right to what is urgent
		return say(sayUrgentByAdmin), false, nil
	}
	if why, err := c.heldUp(ctx, b); why != "" || err != nil {
		return say(why), false, err
	}
	lacks := b.Kind == knowledge.BroadcastSend && (b.Topic == "" || b.Segment.Op == "")
	if lacks || len(c.faults(b, n)) > 0 {
		r, err := c.goOnWriting(ctx, cl, b, sayNotReady)
		return r, false, err
	}
	manages, err := c.may(ctx, cl, knowledge.RightManage)
	if err != nil || manages || !b.Urgent() && !b.Paid {
		return Response{}, err == nil, err
	}
	return say(sayAuthorNoAdmin), false, nil
}

// submit asks all who may approve, but the author.
func (c *Chat) submit(ctx context.Context, cl *call, b *knowledge.Broadcast, n reach) (Response, error) {
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return Response{}, err
	}
	waiting := *b
	waiting.State = knowledge.BroadcastWaiting
	card, err := c.card(ctx, &waiting, n)
	if err != nil {
		return Response{}, err
	}
	if _, err := c.addRemarks(ctx, &card, b, n); err != nil {
		return Response{}, err
	}
	sample, err := c.sample(ctx, b, n, 0)
	if err != nil {
		return Response{}, err
	}
	content := Announcement(b, &sample)
	var further []Further
	asked := 0
	for i := range staff.Officers {
		o := &staff.Officers[i]
		if o.ID == cl.person || !o.Role.May(knowledge.RightApprove) {
			continue
		}
		asked++
		if b.Kind != knowledge.BroadcastDelete {
			further = append(further,
				Further{To: o.ID, Response: say(wordApprovalAsked(&waiting, wordOfficerName(cl.person, nameOf(&staff, cl.person))))},
				Further{To: o.ID, Content: &content, Broadcast: b.ID})
		}
		ask := card
		ask.Buttons = append(decideButtons(b), []Button{{Label: buttonPreview, Action: broadcastAction("contoh", b)}})
		further = append(further, Further{To: o.ID, Response: ask})
	}
	if asked == 0 {
		return say(wordNoApprover(n.reachable, c.ApprovalOver)), nil
	}
	r := say(wordSubmitted(b, n.reachable, asked))
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	r.Further = further
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedSubmit, b, strconv.Itoa(n.reachable))
}

// nameOf is the name that was given to an officer.
func nameOf(staff *knowledge.Staff, id int64) string {
	if o := staff.Officer(id); o != nil {
		return o.Name
	}
	return ""
}

// decidable says why an officer cannot decide on a broadcast, where that is so.
func decidable(cl *call, b *knowledge.Broadcast) (refusal Response, ok bool) {
	look := [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	switch {
	case b.State != knowledge.BroadcastWaiting:
		refusal = say(wordAlready(b))
	case b.Author == cl.person:
		refusal = say(sayNotYourOwn)
	default:
		return refusal, true
	}
	refusal.Buttons = look
	return refusal, false
}

// approveBroadcast is the second officer's yes: it queues the broadcast.
func approveBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if refusal, ok := decidable(cl, b); !ok {
		return refusal, nil
	}
	if !on.seen { // typed: what is approved must have been seen
		return c.showBroadcast(ctx, cl, b)
	}
	if why, err := c.heldUp(ctx, b); why != "" || err != nil {
		return say(why), err
	}
	n, err := c.reach(ctx, b)
	if err != nil {
		return Response{}, err
	}
	back := [][]Button{{{Label: buttonReturn, Action: broadcastAction("kembalikan", b)}}}
	switch late := !b.SendAt.IsZero() && !b.SendAt.After(c.Now()); {
	case n.reachable == 0:
		r := say(sayNobodyNow)
		r.Buttons = back
		return r, nil
	case late && strings.ToLower(on.rest) != "sekarang":
		r := say(wordApproveLate(b))
		r.Buttons = append([][]Button{{{Label: buttonApproveLate, Action: broadcastAction("setujui", b, "sekarang")}}}, back...)
		return r, nil
	}
	if ok, err := c.authorHolds(ctx, b); err != nil || !ok {
		r := say(sayAuthorGone)
		r.Buttons = back
		return r, err
	}
	name, err := c.officerName(ctx, cl.person)
	if err != nil {
		return Response{}, err
	}
	r := say(wordApproved(b, n.reachable, c.Now()))
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	told := say(wordYoursApproved(b, name, n.reachable, c.Now()))
	told.Buttons = r.Buttons
	r.Further = []Further{{To: b.Author, Response: told}}
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedApprove, b, strconv.Itoa(n.reachable))
}

// authorHolds tells whether the author may still write what they wrote.
func (c *Chat) authorHolds(ctx context.Context, b *knowledge.Broadcast) (bool, error) {
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return false, err
	}
	o := staff.Officer(b.Author)
	return o != nil && o.Role.May(b.NeedsOfAuthor()), nil
}

// returnBroadcast is the second officer's no, with a reason.
func returnBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if refusal, ok := decidable(cl, b); !ok {
		return refusal, nil
	}
	reason := strings.Join(strings.Fields(on.rest), " ")
	switch {
	case reason == "" || !on.seen:
		on.ask(cl, wantReason)
		return say(askReason), nil
	case len([]rune(reason)) > knowledge.MaxReturnReason:
		on.ask(cl, wantReason)
		return say(sayReasonLong), nil
	}
	name, err := c.officerName(ctx, cl.person)
	if err != nil {
		return Response{}, err
	}
	told := say(wordYoursReturned(b, name, reason))
	told.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	r := say(wordReturned(b))
	r.Further = []Further{{To: b.Author, Response: told}}
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedReturn, b, reason)
}
