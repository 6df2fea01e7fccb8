package chat

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"setara/knowledge"
)

// hearsAndSees is a model that hears a question, and sees goods.
type hearsAndSees struct{ *stepModel }

func (hearsAndSees) Abilities(context.Context) (ModelAbilities, error) {
	return ModelAbilities{Audio: true, Vision: true}, nil
}
func (hearsAndSees) Fetch(context.Context, string, int64) ([]byte, error) { return []byte("x"), nil }
func (hearsAndSees) FetchPicture(context.Context, string, int64) ([]byte, error) {
	return []byte("x"), nil
}
func (hearsAndSees) Hear(context.Context, string, []byte) (Heard, error) {
	return Heard{Text: "jual sandal kulit 60rb", Usage: ModelUsage{Input: 300, Output: 40}}, nil
}
func (hearsAndSees) Look(context.Context, string, json.RawMessage, []byte) (Seen, error) {
	return Seen{JSON: `{"kind":"product","product":"sandal kulit","price":null,"marketplace":null}`, Usage: ModelUsage{Input: 900, Output: 60}}, nil
}

// attentiveChat hears and sees for owner 101, who said yes to that.
func attentiveChat(t *testing.T, owners ...int64) *Chat {
	t.Helper()
	c, m := steppingChat(t, owners)
	s := hearsAndSees{m}
	c.Media, c.Finder, c.Ears, c.Eyes = s, s, s, s
	return c
}

// unsettledBook sets aside, and cannot count what a call came to; unreservedBook
// cannot set aside either.
type (
	unsettledBook  struct{ ModelBook }
	unreservedBook struct{ ModelBook }
)

func (unsettledBook) SettleModel(context.Context, int64, knowledge.ModelUse) error {
	return errors.New("disk full")
}
func (unreservedBook) ReserveModel(context.Context, knowledge.ModelReserve) (int64, error) {
	return 0, errors.New("disk full")
}

func TestACounterThatFailsTakesNoAnswerToAVoiceNoteOrPhotoAway(t *testing.T) {
	spoken := Message{Voice: &Voice{File: "x", Name: "suara.ogg", Seconds: 4}}
	pictured := Message{Content: &knowledge.Content{Media: &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: "x"}}}
	long := Message{Voice: &Voice{File: "x", Name: "suara.ogg", Seconds: 61}}
	same := func(*Chat) {}
	notCounted := func(c *Chat) { c.ModelBook = brokenBook{c.ModelBook} }
	for name, test := range map[string]struct {
		sends         Message
		before, fails func(*Chat)
		then          string // said next, where it goes on from what was read
	}{
		"a voice note that was heard":          {spoken, same, notCounted, actionHeardYes},
		"a photo that was looked at":           {pictured, same, notCounted, actionLookedYes},
		"a voice note that is too long":        {long, same, notCounted, ""},
		"no budget for it":                     {spoken, func(c *Chat) { c.ModelBudget.Owner = 1 }, notCounted, ""},
		"a voice note whose cost goes missing": {spoken, same, func(c *Chat) { c.ModelBook = unsettledBook{c.ModelBook} }, actionHeardYes},
	} {
		t.Run(name, func(t *testing.T) {
			test.sends.Chat, test.sends.From = 101, 101
			talk := func(fails func(*Chat)) (got []string, told int) {
				c := attentiveChat(t, 101)
				c.ModelWork.Broke = func(context.Context, error) { told++ }
				test.before(c)
				fails(c)
				for _, m := range []Message{test.sends, {Chat: 101, From: 101, Text: test.then}} {
					if m.Text == "" && m.Voice == nil && m.Content == nil {
						continue
					}
					r, err := c.Turn(t.Context(), m)
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, r.Text())
				}
				return got, told
			}
			want, _ := talk(same)
			got, told := talk(test.fails)
			for i := range want {
				if got[i] != want[i] || want[i] == "" {
					t.Errorf("the owner reads %q instead of %q", got[i], want[i])
				}
			}
			if told == 0 {
				t.Error("whoever runs it is not told")
			}
		})
	}
}

func TestWhereNothingCanBeSetAsideTheOwnerIsToldToWriteAndAdminsSeeThatSetaraFailed(t *testing.T) {
	for name, test := range map[string]struct {
		sends   Message
		told    string
		medium  knowledge.ModelMedium
		reports string
	}{
		"a voice note": {
			Message{Voice: &Voice{File: "x", Name: "suara.ogg", Seconds: 4}}, sayVoiceFailed, knowledge.MediumVoice,
			"Pesan suara: 1, terdengar 0 (ada gangguan di Setara sendiri: 1)",
		},
		"a photo": {
			Message{Content: &knowledge.Content{Media: &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: "x"}}}, sayPhotoFailed, knowledge.MediumPhoto,
			"Foto: 1, terbaca 0 (ada gangguan di Setara sendiri: 1)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := attentiveChat(t, 101)
			c.ModelBook = unreservedBook{c.ModelBook}
			broken := 0
			c.ModelWork.Broke = func(context.Context, error) { broken++ }
			test.sends.Chat, test.sends.From = 101, 101
			r, err := c.Turn(t.Context(), test.sends)
			if err != nil || r.Text() != test.told || broken != 1 {
				t.Errorf("the owner reads %q, %v, and whoever runs it is told %d times", r.Text(), err, broken)
			}
			today := knowledge.DayOf(toolNow)
			days, err := c.ModelBook.ModelSpending(t.Context(), today, today)
			if err != nil || len(days) != 1 || days[0].Outcomes[test.medium.Outcome(knowledge.ModelBroken)] != 1 {
				t.Fatalf("it is counted as %+v, %v", days, err)
			}
			if got := wordModelMedia(days[0].Outcomes); len(got) != 1 || got[0].Spans[0].Text != test.reports {
				t.Errorf("admins read %+v, want %q", got, test.reports)
			}
		})
	}
}

func TestWhoSaidNoIsNotAskedForAShorterVoiceNote(t *testing.T) {
	for name, test := range map[string]struct {
		answer func(*testing.T, *Chat)
		want   string
	}{
		"who said no":       {func(t *testing.T, c *Chat) { setConsent(t, c, false) }, sayVoiceRefused},
		"who said yes":      {func(t *testing.T, c *Chat) { setConsent(t, c, true) }, sayVoiceTooLong},
		"who was not asked": {func(*testing.T, *Chat) {}, sayVoiceTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			c := attentiveChat(t)
			test.answer(t, c)
			r, err := c.Turn(t.Context(), Message{Chat: 101, From: 101, Voice: &Voice{File: "x", Name: "suara.ogg", Seconds: 61}})
			if err != nil || r.Text() != test.want {
				t.Errorf("the owner reads %q, %v", r.Text(), err)
			}
		})
	}
}

func setConsent(t *testing.T, c *Chat, yes bool) {
	t.Helper()
	if err := c.ModelConsents.SetModelConsent(t.Context(), 101, ModelConsentVersion, yes, toolNow); err != nil {
		t.Fatal(err)
	}
}

// takenBackNext are consents that are a yes once, and a no from then on.
type takenBackNext struct {
	ModelConsents
	asked *int
}

func (c takenBackNext) ModelConsent(context.Context, int64, int) (bool, error) {
	*c.asked++
	return *c.asked == 1, nil
}

func TestAVoiceNoteIsNotSentOutAfterANoThatCameJustBefore(t *testing.T) {
	c := attentiveChat(t, 101)
	c.ModelConsents = takenBackNext{c.ModelConsents, new(int)}
	r, err := c.Turn(t.Context(), Message{Chat: 101, From: 101, Voice: &Voice{File: "x", Name: "suara.ogg", Seconds: 4}})
	if err != nil || r.Text() != sayVoiceRefused {
		t.Errorf("the owner reads %q, %v", r.Text(), err)
	}
	today := knowledge.DayOf(toolNow)
	days, err := c.ModelBook.ModelSpending(t.Context(), today, today)
	if err != nil || len(days) != 1 || days[0].Calls != 0 || days[0].Outcomes[knowledge.MediumVoice.Outcome(knowledge.ModelRefused)] != 1 {
		t.Errorf("it is counted as %+v, %v", days, err)
	}
}
