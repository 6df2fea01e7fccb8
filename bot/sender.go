package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

const (
	// giveUpAfter is how long a letter is tried that Telegram does not take.
	giveUpAfter = 24 * time.Hour
	// The waits between tries.
	firstSendPause   = 500 * time.Millisecond
	longestSendPause = time.Minute
	// ledgerPause is how long a letter waits that could not be claimed.
	ledgerPause = 5 * time.Second
)

// Why a letter will not arrive, for [Metrics].
const (
	whyBlocked = "blocked"
	whyRefused = "refused"
	whyExpired = "expired"
)

// send sends letters until the queue is drained, or has senders enough without it.
func (b *Bot) send(ctx context.Context) {
	for {
		it, ok := b.queue.take()
		if !ok {
			return
		}
		b.sendOne(ctx, it)
		b.queue.done()
	}
}

// sendOne claims a letter, sends it and settles it.
func (b *Bot) sendOne(ctx context.Context, it *item) {
	if it.stream != nil {
		b.sendDelivery(ctx, it)
		return
	}
	if b.holdOverNight(it) {
		return
	}
	c, ok := b.claim(ctx, it)
	if !ok {
		return
	}
	d := delivery{b: b, claimed: &c}
	b.deliver(ctx, &d)
	b.settle(ctx, it, &c, &d)
}

// deliver sends a letter. A panic on the way costs that letter only.
func (b *Bot) deliver(ctx context.Context, d *delivery) {
	defer func() {
		if p := recover(); p != nil {
			b.logPanic("a letter", d.claimed.ID, p)
			d.failure = failure{verdict: refused}
		}
	}()
	switch err := json.Unmarshal(d.claimed.Payload, &d.message); {
	case d.claimed.Unreachable:
		d.failure.verdict = unreachable
	case err != nil:
		b.Logger.Error("a letter cannot be read", "letter", d.claimed.ID, "kind", errorKind(err))
		d.failure.verdict = refused
	default:
		d.send(ctx)
	}
}

// claim takes a letter from the ledger. Where the ledger does not work, one
// whose content is at hand goes out all the same.
func (b *Bot) claim(ctx context.Context, it *item) (ledger.Claimed, bool) {
	if it.id == 0 || it.claimed {
		it.claimed = false
		return it.known(), true
	}
	var c ledger.Claimed
	gone := false
	err := b.try(func() (err error) {
		c, err = b.claimNow(context.WithoutCancel(ctx), it)
		if gone = errors.Is(err, knowledge.ErrNotFound); gone {
			return nil
		}
		return err
	})
	switch {
	case gone: // settled meanwhile
		b.queue.finish(it)
		return c, false
	case err == nil:
		// A group can have moved since the letter was written.
		c.Chat = it.chat
		return c, true
	case it.letter == nil:
		b.queue.putBack(it, time.Now().Add(ledgerPause))
		return c, false
	default:
		return it.known(), true
	}
}

// claimNow claims a letter. Of an answer that is at hand, the ledger has
// nothing to tell.
func (b *Bot) claimNow(ctx context.Context, it *item) (ledger.Claimed, error) {
	if it.letter == nil || it.letter.Replaces != 0 || it.lane != ledger.Answers {
		return b.Ledger.Claim(ctx, it.id)
	}
	return it.known(), b.Ledger.ClaimKnown(ctx, it.id)
}

// settle notes what became of a letter and lets the next one of its chat go.
func (b *Bot) settle(ctx context.Context, it *item, c *ledger.Claimed, d *delivery) {
	o := ledger.Outcome{Letter: it.id, Replaces: c.Replaces, At: b.Now()}
	if it.lane == ledger.Broadcasts {
		b.queue.learn(it, d.failure.verdict)
	}
	switch f := d.failure; f.verdict {
	case accepted:
		o.State, o.Message = ledger.Sent, int64(d.sent)
		b.store(o)
		b.Metrics.Sent(c.Lane.String(), time.Since(it.since))
		b.queue.finish(it)
	case tooMany:
		o.State = ledger.Queued
		b.store(o)
		b.Metrics.TooMany(d.method)
		b.queue.tooMany(it, f.wait)
		b.Logger.Warn("telegram asks to wait", "chat", c.Chat, "wait", f.wait)
	case again, badToken:
		b.retry(it, c, f, o)
	case moved:
		o.State = ledger.Queued
		b.store(o)
		b.follow(ctx, it, f.movedTo)
	case unreachable:
		o.State = ledger.Failed
		b.store(o)
		b.lose(ctx, it, c.Lane)
	default:
		o.State = ledger.Failed
		b.store(o)
		b.Metrics.Unsent(c.Lane.String(), whyRefused)
		b.Logger.Error("telegram refuses a letter", "letter", it.id, "chat", it.chat, f.log())
		b.queue.finish(it)
	}
}

// retry puts a letter back for later. One that may have arrived is noted as
// uncertain; a broadcast is then not sent again.
func (b *Bot) retry(it *item, c *ledger.Claimed, f failure, o ledger.Outcome) {
	it.tries++
	o.State, o.Uncertain = ledger.Queued, f.uncertain
	switch {
	case f.uncertain && c.Lane == ledger.Broadcasts:
		o.State = ledger.Uncertain
	case time.Since(it.since) > giveUpAfter: // by a clock that does not jump
		o.State = ledger.Failed
		b.Metrics.Unsent(c.Lane.String(), whyExpired)
	case f.uncertain:
		b.countUncertain(1)
	}
	b.store(o)
	wait := backoff(it.tries, firstSendPause, longestSendPause)
	b.Logger.Warn("a letter could not be sent", "letter", it.id, "chat", it.chat, "uncertain", f.uncertain,
		"tries", it.tries, "again_in", wait, f.log())
	if o.State == ledger.Queued {
		b.queue.putBack(it, time.Now().Add(wait))
		return
	}
	b.queue.finish(it)
}

// countUncertain reports answers that are sent again though they may have
// arrived.
func (b *Bot) countUncertain(n int) {
	if n > 0 {
		b.uncertain.Add(int64(n))
		b.Metrics.Uncertain(n)
	}
}

// follow goes on with the supergroup that a group has become.
func (b *Bot) follow(ctx context.Context, it *item, to int64) {
	from := it.chat
	b.Logger.Info("a group has a new id", "chat", from, "now", to)
	move := func(ctx context.Context) error { return b.Ledger.Move(ctx, from, to) }
	if err := b.try(func() error { return move(context.WithoutCancel(ctx)) }); err != nil {
		b.later(move)
	}
	b.queue.move(it, to)
}

// lose gives up a chat that cannot be written to, until it writes itself.
func (b *Bot) lose(ctx context.Context, it *item, lane ledger.Lane) {
	b.Metrics.Unsent(lane.String(), whyBlocked)
	b.Logger.Info("a chat cannot be written to", "chat", it.chat)
	at := b.Now()
	leave := func(ctx context.Context) error { return b.Ledger.Leave(ctx, it.chat, at) }
	if err := b.try(func() error { return leave(context.WithoutCancel(ctx)) }); err != nil {
		b.later(leave)
	}
	b.queue.drop(it.chat)
	b.queue.finish(it)
}

// store settles a letter in the ledger, now or as soon as it works.
func (b *Bot) store(o ledger.Outcome) {
	if o.Letter == 0 {
		return
	}
	b.settleSoon(func(done func(error)) { b.Ledger.Settle(o, done) })
}

// settleSoon settles something in the ledger, now or as soon as it works,
// without waiting for it.
func (b *Bot) settleSoon(settle func(done func(error))) {
	again := func(context.Context) error {
		done := make(chan error, 1)
		settle(func(err error) { done <- err })
		if err := <-done; err != nil {
			return fmt.Errorf("settle again: %w", err)
		}
		return nil
	}
	if b.ledgerError() != nil {
		b.later(again)
		return
	}
	b.settling.Add(1)
	settle(func(err error) {
		defer b.settling.Done()
		b.note(err)
		if err != nil {
			b.later(again)
		}
	})
}
