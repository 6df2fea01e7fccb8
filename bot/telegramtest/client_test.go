package telegramtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/telegramtest/internal/botapi"
)

// TestTheBotLibraryCanCallEveryMethod runs the real client against every
// method, and holds each answer against the description of the Bot API.
func TestTheBotLibraryCanCallEveryMethod(t *testing.T) {
	r := newRig(t, Options{})
	b, strict := r.client()
	owner, group := r.NewPerson("Sari"), r.NewGroup("Pengrajin Garut")
	group.Join(owner)
	question := must(owner.Send("/start"))
	chat := owner.ChatID()

	sent := must(b.SendMessage(r.ctx, &bot.SendMessageParams{
		ChatID: chat, Text: "<b>Halo</b> Kak", ParseMode: models.ParseModeHTML,
		ReplyParameters: &models.ReplyParameters{MessageID: int(question.ID)},
		ReplyMarkup: &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
			{Text: "Contoh", CallbackData: "contoh"}, {Text: "Situs", URL: "https://example.go.id"},
		}}},
	}))
	if sent.Text != "Halo Kak" || len(sent.Entities) != 1 || sent.ReplyToMessage == nil || sent.ReplyMarkup == nil {
		t.Errorf("sent: %+v", sent)
	}
	must(b.EditMessageText(r.ctx, &bot.EditMessageTextParams{ChatID: chat, MessageID: sent.ID, Text: "Halo lagi", ReplyMarkup: sent.ReplyMarkup}))
	press := must(owner.Press(int64(sent.ID), "Contoh"))
	must(b.AnswerCallbackQuery(r.ctx, &bot.AnswerCallbackQueryParams{CallbackQueryID: press, Text: "Sebentar"}))
	must(b.EditMessageReplyMarkup(r.ctx, &bot.EditMessageReplyMarkupParams{ChatID: chat, MessageID: sent.ID}))
	must(b.SetMessageReaction(r.ctx, &bot.SetMessageReactionParams{ChatID: chat, MessageID: int(question.ID), Reaction: []models.ReactionType{{
		Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: "👍"},
	}}}))

	photo := must(b.SendPhoto(r.ctx, &bot.SendPhotoParams{ChatID: chat, Photo: &models.InputFileUpload{Filename: "harga.png", Data: bytes.NewReader(picture(40, 30))}, Caption: "Harga"}))
	must(b.EditMessageCaption(r.ctx, &bot.EditMessageCaptionParams{ChatID: chat, MessageID: photo.ID, Caption: "Harga hari ini"}))
	must(b.SendPhoto(r.ctx, &bot.SendPhotoParams{ChatID: chat, Photo: &models.InputFileString{Data: photo.Photo[0].FileID}}))
	document := must(b.SendDocument(r.ctx, &bot.SendDocumentParams{ChatID: chat, Document: &models.InputFileUpload{Filename: "laporan.csv", Data: bytes.NewReader([]byte("a;b\n"))}}))
	must(b.SendVoice(r.ctx, &bot.SendVoiceParams{ChatID: chat, Voice: &models.InputFileUpload{Filename: "suara.ogg", Data: bytes.NewReader([]byte("OggS"))}, Duration: 3}))
	album := must(b.SendMediaGroup(r.ctx, &bot.SendMediaGroupParams{ChatID: chat, Media: []models.InputMedia{
		&models.InputMediaPhoto{Media: "attach://satu.png", MediaAttachment: bytes.NewReader(picture(10, 10))},
		&models.InputMediaPhoto{Media: photo.Photo[0].FileID, Caption: "<i>dua</i>", ParseMode: models.ParseModeHTML},
	}}))
	if len(album) != 2 || album[0].MediaGroupID == "" || album[0].MediaGroupID != album[1].MediaGroupID || album[1].Caption != "dua" {
		t.Errorf("album: %+v", album)
	}
	must(b.CopyMessage(r.ctx, &bot.CopyMessageParams{ChatID: group.ID(), FromChatID: chat, MessageID: document.ID}))
	checkDownload(t, r, b, document.Document.FileID, "a;b\n")

	must(b.SendChatAction(r.ctx, &bot.SendChatActionParams{ChatID: chat, Action: models.ChatActionTyping}))
	must(b.SendMessageDraft(r.ctx, &bot.SendMessageDraftParams{ChatID: chat, DraftID: "1", Text: "Sebentar"}))
	must(b.DeleteMessage(r.ctx, &bot.DeleteMessageParams{ChatID: chat, MessageID: photo.ID}))
	must(b.DeleteMessages(r.ctx, &bot.DeleteMessagesParams{ChatID: chat, MessageIDs: []int{album[0].ID, album[1].ID}}))
	must(b.GetChat(r.ctx, &bot.GetChatParams{ChatID: chat}))
	must(b.GetChatMember(r.ctx, &bot.GetChatMemberParams{ChatID: group.ID(), UserID: owner.User().ID}))
	if n := must(b.GetChatMemberCount(r.ctx, &bot.GetChatMemberCountParams{ChatID: group.ID()})); n != 2 {
		t.Errorf("%d members", n)
	}
	must(b.LeaveChat(r.ctx, &bot.LeaveChatParams{ChatID: group.ID()}))
	callProfile(t, r, b, chat)

	must(b.GetMe(r.ctx))
	must(b.SetWebhook(r.ctx, &bot.SetWebhookParams{URL: "https://setara.example.go.id/kait", SecretToken: "rahasia"}))
	if info := must(b.GetWebhookInfo(r.ctx)); info.URL != "https://setara.example.go.id/kait" {
		t.Errorf("webhook: %+v", info)
	}
	must(b.DeleteWebhook(r.ctx, &bot.DeleteWebhookParams{}))
	r.updates(0)
	strict.seen["getUpdates"] = true
	for _, name := range botapi.Methods() {
		if _, ok := handlers[name]; !ok || !strict.seen[name] {
			t.Errorf("%s: handled %t, called with success %t", name, ok, strict.seen[name])
		}
	}
}

func callProfile(t *testing.T, r *rig, b *bot.Bot, chat int64) {
	t.Helper()
	commands := []models.BotCommand{{Command: "harga", Description: "Bandingkan harga"}}
	must(b.SetMyCommands(r.ctx, &bot.SetMyCommandsParams{Commands: commands, Scope: &models.BotCommandScopeAllPrivateChats{}}))
	if got := must(b.GetMyCommands(r.ctx, &bot.GetMyCommandsParams{Scope: &models.BotCommandScopeAllPrivateChats{}})); !slices.Equal(got, commands) {
		t.Errorf("commands: %v", got)
	}
	must(b.DeleteMyCommands(r.ctx, &bot.DeleteMyCommandsParams{}))
	must(b.SetMyName(r.ctx, &bot.SetMyNameParams{Name: "Setara"}))
	must(b.SetMyDescription(r.ctx, &bot.SetMyDescriptionParams{Description: "Teman UMKM"}))
	must(b.SetMyShortDescription(r.ctx, &bot.SetMyShortDescriptionParams{ShortDescription: "Teman"}))
	name := must(b.GetMyName(r.ctx, &bot.GetMyNameParams{}))
	long := must(b.GetMyDescription(r.ctx, &bot.GetMyDescriptionParams{}))
	short := must(b.GetMyShortDescription(r.ctx, &bot.GetMyShortDescriptionParams{}))
	if name.Name != "Setara" || long.Description != "Teman UMKM" || short.ShortDescription != "Teman" {
		t.Errorf("profile: %v %v %v", name, long, short)
	}
	must(b.SetChatMenuButton(r.ctx, &bot.SetChatMenuButtonParams{ChatID: chat, MenuButton: models.MenuButtonCommands{Type: models.MenuButtonTypeCommands}}))
	must(b.GetChatMenuButton(r.ctx, &bot.GetChatMenuButtonParams{ChatID: chat}))
}

func checkDownload(t *testing.T, r *rig, b *bot.Bot, id, want string) {
	t.Helper()
	file := must(b.GetFile(r.ctx, &bot.GetFileParams{FileID: id}))
	q := must(http.NewRequestWithContext(r.ctx, http.MethodGet, b.FileDownloadLink(file), nil))
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if got := string(must(io.ReadAll(answer.Body))); got != want || answer.StatusCode != http.StatusOK {
		t.Errorf("downloaded %q with status %d, want %q", got, answer.StatusCode, want)
	}
}

func TestTheBotLibraryCanPoll(t *testing.T) {
	r := newRig(t, Options{})
	seen := make(chan string, 10)
	b, _ := r.client(bot.WithDefaultHandler(func(_ context.Context, _ *bot.Bot, u *models.Update) {
		switch {
		case u.Message != nil:
			seen <- "pesan " + u.Message.Text
		case u.CallbackQuery != nil:
			seen <- "tombol " + u.CallbackQuery.Data
		case u.MyChatMember != nil:
			seen <- "anggota " + string(u.MyChatMember.NewChatMember.Type)
		}
	}), bot.WithNotAsyncHandlers())
	owner := r.NewPerson("Sari")
	must(owner.Send("halo"))
	ctx, stop := context.WithCancel(r.ctx)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		b.Start(ctx)
	}()
	defer func() {
		stop()
		<-stopped
	}()
	expect := func(want string) {
		t.Helper()
		select {
		case got := <-seen:
			if got != want {
				t.Fatalf("got %q, want %q", got, want)
			}
		case <-r.ctx.Done():
			t.Fatalf("%q did not come", want)
		}
	}
	expect("pesan halo")
	sent := must(b.SendMessage(r.ctx, &bot.SendMessageParams{ChatID: owner.ChatID(), Text: "Pilih", ReplyMarkup: &models.InlineKeyboardMarkup{
		InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "Ya", CallbackData: "ya"}}},
	}}))
	must(owner.Press(int64(sent.ID), "Ya"))
	expect("tombol ya")
	owner.Block()
	expect("anggota kicked")
	if _, err := b.SendMessage(r.ctx, &bot.SendMessageParams{ChatID: owner.ChatID(), Text: "Halo"}); !errors.Is(err, bot.ErrorForbidden) {
		t.Errorf("to who blocked the bot: %v", err)
	}
}
