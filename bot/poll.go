package bot

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

// pollLimit is how many updates Telegram gives at once, its maximum.
const pollLimit = 100

// The waits between polls that fail.
const (
	firstPollPause   = 100 * time.Millisecond
	longestPollPause = 30 * time.Second
	firstConflict    = 2 * time.Second
)

// poll asks for updates until ctx ends. The next offset, which acknowledges
// what came before it, goes out only once that is in the journal.
func (b *Bot) poll(ctx context.Context) error {
	var offset int64
	failures := 0
	for ctx.Err() == nil {
		next, err := b.pollOnce(ctx, offset)
		switch {
		case err == nil:
			offset, failures = next, 0
		case ctx.Err() == nil:
			failures++
			wait, fatal := b.judgePoll(err, failures)
			if fatal {
				return ErrToken
			}
			pause(ctx, wait)
		}
	}
	return nil
}

// pollOnce asks for updates, takes them in, and returns the next offset.
func (b *Bot) pollOnce(ctx context.Context, offset int64) (int64, error) {
	raws, err := b.getUpdates(ctx, offset)
	if err != nil {
		return offset, err
	}
	b.contact(false)
	return b.takeBatch(ctx, raws, offset)
}

// takeBatch takes in what a poll gave and returns the next offset.
func (b *Bot) takeBatch(ctx context.Context, raws []json.RawMessage, offset int64) (int64, error) {
	updates := make([]received, 0, len(raws))
	for _, raw := range raws {
		u, err := readUpdate(raw)
		if err != nil {
			b.Logger.Error("telegram sent something that is not an update", "bytes", len(raw))
			continue
		}
		updates = append(updates, u)
	}
	if len(updates) == 0 {
		return offset, nil
	}
	if err := b.takeIn(ctx, updates); err != nil {
		return offset, err
	}
	return updates[len(updates)-1].update.ID + 1, nil
}

// judgePoll logs a poll that failed and tells how long to wait before the
// next, or that there is no use in one.
func (b *Bot) judgePoll(err error, failures int) (wait time.Duration, fatal bool) {
	e, ok := errors.AsType[*apiError](err)
	if !ok {
		wait = backoff(failures, firstPollPause, longestPollPause)
		b.Logger.Warn("polling failed", "err", err, "again_in", wait)
		return wait, false
	}
	switch e.Code {
	case http.StatusUnauthorized, http.StatusNotFound:
		return 0, true
	case http.StatusTooManyRequests:
		b.Metrics.TooMany("getUpdates")
		wait = max(e.RetryAfter, time.Second)
		b.Logger.Warn("telegram asks to poll less often", "again_in", wait)
	case http.StatusConflict:
		b.contact(true)
		wait = backoff(failures, firstConflict, longestPollPause)
		b.Logger.Error("another program polls with the same token, or a webhook was set; "+
			"stop it, or get a bot of your own from @BotFather", "again_in", wait)
	default:
		wait = backoff(failures, firstPollPause, longestPollPause)
		b.Logger.Warn("polling failed", "code", e.Code, "again_in", wait)
	}
	return wait, false
}
