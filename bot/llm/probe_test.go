package llm_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

// cutOff is a model that is still thinking where it may write no more.
var cutOff = llmtest.Reply{Text: "<think>Gambarnya ", Finish: "length"}

// shows is a sound model: it does what it is asked to find out what it can do.
func shows(req *llmtest.Request) llmtest.Reply {
	colour := "none"
	if len(req.Messages[0].Content.Pictures) > 0 {
		colour = "green"
	}
	switch {
	case len(req.Tools) > 0:
		return llmtest.CallTool(req.Tools[0].Function.Name, `{"colour":"`+colour+`"}`)
	case req.ResponseFormat != nil:
		return llmtest.Say(`{"colour":"` + colour + `"}`)
	default:
		return llmtest.Say(colour)
	}
}

// unless has a model cut off where it is asked for such things.
func unless(hard func(*llmtest.Request) bool) func(*llmtest.Request) llmtest.Reply {
	return func(req *llmtest.Request) llmtest.Reply {
		if hard(req) {
			return cutOff
		}
		return shows(req)
	}
}

func TestAModelThatThinksLongIsGivenTheRoomToShowWhatItCanDo(t *testing.T) {
	all := chat.ModelAbilities{Tools: true, Schema: true, Streaming: true, Audio: true, Vision: true}
	without := func(change func(*chat.ModelAbilities)) chat.ModelAbilities {
		able := all
		change(&able)
		return able
	}
	for name, c := range map[string]struct {
		endpoint llmtest.Options
		thinks   int // tokens
		want     chat.ModelAbilities
	}{
		"not at all":               {llmtest.Options{}, 0, all},
		"longer than most":         {llmtest.Options{}, 1_500, all},
		"in terms of its own":      {llmtest.Options{Model: "gpt-5-mini"}, 1_500, all},
		"and does not stream":      {llmtest.Options{NoStream: true}, 1_500, without(func(a *chat.ModelAbilities) { a.Streaming = false })},
		"and knows no tools":       {llmtest.Options{NoTools: true}, 1_500, without(func(a *chat.ModelAbilities) { a.Tools = false })},
		"and sees nothing":         {llmtest.Options{NoVision: true}, 1_500, without(func(a *chat.ModelAbilities) { a.Vision = false })},
		"and has no strict schema": {llmtest.Options{NoStrict: true}, 1_500, without(func(a *chat.ModelAbilities) { a.Schema = false })},
	} {
		t.Run(name, func(t *testing.T) {
			c.endpoint.Probe = unless(func(req *llmtest.Request) bool { return req.MaxTokens+req.MaxCompletionTokens < c.thinks })
			s := llmtest.Start(t, c.endpoint)
			client, _ := newClient(t, s)
			if able, err := client.Abilities(inTime(t, 8*time.Second)); err != nil || able != c.want {
				t.Errorf("%+v, %v", able, err)
			}
		})
	}
}

func TestThatAModelIsCutOffIsNotTakenForSomethingThatItCannotDo(t *testing.T) {
	thinks := true
	hard := func(*llmtest.Request) bool { return thinks }
	inABubble(t, llmtest.Options{NoAudio: true, Probe: unless(func(r *llmtest.Request) bool { return hard(r) })}, func(t *testing.T, _ *llmtest.Server, c *llm.Client) {
		for range 3 {
			if able, err := c.Abilities(t.Context()); llm.ReasonOf(err) != llm.CutOff || able != (chat.ModelAbilities{}) {
				t.Fatalf("%+v, %v", able, err)
			}
		}
		thinks = false
		time.Sleep(61 * time.Second)
		able, err := c.Abilities(t.Context())
		if want := (chat.ModelAbilities{Tools: true, Schema: true, Streaming: true, Vision: true}); err != nil || able != want {
			t.Errorf("a minute later: %+v, %v", able, err)
		}
	})
}

func TestWhatAModelWasTooLongForIsAskedAgainWithinMinutes(t *testing.T) {
	tools := func(r *llmtest.Request) bool { return len(r.Tools) > 0 }
	for name, c := range map[string]struct {
		hard  func(*llmtest.Request) bool
		first chat.ModelAbilities
		fails llm.Reason
	}{
		"it looks at pictures for long": {
			hard:  func(r *llmtest.Request) bool { return len(r.Messages[0].Content.Pictures) > 0 },
			first: chat.ModelAbilities{Tools: true, Schema: true, Streaming: true},
		},
		"it fills in strict schemas for long": {
			hard:  func(r *llmtest.Request) bool { return tools(r) && r.Tools[0].Function.Strict },
			first: chat.ModelAbilities{Tools: true, Streaming: true, Vision: true},
		},
		"it calls tools for long": {hard: tools, fails: llm.CutOff},
	} {
		t.Run(name, func(t *testing.T) {
			thinks := true
			probe := unless(func(r *llmtest.Request) bool { return thinks && c.hard(r) })
			inABubble(t, llmtest.Options{NoAudio: true, Probe: probe}, func(t *testing.T, _ *llmtest.Server, client *llm.Client) {
				if able, err := client.Abilities(t.Context()); able != c.first || llm.ReasonOf(err) != c.fails {
					t.Fatalf("at first: %+v, %v", able, err)
				}
				thinks = false
				time.Sleep(11 * time.Minute)
				_, _ = client.Abilities(t.Context()) // it is asked again, and nobody waits
				synctest.Wait()
				able, err := client.Abilities(t.Context())
				if want := (chat.ModelAbilities{Tools: true, Schema: true, Streaming: true, Vision: true}); err != nil || able != want {
					t.Errorf("later: %+v, %v", able, err)
				}
			})
		})
	}
}

func TestAnEndpointThatIsBusyInTheMidstOfTheLookIsNotTakenForOneThatCannot(t *testing.T) {
	busy := true
	probe := func(r *llmtest.Request) llmtest.Reply {
		if r.ResponseFormat != nil && busy {
			return llmtest.Reply{Status: 429, RetryAfter: "5"}
		}
		return shows(r)
	}
	inABubble(t, llmtest.Options{NoAudio: true, NoTools: true, Probe: probe}, func(t *testing.T, _ *llmtest.Server, c *llm.Client) {
		if able, err := c.Abilities(t.Context()); llm.ReasonOf(err) != llm.Busy {
			t.Fatalf("%+v, %v", able, err)
		}
		busy = false
		time.Sleep(6 * time.Second)
		if able, err := c.Abilities(t.Context()); err != nil || !able.Schema {
			t.Errorf("%+v, %v", able, err)
		}
	})
}

func TestAnEndpointThatIsBusyWithVoicesIsAskedAgainWithinMinutes(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		again  bool
	}{
		"it is busy":                      {http.StatusTooManyRequests, true},
		"it knows no voices":              {http.StatusNotFound, false},
		"it has a fault of its own there": {http.StatusInternalServerError, false},
		"the key is not for voices":       {http.StatusForbidden, false},
	} {
		t.Run(name, func(t *testing.T) {
			var well atomic.Bool
			var late atomic.Int64
			again := make(chan struct{}, 9)
			endpoint := llmtest.NewHandler(llmtest.Options{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				voice := strings.HasSuffix(r.URL.Path, "/audio/transcriptions")
				if voice && !well.Load() {
					w.WriteHeader(c.status)
					return
				}
				if voice {
					again <- struct{}{}
				}
				endpoint.ServeHTTP(w, r)
			}))
			defer server.Close()
			client, err := llm.New(llm.Options{
				BaseURL: server.URL + "/v1", Key: endpoint.Key(), Model: endpoint.Model(),
				Now: func() time.Time { return time.Now().Add(time.Duration(late.Load())) },
			})
			if err != nil {
				t.Fatal(err)
			}
			if able, err := client.Abilities(inTime(t, 8*time.Second)); err != nil || able.Audio || !able.Tools {
				t.Fatalf("at first: %+v, %v", able, err)
			}
			well.Store(true)
			late.Store(int64(11 * time.Minute))
			asked := endpoint.Asked()
			if able, err := client.Abilities(inTime(t, 8*time.Second)); err != nil || !able.Tools {
				t.Fatalf("it is known meanwhile: %+v, %v", able, err)
			}
			if c.again {
				select {
				case <-again:
				case <-inTime(t, 8*time.Second).Done():
					t.Error("it is not asked again")
				}
			}
			if !c.again && endpoint.Asked() != asked {
				t.Error("it is asked again")
			}
		})
	}
}
