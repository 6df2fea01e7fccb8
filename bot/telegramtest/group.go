package telegramtest

// Group is a group chat with the bot in it.
type Group struct {
	server *Server
	chat   *chat // changes when the group migrates
	maker  User
}

// NewGroup makes a basic group of those people and the bot. The bot is told
// that it was added. It is allowed to read everything that is written there.
func (s *Server) NewGroup(title string, people ...*Person) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := newChat(Chat{ID: -s.nextGroup, Type: BasicGroup, Title: title})
	s.nextGroup++
	s.chats[c.ID] = c
	s.open(c)
	g := &Group{server: s, chat: c, maker: User{ID: 1, FirstName: title}}
	for _, p := range people {
		c.members[p.user.ID] = "member"
	}
	if len(people) > 0 {
		g.maker = people[0].user
	}
	s.memberUpdate(c, g.maker, "left", "member")
	return g
}

// ID is the chat's id. It changes when the group becomes a supergroup.
func (g *Group) ID() int64 {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	return g.chat.ID
}

// Join adds a person; who is in already just gets their dialog.
func (g *Group) Join(p *Person) *Dialog {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	d := &Dialog{server: s, user: p.user, chat: g.chat}
	if g.chat.members[p.user.ID] != "member" {
		g.chat.members[p.user.ID] = "member"
		s.service(g.chat, p.user, Message{NewMembers: []User{p.user}}, "member")
	}
	return d
}

// Leave removes a person.
func (g *Group) Leave(p *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if g.chat.members[p.user.ID] == "member" {
		g.chat.members[p.user.ID] = "left"
		s.service(g.chat, p.user, Message{LeftMember: &p.user}, "left")
	}
}

// service writes a service message and tells the bot, if it is there.
func (s *Server) service(c *chat, by User, m Message, status string) {
	m.From = &by
	written := s.add(c, m)
	s.emit(c, Event{Kind: KindMessage, By: by.ID, Message: written, Update: s.tell(c, "message", written)})
	if status != "" {
		s.emit(c, Event{Kind: KindMember, By: by.ID, Text: status})
	}
}

// RemoveBot puts the bot out of the group; AddBot takes it in again.
func (g *Group) RemoveBot() { g.setBot("kicked") }

// AddBot takes the bot in again.
func (g *Group) AddBot() { g.setBot("member") }

func (g *Group) setBot(status string) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if before := g.chat.botStatus; before != status {
		g.chat.botStatus = status
		s.memberUpdate(g.chat, g.maker, before, status)
	}
}

// Migrate turns a basic group into a supergroup and returns the new id. What
// is sent to the old one is refused with the new one named. Dialogs are to be
// taken anew, by Join. A supergroup stays as it is.
func (g *Group) Migrate() int64 {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if g.chat.Type == Supergroup {
		return g.chat.ID
	}
	old := g.chat
	c := newChat(Chat{ID: old.ID - 1_000_000_000_000, Type: Supergroup, Title: old.Title})
	c.members, c.botStatus = old.members, old.botStatus
	s.chats[c.ID] = c
	s.open(c)
	s.service(old, g.maker, Message{MigrateTo: c.ID}, "")
	old.movedTo = c.ID
	s.service(c, g.maker, Message{MigrateFrom: old.ID}, "")
	g.chat = c
	return c.ID
}
