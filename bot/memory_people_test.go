package bot_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/knowledge"
)

// newPeople is a conversation about announcements on a rig.
func newPeople(t *testing.T) *bureau {
	b := &bureau{}
	b.rig = newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		c := chat.Chat{Memory: memory, Consents: memory, People: memory, Now: time.Now}
		return c.Turn(ctx, m)
	})
	return b
}

func TestWhoAgreesIsKnownByTheFirstNameAndLanguageThatTelegramTells(t *testing.T) {
	b := newPeople(t)
	b.start()
	ratna := b.owner("Ratna \u202e Dewi")
	b.asks(ratna, "/start")
	if r, err := b.ledger.RecipientOf(b.ctx, ratna.ChatID()); !errors.Is(err, knowledge.ErrNotFound) {
		t.Fatalf("before a yes there is %+v, %v", r, err)
	}
	b.want(b.presses(ratna, b.asks(ratna, "/izin"), "Setuju", ""), "sudah saya catat")
	r, err := b.ledger.RecipientOf(b.ctx, ratna.ChatID())
	if err != nil || r.Name != "Ratna Dewi" || r.Language != "id" || r.ActiveOn != knowledge.DayOf(time.Now()) {
		t.Errorf("after it there is %+v, %v", r, err)
	}
	b.asks(ratna, "/hapus_data")
	b.asks(ratna, "/hapus_data ya")
	if r, err := b.ledger.RecipientOf(b.ctx, ratna.ChatID()); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("once it is deleted there is %+v, %v", r, err)
	}
}

func TestATopicIsLeftInOneTapAndTakenBackInAnother(t *testing.T) {
	b := newPeople(t)
	b.start()
	ratna := b.owner("Ratna")
	b.asks(ratna, "/izin ya")
	list := b.asks(ratna, "/langganan")
	gone := b.presses(ratna, list, chat.LeaveButton(knowledge.TopicMarket).Label, "")
	b.want(gone, "kabar pasar tidak saya kirim lagi")
	left, err := b.ledger.LeftTopics(b.ctx, ratna.ChatID())
	if err != nil || len(left) != 1 || left[0] != knowledge.TopicMarket {
		t.Errorf("she has left %v, %v", left, err)
	}
	b.want(b.presses(ratna, gone, "Batalkan, ikut lagi", ""), "kabar pasar saya kirim lagi")
	b.asks(ratna, "/langganan keluar semua")
	b.want(b.asks(ratna, "/langganan ikut pelatihan"), "pelatihan saya kirim lagi")
	if left, err = b.ledger.LeftTopics(b.ctx, ratna.ChatID()); err != nil || len(left) != 4 {
		t.Errorf("she has left %v, %v", left, err)
	}
	b.asks(ratna, "/langganan ikut semua")
	if left, err = b.ledger.LeftTopics(b.ctx, ratna.ChatID()); err != nil || len(left) != 0 {
		t.Errorf("she has left %v, %v", left, err)
	}
}
