package bot

import (
	"github.com/go-telegram/bot/models"

	"setara/knowledge"
)

// readContent is a message as it was composed: its marks, its photo or
// document, and the links on the buttons of one that was forwarded. It is nil
// where there is nothing that could be sent on. Unsupported tells that the
// message held something else besides.
func readContent(m *models.Message) (content *knowledge.Content, unsupported bool) {
	c := &knowledge.Content{Text: m.Text, Entities: readEntities(m.Entities)}
	if m.Text == "" {
		c.Text, c.Entities = m.Caption, readEntities(m.CaptionEntities)
	}
	switch {
	case m.Animation != nil: // Telegram tells of it as a document too
		unsupported = true
	case len(m.Photo) > 0:
		c.Media = &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: largest(m.Photo).FileID, Spoiler: m.HasMediaSpoiler, Above: m.ShowCaptionAboveMedia}
	case m.Document != nil:
		c.Media = &knowledge.Media{Kind: knowledge.MediaDocument, FileID: m.Document.FileID, Name: m.Document.FileName}
	case m.Text == "":
		unsupported = true
	}
	unsupported = unsupported || m.MediaGroupID != ""
	c.Buttons = readLinks(m.ReplyMarkup)
	if c.Text == "" && c.Media == nil {
		return nil, unsupported
	}
	return c, unsupported
}

// readEntities are Telegram's marks as the field has them.
func readEntities(entities []models.MessageEntity) []knowledge.Entity {
	var out []knowledge.Entity
	for _, e := range entities {
		read := knowledge.Entity{
			Type: string(e.Type), Offset: e.Offset, Length: e.Length, URL: e.URL, Language: e.Language, Emoji: e.CustomEmojiID,
		}
		if e.User != nil {
			read.Person = &knowledge.Person{ID: e.User.ID, IsBot: e.User.IsBot, FirstName: e.User.FirstName}
		}
		out = append(out, read)
	}
	return out
}

// largest is the largest size of a photo.
func largest(sizes []models.PhotoSize) models.PhotoSize {
	most := sizes[0]
	for _, s := range sizes[1:] {
		if s.Width*s.Height >= most.Width*most.Height {
			most = s
		}
	}
	return most
}

// readLinks are the buttons of a keyboard that open an address. What the
// others do is known to the bot only that made them.
func readLinks(keyboard *models.InlineKeyboardMarkup) [][]knowledge.ContentButton {
	if keyboard == nil {
		return nil
	}
	var rows [][]knowledge.ContentButton
	for _, row := range keyboard.InlineKeyboard {
		var links []knowledge.ContentButton
		for _, b := range row {
			if b.URL != "" {
				links = append(links, knowledge.ContentButton{Label: b.Text, URL: b.URL})
			}
		}
		if len(links) > 0 {
			rows = append(rows, links)
		}
	}
	return rows
}

// repliesTo is the message of the bot that a message replies to, 0 for none.
func (b *Bot) repliesTo(m *models.Message) int64 {
	reply := m.ReplyToMessage
	if reply == nil || reply.From == nil || reply.From.ID != b.me.id() {
		return 0
	}
	return int64(reply.ID)
}

// sentFiles are the documents of the messages that updates bring. What Telegram
// tells of as a document too, an animation, is none.
func sentFiles(parts []*models.Update) (files []knowledge.SentFile) {
	for _, u := range parts {
		m := u.Message
		if m == nil || m.Document == nil || m.Animation != nil {
			continue
		}
		files = append(files, knowledge.SentFile{
			FileID: m.Document.FileID, Unique: m.Document.FileUniqueID, Name: knowledge.FileName(m.Document.FileName),
			Size: m.Document.FileSize, Update: u.ID, Type: m.Document.MimeType,
		})
	}
	return files
}
