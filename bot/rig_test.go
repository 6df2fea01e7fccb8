package bot_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
)

// patience is how long a test waits for what has to happen.
const patience = 20 * time.Second

// rig is a Telegram, a data folder, and a bot between them that can be stopped
// and started again.
type rig struct {
	*telegramtest.Server
	t      testing.TB
	ctx    context.Context
	folder string
	turn   bot.Turn
	change func(*bot.Options)
	log    *logs

	ledger *ledger.Ledger
	bot    *bot.Bot
	stop   context.CancelFunc
	ended  chan error
}

// newRig makes all of it but does not start the bot.
func newRig(t testing.TB, turn bot.Turn) *rig {
	t.Helper()
	return newRigOf(t, telegramtest.Options{}, turn)
}

// newRigOf makes it with a server of those options.
func newRigOf(t testing.TB, options telegramtest.Options, turn bot.Turn) *rig {
	t.Helper()
	s := telegramtest.NewServer(options)
	if _, err := s.Start(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	r := &rig{Server: s, t: t, ctx: ctx, folder: t.TempDir(), turn: turn, log: &logs{}}
	t.Cleanup(func() {
		if r.bot != nil {
			r.halt()
		}
		for _, leak := range s.Leaks(r.log.String()) {
			t.Errorf("the log holds %s:\n%s", leak, r.log)
		}
		cancel()
		s.Close()
	})
	return r
}

// emptyLedger is what a bot.db holds in which nobody has written. Making one takes
// long, and comes to the same each time.
var emptyLedger = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "setara-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "bot.db")
	l, err := ledger.Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// open opens the ledger and makes a bot on it.
func (r *rig) open() {
	r.t.Helper()
	path := filepath.Join(r.folder, "bot.db")
	if _, err := os.Stat(path); err != nil {
		empty, err := emptyLedger()
		if err == nil {
			err = os.WriteFile(path, empty, 0o600)
		}
		if err != nil {
			r.t.Fatal(err)
		}
	}
	var err error
	if r.ledger, err = ledger.Open(r.ctx, path); err != nil {
		r.t.Fatal(err)
	}
	options := bot.Options{
		Token: r.Token(), APIURL: r.URL(), Ledger: r.ledger, Turn: r.turn,
		PollTimeout: 5 * time.Second,
		Logger:      slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if r.change != nil {
		r.change(&options)
	}
	if r.bot, err = bot.New(options); err != nil {
		r.t.Fatal(err)
	}
}

// start starts the bot on long polling.
func (r *rig) start() {
	r.t.Helper()
	r.open()
	r.run(r.bot.Poll)
}

// run runs the bot in the background.
func (r *rig) run(work func(context.Context) error) {
	ctx, stop := context.WithCancel(r.ctx)
	r.stop, r.ended = stop, make(chan error, 1)
	go func() { r.ended <- work(ctx) }()
}

// halt stops the bot and closes the ledger.
func (r *rig) halt() {
	r.t.Helper()
	r.stop()
	if err := <-r.ended; err != nil {
		r.t.Errorf("the bot ended with %v", err)
	}
	if err := r.ledger.Close(); err != nil {
		r.t.Error(err)
	}
	r.bot = nil
}

// owner is a person who has met the bot.
func (r *rig) owner(name string) *telegramtest.Person {
	p := r.NewPerson(name)
	p.Acquaint()
	return p
}

// says waits until the bot's messages in a chat are these, in order.
func (r *rig) says(d *telegramtest.Dialog, want ...string) telegramtest.Transcript {
	r.t.Helper()
	transcript, err := d.WaitFor(r.ctx, func(t telegramtest.Transcript) bool { return len(texts(t)) >= len(want) })
	got := texts(transcript)
	if err != nil || len(got) != len(want) {
		r.t.Fatalf("the bot says %q (%v), want %q\n%s %+v", got, err, want, r.log, r.bot.Health(context.Background()))
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			r.t.Fatalf("the bot says %q, want %q", got, want)
		}
	}
	return transcript
}

// texts are what the bot's messages in a chat say now.
func texts(t telegramtest.Transcript) []string {
	var out []string
	for _, m := range t.FromBot() {
		text, _ := m.Content()
		out = append(out, text)
	}
	return out
}

// send is a message of a person that cannot fail.
func (r *rig) send(d *telegramtest.Dialog, text string) telegramtest.Message {
	r.t.Helper()
	m, err := d.Send(text)
	if err != nil {
		r.t.Fatal(err)
	}
	return m
}

// say is a reply of one paragraph.
func say(text string) chat.Response {
	return chat.Response{Blocks: []chat.Block{{Spans: []chat.Span{{Text: text}}}}}
}

// echo answers each message with itself.
func echo(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
	if m.Text == "" {
		return chat.TextOnly(), nil
	}
	return say("gema " + m.Text), nil
}

var errTurn = errors.New("the turn fails")

// logs collects what is logged.
type logs struct {
	mu      sync.Mutex
	b       bytes.Buffer
	changed chan struct{}
}

// Write adds to the log.
func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.changed != nil {
		close(l.changed)
		l.changed = nil
	}
	return l.b.Write(p)
}

// wait waits until the log holds a text.
func (l *logs) wait(ctx context.Context, text string) error {
	for {
		l.mu.Lock()
		now := l.b.String()
		if l.changed == nil {
			l.changed = make(chan struct{})
		}
		changed := l.changed
		l.mu.Unlock()
		if strings.Contains(now, text) {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// String is the log so far.
func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// picture is a small PNG.
func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
