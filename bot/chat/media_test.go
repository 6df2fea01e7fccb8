package chat_test

import (
	"slices"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// attentive is a player whose model hears and sees, to which chats agreed.
func attentive(t *testing.T, chats ...int64) *player {
	p := newPlayer(t)
	p.happen("di Telegram")
	p.becomes("")
	p.becomes("dengar")
	for _, id := range chats {
		p.must(p.ledger.SetModelConsent(t.Context(), id, chat.ModelConsentVersion, true, p.now))
	}
	p.chat.Uploads = p.ledger
	return p
}

const listing = `{"kind":"listing","product":"kerudung voal","price":15000,"marketplace":"shopee"}`

func photo(words string) chat.Message {
	return chat.Message{Text: words, Content: &knowledge.Content{Text: words, Media: &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: listing}}}
}

func voice() chat.Message {
	return chat.Message{Unsupported: true, Voice: &chat.Voice{File: "jual kerudung voal 45rb", Name: "suara.ogg", Seconds: 3}}
}

func TestAVoiceOrAPhotoThatIsForSomethingElseIsNotGivenToTheModel(t *testing.T) {
	album := photo("")
	album.Unsupported = true
	edited := photo("kerudung saya")
	edited.Edited = true
	for _, test := range []struct {
		name   string
		who    int64
		before []string
		sends  chat.Message
	}{
		{"an officer says what is to be announced", officerChat, []string{"/siaran tulis"}, voice()},
		{"an officer sends the photo of an announcement", officerChat, []string{"/siaran tulis"}, photo("")},
		{"an officer who loads files sends a photo", officerChat, nil, photo("")},
		{"an owner sends the photo of a report", 1, []string{"/lapor mainan tanpa sni di shopee 5rb"}, photo("")},
		{"an owner begins a report with a photo", 1, nil, photo("/lapor")},
		{"an album", 1, nil, album},
		{"a sticker or a video note", 1, nil, chat.Message{Unsupported: true}},
		{"a photo whose words have changed", 1, nil, edited},
		{"a photo beside a whole question", 1, nil, photo("jual sandal kulit 60rb, modal 40rb")},
		{"a photo beside a question about a programme", 1, nil, photo("syarat KUR apa saja?")},
		{"a photo beside the answer to what Setara asked", 1, []string{"jual sandal kulit 60rb"}, photo("40rb")},
		{"a document", 1, nil, chat.Message{Content: &knowledge.Content{Media: &knowledge.Media{Kind: knowledge.MediaDocument, FileID: listing, Name: "nota.pdf"}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := attentive(t, 1, officerChat)
			for _, text := range test.before {
				p.turn(chat.Message{Chat: test.who, From: test.who, Text: text})
			}
			m := test.sends
			m.Chat, m.From = test.who, test.who
			got := p.turn(m)
			if p.senses.asked > 0 || slices.Contains(actions(got), "/foto bukan") {
				t.Errorf("the model is asked; Setara says:\n%s", got.Text())
			}
		})
	}
}

func TestInAGroupNothingIsListenedToOrLookedAt(t *testing.T) {
	const group = -7
	p := attentive(t, group)
	for _, m := range []chat.Message{voice(), photo(""), photo("ini kemahalan gak?")} {
		m.Chat, m.From, m.Group = group, 1, true
		p.turn(m)
	}
	if p.senses.asked > 0 {
		t.Error("the model is asked")
	}
}

func TestWhatIsHeardOrSeenIsUsedForNothingBeforeTheOwnersYes(t *testing.T) {
	p := attentive(t, 1)
	m := photo("")
	m.Chat = 1
	p.turn(m)
	m = voice()
	m.Chat = 1
	p.turn(m)
	if on, err := p.chat.Underway(t.Context(), 1); err != nil || on {
		t.Errorf("a question is under way: %v, %v", on, err)
	}
}

func TestWhoDeletesTheirDataLeavesNothingOfWhatWasHeard(t *testing.T) {
	p := attentive(t, 1)
	m := voice()
	m.Chat = 1
	p.turn(m)
	p.turn(chat.Message{Chat: 1, Text: "/hapus_data"})
	p.turn(chat.Message{Chat: 1, Text: "/hapus_data ya"})
	if got := p.turn(chat.Message{Chat: 1, Text: "/suara benar"}); got.Answered {
		t.Errorf("Setara still knows:\n%s", got.Text())
	}
}
