package bot_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/render"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// The load of the benchmarks.
const (
	loadQuestion  = "/bantuan"
	loadChats     = 300
	loadPerSecond = 300
	loadBeat      = time.Second / loadPerSecond
	// loadOpen is how many questions are open at once where as many are
	// answered as can be.
	loadOpen = 1000
	// loadPatience is how long a run may take after its last question.
	loadPatience = time.Minute
	// The broadcast beside which questions are asked: to how many people, from
	// which on, and how many a second.
	loadRecipients          = 100_000
	loadFirst               = 500_000_000
	loadDeliveriesPerSecond = 1000
	// echoWorkers is how many updates the echo bot handles at once; it is at
	// its fastest then.
	echoWorkers = 16
)

// starter starts a bot on the load's server and returns what stops it.
type starter func(l *load) (stop func())

// load is people who ask, and how long each of them waits. It goes by what
// the server sees, which is the same for every bot.
type load struct {
	*telegramtest.Server
	b      *testing.B
	people []*telegramtest.Person
	stop   func()
	// open has a place for each question that may be open at once.
	open chan struct{}

	mu     sync.Mutex
	asked  map[int64][]time.Time
	delays []time.Duration
	want   int
	done   chan struct{}
	// unasked counts the messages that answer no question.
	unasked int

	// book is the ledger of the bot, and broadcast what it sends beside answers,
	// 0 for nothing.
	book      *ledger.Ledger
	broadcast int64
}

// newLoad starts a server and a bot on it, and has it answer once: the first
// answer takes what is made on first use.
func newLoad(b *testing.B, start starter) *load {
	b.Helper()
	b.StopTimer()
	defer b.StartTimer()
	l := &load{b: b, asked: map[int64][]time.Time{}, open: make(chan struct{}, loadOpen)}
	l.Server = telegramtest.NewServer(telegramtest.Options{CountOnly: true, Observe: l.observe})
	if _, err := l.Start(); err != nil {
		b.Fatal(err)
	}
	for range loadChats {
		p := l.NewPerson("Sari")
		p.Acquaint()
		l.people = append(l.people, p)
	}
	l.stop = start(l)
	l.askAsFastAsAnswered(1)
	return l
}

// end stops the bot and the server.
func (l *load) end() {
	l.b.StopTimer()
	defer l.b.StartTimer()
	l.stop()
	if err := l.Close(); err != nil {
		l.b.Error(err)
	}
}

// observe notes questions and answers as they happen.
func (l *load) observe(e telegramtest.Event) {
	if e.Kind != telegramtest.KindMessage {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.By == e.Chat {
		l.asked[e.Chat] = append(l.asked[e.Chat], time.Now())
		return
	}
	waiting := l.asked[e.Chat]
	if len(waiting) == 0 {
		l.unasked++
		return
	}
	l.asked[e.Chat] = waiting[1:]
	l.delays = append(l.delays, time.Since(waiting[0]))
	<-l.open
	if len(l.delays) == l.want {
		close(l.done)
	}
}

// expect begins to count n answers.
func (l *load) expect(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.delays, l.want, l.done = make([]time.Duration, 0, n), n, make(chan struct{})
}

// ask has the n-th question asked; the people take turns.
func (l *load) ask(n int) {
	l.open <- struct{}{}
	if _, err := l.people[n%len(l.people)].Send(loadQuestion); err != nil {
		l.b.Fatal(err)
	}
}

// askAsFastAsAnswered asks n questions, a bounded number of them open at any
// time, and waits for the answers.
func (l *load) askAsFastAsAnswered(n int) {
	l.b.Helper()
	l.expect(n)
	for i := range n {
		l.ask(i)
	}
	l.wait()
}

// askAtPace asks n questions, as many a second as the load has, and waits for
// the answers.
func (l *load) askAtPace(n int) {
	l.b.Helper()
	l.expect(n)
	beat := time.NewTicker(loadBeat)
	defer beat.Stop()
	for i := range n {
		l.ask(i)
		<-beat.C
	}
	l.wait()
}

func (l *load) wait() {
	l.b.Helper()
	select {
	case <-l.done:
	case <-time.After(loadPatience):
		l.b.Fatalf("%d answers are missing", l.want-int(l.Stats().Sent))
	}
}

// converse is the real conversation.
func converse(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
	c := chat.Chat{Memory: memory, Consents: memory, Now: time.Now}
	return c.Turn(ctx, m)
}

// forgetful is the memory of a bot that has none.
type forgetful struct{ bot.Memory }

// Recall finds nothing.
func (forgetful) Recall(context.Context, int64) ([]byte, error) { return nil, knowledge.ErrNotFound }

// Remember keeps nothing.
func (forgetful) Remember(context.Context, int64, []byte, time.Time) error { return nil }

// startEcho starts a bot of the library that says the same, remembers nothing
// and keeps its connections.
func startEcho(l *load) func() {
	l.b.Helper()
	ctx, stop := context.WithCancel(l.b.Context())
	answer, err := converse(ctx, forgetful{}, chat.Message{Chat: 1, Text: loadQuestion})
	if err != nil {
		l.b.Fatal(err)
	}
	text := render.HTML(answer, render.TextLimit)[0].Text
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 2 * echoWorkers
	echo, err := tg.New(l.Token(),
		tg.WithServerURL(l.URL()), tg.WithHTTPClient(loadPatience, &http.Client{Transport: transport}),
		tg.WithNotAsyncHandlers(), tg.WithWorkers(echoWorkers),
		tg.WithDefaultHandler(func(ctx context.Context, b *tg.Bot, u *models.Update) {
			if _, err := b.SendMessage(ctx, &tg.SendMessageParams{
				ChatID: u.Message.Chat.ID, Text: text, ParseMode: models.ParseModeHTML,
			}); err != nil && ctx.Err() == nil {
				l.b.Errorf("echo: %v", err)
			}
		}))
	if err != nil {
		l.b.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		echo.Start(ctx)
		close(ended)
	}()
	return func() {
		stop()
		<-ended
		transport.CloseIdleConnections()
	}
}
