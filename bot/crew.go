package bot

import (
	"math"
	"time"
)

// crew are the senders that come and go, beside [Options.Senders] that there
// always are. Those suffice for broadcasts at the rate that is free; at what can
// be paid for, as many must be under way as go out while Telegram takes one. All
// that are added here are for the lane: answers find as many as without it.
type crew struct {
	// hire starts one more; nil where nobody can.
	hire func()
	// base is how many of the lane there always are, most how many may be
	// added, extra how many are and want how many should be.
	base, most, extra, want int
	// held is how long something of the lane keeps a sender, as a moving mean.
	// It begins at none: who is added is added little by little.
	held time.Duration
	// least is the shortest such time since a moment, before the one up to then.
	least, before time.Duration
	since         time.Time
}

const (
	// crewRoom is how many more are kept than would just do.
	crewRoom = 1.25
	// crewMean is over about how many the mean is taken.
	crewMean = 64
	// crewLongest bounds how long one counts for: a Telegram that is that slow
	// is not to have more at the same time.
	crewLongest = time.Second
	// crewWindow is how long the shortest time is looked for, and crewTimes how
	// many times as long the mean may be. Beyond that it is our machine that
	// takes long, and more senders would make it worse.
	crewWindow = 10 * time.Second
	crewTimes  = 3
)

// employ has the lane's senders follow the need: hire starts one, of most at
// the same time.
func (q *queue) employ(most int, hire func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.crew.most, q.crew.hire = max(0, most), hire
}

// measure notes how long something of the lane kept its sender.
func (c *crew) measure(took time.Duration, now time.Time) {
	if now.Sub(c.since) > crewWindow {
		c.before, c.least, c.since = c.least, took, now
	}
	c.least = min(c.least, took)
	c.held += (min(took, crewLongest) - c.held) / crewMean
}

// typical is how long Telegram lets a sender be kept.
func (c *crew) typical() time.Duration {
	least := c.least
	if c.before > 0 {
		least = min(least, c.before)
	}
	return min(c.held, crewTimes*least)
}

// staff finds out how many senders the lane needs and adds what lacks. Those
// too many end when they have nothing to do, see [queue.surplus].
func (q *queue) staff() {
	c := &q.crew
	if c.hire == nil || q.draining {
		return
	}
	need := math.Ceil(q.lane.pull() * c.typical().Seconds() * crewRoom)
	c.want = min(max(0, int(need)-c.base), c.most)
	for c.extra < c.want {
		c.extra++
		q.free++
		q.lane.most++
		c.hire()
	}
}

// surplus lets a sender that has nothing to do end where there are too many. Not
// while the lane has all of its own: the next one to end would be an answer's.
func (q *queue) surplus() bool {
	c := &q.crew
	if c.extra <= c.want || q.free == 0 || q.lane.out >= q.lane.most {
		return false
	}
	c.extra--
	q.free--
	q.lane.most--
	q.changed.Signal() // another may be too many
	return true
}

// pull is how many a second the broadcasts that run may send, taken together,
// and no more than Telegram ever takes.
func (l *lane) pull() float64 {
	unpaid, paid := 0.0, 0.0
	for _, s := range l.streams {
		own := math.Inf(1)
		if s.own != nil {
			own = float64(s.own.Limit())
		}
		switch {
		case s.broadcast == nil: // letters are few
		case s.broadcast.Paid:
			paid += own
		default:
			unpaid += own
		}
	}
	most := float64(l.paid.Limit())
	return min(unpaid, float64(l.limiter.Limit()), most) + min(paid, most)
}
