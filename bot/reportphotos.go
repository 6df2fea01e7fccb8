package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/photo"
	"setara/knowledge"
)

// photoAgain is how long a photo that did not come waits for the next try, times
// the tries so far.
const photoAgain = time.Minute

// bringPhotos brings the photos of reports from Telegram, one at a time, until
// ctx ends. What an earlier run has left comes first.
func (b *Bot) bringPhotos(ctx context.Context) {
	for ctx.Err() == nil {
		again, err := b.nextPhoto(ctx)
		if err != nil && ctx.Err() == nil {
			b.Logger.Error("a photo of a report is not kept; trying again", "what", attempted(err), "kind", errorKind(err))
			again = repairEvery
		}
		if again == 0 {
			continue
		}
		var timer <-chan time.Time
		if again > 0 {
			timer = time.After(again)
		}
		select {
		case <-b.reported:
		case <-timer:
		case <-ctx.Done():
		}
	}
}

// photosReported tells that there are photos to bring.
func (b *Bot) photosReported() {
	select {
	case b.reported <- struct{}{}:
	default:
	}
}

// nextPhoto brings the photo that was tried least often. It returns after how
// long the next one is to be tried: 0 for at once, below 0 where there is none.
func (b *Bot) nextPhoto(ctx context.Context) (again time.Duration, err error) {
	var waiting []knowledge.ComplaintPhoto
	err = b.try(func() (err error) {
		waiting, err = b.Ledger.WaitingPhotos(ctx, 1)
		return err
	})
	if err != nil || len(waiting) == 0 {
		return -1, err
	}
	p := &waiting[0]
	jpeg, err := b.bringPhoto(ctx, p)
	switch {
	case ctx.Err() != nil:
		return -1, ctx.Err()
	case err == nil:
		return 0, b.try(func() error { return b.Ledger.KeepPhoto(context.WithoutCancel(ctx), p.ID, jpeg) })
	}
	lost := errors.Is(err, photo.ErrNoPicture) || errors.Is(err, photo.ErrTooLarge) || errors.Is(err, errFileTooLarge)
	b.Logger.Warn("a photo of a report is not fetched", "report", p.Complaint, "try", p.Tries+1, "what", attempted(err), "kind", errorKind(err))
	return b.missPhoto(ctx, p, lost)
}

// bringPhoto is the picture of a photo and nothing else of it. A panic costs this
// photo only.
func (b *Bot) bringPhoto(ctx context.Context, p *knowledge.ComplaintPhoto) (jpeg []byte, err error) {
	defer func() {
		if value := recover(); value != nil {
			b.logPanic("a photo of a report", p.ID, value)
			err = fmt.Errorf("clean photo: %w", photo.ErrNoPicture)
		}
	}()
	file, err := fetchToDisk(ctx, b, p.FileID)
	if err != nil {
		return nil, err
	}
	defer file.drop()
	data, err := io.ReadAll(io.LimitReader(file.f, photo.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read a fetched file: %w", err)
	}
	return photo.Clean(data)
}

// missPhoto notes that a photo did not come. Where it is given up, its owner is
// told.
func (b *Bot) missPhoto(ctx context.Context, p *knowledge.ComplaintPhoto, lost bool) (again time.Duration, err error) {
	var dropped bool
	var owner int64
	err = b.try(func() (err error) {
		dropped, owner, err = b.Ledger.MissPhoto(context.WithoutCancel(ctx), p.ID, lost)
		return err
	})
	switch {
	case err != nil:
		return -1, err
	case !dropped:
		return photoAgain * time.Duration(p.Tries+1), nil
	case owner == 0: // it was deleted meanwhile
		return 0, nil
	}
	return 0, b.Send(ctx, ledger.Answers, Outgoing{Chat: owner, Response: chat.PhotoLost(p.Complaint), Daytime: true})
}
