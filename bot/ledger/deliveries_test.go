package ledger

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"setara/knowledge"
)

// desk is a ledger with owners who agreed to be written to.
type desk struct {
	*Ledger
	t    testing.TB
	path string
}

func newDesk(t testing.TB, owners int) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bot.db")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{Ledger: l, t: t, path: path}
	d.exec(`
		with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
		insert into people (chat, name, language, province, city, sector, scale, product, active_on)
		select i, 'Sari', 'id', 'ID-JB', 'Kota Bandung', '', '', 'kerudung', 20000 from n`, owners)
	return d
}

// exec changes the file behind the back of the ledger.
func (d *desk) exec(query string, args ...any) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		_, err := tx.Exec(query, args...)
		return err
	})
}

// do makes a change that cannot fail.
func (d *desk) do(run func(tx *batch) error) {
	d.t.Helper()
	if err := d.commits.write(d.t.Context(), run); err != nil {
		d.t.Fatal(err)
	}
}

// draft writes a draft and returns its number.
func (d *desk) draft(kind knowledge.BroadcastKind, target int64, text string) (id int64) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		return tx.row(`
			insert into broadcasts (kind, target, author, content, segment, topic, created_at, changed_at)
			values (?, nullif(?, 0), 9, json_object('text', ?), '{}', 'program', ?, ?) returning id`,
			[]any{string(kind), target, text, noon.Unix(), noon.Unix()}, &id)
	})
	return id
}

// runs publishes a broadcast and lets it begin.
func (d *desk) runs(kind knowledge.BroadcastKind, target int64, text string) *knowledge.Broadcast {
	d.t.Helper()
	id := d.draft(kind, target, text)
	d.ok(d.Publish(d.t.Context(), id, noon))
	d.ok(d.Begin(d.t.Context(), id, noon))
	return d.broadcast(id)
}

func (d *desk) broadcast(id int64) *knowledge.Broadcast {
	d.t.Helper()
	b, err := d.Broadcast(d.t.Context(), id)
	d.ok(err)
	return &b
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// claims claims a delivery and tells whether it may be sent.
func (d *desk) claims(b *knowledge.Broadcast, chat int64) bool {
	d.t.Helper()
	ok, err := d.ClaimDelivery(d.t.Context(), b, chat, noon)
	d.ok(err)
	return ok
}

// settles notes what became of a delivery.
func (d *desk) settles(b *knowledge.Broadcast, chat int64, state knowledge.DeliveryState) {
	d.t.Helper()
	settled := knowledge.Delivery{Broadcast: b.ID, Chat: chat, State: state, At: noon}
	if state == knowledge.DeliverySent {
		settled.Message = 100 + chat
	}
	done := make(chan error, 1)
	d.SettleDelivery(settled, func(err error) { done <- err })
	d.ok(<-done)
}

// sends sends to some and settles them.
func (d *desk) sends(b *knowledge.Broadcast, state knowledge.DeliveryState, chats ...int64) {
	d.t.Helper()
	for _, chat := range chats {
		if !d.claims(b, chat) {
			d.t.Fatalf("the delivery to %d cannot be claimed", chat)
		}
		d.settles(b, chat, state)
	}
}

// stands fails unless the broadcast is in that state with these counts, which
// have to be those of the deliveries themselves.
func (d *desk) stands(id int64, state knowledge.BroadcastState, want knowledge.DeliveryCounts) {
	d.t.Helper()
	b := d.broadcast(id)
	if b.State != state || !maps.Equal(b.Counts, want) {
		d.t.Errorf("broadcast %d is %s with %v, want %s with %v", id, b.State, b.Counts, state, want)
	}
	real := knowledge.DeliveryCounts{}
	d.do(func(tx *batch) error {
		for _, s := range knowledge.DeliveryStates {
			n := 0
			if err := tx.row(`select count(*) from deliveries where broadcast = ? and state = ?`, []any{id, string(s)}, &n); err != nil {
				return err
			}
			if n > 0 {
				real[s] = n
			}
		}
		return nil
	})
	if !maps.Equal(b.Counts, real) {
		d.t.Errorf("broadcast %d is counted as %v, its deliveries are %v", id, b.Counts, real)
	}
}

// why is why a delivery stands as it does.
func (d *desk) why(id, chat int64) (why string) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		return tx.row(`select why from deliveries where broadcast = ? and chat = ?`, []any{id, chat}, &why)
	})
	return why
}

// due are the chats that are waited for.
func (d *desk) due(b *knowledge.Broadcast) (chats []int64) {
	d.t.Helper()
	due, err := d.Deliveries(d.t.Context(), b, 0, 100)
	d.ok(err)
	for i := range due {
		chats = append(chats, due[i].To.Chat)
	}
	return chats
}

type counts = knowledge.DeliveryCounts

const (
	pending   = knowledge.DeliveryPending
	sent      = knowledge.DeliverySent
	blocked   = knowledge.DeliveryBlocked
	failed    = knowledge.DeliveryFailed
	uncertain = knowledge.DeliveryUncertain
	skipped   = knowledge.DeliverySkipped
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
	d.sends(first, sent, 3)
	d.sends(first, failed, 5)
	// The very same message again: 3 has it, 6 is about to get it, 5 did not.
	second := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	d.stands(second.ID, knowledge.BroadcastRunning, counts{pending: 1, skipped: 5})
	for chat, want := range map[int64]string{
		1: knowledge.SkippedLeft, 2: knowledge.SkippedLeft, 3: knowledge.SkippedDouble, 4: knowledge.SkippedBlocked, 6: knowledge.SkippedDouble,
	} {
		if got := d.why(second.ID, chat); got != want {
			t.Errorf("%d is skipped for %q, want %q", chat, got, want)
		}
	}
	// A week later it is news again.
	third := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	d.ok(d.Publish(t.Context(), third, noon.Add(doubleWithin)))
	d.stands(third, knowledge.BroadcastQueued, counts{pending: 3, skipped: 3})
}

func TestNobodyIsNoBroadcast(t *testing.T) {
	d := newDesk(t, 0)
	d.exec(`delete from people`)
	id := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	if err := d.Publish(t.Context(), id, noon); !errors.Is(err, ErrNobody) || !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	if b := d.broadcast(id); b.State != knowledge.BroadcastDraft {
		t.Errorf("it is %s", b.State)
	}
}

func TestABroadcastIsQueuedOnce(t *testing.T) {
	d := newDesk(t, 2)
	b := d.runs(knowledge.BroadcastSend, 0, "Pelatihan")
	if err := d.Publish(t.Context(), b.ID, noon); !errors.Is(err, ErrChanged) {
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
	d.ok(d.Publish(t.Context(), id, noon))
	d.ok(d.Pause(t.Context(), id, noon))
	if live, err := d.Live(t.Context()); err != nil || len(live) != 0 {
		t.Errorf("live are %v, %v", live, err)
	}
	d.ok(d.Resume(t.Context(), id, noon))
	d.stands(id, knowledge.BroadcastQueued, counts{pending: 1})
	live, err := d.Live(t.Context())
	if want := (Live{ID: id, State: knowledge.BroadcastQueued, SendAt: time.Unix(5000000000, 0), Pending: 1}); err != nil ||
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
	d.ok(d.Publish(t.Context(), queued, noon))
	if !d.claims(running, 1) {
		t.Fatal("1 cannot be claimed")
	}
	s, err := d.Strand(t.Context(), noon)
	if err != nil || s != (Stranded{Deliveries: 1, Broadcasts: 2}) {
		t.Errorf("stranded is %+v, %v", s, err)
	}
	d.stands(running.ID, knowledge.BroadcastPaused, counts{uncertain: 1, pending: 1})
	d.stands(queued, knowledge.BroadcastPaused, counts{pending: 2})
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
	// Nobody who is known has the message: there is nothing to put right.
	if err := d.Publish(t.Context(), d.draft(knowledge.BroadcastEdit, first.ID, "x"), noon); !errors.Is(err, ErrNobody) {
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

// BenchmarkQueueAMillion is how long the writer is held while a million
// recipients are queued, in one transaction; with the very same message sent
// before, and without. "cancel" is how long it takes until all are skipped.
func BenchmarkQueueAMillion(b *testing.B) {
	const owners = 1_000_000
	d := newDesk(b, owners)
	d.exec(`insert into left_topics (chat, topic, at) select chat, 'program', 0 from people where chat % 50 = 0`)
	for _, text := range []string{"Pelatihan", "Pameran"} {
		id := d.draft(knowledge.BroadcastSend, 0, text)
		begun := time.Now()
		d.ok(d.Publish(b.Context(), id, noon))
		b.ReportMetric(time.Since(begun).Seconds(), text+"-s")
		d.stands(id, knowledge.BroadcastQueued, counts{pending: owners / 50 * 49, skipped: owners / 50})
	}
	again := d.draft(knowledge.BroadcastSend, 0, "Pelatihan")
	begun := time.Now()
	d.ok(d.Publish(b.Context(), again, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "double-s")
	begun = time.Now()
	d.ok(d.Cancel(b.Context(), 2, noon))
	b.ReportMetric(time.Since(begun).Seconds(), "cancel-s")
	info, err := os.Stat(d.path)
	d.ok(err)
	b.ReportMetric(float64(info.Size())/owners, "bytes/owner")
}
