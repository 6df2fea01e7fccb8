package bot_test

import (
	"context"
	"log/slog"
	"net/http"
	"path/filepath"
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
		return // a broadcast
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

// startSetara starts the whole path: journal, turn and outbox, all on the
// disk.
func startSetara(l *load) func() { return startBroadcasting(l, 0) }

// startBroadcasting starts the whole path with that many broadcasts waiting,
// to people who ask nothing.
func startBroadcasting(l *load, broadcasts int) func() {
	l.b.Helper()
	ctx, stop := context.WithCancel(l.b.Context())
	book, err := ledger.Open(ctx, filepath.Join(l.b.TempDir(), "bot.db"))
	if err != nil {
		l.b.Fatal(err)
	}
	pace := bot.DefaultPace
	pace.ChatPerSecond, pace.ChatBurst = 1e6, 1e6 // the server's limits are off
	setara, err := bot.New(bot.Options{
		Token: l.Token(), APIURL: l.URL(), Ledger: book, Turn: converse, Pace: pace,
		Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		l.b.Fatal(err)
	}
	if err := setara.Send(ctx, ledger.Broadcasts, l.announcements(broadcasts)...); err != nil {
		l.b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- setara.Poll(ctx) }()
	return func() {
		stop()
		if err := <-ended; err != nil {
			l.b.Error(err)
		}
		if err := book.Close(); err != nil {
			l.b.Error(err)
		}
	}
}

// announcements are messages to people who ask nothing.
func (l *load) announcements(n int) []bot.Outgoing {
	messages := make([]bot.Outgoing, n)
	for i := range messages {
		p := l.NewPerson("Wati")
		p.Acquaint()
		messages[i] = bot.Outgoing{Chat: p.ChatID(), Response: say("Pelatihan kemasan dibuka sampai Jumat.")}
	}
	return messages
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
