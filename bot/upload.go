package bot

import (
	"context"
	"errors"
	"io"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// Importer reads the files of officers and puts them into the knowledge.
type Importer interface {
	// Compare is what a file would change; nothing is changed. Progress is
	// called with how many rows were read so far. A file that cannot be taken
	// gives a [*knowledge.FileProblem].
	Compare(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, progress func(rows int)) (knowledge.FileDifference, error)
	// Publish puts a file into the knowledge, where it still would change what
	// that digest stands for: otherwise it gives [knowledge.ErrFileChanged]. An
	// act that was stored before changes nothing, and gives what it did then.
	Publish(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, progress func(rows int)) (knowledge.FileDifference, error)
	// Made is what an act has published before, or an error that wraps
	// [knowledge.ErrNotFound].
	Made(ctx context.Context, act knowledge.Act) (knowledge.FileDifference, error)
	// Rejected writes the rows that cannot be used as CSV, to be put right and
	// sent again.
	Rejected(ctx context.Context, spec knowledge.FileSpec, content io.ReadSeeker, to io.Writer) (rows int, err error)
}

const (
	// uploadAttempts is how often an upload is begun at most: one that ends the
	// program each time must not do so for ever.
	uploadAttempts = 3
	// maxRejected is how large the file of rejected rows may be that goes back
	// to the officer, in bytes.
	maxRejected = 8 << 20
	// maxUploadColumns is how many columns of a file are kept.
	maxUploadColumns = 100
)

// uploads reads and publishes what officers have sent, one at a time, until ctx
// ends. What an earlier run has left comes first.
func (b *Bot) uploads(ctx context.Context) {
	for {
		again := time.Duration(0)
		for ctx.Err() == nil {
			done, err := b.nextUpload(ctx)
			if err != nil && ctx.Err() == nil {
				b.Logger.Error("an upload is not handled; trying again", "what", attempted(err), "kind", errorKind(err))
				again = repairEvery
			}
			if !done {
				break
			}
		}
		if !b.waitForUploads(ctx, again) {
			return
		}
	}
}

// waitForUploads waits until there may be something to do, for that long at
// most unless it is 0. It returns false when ctx has ended.
func (b *Bot) waitForUploads(ctx context.Context, atMost time.Duration) bool {
	var timer <-chan time.Time
	if atMost > 0 {
		t := time.NewTimer(atMost)
		defer t.Stop()
		timer = t.C
	}
	select {
	case <-b.sent:
	case <-timer:
	case <-ctx.Done():
		return false
	}
	return true
}

// uploaded tells that there is something to read or to publish.
func (b *Bot) uploaded() {
	select {
	case b.sent <- struct{}{}:
	default:
	}
}

// nextUpload handles the oldest upload that waits; false where none was.
func (b *Bot) nextUpload(ctx context.Context) (done bool, err error) {
	var work ledger.UploadWork
	found := true
	err = b.try(func() (err error) {
		work, err = b.Ledger.NextUpload(ctx)
		if errors.Is(err, knowledge.ErrNotFound) {
			found = false
			return nil
		}
		return err
	})
	if err != nil || !found {
		return false, err
	}
	w := uploadWork{b: b, work: work}
	return true, w.handle(ctx)
}

// uploadWork is the handling of one upload.
type uploadWork struct {
	b    *Bot
	work ledger.UploadWork
}

// handle reads or publishes the upload. What fails for a reason that may pass
// is tried again some times; with the end of the program, it is left for the
// next start.
func (w *uploadWork) handle(ctx context.Context) error {
	if w.work.State == knowledge.UploadAccepted {
		made, err := w.b.Importer.Made(ctx, w.work.Accepted)
		if err == nil { // before a crash: whatever became of the file, it is in
			return w.published(ctx, &made)
		}
		if !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
	}
	if w.work.Attempts > uploadAttempts {
		return w.fail(ctx, chat.UploadBroken)
	}
	if w.work.State == knowledge.UploadReading {
		may, err := w.b.Ledger.May(ctx, w.work.Officer, knowledge.RightWrite)
		if err != nil {
			return err
		}
		if !may { // who may not any more learns nothing
			return w.settle(ctx, ledger.UploadResult{State: knowledge.UploadRejected}, nil)
		}
	}
	file, err := fetchToDisk(ctx, w.b, w.work.File.FileID)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errFileTooLarge):
		return w.fail(ctx, chat.UploadTooLarge)
	case err != nil:
		w.b.Logger.Warn("an upload is not fetched", "upload", w.work.ID, "what", attempted(err), "kind", errorKind(err))
		return w.fail(ctx, chat.UploadNotFetched)
	}
	defer file.drop()
	err = w.load(ctx, file)
	if err != nil && ctx.Err() == nil && !w.b.inTrouble(err) {
		w.b.Logger.Error("an upload is not handled", "upload", w.work.ID, "attempt", w.work.Attempts, "what", attempted(err), "kind", errorKind(err))
		if w.work.Attempts >= uploadAttempts {
			return w.fail(ctx, chat.UploadBroken)
		}
		return nil // it is next again
	}
	return err
}

// inTrouble tells whether an error comes of a ledger that does not work.
func (b *Bot) inTrouble(err error) bool { return b.ledgerError() != nil || ledger.IsTrouble(err) }

// load has the importer do its part, while the officer is shown how it goes.
func (w *uploadWork) load(ctx context.Context, file *fetched) (err error) {
	defer func() {
		if p := recover(); p != nil {
			w.b.logPanic("an upload", w.work.ID, p)
			err = errors.New("panic")
		}
	}()
	shown := w.showProgress(ctx)
	defer shown.stop() // also where the importer panics
	u := &w.work.Upload
	var d knowledge.FileDifference
	if u.State == knowledge.UploadAccepted {
		digest := ""
		if u.Difference != nil {
			digest = u.Difference.Digest
		}
		d, err = w.b.Importer.Publish(ctx, u.Spec, file.f, digest, u.Accepted, shown.rows)
	} else {
		d, err = w.b.Importer.Compare(ctx, u.Spec, file.f, shown.rows)
	}
	shown.stop()
	problem, taken := errors.AsType[*knowledge.FileProblem](err)
	switch {
	case taken:
		return w.ask(ctx, file, problem)
	case errors.Is(err, knowledge.ErrFileChanged) && u.State == knowledge.UploadAccepted:
		if d, err = w.b.Importer.Compare(ctx, u.Spec, file.f, func(int) {}); err != nil {
			return err
		}
		return w.show(ctx, file, &d, true)
	case err != nil:
		return err
	case u.State == knowledge.UploadAccepted:
		return w.published(ctx, &d)
	default:
		return w.show(ctx, file, &d, false)
	}
}
