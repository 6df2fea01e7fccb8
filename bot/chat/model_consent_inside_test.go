package chat

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// unaskedModel is a model that no test here asks.
type unaskedModel struct{}

func (unaskedModel) Next(context.Context, *Dialogue, func(string)) (ModelTurn, error) {
	return ModelTurn{}, ErrModelAway
}

// withModel is a conversation that may ask a model, on a ledger of its own.
func withModel(t *testing.T) *Chat {
	t.Helper()
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "bot.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)
	return &Chat{
		Memory: l, Model: unaskedModel{}, ModelConsents: l, ModelBook: l, Now: func() time.Time { return now },
		ModelPrice: knowledge.ModelPrice{Input: 1, Output: 1}, ModelBudget: knowledge.ModelBudget{Day: 1, Owner: 1},
	}
}

// offered has a question of owner 7 answered plainly, and is the offer behind it;
// empty for none.
func offered(t *testing.T, c *Chat) Response {
	t.Helper()
	const owner = 7
	conv, err := c.recall(t.Context(), owner)
	if err != nil {
		t.Fatal(err)
	}
	r := conv.offerModelFor(owner, "halo", say("Belum saya pahami."))
	if err := c.remember(t.Context(), owner, conv); err != nil {
		t.Fatal(err)
	}
	if r.Text() != "Belum saya pahami." || len(r.Buttons) > 0 || len(r.Further) > 1 {
		t.Errorf("the answer is %q with %v", r.Text(), r.Buttons)
	}
	if len(r.Further) == 0 {
		return Response{}
	}
	if to := r.Further[0].To; to != owner {
		t.Errorf("the offer is for %d", to)
	}
	return r.Further[0].Response
}

func TestAnOfferOfAModelIsMadeOnceAndAYesAnswersTheQuestionThatWaits(t *testing.T) {
	for name, c := range map[string]struct {
		says    string
		given   modelConsent
		pending bool
		told    string // the end of what the owner is told
	}{
		"the button that says yes":  {says: actionModelConsentAsk, given: modelYes, told: "\n\nHalo Kak! Saya Setara"},
		"a typed yes":               {says: "boleh kak", given: modelYes, told: "\n\nHalo Kak! Saya Setara"},
		"the button that says no":   {says: actionModelConsentNo, given: modelNo, told: sayModelNo},
		"the typed command":         {says: "/izin_model ya", given: modelYes, pending: true, told: sayModelYes},
		"a typed no":                {says: "tidak usah", given: modelNo, told: sayModelNo},
		"something else altogether": {says: "makasih kak", given: modelUnasked, pending: true},
	} {
		t.Run(name, func(t *testing.T) {
			chat := withModel(t)
			first := offered(t, chat)
			if first.Text() != sayModelOffer || len(first.Buttons) != 1 {
				t.Errorf("the offer is %q with %v", first.Text(), first.Buttons)
			}
			r, err := chat.Turn(t.Context(), Message{Chat: 7, Text: c.says})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(r.Text(), c.told) {
				t.Errorf("Setara says %q", r.Text())
			}
			if given, err := chat.mayAskModel(t.Context(), 7); err != nil || given != c.given {
				t.Errorf("consent is %d, %v", given, err)
			}
			conv, err := chat.recall(t.Context(), 7)
			if err != nil || (conv.ModelPending != "") != c.pending {
				t.Errorf("%q waits, %v", conv.ModelPending, err)
			}
			if again := offered(t, chat); len(again.Buttons) > 0 {
				t.Errorf("it is offered again: %q", again.Text())
			}
			if r, err = chat.Turn(t.Context(), Message{Chat: 7, Text: "boleh"}); err != nil || strings.Contains(r.Text(), sayModelYes) {
				t.Errorf("a later yes to nothing is a consent: %q, %v", r.Text(), err)
			}
		})
	}
}

func TestATypedCommandSendsNoEarlierQuestionOutAndTheOffersButtonStillDoes(t *testing.T) {
	c := withModel(t)
	offer := offered(t, c)
	for _, said := range []string{"/izin_model ya", "/izin_model YA"} {
		if r, err := c.Turn(t.Context(), Message{Chat: 7, Text: said}); err != nil || r.Text() != sayModelYes {
			t.Errorf("after %s Setara says %q, %v", said, r.Text(), err)
		}
	}
	r, err := c.Turn(t.Context(), Message{Chat: 7, Text: offer.Buttons[0][0].Action})
	if err != nil || !strings.Contains(r.Text(), "Halo Kak! Saya Setara") {
		t.Errorf("at the button Setara says %q, %v", r.Text(), err)
	}
}

func TestAQuestionWaitsForAYesNoLongerThanTheConversation(t *testing.T) {
	c := withModel(t)
	offered(t, c)
	later := c.Now().Add(conversationLasts + time.Minute)
	c.Now = func() time.Time { return later }
	conv, err := c.recall(t.Context(), 7)
	if err != nil || conv.ModelPending != "" || conv.ModelOffered {
		t.Errorf("a day later %+v waits, %v", conv, err)
	}
}

func TestNoModelIsAskedWhereItMayNotBe(t *testing.T) {
	for name, without := range map[string]func(c *Chat){
		"there is none":             func(c *Chat) { c.Model = nil },
		"its budget is 0":           func(c *Chat) { c.ModelBudget.Day = 0 },
		"what it costs is not kept": func(c *Chat) { c.ModelBook = nil },
		"consent is not kept":       func(c *Chat) { c.ModelConsents = nil },
		"many people read along":    func(c *Chat) { c.group = true },
	} {
		t.Run(name, func(t *testing.T) {
			c := withModel(t)
			if err := c.ModelConsents.SetModelConsent(t.Context(), 7, ModelConsentVersion, true, c.Now()); err != nil {
				t.Fatal(err)
			}
			if given, err := c.mayAskModel(t.Context(), 7); err != nil || given != modelYes {
				t.Fatalf("consent is %d, %v", given, err)
			}
			without(c)
			if given, err := c.mayAskModel(t.Context(), 7); err != nil || given != modelNo {
				t.Errorf("consent is %d, %v", given, err)
			}
			m := Message{Chat: 7, Text: actionModelConsent, Group: c.group}
			r, err := c.Turn(t.Context(), m)
			if want := map[bool]string{true: sayModelPrivate, false: sayUnknownCommand}[c.group]; err != nil || r.Text() != want {
				t.Errorf("Setara says %q, %v", r.Text(), err)
			}
		})
	}
}

func TestTheMenuOffersTheConsentOnlyWhereThereIsAModel(t *testing.T) {
	c := withModel(t)
	if with, without := len(c.Menu()), len(Commands()); with != without+1 {
		t.Errorf("the menu has %d entries instead of %d", with, without+1)
	}
	c.Model = nil
	if with, without := len(c.Menu()), len(Commands()); with != without {
		t.Errorf("the menu has %d entries instead of %d", with, without)
	}
}
