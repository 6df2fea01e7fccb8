package chat_test

import (
	"errors"
	"slices"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

func TestAnOwnerWhoAgreedIsKnownByWhatTheyAskedAndKept(t *testing.T) {
	p := newPlayer(t)
	p.happen("di Telegram")
	ask := func(text string) {
		p.turn(chat.Message{Chat: 7, From: 7, Text: text, Name: "Ratna", Language: "id"})
	}
	ask("jual kaos polos 60rb, di shopee ada 35rb, modal 40rb, gimana?")
	if r, err := p.ledger.RecipientOf(t.Context(), 7); !errors.Is(err, knowledge.ErrNotFound) {
		t.Fatalf("before a yes there is %+v, %v", r, err)
	}
	ask("/izin ya")
	for _, text := range []string{
		"/program modal", "50jt sebulan", "sudah ada nib", "di solo", "fesyen",
		"jual pashmina voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?", "apa itu sehati?",
	} {
		ask(text)
	}
	r, err := p.ledger.RecipientOf(t.Context(), 7)
	p.must(err)
	if r.Name != "Ratna" || r.Product != "pashmina voal" || !slices.Contains(r.Products, "pashmina voal") ||
		!slices.Contains(r.Products, "kerudung") || !slices.Contains(r.Programs, "P25") {
		t.Errorf("she is known as %+v", r)
	}
	ask("/izin tidak")
	if r, err := p.ledger.RecipientOf(t.Context(), 7); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("after a no there is %+v, %v", r, err)
	}
}

func TestNothingIsLearntOfAPersonInAGroup(t *testing.T) {
	p := newPlayer(t)
	p.happen("di Telegram")
	p.turn(chat.Message{Chat: 7, From: 7, Text: "/izin ya"})
	p.turn(chat.Message{Chat: -100, From: 7, Text: "jual pashmina voal 45rb, di tiktok ada 15rb", Group: true, Name: "Ratna"})
	if r, err := p.ledger.RecipientOf(t.Context(), 7); err != nil || r.Name != "" || len(r.Products) > 0 {
		t.Errorf("there is %+v, %v", r, err)
	}
}
