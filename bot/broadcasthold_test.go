package bot_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

func TestABroadcastWhoseTimeWasMissedWaitsForAnOfficer(t *testing.T) {
	s := newStudio(t, 2)
	officer := s.NewPerson("Bu Ratna")
	officer.Acquaint()
	s.open()
	s.agree("", s.owners...)
	b := news("Zoom sebentar lagi")
	b.Author = officer.ChatID()
	id := s.drafts(b)
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, `update broadcasts set send_at = ? where id = ?`, time.Now().Add(-2*time.Hour).Unix(), id)
		return err
	})
	s.queues(id, officer.ChatID(), time.Now().Add(-50*time.Hour))
	s.start()
	s.until(id, "held", func(b *knowledge.Broadcast) bool { return b.State == knowledge.BroadcastPaused })
	told := s.isTold(officer, "saya jeda")
	if n := len(told.Buttons()); n < 2 {
		t.Errorf("an officer who may let it go on has %d rows of buttons", n)
	}
	if at, err := s.ledger.Broadcast(s.ctx, id); err != nil || at.Counts[knowledge.DeliveryPending] != 2 {
		t.Errorf("it is %+v, %v", at, err)
	}
	s.ok(s.ledger.Resume(s.ctx, id, time.Now()))
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 2})
}

// isTold waits until one of the bot's messages in a person's chat reads like
// that: there may be one about the progress too.
func (s *studio) isTold(p *telegramtest.Person, like string) (told telegramtest.Message) {
	s.t.Helper()
	_, err := p.WaitFor(s.ctx, func(t telegramtest.Transcript) bool {
		return slices.ContainsFunc(t.FromBot(), func(m telegramtest.Message) bool {
			told = m
			return strings.Contains(m.Text, like)
		})
	})
	if err != nil {
		s.t.Fatalf("she is not told %q: %v\n%s", like, err, s.log)
	}
	return told
}

func TestWhatTelegramTakesFromNobodyIsNotTriedOnEverybody(t *testing.T) {
	s := newStudio(t, 200)
	officer := s.NewPerson("Bu Ratna")
	officer.Acquaint()
	s.start()
	s.agree("", s.owners...)
	b := news("Foto")
	b.Author = officer.ChatID()
	b.Content.Media = &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: "no such file"}
	id := s.publishes(b)
	held := s.until(id, "held", func(b *knowledge.Broadcast) bool { return b.State == knowledge.BroadcastPaused })
	if tried := held.Counts[knowledge.DeliveryFailed]; tried > 100 {
		t.Errorf("%d people are tried first", tried)
	}
	s.isTold(officer, "menolak pesannya")
	for _, o := range s.owners {
		if said := o.Transcript().FromBot(); slices.ContainsFunc(said, func(m telegramtest.Message) bool { return strings.Contains(m.Caption, "Foto") }) {
			t.Errorf("an owner has it: %v", texts(o.Transcript()))
		}
	}
}

func TestNoDeliveryIsMadeWhileTelegramWantsPeace(t *testing.T) {
	const n, wait = 1500, 2 * time.Second
	s, id, refused := askedToWait(t, n, 1e4, wait)
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: n})
	late := 0
	for _, o := range s.owners {
		for _, e := range o.Transcript().Events {
			// What was on its way already may still come.
			if after := e.At.Sub(refused); e.Kind == telegramtest.KindMessage && after > 300*time.Millisecond && after < wait-50*time.Millisecond {
				late++
			}
		}
	}
	if late > 0 {
		t.Errorf("%d deliveries reach Telegram while it wants peace", late)
	}
}

func TestABroadcastEndsThoughAnOutcomeCannotBeStored(t *testing.T) {
	t.Parallel()
	s := newStudio(t, 3)
	s.open()
	s.agree("", s.owners...)
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, fmt.Sprintf(`
			create trigger refusal before update on deliveries when new.chat = %d and new.state = 'sent'
			begin select raise(abort, 'no'); end`, s.owners[1].ChatID()))
		return err
	})
	id := s.publishes(news("Pelatihan"))
	s.run(s.bot.Poll)
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 2, knowledge.DeliveryUncertain: 1})
	for i, o := range s.owners {
		if got := texts(o.Transcript()); len(got) != 1 {
			t.Errorf("owner %d got %q", i, got)
		}
	}
}
