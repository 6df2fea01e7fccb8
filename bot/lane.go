package bot

import (
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"setara/bot/ledger"
	"setara/knowledge"
)

// lane is the second lane: the letters of the outbox that nobody waits for, and
// the deliveries of each broadcast. They take turns, one at a time.
type lane struct {
	letters *stream
	// streams are all of them, who had a turn last at the end. A place that
	// went round would not do: those that go more often would drag it along.
	streams []*stream
	// limiter is for all but what is paid for, which has paid.
	limiter, paid *rate.Limiter
	// at is when the lane may go on after a 429.
	at time.Time
	// out counts those that were taken, also where their chat lets them wait; at
	// most most, so that answers always find a sender.
	out, most int
	// failed counts failures in a row that are Telegram's, or the way's to it;
	// probes, how often one alone has gone since to see whether that is over.
	failed, probes int
	// low gets a signal when more letters should be read from the ledger,
	// hungry when more deliveries should.
	low, hungry chan struct{}
}

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
}

const (
	// lettersLow and deliveriesLow are how few in memory ask for more.
	lettersLow    = 50
	deliveriesLow = 250
	// troubleAfter is how many failures in a row are no chance.
	troubleAfter = 5
)

func newLane(pace Pace, most int) lane {
	letters := &stream{}
	return lane{
		letters: letters, streams: []*stream{letters},
		limiter: steady(pace.BroadcastPerSecond), paid: steady(pace.PaidPerSecond),
		most: most, low: make(chan struct{}, 1), hungry: make(chan struct{}, 1),
	}
}

// newStream makes the stream of a broadcast.
func newStream(b *knowledge.Broadcast) *stream {
	s := &stream{broadcast: b, since: b.QueuedAt}
	if b.Rate > 0 {
		s.own = steady(float64(b.Rate))
	}
	return s
}

// waiting tells whether something is at hand to be sent, whenever it may be.
func (l *lane) waiting() bool {
	for _, s := range l.streams {
		if len(s.items) > 0 {
			return true
		}
	}
	return false
}

// next takes from the next stream whose turn it is and whose rates let it; nil
// for none.
func (l *lane) next(now time.Time) *item {
	for i, s := range l.streams {
		if len(s.items) == 0 || now.Before(s.at) || !l.admit(s, now) {
			continue
		}
		copy(l.streams[i:], l.streams[i+1:])
		l.streams[len(l.streams)-1] = s
		it := s.items[0]
		s.items[0] = nil
		s.items = s.items[1:]
		l.out++
		s.out++
		l.ask(s)
		return it
	}
	return nil
}

// admit takes one from the rates that a stream keeps, or else says when they
// will have one.
func (l *lane) admit(s *stream, now time.Time) bool {
	shared := l.limiter
	if s.broadcast != nil && s.broadcast.Paid {
		shared = l.paid
	}
	own := s.own
	if own != nil && own.TokensAt(now) < 1 {
		s.at, _ = reserve(own, now)
		return false
	}
	at, ok := reserve(shared, now)
	if !ok {
		s.at = at
		return false
	}
	if own != nil {
		own.AllowN(now, 1)
	}
	return true
}

// ask asks for more of a stream from the ledger where little is left.
func (l *lane) ask(s *stream) {
	switch {
	case s.broadcast == nil && len(s.items) < lettersLow:
		signal(l.low)
	case s.broadcast != nil && len(s.items) < deliveriesLow:
		signal(l.hungry)
	}
}

// back notes that one which was taken is with nobody any more.
func (l *lane) back(it *item) {
	l.out--
	l.of(it).out--
}

// of is the stream that something is of.
func (l *lane) of(it *item) *stream {
	if it.stream != nil {
		return it.stream
	}
	return l.letters
}

// room is how many may be out: one where there is trouble.
func (l *lane) room() int {
	if l.failed >= troubleAfter {
		return 1
	}
	return l.most
}

// learn draws from how a request of the lane went. Where many in a row fail, it
// is no use to try the others, whose fate would be uncertain one by one: the lane
// waits, and then tries one at a time until one goes through.
func (q *queue) learn(v verdict) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l, now := &q.lane, time.Now()
	if v != again && v != badToken {
		if l.failed >= troubleAfter {
			q.changed.Signal()
		}
		l.failed, l.probes = 0, 0
		return
	}
	if l.failed++; l.failed >= troubleAfter && !now.Before(l.at) {
		l.probes++
		l.at = now.Add(backoff(l.probes, firstSendPause, longestSendPause))
	}
}

// signal leaves a signal, unless one is there.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// askForMore asks for more letters of the second lane from the ledger.
func (q *queue) askForMore() { signal(q.lane.low) }

// takeBroadcast takes from the second lane. What is for a chat that is busy
// lines up there.
func (q *queue) takeBroadcast(now time.Time) *item {
	for q.lane.out < q.lane.room() && !now.Before(q.lane.at) {
		it := q.lane.next(now)
		if it == nil {
			return nil
		}
		m := q.box(it.chat)
		m.items = append(m.items, it)
		if !m.out && len(m.items) == 1 && !now.Before(m.until) {
			if _, free := reserve(m.limiter, now); free {
				return m.take(now)
			}
		}
		q.schedule(m, now)
	}
	return nil
}

// recall takes what is of the lane off the front of a mailbox, where the lane
// has to wait since: an answer behind it must not.
func (q *queue) recall(m *mailbox) {
	for len(m.items) > 0 && m.items[0].lane == ledger.Broadcasts {
		it := m.items[0]
		m.items = m.items[1:]
		q.lane.back(it)
		s := q.lane.of(it)
		s.items = append([]*item{it}, s.items...)
	}
}

// rest lays a delivery aside for a while. Its chat can be answered meanwhile.
func (q *queue) rest(it *item, wait time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lane.out--
	q.changed.Signal()
	q.next(it.chat, time.Now())
	time.AfterFunc(wait, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		it.stream.out--
		it.stream.items = append([]*item{it}, it.stream.items...)
		q.changed.Signal()
	})
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
