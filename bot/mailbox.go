package bot

import (
	"time"

	"golang.org/x/time/rate"

	"setara/bot/ledger"
)

// item is one letter that waits to be sent.
type item struct {
	// id is the letter in the ledger; 0 where it could not be stored.
	id   int64
	chat int64
	lane ledger.Lane
	// daytime keeps it from being sent at night.
	daytime bool
	// letter is the content, where it is at hand: the ledger has it too,
	// unless id is 0.
	letter *ledger.Letter
	// since is when its update was journaled, or when it was queued.
	since time.Time
	// taken is when a sender took it last.
	taken time.Time
	// claimed tells that the ledger has it as claimed already.
	claimed bool
	// tries counts the attempts that came to nothing.
	tries int
	// stream is the broadcast that it is a delivery of, and due the delivery;
	// nil for letters.
	stream *stream
	due    *ledger.Due
	// left, unless nil, is called once when it is sent or given up.
	left func()
}

// known is the letter as it is at hand.
func (it *item) known() ledger.Claimed {
	c := ledger.Claimed{Letter: *it.letter}
	c.ID, c.Chat = it.id, it.chat
	return c
}

// leave tells that the item will not come back.
func (it *item) leave() {
	if it.left != nil {
		it.left()
	}
}

// mailbox holds the letters to one chat, in order. One at a time is under way.
type mailbox struct {
	chat  int64
	items []*item
	// out tells that a letter is with a sender, ready that the mailbox is in
	// the queue's list of those that have one to send now.
	out, ready bool
	limiter    *rate.Limiter
	// until is when Telegram, or trouble, lets the chat be tried again.
	until time.Time
	// at is when the mailbox is looked at again, index its place among those
	// that wait for a time; -1 for none.
	at    time.Time
	index int
	// last is when a letter was last taken; quiet tells that nothing went to
	// the chat for so long before it that it cannot be over a limit of its own.
	last  time.Time
	quiet bool
}

// idle tells that the mailbox can be thrown away without being missed.
func (m *mailbox) idle(now time.Time) bool {
	return len(m.items) == 0 && !m.out && !m.ready && m.index < 0 && !now.Before(m.until) &&
		m.limiter.TokensAt(now) >= float64(m.limiter.Burst())
}

// take takes the first letter.
func (m *mailbox) take(now time.Time) *item {
	it := m.items[0]
	m.items[0] = nil
	m.items = m.items[1:]
	m.occupy(now)
	return it
}

// occupy tells that a letter is with a sender.
func (m *mailbox) occupy(now time.Time) {
	m.out = true
	gap := time.Second
	if m.chat < 0 {
		gap = 3 * time.Second
	}
	m.quiet = now.Sub(m.last) >= gap
	m.last = now
}

// waiting are mailboxes by the time at which they are looked at again.
type waiting []*mailbox

func (w waiting) Len() int           { return len(w) }
func (w waiting) Less(i, j int) bool { return w[i].at.Before(w[j].at) }

// Swap keeps each mailbox's index.
func (w waiting) Swap(i, j int) {
	w[i], w[j] = w[j], w[i]
	w[i].index, w[j].index = i, j
}

// Push adds a *mailbox at the end.
func (w *waiting) Push(x any) {
	m := x.(*mailbox)
	m.index = len(*w)
	*w = append(*w, m)
}

// Pop takes the last one.
func (w *waiting) Pop() any {
	last := len(*w) - 1
	m := (*w)[last]
	(*w)[last] = nil
	*w = (*w)[:last]
	m.index = -1
	return m
}
