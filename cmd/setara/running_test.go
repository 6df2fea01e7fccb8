package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot/telegramtest"
)

// patience is how long a test waits for what must happen.
const patience = 20 * time.Second

// logBuffer keeps what is written to it, for whoever waits for a line.
type logBuffer struct {
	mu      sync.Mutex
	text    bytes.Buffer
	written chan struct{}
}

// Write keeps the line.
func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.written != nil {
		close(b.written)
		b.written = nil
	}
	return b.text.Write(p)
}

func (b *logBuffer) look() (string, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.written == nil {
		b.written = make(chan struct{})
	}
	return b.text.String(), b.written
}

// wait waits until the pattern matches and returns its groups.
func (b *logBuffer) wait(t *testing.T, pattern string) []string {
	t.Helper()
	timeout := time.After(patience)
	for {
		text, more := b.look()
		if match := regexp.MustCompile(pattern).FindStringSubmatch(text); match != nil {
			return match
		}
		select {
		case <-more:
		case <-timeout:
			t.Fatalf("the log never shows %s:\n%s", pattern, text)
		}
	}
}

// running is a bot under test: setara serve against a server of its own.
type running struct {
	t       *testing.T
	server  *telegramtest.Server
	data    string
	log     *logBuffer
	address string
	cancel  context.CancelFunc
	ended   chan int
}

// newServer starts a Bot API server and points the settings at it.
func newServer(t *testing.T) *telegramtest.Server {
	t.Helper()
	server := telegramtest.NewServer(telegramtest.Options{})
	url, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Setenv("TELEGRAM_BOT_TOKEN", server.Token())
	t.Setenv("TELEGRAM_API_URL", url)
	return server
}

// serve runs the bot on a folder and waits until it serves. When the test
// ends, the bot is stopped and its log searched for what must not be in it.
func serve(t *testing.T, server *telegramtest.Server, data string, args ...string) *running {
	t.Helper()
	line := append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, args...)
	return serveBy(t, server, data, func(ctx context.Context, std streams) int { return run(ctx, line, std) })
}

// serveBy is serve with what runs the bot.
func serveBy(t *testing.T, server *telegramtest.Server, data string, serve func(context.Context, streams) int) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{t: t, server: server, data: data, log: &logBuffer{}, cancel: cancel, ended: make(chan int, 1)}
	go func() { r.ended <- serve(ctx, streams{in: strings.NewReader(""), out: io.Discard, err: r.log}) }()
	t.Cleanup(func() {
		r.stop()
		text, _ := r.log.look()
		for _, leak := range server.Leaks(text) {
			t.Errorf("the log holds %s:\n%s", leak, text)
		}
	})
	r.address = r.log.wait(t, `msg=serving listen=(\S+)`)[1]
	return r
}

// stop tells the bot to stop and waits for it.
func (r *running) stop() {
	r.t.Helper()
	r.cancel()
	select {
	case status := <-r.ended:
		r.ended <- status // for a second stop
		if status != exitDone {
			text, _ := r.log.look()
			r.t.Errorf("the bot ended with status %d:\n%s", status, text)
		}
	case <-time.After(patience):
		r.t.Error("the bot does not stop")
	}
}

// get asks for a page of the bot.
func (r *running) get(path string) (status int, body string) {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, "http://"+r.address+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, string(content)
}

// awaitMetrics waits until the metrics hold all lines: an answer is counted
// after it has been sent, so that who has it already may look too soon.
func (r *running) awaitMetrics(lines ...string) {
	r.t.Helper()
	for deadline := time.Now().Add(patience); ; {
		_, page := r.get(metricsPath)
		lacking := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.Contains(page, line) })
		if len(lacking) == 0 {
			return
		}
		if time.Now().After(deadline) {
			r.t.Fatalf("the metrics lack %s", strings.Join(lacking, ", "))
		}
	}
}

func (r *running) health() (int, healthReport) {
	r.t.Helper()
	status, body := r.get(healthPath)
	var report healthReport
	if err := json.Unmarshal([]byte(body), &report); err != nil {
		r.t.Fatalf("%v: %s", err, body)
	}
	return status, report
}

// texts are the bot's messages but for pictures, which come behind their
// answers, by and by.
func texts(now telegramtest.Transcript) []telegramtest.Message {
	return slices.DeleteFunc(now.FromBot(), func(m telegramtest.Message) bool { return len(m.Photo) > 0 })
}

// ask has a person write, and waits for the answer.
func (r *running) ask(person *telegramtest.Person, text string) telegramtest.Message {
	r.t.Helper()
	before := len(texts(person.Transcript()))
	if _, err := person.Send(text); err != nil {
		r.t.Fatal(err)
	}
	return r.told(person, before)
}

// told waits until a person has more than so many messages, and returns the
// newest.
func (r *running) told(person *telegramtest.Person, before int) telegramtest.Message {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	now, err := person.WaitFor(ctx, func(now telegramtest.Transcript) bool { return len(texts(now)) > before })
	if err != nil {
		log, _ := r.log.look()
		r.t.Fatalf("no answer: %v\n%s", err, log)
	}
	answers := texts(now)
	return answers[len(answers)-1]
}

// runLine runs one command line beside the bot.
func runLine(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(t.Context(), args, streams{in: strings.NewReader(""), out: &stdout, err: &stderr})
	return status, stdout.String(), stderr.String()
}

// freshFolder is the name of a data folder that does not exist yet, alone in
// its parent.
func freshFolder(t *testing.T) string { return filepath.Join(t.TempDir(), "data") }
