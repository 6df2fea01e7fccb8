package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// readClick reads the callback data of a broadcast's button, see
// [broadcastData].
func readClick(data string) (c ledger.Click, ok bool) {
	rest, ok := strings.CutPrefix(data, ofBroadcast)
	id, n, parted := strings.Cut(rest, ".")
	var errs [2]error
	c.Broadcast, errs[0] = strconv.ParseInt(id, 10, 64)
	c.Button, errs[1] = strconv.Atoi(n)
	return c, ok && parted && errors.Join(errs[:]...) == nil && c.Broadcast > 0 && c.Button >= 0
}

// click is what the button of a broadcast does, and the press as it is to be
// counted. It counts where the broadcast went to the chat; officers, who look
// at it before, may press it too, uncounted. For everybody else there is no such
// button: it returns an error that wraps [knowledge.ErrNotFound].
func (b *Bot) click(ctx context.Context, chatID int64, data string) (action string, counted *ledger.Click, err error) {
	c, ok := readClick(data)
	if !ok {
		return "", nil, knowledge.ErrNotFound
	}
	counted = &c
	sent, err := b.Ledger.Delivered(ctx, c.Broadcast, chatID)
	if errors.Is(err, knowledge.ErrNotFound) {
		counted = nil
		var officer bool
		if officer, err = b.Ledger.May(ctx, chatID, knowledge.RightRead); err == nil && !officer {
			err = knowledge.ErrNotFound
		}
		if err == nil {
			sent, err = b.Ledger.Broadcast(ctx, c.Broadcast)
		}
	}
	if err != nil {
		if !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
			b.note(err)
			err = knowledge.ErrNotFound
		}
		return "", nil, err
	}
	action, ok = chat.AnnouncementAction(&sent, c.Button)
	if !ok {
		return "", nil, knowledge.ErrNotFound
	}
	return action, counted, nil
}
