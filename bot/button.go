package bot

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"

	"setara/bot/chat"
	"setara/knowledge"
)

// maxCallbackData is what fits into a button, in bytes.
const maxCallbackData = 64

// The first byte of callback data: the action itself, or its key in the
// ledger.
const (
	inButton = "="
	inLedger = "#"
)

// button is an inline button as it goes to Telegram. The library's own type
// always sends an empty copy_text along.
type button struct {
	Text string `json:"text"`
	Data string `json:"callback_data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// keyboard is the markup of the buttons.
type keyboard struct {
	Rows [][]button `json:"inline_keyboard"`
}

// newButtons turns buttons of the conversation into Telegram's, and returns
// the actions that are too long for them by their keys.
func newButtons(chatID int64, rows [][]chat.Button) (out [][]button, actions map[string]string) {
	for _, row := range rows {
		var line []button
		for _, from := range row {
			data, key := callbackData(chatID, from.Action)
			if key != "" {
				if actions == nil {
					actions = map[string]string{}
				}
				actions[key] = from.Action
			}
			line = append(line, button{Text: from.Label, Data: data})
		}
		out = append(out, line)
	}
	return out, actions
}

// callbackData is the data of a button; with the key of its action, unless the
// data holds the action itself.
func callbackData(chatID int64, action string) (data, key string) {
	if data = inButton + action; len(data) <= maxCallbackData {
		return data, ""
	}
	key = actionKey(chatID, action)
	return inLedger + key, key
}

// actionKey is the key of an action in a chat: the same again for the same, so
// that the ledger keeps it once.
func actionKey(chatID int64, action string) string {
	sum := sha256.Sum256(append(binary.BigEndian.AppendUint64(nil, uint64(chatID)), action...))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// action is what the button with that data does. It returns an error that
// wraps [knowledge.ErrNotFound] where that is not known any more.
func (b *Bot) action(ctx context.Context, chatID int64, data string) (string, error) {
	if text, ok := strings.CutPrefix(data, inButton); ok {
		return text, nil
	}
	key, ok := strings.CutPrefix(data, inLedger)
	if !ok {
		return "", knowledge.ErrNotFound
	}
	action, err := b.Ledger.Action(ctx, chatID, key)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
		b.note(err)
		return "", knowledge.ErrNotFound
	}
	return action, err
}
