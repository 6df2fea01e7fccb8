package bot

import (
	"time"

	"setara/bot/ledger"
)

// tooMany obeys a 429: the chat waits for as long as Telegram asks, and loses
// its burst; broadcasts wait too. Telegram does not say whether it means the
// chat or the whole bot. It cannot mean the chat where nothing went to it
// lately: a second such chat while the first still waits makes the whole bot
// wait. A delivery of a broadcast never does that by itself: it is more likely
// that too many were written to unasked, and answers are not held up for that.
func (q *queue) tooMany(it *item, wait time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	until := now.Add(wait)
	m := q.box(it.chat)
	m.limiter.SetBurstAt(now, 1)
	q.lane.at = later(q.lane.at, until)
	if m.quiet {
		if it.stream == nil && q.warned.chat != it.chat && now.Before(q.warned.until) && q.paused.Before(until) {
			q.paused = until
		}
		q.warned.chat, q.warned.until = it.chat, until
	}
	if it.stream == nil {
		q.returned(it, until)
		return
	}
	// It goes again at the pace of its broadcast, not with all that were
	// refused together.
	m.until = later(m.until, until)
	q.lane.back(it)
	it.stream.items = append([]*item{it}, it.stream.items...)
	q.next(it.chat, now)
}

// held is how long the second lane still waits because of a 429, 0 for not.
func (q *queue) held() time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	return max(0, time.Until(q.lane.at))
}

// spare takes from a chat's limit for a request that bypasses the queue; it
// returns false where one must not be made now: where letters to the chat wait
// or are under way, where its limit is nearly used up, or where the whole bot is
// held.
func (q *queue) spare(chat int64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	m := q.box(chat)
	if q.draining || len(m.items) > 0 || m.out || now.Before(m.until) || now.Before(q.paused) {
		return false
	}
	if m.limiter.TokensAt(now) < float64(min(2, m.limiter.Burst())) {
		return false
	}
	_, ok := reserve(m.limiter, now)
	return ok
}

// hold obeys a 429 to a request that bypassed the queue: the chat waits, and
// loses its burst.
func (q *queue) hold(chat int64, wait time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	m := q.box(chat)
	m.limiter.SetBurstAt(now, 1)
	if until := now.Add(wait); m.until.Before(until) {
		m.until = until
	}
}

// drop throws away what waits for a chat.
func (q *queue) drop(chat int64) {
	q.mu.Lock()
	m := q.box(chat)
	dropped := m.items
	m.items = nil
	for _, it := range dropped {
		if it.lane == ledger.Broadcasts {
			q.lane.back(it)
		}
	}
	q.mu.Unlock()
	for _, it := range dropped {
		it.leave()
	}
}

// move puts what waits for a chat, and the letter that found out, before what
// waits for the chat that it has become.
func (q *queue) move(it *item, to int64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	old := q.box(it.chat)
	items := append([]*item{it}, old.items...)
	old.items, old.out = nil, false
	for _, moved := range items {
		moved.chat = to
	}
	m := q.box(to)
	m.items = append(items, m.items...)
	q.schedule(m, time.Now())
}

// drain lets go what may go now and then lets the senders end.
func (q *queue) drain() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.draining = true
	q.timer.Stop()
	q.changed.Broadcast()
}

// sweep throws away mailboxes that nobody would miss.
func (q *queue) sweep() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.throwAway(time.Now())
}

// throwAway throws away mailboxes that nobody would miss, and says how many
// there must be for the next time: a broadcast opens one for each recipient.
func (q *queue) throwAway(now time.Time) {
	for chat, m := range q.boxes {
		if m.idle(now) {
			delete(q.boxes, chat)
		}
	}
	q.crowd = max(leastCrowd, 2*len(q.boxes))
}

// pausedUntil is when the whole bot may send again, zero for now.
func (q *queue) pausedUntil() time.Time {
	q.mu.Lock()
	defer q.mu.Unlock()
	if time.Now().Before(q.paused) {
		return q.paused
	}
	return time.Time{}
}
