package knowledge

// Content is a message as an officer composed it in Telegram: what was typed,
// with the marks that Telegram put on it, and what hangs on it. It is kept and
// sent as it is; only placeholders change.
type Content struct {
	// Text is the text, or the caption of the media.
	Text string `json:"text,omitempty"`
	// Entities are Telegram's marks on the text, by rising offset.
	Entities []Entity `json:"entities,omitempty"`
	// Media is a photo or a document; nil for none.
	Media *Media `json:"media,omitempty"`
	// Buttons stand below it, row by row.
	Buttons [][]ContentButton `json:"buttons,omitempty"`
}

// Entity is a mark on a stretch of text, as Telegram has it: bold, a link, a
// spoiler.
type Entity struct {
	Type string `json:"type"`
	// Offset and Length are in UTF-16 code units.
	Offset int `json:"offset"`
	Length int `json:"length"`
	// URL is that of a text_link, Language that of a pre, Emoji that of a
	// custom_emoji, Person that of a text_mention.
	URL      string  `json:"url,omitempty"`
	Language string  `json:"language,omitempty"`
	Emoji    string  `json:"custom_emoji_id,omitempty"`
	Person   *Person `json:"user,omitempty"`
}

// Person is somebody at Telegram, as an entity names them.
type Person struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
}

// MediaKind is what hangs on a message.
type MediaKind string

// The kinds of media.
const (
	MediaPhoto    MediaKind = "photo"
	MediaDocument MediaKind = "document"
)

// Media is a file that Telegram has.
type Media struct {
	Kind MediaKind `json:"kind"`
	// FileID is Telegram's, for the bot that was sent it. Name is the
	// document's.
	FileID string `json:"file_id"`
	Name   string `json:"name,omitempty"`
	// Spoiler covers a photo until it is tapped, Above puts the caption above
	// it.
	Spoiler bool `json:"spoiler,omitempty"`
	Above   bool `json:"above,omitempty"`
}

// ContentButton is a button below a message: it opens URL, or else comes back
// to the bot with Action, a command or a question that could have been typed.
type ContentButton struct {
	Label  string `json:"label"`
	URL    string `json:"url,omitempty"`
	Action string `json:"action,omitempty"`
}

// Label is what stands on the button with that number from 0, row by row; false
// where the content has no such button.
func (c *Content) Label(n int) (string, bool) {
	for _, row := range c.Buttons {
		if n >= 0 && n < len(row) {
			return row[n].Label, true
		}
		n -= len(row)
	}
	return "", false
}
