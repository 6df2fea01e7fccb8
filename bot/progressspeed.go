package bot

import (
	"time"

	"setara/knowledge"
)

// speed is how fast a broadcast goes, by what was seen of it lately.
type speed struct {
	seen []sighting
}

// sighting is how many deliveries were settled at a time.
type sighting struct {
	at      time.Time
	settled int
}

// see adds a look. What is older than [speedOver] is let go, and all of it
// where the broadcast does not run or goes again over what was settled.
func (s *speed) see(now time.Time, c *knowledge.Broadcast) {
	settled := c.Counts.Total() - c.Counts.Open()
	if last := len(s.seen) - 1; last >= 0 && settled < s.seen[last].settled || c.State != knowledge.BroadcastRunning {
		s.seen = s.seen[:0]
	}
	for len(s.seen) > 1 && now.Sub(s.seen[0].at) > speedOver {
		s.seen = s.seen[1:]
	}
	s.seen = append(s.seen, sighting{now, settled})
}

// perSecond is the speed; below 0 where it is not known yet.
func (s *speed) perSecond() float64 {
	if len(s.seen) < 2 {
		return -1
	}
	first, last := s.seen[0], s.seen[len(s.seen)-1]
	if took := last.at.Sub(first.at).Seconds(); took > 0 {
		return float64(last.settled-first.settled) / took
	}
	return -1
}
