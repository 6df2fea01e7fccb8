package bot_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

func TestABroadcastReachesEachOwnerOnceWhateverHappens(t *testing.T) {
	const n = 20
	for name, c := range map[string]struct {
		fault telegramtest.Fault
		want  knowledge.DeliveryCounts
		why   string
		times int // how often the first owner gets it
	}{
		"on a good day":                {want: knowledge.DeliveryCounts{knowledge.DeliverySent: n}, times: 1},
		"telegram asks to wait":        {fault: telegramtest.Fault{Failure: telegramtest.TooManyRequests, Wait: time.Second, Times: 1}, want: knowledge.DeliveryCounts{knowledge.DeliverySent: n}, times: 1},
		"telegram is in trouble":       {fault: telegramtest.Fault{Failure: telegramtest.ServerError, Times: 2}, want: knowledge.DeliveryCounts{knowledge.DeliverySent: n}, times: 1},
		"a proxy is in trouble":        {fault: telegramtest.Fault{Failure: telegramtest.BadGateway, Times: 1}, want: knowledge.DeliveryCounts{knowledge.DeliverySent: n - 1, knowledge.DeliveryUncertain: 1}},
		"the connection is cut before": {fault: telegramtest.Fault{Failure: telegramtest.CutBefore, Times: 1}, want: knowledge.DeliveryCounts{knowledge.DeliverySent: n - 1, knowledge.DeliveryUncertain: 1}},
		"the connection is cut after":  {fault: telegramtest.Fault{Failure: telegramtest.CutAfter, Times: 1}, want: knowledge.DeliveryCounts{knowledge.DeliverySent: n - 1, knowledge.DeliveryUncertain: 1}, times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStudio(t, n)
			if c.fault.Failure != 0 {
				c.fault.Method, c.fault.Chat = "sendMessage", s.owners[0].ChatID()
				s.Inject(c.fault)
			}
			s.start()
			s.agree("", s.owners...)
			id := s.publishes(news("Pelatihan dibuka"))
			s.done(id, c.want)
			for i, o := range s.owners {
				want := 1
				if i == 0 {
					want = c.times
				}
				if got := texts(o.Transcript()); len(got) != want {
					t.Errorf("owner %d got %q, want it %d times", i, got, want)
				}
			}
		})
	}
}

func TestWhoCannotBeReachedIsToldApartFromWhatIsRefused(t *testing.T) {
	s := newStudio(t, 3)
	gone := s.NewPerson("Hilang") // Telegram knows no chat with them
	s.owners[1] = gone
	s.start()
	s.agree("", s.owners...)
	first := s.publishes(news("Aturan baru"))
	s.done(first, knowledge.DeliveryCounts{knowledge.DeliverySent: 2, knowledge.DeliveryBlocked: 1})
	second := s.publishes(news("Pasar ramai"))
	s.done(second, knowledge.DeliveryCounts{knowledge.DeliverySent: 2, knowledge.DeliverySkipped: 1})
	if state, why := s.why(second, gone); state != knowledge.DeliverySkipped || why != knowledge.SkippedBlocked {
		t.Errorf("who could not be reached before is %s for %q", state, why)
	}
	// They write again, and are reached again.
	s.send(gone.Dialog, "halo")
	s.says(gone.Dialog, "gema halo")
	third := s.publishes(news("Pameran"))
	s.done(third, knowledge.DeliveryCounts{knowledge.DeliverySent: 3})
	long := news("")
	for range 1000 {
		long.Content.Text += "panjang"
	}
	refused := s.publishes(long)
	s.done(refused, knowledge.DeliveryCounts{knowledge.DeliveryFailed: 3})
	if _, why := s.why(refused, s.owners[0]); why != "Bad Request: message is too long" {
		t.Errorf("it failed for %q", why)
	}
}

func TestOfficersHoldABroadcastInTheMiddle(t *testing.T) {
	const n = 60
	s := newStudio(t, n)
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 50} }
	s.start()
	s.agree("", s.owners...)
	id := s.publishes(news("Pelatihan"))
	sent := func(b *knowledge.Broadcast) int { return b.Counts[knowledge.DeliverySent] }
	s.until(id, "under way", func(b *knowledge.Broadcast) bool { return sent(b) > 5 })
	// An officer on another computer, as it were.
	other, err := ledger.Open(s.ctx, filepath.Join(s.folder, "bot.db"))
	s.ok(err)
	defer other.Close()
	s.ok(other.Pause(s.ctx, id, time.Now()))
	held := s.until(id, "still", func(b *knowledge.Broadcast) bool { return b.Counts[knowledge.DeliverySending] == 0 })
	later := news("Susulan")
	s.done(s.publishes(later), knowledge.DeliveryCounts{knowledge.DeliverySent: n}) // time passes
	b, err := s.ledger.Broadcast(s.ctx, id)
	if s.ok(err); b.State != knowledge.BroadcastPaused || sent(&b) != sent(&held) {
		t.Errorf("paused at %v, it stands at %v", held.Counts, b.Counts)
	}
	s.ok(other.Resume(s.ctx, id, time.Now()))
	s.until(id, "going on", func(b *knowledge.Broadcast) bool { return sent(b) > sent(&held)+5 })
	s.ok(other.Cancel(s.ctx, id, time.Now()))
	b = s.until(id, "settled", func(b *knowledge.Broadcast) bool { return b.Counts.Open() == 0 })
	if b.State != knowledge.BroadcastCancelled || sent(&b)+b.Counts[knowledge.DeliverySkipped] != n || sent(&b) == n {
		t.Errorf("it is %s with %v", b.State, b.Counts)
	}
	arrived := 0
	for _, o := range s.owners {
		for _, text := range texts(o.Transcript()) {
			if text == "Pelatihan" {
				arrived++
			}
		}
	}
	if arrived != sent(&b) {
		t.Errorf("%d arrived, %d are counted", arrived, sent(&b))
	}
}

func TestBroadcastsTakeTurnsAndKeepTheirOwnRates(t *testing.T) {
	const n = 100
	s := newStudio(t, n)
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 100} }
	s.open()
	s.agree("", s.owners...)
	slow := news("pelan")
	slow.Rate = 10
	ids := []int64{s.publishes(news("satu")), s.publishes(news("dua")), s.publishes(slow)}
	s.run(s.bot.Poll)
	s.until(ids[0], "half done", func(b *knowledge.Broadcast) bool { return b.Counts[knowledge.DeliverySent] >= n/2 })
	var now [3]int
	for i, id := range ids {
		b, err := s.ledger.Broadcast(s.ctx, id)
		s.ok(err)
		now[i] = b.Counts[knowledge.DeliverySent]
	}
	if now[1] < n/2-15 || now[1] > n/2+15 || now[2] < 5 || now[2] > 20 {
		t.Errorf("when one half of the first is sent, of the three are sent %v", now)
	}
}

func TestAtNightABroadcastWaitsForTheMorningOfEachZone(t *testing.T) {
	s := newStudio(t, 6)
	night := make(chan struct{})
	quiet := func(zone *time.Location) time.Duration {
		select {
		case <-night:
			return 0
		default:
		}
		if zone == knowledge.WIT {
			return 0
		}
		return 50 * time.Millisecond
	}
	s.change = func(o *bot.Options) { o.QuietIn = quiet }
	s.start()
	s.agree("Papua", s.owners[:2]...)
	s.agree("Bali", s.owners[2:4]...)
	s.agree("", s.owners[4:]...)
	id := s.publishes(news("Pelatihan"))
	s.until(id, "sent where it is day", func(b *knowledge.Broadcast) bool { return b.Counts[knowledge.DeliverySent] == 2 })
	urgent := news("Gempa")
	urgent.Topic = knowledge.TopicUrgent
	s.done(s.publishes(urgent), knowledge.DeliveryCounts{knowledge.DeliverySent: 6})
	b, err := s.ledger.Broadcast(s.ctx, id)
	if s.ok(err); b.State != knowledge.BroadcastRunning || b.Counts[knowledge.DeliverySent] != 2 {
		t.Errorf("by night it is %s with %v", b.State, b.Counts)
	}
	close(night)
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 6})
}

func TestWhatACrashLeftOfABroadcastGoesOn(t *testing.T) {
	s := newStudio(t, 5)
	s.open()
	s.agree("", s.owners...)
	id := s.publishes(news("Pelatihan"))
	s.ok(s.ledger.Begin(s.ctx, id, time.Now()))
	b, err := s.ledger.Broadcast(s.ctx, id)
	s.ok(err)
	if ok, err := s.ledger.ClaimDelivery(s.ctx, &b, s.owners[2].ChatID(), time.Now()); err != nil || !ok {
		t.Fatal(ok, err)
	}
	s.ok(s.ledger.Close()) // and the program dies
	s.start()
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 4, knowledge.DeliveryUncertain: 1})
	if got := texts(s.owners[2].Transcript()); len(got) != 0 {
		t.Errorf("what may have arrived is sent again: %q", got)
	}
}

func TestAStopLeavesNothingInDoubt(t *testing.T) {
	const n = 60
	s := newStudio(t, n)
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 200} }
	s.start()
	s.agree("", s.owners...)
	id := s.publishes(news("Pelatihan"))
	s.until(id, "under way", func(b *knowledge.Broadcast) bool { return b.Counts[knowledge.DeliverySent] > 10 })
	s.halt()
	s.open()
	b, err := s.ledger.Broadcast(s.ctx, id)
	if s.ok(err); b.Counts[knowledge.DeliverySent]+b.Counts[knowledge.DeliveryPending] != n || b.Counts[knowledge.DeliveryPending] == 0 {
		t.Errorf("stopped, it stands at %v", b.Counts)
	}
	s.run(s.bot.Poll)
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: n})
	for _, o := range s.owners {
		if got := texts(o.Transcript()); len(got) != 1 {
			t.Errorf("an owner got %q", got)
		}
	}
}

func TestAPaidBroadcastSaysSoAndHasARateOfItsOwn(t *testing.T) {
	s := newStudio(t, 20)
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 0.001, PaidPerSecond: 1000} }
	s.start()
	s.agree("", s.owners...)
	paid := news("Pelatihan")
	paid.Paid = true
	s.done(s.publishes(paid), knowledge.DeliveryCounts{knowledge.DeliverySent: 20})
	for _, m := range s.owners[0].Transcript().FromBot() {
		if !m.Paid {
			t.Error("it does not say that it is paid for")
		}
	}
}

// askedToWait is a broadcast to n people at that rate, in the middle of which
// Telegram asks to wait, and when it did.
func askedToWait(t *testing.T, n int, perSecond float64, wait time.Duration) (s *studio, id int64, asked time.Time) {
	t.Helper()
	s = newStudio(t, n)
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: perSecond} }
	s.Inject(telegramtest.Fault{
		Failure: telegramtest.TooManyRequests, Method: "sendMessage", Chat: s.owners[n/2].ChatID(), Wait: wait, Times: 1,
	})
	s.start()
	s.agree("", s.owners...)
	id = s.publishes(news("Pelatihan"))
	if _, err := s.WaitStats(s.ctx, func(s telegramtest.Stats) bool { return s.TooMany == 1 }); err != nil {
		t.Fatal(err)
	}
	return s, id, time.Now()
}

func TestNothingIsDeliveredWhileTelegramWantsPeace(t *testing.T) {
	const n, wait = 40, 2 * time.Second
	s, id, refused := askedToWait(t, n, 200, wait)
	s.until(id, "still", func(b *knowledge.Broadcast) bool { return b.Counts[knowledge.DeliverySending] == 0 })
	held := s.Stats().Sent
	// Answers are not held up for it.
	asker := s.owner("Penanya")
	s.send(asker.Dialog, "tanya")
	s.says(asker.Dialog, "gema tanya")
	if took := time.Since(refused); took > wait/2 {
		t.Errorf("the answer took %v", took)
	}
	if _, err := s.WaitStats(s.ctx, func(s telegramtest.Stats) bool { return s.Sent > held+1 }); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(refused); took < wait-50*time.Millisecond {
		t.Errorf("it goes on after %v, Telegram had asked for %v", took, wait)
	}
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: n})
}

func TestABroadcastBeginsAtItsTime(t *testing.T) {
	s := newStudio(t, 1)
	day := time.Date(2026, 12, 1, 9, 0, 0, 0, knowledge.WIB)
	clock := &atomic.Int64{}
	clock.Store(day.Add(-time.Hour).Unix())
	change := s.change
	s.change = func(o *bot.Options) {
		change(o)
		o.Now = func() time.Time { return time.Unix(clock.Load(), 0) }
	}
	s.start()
	s.agree("", s.owners...)
	id := s.drafts(news("Pameran"))
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, `update broadcasts set send_at = ? where id = ?`, day.Unix(), id)
		return err
	})
	s.queues(id, 1, day.Add(-time.Hour))
	now := s.drafts(news("Sekarang juga"))
	s.queues(now, 1, day.Add(-time.Hour))
	s.done(now, knowledge.DeliveryCounts{knowledge.DeliverySent: 1})
	if b, err := s.ledger.Broadcast(s.ctx, id); err != nil || b.State != knowledge.BroadcastQueued {
		t.Errorf("an hour before its time it is %s, %v", b.State, err)
	}
	clock.Store(day.Add(-time.Hour).Add(61 * time.Minute).Unix())
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 1})
}

func TestWhoBlocksTheBotDuringTwoBroadcastsIsCountedInBoth(t *testing.T) {
	s := newStudio(t, 10)
	gone := s.NewPerson("Hilang")
	everybody := append(slices.Clone(s.owners), gone)
	s.open()
	s.agree("", everybody...)
	first, second := s.publishes(news("satu")), s.publishes(news("dua"))
	s.run(s.bot.Poll)
	for _, id := range []int64{first, second} {
		b := s.until(id, "done", func(b *knowledge.Broadcast) bool { return b.State == knowledge.BroadcastDone })
		if b.Counts[knowledge.DeliverySent] != 10 || b.Counts[knowledge.DeliveryBlocked]+b.Counts[knowledge.DeliverySkipped] != 1 {
			t.Errorf("broadcast %d is done with %v", id, b.Counts)
		}
	}
}

// BenchmarkDeliveries sends broadcasts to people as fast as it can.
func BenchmarkDeliveries(b *testing.B) {
	s := telegramtest.NewServer(telegramtest.Options{CountOnly: true})
	if _, err := s.Start(); err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithTimeout(b.Context(), 10*time.Minute)
	defer cancel()
	st := &studio{rig: &rig{Server: s, t: b, ctx: ctx, folder: b.TempDir(), turn: echo, log: &logs{}}}
	st.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 1e6, ChatPerSecond: 1e6, ChatBurst: 1e6} }
	st.open()
	const crowd = 20000
	for range crowd {
		st.owners = append(st.owners, st.owner("Sari"))
	}
	st.agree("", st.owners...)
	id := st.publishes(news("Pelatihan kemasan dibuka sampai Jumat, {nama|Kak}."))
	st.run(st.bot.Poll)
	b.ResetTimer()
	begun := time.Now()
	done := st.until(id, "done", func(b *knowledge.Broadcast) bool { return b.State == knowledge.BroadcastDone })
	b.ReportMetric(crowd/time.Since(begun).Seconds(), "deliveries/s")
	if done.Counts[knowledge.DeliverySent] != crowd {
		b.Error(done.Counts)
	}
	st.halt()
}
