package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
)

// withoutNumbers is a message with its personal numbers hidden, and whether it
// had any, here or before it was handed on. Officers keep telephone numbers where
// they are alone with Setara.
func (c *Chat) withoutNumbers(ctx context.Context, m Message) (Message, bool, error) {
	masked, hidden := knowledge.MaskPersonal(m.Text)
	if m.Content != nil {
		_, more := knowledge.MaskPersonal(m.Content.Text)
		hidden = append(hidden, more...)
	}
	var spared []knowledge.PersonalKind
	if person := m.person(); slices.Contains(hidden, knowledge.PersonalPhone) && person != 0 && c.Officers != nil {
		officer, err := c.Officers.May(ctx, person, knowledge.RightRead)
		if err != nil {
			return Message{}, false, fmt.Errorf("look up who wrote a number: %w", err)
		}
		if officer {
			spared = []knowledge.PersonalKind{knowledge.PersonalPhone}
			masked, _ = knowledge.MaskPersonal(m.Text, spared...)
		}
	}
	m.Text = masked
	said := m.Text
	if m.Content != nil {
		content := *m.Content
		content.Text, _ = knowledge.MaskPersonal(content.Text, spared...)
		m.Content, said = &content, said+"\n"+content.Text
	}
	return m, knowledge.HasMasked(said), nil
}

// tellHidden says, once in a conversation, that a number was hidden.
func (conv *conversation) tellHidden(r Response) Response {
	if conv.ToldHidden || conv.forgotten {
		return r
	}
	conv.ToldHidden = true
	r.Blocks = append(r.Blocks, paragraph(plain(sayNumberHidden)))
	return r
}
