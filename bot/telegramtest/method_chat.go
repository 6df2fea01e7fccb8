package telegramtest

import "encoding/json"

func getChat(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	return struct {
		Chat
		Accent       int             `json:"accent_color_id"`
		MaxReactions int             `json:"max_reaction_count"`
		Gifts        json.RawMessage `json:"accepted_gift_types"`
	}{found.Chat, 0, 11, json.RawMessage(`{"unlimited_gifts":false,"limited_gifts":false,"unique_gifts":false,"premium_subscription":false,"gifts_from_channels":false}`)}, nil
}

func getChatMember(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	id := c.number("user_id")
	status := found.members[id]
	user := s.options.Bot
	if p := s.people[id]; p != nil {
		user = p.user
		if found.ID == id {
			status = "member"
		}
	} else if id == s.options.Bot.ID {
		status = found.botStatus
	}
	if status == "" {
		return nil, badRequest("member not found")
	}
	return member{User: user, Status: status}.complete(), nil
}

func getChatMemberCount(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	n := 1
	if found.botStatus == "member" {
		n++
	}
	if found.Type != Private {
		n--
		for _, status := range found.members {
			if status == "member" {
				n++
			}
		}
	}
	return n, nil
}

func leaveChat(s *Server, c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	if found.Type == Private {
		return nil, badRequest("chat member status can't be changed in private chats")
	}
	s.memberUpdate(found, s.options.Bot, found.botStatus, "left")
	found.botStatus = "left"
	return true, nil
}
