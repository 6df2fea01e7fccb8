package chat

import "setara/knowledge"

// Announcement is a broadcast as that recipient gets it: with the placeholders
// filled in, and without what only officers need. What its buttons do is told
// by their place in it, row by row, so that what comes back to the bot can be
// found again, whoever the recipient is.
func Announcement(b *knowledge.Broadcast, to *knowledge.Recipient) knowledge.Content {
	return b.Content.Render(to)
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
