package bot

import (
	"container/heap"
	"sync"
	"time"

	"setara/bot/ledger"
)

// queue is what waits to be sent, in memory: the ledger holds the letters, the
// queue knows which may go when. Answers go before broadcasts, the letters of
// a chat one after the other, and chats take turns.
type queue struct {
	pace Pace

	mu      sync.Mutex
	changed *sync.Cond
	boxes   map[int64]*mailbox
	ready   []*mailbox
	// free counts the senders that are neither busy nor promised to a letter
	// that is being stored; kept are such letters, once they are.
	free  int
	kept  []*item
	later waiting
	timer *time.Timer
	// paused is when the whole bot may send again.
	paused time.Time
	// warned is the quiet chat that Telegram said 429 to last, and until when.
	warned struct {
		chat  int64
		until time.Time
	}
	lane lane
	crew crew
	// crowd is how many mailboxes there are when idle ones are thrown away.
	crowd int
	// draining lets only go what may go now.
	draining bool
}

// lettersAtHand is how many letters to one chat keep their content in memory;
// that of those behind them is read from the ledger in their turn.
const lettersAtHand = 50

// leastCrowd is how many mailboxes are never too many.
const leastCrowd = 4096

func newQueue(pace Pace, senders int) *queue {
	q := &queue{pace: pace, boxes: map[int64]*mailbox{}, free: senders, crowd: leastCrowd}
	q.changed = sync.NewCond(&q.mu)
	q.timer = time.AfterFunc(time.Hour, q.wake)
	q.timer.Stop()
	q.crew.base = max(1, senders/2)
	q.lane = newLane(pace, q.crew.base)
	return q
}

// wake lets a sender look again.
func (q *queue) wake() {
	q.mu.Lock()
	q.changed.Signal()
	q.mu.Unlock()
}

// box is the mailbox of a chat.
func (q *queue) box(chat int64) *mailbox {
	m, ok := q.boxes[chat]
	if !ok {
		if len(q.boxes) >= q.crowd {
			q.throwAway(time.Now())
		}
		m = &mailbox{chat: chat, limiter: q.pace.limiter(chat), index: -1}
		q.boxes[chat] = m
	}
	return m
}

// push adds letters, each behind those of its chat.
func (q *queue) push(items ...*item) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	for _, it := range items {
		if it.lane == ledger.Broadcasts {
			q.lane.letters.items = append(q.lane.letters.items, it)
			q.changed.Signal()
			continue
		}
		m := q.box(it.chat)
		if len(m.items) >= lettersAtHand && it.id != 0 {
			it.letter = nil
		}
		m.items = append(m.items, it)
		q.schedule(m, now)
	}
}

// schedule puts a mailbox where it belongs: among those that are ready, or
// among those that wait for a time.
func (q *queue) schedule(m *mailbox, now time.Time) {
	if len(m.items) == 0 || m.out || m.ready || m.index >= 0 {
		return
	}
	at := m.until
	if !now.Before(at) {
		var ok bool
		if at, ok = reserve(m.limiter, now); ok {
			m.ready = true
			q.ready = append(q.ready, m)
			q.changed.Signal()
			return
		}
	}
	m.at = at
	heap.Push(&q.later, m)
	q.arm(now)
}

// arm sets the timer for the next time at which something may go.
func (q *queue) arm(now time.Time) {
	var next time.Time
	sooner := func(at time.Time) {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if len(q.later) > 0 {
		sooner(q.later[0].at)
	}
	sooner(q.paused)
	for _, s := range q.lane.streams {
		if len(s.items) > 0 {
			sooner(later(q.lane.at, s.at))
		}
	}
	if !next.IsZero() {
		q.timer.Reset(next.Sub(now))
	}
}

// take waits for a letter that may be sent now. It returns false when the
// queue is drained, or the sender is one too many. A sender that is done with its
// letter says so by done.
func (q *queue) take() (*item, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		now := time.Now()
		for len(q.later) > 0 && !q.later[0].at.After(now) {
			q.schedule(heap.Pop(&q.later).(*mailbox), now)
		}
		if len(q.kept) > 0 {
			it := q.kept[0]
			q.kept = q.kept[1:]
			return it, true
		}
		if !now.Before(q.paused) && q.free > 0 {
			if it := q.takeAny(now); it != nil {
				q.free--
				it.taken = now
				if len(q.ready) > 0 || q.lane.waiting() {
					q.changed.Signal()
				}
				return it, true
			}
		}
		if q.draining || q.surplus() {
			return nil, false
		}
		q.arm(now)
		q.changed.Wait()
	}
}

// done tells that a sender is done with its letter.
func (q *queue) done() {
	q.mu.Lock()
	q.free++
	q.mu.Unlock()
}

// takeAny takes an answer, or else a broadcast; nil where neither may go.
func (q *queue) takeAny(now time.Time) *item {
	for len(q.ready) > 0 {
		m := q.ready[0]
		q.ready[0] = nil
		q.ready = q.ready[1:]
		m.ready = false
		if now.Before(q.lane.at) {
			q.recall(m)
		}
		if len(m.items) > 0 {
			return m.take(now)
		}
	}
	if q.draining {
		return nil
	}
	return q.takeBroadcast(now)
}

// finish tells that the letter was sent or given up; the next one of its chat
// may go.
func (q *queue) finish(it *item) {
	it.leave()
	q.layAside(it)
}

// layAside takes a letter out of the queue that was taken but not sent; the
// next one of its chat may go.
func (q *queue) layAside(it *item) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if it.lane == ledger.Broadcasts {
		q.lane.back(it)
		q.changed.Signal()
	}
	q.next(it.chat, time.Now())
}

// next lets the next letter of a chat go.
func (q *queue) next(chat int64, now time.Time) {
	m := q.box(chat)
	m.out = false
	q.schedule(m, now)
}

// putBack puts a letter back at the front of its chat, not to be tried before
// at.
func (q *queue) putBack(it *item, at time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.returned(it, at)
}

func (q *queue) returned(it *item, at time.Time) {
	m := q.box(it.chat)
	m.items = append([]*item{it}, m.items...)
	if at.After(m.until) {
		m.until = at
	}
	q.next(it.chat, time.Now())
}
