package bot

import (
	"context"
	"errors"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// introduce asks Telegram who the bot is, which also tries the token.
func (b *Bot) introduce(ctx context.Context) error {
	return b.insist(ctx, "getMe", func(ctx context.Context) error {
		me, err := b.api.GetMe(ctx)
		if err == nil {
			b.me.user.Store(me)
		}
		return err
	})
}

// insist makes a call until it succeeds, ctx ends, or Telegram refuses the
// token.
func (b *Bot) insist(ctx context.Context, method string, fn func(context.Context) error) error {
	for n := 1; ctx.Err() == nil; n++ {
		f := b.tryCall(ctx, fn)
		wait := backoff(n, firstPollPause, longestPollPause)
		switch f.verdict {
		case accepted:
			return nil
		case badToken:
			return ErrToken
		case tooMany:
			b.Metrics.TooMany(method)
			wait = f.wait
		case badMarkup, refused:
			return &CallError{Method: method}
		}
		if ctx.Err() == nil {
			b.Logger.Warn("starting: telegram does not answer as it should", "method", method, "again_in", wait, f.log())
			pause(ctx, wait)
		}
	}
	return nil
}

// tryCall makes a call once, with a deadline.
func (b *Bot) tryCall(ctx context.Context, fn func(context.Context) error) failure {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	ctx, a := withAttempt(ctx)
	return judge(fn(ctx), a)
}

// CallError is a call that Telegram refuses whenever it is made. Of setWebhook
// that means that the address cannot be used: Telegram wants HTTPS, and the
// ports 443, 80, 88 or 8443.
type CallError struct{ Method string }

// Error names the method.
func (e *CallError) Error() string { return "telegram refuses " + e.Method }

// offerCommands sets the menu. Without one the bot works as well, so that it
// is tried again later and nothing waits for it.
func (b *Bot) offerCommands(ctx context.Context) {
	var commands []models.BotCommand
	for _, c := range b.Menu {
		commands = append(commands, models.BotCommand{Command: c.Name, Description: c.Description})
	}
	err := b.insist(ctx, "setMyCommands", func(ctx context.Context) error {
		_, err := b.api.SetMyCommands(ctx, &tg.SetMyCommandsParams{Commands: commands})
		return err
	})
	if e, ok := errors.AsType[*CallError](err); ok {
		b.Logger.Error("telegram refuses the menu of commands", "method", e.Method)
	}
}

// contact notes that Telegram was heard of, or that it says 409.
func (b *Bot) contact(conflict bool) {
	b.contacts.mu.Lock()
	defer b.contacts.mu.Unlock()
	b.contacts.conflict = conflict
	if !conflict {
		b.contacts.last = b.Now()
	}
}
