package telegramtest

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot/telegramtest/internal/botapi"
)

func TestEveryKindOfUpdateIsAsTelegramSendsIt(t *testing.T) {
	r := newRig(t, Options{})
	r.call("getUpdates", map[string]any{"allowed_updates": []string{"message", "edited_message", "callback_query", "my_chat_member", "message_reaction"}})
	owner, friend := must(r.AddPerson(User{ID: 7, FirstName: "Sari", LastName: "Dewi", Username: "sari", LanguageCode: "id"})), r.NewPerson("Budi")
	first := must(owner.Send("/start@SetaraBot"))
	must(owner.SendPhoto(picture(30, 20), "foto produk"))
	must(owner.SendDocument("daftar harga.xlsx", []byte("PK"), ""))
	must(owner.SendPost(Post{Voice: []byte("OggS"), Seconds: 4}))
	must(owner.Edit(first.ID, "/harga kopi"))
	asked := must(r.call("sendMessage", map[string]any{"chat_id": 7, "text": "Pilih", "reply_markup": `{"inline_keyboard":[[{"text":"Ya","callback_data":"ya"}]]}`}).message())
	must(owner.Press(asked.ID, "Ya"))
	must(owner.Reply(asked.ID, "ya"))
	if err := owner.React(asked.ID, "❤"); err != nil {
		t.Fatal(err)
	}
	owner.Block()
	owner.Unblock()
	group := r.NewGroup("Pengrajin", owner)
	must(group.Join(friend).Send("halo semua"))
	group.Leave(friend)
	group.RemoveBot()
	group.AddBot()
	group.Migrate()

	var raw []json.RawMessage
	if err := json.Unmarshal(r.call("getUpdates", nil).Result, &raw); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, u := range raw {
		if err := botapi.CheckUpdate(u); err != nil {
			t.Errorf("%v\n%s", err, u)
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(u, &fields); err != nil {
			t.Fatal(err)
		}
		for kind := range fields {
			kinds[kind]++
		}
	}
	for kind, want := range map[string]int{"message": 10, "edited_message": 1, "callback_query": 1, "my_chat_member": 5, "message_reaction": 1, "update_id": 18} {
		if kinds[kind] != want {
			t.Errorf("%d updates of kind %s, want %d", kinds[kind], kind, want)
		}
	}
}

func TestTheTranscriptShowsWhatThePersonSaw(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	must(owner.Send("halo"))
	chat := owner.ChatID()
	r.call("sendChatAction", map[string]any{"chat_id": chat, "action": "typing"})
	first := must(r.say(chat, "satu").message())
	second := must(r.say(chat, "dua").message())
	r.call("editMessageText", map[string]any{"chat_id": chat, "message_id": first.ID, "text": "<b>satu</b> lagi", "parse_mode": "HTML"})
	r.call("deleteMessage", map[string]any{"chat_id": chat, "message_id": second.ID})

	seen := owner.Transcript()
	var kinds []Kind
	for _, e := range seen.Events {
		kinds = append(kinds, e.Kind)
	}
	if want := []Kind{KindChat, KindMessage, KindAction, KindMessage, KindMessage, KindEdit, KindDelete}; !slices.Equal(kinds, want) {
		t.Errorf("events %v, want %v", kinds, want)
	}
	if seen.Events[3].Message.Text != "satu" {
		t.Errorf("the record of the first message was changed: %+v", seen.Events[3].Message)
	}
	last, ok := seen.Last()
	if !ok || last.Text != "satu lagi" || last.EditDate == 0 || len(seen.Messages()) != 2 || len(seen.FromBot()) != 1 || seen.Sent() != 2 {
		t.Errorf("stands there now: %+v", seen.Messages())
	}
	if chats := r.Chats(); len(chats) != 1 || chats[0].FirstName != "Sari" {
		t.Errorf("chats: %+v", chats)
	}
}

func TestFollowersMissNothing(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	must(owner.Send("satu"))
	follow := r.Subscribe(0)
	var sending sync.WaitGroup
	defer sending.Wait()
	sending.Go(func() {
		for range 50 {
			r.say(owner.ChatID(), "halo")
		}
	})
	for want := int64(1); want <= 52; want++ {
		e, err := follow.Next(r.ctx)
		if err != nil || e.Seq != want {
			t.Fatalf("event %d: %+v, %v", want, e, err)
		}
	}
	ctx, cancel := context.WithCancel(r.ctx)
	cancel()
	if _, err := follow.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("after the last: %v", err)
	}
	if e, err := r.Subscribe(51).Next(r.ctx); err != nil || e.Seq != 52 {
		t.Errorf("from the middle: %+v, %v", e, err)
	}
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	r := newRig(t, Options{})
	ctx, cancel := context.WithTimeout(r.ctx, time.Millisecond)
	defer cancel()
	if _, err := r.WaitFor(ctx, 7, func(Transcript) bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("for a chat: %v", err)
	}
	if _, err := r.WaitStats(ctx, func(Stats) bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("for counts: %v", err)
	}
	r.Close()
	if _, err := r.Subscribe(0).Next(r.ctx); !errors.Is(err, errClosed) {
		t.Errorf("of a closed server: %v", err)
	}
}

func TestALongPasteArrivesInPieces(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	text := strings.Repeat("😀", 3000) + "a"
	pieces := must(owner.Paste(text))
	if len(pieces) != 2 || pieces[0].Text+pieces[1].Text != text || unitsIn(pieces[0].Text) != maxText {
		t.Errorf("%d pieces", len(pieces))
	}
	if _, err := owner.Send(text); err == nil {
		t.Error("6,001 units went in one message")
	}
}

func TestPeopleCannotDoWhatTelegramDoesNotLetThem(t *testing.T) {
	r := newRig(t, Options{})
	owner, friend := r.NewPerson("Sari"), r.NewPerson("Budi")
	group := r.NewGroup("Pengrajin", owner)
	inGroup := group.Join(friend)
	group.Leave(friend)
	sent := must(owner.Send("halo"))
	plain := must(r.say(owner.ChatID(), "tanpa tombol").message())
	for name, try := range map[string]func() error{
		"an empty text": func() error { _, err := owner.Send(" "); return err },
		"broken UTF-8":  func() error { _, err := owner.Send("\xff"); return err },
		"an entity out of the text": func() error {
			_, err := owner.SendPost(Post{Text: "a", Entities: []Entity{{Type: "bold", Offset: -1}}})
			return err
		},
		"two files":                  func() error { _, err := owner.SendPost(Post{Photo: picture(2, 2), Voice: []byte("a")}); return err },
		"a photo that is none":       func() error { _, err := owner.SendPhoto([]byte("PK"), ""); return err },
		"a strip of a photo":         func() error { _, err := owner.SendPhoto(picture(210, 10), ""); return err },
		"a reply to nothing":         func() error { _, err := owner.Reply(1, "a"); return err },
		"editing the bot's words":    func() error { _, err := owner.Edit(plain.ID, "a"); return err },
		"emptying a message":         func() error { _, err := owner.Edit(sent.ID, ""); return err },
		"a button that is not there": func() error { _, err := owner.Press(plain.ID, "Ya"); return err },
		"a press under own words":    func() error { _, err := owner.PressData(sent.ID, "ya"); return err },
		"reacting to nothing":        func() error { return owner.React(1, "👍") },
		"writing after leaving":      func() error { _, err := inGroup.Send("halo"); return err },
		"a second with the same id":  func() error { _, err := r.AddPerson(owner.User()); return err },
		"an id of a group":           func() error { _, err := r.AddPerson(User{ID: -1, FirstName: "Sari"}); return err },
		"nobody's name":              func() error { _, err := r.AddPerson(User{ID: 9}); return err },
		"a group one is not in":      func() error { _, err := r.Dialog(group.ID(), friend.User().ID); return err },
		"a person who is not there":  func() error { _, err := r.Dialog(group.ID(), 5); return err },
	} {
		if err := try(); err == nil {
			t.Errorf("%s was let through", name)
		}
	}
	if d, err := r.Dialog(group.ID(), owner.User().ID); err != nil || d.ChatID() != group.ID() {
		t.Errorf("the group one is in: %v", err)
	}
	if p, ok := r.Person(owner.User().ID); !ok || p != owner {
		t.Error("the person is not found by id")
	}
}

func TestWritingUnblocksTheBot(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	owner.Block()
	if got := r.say(owner.ChatID(), "halo"); got.ErrorCode != 403 {
		t.Fatalf("while blocked: %+v", got)
	}
	must(owner.Send("/start"))
	if got := r.say(owner.ChatID(), "halo"); !got.OK {
		t.Errorf("after they wrote: %+v", got)
	}
}

func TestAGroupThatMovedNamesItsNewPlace(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	group := r.NewGroup("Pengrajin", owner)
	old := group.ID()
	moved := group.Migrate()
	if got := r.say(old, "halo"); got.ErrorCode != 400 || got.Parameters.MigrateToChatID != moved || got.Description != "Bad Request: group chat was upgraded to a supergroup chat" {
		t.Errorf("to the old place: %+v", got)
	}
	if got := r.say(moved, "halo"); !got.OK {
		t.Errorf("to the new place: %+v", got)
	}
	if must(group.Join(owner).Send("halo")).Chat.ID != moved || group.Migrate() != moved {
		t.Error("the group is not where it moved to")
	}
}

func TestTheMenuIsThatOfTheNarrowestScope(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	owner.Acquaint()
	group := r.NewGroup("Pengrajin", owner)
	set := func(name string, scope map[string]any, language string) {
		t.Helper()
		fields := map[string]any{"commands": []any{map[string]any{"command": name, "description": "x"}}, "language_code": language}
		if scope != nil {
			fields["scope"] = scope
		}
		if got := r.call("setMyCommands", fields); !got.OK {
			t.Fatal(got.Description)
		}
	}
	shows := func(chat int64, want string) {
		t.Helper()
		if got := r.Commands(chat, owner.User().ID); len(got) != 1 || got[0].Command != want {
			t.Errorf("chat %d shows %v, want %s", chat, got, want)
		}
	}
	set("umum", nil, "")
	shows(owner.ChatID(), "umum")
	shows(group.ID(), "umum")
	set("pribadi", map[string]any{"type": "all_private_chats"}, "")
	set("indonesia", map[string]any{"type": "all_private_chats"}, "id")
	shows(owner.ChatID(), "indonesia")
	shows(group.ID(), "umum")
	set("petugas", map[string]any{"type": "chat", "chat_id": owner.ChatID()}, "")
	shows(owner.ChatID(), "petugas")
	r.call("deleteMyCommands", map[string]any{"scope": map[string]any{"type": "chat", "chat_id": owner.ChatID()}})
	shows(owner.ChatID(), "indonesia")
}

func TestCountingOnlyKeepsNothing(t *testing.T) {
	observed := 0
	r := newRig(t, Options{CountOnly: true, Observe: func(e Event) {
		if e.Kind == KindMessage {
			observed++
		}
	}})
	owner := r.NewPerson("Sari")
	owner.Acquaint()
	m := must(r.say(owner.ChatID(), "halo").message())
	if got := r.call("editMessageText", map[string]any{"chat_id": owner.ChatID(), "message_id": m.ID, "text": "halo"}); !got.OK {
		t.Errorf("an edit on trust: %+v", got)
	}
	if got := r.call("editMessageText", map[string]any{"chat_id": owner.ChatID(), "message_id": m.ID + 1, "text": "halo"}); got.OK {
		t.Error("a message that was never sent was edited")
	}
	if s := r.Stats(); s.Sent != 1 || s.Edited != 1 || observed != 1 || len(owner.Transcript().Events) != 0 {
		t.Errorf("counts %+v, %d observed", s, observed)
	}
}

func TestFilesKeepTheirContentAndName(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	m := must(owner.SendDocument("../daftar harga.csv", []byte("a;b"), "ini"))
	if m.Document.FileName != "daftar harga.csv" || m.Document.MimeType != "text/csv" || m.Caption != "ini" {
		t.Errorf("document: %+v", m.Document)
	}
	data, name, ok := r.File(m.FileID())
	if !ok || string(data) != "a;b" || name != "daftar harga.csv" {
		t.Errorf("file %q %q %t", data, name, ok)
	}
	if again := must(owner.SendDocument("daftar harga.csv", []byte("a;b"), "")); again.FileID() != m.FileID() {
		t.Error("the same file has two ids")
	}
	big := must(owner.SendDocument("besar.bin", make([]byte, maxDownload+1), ""))
	if got := r.call("getFile", map[string]any{"file_id": big.FileID()}); got.Description != "Bad Request: file is too big" {
		t.Errorf("21 MB: %+v", got)
	}
}
