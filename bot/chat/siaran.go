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

// broadcastAct is what a verb behind /siaran does. It checks the right that it
// needs itself; rest is what was typed behind the verb.
type broadcastAct func(ctx context.Context, c *Chat, cl *call, rest string) (Response, error)

// broadcastActs are what may stand behind /siaran, by their verb.
var broadcastActs = map[string]broadcastAct{
	"":        listBroadcasts,
	"daftar":  moreBroadcasts,
	"bantuan": helpBroadcasts,
	"lihat":   onBroadcast(knowledge.RightRead, lookAtBroadcast),

	"tulis":   writeBroadcast,
	"isi":     onDraft(rewriteBroadcast),
	"tombol":  onDraft(setBroadcastButtons),
	"topik":   onDraft(setTopic),
	"sasaran": onDraft(setSegment),
	"waktu":   takeSendTime,
	"laju":    onDraft(setRateOfBroadcast),

	"contoh": onBroadcast(knowledge.RightWrite, previewBroadcast),
	"uji":    onBroadcast(knowledge.RightWrite, testBroadcast),

	"draf":   onOwn(redraftBroadcast),
	"buang":  onOwn(discardBroadcast),
	"simpan": onBroadcast(knowledge.RightWrite, saveAsTemplate),
	"kirim":  onOwn(sendBroadcast),

	"setujui":    onBroadcast(knowledge.RightApprove, approveBroadcast),
	"kembalikan": onBroadcast(knowledge.RightApprove, returnBroadcast),
	"jeda":       onBroadcast(knowledge.RightApprove, pauseBroadcast),
	"lanjut":     onBroadcast(knowledge.RightApprove, resumeBroadcast),
	"batalkan":   onBroadcast(knowledge.RightApprove, cancelBroadcast),

	"templat": actOnTemplates,

	"laporan": onBroadcast(knowledge.RightRead, reportBroadcast),
	"unduh":   onBroadcast(knowledge.RightWrite, exportDeliveries),
	"ulangi":  onBroadcast(knowledge.RightApprove, retryBroadcast),
	"ubah":    onBroadcast(knowledge.RightWrite, editSent),
	"tarik":   onBroadcast(knowledge.RightWrite, recallSent),
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
	if _, _, number := leadingNumber(verb); number && rest == "" {
		act, known, rest = broadcastActs["lihat"], true, verb
	}
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

// lookAction leads to a broadcast as it is then.
func lookAction(b *knowledge.Broadcast) string {
	return fmt.Sprintf("%s lihat %d", actionBroadcasts, b.ID)
}

// onAct is an act on the broadcast whose id was typed behind the verb, in the
// revision behind that if there is one: seen tells so.
type onAct func(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error)

// broadcastSeen is a broadcast that an officer does something to.
type broadcastSeen struct {
	knowledge.Broadcast
	// seen tells that the officer saw it in this revision; without that it is
	// the newest.
	seen bool
	// rest is what was typed behind it.
	rest string
}

// onBroadcast is an act on a broadcast, for those with a right.
func onBroadcast(right knowledge.Right, act onAct) broadcastAct {
	return func(ctx context.Context, c *Chat, cl *call, rest string) (Response, error) {
		if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
			return refusal, err
		}
		on, refusal, err := c.broadcastOf(ctx, rest)
		if on == nil {
			return refusal, err
		}
		return act(ctx, c, cl, on)
	}
}

// onOwn is an act of a broadcast's author.
func onOwn(act onAct) broadcastAct {
	return onBroadcast(knowledge.RightWrite, func(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
		if on.Author != cl.person {
			return say(sayNotYourDraft), nil
		}
		return act(ctx, c, cl, on)
	})
}

// onDraft is an act of a draft's author.
func onDraft(act onAct) broadcastAct {
	return onOwn(func(ctx context.Context, c *Chat, cl *call, on *broadcastSeen) (Response, error) {
		if on.State != knowledge.BroadcastDraft {
			return notADraft(&on.Broadcast), nil
		}
		return act(ctx, c, cl, on)
	})
}

// notADraft says why a broadcast cannot be changed as it is, and offers what
// helps.
func notADraft(b *knowledge.Broadcast) Response {
	if !b.CanBeDraft() {
		r := say(sayBegun)
		r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(b)}}}
		return r
	}
	r := say(wordNotDraft(b))
	r.Buttons = [][]Button{{{Label: buttonMakeDraft, Action: broadcastAction("draf", b)}}}
	return r
}

// broadcastOf is the broadcast whose id stands in front of what was typed. It
// returns what to say instead where there is none, or where it has changed since
// the revision behind the id.
func (c *Chat) broadcastOf(ctx context.Context, typed string) (on *broadcastSeen, refusal Response, err error) {
	id, rest, ok := leadingNumber(typed)
	if !ok {
		return nil, say(sayBroadcastForm), nil
	}
	b, err := c.Broadcasts.Broadcast(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return nil, say(sayNoSuchBroadcast), nil
	}
	if err != nil {
		return nil, Response{}, err
	}
	on = &broadcastSeen{Broadcast: b, rest: rest}
	if revision, behind, ok := leadingNumber(rest); ok {
		if revision == 0 { // none, which tells it from a number that is typed
			on.rest = behind
			return on, Response{}, nil
		}
		if revision != int64(b.Revision) {
			r := say(wordBroadcastChanged(&b))
			r.Buttons = [][]Button{{{Label: buttonBroadcastLook, Action: lookAction(&b)}}}
			return nil, r, nil
		}
		on.seen, on.rest = true, behind
	}
	return on, Response{}, nil
}

// leadingNumber is the number that stands in front of what was typed, and what
// stands behind it.
func leadingNumber(typed string) (n int64, rest string, ok bool) {
	first, rest, _ := strings.Cut(typed, " ")
	n, err := strconv.ParseInt(first, 10, 64)
	return n, strings.TrimSpace(rest), err == nil
}

// changeBroadcast does an act on a broadcast as the officer has seen it.
func (c *Chat) changeBroadcast(ctx context.Context, cl *call, kind knowledge.DeedKind, b *knowledge.Broadcast, detail string) error {
	deed := c.deed(cl, kind)
	deed.Detail = detail
	return c.Broadcasts.ChangeBroadcast(ctx, knowledge.BroadcastChange{Deed: deed, ID: b.ID, Revision: b.Revision, Over: c.ApprovalOver})
}

// may tells whether the person of a call has a right.
func (c *Chat) may(ctx context.Context, cl *call, right knowledge.Right) (bool, error) {
	return c.Officers.May(ctx, cl.person, right)
}
