package telegramtest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Post is what a person sends.
type Post struct {
	// Text is the text, or the caption where there is a file.
	Text string
	// Entities is the formatting; links, commands and the like are found by
	// themselves.
	Entities []Entity
	// ReplyTo is the message that this one answers; 0 for none.
	ReplyTo int64
	// Photo is a PNG or JPEG; Document and Voice any file. At most one.
	Photo, Document, Voice []byte
	// Name is the document's file name.
	Name string
	// Seconds is how long the voice is.
	Seconds int
	// Spoiler covers the photo until it is tapped, CaptionAbove puts the text
	// above it.
	Spoiler, CaptionAbove bool
	// Album, if not empty, ties messages to one album.
	Album string
}

// Send writes a text of at most 4,096 UTF-16 units. In a private chat it
// unblocks the bot first, as a person has to.
func (d *Dialog) Send(text string) (Message, error) { return d.SendPost(Post{Text: text}) }

// Reply writes a text in answer to a message.
func (d *Dialog) Reply(to int64, text string) (Message, error) {
	return d.SendPost(Post{Text: text, ReplyTo: to})
}

// SendPhoto sends a PNG or JPEG.
func (d *Dialog) SendPhoto(data []byte, caption string) (Message, error) {
	return d.SendPost(Post{Text: caption, Photo: data})
}

// SendDocument sends a file.
func (d *Dialog) SendDocument(name string, data []byte, caption string) (Message, error) {
	return d.SendPost(Post{Text: caption, Document: data, Name: name})
}

// Paste writes a text of any length, as Telegram's apps do: in pieces of 4,096
// units, one message each.
func (d *Dialog) Paste(text string) ([]Message, error) {
	var written []Message
	text = strings.ToValidUTF8(text, "\uFFFD")
	for units := unitsIn(text); units > 0; units = unitsIn(text) {
		piece := cutUnits(text, 0, min(units, maxText))
		m, err := d.Send(piece)
		if err != nil {
			return written, err
		}
		written = append(written, m)
		text = text[len(piece):]
	}
	return written, nil
}

// SendPost sends anything.
func (d *Dialog) SendPost(p Post) (Message, error) {
	m, err := d.compose(p)
	if err != nil {
		return Message{}, fmt.Errorf("send as %d: %w", d.user.ID, err)
	}
	return d.put(m, p)
}

// put puts a message with the file of a post, if any, into the chat.
func (d *Dialog) put(m Message, p Post) (Message, error) {
	if d.chat.Type == Private {
		(&Person{d}).Unblock()
	}
	s := d.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := d.present(); err != nil {
		return Message{}, fmt.Errorf("send as %d: %w", d.user.ID, err)
	}
	if p.ReplyTo != 0 {
		if m.ReplyTo = d.chat.quoted(p.ReplyTo); m.ReplyTo == nil {
			return Message{}, fmt.Errorf("send as %d: no message %d to reply to", d.user.ID, p.ReplyTo)
		}
	}
	s.open(d.chat)
	d.chat.wrote = s.now()
	if err := s.attach(&m, p); err != nil {
		return Message{}, fmt.Errorf("send as %d: %w", d.user.ID, err)
	}
	written := s.add(d.chat, m)
	s.emit(d.chat, Event{Kind: KindMessage, By: d.user.ID, Message: written, Update: s.tell(d.chat, "message", written)})
	return *written, nil
}

// compose makes the message of a post, but for its file.
func (d *Dialog) compose(p Post) (Message, error) {
	files := 0
	for _, data := range [][]byte{p.Photo, p.Document, p.Voice} {
		if data != nil {
			files++
		}
	}
	from := d.user
	m := Message{From: &from, MediaGroupID: p.Album, Spoiler: p.Spoiler, CaptionAbove: p.CaptionAbove}
	f := formatted{p.Text, slices.Clone(p.Entities)}
	if !utf8.ValidString(p.Text) {
		return m, errors.New("the text is not UTF-8")
	}
	if err := f.check(); err != nil {
		return m, err
	}
	f = f.finish()
	switch {
	case files > 1:
		return m, errors.New("more than one file in a message")
	case files == 0 && f.text == "":
		return m, errors.New("the text is empty")
	case files == 0 && unitsIn(f.text) > maxText:
		return m, fmt.Errorf("the text has more than %d units; Paste splits it", maxText)
	case files == 1 && unitsIn(f.text) > maxCaption:
		return m, fmt.Errorf("the caption has more than %d units", maxCaption)
	case files == 1:
		m.Caption, m.CaptionEntities = f.text, f.entities
	default:
		m.Text, m.Entities = f.text, f.entities
	}
	return m, nil
}

// attach puts the file of a post into its message.
func (s *Server) attach(m *Message, p Post) error {
	switch {
	case p.Photo != nil:
		photo, err := s.files.photo(p.Photo)
		if err != nil {
			return err
		}
		m.Photo = []PhotoSize{photo}
	case p.Document != nil:
		m.Document = s.files.document(p.Name, p.Document)
	case p.Voice != nil:
		m.Voice = s.files.voice(p.Voice, p.Seconds)
	}
	return nil
}

// present fails for who left the group, or writes where it was before.
func (d *Dialog) present() error {
	switch {
	case d.chat.Type != Private && d.chat.members[d.user.ID] != "member":
		return errors.New("not in the group any more")
	case d.chat.movedTo != 0:
		return fmt.Errorf("the group moved to %d", d.chat.movedTo)
	}
	return nil
}

// Edit changes the text, or the caption, of a message of theirs. Its marks go.
func (d *Dialog) Edit(message int64, text string) (Message, error) {
	return d.EditPost(message, Post{Text: strings.ToValidUTF8(text, "\uFFFD")})
}

// EditPost changes text and marks of a message of theirs to those of a post.
func (d *Dialog) EditPost(message int64, p Post) (Message, error) {
	s := d.server
	s.mu.Lock()
	defer s.mu.Unlock()
	old := d.chat.messages[message]
	if old == nil || old.From == nil || old.From.ID != d.user.ID {
		return Message{}, fmt.Errorf("edit as %d: no message %d of theirs", d.user.ID, message)
	}
	if err := d.present(); err != nil {
		return Message{}, fmt.Errorf("edit as %d: %w", d.user.ID, err)
	}
	f := formatted{p.Text, slices.Clone(p.Entities)}
	if err := f.check(); err != nil {
		return Message{}, fmt.Errorf("edit as %d: %w", d.user.ID, err)
	}
	m := *old
	f = f.finish()
	switch {
	case m.FileID() != "":
		m.Caption, m.CaptionEntities = f.text, f.entities
	case f.text == "" || unitsIn(f.text) > maxText:
		return Message{}, fmt.Errorf("edit as %d: the text is empty or has more than %d units", d.user.ID, maxText)
	default:
		m.Text, m.Entities = f.text, f.entities
	}
	m.EditDate = s.now().Unix()
	written := s.change(d.chat, m)
	s.emit(d.chat, Event{Kind: KindEdit, By: d.user.ID, Message: written, Update: s.tell(d.chat, "edited_message", written)})
	return *written, nil
}

// Press presses the first button with that label under a message of the bot
// and returns the id of the callback query. A button with a link tells the
// bot nothing and cannot be pressed here.
func (d *Dialog) Press(message int64, label string) (string, error) {
	d.server.mu.Lock()
	m := d.chat.messages[message]
	d.server.mu.Unlock()
	if m == nil {
		return "", fmt.Errorf("press as %d: no message %d", d.user.ID, message)
	}
	for _, row := range m.Buttons() {
		for _, b := range row {
			if b.Text == label && b.CallbackData != "" {
				return d.PressData(message, b.CallbackData)
			}
		}
	}
	return "", fmt.Errorf("press as %d: message %d has no button %q", d.user.ID, message, label)
}

// press is a button pressed and not answered yet.
type press struct {
	chat *chat
	at   int64
}

// PressData sends callback data as if a button under that message carried it:
// what a forged client can do.
func (d *Dialog) PressData(message int64, data string) (string, error) {
	s := d.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := d.chat.messages[message]
	if m == nil || m.From == nil || m.From.ID != s.options.Bot.ID {
		return "", fmt.Errorf("press as %d: no message %d of the bot", d.user.ID, message)
	}
	if err := d.present(); err != nil {
		return "", fmt.Errorf("press as %d: %w", d.user.ID, err)
	}
	s.nextPress++
	id := strconv.FormatInt(s.nextPress, 10)
	s.presses[id] = press{chat: d.chat, at: s.now().Unix()}
	d.chat.wrote = s.now()
	update := s.enqueue("callback_query", d.chat.ID, struct {
		ID           string   `json:"id"`
		From         User     `json:"from"`
		Message      *Message `json:"message"`
		ChatInstance string   `json:"chat_instance"`
		Data         string   `json:"data"`
	}{id, d.user, m, strconv.FormatInt(-d.chat.ID, 10), data})
	s.emit(d.chat, Event{Kind: KindPress, By: d.user.ID, Message: m, Text: data, Update: update})
	return id, nil
}

// React reacts to a message with an emoji; empty takes it back.
func (d *Dialog) React(message int64, emoji string) error {
	s := d.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := d.chat.messages[message]
	if m == nil {
		return fmt.Errorf("react as %d: no message %d", d.user.ID, message)
	}
	type reaction struct {
		Type  string `json:"type"`
		Emoji string `json:"emoji"`
	}
	now := []reaction{}
	if emoji != "" {
		now = append(now, reaction{"emoji", emoji})
	}
	update := s.enqueue("message_reaction", d.chat.ID, struct {
		Chat      Chat       `json:"chat"`
		MessageID int64      `json:"message_id"`
		User      User       `json:"user"`
		Date      int64      `json:"date"`
		Old       []reaction `json:"old_reaction"`
		New       []reaction `json:"new_reaction"`
	}{d.chat.Chat, message, d.user, s.now().Unix(), []reaction{}, now})
	s.emit(d.chat, Event{Kind: KindReaction, By: d.user.ID, Message: m, Text: emoji, Update: update})
	return nil
}
