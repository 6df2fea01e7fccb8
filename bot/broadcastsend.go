package bot

import (
	"context"
	"strings"
	"sync"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// expired is why a delivery failed that Telegram was not fit to take for a day.
const expired = "expired"

// refusalsLogged is how many refused deliveries of a broadcast are logged: what
// is wrong with a message is wrong for millions, and the ledger has all of them.
const refusalsLogged = 10

// refusalsHeld is after how many refusals, with nothing accepted before, a
// broadcast is held: what Telegram does not take of it, it takes from nobody.
const refusalsHeld = 20

// sendDelivery claims a delivery, sends it and settles it.
func (b *Bot) sendDelivery(ctx context.Context, it *item) {
	c := it.stream.broadcast
	if wait := b.peace(c, it.due, nil); wait > 0 {
		b.queue.sleep(it, b.Now().Add(wait))
		return
	}
	b.hands.hold(c.ID, it.chat)
	claimed := false
	err := b.try(func() (err error) {
		claimed, err = b.Ledger.ClaimDelivery(context.WithoutCancel(ctx), c, it.chat, b.Now())
		return err
	})
	if !claimed {
		b.hands.release(c.ID, it.chat)
	}
	switch {
	case err != nil:
		b.queue.rest(it, ledgerPause)
	case !claimed: // it is not to be sent, or not now
		b.queue.finish(it)
	case b.queue.held() > 0: // Telegram has said 429 since this one was taken
		b.storeDelivery(knowledge.Delivery{Broadcast: c.ID, Chat: it.chat, State: knowledge.DeliveryPending, At: b.Now()})
		b.queue.rest(it, b.queue.held())
	default:
		d := newDelivery(b, c, it.due)
		b.carry(ctx, d, c)
		b.settleDelivery(it, d)
	}
}

// newDelivery is a delivery as it goes out: the very message that the
// recipient's preview shows.
func newDelivery(b *Bot, c *knowledge.Broadcast, due *ledger.Due) *delivery {
	content := chat.Announcement(c, &due.To)
	m, kind, _ := contentMessage(due.To.Chat, &content, c.ID)
	return &delivery{
		b: b, message: m, paid: c.Paid,
		claimed: &ledger.Claimed{
			Letter: ledger.Letter{Chat: due.To.Chat, Lane: ledger.Broadcasts, Kind: kind}, Target: due.Message,
		},
	}
}

// carry makes the request. A panic on the way costs that delivery only.
func (b *Bot) carry(ctx context.Context, d *delivery, c *knowledge.Broadcast) {
	defer func() {
		if p := recover(); p != nil {
			b.logPanic("a delivery of broadcast", c.ID, p)
			d.failure = failure{verdict: refused}
		}
	}()
	switch c.Kind {
	case knowledge.BroadcastEdit:
		d.attempt(ctx, ledger.Edit)
	case knowledge.BroadcastDelete:
		d.attempt(ctx, ledger.Delete)
	default:
		d.attempt(ctx, d.claimed.Kind)
	}
}

// caption edits the text below a photo or a document.
func (d *delivery) caption(ctx context.Context) (*models.Message, error) {
	d.method = "editMessageCaption"
	text, mode := d.body()
	return d.b.api.EditMessageCaption(ctx, &tg.EditMessageCaptionParams{
		ChatID: d.claimed.Chat, MessageID: int(d.claimed.Target), Caption: text, ParseMode: mode,
		CaptionEntities: d.message.entities(), ShowCaptionAboveMedia: d.message.Above, ReplyMarkup: d.markup(),
	})
}

// settleDelivery notes what became of a delivery.
func (b *Bot) settleDelivery(it *item, d *delivery) {
	c := it.stream.broadcast
	f := d.failure
	b.queue.learn(it, f.verdict)
	s := knowledge.Delivery{Broadcast: c.ID, Chat: it.chat, At: b.Now()}
	switch f.verdict {
	case accepted:
		s.State, s.Message = knowledge.DeliverySent, int64(d.sent)
		it.stream.accepted.Store(true)
		b.Metrics.Sent(ledger.Broadcasts.String(), time.Since(it.since))
	case tooMany:
		s.State = knowledge.DeliveryPending
		b.storeDelivery(s)
		b.Metrics.TooMany(d.method)
		b.Logger.Warn("telegram asks to wait", "chat", it.chat, "broadcast", c.ID, "wait", f.wait)
		b.queue.tooMany(it, f.wait)
		return
	case again, badToken:
		if b.retryDelivery(it, &s, f) {
			return
		}
	case unreachable:
		s.State = knowledge.DeliveryBlocked
		b.Metrics.Unsent(ledger.Broadcasts.String(), whyBlocked)
		b.storeDelivery(s)
		b.queue.drop(it.chat)
		b.queue.finish(it)
		return
	case gone:
		s.State, s.Why = knowledge.DeliveryFailed, f.description
		if c.Kind == knowledge.BroadcastDelete {
			s.State, s.Why = deleted(f.description)
		}
	default:
		s.State, s.Why = knowledge.DeliveryFailed, f.description
		b.Metrics.Unsent(ledger.Broadcasts.String(), whyRefused)
		refused := it.stream.refused.Add(1)
		if refused <= refusalsLogged {
			b.Logger.Warn("telegram refuses a delivery", "broadcast", c.ID, "chat", it.chat, f.log())
		}
		if refused == refusalsHeld && !it.stream.accepted.Load() {
			b.background.Go(func() {
				if err := b.hold(b.life, c.ID, chat.HeldRefused); err != nil && b.life.Err() == nil {
					b.Logger.Error("a broadcast that Telegram refuses is not held", "err", err)
				}
			})
		}
	}
	b.storeDelivery(s)
	b.queue.finish(it)
}

// deleted is what became of a deletion that Telegram refuses: what is gone
// already needs none, and the rest has grown too old meanwhile.
func deleted(description string) (state knowledge.DeliveryState, why string) {
	if strings.Contains(strings.ToLower(description), "message to delete not found") {
		return knowledge.DeliverySent, ""
	}
	return knowledge.DeliverySkipped, knowledge.SkippedOld
}

// retryDelivery puts a delivery back for later, unless it may have arrived or
// has been tried for too long. What only changes a message may be done twice.
// It tells whether it did.
func (b *Bot) retryDelivery(it *item, s *knowledge.Delivery, f failure) bool {
	it.tries++
	if it.tries == 1 {
		it.since = time.Now() // it was queued long ago perhaps
	}
	uncertain := f.uncertain && it.stream.broadcast.Kind == knowledge.BroadcastSend
	b.Logger.Warn("a delivery could not be made", "broadcast", s.Broadcast, "chat", it.chat,
		"uncertain", uncertain, "tries", it.tries, f.log())
	switch {
	case uncertain:
		s.State = knowledge.DeliveryUncertain
		return false
	case time.Since(it.since) > giveUpAfter:
		s.State, s.Why = knowledge.DeliveryFailed, expired
		b.Metrics.Unsent(ledger.Broadcasts.String(), whyExpired)
		return false
	default:
		s.State = knowledge.DeliveryPending
		b.storeDelivery(*s)
		b.queue.rest(it, backoff(it.tries, firstSendPause, longestSendPause))
		return true
	}
}

// storeDelivery settles a claimed delivery in the ledger, now or as soon as it
// works. Nobody holds it from then on, nor where the ledger refuses.
func (b *Bot) storeDelivery(s knowledge.Delivery) {
	release := sync.OnceFunc(func() { b.hands.release(s.Broadcast, s.Chat) })
	b.settleSoon(func(done func(error)) {
		b.Ledger.SettleDelivery(s, func(err error) {
			if err == nil || !ledger.IsTrouble(err) {
				release()
			}
			done(err)
		})
	})
}
