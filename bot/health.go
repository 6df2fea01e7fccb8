package bot

import (
	"context"
	"sync"
	"time"

	"setara/bot/ledger"
)

// Health is how the bot is doing.
type Health struct {
	// Username is the bot's name at Telegram, once it is known.
	Username string
	// LastPoll is when Telegram last answered a poll, or delivered to the
	// webhook; zero for never.
	LastPoll time.Time
	// Conflict tells that another program polls with the same token.
	Conflict bool
	// Journal and Outbox are what waits in bot.db.
	Journal, Outbox ledger.Backlog
	// Uncertain counts the answers of this run that were sent again though
	// they may have arrived.
	Uncertain int64
	// LedgerError is what keeps bot.db from working, nil if nothing.
	// Questions are answered meanwhile, and what they change is lost at a
	// restart.
	LedgerError error
	// PausedUntil is when sending goes on after Telegram asked the whole bot
	// to wait; zero for now.
	PausedUntil time.Time
}

// Health tells how the bot is doing.
func (b *Bot) Health(ctx context.Context) Health {
	journal, outbox, err := b.Ledger.Backlogs(ctx)
	if err == nil {
		err = b.ledgerError()
	}
	if err == nil {
		err = b.Ledger.Probe(ctx)
	}
	h := Health{
		Username: b.me.name(),
		Journal:  journal, Outbox: outbox,
		Uncertain:   b.uncertain.Load(),
		LedgerError: err,
		PausedUntil: b.queue.pausedUntil(),
	}
	b.contacts.mu.Lock()
	defer b.contacts.mu.Unlock()
	h.LastPoll, h.Conflict = b.contacts.last, b.contacts.conflict
	return h
}

// contacts is when Telegram was heard of last.
type contacts struct {
	mu       sync.Mutex
	last     time.Time
	conflict bool
}
