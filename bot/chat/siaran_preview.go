package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"setara/knowledge"
)

// previewBroadcast shows what one of the recipients will get, the first unless
// a number says how many to pass over.
func previewBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if b.Kind == knowledge.BroadcastDelete {
		return say(sayNothingToPreview), nil
	}
	skip, err := strconv.Atoi(on.rest)
	if err != nil || skip < 0 {
		skip = 0
	}
	n, err := c.reach(ctx, b)
	if err != nil {
		return Response{}, err
	}
	to, err := c.sample(ctx, b, n, skip)
	if err != nil {
		return Response{}, err
	}
	if r, faulty := unsendable(b); faulty {
		return r, nil
	}
	content := Announcement(b, &to)
	r := say(wordPreview(&to))
	if n.matched > 1 {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonAnotherSample, Action: broadcastAction("contoh", b, strconv.Itoa(skip+1))}})
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonBroadcastLook, Action: lookAction(b)}})
	r.Further = []Further{{To: cl.person, Content: &content, Broadcast: b.ID}}
	return r, nil
}

// unsendable says what is wrong with a message that Telegram would not take, or
// that nobody is to get.
func unsendable(b *knowledge.Broadcast) (r Response, faulty bool) {
	faults := contentFaults(&b.Content)
	if len(faults) == 0 {
		return r, false
	}
	r.Blocks = wordListed(sayNoPreview, faults)
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	return r, true
}

// sample is one of the recipients, of whom there are so many, behind others;
// where there is none, somebody invented.
func (c *Chat) sample(ctx context.Context, b *knowledge.Broadcast, n reach, skip int) (to knowledge.Recipient, err error) {
	if b.Kind == knowledge.BroadcastEdit { // for those whom what it edits was for
		target, err := c.Broadcasts.Broadcast(ctx, b.Target)
		if err != nil {
			return to, err
		}
		b = &target
	}
	if c.Audience == nil || b.Kind != knowledge.BroadcastSend || b.Segment.Op == "" || n.matched == 0 {
		return inventedRecipient, nil
	}
	to, err = c.Audience.SampleRecipient(ctx, b.Segment, c.today(), skip%min(n.matched, mostSamples))
	if errors.Is(err, knowledge.ErrNotFound) {
		return knowledge.Recipient{}, nil
	}
	return to, err
}

// mostSamples is how many recipients are shown in turn: a preview is no list of
// people.
const mostSamples = 10

// testBroadcast sends a broadcast to officers alone: it asks to whom, or does.
func testBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if b.Kind == knowledge.BroadcastDelete {
		return say(sayNothingToPreview), nil
	}
	if b.Author != cl.person {
		if approves, err := c.may(ctx, cl, knowledge.RightApprove); err != nil || !approves {
			return say(sayNotYourDraft), err
		}
	}
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return Response{}, err
	}
	to := testers(&staff, cl.person, strings.ToLower(on.rest))
	if len(to) == 0 {
		return askTesters(cl, b, &staff), nil
	}
	if r, faulty := unsendable(b); faulty {
		return r, nil
	}
	content := Announcement(b, &inventedRecipient) // several officers read it
	r := say(wordTested(to, cl.person))
	r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
	author, err := c.officerName(ctx, cl.person)
	if err != nil {
		return Response{}, err
	}
	var ids []string
	for i := range to {
		if to[i].ID != cl.person {
			r.Further = append(r.Further, Further{To: to[i].ID, Response: say(wordTestFrom(b, author))})
		}
		r.Further = append(r.Further, Further{To: to[i].ID, Content: &content, Broadcast: b.ID})
		ids = append(ids, strconv.FormatInt(to[i].ID, 10))
	}
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedTest, b, strings.Join(ids, " "))
}

// testers are the officers that were typed: "saya", "semua", or an id.
func testers(staff *knowledge.Staff, self int64, typed string) []knowledge.Officer {
	switch typed {
	case "saya":
		if o := staff.Officer(self); o != nil {
			return []knowledge.Officer{*o}
		}
		return nil
	case "semua":
		return staff.Officers
	}
	id, err := strconv.ParseInt(strings.TrimPrefix(typed, "petugas "), 10, 64)
	if o := staff.Officer(id); err == nil && o != nil {
		return []knowledge.Officer{*o}
	}
	return nil
}

// mostTesters is how many officers are offered by name.
const mostTesters = 8

// askTesters asks to whom a test goes.
func askTesters(cl *call, b *knowledge.Broadcast, staff *knowledge.Staff) Response {
	r := say(askTester)
	r.Buttons = [][]Button{{{Label: buttonTestMe, Action: broadcastAction("uji", b, "saya")}}}
	offered := 0
	for i := range staff.Officers {
		o := &staff.Officers[i]
		if o.ID == cl.person || offered == mostTesters {
			continue
		}
		r.Buttons = addInPairs(r.Buttons, offered+1, Button{
			Label: wordOfficerName(o.ID, o.Name), Action: broadcastAction("uji", b, fmt.Sprintf("petugas %d", o.ID)),
		})
		offered++
	}
	if offered > 0 {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonTestAll, Action: broadcastAction("uji", b, "semua")}})
	}
	return r
}
