package bot

import (
	"strings"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"

	"setara/bot/chat"
)

// addressed is what a message says to the bot, and whether it says it to the
// bot at all: in a private chat everything, in a group a command, a mention,
// or a reply to the bot.
func (b *Bot) addressed(m *models.Message) (text string, ok bool) {
	text, entities := m.Text, m.Entities
	if text == "" {
		text, entities = m.Caption, m.CaptionEntities
	}
	switch m.Chat.Type {
	case models.ChatTypePrivate:
		return text, true
	case models.ChatTypeGroup, models.ChatTypeSupergroup:
		if m.From != nil && m.From.IsBot {
			return "", false
		}
		return b.addressedInGroup(m, text, entities)
	default:
		return "", false
	}
}

func (b *Bot) addressedInGroup(m *models.Message, text string, entities []models.MessageEntity) (string, bool) {
	if name, at, ok := command(text); ok {
		// One without a name is for every bot that knows it.
		return text, strings.EqualFold(at, b.me.name()) || at == "" && chat.IsCommand(name)
	}
	for _, e := range entities {
		if b.mentions(e, text) {
			return strings.TrimSpace(cutUnits(text, e.Offset, e.Length)), true
		}
	}
	reply := m.ReplyToMessage
	return text, reply != nil && reply.From != nil && reply.From.ID == b.me.id()
}

// mentions tells whether an entity names the bot.
func (b *Bot) mentions(e models.MessageEntity, text string) bool {
	switch e.Type {
	case models.MessageEntityTypeMention:
		return strings.EqualFold(units(text, e.Offset, e.Length), "@"+b.me.name())
	case models.MessageEntityTypeTextMention:
		return e.User != nil && e.User.ID == b.me.id()
	default:
		return false
	}
}

// command splits "/harga@SetaraBot kaos" into "/harga" and "SetaraBot".
func command(text string) (name, at string, ok bool) {
	if !strings.HasPrefix(text, "/") {
		return "", "", false
	}
	word := text
	if i := strings.IndexAny(text, " \n\t"); i >= 0 {
		word = text[:i]
	}
	name, at, _ = strings.Cut(word, "@")
	return name, at, true
}

// units is a part of a text by UTF-16 units, as Telegram counts; empty where
// the text is shorter than that.
func units(text string, offset, length int) string {
	all := utf16.Encode([]rune(text))
	if offset < 0 || length < 0 || offset+length > len(all) {
		return ""
	}
	return string(utf16.Decode(all[offset : offset+length]))
}

// cutUnits is a text without such a part.
func cutUnits(text string, offset, length int) string {
	all := utf16.Encode([]rune(text))
	if offset < 0 || length < 0 || offset+length > len(all) {
		return text
	}
	return string(utf16.Decode(all[:offset])) + string(utf16.Decode(all[offset+length:]))
}

// hasContent tells whether a message without text is something that a person
// sent, rather than a note of Telegram's such as "joined".
func hasContent(m *models.Message) bool {
	return len(m.Photo) > 0 || m.Document != nil || m.Voice != nil || m.Video != nil || m.VideoNote != nil ||
		m.Audio != nil || m.Sticker != nil || m.Animation != nil || m.Contact != nil || m.Location != nil ||
		m.Venue != nil || m.Poll != nil || m.Dice != nil
}
