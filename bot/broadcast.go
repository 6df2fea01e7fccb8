package bot

import (
	"context"
	"sync"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

const (
	// lookEvery is how often it is looked which broadcasts run: officers act in
	// other processes too.
	lookEvery = 250 * time.Millisecond
	// deliveriesPage is how many deliveries are read at once.
	deliveriesPage = 500
	// walkAgainAfter is how long a broadcast whose deliveries were gone through
	// to the end is left alone where some wait still: what is put back comes by
	// itself mostly.
	walkAgainAfter = 2 * time.Second
	// latest is how long after its time a broadcast still begins by itself.
	latest = time.Hour
)

// feeder brings the deliveries of running broadcasts into the queue, some at a
// time.
type feeder struct {
	b    *Bot
	feds map[int64]*fed
	// skipping are the cancelled broadcasts that are being settled.
	skipping sync.Map
	// strays is when it was last looked for deliveries that nobody holds.
	strays time.Time
}

// fed is a running broadcast and how far its deliveries were read. They are
// gone through in order, from the start again where the end is reached and some
// wait still: those who were asleep, and what was dropped on the way.
type fed struct {
	*stream
	after   int64
	ended   bool
	endedAt time.Time
	// pending is how many wait in the ledger, as of the last look.
	pending int
}

// broadcast keeps broadcasts going until ctx ends.
func (b *Bot) broadcast(ctx context.Context) {
	f := feeder{b: b, feds: map[int64]*fed{}}
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		if b.ledgerError() == nil {
			if err := f.look(ctx); err != nil && ctx.Err() == nil {
				b.Logger.Error("broadcasts cannot be looked at", "err", err)
			}
		}
		for looking := true; looking; {
			select {
			case <-ticker.C:
				looking = false
			case <-b.queue.lane.hungry:
				if err := f.feed(ctx); err != nil && ctx.Err() == nil {
					b.Logger.Error("deliveries cannot be read", "err", err)
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// look finds out which broadcasts run: it begins those whose time has come,
// stops feeding those that do not run any more, and settles what is left of
// those that were cancelled, and what nobody holds.
func (f *feeder) look(ctx context.Context) error {
	live, err := f.b.Ledger.Live(ctx)
	if err != nil {
		return err
	}
	running := map[int64]bool{}
	for _, one := range live {
		switch {
		case one.State == knowledge.BroadcastCancelled:
			f.skip(ctx, one.ID)
		case one.State == knowledge.BroadcastQueued && one.SendAt.After(f.b.Now()):
		case one.State == knowledge.BroadcastQueued && f.missed(&one):
			if err := f.b.hold(ctx, one.ID, chat.HeldLate); err != nil {
				return err
			}
		default:
			if running[one.ID], err = f.goOn(ctx, one); err != nil {
				return err
			}
		}
	}
	for id, s := range f.feds {
		if !running[id] {
			f.b.queue.shut(s.stream)
			delete(f.feds, id)
			continue
		}
		f.restart(s)
	}
	if time.Since(f.strays) > strayEvery {
		f.strays = time.Now()
		if err := f.b.doubtStray(ctx); err != nil {
			return err
		}
	}
	return f.feed(ctx)
}

// missed tells whether the time of a queued broadcast is long over, because
// nothing ran then: what it says may not hold any more.
func (f *feeder) missed(one *ledger.Live) bool {
	due := one.QueuedAt
	if one.SendAt.After(due) {
		due = one.SendAt
	}
	return f.b.Now().Sub(due) > latest
}

// goOn begins a broadcast whose time has come, and has it take turns; it returns
// false where it does not run after all.
func (f *feeder) goOn(ctx context.Context, one ledger.Live) (bool, error) {
	if one.State == knowledge.BroadcastQueued {
		if err := f.b.Ledger.Begin(ctx, one.ID, f.b.Now()); err != nil {
			return false, err
		}
		f.b.Logger.Info("a broadcast begins", "broadcast", one.ID, "deliveries", one.Pending)
	}
	if f.feds[one.ID] == nil {
		b, err := f.b.Ledger.Broadcast(ctx, one.ID)
		if err != nil || b.State != knowledge.BroadcastRunning {
			return false, err
		}
		f.feds[one.ID] = &fed{stream: newStream(&b)}
		f.b.queue.open(f.feds[one.ID].stream)
	}
	f.feds[one.ID].pending = one.Pending
	return true, nil
}

// skip settles what is left of a cancelled broadcast, while others go on.
func (f *feeder) skip(ctx context.Context, id int64) {
	if _, busy := f.skipping.LoadOrStore(id, true); busy {
		return
	}
	f.b.background.Go(func() {
		defer f.skipping.Delete(id)
		if err := f.b.try(func() error { return f.b.Ledger.SkipCancelled(ctx, id) }); err != nil && ctx.Err() == nil {
			f.b.Logger.Error("a cancelled broadcast is not settled yet; trying again", "err", err)
		}
	})
}

// restart has the deliveries of a broadcast gone through again where more wait
// than are asleep and none of them is at hand, or where the first can be woken.
func (f *feeder) restart(s *fed) {
	waiting, out := f.b.queue.atHand(s.stream)
	if !s.ended || waiting+out > 0 || s.pending == 0 || time.Since(s.endedAt) < walkAgainAfter {
		return
	}
	if f.b.queue.wakes(s.stream, s.pending, f.b.Now()) {
		s.after, s.ended = 0, false
	}
}

// feed reads more deliveries of those broadcasts that have few at hand, a page
// of each in turn. By night that can go through millions who are asleep: it is
// left for another time then, so that what officers do meanwhile is seen.
func (f *feeder) feed(ctx context.Context) error {
	begun := time.Now()
	for more := true; more && ctx.Err() == nil; {
		if time.Since(begun) > lookEvery {
			signal(f.b.queue.lane.hungry)
			return nil
		}
		more = false
		for _, s := range f.feds {
			waiting, _ := f.b.queue.atHand(s.stream)
			if s.ended || waiting >= deliveriesLow {
				continue
			}
			if err := f.page(ctx, s); err != nil {
				return err
			}
			more = true
		}
	}
	return nil
}

// page reads a page of deliveries and passes over those to people who are
// asleep.
func (f *feeder) page(ctx context.Context, s *fed) error {
	due, err := f.b.Ledger.Deliveries(ctx, s.broadcast, s.after, deliveriesPage)
	if err != nil {
		return err
	}
	if len(due) < deliveriesPage {
		s.ended, s.endedAt = true, time.Now()
	}
	awake := due[:0]
	asleep, morning := 0, time.Time{}
	waits := map[*time.Location]time.Duration{}
	for i := range due {
		s.after = due[i].To.Chat
		if wait := f.b.peace(s.broadcast, &due[i], waits); wait > 0 {
			asleep++
			if at := f.b.Now().Add(wait); morning.IsZero() || at.Before(morning) {
				morning = at
			}
			continue
		}
		awake = append(awake, due[i])
	}
	f.b.queue.feed(s.stream, awake, asleep, morning)
	return nil
}

// peace is how long a recipient is left in peace yet. What is urgent does not
// wait, and what only changes a message makes no sound. Waits remembers it by
// zone; it may be nil.
func (b *Bot) peace(c *knowledge.Broadcast, due *ledger.Due, waits map[*time.Location]time.Duration) time.Duration {
	if c.Urgent() || c.Kind != knowledge.BroadcastSend {
		return 0
	}
	zone := due.To.Province.Zone()
	wait, known := waits[zone]
	if !known {
		wait = b.QuietIn(zone)
		if waits != nil {
			waits[zone] = wait
		}
	}
	return wait
}
