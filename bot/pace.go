package bot

import (
	"time"

	"golang.org/x/time/rate"
)

// Pace is how fast may be sent without being asked to slow down.
type Pace struct {
	// ChatPerSecond and ChatBurst are for a private chat: as many at once,
	// then that many a second.
	ChatPerSecond float64
	ChatBurst     int
	// GroupPerMinute is for a group; all of them may go at once.
	GroupPerMinute float64
	// BroadcastPerSecond is for the whole broadcast lane, but for what is paid
	// for: that has PaidPerSecond.
	BroadcastPerSecond, PaidPerSecond float64
}

// DefaultPace is what Telegram publishes, with room for short bursts. A chat
// in which Telegram says 429 loses its burst.
var DefaultPace = Pace{ChatPerSecond: 1, ChatBurst: 20, GroupPerMinute: 20, BroadcastPerSecond: 25, PaidPerSecond: 1000}

// complete fills in what is not set.
func (p Pace) complete() Pace {
	setDefault(&p.ChatPerSecond, DefaultPace.ChatPerSecond)
	setDefault(&p.ChatBurst, DefaultPace.ChatBurst)
	setDefault(&p.GroupPerMinute, DefaultPace.GroupPerMinute)
	setDefault(&p.BroadcastPerSecond, DefaultPace.BroadcastPerSecond)
	setDefault(&p.PaidPerSecond, DefaultPace.PaidPerSecond)
	return p
}

// limiter makes the limiter of a chat. The ids of groups are negative.
func (p Pace) limiter(chat int64) *rate.Limiter {
	if chat < 0 {
		return rate.NewLimiter(rate.Limit(p.GroupPerMinute/60), max(1, int(p.GroupPerMinute)))
	}
	return rate.NewLimiter(rate.Limit(p.ChatPerSecond), max(1, p.ChatBurst))
}

// atOnce is of how long a time what may go is let through at once, after less
// went. It makes up for moments in which the machine did something else. All of
// a tenth of a second at the paid rate is what answers beside it feel most.
const atOnce = 40 * time.Millisecond

// steady makes a limiter that lets through that many a second, and little at
// once: Telegram counts over short times too.
func steady(perSecond float64) *rate.Limiter {
	return rate.NewLimiter(rate.Limit(perSecond), max(1, int(perSecond*atOnce.Seconds())))
}

// later is the later of two moments.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// reserve takes one from the limiter if it has one at now, and tells otherwise
// when it will.
func reserve(l *rate.Limiter, now time.Time) (at time.Time, ok bool) {
	r := l.ReserveN(now, 1)
	delay := r.DelayFrom(now)
	if delay == 0 {
		return now, true
	}
	r.CancelAt(now)
	return now.Add(delay), false
}
