package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// Fetcher fetches what others publish.
type Fetcher interface {
	// Fetch writes the file at an address to a writer, unless it is still the
	// version known. A fault of the address or of what is behind it is a
	// [*knowledge.FileProblem].
	Fetch(ctx context.Context, address string, known knowledge.FileVersion, to io.Writer) (knowledge.FetchedFile, error)
}

// feedPatience is the longest wait after a failure, unless the feed is read less
// often anyway.
const feedPatience = 24 * time.Hour

// feeds reads what is published, one feed at a time, whenever one is due, until
// ctx ends.
func (b *Bot) feeds(ctx context.Context) {
	for {
		for ctx.Err() == nil {
			done, err := b.nextFeed(ctx)
			if err != nil && ctx.Err() == nil {
				b.Logger.Error("a feed is not read; trying again", "what", attempted(err), "kind", errorKind(err))
				break
			}
			if !done {
				break
			}
		}
		select {
		case <-b.feedsChanged:
		case <-time.After(b.FeedEvery):
		case <-ctx.Done():
			return
		}
	}
}

// feedChanged tells that an officer did something to a feed.
func (b *Bot) feedChanged() {
	select {
	case b.feedsChanged <- struct{}{}:
	default:
	}
}

// nextFeed reads the feed that is due; false where none is.
func (b *Bot) nextFeed(ctx context.Context) (done bool, err error) {
	var f knowledge.Feed
	found := true
	err = b.try(func() (err error) {
		f, err = b.Ledger.ClaimFeed(ctx, b.Now())
		if errors.Is(err, knowledge.ErrNotFound) {
			found = false
			return nil
		}
		return err
	})
	if err != nil || !found {
		return false, err
	}
	w := feedWork{b: b, feed: f, before: f}
	if err := w.run(ctx); err != nil {
		return false, fmt.Errorf("feed %d: %w", f.ID, err)
	}
	return true, w.finish(ctx)
}

// feedWork is one reading of a feed. What becomes of it stands in feed, as it was
// in before; messages are for officers.
type feedWork struct {
	b            *Bot
	feed, before knowledge.Feed
	messages     []Outgoing
	// asked tells that an officer waits for what comes of it, by night too.
	asked bool
}

// run reads the feed. An error is none of the feed's: it is read again.
func (w *feedWork) run(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			w.b.logPanic("a feed", w.feed.ID, p)
			err = w.fail(ctx, chat.FeedBroken()) // else it would be the next again, before all others
		}
	}()
	f := &w.feed
	w.asked = f.Rows == 0 && f.Failures == 0 || f.State == knowledge.FeedAccepted
	f.DueAt = w.b.Now().Add(time.Duration(f.Hours) * time.Hour)
	made, err := w.b.Importer.Made(ctx, w.before.Act(w.b.Now()))
	if err == nil { // by this very run, before a crash
		w.published(&made, f.Version())
		return nil
	}
	if !errors.Is(err, knowledge.ErrNotFound) {
		return err
	}
	may, err := w.b.Ledger.May(ctx, f.MadeBy, knowledge.RightApprove)
	if err != nil {
		return err
	}
	if !may && f.State != knowledge.FeedAccepted {
		return w.hold(ctx, knowledge.HoldMaker, nil)
	}
	return w.fetch(ctx)
}

// fetch fetches what the feed holds, and goes on with that where it is not what
// was known.
func (w *feedWork) fetch(ctx context.Context) error {
	f := &w.feed
	file, err := os.CreateTemp("", "setara-*")
	if err != nil {
		return fmt.Errorf("make a temporary file: %w", err)
	}
	content := &fetched{file}
	_ = os.Remove(file.Name()) // where it cannot be removed while it is open, drop does it
	defer content.drop()
	known := f.Version()
	if f.State == knowledge.FeedAccepted {
		known = knowledge.FileVersion{} // what was shown was not taken in
	}
	got, err := w.b.Fetcher.Fetch(ctx, f.Address, known, file)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return w.fail(ctx, problem)
	}
	if err != nil {
		return err
	}
	if got.Same {
		f.Failures, f.Reason = 0, ""
		return nil
	}
	spec := f.Spec
	spec.Name = got.Name
	return w.take(ctx, spec, content, got.Version)
}

// take compares what was fetched, and takes it in where nobody has to look at it
// first.
func (w *feedWork) take(ctx context.Context, spec knowledge.FileSpec, content *fetched, version knowledge.FileVersion) error {
	f := &w.feed
	quiet := func(int) {}
	d, err := w.b.Importer.Compare(ctx, spec, content.f, quiet)
	if problem, ok := errors.AsType[*knowledge.FileProblem](err); ok {
		return w.fail(ctx, problem)
	}
	if err != nil {
		return err
	}
	f.Failures, f.Reason = 0, ""
	accepted := f.State == knowledge.FeedAccepted
	switch hold := f.Suspicious(&d); {
	case accepted && d.Digest != f.Digest:
		return w.hold(ctx, knowledge.HoldChanged, &d)
	case !accepted && d.New+d.Changed == 0 && (hold == "" || hold == knowledge.HoldFirst):
		w.known(version, d.Rows)
		if w.before.Rows == 0 {
			w.tell(chat.FeedKnown(f), f.MadeBy)
		}
		return nil
	case !accepted && f.Skipped && d.Digest == f.Digest:
		return nil
	case !accepted && hold != "":
		return w.hold(ctx, hold, &d)
	}
	done, err := w.b.Importer.Publish(ctx, spec, content.f, d.Digest, w.before.Act(w.b.Now()), quiet)
	if errors.Is(err, knowledge.ErrFileChanged) {
		f.DueAt = w.b.Now() // at once, against what is known by now
		return nil
	}
	if err != nil {
		return err
	}
	w.published(&done, version)
	return nil
}

// published notes that what the feed holds was taken in.
func (w *feedWork) published(d *knowledge.FileDifference, version knowledge.FileVersion) {
	f := &w.feed
	w.known(version, d.Rows)
	f.Import, f.ChangedAt = d.ImportID, w.b.Now()
	if w.before.State == knowledge.FeedAccepted {
		w.tell(chat.FeedTaken(f, d), w.before.AcceptedBy)
	}
}

// known notes that all that the feed holds is known.
func (w *feedWork) known(version knowledge.FileVersion, rows int) {
	f := &w.feed
	f.State, f.AcceptedBy, f.Hold, f.Difference = knowledge.FeedDue, 0, "", nil
	f.ETag, f.Modified, f.Rows = version.ETag, version.Modified, rows
	f.Digest, f.Skipped = "", false
}

// hold keeps back what the feed holds until an officer has looked at it.
func (w *feedWork) hold(ctx context.Context, why knowledge.FeedHold, d *knowledge.FileDifference) error {
	f := &w.feed
	f.State, f.AcceptedBy, f.Hold, f.Difference, f.Skipped = knowledge.FeedHeld, 0, why, nil, false
	f.Digest = ""
	if d != nil {
		d.Columns = d.Columns[:min(len(d.Columns), maxUploadColumns)]
		f.Difference, f.Digest = d, d.Digest
	}
	return w.tellOfficers(ctx, chat.FeedHeld(f))
}

// fail notes that the feed could not be read, and tells officers when that has
// happened often enough.
func (w *feedWork) fail(ctx context.Context, why *knowledge.FileProblem) error {
	f := &w.feed
	f.Failures++
	f.Reason = why.Reason
	f.State, f.AcceptedBy = knowledge.FeedDue, 0
	wait := min(time.Duration(f.Hours)*time.Hour, feedPatience, time.Hour<<min(f.Failures-1, 5))
	f.DueAt = w.b.Now().Add(wait)
	if w.asked && f.Failures == 1 {
		w.tell(chat.FeedFailing(f), f.MadeBy)
		return nil
	}
	if f.Failures == knowledge.FeedTries {
		return w.tellOfficers(ctx, chat.FeedFailing(f))
	}
	return nil
}

// tell adds a message for an officer.
func (w *feedWork) tell(r chat.Response, to int64) {
	w.messages = append(w.messages, Outgoing{Chat: to, Response: r})
}

// tellOfficers adds a message for who set the feed up and for the admins.
func (w *feedWork) tellOfficers(ctx context.Context, r chat.Response) error {
	staff, err := w.b.Ledger.Staff(ctx)
	if err != nil {
		return err
	}
	for i := range staff.Officers {
		o := &staff.Officers[i]
		if o.Role.May(knowledge.RightManage) || o.ID == w.feed.MadeBy && o.Role.May(knowledge.RightApprove) {
			w.tell(r, o.ID)
		}
	}
	return nil
}

// finish stores what came of it together with what officers are told.
func (w *feedWork) finish(ctx context.Context) error {
	var letters []ledger.Letter
	for i := range w.messages {
		more, err := w.messages[i].letters(ledger.Answers)
		if err != nil {
			return err
		}
		letters = append(letters, more...)
	}
	for i := range letters {
		letters[i].Daytime = !w.asked
	}
	var ids []int64
	err := w.b.try(func() (err error) {
		ids, err = w.b.Ledger.FinishFeed(context.WithoutCancel(ctx), ledger.FeedRan{Feed: &w.feed, Letters: letters, At: w.b.Now()})
		return err
	})
	if err == nil {
		w.b.queue.push(newItems(letters[:len(ids)], ids, &arrival{at: time.Now()})...)
	}
	return err
}
