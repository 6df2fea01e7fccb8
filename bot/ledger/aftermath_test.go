package ledger

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// settled is a broadcast to four owners: sent to 1 and 2, whose messages are
// 101 and 102, refused for 3, and 4 has blocked the bot.
func (d *desk) settled() *knowledge.Broadcast {
	d.t.Helper()
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	for _, s := range []knowledge.Delivery{
		{Chat: 1, State: knowledge.DeliverySent, Message: 101},
		{Chat: 2, State: knowledge.DeliverySent, Message: 102},
		{Chat: 3, State: knowledge.DeliveryFailed, Why: "Bad Request: wrong file"},
		{Chat: 4, State: knowledge.DeliveryBlocked},
	} {
		ok, err := d.ClaimDelivery(d.t.Context(), b, s.Chat, noon)
		if d.ok(err); !ok {
			d.t.Fatalf("the delivery to %d is not claimed", s.Chat)
		}
		s.Broadcast, s.At = b.ID, noon
		done := make(chan error, 1)
		d.SettleDelivery(s, func(err error) { done <- err })
		d.ok(<-done)
	}
	return d.broadcast(b.ID)
}

func TestTheReportCountsReasonsPressesAndReplies(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	for update, press := range []struct {
		chat   int64
		button int
	}{{1, 0}, {1, 0}, {2, 0}, {2, 1}} {
		_, err := d.Finish(t.Context(), &Turn{Chat: press.chat, At: noon, Click: &Click{b.ID, press.button}, Updates: []int64{int64(update) + 1}})
		d.ok(err)
	}
	for update, chat := range []int64{1, 2} {
		r := knowledge.Reply{Broadcast: b.ID, Chat: chat, Update: int64(update) + 50, Text: "Di mana?", At: noon}
		d.ok(d.KeepReply(t.Context(), r))
		d.ok(d.KeepReply(t.Context(), r)) // handled again after a crash
	}
	want := knowledge.Aftermath{
		Reasons: []knowledge.DeliveryReason{
			{State: knowledge.DeliverySent, N: 2},
			{State: knowledge.DeliveryBlocked, N: 1},
			{State: knowledge.DeliveryFailed, Why: "Bad Request: wrong file", N: 1},
		},
		Presses: []knowledge.ButtonPresses{{Button: 0, People: 2, Presses: 3}, {Button: 1, People: 1, Presses: 1}},
		Replies: 2, Unanswered: 2,
	}
	got, err := d.Aftermath(t.Context(), b.ID)
	d.ok(err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhoIsForgottenLeavesNoReplyAndTheirPressesCountOn(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	for _, chat := range []int64{1, 2} {
		_, err := d.Finish(t.Context(), &Turn{Chat: chat, At: noon, Click: &Click{b.ID, 0}, Reply: &knowledge.Reply{
			Broadcast: b.ID, Chat: chat, Update: chat, Text: "Terima kasih", At: noon,
		}})
		d.ok(err)
	}
	d.ok(d.Forget(t.Context(), 1, noon))
	d.ok(d.Forget(t.Context(), 2, noon))
	got, err := d.Aftermath(t.Context(), b.ID)
	d.ok(err)
	if len(got.Presses) != 1 || got.Presses[0].People != 2 || got.Replies != 0 {
		t.Errorf("what is left is %+v", got)
	}
	page, err := d.DeliveryPage(t.Context(), b.ID, math.MinInt64, 10)
	d.ok(err)
	for _, one := range page {
		if one.Chat == 1 || one.Chat == 2 {
			t.Errorf("a delivery still names chat %d", one.Chat)
		}
	}
	if len(page) != 4 {
		t.Errorf("%d deliveries are left", len(page))
	}
}

func TestAPressAndAReplyBelongToWhomTheBroadcastWentTo(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	for chat, reached := range map[int64]bool{1: true, 2: true, 3: false, 4: false, 99: false} {
		_, err := d.Delivered(t.Context(), b.ID, chat)
		if got := !errors.Is(err, knowledge.ErrNotFound); got != reached {
			t.Errorf("that it went to %d is %v (%v)", chat, got, err)
		}
	}
	if id, err := d.RepliedTo(t.Context(), 1, 101); err != nil || id != b.ID {
		t.Errorf("she replies to %d (%v)", id, err)
	}
	for _, other := range []struct{ chat, message int64 }{{1, 102}, {2, 101}, {99, 101}, {1, 0}} {
		if id, err := d.RepliedTo(t.Context(), other.chat, other.message); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("a reply of %d to message %d is one to %d (%v)", other.chat, other.message, id, err)
		}
	}
}

func TestOneOfTwoOfficersAnswersAReply(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	d.exec(`insert into officers (id, role, name, since) values (11, 'viewer', 'Ani', 1), (12, 'author', 'Budi', 1), (13, 'admin', 'Citra', 1)`)
	d.ok(d.KeepReply(t.Context(), knowledge.Reply{Broadcast: b.ID, Chat: 1, Update: 7, Text: "Di mana?", At: noon}))
	answer := func(by, update int64) error {
		return d.AnswerReply(t.Context(), knowledge.ReplyAnswer{
			Deed:  knowledge.Deed{Act: knowledge.Act{By: by, Update: update, At: noon}, Kind: knowledge.DeedReply},
			Reply: 1, Text: "Di Bandung.",
		})
	}
	for _, tt := range []struct {
		who     string
		by      int64
		update  int64
		refused bool
	}{
		{"a viewer may not", 11, 1, true},
		{"somebody who is no officer may not", 99, 2, true},
		{"an author may", 12, 3, false},
		{"the same message again changes nothing", 12, 3, false},
		{"a second officer comes too late", 13, 4, true},
	} {
		if err := answer(tt.by, tt.update); errors.Is(err, ErrChanged) != tt.refused || err != nil && !tt.refused {
			t.Errorf("%s: %v", tt.who, err)
		}
	}
	got, err := d.Reply(t.Context(), 1)
	d.ok(err)
	if got.AnsweredBy != 12 || got.AnsweredByName != "Budi" || got.Answer != "Di Bandung." {
		t.Errorf("the reply is %+v", got)
	}
	deeds, err := d.Audit(t.Context(), 0, 10)
	d.ok(err)
	if len(deeds) != 1 || deeds[0].Kind != knowledge.DeedReply || deeds[0].Object != "1" {
		t.Errorf("the audit is %+v", deeds)
	}
}

func TestUnansweredRepliesAreListedFirst(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	d.exec(`insert into officers (id, role, name, since) values (12, 'author', 'Budi', 1)`)
	for update := range int64(4) {
		d.ok(d.KeepReply(t.Context(), knowledge.Reply{Broadcast: b.ID, Chat: 1, Update: update + 1, At: noon}))
	}
	for _, id := range []int64{1, 3} {
		d.ok(d.AnswerReply(t.Context(), knowledge.ReplyAnswer{
			Deed: knowledge.Deed{Act: knowledge.Act{By: 12, At: noon}, Kind: knowledge.DeedReply}, Reply: id, Text: "Ya",
		}))
	}
	for _, broadcast := range []int64{0, b.ID} {
		replies, all, err := d.Replies(t.Context(), broadcast, 0, 10)
		d.ok(err)
		var ids []int64
		for _, r := range replies {
			ids = append(ids, r.ID)
		}
		if diff := cmp.Diff([]int64{2, 4, 3, 1}, ids); diff != "" || all != 4 {
			t.Errorf("of %d: %s", all, diff)
		}
	}
}

func TestAnAuthorIsToldOfRepliesOnce(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	d.ok(d.KeepReply(t.Context(), knowledge.Reply{Broadcast: b.ID, Chat: 1, Update: 1, At: noon}))
	d.ok(d.KeepReply(t.Context(), knowledge.Reply{Broadcast: b.ID, Chat: 2, Update: 2, At: noon.Add(time.Minute)}))
	notes, err := d.ReplyNotes(t.Context(), noon.Add(-time.Second))
	if d.ok(err); len(notes) != 0 {
		t.Errorf("she is told at once: %+v", notes)
	}
	notes, err = d.ReplyNotes(t.Context(), noon)
	d.ok(err)
	if diff := cmp.Diff([]ReplyNote{{Broadcast: b.ID, Author: 9, New: 2, Upto: 2}}, notes); diff != "" {
		t.Fatal(diff)
	}
	ids, err := d.Note(t.Context(), notes[0], []Letter{{Chat: 9, Kind: Send, Payload: []byte("{}")}}, noon)
	if d.ok(err); len(ids) != 1 {
		t.Errorf("the letters are %v", ids)
	}
	notes, err = d.ReplyNotes(t.Context(), noon.Add(time.Hour))
	if d.ok(err); len(notes) != 0 {
		t.Errorf("she is told again: %+v", notes)
	}
}

func TestABroadcastIsWatchedUntilItsReportIsThere(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	watched := func(at time.Time) int {
		t.Helper()
		all, err := d.Watched(t.Context(), at)
		d.ok(err)
		return len(all)
	}
	if n := watched(noon); n != 1 {
		t.Errorf("%d are watched while one runs", n)
	}
	d.ok(d.Pause(t.Context(), b.ID, noon))
	if n := watched(noon); n != 1 {
		t.Errorf("%d are watched while one is held", n)
	}
	d.ok(d.Cancel(t.Context(), b.ID, noon))
	if n := watched(noon.Add(time.Hour)); n != 1 {
		t.Errorf("%d are watched before the report", n)
	}
	letter := Letter{Chat: 9, Kind: Send, Payload: []byte("{}")}
	id, err := d.Watch(t.Context(), b.ID, Progress{Officer: 9, Final: true}, &letter, noon)
	d.ok(err)
	if n := watched(noon.Add(time.Hour)); n != 0 {
		t.Errorf("%d are watched behind the report", n)
	}
	d.exec(`update outbox set state = 'sent', message = 77, payload = null, settled_at = ? where id = ?`, noon.Unix(), id)
	progress, err := d.Progress(t.Context(), b.ID)
	d.ok(err)
	if diff := cmp.Diff([]Progress{{Officer: 9, Letter: id, Message: 77, Final: true}}, progress); diff != "" {
		t.Error(diff)
	}
	d.exec(`delete from outbox where id = ?`, id)
	progress, err = d.Progress(t.Context(), b.ID)
	if d.ok(err); !progress[0].Gone {
		t.Errorf("a message of long ago is %+v", progress[0])
	}
}

func TestWhoHasTheFilesPausesResumesAndCancelsAndIsInTheAudit(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	for _, tt := range []struct {
		kind  knowledge.DeedKind
		id    int64
		state knowledge.BroadcastState
		fails error
	}{
		{knowledge.DeedResume, b.ID, knowledge.BroadcastRunning, ErrChanged},
		{knowledge.DeedPause, b.ID, knowledge.BroadcastPaused, nil},
		{knowledge.DeedPause, b.ID, knowledge.BroadcastPaused, ErrChanged},
		{knowledge.DeedResume, b.ID, knowledge.BroadcastRunning, nil},
		{knowledge.DeedCancel, b.ID, knowledge.BroadcastCancelled, nil},
		{knowledge.DeedPause, 99, knowledge.BroadcastCancelled, knowledge.ErrNotFound},
	} {
		err := d.Operate(t.Context(), tt.id, knowledge.Deed{Act: knowledge.Act{By: -2, At: noon}, Kind: tt.kind})
		if !errors.Is(err, tt.fails) {
			t.Errorf("%s fails with %v, want %v", tt.kind, err, tt.fails)
		}
		if got := d.broadcast(b.ID).State; got != tt.state {
			t.Errorf("behind %s it is %s, want %s", tt.kind, got, tt.state)
		}
	}
	deeds, err := d.Audit(t.Context(), 0, 10)
	d.ok(err)
	if len(deeds) != 3 || deeds[0].Kind != knowledge.DeedCancel || deeds[0].By != -2 {
		t.Errorf("the audit is %+v", deeds)
	}
}

func TestWhatWasDeletedIsNeitherEditedNorDeletedAgain(t *testing.T) {
	d := newDesk(t, 4)
	b := d.settled()
	recall := d.runs(knowledge.BroadcastDelete, b.ID, "")
	ok, err := d.ClaimDelivery(t.Context(), recall, 1, noon)
	if d.ok(err); !ok {
		t.Fatal("the deletion is not claimed")
	}
	done := make(chan error, 1)
	d.SettleDelivery(knowledge.Delivery{Broadcast: recall.ID, Chat: 1, State: knowledge.DeliverySent, At: noon}, func(err error) { done <- err })
	d.ok(<-done)
	d.ok(d.Cancel(t.Context(), recall.ID, noon))
	for _, kind := range []knowledge.BroadcastKind{knowledge.BroadcastEdit, knowledge.BroadcastDelete} {
		id := d.draft(kind, b.ID, "Pelatihan pindah")
		d.ok(d.publish(id, noon))
		page, err := d.DeliveryPage(t.Context(), id, math.MinInt64, 10)
		d.ok(err)
		if len(page) != 1 || page[0].Chat != 2 {
			t.Errorf("of kind %s go %+v", kind, page)
		}
		d.ok(d.Cancel(t.Context(), id, noon)) // one change at a time
	}
	for before, want := range map[time.Time][2]int{noon: {0, 1}, noon.Add(time.Second): {1, 1}} {
		old, all, err := d.SentBefore(t.Context(), b.ID, before)
		if d.ok(err); [2]int{old, all} != want {
			t.Errorf("before %v are %d of %d, want %v", before, old, all, want)
		}
	}
}
