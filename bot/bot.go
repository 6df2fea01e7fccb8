package bot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/ledger"
)

// ErrToken tells that Telegram does not know the token. A new one comes from
// @BotFather.
var ErrToken = errors.New("telegram does not accept the bot token; get one from @BotFather and set TELEGRAM_BOT_TOKEN")

// How long a stop takes at most: the turns under way, then the sends, then the
// webhook's requests.
const (
	turnsGrace = 5 * time.Second
	sendsGrace = 3 * time.Second
	entryGrace = time.Second
)

// Bot is Setara on Telegram. Make it with [New] and run it once, with
// [Bot.Poll] or [Bot.Serve].
type Bot struct {
	Options
	api   *tg.Bot
	lines *lines
	queue *queue
	aside *aside
	easel easel

	me          identity
	trouble     trouble
	hands       hands
	unjournaled recent
	// sent gets a signal when an upload is to be handled, reported when photos
	// of a report are to be brought.
	sent     chan struct{}
	reported chan struct{}
	// feedsChanged gets one when an officer did something to a feed.
	feedsChanged chan struct{}
	contacts     contacts
	uncertain    atomic.Int64

	// life lasts for the whole run. background are goroutines that end with
	// it, settling the letters whose fate is on its way to the disk, entered
	// the webhook's requests that are being taken in.
	life       context.Context
	background sync.WaitGroup
	settling   sync.WaitGroup
	gate       sync.Mutex
	open       bool
	entered    sync.WaitGroup
}

// New makes a bot. It talks to nobody yet.
func New(o Options) (*Bot, error) {
	o, err := o.complete()
	if err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	b := &Bot{
		Options: o,
		lines:   newLines(),
		queue:   newQueue(o.Pace, o.Senders),
		aside:   newAside(),
		easel:   newEasel(),
		trouble: trouble{begun: make(chan struct{}, 1)},
		sent:    make(chan struct{}, 1),

		reported:     make(chan struct{}, 1),
		feedsChanged: make(chan struct{}, 1),
	}
	b.api, err = tg.New(o.Token,
		tg.WithSkipGetMe(),
		tg.WithServerURL(o.APIURL),
		tg.WithHTTPClient(o.PollTimeout, doer{o.Client}),
		tg.WithErrorsHandler(func(err error) { o.Logger.Debug("telegram library", "kind", errorKind(err)) }),
	)
	if err != nil {
		return nil, ErrToken
	}
	return b, nil
}

// Poll runs the bot on long polling until ctx ends, then stops within 10
// seconds: what is being handled is finished, the rest waits in the ledger
// for the next start. It returns nil then, [ErrToken] where Telegram refuses
// the token, and waits out everything else.
func (b *Bot) Poll(ctx context.Context) error {
	return b.run(ctx, "deleteWebhook", func(ctx context.Context) error {
		_, err := b.api.DeleteWebhook(ctx, &tg.DeleteWebhookParams{})
		return err
	}, b.poll)
}

// Serve runs the bot on a webhook until ctx ends, like [Bot.Poll]: it tells
// Telegram to deliver to url with the secret. The handler of [Bot.Webhook]
// must be reachable there.
func (b *Bot) Serve(ctx context.Context, url, secret string) error {
	if secret == "" {
		return errors.New("serve webhook: no secret")
	}
	return b.run(ctx, "setWebhook", func(ctx context.Context) error {
		_, err := b.api.SetWebhook(ctx, &tg.SetWebhookParams{
			URL: url, SecretToken: secret, AllowedUpdates: allowedUpdates,
		})
		return err
	}, func(ctx context.Context) error {
		b.setOpen(true)
		<-ctx.Done()
		return nil
	})
}

// run starts the bot, in the mode that the call sets, lets source bring in
// updates until ctx ends, and stops.
func (b *Bot) run(ctx context.Context, mode string, set, source func(context.Context) error) error {
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	b.life = life
	defer func() {
		end()
		b.background.Wait()
		b.settling.Wait()
	}()
	if err := b.introduce(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	if err := b.insist(ctx, mode, set); err != nil || ctx.Err() != nil {
		return err
	}
	// Recovering is short: who stops the bot meanwhile waits for it, rather than
	// being told that it failed.
	if err := b.recover(life); err != nil {
		return err
	}
	b.background.Go(func() { b.offerCommands(life) })
	b.background.Go(func() { b.maintenance(life) })
	b.background.Go(func() { b.repair(life) })
	b.background.Go(func() { b.feedBroadcasts(life) })
	b.background.Go(func() { b.showProgress(life) })
	b.background.Go(func() { b.serveTickets(life) })
	b.background.Go(func() { b.broadcast(life) })
	b.background.Go(func() { b.bringPhotos(life) })
	if b.Importer != nil {
		b.background.Go(func() { b.uploads(life) })
	}
	if b.Importer != nil && b.Fetcher != nil {
		b.background.Go(func() { b.feeds(life) })
	}
	if b.Weekly != nil {
		b.background.Go(func() { b.tellWeekly(life) })
	}
	if b.Watcher != nil {
		b.background.Go(func() { b.watch(life) })
	}
	working, stopWorking := context.WithCancel(life)
	defer stopWorking()
	var workers, senders sync.WaitGroup
	for range b.Workers {
		workers.Go(func() { b.work(working) })
	}
	hire := func() { senders.Go(func() { b.send(life) }) }
	b.queue.employ(MostSenders-b.Senders, hire)
	for range b.Senders {
		hire()
	}
	err := source(ctx)
	b.stop(&workers, &senders, stopWorking, end)
	return err
}

// stop ends the run: no more updates, then no more turns, then no more sends.
// What takes too long is broken off; it is in the ledger.
func (b *Bot) stop(workers, senders *sync.WaitGroup, stopWorking, end context.CancelFunc) {
	b.setOpen(false)
	b.lines.close()
	within(turnsGrace, workers, stopWorking)
	b.queue.drain()
	within(sendsGrace, senders, end)
	within(entryGrace, &b.entered, end)
	b.catchUp(context.Background())
}

// within waits for goroutines, and breaks them off when it takes too long.
func within(d time.Duration, g *sync.WaitGroup, breakOff context.CancelFunc) {
	timer := time.AfterFunc(d, breakOff)
	defer timer.Stop()
	g.Wait()
}

// recover lines up what an earlier run has left: its letters, then the updates
// that it did not get to, oldest first.
func (b *Bot) recover(ctx context.Context) error {
	var recovered ledger.Recovered
	err := b.try(func() (err error) {
		recovered, err = b.Ledger.Recover(ctx, b.Now())
		return err
	})
	if err == nil && recovered != (ledger.Recovered{}) {
		b.Logger.Warn("uncertain after a crash: answers are sent again, broadcasts are not",
			"answers", recovered.Answers, "broadcasts", recovered.Broadcasts+recovered.Deliveries)
		b.countUncertain(recovered.Answers)
	}
	var after int64
	for {
		letters, err := b.Ledger.Waiting(ctx, ledger.Answers, after, 1000)
		if err != nil {
			return fmt.Errorf("recover answers: %w", err)
		}
		if len(letters) == 0 {
			break
		}
		for _, m := range letters {
			b.queue.push(&item{id: m.ID, chat: m.Chat, lane: m.Lane, daytime: m.Daytime, since: m.QueuedAt})
			after = m.ID
		}
	}
	updates, err := b.Ledger.Unfinished(ctx)
	if err != nil {
		return fmt.Errorf("recover updates: %w", err)
	}
	for _, u := range updates {
		b.lines.push(&arrival{id: u.ID, chat: u.Chat, at: u.ReceivedAt})
	}
	return nil
}

// feedBroadcasts reads broadcasts into the queue as it asks for them.
func (b *Bot) feedBroadcasts(ctx context.Context) {
	const page = 200
	var after int64
	for b.queue.askForMore(); ; {
		select {
		case <-b.queue.lane.low:
		case <-ctx.Done():
			return
		}
		letters, err := b.Ledger.Waiting(ctx, ledger.Broadcasts, after, page)
		if err != nil {
			if ctx.Err() == nil {
				b.Logger.Error("broadcasts cannot be read", "err", err)
				b.later(func(context.Context) error { b.queue.askForMore(); return nil })
			}
			continue
		}
		items := make([]*item, len(letters))
		for i, m := range letters {
			items[i] = &item{id: m.ID, chat: m.Chat, lane: m.Lane, daytime: m.Daytime, since: m.QueuedAt}
			after = m.ID
		}
		b.queue.push(items...)
	}
}

// setOpen lets the webhook take in updates, or not.
func (b *Bot) setOpen(open bool) {
	b.gate.Lock()
	defer b.gate.Unlock()
	b.open = open
}

// enter lets a request of the webhook in; it must leave by entered.Done.
func (b *Bot) enter() bool {
	b.gate.Lock()
	defer b.gate.Unlock()
	if b.open {
		b.entered.Add(1)
	}
	return b.open
}

// identity is who the bot is at Telegram.
type identity struct{ user atomic.Pointer[models.User] }

func (i *identity) name() string {
	if u := i.user.Load(); u != nil {
		return u.Username
	}
	return ""
}

func (i *identity) id() int64 {
	if u := i.user.Load(); u != nil {
		return u.ID
	}
	return 0
}
