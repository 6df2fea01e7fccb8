package bot

import (
	"context"
	"errors"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// Watcher knows how the market stands that owners have watched.
type Watcher interface {
	// Version is a number that changes whenever the knowledge does.
	Version(context.Context) (int64, error)
	// Look sets a watch against the knowledge of now, see [chat.Chat.Look].
	Look(context.Context, knowledge.Watch) (chat.Notice, error)
}

const (
	// watchesAtOnce is how many watches are looked at before what was found out
	// is stored.
	watchesAtOnce = 100
	// maxFailedLooks is how many watches may fail before a round is given up:
	// then it is not they that something is wrong with.
	maxFailedLooks = 10
)

// watchRounds is what is remembered from one round over the watches to the
// next.
type watchRounds struct {
	version int64
	// morning is when the first of those can be told who were asleep; until
	// then nothing is to be done for this version.
	morning time.Time
	failed  int
}

// watch goes over the watches whenever the knowledge has changed, until ctx
// ends.
func (b *Bot) watch(ctx context.Context) {
	var rounds watchRounds
	for {
		if err := b.watchRound(ctx, &rounds); err != nil && ctx.Err() == nil {
			b.Logger.Error("watches could not be looked at; trying again", "what", attempted(err), "kind", errorKind(err))
		}
		if !pause(ctx, b.WatchEvery) {
			return
		}
	}
}

// watchRound looks at all watches that were not set against the present
// knowledge, oldest first, one at a time. How far it came is kept with the
// watches: what a stop or a failure leaves, the next round goes on with.
//
// Notices go in the lane of broadcasts, since nobody waits for them: they keep
// its pace, and answers go first. What was under way there in a crash is not
// sent again, so that no move is told twice.
func (b *Bot) watchRound(ctx context.Context, r *watchRounds) (err error) {
	if err := b.ledgerError(); err != nil {
		return nil //nolint:nilerr // it is known, and being repaired
	}
	version, err := b.Watcher.Version(ctx)
	if err != nil {
		return err
	}
	if version == r.version && time.Now().Before(r.morning) {
		return nil
	}
	*r = watchRounds{version: version}
	defer func() {
		if err != nil {
			r.morning = time.Time{}
		}
	}()
	for after := int64(0); ; {
		due, err := b.Ledger.DueWatches(ctx, version, after, watchesAtOnce)
		if err != nil || len(due) == 0 {
			return err
		}
		after = due[len(due)-1].ID
		checked, lookErr := b.look(ctx, due, r)
		if err := errors.Join(b.tell(ctx, checked), lookErr); err != nil {
			return err
		}
	}
}

// look looks at some watches; those of owners who sleep are left for the
// morning.
func (b *Bot) look(ctx context.Context, due []ledger.DueWatch, r *watchRounds) (checked []ledger.Checked, err error) {
	for i := range due {
		w := &due[i]
		if wait := b.Quiet(w.Chat); wait > 0 {
			// Without the monotonic clock, which stands still while a machine sleeps.
			if at := time.Now().Add(wait).Round(0); r.morning.IsZero() || at.Before(r.morning) {
				r.morning = at
			}
			continue
		}
		c, err := b.lookAt(ctx, w)
		if ctx.Err() != nil {
			return checked, ctx.Err()
		}
		if err != nil {
			b.Logger.Error("a watch could not be looked at", "watch", w.ID, "what", attempted(err), "kind", errorKind(err))
			if r.failed++; r.failed == maxFailedLooks {
				return checked, err
			}
			continue
		}
		c.Version = r.version
		checked = append(checked, c)
	}
	return checked, nil
}

// lookAt looks at one watch and writes what there is to tell. A panic costs
// that watch only.
func (b *Bot) lookAt(ctx context.Context, w *ledger.DueWatch) (c ledger.Checked, err error) {
	defer func() {
		if p := recover(); p != nil {
			b.logPanic("a watch", w.ID, p)
			err = errors.New("panic")
		}
	}()
	notice, err := b.Watcher.Look(ctx, w.Watch)
	if err != nil {
		return c, err
	}
	out := Outgoing{Chat: w.Chat, Response: notice.Response}
	letters, err := out.letters(ledger.Broadcasts)
	for i := range letters {
		letters[i].Daytime = true
	}
	return ledger.Checked{Watch: notice.Watch, Letters: letters}, err
}

// tell stores what was found out, and has it sent.
func (b *Bot) tell(ctx context.Context, checked []ledger.Checked) error {
	if len(checked) == 0 {
		return nil
	}
	queued := 0
	err := b.try(func() (err error) {
		queued, err = b.Ledger.CheckWatches(context.WithoutCancel(ctx), checked, b.Now())
		return err
	})
	if queued > 0 {
		b.queue.askForMore()
	}
	return err
}

// holdOverNight lays a letter aside that must not arrive at night, until the
// morning; it returns false for one that may go. In the ledger it waits on.
func (b *Bot) holdOverNight(it *item) bool {
	if !it.daytime {
		return false
	}
	wait := b.Quiet(it.chat)
	if wait <= 0 {
		return false
	}
	b.queue.layAside(it)
	time.AfterFunc(wait, func() { b.queue.push(it) })
	return true
}
