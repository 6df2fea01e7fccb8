package bot_test

import (
	"context"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
)

func TestWhoDoesNotWriteForAYearIsToldAMonthBeforeAndThenDeleted(t *testing.T) {
	r := newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		c := chat.Chat{Memory: memory, Consents: memory, People: memory, Records: memory, Now: time.Now}
		return c.Turn(ctx, m)
	})
	now := time.Now()
	r.change = func(o *bot.Options) {
		o.RetentionDays, o.BackupDays, o.Now = 365, 30, func() time.Time { return now }
	}
	r.start()
	owner := r.owner("Wulandari")
	r.send(owner.Dialog, "/izin ya")
	r.says(owner.Dialog, "Izin Kakak sudah saya catat")
	later := func(days int) {
		r.halt()
		now = now.AddDate(0, 0, days)
		r.start()
	}
	later(336)
	r.says(owner.Dialog, "Izin Kakak", "Kalau dalam 30 hari ke depan Kakak tidak menulis")
	later(31)
	parts, err := r.ledger.Kept(r.ctx, owner.ChatID())
	for len(parts) > 1 && err == nil && r.ctx.Err() == nil { // the letter that told them is settled
		parts, err = r.ledger.Kept(r.ctx, owner.ChatID())
	}
	for _, p := range parts {
		if p.Name != "outbox" && p.Name != "updates" {
			t.Errorf("%s is still kept", p.Name)
		}
	}
	if err != nil {
		t.Error(err)
	}
	r.says(owner.Dialog, "Izin Kakak", "Kalau dalam 30 hari")
}
