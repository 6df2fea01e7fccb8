package bot

import (
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// on opens a broadcast with n deliveries to chats from a first one.
func (o *office) on(b knowledge.Broadcast, first int64, n int) *stream {
	s := newStream(&b)
	o.open(s)
	due := make([]ledger.Due, n)
	for i := range due {
		due[i].To.Chat = first + int64(i)
	}
	o.feed(s, due, 0, time.Time{})
	return s
}

// of counts what was sent of a stream up to a moment.
func (o *office) of(s *stream, d time.Duration) (n int) {
	for _, sent := range o.taken() {
		if sent.stream == s && sent.after <= d {
			n++
		}
	}
	return n
}

// near fails unless a count is as wanted, give or take some.
func near(t *testing.T, what string, got, want, some int) {
	t.Helper()
	if got < want-some || got > want+some {
		t.Errorf("%s: %d, want %d", what, got, want)
	}
}

func TestBroadcastsShareTheRateAndKeepTheirOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openOffice(Pace{BroadcastPerSecond: 25, PaidPerSecond: 1000}, 64, deliver)
		first := o.on(knowledge.Broadcast{ID: 1}, 1000, 5000)
		second := o.on(knowledge.Broadcast{ID: 2}, 10_000, 5000)
		slow := o.on(knowledge.Broadcast{ID: 3, Rate: 5}, 20_000, 5000)
		paid := o.on(knowledge.Broadcast{ID: 4, Rate: 100, Paid: true}, 30_000, 5000)
		o.push(news(40_000, 50)...)
		pass(40 * time.Second)
		const half = 20 * time.Second
		near(t, "letters and the rest in 20 s", o.within(half)-o.of(paid, half), 20*25, 3)
		near(t, "the slow one in 20 s", o.of(slow, half), 20*5, 3)
		near(t, "the first as much as the second", o.of(first, half), o.of(second, half), 3)
		near(t, "the paid one in 20 s", o.of(paid, half), 20*100, 12)
		// Alone, one has the whole rate.
		o.shut(second)
		o.shut(slow)
		before := o.of(first, time.Hour)
		pass(20 * time.Second)
		near(t, "the first alone in 20 s", o.of(first, time.Hour)-before, 20*25, 3)
		o.drain()
	})
}

func TestA429HoldsUpBroadcastsToTheSecondAndNoAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const wait = 7 * time.Second
		refused := map[int64]bool{1003: true, 1004: true, 1005: true}
		o := openOffice(Pace{BroadcastPerSecond: 10}, 8, func(o *office, it *item) {
			if o.refuses(refused, it.chat) {
				o.tooMany(it, wait)
				return
			}
			o.finish(it)
		})
		s := o.on(knowledge.Broadcast{ID: 1}, 1000, 30)
		pass(time.Second)
		o.push(answers(7, 1)...)
		pass(time.Millisecond)
		if last := o.taken()[len(o.taken())-1]; last.chat != 7 {
			t.Error("the answer waits too")
		}
		pass(time.Minute)
		began := time.Duration(0)
		for _, sent := range o.taken() {
			switch {
			case sent.stream == nil:
			case began == 0 && sent.chat == 1003:
				began = sent.after
			case began > 0 && sent.after < began+wait:
				t.Errorf("%d is tried %v after the 429", sent.chat, sent.after-began)
			}
		}
		// Each refused one is tried twice: 30, and 3 that were refused once.
		if got := o.of(s, time.Hour); got != 33 || o.lane.out != 0 || s.out != 0 {
			t.Errorf("%d tries, %d out", got, o.lane.out)
		}
		o.drain()
	})
}

// refuses tells whether a chat is refused, which it is once.
func (o *office) refuses(refused map[int64]bool, chat int64) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	was := refused[chat]
	delete(refused, chat)
	return was
}

func TestABroadcastToManyKeepsFewMailboxes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openOffice(Pace{BroadcastPerSecond: 1000}, 8, deliver)
		o.on(knowledge.Broadcast{ID: 1}, 1, 50_000)
		pass(time.Minute)
		if n := len(o.taken()); n != 50_000 || len(o.boxes) > 2*leastCrowd {
			t.Errorf("%d were sent, %d mailboxes are left", n, len(o.boxes))
		}
		o.drain()
	})
}

func TestWhileTelegramIsDownFewDeliveriesAreRisked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const down = 30 * time.Minute
		o := openOffice(Pace{BroadcastPerSecond: 25}, 64, func(o *office, it *item) {
			time.Sleep(50 * time.Millisecond)
			if time.Since(o.began) < down {
				o.learn(it, again)
			} else {
				o.learn(it, accepted)
			}
			o.finish(it) // its fate is uncertain, it does not come back
		})
		s := o.on(knowledge.Broadcast{ID: 1}, 1000, 2000)
		pass(down)
		if n := o.of(s, time.Hour); n > 60 {
			t.Errorf("%d deliveries were risked in vain", n)
		}
		pass(3 * time.Minute)
		if n := o.of(s, time.Hour); n != 2000 {
			t.Errorf("%d of 2000 are sent in the end", n)
		}
		o.drain()
	})
}

func TestADeliveryThatRestsKeepsNobodyWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rested := false
		o := openOffice(Pace{BroadcastPerSecond: 10}, 4, func(o *office, it *item) {
			if it.stream != nil && !rested {
				rested = true
				o.rest(it, 30*time.Second)
				return
			}
			o.finish(it)
		})
		s := o.on(knowledge.Broadcast{ID: 1}, 7, 20)
		pass(time.Millisecond)
		o.push(answers(7, 1)...)
		pass(10 * time.Second)
		answered := 0
		for _, sent := range o.taken() {
			if sent.stream == nil {
				answered++
			}
		}
		if answered != 1 || o.of(s, time.Hour) != 20 {
			t.Errorf("%d answers and %d deliveries, want 1 and 20", answered, o.of(s, time.Hour))
		}
		pass(21 * time.Second)
		if n := o.of(s, time.Hour); n != 21 || s.out != 0 || o.lane.out != 0 {
			t.Errorf("%d deliveries, %d out, want the first tried again", n, s.out)
		}
		o.drain()
	})
}

func TestWhatLinesUpAtABusyChatObeysA429OfTheLaneToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const wait = 10 * time.Second
		refuse := map[int64]bool{8: true}
		o := openOffice(Pace{BroadcastPerSecond: 1000, ChatPerSecond: 1, ChatBurst: 1}, 4, func(o *office, it *item) {
			if it.stream != nil && o.refuses(refuse, it.chat) {
				o.tooMany(it, wait)
				return
			}
			o.finish(it)
		})
		o.push(answers(7, 1)...) // the chat may go again in a second
		pass(time.Millisecond)
		s := o.on(knowledge.Broadcast{ID: 1}, 7, 2)
		pass(time.Millisecond)
		o.push(answers(7, 1)...)
		pass(5 * time.Second)
		if n := len(o.taken()); n != 3 || o.of(s, time.Hour) != 1 {
			t.Errorf("%d letters and %d deliveries so far, want both answers and the one that was refused", n, o.of(s, time.Hour))
		}
		pass(10 * time.Second)
		if n := o.of(s, time.Hour); n != 3 {
			t.Errorf("%d deliveries, want 3", n)
		}
		o.drain()
	})
}
