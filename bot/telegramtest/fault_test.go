package telegramtest

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// attempt says halo and tells how it went, and whether the owner saw it.
func (r *rig) attempt(owner *Person) (answer reply, err error, seen bool) {
	before := owner.Transcript().Sent()
	kind, body := form(map[string]string{"chat_id": "7", "text": "halo"}, nil)
	answer, err = r.try("sendMessage", kind, body)
	return answer, err, owner.Transcript().Sent() > before
}

func TestFailuresHitBeforeOrAfterTheMessageWasTaken(t *testing.T) {
	for _, test := range []struct {
		name     string
		fault    Fault
		code     int  // of the answer; 0 for none
		answered bool // with JSON
		seen     bool
	}{
		{"429", Fault{Failure: TooManyRequests, Wait: 1500 * time.Millisecond}, 429, true, false},
		{"500", Fault{Failure: ServerError}, 500, true, false},
		{"502", Fault{Failure: BadGateway}, 0, false, false},
		{"slow", Fault{Failure: Slow, Wait: time.Millisecond}, 0, true, true},
		{"silence before", Fault{Failure: HangBefore, Wait: time.Millisecond}, 0, false, false},
		{"silence after", Fault{Failure: HangAfter, Wait: time.Millisecond}, 0, false, true},
		{"cut before", Fault{Failure: CutBefore}, 0, false, false},
		{"cut after", Fault{Failure: CutAfter}, 0, false, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t, Options{})
			owner := must(r.AddPerson(User{ID: 7, FirstName: "Sari"}))
			owner.Acquaint()
			test.fault.Times, test.fault.Method, test.fault.Chat = 1, "sendMessage", 7
			injected := r.Inject(test.fault)
			answer, err, seen := r.attempt(owner)
			if answer.ErrorCode != test.code || (err == nil) != test.answered || seen != test.seen {
				t.Errorf("answer %+v, error %v, seen %t", answer, err, seen)
			}
			if test.code == 429 && (answer.Parameters.RetryAfter != 2 || answer.Description != "Too Many Requests: retry after 2") {
				t.Errorf("answer %+v", answer)
			}
			if answer, err, seen = r.attempt(owner); err != nil || !answer.OK || !seen || injected.Hits() != 1 {
				t.Errorf("once it is spent: %+v, %v, seen %t, %d hits", answer, err, seen, injected.Hits())
			}
		})
	}
}

func TestSilenceEndsWhenTheServerIsClosed(t *testing.T) {
	r := newRig(t, Options{})
	owner := must(r.AddPerson(User{ID: 7, FirstName: "Sari"}))
	owner.Acquaint()
	r.Inject(Fault{Failure: HangAfter})
	gone := make(chan error, 1)
	go func() {
		_, err := r.try("sendMessage", "application/json", strings.NewReader(`{"chat_id":7,"text":"halo"}`))
		gone <- err
	}()
	if _, err := owner.WaitFor(r.ctx, func(t Transcript) bool { return t.Sent() == 1 }); err != nil {
		t.Fatal(err)
	}
	r.Close()
	if err := <-gone; err == nil {
		t.Error("an answer came after all")
	}
}

func TestAFaultHitsItsMethodItsChatAndItsShare(t *testing.T) {
	r := newRig(t, Options{Seed: 1})
	sari, budi := r.NewPerson("Sari"), r.NewPerson("Budi")
	sari.Acquaint()
	budi.Acquaint()
	share := r.Inject(Fault{Failure: ServerError, Chat: sari.ChatID(), Method: "sendMessage", Probability: 0.25})
	failed := 0
	for range 400 {
		if !r.say(sari.ChatID(), "halo").OK {
			failed++
		}
	}
	if failed < 70 || failed > 130 || failed != share.Hits() {
		t.Errorf("%d of 400 failed, %d hits; a quarter was wanted", failed, share.Hits())
	}
	if !r.say(budi.ChatID(), "halo").OK || !r.call("sendChatAction", map[string]any{"chat_id": sari.ChatID(), "action": "typing"}).OK || share.Hits() != failed {
		t.Error("another chat or method was hit")
	}
	share.Remove()
	for range 40 {
		if !r.say(sari.ChatID(), "halo").OK {
			t.Fatal("it hit after it was removed")
		}
	}
}

func TestDeliveriesCanBeDroppedDelayedAndDoubled(t *testing.T) {
	r := newRig(t, Options{FirstID: 1})
	owner := r.NewPerson("Sari")
	send := func() { must(owner.Send("halo")) }

	r.Inject(Fault{Failure: DuplicateUpdate, Method: "message", Times: 1})
	send()
	send()
	expect := func(offset int64, want ...int64) {
		t.Helper()
		if got := ids(t, r.updates(offset)); !slices.Equal(got, want) {
			t.Fatalf("offset %d: got %v, want %v", offset, got, want)
		}
	}
	expect(0, 1, 2)
	expect(3, 1) // though it was acknowledged
	expect(3)

	send()
	send()
	dropped := r.Inject(Fault{Failure: DropUpdate, Times: 1})
	expect(3) // the delivery ends before the first
	expect(3, 3, 4)
	if dropped.Hits() != 1 {
		t.Errorf("%d drops", dropped.Hits())
	}

	r.Inject(Fault{Failure: DelayUpdate, Times: 1, Wait: 50 * time.Millisecond})
	send() // 5 is kept back, and 6 behind it
	send()
	expect(5)
	answer := r.call("getUpdates", map[string]any{"offset": 5, "timeout": 20})
	if got := string(answer.Result); !strings.Contains(got, `"update_id":5`) {
		t.Errorf("after the delay: %s", got)
	}
}
