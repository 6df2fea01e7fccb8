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

func TestAnAnswerAboutTheModelIsKeptWithTheReplyOrNotAtAll(t *testing.T) {
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		var err error
		switch msg.Text {
		case "boleh":
			err = m.SetModelConsent(ctx, msg.Chat, 1, true, time.Now())
		case "jangan":
			err = m.SetModelConsent(ctx, msg.Chat, 1, false, time.Now())
		case "gagal":
			err = errors.Join(m.SetModelConsent(ctx, msg.Chat, 1, true, time.Now()), errTurn)
		case "lupakan":
			err = m.Forget(ctx, msg.Chat, time.Now())
		}
		if err != nil {
			return chat.Response{}, err
		}
		yes, err := m.ModelConsent(ctx, msg.Chat, 1)
		said := map[bool]string{true: "ya", false: "tidak"}[yes]
		if errors.Is(err, knowledge.ErrNotFound) {
			said, err = "belum ditanya", nil
		}
		return say(said), err
	})
	r.converse([]exchange{
		{"lihat", "belum ditanya"},
		{"gagal", chat.Apology().Text()},
		{"lihat", "belum ditanya"},
		{"boleh", "ya"},
		{"lihat", "ya"},
		{"jangan", "tidak"},
		{"lihat", "tidak"},
		{"lupakan", "belum ditanya"},
		{"lihat", "belum ditanya"},
	})
}

func TestANoThatWaitsInLineIsForTheQuestionUnderWayToo(t *testing.T) {
	for name, c := range map[string]struct{ next, first string }{
		"the owner refuses":                  {"/izin_model tidak", "tidak"},
		"the owner refuses in other letters": {"/Izin_model  TIDAK", "tidak"},
		"the owner asks on":                  {"bagaimana kalau tidak", "ya"},
		"the owner only looks":               {"/izin_model", "ya"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
				yes, err := m.ModelConsent(ctx, msg.Chat, 1)
				return say(map[bool]string{true: "ya", false: "tidak"}[yes]), err
			})
			owner := r.owner("Sari")
			r.open()
			if err := r.ledger.SetModelConsent(t.Context(), owner.ChatID(), 1, true, time.Now()); err != nil {
				t.Fatal(err)
			}
			r.send(owner.Dialog, "tanya")
			r.send(owner.Dialog, c.next) // both come in at once
			r.run(r.bot.Poll)
			r.says(owner.Dialog, c.first, "ya")
		})
	}
}

func TestANoIsPassedOnWhileTheQuestionBeforeItIsUnderWay(t *testing.T) {
	refused, asked := make(chan int64, 1), make(chan struct{})
	r := newRig(t, func(_ context.Context, _ bot.Memory, msg chat.Message) (chat.Response, error) {
		if msg.Text != "tanya" {
			return say("baik"), nil
		}
		close(asked)
		select {
		case <-refused:
			return say("biasa"), nil
		case <-time.After(patience):
			return chat.Response{}, errTurn
		}
	})
	r.change = func(o *bot.Options) { o.ModelRefused = func(chat int64) { refused <- chat } }
	owner := r.owner("Sari")
	r.start()
	r.send(owner.Dialog, "tanya")
	<-asked
	r.send(owner.Dialog, "/izin_model tidak")
	r.says(owner.Dialog, "biasa", "baik")
}
