package telegramtest

import "time"

// bucket lets through a rate after a burst. The zero value is full.
type bucket struct{ full time.Time } // when all that was taken has flowed back

// wait is how long n more have to wait where one flows back with every tick
// and the bucket holds burst.
func (b *bucket) wait(now time.Time, n, burst int, tick time.Duration) time.Duration {
	return b.after(now, n, tick).Sub(now) - tick*time.Duration(max(burst, n))
}

// take counts n.
func (b *bucket) take(now time.Time, n int, tick time.Duration) { b.full = b.after(now, n, tick) }

func (b *bucket) after(now time.Time, n int, tick time.Duration) time.Time {
	from := b.full
	if from.Before(now) {
		from = now
	}
	return from.Add(tick * time.Duration(n))
}

// buckets are the limits that one chat has used up.
type buckets struct{ chat, group bucket }

// admit counts n messages to a chat against the limits, or refuses them all.
func (s *Server) admit(c *chat, n int, paid bool) error {
	l := s.limits
	if l == nil {
		return nil
	}
	type gate struct {
		bucket *bucket
		burst  int
		tick   time.Duration
	}
	var gates []gate
	add := func(b *bucket, rate, burst int, per time.Duration) {
		if rate > 0 {
			gates = append(gates, gate{b, burst, per / time.Duration(rate)})
		}
	}
	now := s.now()
	add(&c.used.chat, l.ChatPerSecond, max(l.ChatBurst, 1), time.Second)
	if c.Type != Private {
		add(&c.used.group, l.GroupPerMinute, l.GroupPerMinute, time.Minute)
	}
	switch {
	case paid && l.PaidPerSecond > 0:
		add(&s.usedPaid, l.PaidPerSecond, l.PaidPerSecond, time.Second)
	case now.Sub(c.wrote) > l.AnswerWindow:
		add(&s.used, l.PerSecond, l.PerSecond, time.Second)
	}
	var wait time.Duration
	for _, g := range gates {
		wait = max(wait, g.bucket.wait(now, n, g.burst, g.tick))
	}
	if wait > 0 {
		return tooMany(int((wait + time.Second - 1) / time.Second))
	}
	for _, g := range gates {
		g.bucket.take(now, n, g.tick)
	}
	return nil
}

// SetLimits changes the limits; nil for none.
func (s *Server) SetLimits(l *Limits) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits = l
}
