package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// verifyComplaints finds that what is reported is so.
func verifyComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	return c.decideComplaints(ctx, cl, on, knowledge.ComplaintDecision{State: knowledge.ComplaintVerified})
}

// rejectComplaints finds that it is not, for a reason that the owners are told;
// without one it is asked for.
func rejectComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	d := knowledge.ComplaintDecision{State: knowledge.ComplaintRejected}
	if refused := on.cannotBe(&d); refused != nil {
		return *refused, nil
	}
	if on.rest == "" {
		cl.conv.Deciding = strings.TrimPrefix(on.action("tolak"), actionComplaints+" ")
		r := say(askRejectReason)
		for _, reason := range rejectReasons {
			r.Buttons = append(r.Buttons, []Button{{Label: reason, Action: on.action("tolak", reason)}})
		}
		return r, nil
	}
	d.Reason = strings.TrimRight(firstLetters(on.rest, knowledge.MaxComplaintReason), ". ")
	return c.decideComplaints(ctx, cl, on, d)
}

// passComplaintsOn passes them on to an agency, which is chosen first: those that
// what is suspicious belongs to stand in front.
func passComplaintsOn(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	d := knowledge.ComplaintDecision{State: knowledge.ComplaintPassedOn, Agency: on.rest}
	if refused := on.cannotBe(&d); refused != nil {
		return *refused, nil
	}
	if c.agency(on.rest) == nil {
		r := Response{Blocks: []Block{paragraph(plain(askAgency))}}
		for _, a := range c.agenciesFor(&on.group) {
			r.Blocks = append(r.Blocks, wordAgency(a))
			r.Buttons = append(r.Buttons, []Button{{Label: a.Name, Action: on.action("terus", a.ID)}})
		}
		return r, nil
	}
	return c.decideComplaints(ctx, cl, on, d)
}

// reopenComplaints takes a decision back.
func reopenComplaints(ctx context.Context, c *Chat, cl *call, on *complaintsSeen) (Response, error) {
	return c.decideComplaints(ctx, cl, on, knowledge.ComplaintDecision{State: knowledge.ComplaintOpen})
}

// agency is the one with that id; nil for none.
func (c *Chat) agency(id string) *knowledge.Agency {
	for i := range c.Agencies {
		if c.Agencies[i].ID == id {
			return &c.Agencies[i]
		}
	}
	return nil
}

// agenciesFor are all agencies, those for what is suspicious first.
func (c *Chat) agenciesFor(g *knowledge.ComplaintGroup) []*knowledge.Agency {
	suspicions := g.Suspicions()
	fits := func(a *knowledge.Agency) int {
		n := 0
		for _, s := range suspicions {
			if slices.Contains(a.Signs, s.Suspicion) {
				n += s.N
			}
		}
		return n
	}
	all := make([]*knowledge.Agency, len(c.Agencies))
	for i := range c.Agencies {
		all[i] = &c.Agencies[i]
	}
	slices.SortStableFunc(all, func(a, b *knowledge.Agency) int { return fits(b) - fits(a) })
	return all
}

// takes are the reports that a decision is about: those that the officer saw and
// that may become so.
func (on *complaintsSeen) takes(d *knowledge.ComplaintDecision) []knowledge.Complaint {
	var some []knowledge.Complaint
	for i := range on.group.Complaints {
		if c := &on.group.Complaints[i]; c.Number <= on.upto && d.Takes(c.State) {
			some = append(some, *c)
		}
	}
	return some
}

// cannotBe is what is said where a decision is about nothing any more, since it
// was made before; nil where it can be made.
func (on *complaintsSeen) cannotBe(d *knowledge.ComplaintDecision) *Response {
	if len(on.takes(d)) > 0 {
		return nil
	}
	r := say(wordDecidedBefore(&on.group, d.State))
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}}}
	return &r
}

// decideComplaints makes a decision at the end of the turn, and tells each owner
// once what came of their reports.
func (c *Chat) decideComplaints(ctx context.Context, cl *call, on *complaintsSeen, d knowledge.ComplaintDecision) (Response, error) {
	if refused := on.cannotBe(&d); refused != nil {
		return *refused, nil
	}
	about := on.takes(&d)
	d.Numbers = numbersOf(about)
	d.Deed = c.deed(cl, knowledge.DeedComplaint)
	if err := c.ComplaintDesk.DecideComplaints(ctx, d); err != nil {
		return Response{}, fmt.Errorf("decide on reports: %w", err)
	}
	agency := c.agency(d.Agency)
	r := say(wordDecided(&d, agency, ownersOf(about)))
	r.Buttons = [][]Button{{{Label: buttonComplaintLook, Action: on.look()}, {Label: buttonComplaints, Action: actionComplaints}}}
	if d.State != knowledge.ComplaintOpen {
		r.Further = resultsOf(about, &d, agency)
	}
	return r, nil
}

// ownersOf is how many people sent reports.
func ownersOf(complaints []knowledge.Complaint) int {
	return (&knowledge.ComplaintGroup{Complaints: complaints}).Owners()
}

// resultsOf are the messages that tell owners what came of their reports: one for
// each owner, by day.
func resultsOf(about []knowledge.Complaint, d *knowledge.ComplaintDecision, agency *knowledge.Agency) []Further {
	var further []Further
	at := map[int64]int{}
	mine := map[int64][]knowledge.Complaint{}
	for i := range about {
		chat := about[i].Chat
		if _, seen := at[chat]; !seen {
			at[chat] = len(further)
			further = append(further, Further{To: chat, Daytime: true})
		}
		mine[chat] = append(mine[chat], about[i])
	}
	for chat, i := range at {
		further[i].Response = wordComplaintResult(mine[chat], d, agency)
	}
	return further
}

// takeRejectReason takes a message for the reason that was asked for. It returns
// false where none was, or where the person may not decide any more.
func (c *Chat) takeRejectReason(ctx context.Context, cl *call) (Response, bool, error) {
	if cl.deciding == "" || c.ComplaintDesk == nil || cl.rest == "" {
		return Response{}, false, nil
	}
	if ok, _, err := c.allowed(ctx, cl, knowledge.RightApprove); !ok {
		return Response{}, false, err
	}
	if controlOf(cl.rest) == controlStop {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	cl.rest = cl.deciding + " " + cl.rest
	r, err := showComplaints(ctx, c, cl)
	return r, true, err
}
