package bot

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf16"

	tg "github.com/go-telegram/bot"
)

const (
	// draftEvery is how long one chat sees the same draft at least.
	draftEvery = time.Second
	// draftsPerSecond bounds the drafts of all chats: they are the first thing to
	// be left out under load.
	draftsPerSecond = 20
	// draftTimeout is how long a draft may take to arrive. The message that it
	// announces waits for one under way.
	draftTimeout = 3 * time.Second
	// maxDraft is how much of a text is shown, in UTF-16 units: as much as a
	// message holds.
	maxDraft = 4096
)

// draft shows a message to come while its turn takes, in a private chat. Nothing
// is lost with it: what cannot be shown now is left out.
type draft struct {
	b      *Bot
	chat   int64
	thread int
	// id is Telegram's name for the drafts of this turn, which follow one another.
	id string
	// shown tells that Telegram shows one.
	shown atomic.Bool

	mu sync.Mutex
	// text is the latest one, where it waits to be shown.
	text    string
	waiting bool
	// showing tells that a goroutine looks after it, over that nothing is shown any
	// more.
	showing, over bool
	// ended is closed when it is over.
	ended chan struct{}
}

// newDraft makes the draft of a job's turn.
func (j *job) newDraft() *draft {
	return &draft{
		b: j.b, chat: j.turn.Chat, thread: j.question.thread,
		id: strconv.FormatInt(max(j.arrival.id, 1), 10), ended: make(chan struct{}),
	}
}

// show shows a text, or that the bot thinks where it is empty, as soon as may be;
// of several, the last. It does not wait.
func (d *draft) show(text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return
	}
	d.text, d.waiting = text, true
	if !d.showing {
		d.showing = true
		d.b.background.Go(d.follow)
	}
}

// end has nothing shown any more. A draft that is under way then is waited for by
// the chat's next letter, see [Bot.afterAside].
func (d *draft) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.over {
		d.over = true
		close(d.ended)
	}
}

// follow shows what there is to show until the turn is over, or Telegram does not
// want it.
func (d *draft) follow() {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
		case <-d.ended:
			return
		case <-d.b.life.Done():
			return
		}
		if !d.showOnce() {
			d.end()
			return
		}
		timer.Reset(draftEvery)
	}
}

// showOnce shows the latest text, if one waits and may be shown now. It returns
// false where Telegram does not take it.
func (d *draft) showOnce() bool {
	text, arrived, ok := d.begin()
	if !ok {
		return true
	}
	defer d.b.aside.arrive(d.chat, arrived)
	ctx, cancel := context.WithTimeout(d.b.life, draftTimeout)
	defer cancel()
	ctx, a := withAttempt(ctx)
	_, err := d.b.api.SendMessageDraft(ctx, &tg.SendMessageDraftParams{
		ChatID: d.chat, MessageThreadID: d.thread, DraftID: d.id, Text: text,
	})
	f := judge(err, a)
	if f.verdict == accepted {
		d.shown.Store(true)
		return true
	}
	if f.verdict == tooMany {
		d.b.Metrics.TooMany("sendMessageDraft")
	}
	d.shown.Store(false)
	d.b.Logger.Debug("a draft is not shown", "chat", d.chat, f.log())
	return false
}

// begin takes the latest text, where one waits and may be shown now. The chat's
// next letter then waits until arrived is given back.
func (d *draft) begin() (text string, arrived chan struct{}, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over || !d.waiting {
		return "", nil, false
	}
	if arrived, ok = d.b.aside.depart(d.chat); ok {
		d.waiting = false
	}
	return shortened(d.text, maxDraft), arrived, ok
}

// shortened is the beginning of a text, of at most that many UTF-16 units.
func shortened(text string, most int) string {
	n := 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n > most {
			return text[:i]
		}
	}
	return text
}

// depart notes that a draft is on its way to a chat, where none is and there may
// be one more; arrive ends that.
func (a *aside) depart(chat int64) (arrived chan struct{}, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.drafted[chat] != nil || !a.drafts.Allow() {
		return nil, false
	}
	arrived = make(chan struct{})
	a.drafted[chat] = arrived
	return arrived, true
}

func (a *aside) arrive(chat int64, arrived chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.drafted, chat)
	close(arrived)
}

// Draft shows part of the answer to come, see [chat.Chat.Draft]; it is nil in a
// group, where Telegram has no drafts.
func (m *memory) Draft() func(text string) {
	if m.draft == nil {
		return nil
	}
	return m.draft.show
}
