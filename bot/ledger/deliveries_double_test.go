package ledger

import (
	"errors"
	"testing"
	"time"

	"setara/knowledge"
)

// claimsAt claims a delivery at a time and tells whether it may be sent.
func (d *desk) claimsAt(b *knowledge.Broadcast, chat int64, at time.Time) bool {
	d.t.Helper()
	ok, err := d.ClaimDelivery(d.t.Context(), b, chat, at)
	d.ok(err)
	return ok
}

func TestNobodyGetsTheVerySameMessageTwiceInAWeek(t *testing.T) {
	d := newDesk(t, 6)
	first := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(first, sent, 1)
	d.sends(first, uncertain, 2)
	d.sends(first, failed, 3)
	if !d.claims(first, 4) {
		t.Fatal("4 cannot be claimed")
	}
	second := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	for chat, want := range map[int64]bool{1: false, 2: false, 3: true, 4: false, 5: true} {
		if got := d.claims(second, chat); got != want {
			t.Errorf("to %d it is sent: %t", chat, got)
		}
	}
	// What was under way to 4 fails: 4 gets the second.
	d.settles(first, 4, failed)
	if !d.claims(second, 4) {
		t.Error("4 gets neither")
	}
	// Whom the second has reached first, the first leaves alone.
	d.settles(second, 5, sent)
	if d.claims(first, 5) {
		t.Error("5 gets it twice")
	}
	if why := d.why(first.ID, 5); why != knowledge.SkippedDouble {
		t.Errorf("5 is skipped for %q", why)
	}
	if third := d.runs(knowledge.BroadcastSend, 0, "Pelatihan"); !d.claimsAt(third, 1, noon.Add(doubleWithin)) {
		t.Error("a week later it is news again, but 1 does not get it")
	}
}

func TestAScheduledMessageIsSetAgainstWhatWentOutMeanwhile(t *testing.T) {
	d := newDesk(t, 2)
	ahead := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.publish(ahead, noon)) // nine days ahead
	later := noon.Add(8 * 24 * time.Hour)
	atOnce := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.publish(atOnce, later))
	d.ok(d.Begin(t.Context(), atOnce, later))
	now := d.broadcast(atOnce)
	if !d.claimsAt(now, 1, later) {
		t.Fatal("what is scheduled keeps 1 from getting it at once")
	}
	settled := make(chan error, 1)
	d.SettleDelivery(knowledge.Delivery{Broadcast: atOnce, Chat: 1, State: sent, Message: 7, At: later}, func(err error) { settled <- err })
	d.ok(<-settled)
	d.ok(d.Begin(t.Context(), ahead, later.Add(24*time.Hour)))
	if d.claimsAt(d.broadcast(ahead), 1, later.Add(24*time.Hour)) {
		t.Error("1 gets it a second time the day after")
	}
	if !d.claimsAt(d.broadcast(ahead), 2, later.Add(24*time.Hour)) {
		t.Error("2 has not got it yet, and does not now")
	}
}

func TestWhatIsCancelledOrRecalledKeepsNobodyFromGettingItAgain(t *testing.T) {
	d := newDesk(t, 2)
	cancelled := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.publish(cancelled, noon))
	recalled := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.Cancel(t.Context(), cancelled, noon))
	d.sends(recalled, sent, 1, 2)
	d.sends(d.runs(knowledge.BroadcastDelete, recalled.ID, ""), sent, 1, 2)
	d.sends(d.runs(knowledge.BroadcastSend, 0, "Pelatihan"), sent, 1, 2)
}

func TestNothingChangesWhatIsStillGoingOut(t *testing.T) {
	d := newDesk(t, 3)
	wrong := d.runs(knowledge.BroadcastSend, 0, "Salah")
	d.sends(wrong, sent, 1)
	edit := d.draft(knowledge.BroadcastEdit, wrong.ID, "Benar")
	if err := d.publish(edit, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("while it runs: %v", err)
	}
	d.ok(d.Pause(t.Context(), wrong.ID, noon))
	if err := d.publish(edit, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("while it is paused: %v", err)
	}
	d.ok(d.Cancel(t.Context(), wrong.ID, noon))
	d.ok(d.publish(edit, noon))
	other := d.draft(knowledge.BroadcastEdit, wrong.ID, "Lebih benar")
	if err := d.publish(other, noon); !errors.Is(err, ErrChanged) {
		t.Errorf("while another change is under way: %v", err)
	}
}

func TestWhatWasChangedIsNotSentAgainAsItWas(t *testing.T) {
	d := newDesk(t, 2)
	wrong := d.runs(knowledge.BroadcastSend, 0, "Salah")
	d.sends(wrong, sent, 1)
	d.sends(wrong, failed, 2)
	thrown := d.draft(knowledge.BroadcastEdit, wrong.ID, "Benar")
	d.ok(d.publish(thrown, noon))
	d.ok(d.Cancel(t.Context(), thrown, noon)) // before it began
	d.ok(d.retries(wrong.ID))
	d.sends(wrong, sent, 2)
	first := d.runs(knowledge.BroadcastEdit, wrong.ID, "Benar")
	d.sends(first, sent, 1)
	d.sends(first, failed, 2)
	if err := d.retries(wrong.ID); !errors.Is(err, ErrChanged) {
		t.Errorf("the wrong text goes out again: %v", err)
	}
	d.ok(d.publish(d.draft(knowledge.BroadcastEdit, wrong.ID, "Lebih benar"), noon.Add(time.Second)))
	if err := d.retries(first.ID); !errors.Is(err, ErrChanged) {
		t.Errorf("an edit is tried again behind a newer one: %v", err)
	}
}

// retries has what failed of a broadcast sent again.
func (d *desk) retries(id int64) error {
	return d.act(d.t.Context(), "retry", id, noon, func(tx *batch, id int64, at time.Time) error {
		return retry(tx, id, []knowledge.DeliveryState{failed}, at)
	})
}

func TestARetryThatIsSoonOverIsReported(t *testing.T) {
	d := newDesk(t, 2)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(b, sent, 1)
	d.sends(b, failed, 2)
	d.exec(`insert into progress (broadcast, officer, letter, final) values (?, 9, 1, 1)`, b.ID) // its report went out
	d.ok(d.retries(b.ID))
	d.sends(b, sent, 2)
	watched, err := d.Watched(t.Context(), noon)
	d.ok(err)
	if len(watched) == 0 {
		t.Error("nobody is told of it")
	}
}
