package bot

import (
	"time"

	"golang.org/x/time/rate"

	"setara/bot/ledger"
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
	// most most, so that answers always find a sender. See [crew] for most.
	out, most int
	// failed counts failures in a row that are Telegram's, or the way's to it;
	// probes, how often one alone has gone since to see whether that is over.
	failed, probes int
	// low gets a signal when more letters should be read from the ledger,
	// hungry when more deliveries should.
	low, hungry chan struct{}
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
func (q *queue) learn(it *item, v verdict) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l, now := &q.lane, time.Now()
	if v != again && v != badToken {
		if l.failed >= troubleAfter {
			q.changed.Signal()
		}
		l.failed, l.probes = 0, 0
		if v == accepted {
			q.crew.measure(now.Sub(it.taken), now)
			q.staff()
		}
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
