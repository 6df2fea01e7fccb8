package telegramtest

import (
	"bytes"
	"slices"
	"testing"
	"time"
)

func TestAnUpdateStaysUntilAHigherOffsetComes(t *testing.T) {
	r := newRig(t, Options{FirstID: 100})
	owner := r.NewPerson("Sari")
	for range 3 {
		must(owner.Send("halo"))
	}
	for _, step := range []struct {
		offset int64
		want   []int64
	}{
		{0, []int64{100, 101, 102}},
		{0, []int64{100, 101, 102}},
		{101, []int64{101, 102}},
		{0, []int64{101, 102}},
		{-1, []int64{102}},
		{0, []int64{102}},
		{103, []int64{}},
		{0, []int64{}},
	} {
		if got := ids(t, r.updates(step.offset)); !slices.Equal(got, step.want) {
			t.Fatalf("offset %d: got %v, want %v", step.offset, got, step.want)
		}
	}
	if s := r.Stats(); s.Updates != 3 || s.Pending != 0 {
		t.Errorf("counts: %+v", s)
	}
}

func TestAnUpdateWaitsForOneDay(t *testing.T) {
	clock := newClock()
	r := newRig(t, Options{FirstID: 1, Now: clock.Now})
	owner := r.NewPerson("Sari")
	must(owner.Send("kemarin"))
	clock.Add(23 * time.Hour)
	must(owner.Send("hari ini"))
	clock.Add(2 * time.Hour)
	if got := ids(t, r.updates(0)); !slices.Equal(got, []int64{2}) {
		t.Errorf("after 25 hours: %v", got)
	}
	if s := r.Stats(); s.Expired != 1 {
		t.Errorf("counts: %+v", s)
	}
}

func TestABotGetsTheUpdatesItAskedFor(t *testing.T) {
	r := newRig(t, Options{FirstID: 1})
	owner := r.NewPerson("Sari")
	m := must(owner.Send("halo"))
	if err := owner.React(m.ID, "👍"); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, r.updates(0)); !slices.Equal(got, []int64{1}) {
		t.Errorf("by default: %v", got)
	}
	r.call("getUpdates", map[string]any{"allowed_updates": []string{"message", "message_reaction"}})
	if err := owner.React(m.ID, ""); err != nil {
		t.Fatal(err)
	}
	must(owner.Edit(m.ID, "halo lagi"))
	got := r.updates(0)
	if len(got) != 2 || got[1]["message_reaction"] == nil {
		t.Errorf("messages and reactions asked for: %v", got)
	}
}

func TestAPollWaitsForWhatComes(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	waiting := r.pollAside(30)
	r.untilPolled(1)
	must(owner.Send("halo"))
	if answer := <-waiting; !answer.OK || !bytes.Contains(answer.Result, []byte("halo")) {
		t.Errorf("got %+v", answer)
	}
	if answer := r.call("getUpdates", map[string]any{"offset": 1 << 40, "timeout": 1}); string(answer.Result) != "[]" {
		t.Errorf("nothing came, and yet %s", answer.Result)
	}
}

func TestOnlyOneMayPoll(t *testing.T) {
	r := newRig(t, Options{})
	first := r.pollAside(30)
	r.untilPolled(1)
	second := r.pollAside(30)
	if got := <-first; got.ErrorCode != 409 || got.Description != "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running" {
		t.Errorf("the first: %+v", got)
	}
	r.untilPolled(2)
	r.call("setWebhook", map[string]any{"url": "http://127.0.0.1:1/kait"})
	if got := <-second; got.ErrorCode != 409 || got.Description != "Conflict: terminated by setWebhook request" {
		t.Errorf("the second: %+v", got)
	}
	if got := r.call("getUpdates", nil); got.ErrorCode != 409 || got.Description != "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first" {
		t.Errorf("beside a webhook: %+v", got)
	}
	r.call("deleteWebhook", nil)
	if got := r.call("getUpdates", nil); !got.OK {
		t.Errorf("without a webhook: %+v", got)
	}
}

// pollAside polls in the background.
func (r *rig) pollAside(seconds int) <-chan reply {
	answer := make(chan reply, 1)
	go func() { answer <- r.call("getUpdates", map[string]any{"timeout": seconds}) }()
	return answer
}

// untilPolled waits until that many polls have come in and the last waits.
func (r *rig) untilPolled(n int64) {
	r.t.Helper()
	if _, err := r.WaitStats(r.ctx, func(s Stats) bool { return s.Polling && s.Methods["getUpdates"] == n }); err != nil {
		r.t.Fatal(err)
	}
}
