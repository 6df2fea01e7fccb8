package botapi

import (
	"errors"
	"strings"
	"testing"
)

func check(t *testing.T, method, field, value string) error {
	t.Helper()
	m, ok := Lookup(method)
	if !ok {
		t.Fatalf("no method %s", method)
	}
	f, ok := m.Field(field)
	if !ok {
		t.Fatalf("no field %s in %s", field, method)
	}
	return f.CheckText(m.Name, value)
}

func TestWhatTelegramTakesIsTaken(t *testing.T) {
	for _, test := range []struct{ method, field, value string }{
		{"sendMessage", "chat_id", "42"},
		{"sendMessage", "chat_id", "@SetaraBot"},
		{"sendMessage", "disable_notification", "true"},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[[{"text":"Ya","callback_data":"ya"}],[]]}`},
		{"sendMessage", "reply_markup", `{"keyboard":[["Ya",{"text":"Tidak"}]],"resize_keyboard":true}`},
		{"sendMessage", "reply_markup", `{"remove_keyboard":true}`},
		{"sendMessage", "reply_markup", `{"force_reply":true,"selective":null}`},
		{"sendMessage", "entities", `[{"type":"bold","offset":0,"length":2}]`},
		{"sendMediaGroup", "media", `[{"type":"photo","media":"a"},{"type":"video","media":"b"}]`},
		{"setMyCommands", "scope", `{"type":"chat","chat_id":7}`},
		{"getUpdates", "allowed_updates", `["message"]`},
		{"deleteMessages", "message_ids", `[1,2]`},
	} {
		if err := check(t, test.method, test.field, test.value); err != nil {
			t.Errorf("%s %s=%s: %v", test.method, test.field, test.value, err)
		}
	}
}

func TestWhatTheDescriptionDoesNotAllowIsNamed(t *testing.T) {
	for _, test := range []struct{ method, field, value, want string }{
		{"getUpdates", "limit", "ten", `Field "limit" must be of type Integer`},
		{"getUpdates", "limit", "1.5", `Field "limit" must be of type Integer`},
		{"sendMessage", "disable_notification", "perhaps", `Field "disable_notification" must be of type Boolean`},
		{"sendMessage", "reply_markup", `{`, "Can't parse reply_markup JSON object"},
		{"sendMessage", "reply_markup", `{} {}`, "Can't parse reply_markup JSON object"},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[[{"callback_data":"ya"}]]}`, `Can't find field "text"`},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[{"text":"Ya"}]}`, `Field "inline_keyboard" must be of type Array`},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[[{"text":1}]]}`, `Field "text" must be of type String`},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[[{"text":"Ya","colour":"red"}]]}`, `unknown field "colour" in InlineKeyboardButton`},
		{"sendMessage", "reply_markup", `{"inline_keyboard":[],"resize_keyboard":true}`, `unknown field "resize_keyboard" in InlineKeyboardMarkup`},
		{"sendMessage", "entities", `{"type":"bold"}`, `Field "entities" must be of type Array`},
		{"sendMessage", "entities", `[{"type":"bold","offset":"0","length":2}]`, `Field "offset" must be of type Integer`},
		{"sendMediaGroup", "media", `[{"type":"photo"}]`, `Can't find field "media"`},
		{"setMyCommands", "commands", `[{"command":"bantuan"}]`, `Can't find field "description"`},
		{"deleteMessages", "message_ids", `["satu"]`, `Field "message_ids" must be of type Integer`},
	} {
		err := check(t, test.method, test.field, test.value)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s %s=%s: got %v, want %s", test.method, test.field, test.value, err, test.want)
		}
	}
}

func TestAnswersAreHeldToTheDescriptionToo(t *testing.T) {
	m, _ := Lookup("getme")
	if err := m.CheckAnswer([]byte(`{"id":1,"is_bot":true,"first_name":"Setara"}`)); err != nil {
		t.Error(err)
	}
	var missing *MissingFieldError
	if err := m.CheckAnswer([]byte(`{"id":1,"is_bot":true}`)); !errors.As(err, &missing) || missing.Field != "first_name" {
		t.Errorf("without a name: %v", err)
	}
	if err := CheckUpdate([]byte(`{"update_id":1,"message":{"message_id":1}}`)); !errors.As(err, &missing) {
		t.Errorf("a message without a chat: %v", err)
	}
}

func TestABrokenExtractIsNotRead(t *testing.T) {
	for _, text := range []string{"method sendMessage", "  chat_id! Integer", "sort Message", "union Scope A|B\n  field String"} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzCheckText(f *testing.F) {
	f.Add("reply_markup", `{"inline_keyboard":[[{"text":"Ya","callback_data":"ya"}]]}`)
	f.Add("entities", `[{"type":"bold","offset":0,"length":2}]`)
	f.Add("chat_id", "9223372036854775808")
	f.Fuzz(func(t *testing.T, field, value string) {
		m, _ := Lookup("sendMessage")
		if known, ok := m.Field(field); ok {
			// Whatever comes is judged, never a panic.
			_ = known.CheckText(m.Name, value)
		}
	})
}
