package bot

import (
	"sync"
	"time"

	"github.com/go-telegram/bot/models"
)

// arrival is an update that waits to be handled.
type arrival struct {
	id   int64
	chat int64
	// update is nil where it still has to be read from the journal.
	update *models.Update
	// at is when it was journaled.
	at time.Time
	// handled, unless nil, is called once when it was handled.
	handled func()
	// unsent, unless nil, is called for each letter that could not be stored, and
	// what it returns when that letter was sent or given up.
	unsent func() func()
}

// lines are the updates that wait, one line a chat. Chats take turns, so that
// one which floods waits for itself.
type lines struct {
	mu      sync.Mutex
	changed *sync.Cond
	chats   map[int64]*line
	ready   []*line
	closed  bool
	depth   int
}

// line is one chat's.
type line struct {
	chat    int64
	waiting []*arrival
	// busy tells that a worker handles the chat, ready that one should.
	busy, ready bool
	// hold looks at the line again; nil unless the first waits for the next.
	hold *time.Timer
}

func newLines() *lines {
	l := &lines{chats: map[int64]*line{}}
	l.changed = sync.NewCond(&l.mu)
	return l
}

// push lines up updates.
func (l *lines) push(arrivals ...*arrival) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, a := range arrivals {
		c, ok := l.chats[a.chat]
		if !ok {
			c = &line{chat: a.chat}
			l.chats[a.chat] = c
		}
		c.waiting = append(c.waiting, a)
		l.depth++
		l.schedule(c)
	}
}

// schedule makes a chat ready that has something to handle.
func (l *lines) schedule(c *line) {
	if c.busy || c.ready || len(c.waiting) == 0 {
		return
	}
	if c.hold != nil {
		c.hold.Stop()
		c.hold = nil
	}
	c.ready = true
	l.ready = append(l.ready, c)
	l.changed.Signal()
}

// take waits for a chat with something to handle and returns its first
// update. The chat is the caller's until release or hold. It returns false
// when the lines are closed.
func (l *lines) take() (*arrival, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.closed && len(l.ready) == 0 {
		l.changed.Wait()
	}
	if l.closed {
		return nil, false
	}
	c := l.ready[0]
	l.ready[0] = nil
	l.ready = l.ready[1:]
	c.ready, c.busy = false, true
	return c.waiting[0], true
}

// following is the n-th update of the chat behind the first, from 1.
func (l *lines) following(chat int64, n int) (*arrival, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.chats[chat]
	if c == nil || n >= len(c.waiting) {
		return nil, false
	}
	return c.waiting[n], true
}

// release ends the caller's work on a chat, whose first n updates are
// handled.
func (l *lines) release(chat int64, n int) {
	l.mu.Lock()
	c := l.chats[chat]
	handled := c.waiting[:n:n]
	c.waiting = c.waiting[n:]
	l.depth -= n
	c.busy = false
	if len(c.waiting) == 0 {
		delete(l.chats, chat)
	} else {
		l.schedule(c)
	}
	l.mu.Unlock()
	for _, a := range handled {
		if a.handled != nil {
			a.handled()
		}
	}
}

// hold gives a chat back with nothing handled, to be taken again when more
// has come than the caller has seen, or after d.
func (l *lines) hold(chat int64, seen int, d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.chats[chat]
	c.busy = false
	if len(c.waiting) > seen {
		l.schedule(c)
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(d, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if c.hold == timer {
			l.schedule(c)
		}
	})
	c.hold = timer
}

// waiting is how many updates wait.
func (l *lines) waiting() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.depth
}

// close lets the workers end once they are done with what they have.
func (l *lines) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.changed.Broadcast()
}
