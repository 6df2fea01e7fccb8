package page

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
)

// sent is one event as a browser gets it.
type sent struct {
	id, name, data string
}

// listen opens the stream as a browser does that has seen the event with that
// id, and returns how to read on.
func (r *rig) listen(lastSeen string) (next func() sent) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 10*time.Second)
	r.t.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url+"/events", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	if lastSeen != "" {
		req.Header.Set("Last-Event-ID", lastSeen)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { resp.Body.Close() })
	if kind := resp.Header.Get("Content-Type"); kind != "text/event-stream" {
		r.t.Fatalf("the stream is %q", kind)
	}
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<20)
	return func() (s sent) {
		r.t.Helper()
		for lines.Scan() && lines.Text() != "" {
			field, value, _ := strings.Cut(lines.Text(), ": ")
			switch field {
			case "id":
				s.id = value
			case "event":
				s.name = value
			case "data":
				s.data = value
			}
		}
		if s.name == "" {
			r.t.Fatalf("the stream ended: %v", lines.Err())
		}
		return s
	}
}

// message reads on to the next event that is a message.
func (r *rig) message(next func() sent) (string, telegramtest.Message) {
	r.t.Helper()
	for {
		s := next()
		if s.name != "telegram" {
			continue
		}
		var event telegramtest.Event
		if err := json.Unmarshal([]byte(s.data), &event); err != nil {
			r.t.Fatal(err)
		}
		if event.Kind == telegramtest.KindMessage {
			return s.id, *event.Message
		}
	}
}

func TestAPageLearnsWhoIsThereAndWhatHappened(t *testing.T) {
	r := newRig(t)
	r.do("send", `{"from":810001,"text":"sebelum halaman dibuka"}`)
	next := r.listen("")
	first := next()
	var h hello
	if err := json.Unmarshal([]byte(first.data), &h); err != nil || first.name != "hello" {
		t.Fatalf("the stream begins with %+v: %v", first, err)
	}
	if len(h.People) != len(Cast) || h.Run == "" || h.Now.IsZero() {
		t.Errorf("it tells %+v", h)
	}
	if _, m := r.message(next); m.Text != "sebelum halaman dibuka" {
		t.Errorf("the first message is %q", m.Text)
	}
	r.do("send", `{"from":810001,"text":"sesudahnya"}`)
	if _, m := r.message(next); m.Text != "sesudahnya" {
		t.Errorf("the second message is %q", m.Text)
	}
}

func TestAPageThatLostTheStreamGetsWhatItMissed(t *testing.T) {
	r := newRig(t)
	r.do("send", `{"from":810001,"text":"satu"}`)
	seen, _ := r.message(r.listen(""))
	r.do("send", `{"from":810001,"text":"dua"}`)
	if _, m := r.message(r.listen(seen)); m.Text != "dua" {
		t.Errorf("it goes on with %q", m.Text)
	}
	for name, id := range map[string]string{
		"a page of another run":      "lain.2",
		"a page with a strange id":   "2",
		"a page with a negative one": r.page.run + ".-1",
	} {
		if _, m := r.message(r.listen(id)); m.Text != "satu" {
			t.Errorf("%s goes on with %q", name, m.Text)
		}
	}
}

func TestAChangedMenuReachesThePage(t *testing.T) {
	r := newRig(t)
	next := r.listen("")
	r.asBot("setMyCommands", url.Values{"commands": {`[{"command":"harga","description":"Bandingkan harga"}]`}})
	for {
		s := next()
		if s.name != "commands" || s.id == "" {
			continue
		}
		var menus map[string][]telegramtest.Command
		if err := json.Unmarshal([]byte(s.data), &menus); err != nil {
			t.Fatal(err)
		}
		if got := menus["810001"]; len(got) != 1 || got[0].Command != "harga" {
			t.Errorf("the menu is %+v", got)
		}
		return
	}
}
