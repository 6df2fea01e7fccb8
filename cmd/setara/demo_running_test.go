package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot/telegramtest"
)

// demoPatience is how long anything in the demo may take, waitBriefly what
// should be at once.
const (
	demoPatience = 30 * time.Second
	waitBriefly  = 3 * time.Second
)

// runningDemo is `setara demo` in this process.
type runningDemo struct {
	// announced are the lines that it printed before it served.
	announced string
	// address is where its page is.
	address string
	stop    context.CancelFunc
	// ended is closed when it has ended with the exit status code.
	ended chan struct{}
	code  int
	said  *lockedBuffer
}

// startDemo runs the demo until the test ends.
func startDemo(t *testing.T, args ...string) *runningDemo {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, printed := io.Pipe()
	d := &runningDemo{stop: stop, ended: make(chan struct{}), said: &lockedBuffer{}}
	go func() {
		defer close(d.ended)
		defer printed.Close()
		d.code = run(ctx, append([]string{"demo"}, args...), streams{in: strings.NewReader(""), out: printed, err: d.said})
	}()
	t.Cleanup(func() {
		out.Close()
		d.end(t)
	})
	lines := bufio.NewScanner(out)
	for range 2 {
		if !lines.Scan() {
			t.Fatalf("the demo ended before it served: %s", d.said)
		}
		d.announced += lines.Text() + "\n"
	}
	_, rest, found := strings.Cut(d.announced, "http://")
	if !found {
		t.Fatalf("the demo does not say where it is: %s", d.announced)
	}
	d.address = "http://" + strings.Fields(rest)[0]
	return d
}

// end stops the demo as Ctrl-C does and returns its exit status.
func (d *runningDemo) end(t *testing.T) int {
	t.Helper()
	d.stop()
	select {
	case <-d.ended:
	case <-time.After(demoPatience):
		t.Fatal("the demo does not stop")
	}
	return d.code
}

// say types a text as a person of the demo.
func (d *runningDemo) say(t *testing.T, person int64, text string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"from": person, "text": text})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.address+"/do/send", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		t.Fatalf("send: status %d", resp.StatusCode)
	}
}

// await reads the page's stream until the bot wrote to that person, and
// returns what.
func (d *runningDemo) await(t *testing.T, person int64) telegramtest.Message {
	t.Helper()
	return d.awaitText(t, person, "")
}

// awaitText is await for a message that holds a text.
func (d *runningDemo) awaitText(t *testing.T, person int64, text string) telegramtest.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), demoPatience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, d.address+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		data, isData := strings.CutPrefix(lines.Text(), "data: ")
		var event telegramtest.Event
		if !isData || json.Unmarshal([]byte(data), &event) != nil {
			continue
		}
		if event.Kind == telegramtest.KindMessage && event.Chat == person && event.By != person &&
			strings.Contains(event.Message.Text, text) {
			return *event.Message
		}
	}
	t.Fatalf("nothing that says %q came: %v; %s", text, lines.Err(), d.said)
	return telegramtest.Message{}
}

// lockedBuffer is written by the demo and read by the test.
type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
