package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// counter is a knowledge of one price, which all that is watched has.
type counter struct {
	mu      sync.Mutex
	version int64
	price   knowledge.Rupiah
	looks   int
	fail    func(w knowledge.Watch) error
}

func (c *counter) Version(context.Context) (int64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.version, nil
}

// Look is the rule of the field, on one price.
func (c *counter) Look(_ context.Context, w knowledge.Watch) (chat.Notice, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.looks++
	if c.fail != nil {
		if err := c.fail(w); err != nil {
			return chat.Notice{}, err
		}
	}
	next, shifts := w.Compare(&knowledge.Comparables{
		Used: 5, Unit: knowledge.UnitPiece, AsOf: 20_000,
		Groups: knowledge.Groups{Import: knowledge.Quartiles{N: 5, Median: c.price}},
	})
	n := chat.Notice{Watch: next}
	for i := range shifts {
		text := fmt.Sprintf("%s: %s ke %s", w.Product.Name, shifts[i].From.Price, shifts[i].To.Price)
		n.Response.Blocks = append(n.Response.Blocks, chat.Block{Spans: []chat.Span{{Text: text}}})
	}
	return n, nil
}

// post is a bot on a ledger that talks to nobody, and what it watches.
type post struct {
	*Bot
	t      testing.TB
	path   string
	market *counter
	rounds watchRounds
	// quiet is how long chats are left in peace; none where it is empty.
	quiet map[int64]time.Duration
}

func newPost(t testing.TB) *post {
	t.Helper()
	p := &post{
		t: t, path: filepath.Join(t.TempDir(), "bot.db"),
		market: &counter{version: 1, price: 20_000}, quiet: map[int64]time.Duration{},
	}
	p.open()
	t.Cleanup(func() { p.Ledger.Close() })
	return p
}

// open opens the ledger and makes a new bot on it, as a restart does.
func (p *post) open() {
	p.t.Helper()
	l, err := ledger.Open(p.t.Context(), p.path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.Bot, err = New(Options{
		Token: "1:a", Ledger: l, Watcher: p.market, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Turn:  func(context.Context, Memory, chat.Message) (chat.Response, error) { return chat.Response{}, nil },
		Quiet: func(chat int64) time.Duration { return p.quiet[chat] },
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.rounds = watchRounds{}
}

// watches sets watches of a chat that know a price of 20,000.
func (p *post) watches(chatID int64, n int) {
	p.t.Helper()
	turn := ledger.Turn{Chat: chatID, At: time.Unix(0, 0)}
	for i := range n {
		product := knowledge.Product{
			Key: fmt.Sprintf("barang %d", i), Name: fmt.Sprintf("barang %d", i), Unit: knowledge.UnitPiece, Pack: knowledge.One,
		}
		turn.Products = append(turn.Products, ledger.ProductChange{Keep: &product})
		turn.Watches = append(turn.Watches, ledger.WatchChange{Keep: &knowledge.Watch{
			Product: product, Goods: product.Name, Threshold: 1000, Unit: knowledge.UnitPiece,
			Import: knowledge.Mark{Price: 20_000, N: 5, On: 19_000},
		}})
	}
	if _, err := p.Ledger.Finish(p.t.Context(), &turn); err != nil {
		p.t.Fatal(err)
	}
}

// round makes a round and wants so many notices to be queued behind it.
func (p *post) round(what string, want int) {
	p.t.Helper()
	if err := p.watchRound(p.t.Context(), &p.rounds); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
	if got := len(p.queued()); got != want {
		p.t.Fatalf("%s: %d notices are queued, want %d", what, got, want)
	}
}

// changes gives the market another price, as an import does.
func (p *post) changes(price knowledge.Rupiah) {
	p.market.mu.Lock()
	defer p.market.mu.Unlock()
	p.market.version++
	p.market.price = price
}

func (p *post) queued() []ledger.Letter {
	p.t.Helper()
	letters, err := p.Ledger.Waiting(p.t.Context(), ledger.Broadcasts, 0, 100_000)
	if err != nil {
		p.t.Fatal(err)
	}
	return letters
}

func TestAMoveIsToldOnceUpAndDown(t *testing.T) {
	p := newPost(t)
	p.watches(7, 1)
	p.round("nothing has moved", 0)
	p.changes(21_999)
	p.round("a little is nothing", 0)
	p.changes(22_000)
	p.round("a tenth up", 1)
	p.round("the same knowledge", 1)
	p.changes(22_000)
	p.round("an import that moves nothing", 1)
	p.changes(19_800)
	p.round("a tenth down from there", 2)
	if looks := p.market.looks; looks != 5 {
		t.Errorf("it was looked %d times, want once for each version", looks)
	}
	for _, m := range p.queued() {
		if m.Lane != ledger.Broadcasts || !m.Daytime || m.Chat != 7 {
			t.Errorf("queued is %+v", m)
		}
	}
}

func TestARestartNeitherLosesNorDoublesAMove(t *testing.T) {
	p := newPost(t)
	p.watches(7, 20)
	p.watches(8, 20)
	p.changes(30_000)
	// The program dies after the owner's last but one product.
	broken := errors.New("dies")
	p.market.fail = func(w knowledge.Watch) error {
		if w.ID > 19 {
			return broken
		}
		return nil
	}
	if err := p.watchRound(t.Context(), &p.rounds); !errors.Is(err, broken) {
		t.Fatalf("the round ends with %v", err)
	}
	if n := len(p.queued()); n != 19 {
		t.Fatalf("%d notices are queued", n)
	}
	if err := p.Ledger.Close(); err != nil {
		t.Fatal(err)
	}
	p.market.fail, p.market.looks = nil, 0
	p.open()
	p.round("after the restart", 40)
	if p.market.looks != 21 {
		t.Errorf("%d watches were looked at again, want the 21 that were left", p.market.looks)
	}
}

func TestAFailedRoundIsMadeAgainThoughSomeSleep(t *testing.T) {
	p := newPost(t)
	p.watches(7, 1)
	p.watches(8, 15)
	p.changes(30_000)
	p.quiet[7] = time.Hour
	p.market.fail = func(knowledge.Watch) error { return errors.New("no disk") }
	if err := p.watchRound(t.Context(), &p.rounds); err == nil || p.market.looks != maxFailedLooks {
		t.Fatalf("after %d looks: %v", p.market.looks, err)
	}
	p.market.fail = nil
	p.round("as soon as it works", 15)
}

func TestOneWatchThatFailsHoldsUpNoOther(t *testing.T) {
	p := newPost(t)
	p.watches(7, 5)
	p.changes(30_000)
	p.market.fail = func(w knowledge.Watch) error {
		switch w.Product.Key {
		case "barang 1":
			return errors.New("unreadable")
		case "barang 3":
			panic("rahasia pemilik")
		}
		return nil
	}
	p.round("two fail", 3)
	p.market.fail = nil
	p.round("they are tried again", 5)
}

func TestAtNightAWatchIsLeftForTheMorning(t *testing.T) {
	p := newPost(t)
	const sleeper, awake = 7, 8
	p.watches(sleeper, 1)
	p.watches(awake, 1)
	p.quiet[sleeper] = 10 * time.Hour
	p.changes(30_000)
	p.round("who is awake is told", 1)
	p.round("who sleeps is not", 1)
	if p.market.looks != 1 {
		t.Errorf("the sleeper's watch was looked at %d times", p.market.looks-1)
	}
	p.changes(40_000)
	p.round("another import at night", 2)
	p.changes(20_500)
	p.quiet[sleeper] = 0
	p.round("in the morning what has come back is not told; who heard of it hears that", 3)
	for _, m := range p.queued() {
		if m.Chat != awake {
			t.Errorf("the sleeper is told: %+v", m)
		}
	}
}

// TestMorningComesWithoutAnImport runs the rounds by the clock, which in the
// bubble begins at 07.00 WIB.
func TestMorningComesWithoutAnImport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPost(t)
		p.Quiet = func(int64) time.Duration { return knowledge.QuietFor(time.Now().In(knowledge.WIB)) }
		p.watches(7, 1)
		price := knowledge.Rupiah(30_000)
		p.changes(price)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { defer close(ended); p.watch(ctx) }()
		time.Sleep(p.WatchEvery / 2) // between two rounds
		for _, step := range []struct {
			price knowledge.Rupiah
			wait  time.Duration
			want  int
		}{
			{30_000, 59 * time.Minute, 0},
			{30_000, 2 * time.Minute, 1}, // 08.01
			{30_000, 11 * time.Hour, 1},
			{40_000, time.Minute, 2}, // 19.02
			{50_000, time.Hour, 3},
			{60_000, 11 * time.Hour, 3}, // 07.02
			{70_000, 57 * time.Minute, 3},
			{70_000, 2 * time.Minute, 4}, // two moves at night are one
		} {
			if step.price != price {
				price = step.price
				p.changes(price)
			}
			time.Sleep(step.wait)
			synctest.Wait()
			if got := len(p.queued()); got != step.want {
				t.Errorf("at %v %d notices are queued, want %d", time.Now().In(knowledge.WIB), got, step.want)
			}
		}
		stop()
		<-ended
	})
}

func TestWhoHasBlockedTheBotIsNotLookedAfter(t *testing.T) {
	p := newPost(t)
	p.watches(7, 1)
	p.changes(30_000)
	if err := p.Ledger.Leave(t.Context(), 7, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	p.round("blocked", 0)
	if p.market.looks != 0 {
		t.Error("it was looked at all the same")
	}
	if _, err := p.Ledger.Finish(t.Context(), &ledger.Turn{Chat: 7, At: time.Unix(0, 0)}); err != nil {
		t.Fatal(err)
	}
	p.round("back again", 1)
}

func TestAStoppedWatchIsNotTold(t *testing.T) {
	p := newPost(t)
	p.watches(7, 2)
	p.changes(30_000)
	// One is ended while the other is looked at.
	p.market.fail = func(w knowledge.Watch) error {
		if w.Product.Key == "barang 0" {
			return p.Ledger.DropWatch(t.Context(), 7, "barang 1")
		}
		return nil
	}
	p.round("one is ended on the way", 1)
}

func TestTenThousandWatchesAreGoneThroughInPages(t *testing.T) {
	p := newPost(t)
	p.tenThousand()
	p.changes(30_000)
	p.round("all have moved", 10_000)
	p.round("nothing is due any more", 10_000)
	if p.market.looks != 10_000 {
		t.Errorf("%d looks, want one for each watch", p.market.looks)
	}
}

// tenThousand sets as many watches as are kept for each of many owners.
func (p *post) tenThousand() {
	for owner := range int64(10_000 / knowledge.MaxWatches) {
		p.watches(owner+1, knowledge.MaxWatches)
	}
}

// BenchmarkARoundOverTenThousandWatches is what a round costs beside the
// look-ups: on a new version, and where nothing is due.
func BenchmarkARoundOverTenThousandWatches(b *testing.B) {
	p := newPost(b)
	p.tenThousand()
	b.Run("after an import", func(b *testing.B) {
		for b.Loop() {
			p.changes(20_000)
			p.round("nothing has moved", 0)
		}
	})
	b.Run("nothing is due", func(b *testing.B) {
		for b.Loop() {
			p.round("nothing is due", 0)
		}
	})
}

func TestALetterForTheDayWaitsOverTheNight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPost(t)
		p.Quiet = func(int64) time.Duration { return knowledge.QuietFor(time.Now().In(knowledge.WIB)) }
		p.watches(7, 1)
		if _, err := p.Ledger.CheckWatches(t.Context(), []ledger.Checked{{
			Watch: knowledge.Watch{ID: 1}, Version: 2, Letters: []ledger.Letter{{
				Chat: 7, Lane: ledger.Broadcasts, Kind: ledger.Send, Payload: []byte(`{}`), Daytime: true,
			}},
		}}, time.Now()); err != nil {
			t.Fatal(err)
		}
		m := p.queued()[0]
		p.queue.push(&item{id: m.ID, chat: m.Chat, lane: m.Lane, daytime: m.Daytime})
		news, _ := p.queue.take()
		p.sendOne(t.Context(), news) // at 07.00
		p.queue.done()
		if len(p.queued()) != 1 {
			t.Error("it was sent at night")
		}
		// An answer goes at any time, though such a letter waits.
		p.queue.push(&item{id: 99, chat: 7, lane: ledger.Answers})
		answer, _ := p.queue.take()
		if answer.id != 99 || p.holdOverNight(answer) {
			t.Errorf("taken is %+v", answer)
		}
		p.queue.finish(answer)
		p.queue.done()
		began := time.Now()
		if again, _ := p.queue.take(); again != news || p.holdOverNight(again) {
			t.Errorf("in the morning taken is %+v", again)
		}
		if waited := time.Since(began); waited != time.Hour {
			t.Errorf("it waited %v, want until 08.00", waited)
		}
	})
}
