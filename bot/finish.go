package bot

import (
	"context"
	"errors"
	"time"

	"setara/bot/ledger"
)

// errUnstored: what an officer did could not be stored, and so is not done.
var errUnstored = errors.New("the act of an officer is not stored")

// finish stores a turn and lines up its letters. Where the ledger cannot be
// written, the letters go out all the same and the rest is stored later; but
// what an officer did is not told of then, and [errUnstored] returned. It
// returns [ledger.ErrChanged] where the turn must be taken again. Any other
// error means that the program ends: the update stays unfinished.
func (b *Bot) finish(ctx context.Context, turn *ledger.Turn, a *arrival) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	promised := b.promise(turn)
	var ids []int64
	changed := false
	err := b.try(func() (err error) {
		ids, err = b.Ledger.Finish(context.WithoutCancel(ctx), turn)
		if changed = errors.Is(err, ledger.ErrChanged); changed {
			return nil // no trouble: the ledger works
		}
		return err
	})
	if promised && (changed || err != nil) {
		b.queue.breakPromise(turn.Chat)
	}
	if changed {
		return ledger.ErrChanged
	}
	if err != nil && turn.Official() {
		return errUnstored
	}
	if turn.Left || turn.Forget {
		b.queue.drop(turn.Chat)
	}
	if err == nil {
		if len(turn.Uploads) > 0 {
			b.uploaded()
		}
		if len(turn.Feeds) > 0 {
			b.feedChanged()
		}
		if turn.Complaint != nil {
			b.photosReported()
		}
		if turn.Forget {
			b.scrub(ctx)
		}
		b.dispatch(newItems(turn.Letters, ids, a), promised)
		return nil
	}
	unstored := *turn
	unstored.Letters, unstored.Needs = nil, nil
	b.later(func(ctx context.Context) error {
		_, err := b.Ledger.Finish(ctx, &unstored)
		b.photosReported()
		if err == nil && unstored.Forget {
			b.scrub(ctx)
		}
		return err
	})
	b.queue.push(newItems(turn.Letters, nil, a)...)
	return nil
}

// promise has the first letter of a turn stored as claimed, if a sender is
// free for it.
func (b *Bot) promise(turn *ledger.Turn) bool {
	if len(turn.Letters) == 0 || turn.Letters[0].Kind != ledger.Send || turn.Letters[0].Chat != turn.Chat ||
		!b.queue.promise(turn.Chat) {
		return false
	}
	turn.Letters[0].Claimed = true
	return true
}

// dispatch lines up the letters of a turn, the first of them with its sender
// where one was promised.
func (b *Bot) dispatch(items []*item, promised bool) {
	if promised {
		items[0].claimed = true
		b.queue.keep(items[0])
		items = items[1:]
	}
	b.queue.push(items...)
}

// newItems makes letters ready for the queue; without ids, for letters that
// could not be stored. The last one to leave the queue tells the arrival.
func newItems(letters []ledger.Letter, ids []int64, a *arrival) []*item {
	items := make([]*item, len(letters))
	for i := range letters {
		items[i] = &item{
			chat: letters[i].Chat, lane: letters[i].Lane, daytime: letters[i].Daytime, letter: &letters[i], since: a.at,
		}
		if ids != nil {
			items[i].id = ids[i]
		} else if a.unsent != nil {
			items[i].left = a.unsent()
		}
	}
	return items
}

// scrub takes what was deleted out of the files. Where a reader is in the way,
// it is tried again.
func (b *Bot) scrub(ctx context.Context) {
	if err := b.Ledger.Scrub(context.WithoutCancel(ctx)); err != nil {
		b.Logger.Warn("what was deleted is still in bot.db's log; trying again", "err", err)
		b.later(b.Ledger.Scrub)
	}
}

// maintenance deletes what has had its time, until ctx ends.
func (b *Bot) maintenance(ctx context.Context) {
	var retired time.Time
	for {
		if b.RetentionDays > 0 && b.Now().Sub(retired) >= 24*time.Hour {
			err := b.retire(ctx)
			if retired = b.Now(); err != nil && ctx.Err() == nil {
				b.Logger.Warn("what has been kept for long enough could not be deleted", "what", attempted(err), "kind", errorKind(err))
			}
		}
		b.queue.sweep()
		err := b.try(func() error { return b.Ledger.Purge(context.WithoutCancel(ctx), b.Now()) })
		if err != nil {
			b.Logger.Warn("what has had its time could not be deleted", "err", err)
		}
		if !pause(ctx, 10*time.Minute) {
			return
		}
	}
}
