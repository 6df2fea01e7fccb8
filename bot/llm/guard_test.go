package llm_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

// pipes are connections within the memory of a test, so that its clock goes on
// while everybody waits.
type pipes struct {
	accepted chan net.Conn
	done     chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.accepted:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.done); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

// inABubble serves an endpoint over HTTP in memory, by a clock of the test's own.
func inABubble(t *testing.T, o llmtest.Options, test func(*testing.T, *llmtest.Server, *llm.Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.NewHandler(o)
		p := &pipes{accepted: make(chan net.Conn), done: make(chan struct{})}
		server := &http.Server{Handler: s}
		go func() { _ = server.Serve(p) }()
		transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			ours, theirs := net.Pipe()
			select {
			case p.accepted <- theirs:
				return ours, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}}
		c, err := llm.New(llm.Options{BaseURL: "http://setara.example/v1", Key: s.Key(), Model: s.Model(), Transport: transport})
		if err != nil {
			t.Fatal(err)
		}
		test(t, s, c)
		transport.CloseIdleConnections()
		if err := server.Close(); err != nil {
			t.Error(err)
		}
		if faults := s.Faults(); len(faults) > 0 {
			t.Error(faults)
		}
	})
}

// ask asks a question, and tells why it was not answered and how long that took.
func ask(t *testing.T, c *llm.Client, within time.Duration) (llm.Reason, time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	begun := time.Now()
	_, err := c.Next(ctx, question(), nil)
	return llm.ReasonOf(err), time.Since(begun)
}

const oneAnswer = 15 * time.Second

func TestAnEndpointThatFailsAndFailsIsLeftAloneForAWhile(t *testing.T) {
	down := true
	answer := func(*llmtest.Request) llmtest.Reply {
		if down {
			return llmtest.Fail(503)
		}
		return llmtest.Say("Halo")
	}
	inABubble(t, llmtest.Options{Answer: answer}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		for range 5 {
			if reason, _ := ask(t, c, oneAnswer); reason != llm.Trouble {
				t.Fatalf("it fails: %s", reason)
			}
		}
		asked := s.Asked()
		for range 20 {
			if reason, took := ask(t, c, oneAnswer); reason != llm.Resting || took != 0 {
				t.Fatalf("it is left alone: %s after %s", reason, took)
			}
		}
		if s.Asked() != asked || !c.Away() {
			t.Errorf("%d requests while it rests, away %t", s.Asked()-asked, c.Away())
		}
		time.Sleep(31 * time.Second)
		if reason, _ := ask(t, c, oneAnswer); reason != llm.Trouble {
			t.Errorf("one request sees whether it is well: %s", reason)
		}
		if reason, _ := ask(t, c, oneAnswer); reason != llm.Resting || s.Asked() != asked+1 {
			t.Errorf("it is not, and rests on: %s", reason)
		}
		time.Sleep(31 * time.Second)
		down = false
		for range 3 {
			if reason, _ := ask(t, c, oneAnswer); reason != "" {
				t.Errorf("it is well again: %s", reason)
			}
		}
		if c.Away() {
			t.Error("it is still left alone")
		}
	})
}

func TestAnEndpointThatHangsIsLeftAloneTooAndTheDeadlineIsObeyed(t *testing.T) {
	inABubble(t, llmtest.Options{Answer: func(*llmtest.Request) llmtest.Reply { return llmtest.Reply{Hang: true} }}, func(t *testing.T, _ *llmtest.Server, c *llm.Client) {
		for range 5 {
			if reason, took := ask(t, c, oneAnswer); reason != llm.Late || took != oneAnswer {
				t.Fatalf("%s after %s", reason, took)
			}
		}
		if reason, took := ask(t, c, oneAnswer); reason != llm.Resting || took != 0 {
			t.Errorf("%s after %s", reason, took)
		}
	})
}

func TestWhatOneQuestionHasComingDoesNotCountAgainstTheEndpoint(t *testing.T) {
	replies := map[string]llmtest.Reply{
		"refused": llmtest.Fail(400), "cut off": {Text: "a", Finish: "length"}, "kept back": {Text: "a", Finish: "content_filter"},
	}
	for name, reply := range replies {
		t.Run(name, func(t *testing.T) {
			inABubble(t, llmtest.Options{Answer: func(*llmtest.Request) llmtest.Reply { return reply }}, func(t *testing.T, _ *llmtest.Server, c *llm.Client) {
				for range 12 {
					if reason, _ := ask(t, c, oneAnswer); reason == llm.Resting {
						t.Fatal("it is left alone")
					}
				}
			})
		})
	}
}

func TestAnEndpointThatAsksToWaitIsAskedOnceMoreAtTheSecond(t *testing.T) {
	inABubble(t, llmtest.Options{}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		s.Then(llmtest.Reply{Status: 429, RetryAfter: "3"}, llmtest.Say("Halo"))
		if reason, took := ask(t, c, oneAnswer); reason != "" || took != 3*time.Second {
			t.Errorf("%s after %s", reason, took)
		}
		s.Then(llmtest.Reply{Status: 429, RetryAfter: "3"}, llmtest.Reply{Status: 429, RetryAfter: "2"})
		if reason, took := ask(t, c, oneAnswer); reason != llm.Busy || took != 3*time.Second {
			t.Errorf("only once: %s after %s", reason, took)
		}
	})
}

func TestAnEndpointThatAsksToWaitForLongIsLeftAloneForThatLong(t *testing.T) {
	inABubble(t, llmtest.Options{}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		s.Then(llmtest.Reply{Status: 429, RetryAfter: "12"})
		if reason, took := ask(t, c, oneAnswer); reason != llm.Busy || took != 0 {
			t.Fatalf("%s after %s", reason, took)
		}
		asked := s.Asked()
		if reason, took := ask(t, c, oneAnswer); reason != llm.Busy || took != 0 || s.Asked() != asked || !c.Away() {
			t.Errorf("%s after %s", reason, took)
		}
		time.Sleep(9 * time.Second)
		s.Then(llmtest.Say("Halo"))
		if reason, took := ask(t, c, oneAnswer); reason != "" || took != 3*time.Second {
			t.Errorf("the rest of the wait fits: %s after %s", reason, took)
		}
	})
}

func TestWhatAnEndpointCanDoIsAskedOnceAnHour(t *testing.T) {
	inABubble(t, llmtest.Options{}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		able := func() chat.ModelAbilities {
			t.Helper()
			able, err := c.Abilities(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return able
		}
		all := chat.ModelAbilities{Tools: true, Schema: true, Streaming: true, Audio: true, Vision: true}
		for range 3 {
			if got := able(); got != all || len(s.Probes()) != 1 {
				t.Fatalf("%+v by %d requests", got, len(s.Probes()))
			}
			time.Sleep(19 * time.Minute)
		}
		time.Sleep(4 * time.Minute)
		if got := able(); got != all {
			t.Errorf("nobody waits for it to be asked again: %+v", got)
		}
		synctest.Wait()
		if len(s.Probes()) != 2 {
			t.Errorf("%d requests", len(s.Probes()))
		}
	})
}

func TestAnEndpointThatIsDownIsAskedAgainAfterAMinute(t *testing.T) {
	inABubble(t, llmtest.Options{Probe: func(*llmtest.Request) llmtest.Reply { return llmtest.Fail(503) }}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		for range 10 {
			if _, err := c.Abilities(t.Context()); !errors.Is(err, chat.ErrModelAway) {
				t.Fatal(err)
			}
		}
		asked := s.Asked()
		time.Sleep(61 * time.Second)
		if _, err := c.Abilities(t.Context()); !errors.Is(err, chat.ErrModelAway) || s.Asked() != 2*asked {
			t.Errorf("%v after %d requests", err, s.Asked())
		}
	})
}

func TestNobodyWaitsForALookAtTheEndpointLongerThanTheyWould(t *testing.T) {
	inABubble(t, llmtest.Options{Probe: func(*llmtest.Request) llmtest.Reply { return llmtest.Reply{Hang: true} }}, func(t *testing.T, _ *llmtest.Server, c *llm.Client) {
		if reason, took := ask(t, c, 2*time.Second); reason != llm.Late || took != 2*time.Second {
			t.Errorf("%s after %s", reason, took)
		}
		time.Sleep(time.Minute) // the look itself ends
	})
}
