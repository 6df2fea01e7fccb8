package telegramtest

// User is a person or a bot, as Telegram describes them.
type User struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	FirstName    string `json:"first_name"`
	LastName     string `json:"last_name,omitempty"`
	Username     string `json:"username,omitempty"`
	LanguageCode string `json:"language_code,omitempty"`
}

// ChatType is what kind of conversation a chat is.
type ChatType string

// The types of chat that the server has.
const (
	Private    ChatType = "private"
	BasicGroup ChatType = "group"
	Supergroup ChatType = "supergroup"
)

// Chat is a conversation with the bot. A private chat has the id of its
// person, a group a negative one.
type Chat struct {
	ID        int64    `json:"id"`
	Type      ChatType `json:"type"`
	Title     string   `json:"title,omitempty"`
	Username  string   `json:"username,omitempty"`
	FirstName string   `json:"first_name,omitempty"`
	LastName  string   `json:"last_name,omitempty"`
}

// Entity marks a stretch of text: bold, a link, a command. Offset and Length
// are in UTF-16 code units.
type Entity struct {
	Type          string `json:"type"`
	Offset        int    `json:"offset"`
	Length        int    `json:"length"`
	URL           string `json:"url,omitempty"`
	User          *User  `json:"user,omitempty"`
	Language      string `json:"language,omitempty"`
	CustomEmojiID string `json:"custom_emoji_id,omitempty"`
}

// Message is a message as it stands now. Its JSON is Telegram's.
type Message struct {
	ID              int64       `json:"message_id"`
	From            *User       `json:"from,omitempty"`
	Chat            Chat        `json:"chat"`
	Date            int64       `json:"date"`
	EditDate        int64       `json:"edit_date,omitempty"`
	Text            string      `json:"text,omitempty"`
	Entities        []Entity    `json:"entities,omitempty"`
	Caption         string      `json:"caption,omitempty"`
	CaptionEntities []Entity    `json:"caption_entities,omitempty"`
	Photo           []PhotoSize `json:"photo,omitempty"`
	Document        *Document   `json:"document,omitempty"`
	Voice           *Voice      `json:"voice,omitempty"`
	MediaGroupID    string      `json:"media_group_id,omitempty"`
	Spoiler         bool        `json:"has_media_spoiler,omitempty"`
	CaptionAbove    bool        `json:"show_caption_above_media,omitempty"`
	ReplyTo         *Message    `json:"reply_to_message,omitempty"`
	Markup          *Markup     `json:"reply_markup,omitempty"`
	Origin          *Origin     `json:"forward_origin,omitempty"`
	NewMembers      []User      `json:"new_chat_members,omitempty"`
	LeftMember      *User       `json:"left_chat_member,omitempty"`
	MigrateTo       int64       `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom     int64       `json:"migrate_from_chat_id,omitempty"`
	// ReplyKeyboard is the keyboard of answers that came with the message, in
	// place of the person's own; Telegram does not tell it again.
	ReplyKeyboard [][]string `json:"-"`
	// Silent and Paid tell how the bot sent it.
	Silent bool `json:"-"`
	Paid   bool `json:"-"`
}

// Origin is who first sent a message that was forwarded.
type Origin struct {
	Type string `json:"type"` // "user"
	Date int64  `json:"date"`
	User *User  `json:"sender_user,omitempty"`
}

// Markup is the inline keyboard under a message.
type Markup struct {
	InlineKeyboard [][]Button `json:"inline_keyboard"`
}

// Button is a button under a message.
type Button struct {
	Text         string    `json:"text"`
	CallbackData string    `json:"callback_data,omitempty"`
	URL          string    `json:"url,omitempty"`
	CopyText     *CopyText `json:"copy_text,omitempty"`
}

// CopyText is what a button puts on the clipboard.
type CopyText struct {
	Text string `json:"text"`
}

// PhotoSize is a photo in one size.
type PhotoSize struct {
	FileID       string `json:"file_id"`
	FileUniqueID string `json:"file_unique_id"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	FileSize     int64  `json:"file_size,omitempty"`
}

// Document is a file sent as such.
type Document struct {
	FileID       string `json:"file_id"`
	FileUniqueID string `json:"file_unique_id"`
	FileName     string `json:"file_name,omitempty"`
	MimeType     string `json:"mime_type,omitempty"`
	FileSize     int64  `json:"file_size,omitempty"`
}

// Voice is a spoken message.
type Voice struct {
	FileID       string `json:"file_id"`
	FileUniqueID string `json:"file_unique_id"`
	Duration     int    `json:"duration"`
	MimeType     string `json:"mime_type,omitempty"`
	FileSize     int64  `json:"file_size,omitempty"`
}

// Command is one line of the bot's menu of commands.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// Buttons are the rows of buttons under the message.
func (m *Message) Buttons() [][]Button {
	if m.Markup == nil {
		return nil
	}
	return m.Markup.InlineKeyboard
}

// Content is the text, or the caption of what has none, with its entities.
func (m *Message) Content() (string, []Entity) {
	if m.Text != "" {
		return m.Text, m.Entities
	}
	return m.Caption, m.CaptionEntities
}

// FileID is the id of the photo, document or voice in the message, empty for
// none. Of a photo it is the largest size.
func (m *Message) FileID() string {
	switch {
	case len(m.Photo) > 0:
		return m.Photo[len(m.Photo)-1].FileID
	case m.Document != nil:
		return m.Document.FileID
	case m.Voice != nil:
		return m.Voice.FileID
	}
	return ""
}
