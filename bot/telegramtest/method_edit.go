package telegramtest

import (
	"reflect"
	"time"
)

// deletable is how old a message may be that the bot takes back.
const deletable = 48 * time.Hour

// callbackLife is how long a press waits for its answer. Telegram does not
// publish it; bots report ten to twenty seconds.
const callbackLife = 15

// notModified is the answer to an edit that changes nothing.
const notModified = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"

// edit changes a message of the bot. Change works on a copy and runs with the
// lock held. An edit without buttons takes away those that were there.
func (s *Server) edit(c *call, change func(*Message) error) (any, error) {
	switch {
	case c.text("inline_message_id") != "":
		return nil, badRequest("MESSAGE_ID_INVALID")
	case c.text("chat_id") == "":
		return nil, missingField("chat_id")
	case c.number("message_id") == 0:
		return nil, missingField("message_id")
	}
	k, err := c.keyboards()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	old := s.message(in, c.number("message_id"))
	switch {
	case old == nil:
		return nil, badRequest("message to edit not found")
	case old.From == nil || old.From.ID != s.options.Bot.ID:
		return nil, badRequest("message can't be edited")
	}
	m := *old
	m.Markup = k.inline
	if err := change(&m); err != nil {
		return nil, err
	}
	if reflect.DeepEqual(m, *old) && !s.options.CountOnly {
		return nil, badRequest(notModified)
	}
	if err := s.admit(in, 1, false); err != nil {
		return nil, err
	}
	m.EditDate = s.now().Unix()
	edited := s.change(in, m)
	s.stats.Edited++
	s.emit(in, Event{Kind: KindEdit, By: s.options.Bot.ID, Message: edited})
	return edited, nil
}

// message is a message of the chat. Where no record is kept, any that may
// have been sent is taken for the bot's.
func (s *Server) message(c *chat, id int64) *Message {
	if s.options.CountOnly && id >= s.options.FirstID && id < s.nextMessage {
		return &Message{ID: id, From: &s.options.Bot, Chat: c.Chat, Date: s.now().Unix()}
	}
	return c.messages[id]
}

func editMessageText(s *Server, c *call) (any, error) {
	f, err := c.messageText()
	if err != nil {
		return nil, err
	}
	return s.edit(c, func(m *Message) error {
		if m.FileID() != "" {
			return badRequest("there is no text in the message to edit")
		}
		m.Text, m.Entities = f.text, f.entities
		return nil
	})
}

func editMessageCaption(s *Server, c *call) (any, error) {
	f, err := c.captionText()
	if err != nil {
		return nil, err
	}
	return s.edit(c, func(m *Message) error {
		if m.FileID() == "" && !s.options.CountOnly {
			return badRequest("there is no caption in the message to edit")
		}
		m.CaptionAbove = c.flag("show_caption_above_media")
		m.Caption, m.CaptionEntities = f.text, f.entities
		return nil
	})
}

func editMessageReplyMarkup(s *Server, c *call) (any, error) {
	return s.edit(c, func(*Message) error { return nil })
}

func deleteMessage(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	return true, s.remove(in, c.number("message_id"))
}

// remove takes a message out of a chat.
func (s *Server) remove(in *chat, id int64) error {
	m := s.message(in, id)
	switch {
	case m == nil:
		return badRequest("message to delete not found")
	case s.now().Sub(time.Unix(m.Date, 0)) > deletable:
		return badRequest("message can't be deleted for everyone")
	}
	delete(in.messages, id)
	s.emit(in, Event{Kind: KindDelete, By: s.options.Bot.ID, Message: m})
	return nil
}

// deleteMessages takes back what it can; what is gone or too old is skipped.
func deleteMessages(s *Server, c *call) (any, error) {
	var ids []int64
	if err := c.decode("message_ids", &ids); err != nil {
		return nil, err
	}
	switch {
	case len(ids) == 0:
		return nil, missingField("message_ids")
	case len(ids) > 100:
		return nil, badRequest("too many message identifiers specified")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		_ = s.remove(in, id) // skipped, as Telegram does
	}
	return true, nil
}

func setMessageReaction(s *Server, c *call) (any, error) {
	var reactions []struct {
		Emoji string `json:"emoji"`
	}
	if err := c.decode("reaction", &reactions); err != nil {
		return nil, err
	}
	if len(reactions) > 1 {
		return nil, badRequest("REACTIONS_TOO_MANY")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	m := s.message(in, c.number("message_id"))
	if m == nil {
		return nil, badRequest("message to react not found")
	}
	e := Event{Kind: KindReaction, By: s.options.Bot.ID, Message: m}
	if len(reactions) == 1 {
		e.Text = reactions[0].Emoji
	}
	s.emit(in, e)
	return true, nil
}

// answerCallbackQuery answers a press, once and in time.
func answerCallbackQuery(s *Server, c *call) (any, error) {
	text := c.text("text")
	if unitsIn(text) > 200 {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := c.text("callback_query_id")
	pressed, ok := s.presses[id]
	delete(s.presses, id)
	if !ok || s.now().Unix()-pressed.at > callbackLife {
		return nil, missingField("callback_query_id")
	}
	s.emit(pressed.chat, Event{Kind: KindAnswer, By: s.options.Bot.ID, Text: text, Alert: c.flag("show_alert")})
	return true, nil
}
