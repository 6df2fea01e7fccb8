package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

func TestTheWordsOfAnUpdateAreHiddenAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct{ raw, secret string }{
		"a text":           {`{"update_id": 1, "message": {"text": "wa 081277550001", "chat": {"id": 7}}}`, "081277550001"},
		"an escape":        {`{"update_id": 1, "message": {"text": "\uff10812\u200b7755\uff10001 x", "chat": {"id": 7}}}`, "7755"},
		"an edit":          {`{"update_id": 1, "edited_message": {"text": "wa 081277550001", "chat": {"id": 7}}}`, "081277550001"},
		"a caption":        {`{"update_id": 1, "message": {"caption": "NIK 3273015004850001", "chat": {"id": 7}}}`, "3273015004850001"},
		"the name":         {`{"update_id": 1, "message": {"from": {"id": 7, "first_name": "081277550001"}, "chat": {"id": 7}}}`, "081277550001"},
		"a file":           {`{"update_id": 1, "message": {"document": {"file_id": "x", "file_name": "3273015004850001.pdf"}, "chat": {"id": 7}}}`, "3273015004850001"},
		"a link":           {`{"update_id": 1, "message": {"text": "x", "entities": [{"type": "text_link", "url": "https://wa.me/6281277550001"}], "chat": {"id": 7}}}`, "6281277550001"},
		"a quote":          {`{"update_id": 1, "message": {"text": "x", "quote": {"text": "081277550001"}, "chat": {"id": 7}}}`, "081277550001"},
		"what is answered": {`{"update_id": 1, "message": {"text": "x", "reply_to_message": {"text": "081277550001"}, "chat": {"id": 7}}}`, "081277550001"},
		"a contact":        {`{"update_id": 1, "message": {"contact": {"phone_number": "12345", "first_name": "Budi", "vcard": "TEL:12345"}, "chat": {"id": 7}}}`, "12345"},
		"a pressed button": {`{"update_id": 1, "callback_query": {"id": "1", "data": "x", "message": {"text": "081277550001", "date": 5, "chat": {"id": 7}}}}`, "081277550001"},
	} {
		t.Run(name, func(t *testing.T) {
			masked, hidden := maskUpdate(json.RawMessage(c.raw))
			if len(hidden) == 0 || strings.Contains(string(masked), c.secret) {
				t.Errorf("%s became %s", c.raw, masked)
			}
			got, err := readUpdate(masked)
			if err != nil || got.update.ID != 1 || got.chat != 7 {
				t.Errorf("%s cannot be read: %v", masked, err)
			}
			if again, _ := maskUpdate(masked); string(again) != string(masked) && name != "a contact" {
				t.Errorf("%s became %s", masked, again)
			}
		})
	}
	kept := `{"update_id": 1, "message": {"text": "jual kaos 45rb", "photo": [{"file_id": "AgACAgUAAxkBAAI081277550001"}],` +
		` "media_group_id": "3273015004850001", "chat": {"id": 628127755001}}}`
	if masked, hidden := maskUpdate(json.RawMessage(kept)); len(hidden) > 0 || string(masked) != kept {
		t.Errorf("%s became %s", kept, masked)
	}
}

func TestMarksStayInPlaceWhereANumberIsHidden(t *testing.T) {
	const raw = `{"update_id": 1, "message": {"text": "😀 0812 7755 0001 jual kaos", "chat": {"id": 7}, "entities": [{"type": "bold", "offset": 18, "length": 9}]}}`
	masked, _ := maskUpdate(json.RawMessage(raw))
	update := &models.Update{}
	if err := json.Unmarshal(masked, update); err != nil {
		t.Fatal(err)
	}
	all := utf16.Encode([]rune(update.Message.Text))
	e := update.Message.Entities[0]
	if got := string(utf16.Decode(all[e.Offset : e.Offset+e.Length])); got != "jual kaos" {
		t.Errorf("the mark is on %q of %q", got, update.Message.Text)
	}
}

func BenchmarkMaskUpdate(b *testing.B) {
	raw := json.RawMessage(`{"update_id":123456789,"message":{"message_id":5,"from":{"id":628127755001,"is_bot":false,"first_name":"Wati"},` +
		`"chat":{"id":628127755001,"type":"private"},"date":1767225600,"text":"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"}}`)
	for b.Loop() {
		maskUpdate(raw)
	}
}
