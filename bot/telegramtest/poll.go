package telegramtest

import (
	"encoding/json"
	"time"
)

const (
	maxBatch = 100
	maxPoll  = 50 * time.Second
)

// poller is a request that waits for updates; ended tells it why it has to
// stop.
type poller struct{ ended chan error }

const (
	otherPoller = "terminated by other getUpdates request; make sure that only one bot instance is running"
	webhookSet  = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
	hookedAway  = "terminated by setWebhook request"
)

// endPoll sends the waiting poller away.
func (s *Server) endPoll(why string) {
	if s.queue.poller != nil {
		s.queue.poller.ended <- conflict(why)
		s.queue.poller = nil
	}
}

func getUpdates(s *Server, c *call) (any, error) {
	var allowed []string
	if err := c.decode("allowed_updates", &allowed); err != nil {
		return nil, err
	}
	limit := int(c.number("limit"))
	if limit < 1 || limit > maxBatch {
		limit = maxBatch
	}
	timer := time.NewTimer(min(max(time.Duration(c.number("timeout"))*time.Second, 0), maxPoll))
	defer timer.Stop()

	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook != nil {
		return nil, conflict(webhookSet)
	}
	if c.has("allowed_updates") {
		s.queue.allowed = allowed
	}
	s.endPoll(otherPoller)
	s.offset(c.number("offset"))
	me := &poller{ended: make(chan error, 1)}
	s.queue.poller = me
	s.changed.raise()
	defer func() {
		if s.queue.poller == me {
			s.queue.poller = nil
		}
	}()
	return s.poll(c, me, limit, timer.C)
}

// offset acknowledges what came before it; a negative one all but the last.
func (s *Server) offset(offset int64) {
	if n := int64(len(s.queue.waiting)); offset < 0 && n > 0 {
		offset = s.queue.waiting[max(0, n+offset)].id
	}
	s.acknowledge(offset)
}

// poll waits for updates, with the lock held but while it waits.
func (s *Server) poll(c *call, me *poller, limit int, timeout <-chan time.Time) (any, error) {
	for over := false; ; {
		found, cut := s.batch(limit)
		if len(found) > 0 || cut || over {
			return bodies(found), nil
		}
		more := s.queue.changed.wait()
		s.mu.Unlock()
		var err error
		select {
		case <-more:
		case <-timeout:
			over = true
		case err = <-me.ended:
		case <-c.ctx.Done():
			err = c.ctx.Err()
		case <-s.done:
			err = errClosed
		}
		s.mu.Lock()
		if err != nil {
			return nil, err
		}
	}
}

func bodies(updates []*update) []json.RawMessage {
	bodies := make([]json.RawMessage, len(updates))
	for i, u := range updates {
		bodies[i] = u.body
	}
	return bodies
}
