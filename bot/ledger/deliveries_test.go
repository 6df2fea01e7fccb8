package ledger

import (
	"errors"
	"slices"
	"testing"
	"time"

	"setara/knowledge"
)

func TestABroadcastGoesToEachOwnerOnceAndIsDone(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.stands(b.ID, knowledge.BroadcastRunning, counts{pending: 4})
	if got := d.due(b); !slices.Equal(got, []int64{1, 2, 3, 4}) {
		t.Errorf("waiting are %v", got)
	}
	d.sends(b, sent, 1)
	d.sends(b, failed, 2)
	d.sends(b, blocked, 3)
	if d.claims(b, 1) || d.claims(b, 3) {
		t.Error("what is settled can be claimed again")
	}
	if !d.claims(b, 4) || d.claims(b, 4) {
		t.Error("a delivery is claimed once")
	}
	d.stands(b.ID, knowledge.BroadcastRunning, counts{knowledge.DeliverySending: 1, sent: 1, failed: 1, blocked: 1})
	d.settles(b, 4, pending)
	d.sends(b, sent, 4)
	d.stands(b.ID, knowledge.BroadcastDone, counts{sent: 2, failed: 1, blocked: 1})
	if b := d.broadcast(b.ID); !b.EndedAt.Equal(noon) || !b.StartedAt.Equal(noon) || !b.QueuedAt.Equal(noon) {
		t.Errorf("its times are %v %v %v", b.QueuedAt, b.StartedAt, b.EndedAt)
	}
	// Who had blocked the bot is not tried by the next one.
	next := d.runs(knowledge.BroadcastSend, 0, "Aturan baru")
	d.stands(next.ID, knowledge.BroadcastRunning, counts{pending: 3, skipped: 1})
	if why := d.why(next.ID, 3); why != knowledge.SkippedBlocked {
		t.Errorf("skipped for %q", why)
	}
}

func TestWhoNeedsNoTryIsSkippedAtOnce(t *testing.T) {
	d := newDesk(t, 6)
	d.exec(`insert into left_topics (chat, topic, at) values (1, 'program', 0), (2, 'semua', 0), (3, 'pasar', 0)`)
	d.ok(d.Leave(t.Context(), 4, noon))
	first := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.stands(first.ID, knowledge.BroadcastRunning, counts{pending: 3, skipped: 3})
	for chat, want := range map[int64]string{1: knowledge.SkippedLeft, 2: knowledge.SkippedLeft, 4: knowledge.SkippedBlocked} {
		if got := d.why(first.ID, chat); got != want {
			t.Errorf("%d is skipped for %q, want %q", chat, got, want)
		}
	}
}

func TestNobodyIsNoBroadcast(t *testing.T) {
	d := newDesk(t, 0)
	d.exec(`delete from people`)
	id := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	if err := d.publish(id, noon); !errors.Is(err, ErrNobody) || !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	if b := d.broadcast(id); b.State != knowledge.BroadcastDraft {
		t.Errorf("it is %s", b.State)
	}
}

func TestABroadcastIsQueuedOnce(t *testing.T) {
	d := newDesk(t, 2)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if err := d.publish(b.ID, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	d.stands(b.ID, knowledge.BroadcastRunning, counts{pending: 2})
}

func TestWhoLeavesMeanwhileIsNotWrittenTo(t *testing.T) {
	for name, c := range map[string]struct {
		leave string
		want  string
	}{
		"who left the topic":           {`insert into left_topics (chat, topic, at) values (1, 'program', 0)`, knowledge.SkippedLeft},
		"who left everything":          {`insert into left_topics (chat, topic, at) values (1, 'semua', 0)`, knowledge.SkippedLeft},
		"who took the consent back":    {`delete from people where chat = 1`, knowledge.SkippedLeft},
		"who blocked the bot":          {`insert into chats (id, unreachable_since) values (1, 5)`, knowledge.SkippedBlocked},
		"who left another topic stays": {`insert into left_topics (chat, topic, at) values (1, 'pasar', 0)`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, 2)
			b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
			d.exec(c.leave)
			if ok := d.claims(b, 1); ok != (c.want == "") {
				t.Errorf("claimed is %v", ok)
			}
			if got := d.why(b.ID, 1); got != c.want {
				t.Errorf("skipped for %q, want %q", got, c.want)
			}
		})
	}
}

func TestOfficersHoldABroadcastAndLetItGo(t *testing.T) {
	d := newDesk(t, 3)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(b, sent, 1)
	if !d.claims(b, 2) {
		t.Fatal("2 cannot be claimed")
	}
	d.ok(d.Pause(t.Context(), b.ID, noon))
	if d.claims(b, 3) {
		t.Error("paused, it goes on")
	}
	d.settles(b, 2, sent)
	d.stands(b.ID, knowledge.BroadcastPaused, counts{sent: 2, pending: 1})
	if err := d.Pause(t.Context(), b.ID, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("paused twice: %v", err)
	}
	d.ok(d.Resume(t.Context(), b.ID, noon))
	if err := d.Resume(t.Context(), b.ID, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("resumed twice: %v", err)
	}
	d.sends(b, sent, 3)
	d.stands(b.ID, knowledge.BroadcastDone, counts{sent: 3})
	for what, act := range map[string]error{
		"paused":    d.Pause(t.Context(), b.ID, noon),
		"resumed":   d.Resume(t.Context(), b.ID, noon),
		"cancelled": d.Cancel(t.Context(), b.ID, noon),
	} {
		if !errors.Is(act, ErrChanged) {
			t.Errorf("done, it can be %s: %v", what, act)
		}
	}
}

func TestWhatWasPausedAfterItsLastDeliveryIsDoneWhenItGoesOn(t *testing.T) {
	d := newDesk(t, 1)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if !d.claims(b, 1) {
		t.Fatal("1 cannot be claimed")
	}
	d.ok(d.Pause(t.Context(), b.ID, noon))
	d.settles(b, 1, sent)
	d.stands(b.ID, knowledge.BroadcastPaused, counts{sent: 1})
	d.ok(d.Resume(t.Context(), b.ID, noon))
	d.stands(b.ID, knowledge.BroadcastDone, counts{sent: 1})
}

func TestAPausedBroadcastThatNeverBeganWaitsForItsTimeAgain(t *testing.T) {
	d := newDesk(t, 1)
	id := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.exec(`update broadcasts set send_at = 5000000000 where id = ?`, id)
	d.ok(d.publish(id, noon))
	d.ok(d.Pause(t.Context(), id, noon))
	if live, err := d.Live(t.Context()); err != nil || len(live) != 0 {
		t.Errorf("live are %v, %v", live, err)
	}
	d.ok(d.Resume(t.Context(), id, noon))
	d.stands(id, knowledge.BroadcastQueued, counts{pending: 1})
	live, err := d.Live(t.Context())
	if want := (Live{ID: id, State: knowledge.BroadcastQueued, SendAt: time.Unix(5000000000, 0), QueuedAt: time.Unix(noon.Unix(), 0), Pending: 1}); err != nil ||
		len(live) != 1 || live[0] != want {
		t.Errorf("live are %v, %v", live, err)
	}
}

func TestACancelledBroadcastSettlesWhatIsUnderWay(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(b, sent, 1)
	if !d.claims(b, 2) || !d.claims(b, 3) {
		t.Fatal("they cannot be claimed")
	}
	d.ok(d.Cancel(t.Context(), b.ID, noon))
	if d.claims(b, 4) {
		t.Error("cancelled, it goes on")
	}
	d.settles(b, 2, sent)
	d.settles(b, 3, pending) // Telegram asked to wait
	d.stands(b.ID, knowledge.BroadcastCancelled, counts{sent: 2, skipped: 2})
	for _, chat := range []int64{3, 4} {
		if why := d.why(b.ID, chat); why != knowledge.SkippedCancelled {
			t.Errorf("%d is skipped for %q", chat, why)
		}
	}
}

func TestWhatFailedOrIsUncertainGoesOutAgainOnlyIfWanted(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(b, sent, 1)
	d.sends(b, failed, 2)
	d.sends(b, uncertain, 3)
	d.sends(b, blocked, 4)
	d.stands(b.ID, knowledge.BroadcastDone, counts{sent: 1, failed: 1, uncertain: 1, blocked: 1})
	again := func(states ...knowledge.DeliveryState) error {
		return d.act(t.Context(), "retry", b.ID, noon, func(tx *batch, id int64, at time.Time) error { return retry(tx, id, states, at) })
	}
	if err := again(sent); err == nil {
		t.Error("what was sent goes out again")
	}
	d.ok(again(failed))
	d.stands(b.ID, knowledge.BroadcastRunning, counts{sent: 1, pending: 1, uncertain: 1, blocked: 1})
	d.sends(b, sent, 2)
	d.ok(again(failed, uncertain))
	if got := d.due(b); !slices.Equal(got, []int64{3}) {
		t.Errorf("waiting are %v", got)
	}
	d.sends(b, sent, 3)
	d.stands(b.ID, knowledge.BroadcastDone, counts{sent: 3, blocked: 1})
	maybe := 0
	d.do(func(tx *batch) error {
		return tx.row(`select sum(chat) from deliveries where broadcast = ? and maybe = 1`, []any{b.ID}, &maybe)
	})
	if maybe != 3 {
		t.Errorf("marked as maybe sent twice are %d, want 3 alone", maybe)
	}
	if err := again(failed, uncertain); !errors.Is(err, ErrChanged) {
		t.Errorf("nothing is left to retry: %v", err)
	}
}
