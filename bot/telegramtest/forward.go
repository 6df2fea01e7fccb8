package telegramtest

import "slices"

// Forward sends a message of any chat on, with its file and marks. Of its
// buttons those stay that open a link.
func (d *Dialog) Forward(from Message) (Message, error) {
	writer := d.user
	m := Message{
		From: &writer, Origin: &Origin{Type: "user", Date: from.Date, User: from.From},
		Text: from.Text, Entities: from.Entities, Caption: from.Caption, CaptionEntities: from.CaptionEntities,
		Photo: from.Photo, Document: from.Document, Voice: from.Voice,
	}
	for _, row := range from.Buttons() {
		links := slices.DeleteFunc(slices.Clone(row), func(b Button) bool { return b.URL == "" })
		if len(links) == 0 {
			continue
		}
		if m.Markup == nil {
			m.Markup = &Markup{}
		}
		m.Markup.InlineKeyboard = append(m.Markup.InlineKeyboard, links)
	}
	return d.put(m, Post{})
}
