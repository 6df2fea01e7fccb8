package bot

import (
	"fmt"

	"github.com/go-telegram/bot/models"

	"setara/bot/ledger"
	"setara/knowledge"
)

// ofBroadcast is the first byte of the callback data of a broadcast's buttons:
// "!12.0" is the first button of broadcast 12.
const ofBroadcast = "!"

// broadcastData is the callback data of the n-th button of a broadcast, from
// 0, row by row, those with links counted.
func broadcastData(broadcast int64, n int) string {
	return fmt.Sprintf("%s%d.%d", ofBroadcast, broadcast, n)
}

// contentMessage is a composed message as a letter: what it holds, its kind,
// and the actions that do not fit into its buttons. Placeholders are filled
// in already. Of a broadcast, whose id is given, the buttons come back with
// that; of anything else, with 0, with what they do. A preview, a test and a
// delivery all go through here, and so are the same to the byte.
func contentMessage(chatID int64, c *knowledge.Content, broadcast int64) (message, ledger.Kind, map[string]string) {
	m := message{Text: c.Text, Plain: c.Text, Entities: c.Entities, AsIs: true}
	kind := ledger.Send
	if c.Media != nil {
		m.FileID, m.FileName = c.Media.FileID, c.Media.Name
		m.Spoiler, m.Above = c.Media.Spoiler, c.Media.Above
		kind = ledger.Document
		if c.Media.Kind == knowledge.MediaPhoto {
			kind = ledger.Photo
		}
	}
	var actions map[string]string
	n := 0
	for _, row := range c.Buttons {
		var line []button
		for _, from := range row {
			b := button{Text: from.Label, URL: from.URL}
			switch {
			case b.URL != "":
			case broadcast != 0:
				b.Data = broadcastData(broadcast, n)
			default:
				var key string
				if b.Data, key = callbackData(chatID, from.Action); key != "" {
					if actions == nil {
						actions = map[string]string{}
					}
					actions[key] = from.Action
				}
			}
			line = append(line, b)
			n++
		}
		m.Buttons = append(m.Buttons, line)
	}
	return m, kind, actions
}

// entities are the marks as the library has them; nil for none.
func (m *message) entities() []models.MessageEntity {
	var out []models.MessageEntity
	for _, e := range m.Entities {
		sent := models.MessageEntity{
			Type: models.MessageEntityType(e.Type), Offset: e.Offset, Length: e.Length,
			URL: e.URL, Language: e.Language, CustomEmojiID: e.Emoji,
		}
		if e.Person != nil {
			sent.User = &models.User{ID: e.Person.ID, IsBot: e.Person.IsBot, FirstName: e.Person.FirstName}
		}
		out = append(out, sent)
	}
	return out
}
