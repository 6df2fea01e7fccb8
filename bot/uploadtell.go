package bot

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/render"
	"setara/knowledge"
)

// show tells the officer what the file would change.
func (w *uploadWork) show(ctx context.Context, file *fetched, d *knowledge.FileDifference, changed bool) error {
	u := w.work.Upload
	d.Columns = d.Columns[:min(len(d.Columns), maxUploadColumns)]
	u.State, u.Difference, u.Problem = knowledge.UploadShown, d, nil
	u.Revision++
	card := chat.UploadCard(&u)
	if changed {
		card = chat.UploadChanged(&u)
	}
	messages, err := w.rejected(ctx, file, d.Rejected)
	if err != nil {
		return err
	}
	return w.settle(ctx, ledger.UploadResult{State: u.State, Difference: d}, append(messages, w.toOfficers(card)...))
}

// ask tells the officer why the file cannot be taken.
func (w *uploadWork) ask(ctx context.Context, file *fetched, p *knowledge.FileProblem) error {
	u := w.work.Upload
	p.Columns = p.Columns[:min(len(p.Columns), maxUploadColumns)]
	u.State, u.Difference, u.Problem = knowledge.UploadAsked, nil, p
	messages, err := w.rejected(ctx, file, p.Rejected)
	if err != nil {
		return err
	}
	return w.settle(ctx, ledger.UploadResult{State: u.State, Problem: p}, append(messages, w.toOfficers(chat.UploadCard(&u))...))
}

// published tells who accepted the file, and who sent it, that it is in.
func (w *uploadWork) published(ctx context.Context, d *knowledge.FileDifference) error {
	u := w.work.Upload
	d.Columns = d.Columns[:min(len(d.Columns), maxUploadColumns)]
	u.State, u.Difference, u.Import = knowledge.UploadDone, d, d.ImportID
	messages := []Outgoing{{Chat: u.Accepted.By, Response: chat.UploadPublished(&u, true)}}
	if u.Officer != u.Accepted.By {
		messages = append(messages, Outgoing{Chat: u.Officer, Response: chat.UploadPublished(&u, false)})
	}
	return w.settle(ctx, ledger.UploadResult{State: u.State, Difference: d}, messages)
}

// fail gives the upload up.
func (w *uploadWork) fail(ctx context.Context, why chat.UploadFailure) error {
	return w.settle(ctx, ledger.UploadResult{State: knowledge.UploadFailed}, w.toOfficers(chat.UploadFailed(&w.work.Upload, why)))
}

// toOfficers is a message for who sent the file, who accepted it, and who
// corrected how it is read.
func (w *uploadWork) toOfficers(r chat.Response) (messages []Outgoing) {
	for _, officer := range [...]int64{w.work.Officer, w.work.Accepted.By, w.work.Watcher} {
		if officer != 0 && !slices.ContainsFunc(messages, func(o Outgoing) bool { return o.Chat == officer }) {
			messages = append(messages, Outgoing{Chat: officer, Response: r})
		}
	}
	return messages
}

// rejected are the rows that cannot be used, as a file for who sent them; none
// where there are none, or too many to be put right by hand.
func (w *uploadWork) rejected(ctx context.Context, file *fetched, expected int) ([]Outgoing, error) {
	if expected == 0 {
		return nil, nil
	}
	to := limitedTo{most: maxRejected}
	rows, err := w.b.Importer.Rejected(ctx, w.work.Spec, file.f, &to)
	_, unread := errors.AsType[*knowledge.FileProblem](err)
	if errors.Is(err, errTooLarge) || unread || err == nil && rows == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return []Outgoing{{
		Chat: w.work.Officer, Response: chat.RejectedRows(rows), File: &File{Name: chat.RejectedRowsName(&w.work.Upload), Data: to.Bytes()},
	}}, nil
}

// limitedTo is a buffer that takes no more than so much.
type limitedTo struct {
	bytes.Buffer
	most int
}

// Write fails with [errTooLarge].
func (l *limitedTo) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.most {
		return 0, errTooLarge
	}
	return l.Buffer.Write(p)
}

// settle stores what came of the upload together with what officers are told.
// Those who are none any more are told nothing.
func (w *uploadWork) settle(ctx context.Context, r ledger.UploadResult, messages []Outgoing) error {
	r.ID, r.Was, r.Revision = w.work.ID, w.work.State, w.work.Revision
	letters, err := w.letters(ctx, messages)
	if err != nil {
		return err
	}
	var ids []int64
	over := false
	err = w.b.try(func() (err error) {
		ids, err = w.b.Ledger.SettleUpload(context.WithoutCancel(ctx), r, letters, w.b.Now())
		if over = errors.Is(err, ledger.ErrChanged); over {
			return nil // somebody has decided meanwhile, and knows
		}
		return err
	})
	if err != nil || over {
		return err
	}
	w.b.queue.push(newItems(letters, ids, &arrival{at: time.Now()})...)
	return nil
}

// editWithin is for how long the message that shows how an upload goes becomes
// what came of it: the officer still looks at it. Later, a new one tells them.
const editWithin = 20 * time.Second

// letters are the messages to officers. The one that showed how it went becomes
// what came of it, or gives way.
func (w *uploadWork) letters(ctx context.Context, messages []Outgoing) (letters []ledger.Letter, err error) {
	toWatcher := 0
	for i := range messages {
		may, err := w.b.Ledger.May(ctx, messages[i].Chat, knowledge.RightRead)
		if err != nil {
			return nil, err
		}
		if !may {
			continue
		}
		more, err := messages[i].letters(ledger.Answers)
		if err != nil {
			return nil, err
		}
		if messages[i].Chat == w.work.Watcher {
			toWatcher += len(more)
		}
		letters = append(letters, more...)
	}
	if toWatcher == 0 || w.work.Letter == 0 {
		return letters, nil
	}
	if toWatcher == 1 && w.b.Now().Sub(w.work.LetterAt) < editWithin {
		for i := range letters {
			if letters[i].Chat == w.work.Watcher {
				letters[i].Kind, letters[i].Replaces = ledger.Edit, w.work.Letter
			}
		}
		return letters, nil
	}
	return append(letters, ledger.Letter{
		Chat: w.work.Watcher, Lane: ledger.Answers, Kind: ledger.Delete, Replaces: w.work.Letter, Payload: []byte("{}"),
	}), nil
}

// shownProgress edits the message that shows how an upload goes, now and then.
// Those edits bypass the outbox: only the latest matters.
type shownProgress struct {
	n    atomic.Int64
	once sync.Once
	quit chan struct{}
	done chan struct{}
}

// rows notes how many rows were handled.
func (s *shownProgress) rows(n int) { s.n.Store(int64(n)) }

// stop ends the edits; none is under way when it returns. It may be called again.
func (s *shownProgress) stop() {
	s.once.Do(func() { close(s.quit) })
	<-s.done
}

// showProgress begins to show how the upload goes.
func (w *uploadWork) showProgress(ctx context.Context) *shownProgress {
	s := &shownProgress{quit: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(s.done)
		ticker := time.NewTicker(w.b.ProgressEvery)
		defer ticker.Stop()
		last := int64(0)
		for {
			select {
			case <-s.quit:
				return
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			if n := s.n.Load(); n != last && w.editProgress(ctx, int(n)) {
				last = n
			}
		}
	}()
	return s
}

// editProgress edits the message, if nothing else is to go to its chat now; it
// returns false where it did not.
func (w *uploadWork) editProgress(ctx context.Context, rows int) bool {
	if w.work.Letter == 0 {
		return true
	}
	message, err := w.b.Ledger.MessageOf(ctx, w.work.Letter)
	if err != nil || message == 0 || !w.b.queue.spare(w.work.Watcher) {
		return false
	}
	m, _ := newMessage(w.work.Watcher, render.HTML(chat.UploadProgress(&w.work.Upload, rows), render.TextLimit)[0])
	d := delivery{b: w.b, message: m, claimed: &ledger.Claimed{
		Letter: ledger.Letter{Chat: w.work.Watcher, Kind: ledger.Edit}, Target: message,
	}}
	short, cancel := context.WithTimeout(ctx, asideTimeout)
	defer cancel()
	d.attempt(short, ledger.Edit)
	if d.failure.verdict == tooMany {
		w.b.Metrics.TooMany(d.method)
		w.b.queue.hold(w.work.Watcher, d.failure.wait)
	}
	return slices.Contains([]verdict{accepted, gone}, d.failure.verdict)
}
