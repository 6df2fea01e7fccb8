package chat

import "setara/knowledge"

// Announcement is a broadcast as that recipient gets it: with the placeholders
// filled in, and below all else the button that leaves its topic. Previews,
// tests and deliveries are made by it. What a button does is told by its place,
// row by row, and is the same for every recipient.
func Announcement(b *knowledge.Broadcast, to *knowledge.Recipient) knowledge.Content {
	content := b.Content.Render(to)
	if b.Topic != "" {
		content.Buttons = append(content.Buttons, []knowledge.ContentButton{LeaveButton(b.Topic)})
	}
	return content
}

// AnnouncementAction is what the button of a broadcast with that number does,
// see [knowledge.ButtonPresses]; false where it has none that comes back.
func AnnouncementAction(b *knowledge.Broadcast, n int) (string, bool) {
	a := Announcement(b, &knowledge.Recipient{})
	for _, row := range a.Buttons {
		if n < len(row) {
			return row[n].Action, n >= 0 && row[n].Action != ""
		}
		n -= len(row)
	}
	return "", false
}
