package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
	"pgregory.net/rapid"
)

func TestAnUpdateIsReadForItsKindAndChat(t *testing.T) {
	for name, c := range map[string]struct {
		raw, kind string
		chat      int64
		fails     bool
	}{
		"a message":              {raw: `{"update_id": 1, "message": {"chat": {"id": 7}}}`, kind: "message", chat: 7},
		"an edit":                {raw: `{"update_id": 1, "edited_message": {"chat": {"id": -7}}}`, kind: "edited_message", chat: -7},
		"a press":                {raw: `{"update_id": 1, "callback_query": {"message": {"date": 5, "chat": {"id": 7}}}}`, kind: "callback_query", chat: 7},
		"a press on an old one":  {raw: `{"update_id": 1, "callback_query": {"message": {"date": 0, "chat": {"id": 7}}}}`, kind: "callback_query", chat: 7},
		"a press without one":    {raw: `{"update_id": 1, "callback_query": {"id": "x", "inline_message_id": "y"}}`, kind: "other"},
		"a block":                {raw: `{"update_id": 1, "my_chat_member": {"chat": {"id": 7}, "new_chat_member": {"status": "kicked", "user": {}}}}`, kind: "my_chat_member", chat: 7},
		"a kind of the future":   {raw: `{"update_id": 1, "telepathy": {}}`, kind: "other"},
		"a type of the future":   {raw: `{"update_id": 1, "message": {"chat": {"id": "tujuh"}}}`, kind: "other"},
		"the id zero":            {raw: `{"update_id": 0}`, kind: "other"},
		"no id":                  {raw: `{"message": {"chat": {"id": 7}}}`, fails: true},
		"no object":              {raw: `[1]`, fails: true},
		"half an update":         {raw: `{"update_id": 1, "message"`, fails: true},
		"nothing":                {raw: ``, fails: true},
		"null":                   {raw: `null`, fails: true},
		"an id that is no count": {raw: `{"update_id": 1.5}`, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readUpdate(json.RawMessage(c.raw))
			if (err != nil) != c.fails || got.kind != c.kind || got.chat != c.chat {
				t.Errorf("got %q of chat %d, %v", got.kind, got.chat, err)
			}
		})
	}
}

func FuzzReadUpdate(f *testing.F) {
	for _, seed := range []string{
		`{"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "/harga@SetaraBot kaos", "chat": {"id": -7, "type": "group"},
			"entities": [{"type": "mention", "offset": 6, "length": 10}], "reply_to_message": {"from": {"id": 5}}}}`,
		`{"update_id": 2, "edited_message": {"caption": "x", "chat": {"id": 7, "type": "private"}, "media_group_id": "9"}}`,
		`{"update_id": 3, "callback_query": {"data": "=x", "message": {"date": 0, "chat": {"id": 7}}}}`,
		`{"update_id": 4, "my_chat_member": {"new_chat_member": {"status": "left"}}}`,
		`null`, `{}`, `{"update_id": "1"}`, `{"update_id": 99999999999999999999}`,
	} {
		f.Add([]byte(seed))
	}
	b := &Bot{}
	b.me.user.Store(&models.User{ID: 5, Username: "SetaraBot"})
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := readUpdate(raw)
		if err != nil {
			return
		}
		if r.kind == "" || r.update == nil || !json.Valid(r.raw) {
			t.Fatalf("read %+v", r)
		}
		if m := r.update.Message; m != nil {
			b.addressed(m)
			expectsMore(r.update)
			join([]*models.Update{r.update, r.update})
		}
	})
}

func TestUnitsAreUTF16(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, name, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "name"), rapid.String().Draw(t, "after")
		length := func(s string) int { return len(utf16.Encode([]rune(s))) }
		text := before + name + after
		if got := units(text, length(before), length(name)); got != name {
			t.Errorf("got %q, want %q", got, name)
		}
		if got := cutUnits(text, length(before), length(name)); got != before+after {
			t.Errorf("without it %q, want %q", got, before+after)
		}
	})
	for _, c := range [][2]int{{-1, 2}, {0, 9}, {9, 1}, {1, -1}} {
		if units("kaos", c[0], c[1]) != "" || cutUnits("kaos", c[0], c[1]) != "kaos" {
			t.Errorf("units %v of a text of 4", c)
		}
	}
}

func TestCallbackDataFitsAButton(t *testing.T) {
	for _, action := range []string{"", "/sumber 2", strings.Repeat("x", 63), strings.Repeat("x", 64), strings.Repeat("kué ", 100)} {
		data, key := callbackData(7, action)
		if len(data) > maxCallbackData {
			t.Errorf("%d bytes for an action of %d", len(data), len(action))
		}
		if inside := data == inButton+action; inside == (key != "") {
			t.Errorf("an action of %d bytes has the data %q and the key %q", len(action), data, key)
		}
	}
	if _, a := callbackData(7, strings.Repeat("x", 99)); a == "" {
		t.Error("no key")
	} else if _, b := callbackData(8, strings.Repeat("x", 99)); a == b {
		t.Error("two chats share a key")
	}
}
