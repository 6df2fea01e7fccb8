package telegramtest

import (
	"encoding/json"
	"slices"
	"time"
)

// keepUpdates is how long an update waits for the bot.
const keepUpdates = 24 * time.Hour

// queue holds the updates that the bot has not acknowledged.
type queue struct {
	next    int64
	waiting []*update // by id
	// again are updates that were acknowledged and come once more.
	again   []*update
	allowed []string // nil for the default
	changed signal
	// poller is the request that waits for updates.
	poller *poller
}

// update is one update as it goes to the bot.
type update struct {
	id      int64
	kind    string
	chat    int64
	at      time.Time
	body    json.RawMessage
	notYet  time.Time // by real time
	twice   bool
	inHand  bool // a webhook delivery is under way
	attempt int
}

// silentKinds are the updates that a bot gets only when it asks for them.
var silentKinds = []string{"chat_member", "message_reaction", "message_reaction_count"}

func (q *queue) wants(kind string) bool {
	if len(q.allowed) == 0 {
		return !slices.Contains(silentKinds, kind)
	}
	return slices.Contains(q.allowed, kind)
}

// tell enqueues what happened to a message, if the bot is there to see it.
func (s *Server) tell(c *chat, kind string, m *Message) int64 {
	if c.botStatus != "member" {
		return 0
	}
	return s.enqueue(kind, c.ID, m)
}

// enqueue makes an update for the bot and returns its id; 0 if the bot does
// not want such.
func (s *Server) enqueue(kind string, chat int64, payload any) int64 {
	if !s.queue.wants(kind) {
		return 0
	}
	u := &update{id: s.queue.next, kind: kind, chat: chat, at: s.now()}
	s.queue.next++
	s.stats.Updates++
	body, err := json.Marshal(map[string]any{"update_id": u.id, kind: payload})
	if err != nil {
		panic(err) // the payloads are our own types
	}
	u.body = body
	if f := s.faults.delivery(DelayUpdate, kind, chat); f != nil {
		u.notYet = time.Now().Add(f.Wait)
		s.wakeAfter(f.Wait)
	}
	u.twice = s.faults.delivery(DuplicateUpdate, kind, chat) != nil
	s.queue.waiting = append(s.queue.waiting, u)
	s.queue.changed.raise()
	return u.id
}

// wakeAfter looks at the queue again when that time has passed.
func (s *Server) wakeAfter(wait time.Duration) {
	time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.queue.changed.raise()
	})
}

// expire forgets the updates that waited too long.
func (s *Server) expire() {
	oldest := s.now().Add(-keepUpdates)
	n := 0
	for n < len(s.queue.waiting) && s.queue.waiting[n].at.Before(oldest) {
		n++
	}
	s.stats.Expired += int64(n)
	s.queue.waiting = s.queue.waiting[n:]
}

// acknowledge forgets the updates before that one.
func (s *Server) acknowledge(offset int64) {
	n := 0
	for n < len(s.queue.waiting) && s.queue.waiting[n].id < offset {
		if u := s.queue.waiting[n]; u.twice {
			u.twice = false
			s.queue.again = append(s.queue.again, u)
		}
		n++
	}
	if n > 0 {
		clear(s.queue.waiting[:n])
		s.queue.waiting = s.queue.waiting[n:]
		s.changed.raise()
	}
}

// forget drops all that wait.
func (s *Server) forget() {
	s.queue.waiting, s.queue.again = nil, nil
	s.changed.raise()
}

// batch is what a poll gets now. Cut tells that a fault ended it early.
func (s *Server) batch(limit int) (found []*update, cut bool) {
	s.expire()
	now := time.Now()
	for _, u := range s.queue.waiting {
		if len(found) == limit || u.notYet.After(now) {
			break
		}
		if s.faults.delivery(DropUpdate, u.kind, u.chat) != nil {
			cut = true
			break
		}
		found = append(found, u)
	}
	repeated := min(len(s.queue.again), limit-len(found))
	found = append(slices.Clone(s.queue.again[:repeated]), found...)
	s.queue.again = s.queue.again[repeated:]
	return found, cut
}
