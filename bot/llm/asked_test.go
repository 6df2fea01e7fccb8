package llm_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

func TestOnlyWhatAnEndpointMayHaveWorkedOnIsPaidFor(t *testing.T) {
	maybe := map[int]bool{408: true, 502: true, 504: true, 524: true}
	for _, status := range []int{400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 524, 529} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{}).Then(llmtest.Reply{Status: status, RetryAfter: "60"})
			c, _ := newClient(t, s)
			turn, err := c.Next(inTime(t, 8*time.Second), question(), nil)
			if err == nil || errors.Is(err, chat.ErrModelIdle) == maybe[status] {
				t.Errorf("status %d: %v", status, err)
			}
			if turn.Usage != (chat.ModelUsage{}) {
				t.Errorf("status %d: %+v", status, turn.Usage)
			}
		})
	}
	for name, c := range map[string]struct {
		reply llmtest.Reply
		idle  bool
	}{
		"it hangs":                  {llmtest.Reply{Hang: true}, false},
		"it hangs in the midst":     {llmtest.Reply{Text: "satu dua tiga", HangAfter: 1}, false},
		"half a stream":             {llmtest.Reply{Text: "satu dua tiga", CutAfter: 1}, false},
		"no JSON":                   {llmtest.Reply{Raw: "{"}, false},
		"nothing":                   {llmtest.Reply{}, false},
		"an answer that is cut off": {llmtest.Reply{Text: "satu", Finish: "length"}, false},
		"it sends on elsewhere":     {llmtest.Reply{Location: "http://elsewhere.invalid/v1"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{})
			client, _ := newClient(t, s)
			if _, err := client.Abilities(inTime(t, 8*time.Second)); err != nil {
				t.Fatal(err)
			}
			s.Then(c.reply)
			if _, err := client.Next(inTime(t, time.Second), question(), nil); err == nil || errors.Is(err, chat.ErrModelIdle) != c.idle {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAConnectionThatBreaksAfterTheRequestIsPaidForAndOneThatNeverCameIsNot(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // for as long as the test
	if err != nil {
		t.Fatal(err)
	}
	c, err := llm.New(llm.Options{BaseURL: "http://" + l.Addr().String() + "/v1", Model: llmtest.DefaultModel})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Read(make([]byte, 1024)) // the request, or its beginning
			_ = conn.Close()
		}
	}()
	_, err = c.Hear(inTime(t, 8*time.Second), "suara.ogg", []byte("OggS"))
	if llm.ReasonOf(err) != llm.Unreachable || errors.Is(err, chat.ErrModelIdle) {
		t.Errorf("the connection breaks: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	<-ended
	_, err = c.Hear(inTime(t, 8*time.Second), "suara.ogg", []byte("OggS"))
	if llm.ReasonOf(err) != llm.Unreachable || !errors.Is(err, chat.ErrModelIdle) {
		t.Errorf("nobody listens: %v", err)
	}
}

func TestAQuestionWhoseConnectionBreaksBeforeTheAnswerBeginsIsPaidFor(t *testing.T) {
	for name, read := range map[string]bool{"after the question came": true, "in the midst of it": false} {
		for way, o := range map[string]llmtest.Options{"asked in pieces": {}, "asked at once": {NoStream: true}} {
			t.Run(name+", "+way, func(t *testing.T) {
				endpoint := llmtest.NewHandler(o)
				var breaks atomic.Bool
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if !breaks.Load() {
						endpoint.ServeHTTP(w, r)
						return
					}
					if read {
						_, _ = io.Copy(io.Discard, r.Body)
					}
					panic(http.ErrAbortHandler)
				}))
				defer server.Close()
				client, err := llm.New(llm.Options{BaseURL: server.URL + "/v1", Key: endpoint.Key(), Model: endpoint.Model()})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := client.Abilities(inTime(t, 8*time.Second)); err != nil {
					t.Fatal(err)
				}
				breaks.Store(true)
				turn, err := client.Next(inTime(t, 8*time.Second), question(), nil)
				if llm.ReasonOf(err) != llm.Unreachable || errors.Is(err, chat.ErrModelIdle) || turn.Usage != (chat.ModelUsage{}) {
					t.Errorf("%+v, %v", turn.Usage, err)
				}
			})
		}
	}
}
