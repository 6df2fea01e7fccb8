package bot

import (
	"context"
	"errors"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// hold pauses a broadcast and tells its author and all who may let it go on. One
// that is neither queued nor running any more stays as it is.
func (b *Bot) hold(ctx context.Context, id int64, why chat.HeldFor) error {
	c, err := b.Ledger.Broadcast(ctx, id)
	if err != nil {
		return err
	}
	staff, err := b.Ledger.Staff(ctx)
	if err != nil {
		return err
	}
	var letters []ledger.Letter
	for i := range staff.Officers {
		o := &staff.Officers[i]
		may := o.Role.May(knowledge.RightApprove)
		if o.ID != c.Author && !may {
			continue
		}
		out := Outgoing{Chat: o.ID, Response: chat.Held(&c, why, may)}
		more, err := out.letters(ledger.Answers)
		if err != nil {
			return err
		}
		letters = append(letters, more...)
	}
	var ids []int64
	over := false
	err = b.try(func() (err error) {
		ids, err = b.Ledger.Hold(context.WithoutCancel(ctx), id, letters, b.Now())
		if over = errors.Is(err, ledger.ErrChanged); over {
			return nil // no trouble: somebody was first
		}
		return err
	})
	if err != nil || over {
		return err
	}
	b.Logger.Warn("a broadcast is held", "broadcast", id)
	b.queue.push(newItems(letters, ids, &arrival{at: b.Now()})...)
	return nil
}
