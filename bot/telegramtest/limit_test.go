package telegramtest

import (
	"testing"
	"time"
)

func TestLimitsAreThoseThatTelegramPublishes(t *testing.T) {
	clock := newClock()
	r := newRig(t, Options{Now: clock.Now, Limits: PublishedLimits()})
	clock.Add(time.Hour)
	people := make([]*Person, 40)
	for i := range people {
		people[i] = r.NewPerson("Sari")
		people[i].Acquaint()
	}
	sendAll := func(to []*Person) (sent int, last reply) {
		for _, p := range to {
			if last = r.say(p.ChatID(), "halo"); last.OK {
				sent++
			}
		}
		return sent, last
	}
	if sent, last := sendAll(people); sent != 30 || last.ErrorCode != 429 || last.Parameters.RetryAfter != 1 {
		t.Errorf("overall: %d sent, then %+v", sent, last)
	}
	// Who just wrote gets an answer all the same.
	must(people[39].Send("harga kopi?"))
	if sent, last := sendAll(people[39:]); sent != 1 {
		t.Errorf("an answer: %+v", last)
	}
	// Whoever pays may go on.
	if got := r.call("sendMessage", map[string]any{"chat_id": people[38].ChatID(), "text": "halo", "allow_paid_broadcast": true}); !got.OK {
		t.Errorf("paid: %+v", got)
	}
	clock.Add(time.Second)
	if sent, _ := sendAll(people[:35]); sent != 30 {
		t.Errorf("a second later: %d sent", sent)
	}
}

func TestOneChatGetsAShortBurstThenOneASecond(t *testing.T) {
	clock := newClock()
	r := newRig(t, Options{Now: clock.Now})
	owner := r.NewPerson("Sari")
	must(owner.Send("halo"))
	group := r.NewGroup("Pengrajin", owner)
	count := func(chat int64, n int) (sent int) {
		for range n {
			if r.say(chat, "halo").OK {
				sent++
			}
		}
		return sent
	}
	if sent := count(owner.ChatID(), 10); sent != 10 {
		t.Errorf("without limits %d of 10 were sent", sent)
	}
	r.SetLimits(PublishedLimits())
	if sent := count(owner.ChatID(), 10); sent != 3 {
		t.Errorf("a burst of %d", sent)
	}
	clock.Add(time.Second)
	if sent := count(owner.ChatID(), 10); sent != 1 {
		t.Errorf("%d a second later", sent)
	}
	sent := 0
	for range 40 {
		clock.Add(time.Second)
		sent += count(group.ID(), 1)
	}
	// Twenty, and what flows back in forty seconds.
	if sent < 30 || sent > 34 {
		t.Errorf("%d in a group in 40 seconds", sent)
	}
	if s := r.Stats(); s.TooMany == 0 {
		t.Errorf("counts: %+v", s)
	}
}
