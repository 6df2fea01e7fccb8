package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

func TestAnOwnerGetsAnAnswer(t *testing.T) {
	r := newRig(t, echo)
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "jual kerudung 45rb")
	r.says(owner.Dialog, "gema jual kerudung 45rb")
}

func TestTheAnswersOfAChatKeepTheOrderOfItsQuestions(t *testing.T) {
	r := newRig(t, echo)
	r.change = func(o *bot.Options) { o.Pace.ChatPerSecond, o.Pace.ChatBurst = 1000, 1000 }
	r.start()
	const owners, questions = 20, 15
	people := make([]*telegramtest.Person, owners)
	for i := range people {
		people[i] = r.owner(fmt.Sprintf("Pemilik %d", i))
	}
	var want []string
	for q := range questions {
		want = append(want, fmt.Sprintf("gema pertanyaan %d.", q))
		for _, p := range people {
			r.send(p.Dialog, fmt.Sprintf("pertanyaan %d.", q))
		}
	}
	for _, p := range people {
		r.says(p.Dialog, want...)
	}
}

func TestAPanicCostsOneApology(t *testing.T) {
	r := newRig(t, func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		switch msg.Text {
		case "panik":
			panic("rahasia pemilik")
		case "gagal":
			return chat.Response{}, errTurn
		}
		return echo(ctx, m, msg)
	})
	r.start()
	owner := r.owner("Sari")
	for _, text := range []string{"panik", "gagal", "halo"} {
		r.send(owner.Dialog, text)
	}
	apology := chat.Apology().Text()
	r.says(owner.Dialog, apology, apology, "gema halo")
	if strings.Contains(r.log.String(), "rahasia") {
		t.Error("the log holds the value of a panic")
	}
}
