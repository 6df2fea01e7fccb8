package chat

import (
	"context"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// composing is what an officer was asked to send for an announcement: the next
// message is it.
type composing struct {
	// Want is what was asked for, ID and Revision what it is for; 0 for a new
	// draft.
	Want     composed `json:"want"`
	ID       int64    `json:"id,omitempty"`
	Revision int      `json:"revision,omitempty"`
}

// composed is what can be asked for.
type composed string

const (
	wantContent  composed = "content"
	wantButtons  composed = "buttons"
	wantTopic    composed = "topic"
	wantSegment  composed = "segment"
	wantSendTime composed = "time"
	wantReason   composed = "reason"
	wantTemplate composed = "template"
)

// ask has the next message taken for what is asked.
func (on *broadcastSeen) ask(cl *call, want composed) {
	cl.conv.Composing = &composing{Want: want, ID: on.ID, Revision: on.Revision}
}

// takeComposed takes a message for what an officer was asked for. It returns
// false where nothing was, or where they may not do it any more.
func (c *Chat) takeComposed(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	if m.Edited {
		return c.takeEdited(ctx, m, cl)
	}
	asked := cl.composing
	if asked == nil || c.Broadcasts == nil || cl.person == 0 {
		return Response{}, false, nil
	}
	need := knowledge.RightWrite
	if asked.Want == wantReason {
		need = knowledge.RightApprove
	}
	if ok, _, err := c.allowed(ctx, cl, need); !ok {
		return TextOnly(), err == nil && m.Text == "", err
	}
	if stopsComposing(&m) {
		r, err := abandon(ctx, c, cl)
		return r, true, err
	}
	cl.message = &m
	verb := map[composed]string{wantContent: "isi", wantButtons: "tombol", wantTopic: "topik", wantSegment: "sasaran", wantSendTime: "waktu", wantReason: "kembalikan", wantTemplate: "simpan"}[asked.Want]
	if asked.ID == 0 {
		r, err := c.newDraft(ctx, cl)
		return r, true, err
	}
	if asked.Want != wantContent && (m.Text == "" || m.Content != nil && m.Content.Media != nil) {
		cl.conv.Composing = asked
		return say(sayTextWanted), true, nil
	}
	r, err := broadcastActs[verb](ctx, c, cl, fmt.Sprintf("%d %d %s", asked.ID, asked.Revision, m.Text))
	return r, true, err
}

// stopsComposing tells whether a message gives up what was asked for. What is
// composed may say anything else.
func stopsComposing(m *Message) bool {
	switch strings.ToLower(strings.Trim(m.Text, " .!")) {
	case "batal", "batalkan", "ga jadi", "gak jadi", "nggak jadi", "tidak jadi":
		return m.Content == nil || m.Content.Media == nil
	default:
		return false
	}
}

// content is a message as it is to be announced, or why it cannot be.
func (cl *call) content() (content knowledge.Content, refusal string) {
	m := cl.message
	switch {
	case m.Unsupported:
		return content, sayUnsupported
	case m.Content != nil:
		content = *m.Content
	default:
		content.Text = m.Text
	}
	if strings.TrimSpace(content.Text) == "" && content.Media == nil {
		return content, sayUnsupported
	}
	return content, ""
}

// writeBroadcast asks for the message of a new draft.
func writeBroadcast(ctx context.Context, c *Chat, cl *call, _ string) (Response, error) {
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite); !ok {
		return refusal, err
	}
	if full, err := c.tooManyDrafts(ctx, cl); err != nil || full {
		return say(sayTooManyDrafts), err
	}
	cl.conv.Composing = &composing{Want: wantContent}
	r := Response{Blocks: wordAskContent()}
	if c.Templates != nil {
		r.Buttons = [][]Button{{{Label: buttonFromTemplate, Action: actionTemplates}}}
	}
	return r, nil
}

// saveAsTemplate asks for the name of a template, or saves one.
func saveAsTemplate(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if c.Templates == nil {
		return say(sayBroadcastForm), nil
	}
	if on.rest == "" {
		on.ask(cl, wantTemplate)
		return say(askTemplateName), nil
	}
	return c.saveTemplate(ctx, cl, on.rest, &on.Content)
}

// tooManyDrafts tells whether the officer may begin no other.
func (c *Chat) tooManyDrafts(ctx context.Context, cl *call) (bool, error) {
	drafts, err := c.Broadcasts.Broadcasts(ctx, knowledge.BroadcastList{
		Author: cl.person, States: []knowledge.BroadcastState{knowledge.BroadcastDraft, knowledge.BroadcastWaiting},
		Skip: knowledge.MaxDrafts - 1, Limit: 1,
	})
	return len(drafts) > 0, err
}

// newDraft makes a draft of the message that was asked for.
func (c *Chat) newDraft(ctx context.Context, cl *call) (Response, error) {
	content, refusal := cl.content()
	if refusal != "" {
		cl.conv.Composing = &composing{Want: wantContent}
		return say(refusal), nil
	}
	return c.draft(ctx, cl, knowledge.Broadcast{Kind: knowledge.BroadcastSend, Content: content})
}

// draft keeps a new draft of the officer's, and goes on with it.
func (c *Chat) draft(ctx context.Context, cl *call, b knowledge.Broadcast) (Response, error) {
	if refusal, ok, err := c.keepDraft(ctx, cl, &b); !ok {
		return refusal, err
	}
	cl.wrote(b.ID)
	return c.goOnWriting(ctx, cl, &b, wordDrafted(&b))
}

// keepDraft keeps a new draft of the officer's and fills in its number; where
// they have too many, it returns what to say.
func (c *Chat) keepDraft(ctx context.Context, cl *call, b *knowledge.Broadcast) (refusal Response, ok bool, err error) {
	if full, err := c.tooManyDrafts(ctx, cl); err != nil || full {
		return say(sayTooManyDrafts), false, err
	}
	if b.ID, err = c.Broadcasts.BroadcastNumber(ctx, cl.update); err != nil {
		return Response{}, false, err
	}
	b.Author, b.State, b.Revision = cl.person, knowledge.BroadcastDraft, 1
	b.CreatedAt, b.ChangedAt = c.Now(), c.Now()
	kept := *b
	err = c.Broadcasts.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		Deed: c.deed(cl, knowledge.DeedDraft), ID: b.ID, Broadcast: &kept,
	})
	return Response{}, err == nil, err
}

// redraft changes a draft, and goes on with it, saying so first.
func (c *Chat) redraft(ctx context.Context, cl *call, b *knowledge.Broadcast, saying string, change func(*knowledge.Broadcast)) (Response, error) {
	now := *b
	change(&now)
	manages, err := c.may(ctx, cl, knowledge.RightManage)
	if err != nil {
		return Response{}, err
	}
	if !manages { // what they may have chosen when they were an admin
		now.Paid, now.Rate = false, 0
		if now.Urgent() {
			now.Topic = ""
		}
	}
	if err := c.Broadcasts.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		Deed: c.deed(cl, knowledge.DeedRedraft), ID: b.ID, Revision: b.Revision, Broadcast: &now,
	}); err != nil {
		return Response{}, err
	}
	now.Revision++
	now.State, now.ChangedAt, now.Counts = knowledge.BroadcastDraft, c.Now(), nil
	now.ApprovedBy, now.ApprovedAt, now.QueuedAt = 0, time.Time{}, time.Time{}
	return c.goOnWriting(ctx, cl, &now, saying)
}

// goOnWriting asks for what a draft lacks, or shows it.
func (c *Chat) goOnWriting(ctx context.Context, cl *call, b *knowledge.Broadcast, saying string) (Response, error) {
	var r Response
	var err error
	switch {
	case b.Topic == "" && b.Kind == knowledge.BroadcastSend:
		r, err = c.askTopic(ctx, cl, &broadcastSeen{Broadcast: *b})
	case b.Segment.Op == "" && b.Kind == knowledge.BroadcastSend:
		r, err = c.askSegment(ctx, cl, &broadcastSeen{Broadcast: *b})
	default:
		r, err = c.showOwnDraft(ctx, cl, b)
	}
	if saying != "" {
		r.Blocks = append(say(saying).Blocks, r.Blocks...)
	}
	return r, err
}

// rewriteBroadcast asks for another message, or takes it.
func rewriteBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	if cl.message == nil {
		on.ask(cl, wantContent)
		return Response{Blocks: wordAskContent()}, nil
	}
	content, refusal := cl.content()
	if refusal == "" && on.Kind == knowledge.BroadcastEdit {
		content, refusal = edited(&on.Content, content)
	}
	if refusal != "" {
		on.ask(cl, wantContent)
		return say(refusal), nil
	}
	if len(content.Buttons) == 0 {
		content.Buttons = on.Content.Buttons
	}
	cl.wrote(on.ID)
	return c.redraft(ctx, cl, &on.Broadcast, sayContentChanged, func(b *knowledge.Broadcast) { b.Content = content })
}

// setBroadcastButtons asks for the buttons below a message, or takes them.
func setBroadcastButtons(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	switch strings.ToLower(on.rest) {
	case "":
		on.ask(cl, wantButtons)
		r := Response{Blocks: wordAskButtons(on.Content.Buttons)}
		if len(on.Content.Buttons) > 0 {
			r.Buttons = [][]Button{{{Label: buttonNoButtons, Action: broadcastAction("tombol", &on.Broadcast, "hapus")}}}
		}
		return r, nil
	case "hapus":
		return c.redraft(ctx, cl, &on.Broadcast, sayButtonsGone, func(b *knowledge.Broadcast) { b.Content.Buttons = nil })
	}
	rows, odd := readContentButtons(on.rest)
	if len(rows) == 0 {
		on.ask(cl, wantButtons)
		return say(wordButtonsUnread(odd)), nil
	}
	return c.redraft(ctx, cl, &on.Broadcast, sayButtonsChanged, func(b *knowledge.Broadcast) { b.Content.Buttons = rows })
}

// redraftBroadcast takes back what waits or is queued, to be changed.
func redraftBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	switch {
	case on.State == knowledge.BroadcastDraft:
		return c.goOnWriting(ctx, cl, &on.Broadcast, "")
	case !on.CanBeDraft():
		return notADraft(&on.Broadcast), nil
	}
	return c.redraft(ctx, cl, &on.Broadcast, sayDraftAgain, func(*knowledge.Broadcast) {})
}

// discardBroadcast throws a draft away, once it is confirmed.
func discardBroadcast(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
	switch {
	case on.State != knowledge.BroadcastDraft && on.State != knowledge.BroadcastWaiting:
		return notADraft(&on.Broadcast), nil
	case strings.ToLower(on.rest) != "ya":
		r := say(wordAskDiscard(&on.Broadcast))
		r.Buttons = [][]Button{{
			{Label: buttonDiscardYes, Action: broadcastAction("buang", &on.Broadcast, "ya")},
			{Label: buttonForgetNo, Action: lookAction(&on.Broadcast)},
		}}
		return r, nil
	}
	r := say(wordDiscarded(&on.Broadcast))
	r.Buttons = [][]Button{{{Label: buttonBroadcastList, Action: actionBroadcasts}}}
	return r, c.changeBroadcast(ctx, cl, knowledge.DeedDiscard, &on.Broadcast, "")
}
