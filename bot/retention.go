package bot

import (
	"context"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
)

const (
	// noticeDays is how many days before people who do not write are deleted they
	// are told, where they get what Setara sends; half of the retention where that
	// is short.
	noticeDays = 30
	// toldAtOnce is how many are told in one change, toldInADay in one day.
	toldAtOnce = 200
	toldInADay = 100_000
)

// retire deletes, once a day, what has been kept for long enough, and tells people
// before.
func (b *Bot) retire(ctx context.Context) error {
	now := b.Now()
	lead := min(noticeDays, b.RetentionDays/2)
	if err := b.tellIdle(ctx, now.AddDate(0, 0, lead-b.RetentionDays), lead); err != nil {
		return err
	}
	r := ledger.Retention{Before: now.AddDate(0, 0, -b.RetentionDays), Told: now.AddDate(0, 0, -lead)}
	if b.BackupDays > 0 {
		r.Backups = now.AddDate(0, 0, -b.BackupDays)
	}
	return b.Ledger.Retire(ctx, r)
}

// tellIdle tells those who have not written since that they will be deleted in so
// many days.
func (b *Bot) tellIdle(ctx context.Context, since time.Time, days int) error {
	for told := 0; told < toldInADay; {
		chats, err := b.Ledger.Idle(ctx, since, toldAtOnce)
		if err != nil || len(chats) == 0 {
			return err
		}
		var letters []ledger.Letter
		for _, id := range chats {
			out := Outgoing{Chat: id, Response: chat.Retiring(days)}
			more, err := out.letters(ledger.Broadcasts)
			if err != nil {
				return err
			}
			letters = append(letters, more...)
		}
		for i := range letters {
			letters[i].Daytime = true
		}
		if err := b.Ledger.TellIdle(ctx, letters, b.Now()); err != nil {
			return err
		}
		b.queue.askForMore()
		told += len(chats)
	}
	return nil
}
