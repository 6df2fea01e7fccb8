package chat

import "setara/knowledge"

// Announcement is a broadcast as that recipient gets it: with the placeholders
// filled in, and without what only officers need. What its buttons do is told
// by their place in it, row by row, so that what comes back to the bot can be
// found again, whoever the recipient is.
func Announcement(b *knowledge.Broadcast, to *knowledge.Recipient) knowledge.Content {
	return b.Content.Render(to)
}
