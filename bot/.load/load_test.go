package bot_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
)

// loadChats is how many owners write in a benchmark.
const loadChats = 1000

// load is a Telegram under load: owners who send /bantuan, and when they got
// their answers.
type load struct {
	*telegramtest.Server
	b      *testing.B
	people []*telegramtest.Person
	sent   atomic.Int64

	mu      sync.Mutex
	asked   map[int64][]time.Time // by chat
	delays  []time.Duration
	arrived chan struct{}
}

func newLoad(b *testing.B) *load {
	b.Helper()
	l := &load{b: b, asked: map[int64][]time.Time{}, arrived: make(chan struct{}, 1)}
	l.Server = telegramtest.NewServer(telegramtest.Options{CountOnly: true, Observe: l.observe})
	if _, err := l.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	for range loadChats {
		p := l.NewPerson("Pemilik")
		p.Acquaint()
		l.people = append(l.people, p)
	}
	return l
}

// observe notes when an answer arrives.
func (l *load) observe(e telegramtest.Event) {
	if e.Kind != telegramtest.KindMessage || e.By != l.Bot().ID {
		return
	}
	now := time.Now()
	l.mu.Lock()
	if asked := l.asked[e.Chat]; len(asked) > 0 {
		l.delays = append(l.delays, now.Sub(asked[0]))
		l.asked[e.Chat] = asked[1:]
	}
	l.mu.Unlock()
	l.sent.Add(1)
	select {
	case l.arrived <- struct{}{}:
	default:
	}
}

// ask has the n-th question asked.
func (l *load) ask(n int) {
	p := l.people[n%len(l.people)]
	l.mu.Lock()
	l.asked[p.ChatID()] = append(l.asked[p.ChatID()], time.Now())
	l.mu.Unlock()
	if _, err := p.Send("/bantuan"); err != nil {
		l.b.Error(err)
	}
}

// wait waits until n answers have arrived.
func (l *load) wait(n int) {
	for l.sent.Load() < int64(n) {
		<-l.arrived
	}
}

// percentile is the delay that a share of the answers did not exceed.
func (l *load) percentile(share float64) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	slices.Sort(l.delays)
	return l.delays[min(len(l.delays)-1, int(share*float64(len(l.delays))))]
}

// startEcho runs a bare bot on the library: 16 workers, nothing remembered.
func (l *load) startEcho() {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	answer, _ := (&chat.Chat{Memory: noMemory{}, Now: time.Now}).Turn(context.Background(), chat.Message{Text: "/bantuan"})
	text := answer.Text()
	echo, err := tg.New(l.Token(), tg.WithServerURL(l.URL()), tg.WithHTTPClient(5*time.Second, &http.Client{Transport: transport}),
		tg.WithNotAsyncHandlers(), tg.WithWorkers(16),
		tg.WithDefaultHandler(func(ctx context.Context, b *tg.Bot, u *models.Update) {
			if _, err := b.SendMessage(ctx, &tg.SendMessageParams{ChatID: u.Message.Chat.ID, Text: text}); err != nil && ctx.Err() == nil {
				l.b.Error(err)
			}
		}), tg.WithErrorsHandler(func(error) {}))
	if err != nil {
		l.b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { echo.Start(ctx) })
	l.b.Cleanup(func() { stop(); running.Wait() })
}

// startSetara runs the bot with the real conversation and full durability.
func (l *load) startSetara() *bot.Bot {
	store, err := ledger.Open(l.b.Context(), filepath.Join(l.b.TempDir(), "bot.db"))
	if err != nil {
		l.b.Fatal(err)
	}
	setara, err := bot.New(bot.Options{
		Token: l.Token(), APIURL: l.URL(), Ledger: store, PollTimeout: 5 * time.Second,
		Pace: bot.Pace{ChatPerSecond: 1e6, ChatBurst: 1e6},
		Turn: func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
			c := chat.Chat{Memory: memory, Consents: memory, Now: time.Now}
			return c.Turn(ctx, m)
		},
	})
	if err != nil {
		l.b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- setara.Poll(ctx) }()
	l.b.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			l.b.Error(err)
		}
		if err := store.Close(); err != nil {
			l.b.Error(err)
		}
	})
	return setara
}

// noMemory remembers nothing.
type noMemory struct{ bot.Memory }

func (noMemory) Recall(context.Context, int64) ([]byte, error)            { return []byte("{}"), nil }
func (noMemory) Remember(context.Context, int64, []byte, time.Time) error { return nil }

// BenchmarkThroughput measures answers a second, everything asked at once.
func BenchmarkThroughput(b *testing.B) {
	for _, who := range []string{"echo", "setara"} {
		b.Run(who, func(b *testing.B) {
			l := newLoad(b)
			if who == "echo" {
				l.startEcho()
			} else {
				l.startSetara()
			}
			l.ask(0)
			l.wait(1)
			b.ResetTimer()
			for n := range b.N {
				l.ask(n + 1)
			}
			l.wait(b.N + 1)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
		})
	}
}

// BenchmarkLatency measures how long an answer takes at 300 questions a
// second, and what four fsyncs take in the same run.
func BenchmarkLatency(b *testing.B) {
	for _, who := range []string{"echo", "setara", "setara-broadcasting"} {
		b.Run(who, func(b *testing.B) {
			l := newLoad(b)
			if who == "echo" {
				l.startEcho()
			} else {
				setara := l.startSetara()
				if who == "setara-broadcasting" {
					l.broadcast(setara)
				}
			}
			tick := time.NewTicker(time.Second / 300)
			defer tick.Stop()
			for n := range b.N {
				<-tick.C
				l.ask(n)
			}
			l.wait(b.N)
			b.ReportMetric(float64(l.percentile(0.5).Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(l.percentile(0.99).Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(4*fsync(b).Microseconds())/1000, "four-fsyncs-ms")
		})
	}
}

// broadcast queues 10,000 letters, to people who do not write.
func (l *load) broadcast(b *bot.Bot) {
	news := make([]bot.Outgoing, 10_000)
	for i := range news {
		p := l.NewPerson("Penerima")
		p.Acquaint()
		news[i] = bot.Outgoing{Chat: p.ChatID(), Response: say("kabar")}
	}
	if err := b.Send(context.Background(), ledger.Broadcasts, news...); err != nil {
		l.b.Fatal(err)
	}
}

// fsync is the 99th percentile of a small write with an fsync, on the disk of
// the ledger.
func fsync(b *testing.B) time.Duration {
	f, err := os.Create(filepath.Join(b.TempDir(), "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var took []time.Duration
	for range 200 {
		start := time.Now()
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)*99/100]
}

func say(text string) chat.Response {
	return chat.Response{Blocks: []chat.Block{{Spans: []chat.Span{{Text: text}}}}}
}
