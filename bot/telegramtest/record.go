package telegramtest

import (
	"context"
	"fmt"
)

// signal wakes who waits for a change. It costs nothing while nobody does.
type signal struct{ raised chan struct{} }

// wait is closed at the next raise.
func (s *signal) wait() <-chan struct{} {
	if s.raised == nil {
		s.raised = make(chan struct{})
	}
	return s.raised
}

func (s *signal) raise() {
	if s.raised != nil {
		close(s.raised)
		s.raised = nil
	}
}

// emit records an event of a chat; c is nil for what belongs to none.
func (s *Server) emit(c *chat, e Event) {
	s.eventCount++
	e.Seq, e.At = s.eventCount, s.now()
	if c != nil {
		e.Chat = c.ID
		if !s.options.CountOnly {
			c.events = append(c.events, e)
		}
		c.changed.raise()
	}
	if !s.options.CountOnly {
		s.events = append(s.events, e)
	}
	if s.options.Observe != nil {
		s.options.Observe(e)
	}
	s.changed.raise()
}

// Transcript is the record of a chat; empty for a chat that is not there.
func (s *Server) Transcript(chat int64) Transcript {
	t, _ := s.look(chat)
	return t
}

// look is the record of a chat, and what is closed when there is more.
func (s *Server) look(chat int64) (Transcript, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chat]
	if c == nil {
		return Transcript{Bot: s.options.Bot.ID}, s.changed.wait()
	}
	n := len(c.events)
	return Transcript{Chat: c.Chat, Bot: s.options.Bot.ID, Events: c.events[:n:n]}, c.changed.wait()
}

// WaitFor waits until the record of a chat satisfies ok, and returns it. It
// fails when ctx ends first, and returns what there was.
func (s *Server) WaitFor(ctx context.Context, chat int64, ok func(Transcript) bool) (Transcript, error) {
	for {
		t, more := s.look(chat)
		if ok(t) {
			return t, nil
		}
		if err := s.await(ctx, more); err != nil {
			return t, fmt.Errorf("wait for chat %d, %d events so far: %w", chat, len(t.Events), err)
		}
	}
}

// WaitStats waits until the counts satisfy ok, and returns them.
func (s *Server) WaitStats(ctx context.Context, ok func(Stats) bool) (Stats, error) {
	for {
		s.mu.Lock()
		stats, more := s.statsNow(), s.changed.wait()
		s.mu.Unlock()
		if ok(stats) {
			return stats, nil
		}
		if err := s.await(ctx, more); err != nil {
			return stats, fmt.Errorf("wait for counts, %d sent so far: %w", stats.Sent, err)
		}
	}
}

func (s *Server) await(ctx context.Context, more <-chan struct{}) error {
	select {
	case <-more:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.done:
		return errClosed
	}
}

// Subscription follows what happens. It misses nothing and holds up nobody.
// With CountOnly there is nothing to follow.
type Subscription struct {
	server *Server
	after  int64
}

// Subscribe follows everything that happens from after the event with that
// number; 0 for from the start.
func (s *Server) Subscribe(after int64) *Subscription {
	return &Subscription{server: s, after: max(after, 0)}
}

// Next waits for the next event. It fails when ctx ends or the server is
// closed. It is for one goroutine.
func (s *Subscription) Next(ctx context.Context) (Event, error) {
	for {
		s.server.mu.Lock()
		events, more := s.server.events, s.server.changed.wait()
		s.server.mu.Unlock()
		if int(s.after) < len(events) {
			s.after++
			return events[s.after-1], nil
		}
		if err := s.server.await(ctx, more); err != nil {
			return Event{}, fmt.Errorf("follow events: %w", err)
		}
	}
}
