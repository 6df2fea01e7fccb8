package bot

import (
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"setara/bot/ledger"
	"setara/knowledge"
)

// stream is one that takes turns in the lane.
type stream struct {
	// broadcast is nil for the letters. It does not change.
	broadcast *knowledge.Broadcast
	// since is when it was queued.
	since time.Time
	items []*item
	// own is its own rate, nil for its share of the lane's.
	own *rate.Limiter
	// at is when a rate lets it go on.
	at time.Time
	// out counts those that were taken and are not settled yet.
	out int
	// asleep are how many were passed over by night, and morning is when the
	// first of them can be written to.
	asleep  int
	morning time.Time
	// refused counts what Telegram refused, of which the log tells the first few.
	refused atomic.Int64
	// accepted tells that it took something of it.
	accepted atomic.Bool
}

// newStream makes the stream of a broadcast.
func newStream(b *knowledge.Broadcast) *stream {
	s := &stream{broadcast: b, since: b.QueuedAt}
	if b.Rate > 0 {
		s.own = steady(float64(b.Rate))
	}
	return s
}

// open lets a broadcast take its turns.
func (q *queue) open(s *stream) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lane.streams = append(q.lane.streams, s)
}

// shut ends the turns of a broadcast. What is under way is settled as usual,
// the rest waits in the ledger.
func (q *queue) shut(s *stream) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, other := range q.lane.streams {
		if other == s {
			q.lane.streams = append(q.lane.streams[:i:i], q.lane.streams[i+1:]...)
			break
		}
	}
	s.items = nil
	q.staff()
	q.changed.Signal()
}

// feed adds deliveries to a broadcast, and how many were passed over by night,
// the first of whom can be written to from morning on.
func (q *queue) feed(s *stream, due []ledger.Due, asleep int, morning time.Time) {
	items := make([]*item, len(due))
	for i := range due {
		items[i] = &item{chat: due[i].To.Chat, lane: ledger.Broadcasts, stream: s, due: &due[i], since: s.since}
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	s.items = append(s.items, items...)
	s.passOver(asleep, morning)
	q.changed.Signal()
}

// passOver notes that some are asleep.
func (s *stream) passOver(asleep int, morning time.Time) {
	s.asleep += asleep
	if asleep > 0 && (s.morning.IsZero() || morning.Before(s.morning)) {
		s.morning = morning
	}
}

// sleep lays a delivery aside that night has overtaken.
func (q *queue) sleep(it *item, morning time.Time) {
	q.mu.Lock()
	it.stream.passOver(1, morning)
	q.mu.Unlock()
	q.finish(it)
}

// atHand is how many deliveries of a broadcast are in memory, taken or not.
func (q *queue) atHand(s *stream) (waiting, out int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(s.items), s.out
}

// wakes tells whether deliveries are to be looked for again where so many wait
// in the ledger: more than are asleep, or the first of those may be woken. If
// so, nobody counts as asleep any more.
func (q *queue) wakes(s *stream, pending int, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if pending <= s.asleep && now.Before(s.morning) {
		return false
	}
	s.asleep, s.morning = 0, time.Time{}
	return true
}
