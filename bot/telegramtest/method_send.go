package telegramtest

import (
	"slices"
	"strconv"
)

// formatted reads a text of the request with its parse mode and entities.
func (c *call) formatted(text, entities string) (formatted, error) {
	var marked []Entity
	if err := c.decode(entities, &marked); err != nil {
		return formatted{}, err
	}
	return format(c.text(text), c.text("parse_mode"), marked)
}

// messageText reads a text that has to be there and to fit into a message.
func (c *call) messageText() (formatted, error) {
	if c.text("text") == "" {
		return formatted{}, missingField("text")
	}
	f, err := c.formatted("text", "entities")
	switch {
	case err != nil:
		return f, err
	case f.text == "":
		return f, badRequest("text must be non-empty")
	case unitsIn(f.text) > maxText:
		return f, badRequest("message is too long")
	}
	return f, nil
}

// captionText reads a caption; it may be empty.
func (c *call) captionText() (formatted, error) {
	f, err := c.formatted("caption", "caption_entities")
	if err == nil && unitsIn(f.text) > maxCaption {
		err = badRequest("message caption is too long")
	}
	return f, err
}

// send puts n messages into the chat of the request. Fill makes each of them;
// it runs with the lock held.
func (s *Server) send(c *call, n int, fill func(i int, m *Message) error) ([]*Message, error) {
	var reply struct {
		MessageID int64 `json:"message_id"`
		Anyway    bool  `json:"allow_sending_without_reply"`
	}
	if err := c.decode("reply_parameters", &reply); err != nil {
		return nil, err
	}
	k, err := c.keyboards()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	to, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	base := Message{From: &s.options.Bot, Markup: k.inline, ReplyKeyboard: k.reply, Silent: c.flag("disable_notification"), Paid: c.flag("allow_paid_broadcast")}
	if reply.MessageID != 0 {
		if base.ReplyTo = to.quoted(reply.MessageID); base.ReplyTo == nil && !reply.Anyway && !s.options.CountOnly {
			return nil, badRequest("message to be replied not found")
		}
	}
	messages := make([]Message, n)
	for i := range messages {
		messages[i] = base
		if err := fill(i, &messages[i]); err != nil {
			return nil, err
		}
	}
	if err := s.admit(to, n, base.Paid); err != nil {
		return nil, err
	}
	sent := make([]*Message, n)
	for i := range messages {
		sent[i] = s.add(to, messages[i])
		s.stats.Sent++
		s.emit(to, Event{Kind: KindMessage, By: s.options.Bot.ID, Message: sent[i]})
	}
	return sent, nil
}

// one is the answer of a method that sends one message.
func one(sent []*Message, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return sent[0], nil
}

func sendMessage(s *Server, c *call) (any, error) {
	f, err := c.messageText()
	if err != nil {
		return nil, err
	}
	return one(s.send(c, 1, func(_ int, m *Message) error {
		m.Text, m.Entities = f.text, f.entities
		return nil
	}))
}

// sendFile sends a file of that kind, which is also the name of its field.
func sendFile(kind string) func(*Server, *call) (any, error) {
	return func(s *Server, c *call) (any, error) {
		f, err := c.captionText()
		if err != nil {
			return nil, err
		}
		return one(s.send(c, 1, func(_ int, m *Message) error {
			m.Caption, m.CaptionEntities = f.text, f.entities
			m.Spoiler, m.CaptionAbove = c.flag("has_spoiler"), c.flag("show_caption_above_media")
			stored, err := s.media(c, kind, c.text(kind), kind)
			if err != nil {
				return err
			}
			m.put(stored, int(c.number("duration")))
			return nil
		}))
	}
}

// put puts a file into the message.
func (m *Message) put(f *file, seconds int) {
	switch f.kind {
	case "photo":
		m.Photo = []PhotoSize{f.asPhoto()}
	case "document":
		m.Document = f.asDocument()
	case "voice":
		m.Voice = f.asVoice(seconds)
	}
}

func sendMediaGroup(s *Server, c *call) (any, error) {
	var items []struct {
		Type     string   `json:"type"`
		Media    string   `json:"media"`
		Caption  string   `json:"caption"`
		Mode     string   `json:"parse_mode"`
		Entities []Entity `json:"caption_entities"`
	}
	if err := c.decode("media", &items); err != nil {
		return nil, err
	}
	switch {
	case len(items) > 10:
		return nil, badRequest("too many messages to send as an album")
	case len(items) < 2:
		return nil, badRequest("an album must include 2-10 items")
	}
	captions := make([]formatted, len(items))
	for i, item := range items {
		if item.Type != items[0].Type || item.Type != "photo" && item.Type != "document" {
			return nil, badRequest("can't use the media of the specified type in the album")
		}
		f, err := format(item.Caption, item.Mode, item.Entities)
		if err != nil {
			return nil, err
		}
		if unitsIn(f.text) > maxCaption {
			return nil, badRequest("message caption is too long")
		}
		captions[i] = f
	}
	album := ""
	return s.send(c, len(items), func(i int, m *Message) error {
		stored, err := s.media(c, "", items[i].Media, items[i].Type)
		if err != nil {
			return err
		}
		if album == "" {
			s.nextAlbum++
			album = strconv.FormatInt(s.nextAlbum, 10)
		}
		m.put(stored, 0)
		m.Caption, m.CaptionEntities, m.MediaGroupID = captions[i].text, captions[i].entities, album
		return nil
	})
}

// sendMessageDraft shows a message to come; an empty text is a bot that
// thinks.
func sendMessageDraft(s *Server, c *call) (any, error) {
	f, err := c.formatted("text", "entities")
	switch {
	case err != nil:
		return nil, err
	case unitsIn(f.text) > maxText:
		return nil, badRequest("message is too long")
	case c.number("draft_id") == 0:
		return nil, missingField("draft_id")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	to, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	if to.Type != Private {
		return nil, badRequest("CHAT_ID_INVALID")
	}
	draft := &Message{From: &s.options.Bot, Chat: to.Chat, Date: s.now().Unix(), Text: f.text, Entities: f.entities}
	s.emit(to, Event{Kind: KindDraft, By: s.options.Bot.ID, Message: draft})
	return true, nil
}

// actions are what a bot can be seen doing.
var actions = []string{
	"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
	"choose_sticker", "find_location", "record_video_note", "upload_video_note",
}

func sendChatAction(s *Server, c *call) (any, error) {
	action := c.text("action")
	if !slices.Contains(actions, action) {
		return nil, badRequest("wrong parameter action in request")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	to, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	s.emit(to, Event{Kind: KindAction, By: s.options.Bot.ID, Text: action})
	return true, nil
}

// copyMessage sends a message of any chat of the bot again, as its own.
func copyMessage(s *Server, c *call) (any, error) {
	f, err := c.captionText()
	if err != nil {
		return nil, err
	}
	sent, err := s.send(c, 1, func(_ int, m *Message) error {
		from := s.chats[c.number("from_chat_id")]
		if from == nil || !from.opened {
			return badRequest("chat not found")
		}
		source := from.messages[c.number("message_id")]
		if source == nil {
			return badRequest("message to copy not found")
		}
		m.Text, m.Entities, m.Photo, m.Document, m.Voice = source.Text, source.Entities, source.Photo, source.Document, source.Voice
		m.Caption, m.CaptionEntities = source.Caption, source.CaptionEntities
		if c.has("caption") {
			m.Caption, m.CaptionEntities = f.text, f.entities
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return struct {
		MessageID int64 `json:"message_id"`
	}{sent[0].ID}, nil
}
