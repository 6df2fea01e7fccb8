package bot_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
)

// sees is what an owner saw of the bot, in order: drafts with "…" before them,
// messages, and "mengetik".
func sees(t telegramtest.Transcript) []string {
	var out []string
	for _, e := range t.Events {
		switch {
		case e.By != t.Bot:
		case e.Kind == telegramtest.KindDraft:
			out = append(out, "…"+e.Message.Text)
		case e.Kind == telegramtest.KindMessage:
			out = append(out, e.Message.Text)
		case e.Kind == telegramtest.KindAction:
			out = append(out, "mengetik")
		}
	}
	return out
}

// drafting is a turn that shows texts one after the other, each once the owner
// has seen the one before it, and then answers.
func (r *rig) drafting(texts ...string) bot.Turn {
	return func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		for _, text := range texts {
			m.Draft()(text)
			if _, err := r.WaitFor(ctx, msg.Chat, func(t telegramtest.Transcript) bool {
				return slices.Contains(sees(t), "…"+text)
			}); err != nil {
				return chat.Response{}, err
			}
		}
		return say("Jawaban."), nil
	}
}

func TestAnOwnerSeesThatSetaraThinksThenWhatItHasThenTheAnswer(t *testing.T) {
	r := newRig(t, nil)
	r.turn = r.drafting("", "Harga tengahnya")
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kerudung voal 45rb")
	got := slices.DeleteFunc(sees(r.says(owner.Dialog, "Jawaban.")), func(s string) bool { return s == "mengetik" })
	if want := []string{"…", "…Harga tengahnya", "Jawaban."}; !slices.Equal(got, want) {
		t.Errorf("the owner sees %q, want %q", got, want)
	}
}

func TestOfManyDraftsTheOwnerSeesTheLastOne(t *testing.T) {
	r := newRig(t, nil)
	r.turn = func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		for n := range 1000 {
			m.Draft()(fmt.Sprintf("bagian %d", n))
		}
		return r.drafting("bagian 999")(ctx, m, msg)
	}
	r.start()
	owner := r.owner("Sari")
	r.send(owner.Dialog, "kerudung voal 45rb")
	r.says(owner.Dialog, "Jawaban.")
	if n := draftsIn(owner.Transcript()); n > 3 {
		t.Errorf("the owner sees %d drafts in a moment", n)
	}
}

func draftsIn(t telegramtest.Transcript) (n int) {
	for _, s := range sees(t) {
		if strings.HasPrefix(s, "…") {
			n++
		}
	}
	return n
}

// forewarned tells of requests to a method, before it makes them.
type forewarned struct {
	http.RoundTripper
	method string
	begun  chan struct{}
}

func (w forewarned) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "/"+w.method) {
		w.begun <- struct{}{}
	}
	return w.RoundTripper.RoundTrip(r)
}

// A draft that arrived behind the answer would stand below it for half a minute.
func TestTheLastThingThatAnOwnerSeesIsTheAnswer(t *testing.T) {
	begun := make(chan struct{}, 10)
	r := newRig(t, func(_ context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		m.Draft()("")
		<-begun // it is on its way, and slow
		m.Draft()("Harga tengahnya")
		return say("Jawaban " + msg.Text), nil
	})
	r.change = func(o *bot.Options) {
		o.Client = &http.Client{Transport: forewarned{http.DefaultTransport, "sendMessageDraft", begun}}
	}
	r.start()
	r.Inject(telegramtest.Fault{Failure: telegramtest.Slow, Method: "sendMessageDraft", Wait: 200 * time.Millisecond})
	owner := r.owner("Sari")
	var want, answers []string
	for n := range 5 {
		question := fmt.Sprintf("soal %d", n)
		want, answers = append(want, "…", "Jawaban "+question), append(answers, question)
		r.send(owner.Dialog, question)
		r.says(owner.Dialog, answers...)
	}
	got := slices.DeleteFunc(sees(owner.Transcript()), func(s string) bool { return s == "mengetik" })
	if !slices.Equal(got, want) {
		t.Errorf("the owner sees %q, want %q", got, want)
	}
}

func TestTheLastThingThatAnOwnerSeesIsTheAnswerOfSeveralInARow(t *testing.T) {
	begun := make(chan struct{}, 100)
	r := newRig(t, func(_ context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
		m.Draft()("")
		<-begun
		return say("Jawaban " + msg.Text), nil
	})
	r.change = func(o *bot.Options) {
		o.Client = &http.Client{Transport: forewarned{http.DefaultTransport, "sendMessageDraft", begun}}
	}
	r.start()
	r.Inject(telegramtest.Fault{Failure: telegramtest.Slow, Method: "sendMessageDraft", Wait: 300 * time.Millisecond})
	owner := r.owner("Sari")
	for _, question := range []string{"satu", "dua", "tiga"} {
		r.send(owner.Dialog, question)
	}
	all := sees(r.says(owner.Dialog, "Jawaban satu", "Jawaban dua", "Jawaban tiga"))
	if last := all[len(all)-1]; last != "Jawaban tiga" || draftsIn(owner.Transcript()) != 3 {
		t.Errorf("the owner sees %q", all)
	}
}

func TestADraftThatTelegramLeavesHangingHoldsUpTheAnswerForMomentsOnly(t *testing.T) {
	r := newRig(t, nil)
	r.turn = r.drafting("")
	r.start()
	r.Inject(telegramtest.Fault{Failure: telegramtest.HangAfter, Method: "sendMessageDraft"})
	owner := r.owner("Sari")
	began := time.Now()
	r.send(owner.Dialog, "kerudung voal 45rb")
	r.says(owner.Dialog, "Jawaban.")
	if d := time.Since(began); d > 8*time.Second {
		t.Errorf("the answer comes after %s", d)
	}
}

func TestWhereDraftsFailTheOwnerSeesThatTheBotIsTyping(t *testing.T) {
	for name, failure := range map[string]telegramtest.Failure{
		"Telegram asks to wait": telegramtest.TooManyRequests, "Telegram is in trouble": telegramtest.ServerError,
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, nil)
			r.turn = func(ctx context.Context, m bot.Memory, msg chat.Message) (chat.Response, error) {
				m.Draft()("")
				_, err := r.WaitFor(ctx, msg.Chat, func(t telegramtest.Transcript) bool {
					return slices.Contains(sees(t), "mengetik")
				})
				return say("Jawaban."), err
			}
			r.start()
			r.Inject(telegramtest.Fault{Failure: failure, Method: "sendMessageDraft", Wait: time.Second})
			owner := r.owner("Sari")
			r.send(owner.Dialog, "kerudung voal 45rb")
			if n := draftsIn(r.says(owner.Dialog, "Jawaban.")); n > 0 {
				t.Errorf("the owner sees %d drafts", n)
			}
		})
	}
}

func TestInAGroupNoDraftIsShown(t *testing.T) {
	r := newRig(t, func(_ context.Context, m bot.Memory, _ chat.Message) (chat.Response, error) {
		if m.Draft() != nil {
			return say("Draf."), nil
		}
		return say("Tanpa draf."), nil
	})
	r.start()
	owner := r.owner("Sari")
	group := r.NewGroup("Paguyuban", owner)
	in := group.Join(owner)
	r.send(in, "/harga kerudung")
	r.says(in, "Tanpa draf.")
}
