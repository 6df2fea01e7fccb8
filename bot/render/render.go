package render

import "setara/bot/chat"

// What Telegram accepts as visible text, in UTF-16 units.
const (
	// TextLimit is for a message.
	TextLimit = 4096
	// CaptionLimit is for the caption of a photo or a document. A response
	// that gives more than one message under it is best sent without a
	// caption, and as messages of its own.
	CaptionLimit = 1024
)

// emptyText stands in for a reply that shows nothing: Telegram refuses a
// message without text, and buttons need one to hang on.
const emptyText = "–"

// Message is one Telegram message.
type Message struct {
	// Text is the message in Telegram's HTML.
	Text string
	// Plain is the same without markup, for sending again without a parse
	// mode where Telegram has refused Text. It holds all that Text shows, and
	// the addresses of links as far as the limit leaves room for them.
	Plain string
	// Buttons stand under the message, row by row. Their actions can be
	// longer than the callback data that Telegram takes.
	Buttons [][]chat.Button
}

// HTML renders a response as messages of at most limit visible UTF-16 units
// each, [TextLimit] or [CaptionLimit]; a limit under 2 counts as 2, since no
// character may need more.
//
// The visible text of the messages, one after the other, is the text of the
// response: at a cut white space is dropped and nothing else. A block that
// fits into one message is never cut, in a longer one no sentence that fits,
// in a longer sentence no word that fits, and no character that is written
// with several code points unless it alone is over the limit. Bytes that are
// not UTF-8 and control characters, which Telegram does not take, are
// replaced; a message of characters that show nothing, which it refuses, is
// left out. Messages also end before they hold more links and bold runs than
// Telegram keeps.
//
// The buttons go with the last message. A response with neither blocks nor
// buttons says nothing and gives no message.
func HTML(r chat.Response, limit int) []Message {
	if len(r.Blocks) == 0 && len(r.Buttons) == 0 {
		return nil
	}
	limit = max(limit, 2)
	d := layout(r.Blocks)
	var messages []Message
	for _, p := range d.split(limit) {
		messages = append(messages, Message{Text: d.html(p), Plain: d.plain(p, limit)})
	}
	if len(messages) == 0 {
		messages = []Message{{Text: emptyText, Plain: emptyText}}
	}
	messages[len(messages)-1].Buttons = r.Buttons
	return messages
}
