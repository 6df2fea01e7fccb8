package main

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
	"setara/bot/telegramtest"
)

func TestTheOfferOfAModelIsAMessageOfItsOwnAndAYesToOneThatIsAwayIsNotAnsweredTwice(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint)
	b.owner = b.server.NewPerson("Sulastri") // who was never asked
	b.ask(b.owner, "halo")
	before := len(texts(b.owner.Transcript()))
	b.ask(b.owner, dialect)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	now, err := b.owner.WaitFor(ctx, func(now telegramtest.Transcript) bool { return len(texts(now)) >= before+2 })
	if err != nil {
		t.Fatalf("no offer behind the answer: %v", err)
	}
	both := texts(now)[before:]
	answer, offer := both[0], both[1]
	if strings.Contains(answer.Text, "bantuan AI") || !strings.HasPrefix(offer.Text, "Mau saya coba lagi dengan bantuan AI") {
		t.Errorf("the owner reads %q and then %q", answer.Text, offer.Text)
	}
	endpoint.Then(llmtest.Fail(http.StatusInternalServerError))
	told := b.taps(offer, "Boleh")
	holds(t, told.Text, "bantuan AI", "Tanpa AI saya tetap bisa bantu")
	if strings.Contains(told.Text, answer.Text) {
		t.Errorf("the owner reads the same again: %s", told.Text)
	}
}
