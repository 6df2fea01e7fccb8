package bot_test

import (
	"database/sql"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

func TestWhatWasSentIsPutRightAndTakenBack(t *testing.T) {
	s := newStudio(t, 3)
	s.start()
	s.agree("", s.owners...)
	id := s.publishes(news("Pelatihan gratis"))
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 3})
	edit := news("Pelatihan berbayar")
	edit.Kind, edit.Target = knowledge.BroadcastEdit, id
	s.done(s.publishes(edit), knowledge.DeliveryCounts{knowledge.DeliverySent: 3})
	for _, o := range s.owners {
		if got := texts(o.Transcript()); len(got) != 1 || got[0] != "Pelatihan berbayar" {
			t.Errorf("an owner reads %q", got)
		}
	}
	recall := news("")
	recall.Kind, recall.Target = knowledge.BroadcastDelete, id
	// A deletion whose fate is unknown is made again: twice is not more.
	s.Inject(telegramtest.Fault{Failure: telegramtest.CutAfter, Method: "deleteMessage", Times: 1})
	s.done(s.publishes(recall), knowledge.DeliveryCounts{knowledge.DeliverySent: 3})
	for _, o := range s.owners {
		if got := texts(o.Transcript()); len(got) != 0 {
			t.Errorf("an owner still reads %q", got)
		}
	}
}

func TestWhatCannotBeTakenBackAnyMoreIsToldApart(t *testing.T) {
	day := time.Date(2026, 11, 25, 10, 0, 0, 0, knowledge.WIB)
	var hours atomic.Int64
	now := func() time.Time { return day.Add(time.Duration(hours.Load()) * time.Hour) }
	s := &studio{rig: newRigOf(t, telegramtest.Options{Now: now}, echo)}
	s.change = func(o *bot.Options) { o.Now = now }
	s.owners = []*telegramtest.Person{s.owner("Sari"), s.owner("Budi")}
	s.start()
	s.agree("", s.owners...)
	id := s.drafts(news("Pelatihan gratis"))
	s.queues(id, 1, now())
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 2})
	// One of them deletes the message; the other's grows too old while the
	// deletion waits.
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, `update deliveries set message = 1 where chat = ?`, s.owners[0].ChatID())
		return err
	})
	recall := news("")
	recall.Kind, recall.Target = knowledge.BroadcastDelete, id
	old := s.drafts(recall)
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, `update broadcasts set send_at = ? where id = ?`, day.Add(49*time.Hour).Unix(), old)
		return err
	})
	s.queues(old, 1, now())
	hours.Store(49)
	s.done(old, knowledge.DeliveryCounts{knowledge.DeliverySent: 1, knowledge.DeliverySkipped: 1})
	if _, why := s.why(old, s.owners[1]); why != knowledge.SkippedOld {
		t.Errorf("it was skipped for %q", why)
	}
}
