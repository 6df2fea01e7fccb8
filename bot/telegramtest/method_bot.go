package telegramtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"unicode/utf8"
)

// profile is what the bot says of itself.
type profile struct {
	// texts are the name and the descriptions, by which and language.
	texts map[[2]string]string
	// commands are the menus by scope and language.
	commands map[scope][]Command
	// menus are the menu buttons by chat; 0 for all others.
	menus map[int64]json.RawMessage
}

// scope says who sees a menu of commands.
type scope struct {
	Type     string `json:"type"`
	Chat     int64  `json:"chat_id"`
	User     int64  `json:"user_id"`
	language string
}

func newProfile() profile {
	return profile{texts: map[[2]string]string{}, commands: map[scope][]Command{}, menus: map[int64]json.RawMessage{}}
}

func getMe(s *Server, _ *call) (any, error) {
	return struct {
		User
		CanJoin bool `json:"can_join_groups"`
		Reads   bool `json:"can_read_all_group_messages"`
		Inline  bool `json:"supports_inline_queries"`
	}{s.options.Bot, true, true, false}, nil
}

// scope reads whom a request about commands concerns.
func (c *call) scope() (scope, error) {
	found := scope{Type: "default", language: c.text("language_code")}
	if err := c.decode("scope", &found); err != nil {
		return found, err
	}
	return found, nil
}

// commandForm is what a command may be.
var commandForm = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

func setMyCommands(s *Server, c *call) (any, error) {
	var commands []Command
	if err := c.decode("commands", &commands); err != nil {
		return nil, err
	}
	who, err := c.scope()
	if err != nil {
		return nil, err
	}
	if len(commands) > 100 {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, command := range commands {
		switch n := utf8.RuneCountInString(command.Description); {
		case !commandForm.MatchString(command.Command):
			return nil, badRequest("BOT_COMMAND_INVALID")
		case n < 1 || n > 256:
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	return s.setCommands(who, commands)
}

func deleteMyCommands(s *Server, c *call) (any, error) {
	who, err := c.scope()
	if err != nil {
		return nil, err
	}
	return s.setCommands(who, nil)
}

func (s *Server) setCommands(who scope, commands []Command) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if who.Chat != 0 && (s.chats[who.Chat] == nil || !s.chats[who.Chat].opened) {
		return nil, badRequest("chat not found")
	}
	if len(commands) == 0 {
		delete(s.profile.commands, who)
	} else {
		s.profile.commands[who] = commands
	}
	s.emit(nil, Event{Kind: KindCommands, By: s.options.Bot.ID})
	return true, nil
}

func getMyCommands(s *Server, c *call) (any, error) {
	who, err := c.scope()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Command{}, s.profile.commands[who]...), nil
}

// Commands are what the menu shows to a person in a chat: those of the
// narrowest scope that has any, in their language or else in any.
func (s *Server) Commands(chat, user int64) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	language := ""
	if p := s.people[user]; p != nil {
		language = p.user.LanguageCode
	}
	scopes := []scope{{Type: "chat", Chat: chat}, {Type: "all_private_chats"}, {Type: "default"}}
	if chat < 0 {
		scopes = []scope{{Type: "chat_member", Chat: chat, User: user}, {Type: "chat", Chat: chat}, {Type: "all_group_chats"}, {Type: "default"}}
	}
	for _, who := range scopes {
		for _, who.language = range []string{language, ""} {
			if commands := s.profile.commands[who]; len(commands) > 0 {
				return append([]Command{}, commands...)
			}
		}
	}
	return nil
}

// setProfile keeps a text of that length, in characters.
func setProfile(field string, longest int) func(*Server, *call) (any, error) {
	return func(s *Server, c *call) (any, error) {
		text := c.text(field)
		if utf8.RuneCountInString(text) > longest {
			return nil, badRequest(fmt.Sprintf("%s is too long", field))
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.profile.texts[[2]string{field, c.text("language_code")}] = text
		return true, nil
	}
}

func getProfile(field string) func(*Server, *call) (any, error) {
	return func(s *Server, c *call) (any, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return map[string]string{field: s.profile.texts[[2]string{field, c.text("language_code")}]}, nil
	}
}

// Profile are the texts that the bot set of itself: "name", "description" and
// "short_description", by the field and, after a colon, the language if any.
func (s *Server) Profile() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	texts := map[string]string{}
	for key, text := range maps.All(s.profile.texts) {
		name := key[0]
		if key[1] != "" {
			name += ":" + key[1]
		}
		texts[name] = text
	}
	return texts
}

func setChatMenuButton(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	button := c.text("menu_button")
	if button == "" {
		button = `{"type":"default"}`
	}
	s.profile.menus[c.chat()] = json.RawMessage(button)
	return true, nil
}

func getChatMenuButton(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, chat := range []int64{c.chat(), 0} {
		if button, ok := s.profile.menus[chat]; ok {
			return button, nil
		}
	}
	return json.RawMessage(`{"type":"commands"}`), nil
}
