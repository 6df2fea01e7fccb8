package telegramtest

import (
	"context"
	"errors"
	"fmt"
)

// Person is somebody with a Telegram account. Its own Dialog is the private
// chat with the bot.
type Person struct{ *Dialog }

// Dialog is how one person takes part in one chat.
type Dialog struct {
	server *Server
	user   User
	chat   *chat
}

// NewPerson makes a person with that first name and a new id, who has not
// written to the bot yet.
func (s *Server) NewPerson(name string) *Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.people[s.nextPerson] != nil {
		s.nextPerson++
	}
	s.nextPerson++
	return s.addPerson(User{ID: s.nextPerson - 1, FirstName: name, LanguageCode: "id"})
}

// AddPerson makes a person with that account, who has not written to the bot
// yet. The id must be positive and new.
func (s *Server) AddPerson(u User) (*Person, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case u.ID <= 0:
		return nil, fmt.Errorf("add person: id %d is not positive", u.ID)
	case s.people[u.ID] != nil || u.ID == s.options.Bot.ID:
		return nil, fmt.Errorf("add person: id %d is taken", u.ID)
	case u.FirstName == "":
		return nil, errors.New("add person: no first name")
	}
	return s.addPerson(u), nil
}

func (s *Server) addPerson(u User) *Person {
	c := newChat(Chat{ID: u.ID, Type: Private, Username: u.Username, FirstName: u.FirstName, LastName: u.LastName})
	p := &Person{&Dialog{server: s, user: u, chat: c}}
	s.chats[c.ID], s.people[u.ID] = c, p
	return p
}

// Person is the person with that id.
func (s *Server) Person(id int64) (*Person, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.people[id]
	return p, ok
}

// Dialog is how a person takes part in a chat: their private one, which has
// their own id, or a group that they are in.
func (s *Server) Dialog(chat, user int64) (*Dialog, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, c := s.people[user], s.chats[chat]
	switch {
	case p == nil:
		return nil, fmt.Errorf("dialog: no person %d", user)
	case chat == user:
		return p.Dialog, nil
	case c == nil || c.members[user] != "member":
		return nil, fmt.Errorf("dialog: person %d is not in chat %d", user, chat)
	}
	return &Dialog{server: s, user: p.user, chat: c}, nil
}

// User is the account.
func (d *Dialog) User() User { return d.user }

// ChatID is the chat.
func (d *Dialog) ChatID() int64 { return d.chat.ID }

// Transcript is the record of the chat.
func (d *Dialog) Transcript() Transcript { return d.server.Transcript(d.chat.ID) }

// WaitFor waits until the record of the chat satisfies ok.
func (d *Dialog) WaitFor(ctx context.Context, ok func(Transcript) bool) (Transcript, error) {
	return d.server.WaitFor(ctx, d.chat.ID, ok)
}

// Acquaint is as if the person had started the bot long ago: it may write to
// them, and no update tells of it.
func (p *Person) Acquaint() {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.server.open(p.chat)
}

// Desert is as if the person had blocked the bot so long ago that no update
// tells of it any more: the bot learns it from its next message.
func (p *Person) Desert() {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.server.open(p.chat)
	p.chat.blocked = true
}

// Block blocks the bot. Blocking again changes nothing.
func (p *Person) Block() { p.setBlocked(true) }

// Unblock lets the bot write again.
func (p *Person) Unblock() { p.setBlocked(false) }

func (p *Person) setBlocked(blocked bool) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.chat.blocked == blocked {
		return
	}
	s.open(p.chat)
	p.chat.blocked = blocked
	before, after := "member", "kicked"
	if !blocked {
		before, after = after, before
	}
	s.memberUpdate(p.chat, p.user, before, after)
}

// member is the place of someone in a chat.
type member struct {
	User   User   `json:"user"`
	Status string `json:"status"`
	// Until is there for who was put out: 0 for good.
	Until *int64 `json:"until_date,omitempty"`
}

func (m member) complete() member {
	if m.Status == "kicked" {
		m.Until = new(int64)
	}
	return m
}

// memberUpdate tells the bot that its own place in a chat changed.
func (s *Server) memberUpdate(c *chat, by User, before, after string) {
	id := s.enqueue("my_chat_member", c.ID, struct {
		Chat Chat   `json:"chat"`
		From User   `json:"from"`
		Date int64  `json:"date"`
		Old  member `json:"old_chat_member"`
		New  member `json:"new_chat_member"`
	}{
		c.Chat, by, s.now().Unix(),
		member{User: s.options.Bot, Status: before}.complete(), member{User: s.options.Bot, Status: after}.complete(),
	})
	s.emit(c, Event{Kind: KindMember, By: by.ID, Text: after, Update: id})
}
