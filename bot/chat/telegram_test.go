package chat_test

import (
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

// turn takes one turn of a player's chat where consent can be kept.
func (p *player) turn(m chat.Message) chat.Response {
	p.t.Helper()
	p.chat.Consents = p.ledger
	r, err := p.chat.Turn(p.t.Context(), m)
	p.must(err)
	return r
}

// actions are what the buttons of a reply do.
func actions(r chat.Response) (all []string) {
	for _, row := range r.Buttons {
		for _, b := range row {
			all = append(all, b.Action)
		}
	}
	return all
}

func TestANewcomerIsAskedForConsentUntilTheyGiveIt(t *testing.T) {
	p := newPlayer(t)
	asks := func() bool {
		return slices.Contains(actions(p.turn(chat.Message{Chat: 7, Text: "/start"})), "/izin ya")
	}
	if n := len(actions(p.turn(chat.Message{Chat: 7, Text: "/start"}))); n != 5 {
		t.Errorf("%d buttons, want three examples, yes and no", n)
	}
	for _, step := range []struct {
		answer string
		asks   bool
	}{{"/izin tidak", true}, {"/izin", true}, {"/izin ya", false}, {"/izin tidak", true}} {
		p.turn(chat.Message{Chat: 7, Text: step.answer})
		if got := asks(); got != step.asks {
			t.Errorf("after %s, /start asks: %v", step.answer, got)
		}
	}
	p.turn(chat.Message{Chat: 7, Text: "/izin ya"})
	if yes, err := p.ledger.Consent(t.Context(), 7, chat.ConsentVersion); err != nil || !yes {
		t.Errorf("the ledger has %v, %v", yes, err)
	}
}

func TestQuestionsAreAnsweredWithoutConsent(t *testing.T) {
	p := newPlayer(t)
	p.turn(chat.Message{Chat: 7, Text: "/izin tidak"})
	r := p.turn(chat.Message{Chat: 7, Text: "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?"})
	if r.Intent != chat.IntentPrice || !r.Answered {
		t.Errorf("intent %q, answered %v: %s", r.Intent, r.Answered, r.Text())
	}
}

func TestInAGroupNobodysCostIsShownAskedOrKept(t *testing.T) {
	p := newPlayer(t)
	const group = -100
	for _, text := range []string{
		"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?", "modalnya 27.123", "/modal", "/modal 26rb", "/sumber", "/start",
		"tas dari china modal 28rb kena bea berapa, kurs 16.500",
	} {
		r := p.turn(chat.Message{Chat: group, Text: text, Group: true})
		for _, secret := range []string{"28.000", "27.123", "26.000", "31.080", "Batas aman", "untung Rp", "Berapa modal"} {
			if strings.Contains(r.Text(), secret) {
				t.Errorf("to %q the group reads %q:\n%s", text, secret, r.Text())
			}
		}
		for _, a := range actions(r) {
			if a == "/modal" || strings.HasPrefix(a, "/izin") {
				t.Errorf("to %q the group gets the button %s", text, a)
			}
		}
	}
	state, err := p.ledger.Recall(t.Context(), group)
	p.must(err)
	if strings.Contains(string(state), `"cost"`) || strings.Contains(string(state), "28000") {
		t.Errorf("of the group it is kept: %s", state)
	}
	// The market is no secret.
	r := p.turn(chat.Message{Chat: group, Text: "jual kerudung voal 45rb, di tiktok ada 15rb", Group: true})
	if !r.Answered || !strings.Contains(r.Text(), "Rp30.000") {
		t.Errorf("the group does not read the difference to the competitor:\n%s", r.Text())
	}
}

func TestEveryCommandOfTheMenuIsKnown(t *testing.T) {
	p := newPlayer(t)
	unknown := p.turn(chat.Message{Chat: 7, Text: "/tidakada"}).Text()
	for _, c := range chat.Commands() {
		if len(c.Name) > 32 || len([]rune(c.Description)) > 256 || c.Description == "" {
			t.Errorf("Telegram does not take /%s: %q", c.Name, c.Description)
		}
		if p.turn(chat.Message{Chat: 7, Text: "/" + c.Name}).Text() == unknown || !chat.IsCommand("/"+c.Name) {
			t.Errorf("/%s is not known", c.Name)
		}
	}
	if chat.IsCommand("/tidakada") || chat.IsCommand("harga") {
		t.Error("what is no command counts as one")
	}
}
