package bot

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"setara/bot/ledger"
)

// office is a queue with senders that note what they took and when.
type office struct {
	*queue
	began time.Time
	mu    sync.Mutex
	sent  []sending
	// work is what a sender does.
	work func()
}

type sending struct {
	*item
	after time.Duration
}

// open starts senders, each of which does fn with what it takes.
func openOffice(pace Pace, senders int, fn func(*office, *item)) *office {
	o := &office{queue: newQueue(pace.complete(), senders), began: time.Now()}
	o.work = func() {
		for it, ok := o.take(); ok; it, ok = o.take() {
			o.mu.Lock()
			o.sent = append(o.sent, sending{it, time.Since(o.began)})
			o.mu.Unlock()
			fn(o, it)
			o.done()
		}
	}
	for range senders {
		go o.work()
	}
	return o
}

// deliver sends without trouble.
func deliver(o *office, it *item) { o.finish(it) }

// answers are n letters to a chat.
func answers(chat int64, n int) (items []*item) {
	for range n {
		items = append(items, &item{chat: chat, lane: ledger.Answers})
	}
	return items
}

// news are letters to n chats from a first one.
func news(first int64, n int) (items []*item) {
	for i := range n {
		items = append(items, &item{chat: first + int64(i), lane: ledger.Broadcasts})
	}
	return items
}

// within counts what was sent up to a moment.
func (o *office) within(d time.Duration) (n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, s := range o.sent {
		if s.after <= d {
			n++
		}
	}
	return n
}

// taken is what was taken so far.
func (o *office) taken() []sending {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.sent)
}

// pass lets time pass, and waits until nothing moves any more.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestAChatGetsABurstAndThenOneASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openOffice(Pace{ChatPerSecond: 1, ChatBurst: 3}, 4, deliver)
		o.push(answers(7, 10)...)
		pass(20 * time.Second)
		for _, c := range []struct {
			by   time.Duration
			want int
		}{{0, 3}, {time.Second, 4}, {4 * time.Second, 7}, {7 * time.Second, 10}} {
			if got := o.within(c.by); got != c.want {
				t.Errorf("%d letters by %v, want %d", got, c.by, c.want)
			}
		}
		o.drain()
	})
}

func TestAGroupGetsTwentyAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openOffice(Pace{GroupPerMinute: 20}, 4, deliver)
		o.push(answers(-7, 50)...)
		pass(5 * time.Minute)
		if got := o.within(time.Second); got != 20 {
			t.Errorf("%d letters in the first second, want 20", got)
		}
		if got := o.within(time.Minute); got < 39 || got > 41 {
			t.Errorf("%d letters in the first minute, want 20 and 20 more", got)
		}
		if got := o.within(5 * time.Minute); got != 50 {
			t.Errorf("%d letters in the end, want 50", got)
		}
		o.drain()
	})
}

func TestBroadcastsKeepTheirPaceAndLetAnswersPass(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func(o *office, it *item) { // a Telegram that takes a second for each
			time.Sleep(time.Second)
			o.finish(it)
		}
		o := openOffice(Pace{BroadcastPerSecond: 10}, 8, slow)
		o.push(news(1000, 100)...)
		pass(3500 * time.Millisecond)
		o.push(answers(7, 1)...)
		pass(time.Millisecond)
		sent := o.taken()
		last := sent[len(sent)-1]
		if last.chat != 7 || last.after > 3501*time.Millisecond {
			t.Errorf("the answer waits behind %d broadcasts", len(sent))
		}
		pass(time.Hour)
		if got := o.within(time.Hour); got != 101 {
			t.Errorf("%d letters in the end, want 101", got)
		}
		o.drain()
	})
}

func TestA429IsObeyedToTheSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		refused := map[int64]bool{}
		const wait = 7 * time.Second
		o := openOffice(Pace{}, 1, func(o *office, it *item) {
			if (it.chat == 1 || it.chat == 2) && !refused[it.chat] {
				refused[it.chat] = true
				o.tooMany(it, wait)
				return
			}
			o.finish(it)
		})
		// One chat that is refused waits for itself.
		o.push(answers(1, 1)...)
		o.push(answers(3, 1)...)
		pass(time.Second)
		if got := o.within(time.Second); got != 2 {
			t.Fatalf("%d letters were taken at first, want 2", got)
		}
		// A second one, while the first waits: Telegram means us.
		o.push(answers(2, 1)...)
		pass(time.Millisecond)
		o.push(answers(4, 1)...)
		pass(30 * time.Second)
		o.drain()
		synctest.Wait()
		for _, s := range o.taken()[3:] {
			if s.after < time.Second+wait {
				t.Errorf("chat %d was written to after %v", s.chat, s.after)
			}
		}
		if len(o.taken()) != 6 {
			t.Errorf("%d letters were taken, want 4 and 2 again", len(o.taken()))
		}
	})
}

func TestAPromiseKeepsASenderFree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := openOffice(Pace{}, 1, deliver)
		if !o.promise(7) {
			t.Fatal("the only sender is idle and cannot be promised")
		}
		if o.promise(8) {
			t.Error("the only sender was promised twice")
		}
		o.push(answers(8, 1)...)
		synctest.Wait()
		if n := o.within(time.Hour); n != 0 {
			t.Errorf("%d letters were taken by a sender that was promised", n)
		}
		o.keep(&item{chat: 7})
		synctest.Wait()
		if len(o.taken()) != 2 || o.taken()[0].chat != 7 {
			t.Errorf("%d letters were taken, the promised one not first", len(o.taken()))
		}
		if !o.promise(9) {
			t.Fatal("no sender is free any more")
		}
		o.breakPromise(9)
		o.push(answers(9, 1)...)
		synctest.Wait()
		if len(o.taken()) != 3 {
			t.Error("after a broken promise the chat is stuck")
		}
		o.drain()
	})
}

func TestDrainingLetsGoWhatMayGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(Pace{ChatBurst: 2}.complete(), 4)
		q.push(answers(7, 3)...)
		q.push(news(1000, 5)...)
		q.drain()
		taken := 0
		for {
			it, ok := q.take()
			if !ok {
				break
			}
			taken++
			q.finish(it)
			q.done()
		}
		if taken != 2 {
			t.Errorf("%d letters went, want the burst of the chat", taken)
		}
	})
}

// TestWhateverHappensEachChatGetsItsLettersInOrder lets letters be refused,
// put back and moved at random.
func TestWhateverHappensEachChatGetsItsLettersInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		chats := rapid.IntRange(1, 5).Draw(rt, "chats")
		letters := rapid.SliceOfN(rapid.IntRange(1, chats), 1, 40).Draw(rt, "letters")
		luck := rapid.SliceOfN(rapid.IntRange(0, 3), 40, 40).Draw(rt, "luck")
		synctest.Test(t, func(t *testing.T) {
			var mu sync.Mutex
			tries, under, got := 0, map[int64]bool{}, map[int64][]int64{}
			o := openOffice(Pace{}, 3, func(o *office, it *item) {
				mu.Lock()
				if under[it.chat] {
					rt.Errorf("two letters to chat %d at once", it.chat)
				}
				under[it.chat] = true
				fate := luck[tries%len(luck)]
				if tries++; tries > 200 {
					fate = 0
				}
				mu.Unlock()
				time.Sleep(time.Millisecond)
				mu.Lock()
				under[it.chat] = false
				if fate == 0 || fate == 3 {
					got[it.chat] = append(got[it.chat], it.id)
				}
				mu.Unlock()
				switch fate {
				case 1:
					o.putBack(it, time.Now().Add(time.Second))
				case 2:
					o.tooMany(it, time.Second)
				default:
					o.finish(it)
				}
			})
			want := map[int64]int{}
			for i, chat := range letters {
				want[int64(chat)]++
				o.push(&item{id: int64(i), chat: int64(chat), lane: ledger.Lane(i % 2)})
			}
			pass(24 * time.Hour)
			mu.Lock()
			defer mu.Unlock()
			for chat, n := range want {
				if len(got[chat]) != n {
					rt.Errorf("chat %d got %d of %d letters", chat, len(got[chat]), n)
				}
				answers := slices.DeleteFunc(got[chat], func(id int64) bool { return id%2 != 0 })
				if !slices.IsSorted(answers) {
					rt.Errorf("chat %d got its answers in the order %v", chat, answers)
				}
			}
			o.sweep()
			o.queue.mu.Lock()
			defer o.drain()
			defer o.queue.mu.Unlock()
			if len(o.boxes) != 0 || o.free != 3 || o.lane.out != 0 {
				rt.Errorf("left behind: %d mailboxes, %d of 3 senders free, %d broadcasts out", len(o.boxes), o.free, o.lane.out)
			}
		})
	})
}
