package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"github.com/go-telegram/bot/models"

	"setara/knowledge"
)

// discreet hides the personal numbers of an update before it is stored or logged
// anywhere. Officers keep telephone numbers in their private chats: announcements
// and answers name hotlines. Where nobody can tell who is one, nobody does.
func (b *Bot) discreet(ctx context.Context, u received) received {
	if u.kind == kindOther {
		return u
	}
	masked, hidden := maskUpdate(u.raw)
	if slices.Contains(hidden, knowledge.PersonalPhone) {
		if sender := privateSender(u.update); sender != 0 {
			if role, err := b.Ledger.Role(ctx, sender); err == nil && role != "" {
				masked, hidden = maskUpdate(u.raw, knowledge.PersonalPhone)
			}
		}
	}
	if len(hidden) == 0 {
		return u
	}
	update := &models.Update{}
	if err := json.Unmarshal(masked, update); err != nil {
		return received{raw: nil, update: u.update, kind: kindOther} // it was read before, and cannot be any more
	}
	return received{raw: masked, update: update, kind: u.kind, chat: u.chat}
}

// privateSender is who wrote a message in a private chat, 0 for others.
func privateSender(u *models.Update) int64 {
	m := u.Message
	if m == nil {
		m = u.EditedMessage
	}
	if m == nil || m.From == nil || m.From.ID != m.Chat.ID {
		return 0
	}
	return m.From.ID
}

// keptKeys are the fields of an update that hold no words of people: what names
// files, buttons and marks to Telegram must stay as it is.
var keptKeys = map[string]bool{
	"file_id": true, "file_unique_id": true, "data": true, "id": true, "username": true, "mime_type": true,
	"custom_emoji_id": true, "media_group_id": true, "chat_instance": true, "inline_message_id": true,
	"language_code": true, "type": true, "callback_data": true, "emoji": true, "set_name": true,
}

// hiddenAny stands for a number that was hidden because of where it stood.
const hiddenAny knowledge.PersonalKind = "contact"

// maskUpdate hides the personal numbers in all words of an update, and what a
// shared contact holds. Fields keep their length in UTF-16 units.
func maskUpdate(raw json.RawMessage, spared ...knowledge.PersonalKind) (json.RawMessage, []knowledge.PersonalKind) {
	if !hasLongString(raw) {
		return raw, nil
	}
	reader := json.NewDecoder(bytes.NewReader(raw))
	reader.UseNumber()
	var update any
	if err := reader.Decode(&update); err != nil {
		return raw, nil
	}
	m := masker{spared: spared}
	update = m.value("", update)
	if len(m.hidden) == 0 {
		return raw, nil
	}
	var masked bytes.Buffer
	writer := json.NewEncoder(&masked)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(update); err != nil {
		return raw, nil
	}
	return bytes.TrimSpace(masked.Bytes()), m.hidden
}

// masker walks an update.
type masker struct{ spared, hidden []knowledge.PersonalKind }

func (m *masker) value(key string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			v[k] = m.value(k, inner)
		}
	case []any:
		for i, inner := range v {
			v[i] = m.value(key, inner)
		}
	case string:
		return m.words(key, v)
	}
	return v
}

func (m *masker) words(key, said string) string {
	switch {
	case keptKeys[key] || said == "":
		return said
	case key == "vcard":
		m.hidden = append(m.hidden, hiddenAny)
		return ""
	case key == "phone_number":
		m.hidden = append(m.hidden, hiddenAny)
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '•'
			}
			return r
		}, said)
	}
	masked, hidden := knowledge.MaskPersonal(said, m.spared...)
	m.hidden = append(m.hidden, hidden...)
	return masked
}

// shortestNumber is how many digits a personal number has at least.
const shortestNumber = 9

// hasLongString tells whether a string of a JSON text has room for a personal
// number: nearly none has, and the rest is not read twice. A digit that is not of
// ASCII begins with a byte of its own or with an escape.
func hasLongString(raw []byte) bool {
	inside, n := false, 0
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '"':
			inside, n = !inside, 0
		case !inside:
		case c == '\\':
			if i++; i < len(raw) && raw[i] == 'u' {
				n++
			}
		case c >= '0' && c <= '9' || c >= 0xC0:
			n++
		}
		if n >= shortestNumber {
			return true
		}
	}
	return bytes.Contains(raw, []byte(`"phone_number"`))
}
