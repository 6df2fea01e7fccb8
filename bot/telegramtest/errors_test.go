package telegramtest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestMistakesAreAnsweredAsTelegramAnswersThem goes through what a bot can do
// wrong in one request.
func TestMistakesAreAnsweredAsTelegramAnswersThem(t *testing.T) {
	r := newRig(t, Options{})
	owner, stranger, blocker := r.NewPerson("Sari"), r.NewPerson("Budi"), r.NewPerson("Rina")
	owner.Acquaint()
	blocker.Acquaint()
	blocker.Block()
	group := r.NewGroup("Pengrajin", stranger)
	left, put := r.NewGroup("Lama"), r.NewGroup("Bekas")
	put.RemoveBot()
	r.call("leaveChat", map[string]any{"chat_id": left.ID()})
	question := must(owner.Send("halo"))
	chat := owner.ChatID()
	own := must(r.say(chat, "halo").message())
	photo := sendPicture(t, r, chat)
	button := func(b string) string { return `{"inline_keyboard":[[` + b + `]]}` }

	type fields = map[string]any
	for _, test := range []struct {
		name   string
		method string
		fields fields
		code   int
		want   string
	}{
		{"a method that is not there", "sendMesage", fields{}, 404, "Not Found: method not found"},
		{"a field that is not there", "sendMessage", fields{"chat_id": chat, "text": "a", "chat": 1}, 400, `Bad Request: unknown parameter "chat" in sendMessage`},
		{"no chat", "sendMessage", fields{"text": "a"}, 400, "Bad Request: chat_id is empty"},
		{"no text", "sendMessage", fields{"chat_id": chat}, 400, "Bad Request: message text is empty"},
		{"an empty text", "sendMessage", fields{"chat_id": chat, "text": ""}, 400, "Bad Request: message text is empty"},
		{"a text of spaces", "sendMessage", fields{"chat_id": chat, "text": " \n "}, 400, "Bad Request: text must be non-empty"},
		{"tags around nothing", "sendMessage", fields{"chat_id": chat, "text": "<b></b>", "parse_mode": "HTML"}, 400, "Bad Request: text must be non-empty"},
		{"4,097 units", "sendMessage", fields{"chat_id": chat, "text": strings.Repeat("a", 4097)}, 400, "Bad Request: message is too long"},
		{"2,049 emoji of two units", "sendMessage", fields{"chat_id": chat, "text": strings.Repeat("😀", 2049)}, 400, "Bad Request: message is too long"},
		{"a text of 33,000 bytes", "sendMessage", fields{"chat_id": chat, "text": strings.Repeat("a", 33_000)}, 400, "Bad Request: text is too long"},
		{"a caption of 1,025 units", "sendPhoto", fields{"chat_id": chat, "photo": photo, "caption": strings.Repeat("a", 1025)}, 400, "Bad Request: message caption is too long"},
		{"a broken tag", "sendMessage", fields{"chat_id": chat, "text": "<b>a", "parse_mode": "HTML"}, 400, `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`},
		{"another markup", "sendMessage", fields{"chat_id": chat, "text": "a", "parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"},
		{"an entity before the text", "sendMessage", fields{"chat_id": chat, "text": "a", "entities": []any{fields{"type": "bold", "offset": -1, "length": 1}}}, 400, "Bad Request: receive an entity with incorrect offset -1"},
		{"an entity without a length", "sendMessage", fields{"chat_id": chat, "text": "a", "entities": []any{fields{"type": "bold", "offset": 0}}}, 400, `Bad Request: can't parse MessageEntity: Can't find field "length"`},
		{"a flag that is no flag", "sendMessage", fields{"chat_id": chat, "text": "a", "disable_notification": "perhaps"}, 400, `Bad Request: field "disable_notification" must be of type Boolean`},

		{"an unknown chat", "sendMessage", fields{"chat_id": 5, "text": "a"}, 400, "Bad Request: chat not found"},
		{"a chat that is a word", "sendMessage", fields{"chat_id": "@entah", "text": "a"}, 400, "Bad Request: chat not found"},
		{"someone who never wrote", "sendMessage", fields{"chat_id": stranger.ChatID(), "text": "a"}, 403, "Forbidden: bot can't initiate conversation with a user"},
		{"someone who blocked the bot", "sendMessage", fields{"chat_id": blocker.ChatID(), "text": "a"}, 403, "Forbidden: bot was blocked by the user"},
		{"a group that the bot left", "sendMessage", fields{"chat_id": left.ID(), "text": "a"}, 403, "Forbidden: bot is not a member of the group chat"},
		{"a group that put the bot out", "sendChatAction", fields{"chat_id": put.ID(), "action": "typing"}, 403, "Forbidden: bot was kicked from the group chat"},

		{"65 bytes of data", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(`{"text":"Ya","callback_data":"` + strings.Repeat("é", 32) + `a"}`)}, 400, "Bad Request: BUTTON_DATA_INVALID"},
		{"a button that does nothing", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(`{"text":"Ya"}`)}, 400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"a button without a label", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(`{"text":"","callback_data":"a"}`)}, 400, "Bad Request: inline keyboard button text must be non-empty"},
		{"a button without text", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(`{"callback_data":"a"}`)}, 400, `Bad Request: can't parse inline keyboard button: Can't find field "text"`},
		{"a button to nowhere", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(`{"text":"Ya","url":"entah"}`)}, 400, "Bad Request: inline keyboard button URL 'entah' is invalid: Wrong HTTP URL"},
		{"101 buttons", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": button(strings.TrimSuffix(strings.Repeat(`{"text":"Ya","callback_data":"a"},`, 101), ","))}, 400, "Bad Request: reply markup is too long"},
		{"a keyboard with an empty answer", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_markup": `{"keyboard":[[""]]}`}, 400, "Bad Request: keyboard button text must be non-empty"},

		{"a reply to nothing", "sendMessage", fields{"chat_id": chat, "text": "a", "reply_parameters": fields{"message_id": 1}}, 400, "Bad Request: message to be replied not found"},
		{"an edit of nothing", "editMessageText", fields{"chat_id": chat, "message_id": 1, "text": "a"}, 400, "Bad Request: message to edit not found"},
		{"an edit without a message", "editMessageText", fields{"chat_id": chat, "text": "a"}, 400, "Bad Request: message identifier is not specified"},
		{"an edit without a chat", "editMessageText", fields{"message_id": own.ID, "text": "a"}, 400, "Bad Request: chat_id is empty"},
		{"an edit that changes nothing", "editMessageText", fields{"chat_id": chat, "message_id": own.ID, "text": "halo"}, 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"an edit of the owner's own words", "editMessageText", fields{"chat_id": chat, "message_id": question.ID, "text": "a"}, 400, "Bad Request: message can't be edited"},
		{"the caption of a text", "editMessageCaption", fields{"chat_id": chat, "message_id": own.ID, "caption": "a"}, 400, "Bad Request: there is no caption in the message to edit"},
		{"a deletion of nothing", "deleteMessage", fields{"chat_id": chat, "message_id": 1}, 400, "Bad Request: message to delete not found"},
		{"a deletion without a message", "deleteMessage", fields{"chat_id": chat}, 400, "Bad Request: message identifier is not specified"},
		{"a copy of nothing", "copyMessage", fields{"chat_id": chat, "from_chat_id": chat, "message_id": 1}, 400, "Bad Request: message to copy not found"},

		{"no photo", "sendPhoto", fields{"chat_id": chat}, 400, "Bad Request: there is no photo in the request"},
		{"a file that nobody sent", "sendPhoto", fields{"chat_id": chat, "photo": "entah"}, 400, "Bad Request: wrong file identifier/HTTP URL specified"},
		{"a photo as a document", "sendDocument", fields{"chat_id": chat, "document": photo}, 400, "Bad Request: can't use file of type Photo as Document"},
		{"a file of the web", "sendPhoto", fields{"chat_id": chat, "photo": "https://example.com/a.png"}, 400, "Bad Request: failed to get HTTP URL content"},
		{"an album of one", "sendMediaGroup", fields{"chat_id": chat, "media": []any{fields{"type": "photo", "media": photo}}}, 400, "Bad Request: an album must include 2-10 items"},
		{"an album of photos and files", "sendMediaGroup", fields{"chat_id": chat, "media": []any{fields{"type": "photo", "media": photo}, fields{"type": "document", "media": photo}}}, 400, "Bad Request: can't use the media of the specified type in the album"},
		{"an unknown file", "getFile", fields{"file_id": "entah"}, 400, "Bad Request: invalid file_id"},

		{"an action that is none", "sendChatAction", fields{"chat_id": chat, "action": "sleeping"}, 400, "Bad Request: wrong parameter action in request"},
		{"an answer to no press", "answerCallbackQuery", fields{"callback_query_id": "1"}, 400, "Bad Request: query is too old and response timeout expired or query ID is invalid"},
		{"a command in capitals", "setMyCommands", fields{"commands": []any{fields{"command": "Harga", "description": "a"}}}, 400, "Bad Request: BOT_COMMAND_INVALID"},
		{"a command without words", "setMyCommands", fields{"commands": []any{fields{"command": "harga", "description": ""}}}, 400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"},
		{"a stranger to the group", "getChatMember", fields{"chat_id": group.ID(), "user_id": chat}, 400, "Bad Request: member not found"},
		{"a webhook in the clear", "setWebhook", fields{"url": "http://example.com/kait"}, 400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
		{"a webhook on an odd port", "setWebhook", fields{"url": "https://example.com:9999/kait"}, 400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"},
		{"a secret with a space", "setWebhook", fields{"url": "https://example.com/kait", "secret_token": "a b"}, 400, "Bad Request: secret token contains unallowed characters"},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := r.call(test.method, test.fields)
			if answer.OK || answer.ErrorCode != test.code || answer.Description != test.want {
				t.Errorf("got %d %q, want %d %q", answer.ErrorCode, answer.Description, test.code, test.want)
			}
		})
	}
}

func TestOnlyTheBotWithTheTokenIsServed(t *testing.T) {
	r := newRig(t, Options{})
	for path, want := range map[string]string{
		"/bot1:wrong/getMe":                "401 Unauthorized",
		"/file/bot1:wrong/photos/file.png": "401 Unauthorized",
		"/bot" + r.Token():                 "404 Not Found",
		"/":                                "404 Not Found",
		"/file/bot" + r.Token() + "/a.png": "404 Not Found",
	} {
		if got := r.get(path); fmt.Sprintf("%d %s", got.ErrorCode, got.Description) != want || got.OK {
			t.Errorf("%s: %+v, want %s", path, got, want)
		}
	}
	if got := r.get("/bot" + r.Token() + "/GETME"); !got.OK {
		t.Errorf("a method in capitals: %+v", got)
	}
}

func TestAPressIsAnsweredOnceAndInTime(t *testing.T) {
	clock := newClock()
	r := newRig(t, Options{Now: clock.Now})
	owner := r.NewPerson("Sari")
	owner.Acquaint()
	asked := must(r.call("sendMessage", map[string]any{"chat_id": owner.ChatID(), "text": "Pilih", "reply_markup": `{"inline_keyboard":[[{"text":"Ya","callback_data":"ya"}]]}`}).message())
	answer := func(id string) bool {
		return r.call("answerCallbackQuery", map[string]any{"callback_query_id": id, "text": "Sebentar", "show_alert": true}).OK
	}
	first, late := must(owner.Press(asked.ID, "Ya")), must(owner.Press(asked.ID, "Ya"))
	if !answer(first) || answer(first) {
		t.Error("a press is not answered exactly once")
	}
	clock.Add(16 * time.Second)
	if answer(late) {
		t.Error("a press was answered after 16 seconds")
	}
}

func TestOldMessagesCannotBeTakenBack(t *testing.T) {
	clock := newClock()
	r := newRig(t, Options{Now: clock.Now})
	owner := r.NewPerson("Sari")
	owner.Acquaint()
	old := must(r.say(owner.ChatID(), "lama").message())
	clock.Add(49 * time.Hour)
	young := must(r.say(owner.ChatID(), "baru").message())
	if got := r.call("deleteMessage", map[string]any{"chat_id": owner.ChatID(), "message_id": old.ID}); got.Description != "Bad Request: message can't be deleted for everyone" {
		t.Errorf("after 49 hours: %+v", got)
	}
	// Together with a young one the old one is passed over in silence.
	if got := r.call("deleteMessages", map[string]any{"chat_id": owner.ChatID(), "message_ids": []int64{old.ID, young.ID}}); !got.OK {
		t.Errorf("both: %+v", got)
	}
	if left := owner.Transcript().Messages(); len(left) != 1 || left[0].ID != old.ID {
		t.Errorf("left: %+v", left)
	}
}
