package bot_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// sendOn sends what a person composes to somebody else, as it is.
func sendOn(to int64, heard *chat.Message) bot.Turn {
	return func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		*heard = m
		if m.Content == nil || m.Unsupported {
			return chat.TextOnly(), nil
		}
		r := say("diteruskan")
		r.Further = []chat.Further{
			{To: m.Chat, Response: say("pratinjaunya:")},
			{To: m.Chat, Content: m.Content},
			{To: to, Content: m.Content},
		}
		return r, nil
	}
}

// composed is what a message holds, as JSON without what Telegram adds.
func composed(t *testing.T, m telegramtest.Message) string {
	t.Helper()
	text, entities := m.Content()
	data, err := json.Marshal([]any{text, entities, m.FileID(), m.Spoiler, m.CaptionAbove, m.Buttons()})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatAnOfficerComposesArrivesAsItIs(t *testing.T) {
	text := "Halo 👩‍🌾, ikuti pelatihan di https://umkm.go.id #naik\nGratis & <mudah>"
	marks := []telegramtest.Entity{
		{Type: "bold", Offset: 0, Length: 10}, {Type: "italic", Offset: 5, Length: 5},
		{Type: "text_link", Offset: 12, Length: 6, URL: "https://umkm.go.id/ikut?a=1&b=2"},
		{Type: "spoiler", Offset: 19, Length: 9}, {Type: "text_mention", Offset: 29, Length: 2, User: &telegramtest.User{ID: 77, FirstName: "Budi"}},
	}
	for _, c := range []struct {
		name string
		post telegramtest.Post
	}{
		{"a formatted text", telegramtest.Post{Text: text, Entities: marks}},
		{"a photo with a caption", telegramtest.Post{Text: text, Entities: marks, Photo: picture(t)}},
		{"a covered photo with the caption above", telegramtest.Post{Text: text, Photo: picture(t), Spoiler: true, CaptionAbove: true}},
		{"a photo alone", telegramtest.Post{Photo: picture(t)}},
		{"a document", telegramtest.Post{Text: "Lampiran", Document: []byte("isi"), Name: "syarat.pdf"}},
		{"right-to-left text", telegramtest.Post{Text: "مرحبا Kak, é ke-1", Entities: []telegramtest.Entity{{Type: "underline", Offset: 0, Length: 5}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var heard chat.Message
			r := newRig(t, nil)
			owner := r.owner("Sari")
			r.turn = sendOn(owner.ChatID(), &heard)
			r.start()
			officer := r.owner("Wati")
			sent, err := officer.SendPost(c.post)
			if err != nil {
				t.Fatal(err)
			}
			got, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool { return tr.Sent() == 1 })
			if err != nil {
				t.Fatalf("%v\n%s", err, r.log)
			}
			last, _ := got.Last()
			if composed(t, last) != composed(t, sent) {
				t.Errorf("the owner gets\n%s\nwhere the officer wrote\n%s", composed(t, last), composed(t, sent))
			}
			preview, err := officer.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool { return tr.Sent() == 3 })
			if err != nil {
				t.Fatal(err)
			}
			own := preview.FromBot()
			if first := texts(preview); first[0] != "diteruskan" || first[1] != "pratinjaunya:" {
				t.Errorf("the officer reads %q", first)
			}
			if composed(t, own[2]) != composed(t, sent) {
				t.Errorf("the preview is\n%s\nwhere the officer wrote\n%s", composed(t, own[2]), composed(t, sent))
			}
		})
	}
}

func TestWhatIsForwardedKeepsTheLinksOfItsButtons(t *testing.T) {
	var heard chat.Message
	r := newRig(t, nil)
	owner := r.owner("Sari")
	r.turn = sendOn(owner.ChatID(), &heard)
	r.start()
	officer := r.owner("Wati")
	link := telegramtest.Button{Text: "Daftar", URL: "https://umkm.go.id/daftar"}
	if _, err := officer.Forward(telegramtest.Message{
		Text: "Pelatihan", Entities: []telegramtest.Entity{{Type: "bold", Length: 9}},
		Markup: &telegramtest.Markup{InlineKeyboard: [][]telegramtest.Button{
			{link, {Text: "Tanya", CallbackData: "=tanya"}}, {{Text: "Lain", CallbackData: "=lain"}},
		}},
	}); err != nil {
		t.Fatal(err)
	}
	got, err := owner.WaitFor(r.ctx, func(tr telegramtest.Transcript) bool { return tr.Sent() == 1 })
	if err != nil {
		t.Fatalf("%v\n%s", err, r.log)
	}
	last, _ := got.Last()
	if b := last.Buttons(); last.Text != "Pelatihan" || len(last.Entities) != 1 || len(b) != 1 || len(b[0]) != 1 || b[0][0] != link {
		t.Errorf("the owner gets %s", composed(t, last))
	}
}

func TestWhatNoBroadcastCanHoldIsNamed(t *testing.T) {
	for _, c := range []struct {
		name string
		post telegramtest.Post
	}{
		{"a voice message", telegramtest.Post{Voice: []byte("ogg"), Seconds: 2}},
		{"an album", telegramtest.Post{Text: "dua foto", Photo: picture(t), Album: "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var heard chat.Message
			r := newRig(t, sendOn(1, &heard))
			r.start()
			officer := r.owner("Wati")
			if _, err := officer.SendPost(c.post); err != nil {
				t.Fatal(err)
			}
			r.says(officer.Dialog, chat.TextOnly().Text())
			if !heard.Unsupported {
				t.Error("it is taken for something that can be sent on")
			}
		})
	}
}

func TestAPasteThatTheAppHasCutKeepsItsMarks(t *testing.T) {
	var heard chat.Message
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		heard = m
		return say("dibaca"), nil
	})
	r.start()
	officer := r.owner("Wati")
	first := "😀" + strings.Repeat("a", 4000)
	for _, p := range []telegramtest.Post{
		{Text: first}, {Text: "tebal di sini", Entities: []telegramtest.Entity{{Type: "bold", Offset: 0, Length: 5}}},
	} {
		if _, err := officer.SendPost(p); err != nil {
			t.Fatal(err)
		}
	}
	r.says(officer.Dialog, "dibaca")
	want := knowledge.Entity{Type: "bold", Offset: 4003, Length: 5}
	if c := heard.Content; c == nil || len(c.Entities) != 1 || c.Entities[0].Type != want.Type ||
		c.Entities[0].Offset != want.Offset || c.Entities[0].Length != want.Length {
		t.Errorf("the marks are %+v, want %+v", heard.Content.Entities, want)
	}
}

func TestAReplyToTheBotIsKnownAsOne(t *testing.T) {
	var heard chat.Message
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		heard = m
		return say("dibaca"), nil
	})
	r.start()
	owner := r.owner("Sari")
	own := r.send(owner.Dialog, "halo")
	transcript := r.says(owner.Dialog, "dibaca")
	answer, _ := transcript.Last()
	if heard.ReplyTo != 0 {
		t.Errorf("a message that replies to nothing replies to %d", heard.ReplyTo)
	}
	if _, err := owner.Reply(answer.ID, "terima kasih"); err != nil {
		t.Fatal(err)
	}
	r.says(owner.Dialog, "dibaca", "dibaca")
	if heard.ReplyTo != answer.ID {
		t.Errorf("it replies to %d, want %d", heard.ReplyTo, answer.ID)
	}
	if _, err := owner.Reply(own.ID, "kepada diri sendiri"); err != nil {
		t.Fatal(err)
	}
	r.says(owner.Dialog, "dibaca", "dibaca", "dibaca")
	if heard.ReplyTo != 0 {
		t.Errorf("a reply to the owner's own message replies to %d", heard.ReplyTo)
	}
}

func TestButtonsOfAnAnnouncementOpenLinksAndComeBackByTheirPlace(t *testing.T) {
	long := "/program " + strings.Repeat("pelatihan ", 10)
	content := knowledge.Content{Text: "Pelatihan", Buttons: [][]knowledge.ContentButton{
		{{Label: "Buka", URL: "https://umkm.go.id/"}, {Label: "Program", Action: "/program"}}, {{Label: "Lain", Action: long}},
	}}
	r := newRig(t, func(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
		r := say("gema " + m.Text)
		if m.Text == "kirim" {
			r.Further = []chat.Further{{To: m.Chat, Content: &content}, {To: m.Chat, Content: &content, Broadcast: 12}}
		}
		return r, nil
	})
	r.start()
	officer := r.owner("Wati")
	r.send(officer.Dialog, "kirim")
	own := r.says(officer.Dialog, "gema kirim", "Pelatihan", "Pelatihan").FromBot()
	for i, want := range [][]string{{"https://umkm.go.id/", "=/program", "#"}, {"https://umkm.go.id/", "!12.1", "!12.2"}} {
		var got []string
		for _, row := range own[1+i].Buttons() {
			for _, b := range row {
				got = append(got, b.URL+b.CallbackData)
			}
		}
		if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || !strings.HasPrefix(got[2], want[2]) {
			t.Errorf("the buttons are %q, want %q", got, want)
		}
	}
	if _, err := officer.Press(own[1].ID, "Lain"); err != nil {
		t.Fatal(err)
	}
	r.says(officer.Dialog, "gema kirim", "Pelatihan", "Pelatihan", "gema "+strings.TrimSpace(long))
}
