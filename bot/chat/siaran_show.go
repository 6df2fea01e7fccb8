package chat

import (
	"context"
	"errors"

	"setara/knowledge"
)

// reach is how many people a broadcast is for, and how many of them it would
// reach now.
type reach struct{ matched, reachable int }

// reach counts whom a broadcast is for, as of now.
func (c *Chat) reach(ctx context.Context, b *knowledge.Broadcast) (reach, error) {
	if b.Kind != knowledge.BroadcastSend {
		target, err := c.Broadcasts.Broadcast(ctx, b.Target)
		if errors.Is(err, knowledge.ErrNotFound) {
			return reach{}, nil
		}
		if err != nil {
			return reach{}, err
		}
		n, err := c.having(ctx, &target)
		return reach{n, n}, err
	}
	if c.Audience == nil || b.Segment.Op == "" {
		return reach{}, nil
	}
	matched, reachable, err := c.Audience.CountSegment(ctx, b.Segment, b.Topic, c.today())
	return reach{matched, reachable}, err
}

// lookAtBroadcast shows a broadcast, with what the officer may do to it.
func lookAtBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	b := &on.Broadcast
	if b.Author == cl.person && b.State == knowledge.BroadcastDraft {
		saying := ""
		if b.Kind == knowledge.BroadcastSend && (b.Topic == "" || b.Segment.Op == "") { // it asks for that alone
			saying = wordUnfinished(b)
		}
		return c.goOnWriting(ctx, cl, b, saying)
	}
	return c.showBroadcast(ctx, cl, b)
}

// showOwnDraft shows a draft to its author: all that is chosen, what stands in the
// way, and a button for each change.
func (c *Chat) showOwnDraft(ctx context.Context, cl *call, b *knowledge.Broadcast) (Response, error) {
	n, err := c.reach(ctx, b)
	if err != nil {
		return Response{}, err
	}
	r, err := c.card(ctx, b, n)
	if err != nil {
		return Response{}, err
	}
	faulty, err := c.addRemarks(ctx, &r, b, n)
	if err != nil {
		return Response{}, err
	}
	manages, err := c.may(ctx, cl, knowledge.RightManage)
	if err != nil {
		return Response{}, err
	}
	r.Buttons = draftButtons(b, manages)
	if !faulty {
		r.Buttons = append([][]Button{{{Label: wordSendLabel(b, n.reachable, c.ApprovalOver), Action: broadcastAction("kirim", b)}}}, r.Buttons...)
	}
	return r, nil
}

// addRemarks adds what stands in the way of sending a broadcast, and what to know
// of it: the second officer reads the same as its author. Faulty tells that
// something stands in the way.
func (c *Chat) addRemarks(ctx context.Context, r *Response, b *knowledge.Broadcast, n reach) (faulty bool, err error) {
	faults := c.faults(b, n)
	notes, err := c.notes(ctx, b, n)
	if err != nil {
		return false, err
	}
	r.Blocks = append(r.Blocks, wordListed(sayFaults, faults)...)
	r.Blocks = append(r.Blocks, wordListed(sayNotes, notes)...)
	return len(faults) > 0, nil
}

// draftButtons are the changes that an author may make.
func draftButtons(b *knowledge.Broadcast, manages bool) [][]Button {
	var rows [][]Button
	if b.Kind != knowledge.BroadcastDelete {
		rows = append(rows,
			[]Button{{Label: buttonPreview, Action: broadcastAction("contoh", b)}, {Label: buttonTest, Action: broadcastAction("uji", b)}},
			[]Button{{Label: buttonContent, Action: broadcastAction("isi", b)}, {Label: buttonButtons, Action: broadcastAction("tombol", b)}},
		)
	}
	if b.Kind == knowledge.BroadcastSend {
		rows = append(rows, []Button{{Label: buttonTopic, Action: broadcastAction("topik", b)}, {Label: buttonSegment, Action: broadcastAction("sasaran", b)}})
	}
	var row []Button
	if b.Kind != knowledge.BroadcastDelete { // what waits may be too old by then
		row = append(row, Button{Label: buttonTime, Action: broadcastAction("waktu", b)})
	}
	if manages && b.Kind == knowledge.BroadcastSend {
		row = append(row, Button{Label: buttonRate, Action: broadcastAction("laju", b)})
	}
	last := []Button{{Label: buttonDiscard, Action: broadcastAction("buang", b)}}
	if b.Kind == knowledge.BroadcastSend {
		last = append([]Button{{Label: buttonSaveTemplate, Action: broadcastAction("simpan", b)}}, last...)
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	return append(rows, last)
}

// faults are what stands in the way of sending a draft.
func (c *Chat) faults(b *knowledge.Broadcast, n reach) []string {
	var faults []string
	if b.Kind != knowledge.BroadcastDelete {
		faults = contentFaults(&b.Content)
	}
	if n.reachable == 0 {
		faults = append(faults, sayNobody)
	}
	if !b.SendAt.IsZero() && !b.SendAt.After(c.Now()) {
		faults = append(faults, wordTimeFault(timePast, b.SendAt))
	}
	return faults
}

// contentFaults are what is wrong with a message itself, so that it cannot be
// sent.
func contentFaults(content *knowledge.Content) (faults []string) {
	problems := content.Problems()
	for i := range problems {
		if !problems[i].Warning() {
			faults = append(faults, wordContentProblem(&problems[i]))
		}
	}
	return faults
}

// notes are what an author should know of a draft that can be sent all the
// same.
func (c *Chat) notes(ctx context.Context, b *knowledge.Broadcast, n reach) (notes []string, err error) {
	if b.Kind == knowledge.BroadcastDelete {
		return nil, nil
	}
	problems := b.Content.Problems()
	for i := range problems {
		if problems[i].Warning() {
			notes = append(notes, wordContentProblem(&problems[i]))
		}
	}
	if b.Kind == knowledge.BroadcastSend && c.Audience != nil && n.matched > 0 {
		for _, of := range b.Content.Unfilled() {
			missing, err := c.Audience.CountUnfilled(ctx, b.Segment, of, c.today())
			if err != nil {
				return nil, err
			}
			if missing > 0 {
				notes = append(notes, wordUnfilled(of, missing, n.matched))
			}
		}
	}
	if hasLinks(&b.Content) {
		notes = append(notes, sayLinksUnopened)
	}
	return notes, nil
}

// hasLinks tells whether something in a message leads elsewhere.
func hasLinks(content *knowledge.Content) bool {
	for i := range content.Entities {
		if e := &content.Entities[i]; e.Type == "url" || e.Type == "text_link" {
			return true
		}
	}
	for _, row := range content.Buttons {
		for i := range row {
			if row[i].URL != "" {
				return true
			}
		}
	}
	return false
}

// showBroadcast shows a broadcast that is no draft of the officer's own.
func (c *Chat) showBroadcast(ctx context.Context, cl *call, b *knowledge.Broadcast) (Response, error) {
	n, err := c.reach(ctx, b)
	if err != nil {
		return Response{}, err
	}
	r, err := c.card(ctx, b, n)
	if err != nil {
		return Response{}, err
	}
	if b.State == knowledge.BroadcastDraft || b.State == knowledge.BroadcastWaiting {
		if _, err := c.addRemarks(ctx, &r, b, n); err != nil {
			return Response{}, err
		}
	}
	approves, err := c.may(ctx, cl, knowledge.RightApprove)
	if err != nil {
		return Response{}, err
	}
	writes, err := c.may(ctx, cl, knowledge.RightWrite)
	if err != nil {
		return Response{}, err
	}
	if writes && b.Kind != knowledge.BroadcastDelete {
		r.Buttons = [][]Button{{{Label: buttonPreview, Action: broadcastAction("contoh", b)}}}
	}
	switch own := b.Author == cl.person; {
	case own && b.CanBeDraft():
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMakeDraft, Action: broadcastAction("draf", b)}})
	case b.State == knowledge.BroadcastWaiting && approves:
		r.Buttons = append(decideButtons(b), r.Buttons...)
	}
	if approves {
		r.Buttons = append(r.Buttons, runButtons(b)...)
	}
	if !b.StartedAt.IsZero() || !b.EndedAt.IsZero() && !b.QueuedAt.IsZero() {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonAftermath, Action: reportAction("laporan", b)}})
	}
	return r, nil
}

// decideButtons are for the second officer.
func decideButtons(b *knowledge.Broadcast) [][]Button {
	return [][]Button{{
		{Label: buttonApprove, Action: broadcastAction("setujui", b)},
		{Label: buttonReturn, Action: broadcastAction("kembalikan", b)},
	}}
}

// runButtons hold a broadcast, let it go on, and end it.
func runButtons(b *knowledge.Broadcast) [][]Button {
	end := Button{Label: buttonCancelBroadcast, Action: broadcastAction("batalkan", b)}
	switch b.State {
	case knowledge.BroadcastQueued, knowledge.BroadcastRunning:
		return [][]Button{{{Label: buttonPause, Action: broadcastAction("jeda", b)}, end}}
	case knowledge.BroadcastPaused:
		return [][]Button{{{Label: buttonGoOnSending, Action: broadcastAction("lanjut", b)}, end}}
	default:
		return nil
	}
}

// card is what is known of a broadcast.
func (c *Chat) card(ctx context.Context, b *knowledge.Broadcast, n reach) (Response, error) {
	author, err := c.officerName(ctx, b.Author)
	if err != nil {
		return Response{}, err
	}
	approver := ""
	if b.ApprovedBy != 0 {
		if approver, err = c.officerName(ctx, b.ApprovedBy); err != nil {
			return Response{}, err
		}
	}
	segment := ""
	if b.Segment.Op != "" {
		if segment, err = c.wordSegment(ctx, b.Segment); err != nil {
			return Response{}, err
		}
	}
	return Response{Blocks: wordBroadcast(&broadcastCard{
		b: b, reach: n, author: author, approver: approver, segment: segment, rate: c.rate(b),
	})}, nil
}

// officerName is what an officer is called.
func (c *Chat) officerName(ctx context.Context, id int64) (string, error) {
	if c.Staff == nil {
		return wordOfficerName(id, ""), nil
	}
	staff, err := c.Staff.Staff(ctx)
	if err != nil {
		return "", err
	}
	if o := staff.Officer(id); o != nil {
		return wordOfficerName(id, o.Name), nil
	}
	return wordOfficerName(id, ""), nil
}
