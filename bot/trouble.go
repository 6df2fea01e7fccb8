package bot

import (
	"context"
	"sync"
	"time"

	"setara/bot/ledger"
)

const (
	// repairEvery is how often a ledger in trouble is tried again.
	repairEvery = 3 * time.Second
	// maxRepairs bounds what is remembered for it meanwhile.
	maxRepairs = 100_000
)

// trouble is what the bot knows of a ledger that cannot be written, and what
// is to be stored once it can. While there is trouble nothing else waits for
// the ledger: it is tried by [Bot.repair] alone.
type trouble struct {
	mu    sync.Mutex
	err   error
	todo  []func(context.Context) error
	begun chan struct{}
	// storing is held while what is to do is stored, so that nothing is stored
	// twice where the bot stops during a repair.
	storing sync.Mutex
}

// note takes down that an access to the ledger failed, if it did. The log tells
// when trouble begins and ends, not each time that it is met. One that succeeds
// ends none: it may have been asked for before.
func (b *Bot) note(err error) {
	if err == nil {
		return
	}
	if !ledger.IsTrouble(err) {
		b.Logger.Error("bot.db refuses something; this is a bug of ours", "err", err)
		return
	}
	if b.setTrouble(err) != nil {
		return
	}
	b.Logger.Error("bot.db does not work; answering without it", "err", err)
	select {
	case b.trouble.begun <- struct{}{}:
	default:
	}
}

// setTrouble takes down what keeps the ledger from working, nil for nothing, and
// returns what did before.
func (b *Bot) setTrouble(err error) (was error) {
	b.trouble.mu.Lock()
	defer b.trouble.mu.Unlock()
	was, b.trouble.err = b.trouble.err, err
	return was
}

// ledgerError is what keeps the ledger from working, nil if nothing.
func (b *Bot) ledgerError() error {
	b.trouble.mu.Lock()
	defer b.trouble.mu.Unlock()
	return b.trouble.err
}

// try makes an access to the ledger, unless it is in trouble, and notes how it
// went.
func (b *Bot) try(access func() error) error {
	if err := b.ledgerError(); err != nil {
		return err
	}
	err := access()
	b.note(err)
	return err
}

// later stores something as soon as the ledger works.
func (b *Bot) later(store func(context.Context) error) {
	b.trouble.mu.Lock()
	defer b.trouble.mu.Unlock()
	if len(b.trouble.todo) < maxRepairs {
		b.trouble.todo = append(b.trouble.todo, store)
	}
}

// repair tries a ledger in trouble again, until ctx ends.
func (b *Bot) repair(ctx context.Context) {
	ticker := time.NewTicker(repairEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-b.trouble.begun:
		case <-ctx.Done():
			return
		}
		b.catchUp(ctx)
	}
}

// catchUp stores what could not be stored, in order, if the ledger works.
func (b *Bot) catchUp(ctx context.Context) {
	b.trouble.storing.Lock()
	defer b.trouble.storing.Unlock()
	if b.ledgerError() != nil {
		if err := b.Ledger.Probe(ctx); err != nil {
			return
		}
		if b.setTrouble(nil) != nil {
			b.Logger.Info("bot.db works again")
		}
	}
	for store := b.todo(); store != nil; store = b.todo() {
		err := store(ctx)
		b.note(err)
		if err != nil && ledger.IsTrouble(err) {
			return
		}
		b.trouble.mu.Lock()
		b.trouble.todo = b.trouble.todo[1:]
		b.trouble.mu.Unlock()
	}
}

// todo is what is to be stored next, nil for nothing.
func (b *Bot) todo() func(context.Context) error {
	b.trouble.mu.Lock()
	defer b.trouble.mu.Unlock()
	if len(b.trouble.todo) == 0 {
		return nil
	}
	return b.trouble.todo[0]
}
