package telegramtest

import (
	"fmt"
	"time"
)

// chat is a conversation as the server keeps it.
type chat struct {
	Chat
	// opened tells whether the bot may know of it: in a private chat only
	// once the person wrote.
	opened bool
	// blocked: the person wants nothing from the bot.
	blocked bool
	// members are the statuses of people in a group, "member" or "left".
	members map[int64]string
	// botStatus is "member", "left" or "kicked".
	botStatus string
	movedTo   int64
	messages  map[int64]*Message
	events    []Event
	changed   signal
	wrote     time.Time // when a person last did
	used      buckets
}

func newChat(c Chat) *chat {
	return &chat{Chat: c, botStatus: "member", messages: map[int64]*Message{}, members: map[int64]string{}}
}

// open shows the chat to the bot.
func (s *Server) open(c *chat) {
	if !c.opened {
		c.opened = true
		s.order = append(s.order, c.ID)
		s.emit(c, Event{Kind: KindChat})
	}
}

// Chats are all chats that were opened, in order.
func (s *Server) Chats() []Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	chats := make([]Chat, len(s.order))
	for i, id := range s.order {
		chats[i] = s.chats[id].Chat
	}
	return chats
}

// readable is the chat that a request names, if the bot may know of it.
func (s *Server) readable(c *call) (*chat, error) {
	found := s.chats[c.chat()]
	if found == nil || !found.opened {
		return nil, badRequest("chat not found")
	}
	return found, nil
}

// writable is the chat that a request names, if the bot may write to it.
func (s *Server) writable(c *call) (*chat, error) {
	id := c.chat()
	if found := s.chats[id]; found != nil && found.Type == Private && !found.opened && s.inSomeGroup(id) {
		return nil, forbidden("bot can't initiate conversation with a user")
	}
	found, err := s.readable(c)
	switch {
	case err != nil:
		return nil, err
	case found.movedTo != 0:
		e := badRequest("group chat was upgraded to a supergroup chat")
		e.Parameters = &parameters{MigrateToChatID: found.movedTo}
		return nil, e
	case found.blocked:
		return nil, forbidden("bot was blocked by the user")
	case found.botStatus == "kicked":
		return nil, forbidden(fmt.Sprintf("bot was kicked from the %s chat", found.Type))
	case found.botStatus == "left":
		return nil, forbidden(fmt.Sprintf("bot is not a member of the %s chat", found.Type))
	}
	return found, nil
}

// inSomeGroup tells whether the bot knows the person from a group.
func (s *Server) inSomeGroup(user int64) bool {
	for _, c := range s.chats {
		if c.opened && c.members[user] == "member" {
			return true
		}
	}
	return false
}

// add gives a message its number and puts it into the chat.
func (s *Server) add(c *chat, m Message) *Message {
	m.ID, m.Chat, m.Date = s.nextMessage, c.Chat, s.now().Unix()
	s.nextMessage++
	if !s.options.CountOnly {
		c.messages[m.ID] = &m
	}
	return &m
}

// change puts a new state in the place of a message. The old one stays as it
// was: the record shows it.
func (s *Server) change(c *chat, m Message) *Message {
	if !s.options.CountOnly {
		c.messages[m.ID] = &m
	}
	return &m
}

// quoted is the message that another one answers, without what that one
// answers in turn.
func (c *chat) quoted(id int64) *Message {
	m := c.messages[id]
	if m == nil {
		return nil
	}
	short := *m
	short.ReplyTo = nil
	return &short
}
