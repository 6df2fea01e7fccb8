package bot

import (
	"context"
	"sync"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"golang.org/x/time/rate"
)

// asideSlots is how many requests that bypass the outbox are under way at the
// same time.
const asideSlots = 16

const (
	// typingPerSecond bounds how many indicators are sent at once: under load
	// an answer is quicker than they are.
	typingPerSecond = 10
	// typingLasts is how long Telegram shows one.
	typingLasts = 5 * time.Second
)

// aside makes the calls that bypass the outbox: nothing is lost with them.
type aside struct {
	// slots are for calls, pictures for those that are decoded.
	slots, pictures chan struct{}
	typing, drafts  *rate.Limiter

	mu sync.Mutex
	// shown holds, for the chats that an indicator is on its way to, a channel
	// that is closed when it has arrived, and drafted those that a draft is.
	shown, drafted map[int64]chan struct{}
}

func newAside() *aside {
	return &aside{
		slots:    make(chan struct{}, asideSlots),
		pictures: make(chan struct{}, picturesAtOnce),
		typing:   rate.NewLimiter(typingPerSecond, typingPerSecond),
		drafts:   rate.NewLimiter(draftsPerSecond, draftsPerSecond),
		shown:    map[int64]chan struct{}{},
		drafted:  map[int64]chan struct{}{},
	}
}

// call makes a call in the background, once there is a slot. What becomes of
// it does not matter.
func (b *Bot) call(ctx context.Context, method string, fn func(context.Context) error) {
	b.background.Go(func() {
		select {
		case b.aside.slots <- struct{}{}:
			defer func() { <-b.aside.slots }()
		case <-ctx.Done():
			return
		}
		ctx, cancel := context.WithTimeout(ctx, asideTimeout)
		defer cancel()
		ctx, a := withAttempt(ctx)
		if f := judge(fn(ctx), a); f.verdict != accepted {
			if f.verdict == tooMany {
				b.Metrics.TooMany(method)
			}
			b.Logger.Debug("a call aside failed", "method", method, f.log())
		}
	})
}

// showTyping shows "typing" in a chat for as long as its turn takes, until
// done is closed. Where many are answered at once, only those who wait for
// more than a moment see it, and who sees a draft does not.
func (b *Bot) showTyping(ctx context.Context, chat int64, thread int, done <-chan struct{}, d *draft) {
	b.background.Go(func() {
		first := time.Duration(0)
		if !b.aside.typing.Allow() {
			first = time.Second
		}
		timer := time.NewTimer(first)
		defer timer.Stop()
		for {
			select {
			case <-timer.C:
				if d == nil || !d.shown.Load() {
					b.typeOnce(ctx, chat, thread)
				}
				timer.Reset(typingLasts - time.Second/2)
			case <-done:
				return
			case <-ctx.Done():
				return
			}
		}
	})
}

func (b *Bot) typeOnce(ctx context.Context, chat int64, thread int) {
	arrived := make(chan struct{})
	b.aside.mu.Lock()
	b.aside.shown[chat] = arrived
	b.aside.mu.Unlock()
	defer func() {
		b.aside.mu.Lock()
		delete(b.aside.shown, chat)
		b.aside.mu.Unlock()
		close(arrived)
	}()
	ctx, cancel := context.WithTimeout(ctx, asideTimeout)
	defer cancel()
	ctx, a := withAttempt(ctx)
	_, err := b.api.SendChatAction(ctx, &tg.SendChatActionParams{
		ChatID: chat, MessageThreadID: thread, Action: models.ChatActionTyping,
	})
	if f := judge(err, a); f.verdict == tooMany {
		b.Metrics.TooMany("sendChatAction")
	}
}

// afterAside waits for an indicator and a draft that are on their way to the
// chat: one that arrived behind the answer would stay.
func (b *Bot) afterAside(ctx context.Context, chat int64) {
	b.aside.mu.Lock()
	under := []chan struct{}{b.aside.shown[chat], b.aside.drafted[chat]}
	b.aside.mu.Unlock()
	for _, arrived := range under {
		if arrived == nil {
			continue
		}
		select {
		case <-arrived:
		case <-ctx.Done():
			return
		}
	}
}
