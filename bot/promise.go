package bot

import "time"

// A letter that nothing is in the way of is stored as claimed already, which
// saves a commit. For that a sender is kept free while it is stored: no more
// letters are claimed at any time than there are senders.

// promise keeps a sender free for a letter to a chat, if one is and the letter
// could go at once. The promise must be kept or broken.
func (q *queue) promise(chat int64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	m := q.box(chat)
	inTheWay := len(m.items) > 0 || m.out || m.ready || m.index >= 0
	if q.free == 0 || q.draining || inTheWay || now.Before(q.paused) || now.Before(m.until) {
		return false
	}
	if _, ok := reserve(m.limiter, now); !ok {
		return false
	}
	q.free--
	m.occupy(now)
	return true
}

// keep gives the letter to the sender that was kept free for it.
func (q *queue) keep(it *item) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.kept = append(q.kept, it)
	q.changed.Signal()
}

// breakPromise lets the sender, and the chat, go on without the letter.
func (q *queue) breakPromise(chat int64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.free++
	q.changed.Signal()
	q.next(chat, time.Now())
}
