package bot

import (
	"context"
	"sync"
	"time"
)

// strayEvery is how often it is looked for deliveries that nobody holds.
const strayEvery = 5 * time.Second

// hands are the deliveries that a sender holds, from before the claim until the
// outcome is stored. What is under way without being here is never settled by
// anybody.
type hands struct {
	mu   sync.Mutex
	held map[handful]int
}

// handful is a delivery in somebody's hands.
type handful struct{ broadcast, chat int64 }

// hold notes that a delivery has a sender. It may have two for a moment, the one
// before storing that it is put back.
func (h *hands) hold(broadcast, chat int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.held == nil {
		h.held = map[handful]int{}
	}
	h.held[handful{broadcast, chat}]++
}

// release notes that a delivery has one sender less.
func (h *hands) release(broadcast, chat int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := handful{broadcast, chat}
	if h.held[key]--; h.held[key] <= 0 {
		delete(h.held, key)
	}
}

// holds tells whether a delivery has a sender.
func (h *hands) holds(broadcast, chat int64) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.held[handful{broadcast, chat}] > 0
}

// doubtStray settles deliveries that are under way and that nobody holds.
func (b *Bot) doubtStray(ctx context.Context) error {
	stray := 0
	err := b.try(func() (err error) {
		stray, err = b.Ledger.DoubtStray(context.WithoutCancel(ctx), b.hands.holds, b.Now())
		return err
	})
	if stray > 0 {
		b.Logger.Error("deliveries were under way that nobody held; whether they arrived is uncertain", "deliveries", stray)
	}
	return err
}
