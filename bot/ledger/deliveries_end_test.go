package ledger

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"setara/knowledge"
)

func TestAnEditGoesToWhoHasTheMessageAndADeletionIfItIsYoung(t *testing.T) {
	d := newDesk(t, 4)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(b, sent, 1, 2, 3)
	d.sends(b, failed, 4)
	d.exec(`insert into left_topics (chat, topic, at) values (1, 'program', 0)`) // what they have is put right all the same
	d.exec(`delete from people where chat = 2`)
	edit := d.runs(knowledge.BroadcastEdit, b.ID, "Pelatihan, bukan gratis")
	due, err := d.Deliveries(t.Context(), edit, 0, 10)
	if err != nil || len(due) != 3 || due[0].Message != 101 || due[2].Message != 103 {
		t.Errorf("to edit are %+v, %v", due, err)
	}
	d.sends(edit, sent, 1, 2, 3)
	d.stands(edit.ID, knowledge.BroadcastDone, counts{sent: 3})

	d.exec(`update deliveries set at = ? where broadcast = ? and chat = 3`, noon.Add(-deletableFor-time.Second).Unix(), b.ID)
	recall := d.runs(knowledge.BroadcastDelete, b.ID, "")
	d.stands(recall.ID, knowledge.BroadcastRunning, counts{pending: 2, skipped: 1})
	if why := d.why(recall.ID, 3); why != knowledge.SkippedOld {
		t.Errorf("skipped for %q", why)
	}
}

func TestACrashMakesWhatWasUnderWayUncertain(t *testing.T) {
	d := newDesk(t, 3)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if !d.claims(b, 1) || !d.claims(b, 2) {
		t.Fatal("they cannot be claimed")
	}
	r, err := d.Recover(t.Context(), noon)
	if err != nil || r != (Recovered{Deliveries: 2}) {
		t.Errorf("recovered is %+v, %v", r, err)
	}
	d.stands(b.ID, knowledge.BroadcastRunning, counts{uncertain: 2, pending: 1})
	d.sends(b, sent, 3)
	d.stands(b.ID, knowledge.BroadcastDone, counts{uncertain: 2, sent: 1})
}

func TestARestoredLedgerSendsNothingByItself(t *testing.T) {
	d := newDesk(t, 2)
	running := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	queued := d.draft(knowledge.BroadcastSend, 0, "Aturan")
	d.ok(d.publish(queued, noon))
	later := d.draft(knowledge.BroadcastSend, 0, "Pameran")
	d.ok(d.publish(later, noon))
	d.exec(`update broadcasts set send_at = ? where id = ?`, noon.Add(time.Hour).Unix(), later)
	if !d.claims(running, 1) {
		t.Fatal("1 cannot be claimed")
	}
	s, err := d.Strand(t.Context(), noon)
	if err != nil || s != (Stranded{Deliveries: 4, Broadcasts: 3}) {
		t.Errorf("stranded is %+v, %v", s, err)
	}
	// What waited in the backup may have gone out since; what was for later has
	// not.
	d.stands(running.ID, knowledge.BroadcastPaused, counts{uncertain: 2})
	d.stands(queued, knowledge.BroadcastPaused, counts{uncertain: 2})
	d.stands(later, knowledge.BroadcastPaused, counts{pending: 2})
}

func TestWhoIsForgottenLeavesNoTraceButTheCounts(t *testing.T) {
	d := newDesk(t, 3)
	first := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.sends(first, sent, 2)
	second := d.runs(knowledge.BroadcastSend, 0, "Aturan")
	if !d.claims(second, 2) {
		t.Fatal("2 cannot be claimed")
	}
	d.ok(d.Forget(t.Context(), 2, noon))
	d.settles(second, 2, sent) // it was under way
	d.ok(d.Forget(t.Context(), 3, noon))
	d.stands(first.ID, knowledge.BroadcastRunning, counts{sent: 1, pending: 1, skipped: 1})
	d.stands(second.ID, knowledge.BroadcastRunning, counts{uncertain: 1, pending: 1, skipped: 1})
	var found string
	d.do(func(tx *batch) error {
		return tx.row(`select group_concat(broadcast || ':' || chat, ' ') from (select * from deliveries order by broadcast, chat)`, nil, &found)
	})
	if want := fmt.Sprintf("%[1]d:-2 %[1]d:-1 %[1]d:1 %[2]d:-2 %[2]d:-1 %[2]d:1", first.ID, second.ID); found != want {
		t.Errorf("kept are %s, want %s", found, want)
	}
	d.ok(d.Cancel(t.Context(), first.ID, noon))
	// Nobody who is known has the message: there is nothing to put right.
	if err := d.publish(d.draft(knowledge.BroadcastEdit, first.ID, "x"), noon); !errors.Is(err, ErrNobody) {
		t.Errorf("got %v", err)
	}
}

func TestACancelledBroadcastIsLookedAfterUntilNothingIsPending(t *testing.T) {
	d := newDesk(t, 3)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if !d.claims(b, 1) {
		t.Fatal("1 cannot be claimed")
	}
	d.do(func(tx *batch) error { return cancel(tx, b.ID, noon) }) // in an officer's turn
	d.stands(b.ID, knowledge.BroadcastCancelled, counts{knowledge.DeliverySending: 1, pending: 2})
	live, err := d.Live(t.Context())
	if err != nil || len(live) != 1 || live[0].State != knowledge.BroadcastCancelled || live[0].Pending != 2 {
		t.Errorf("live are %+v, %v", live, err)
	}
	d.ok(d.SkipCancelled(t.Context(), b.ID))
	d.settles(b, 1, sent)
	d.stands(b.ID, knowledge.BroadcastCancelled, counts{sent: 1, skipped: 2})
	if live, err := d.Live(t.Context()); err != nil || len(live) != 0 {
		t.Errorf("live are %+v, %v", live, err)
	}
}

func TestWhatWasChangedSinceIsNotSentAsItWas(t *testing.T) {
	d := newDesk(t, 1)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.exec(`update broadcasts set revision = revision + 1 where id = ?`, b.ID)
	if d.claims(b, 1) {
		t.Error("the old revision can be sent")
	}
	if !d.claims(d.broadcast(b.ID), 1) {
		t.Error("the new one cannot")
	}
}

func TestWhatIsUnderWayThoughNobodyHoldsItBecomesUncertain(t *testing.T) {
	d := newDesk(t, 3)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if !d.claims(b, 1) || !d.claims(b, 2) {
		t.Fatal("they cannot be claimed")
	}
	held := func(broadcast, chat int64) bool { return broadcast == b.ID && chat == 1 }
	if n, err := d.DoubtStray(t.Context(), held, noon); err != nil || n != 1 {
		t.Errorf("%d are stray, %v", n, err)
	}
	d.stands(b.ID, knowledge.BroadcastRunning, counts{knowledge.DeliverySending: 1, uncertain: 1, pending: 1})
	if n, err := d.DoubtStray(t.Context(), held, noon); err != nil || n != 0 {
		t.Errorf("then %d are stray, %v", n, err)
	}
}
