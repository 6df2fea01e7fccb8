package main

import (
	"testing"
	"time"

	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
)

// hangsUp fails the test where the connection is not closed long before the model
// would be given up.
func (b *modelBot) hangsUp(hungUp <-chan struct{}) {
	b.t.Helper()
	select {
	case <-hungUp:
	case <-time.After(5 * time.Second):
		b.t.Fatal("the endpoint is still asked")
	}
}

// onTheWire waits until the endpoint has been asked that often.
func (b *modelBot) onTheWire(asked func() int, times int) {
	b.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); asked() < times; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatal("the endpoint is not asked")
		}
	}
}

// says has the owner write without waiting for an answer.
func (b *modelBot) says(text string) {
	b.t.Helper()
	if _, err := b.owner.Send(text); err != nil {
		b.t.Fatal(err)
	}
}

func TestAnOwnerWhoTakesTheirYesBackEndsTheRequestUnderWay(t *testing.T) {
	plain := plainAnswer(t)
	for name, c := range map[string]struct {
		reply    llmtest.Reply
		takeBack func(*modelBot, telegramtest.Message)
	}{
		"by command":                  {llmtest.Reply{Hang: true}, func(b *modelBot, _ telegramtest.Message) { b.says("/izin_model tidak") }},
		"by command, in mid-sentence": {llmtest.Reply{Text: lie, HangAfter: 5}, func(b *modelBot, _ telegramtest.Message) { b.says("/izin_model tidak") }},
		"by the button that takes it back": {llmtest.Reply{Hang: true}, func(b *modelBot, page telegramtest.Message) {
			if _, err := b.owner.Press(page.ID, "Cabut izin"); err != nil {
				b.t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, llmtest.Options{})
			b := serveModel(t, endpoint)
			page := b.ask(b.owner, "/izin_model")
			hungUp := make(chan struct{})
			c.reply.HungUp = hungUp
			endpoint.Then(c.reply)
			before := len(texts(b.owner.Transcript()))
			b.says(dialect)
			b.onTheWire(func() int { return len(endpoint.Requests()) }, 1)
			c.takeBack(b, page)
			b.hangsUp(hungUp)
			holds(t, b.told(b.owner, before+1).Text, "tidak ada yang saya kirim ke AI")
			if answer := texts(b.owner.Transcript())[before]; answer.Text != plain {
				t.Errorf("the owner reads\n%s\nwant the plain answer\n%s", answer.Text, plain)
			}
			b.awaitMetrics(`setara_model_questions_total{outcome="taken_back"} 1`, `setara_model_questions_total{outcome="late"} 0`)
			if asked := len(endpoint.Requests()); asked != 1 {
				t.Errorf("the endpoint is asked %d times", asked)
			}
			if answer := b.ask(b.owner, dialect); answer.Text != plain || len(endpoint.Requests()) != 1 {
				t.Errorf("the next question is answered by\n%s", answer.Text)
			}
		})
	}
}

func TestAnOwnerWhoTakesTheirYesBackIsNotListenedToAnyMore(t *testing.T) {
	hungUp := make(chan struct{})
	endpoint := llmtest.Start(t, llmtest.Options{Hear: func(*llmtest.Hearing) llmtest.Reply { return llmtest.Reply{Hang: true, HungUp: hungUp} }})
	b := serveModel(t, endpoint)
	before := len(texts(b.owner.Transcript()))
	if _, err := b.owner.SendPost(telegramtest.Post{Voice: []byte(recording), Seconds: 3}); err != nil {
		t.Fatal(err)
	}
	b.onTheWire(func() int { return len(endpoint.Hearings()) }, 1)
	b.says("/izin_model tidak")
	b.hangsUp(hungUp)
	holds(t, b.told(b.owner, before+1).Text, "tidak ada yang saya kirim ke AI")
	holds(t, texts(b.owner.Transcript())[before].Text, "belum mengizinkan bantuan AI", "Tulis saja pertanyaannya")
	b.awaitMetrics(`setara_model_media_total{medium="voice",outcome="refused"} 1`)
}

func TestAnotherOwnersNoEndsNothing(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint)
	other := b.server.NewPerson("Sulastri")
	gate := make(chan struct{})
	endpoint.Then(asksFees, llmtest.Reply{Text: "Ini yang diambil Shopee, Kak:\n{{b2}}", Gate: gate})
	before := len(texts(b.owner.Transcript()))
	b.says(dialectOfFee)
	b.onTheWire(func() int { return len(endpoint.Requests()) }, 2)
	b.ask(other, "/izin_model tidak")
	close(gate)
	holds(t, b.told(b.owner, before).Text, "4,25% sampai 9%")
}
