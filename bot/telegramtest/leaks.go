package telegramtest

import (
	"fmt"
	"strings"
)

// leakLength is the length of a line, in bytes, from which it is told from
// words that any log may hold.
const leakLength = 8

// Leaks tells what of the token, of people's names, and of what they and the
// bot wrote stands in a log, one entry for each; nothing of it may. Lines of
// text shorter than 8 bytes are left out, since any log may hold them.
func (s *Server) Leaks(log string) []string {
	var leaks []string
	if strings.Contains(log, s.Token()) {
		leaks = append(leaks, "the token")
	}
	if _, key, _ := strings.Cut(s.Token(), ":"); strings.Contains(log, key) {
		leaks = append(leaks, "the secret half of the token")
	}
	for _, chat := range s.Chats() {
		if chat.FirstName != "" && strings.Contains(log, chat.FirstName) {
			leaks = append(leaks, fmt.Sprintf("the name of chat %d", chat.ID))
		}
		for _, e := range s.Transcript(chat.ID).Events {
			if e.Message != nil && holdsText(log, e.Message) {
				leaks = append(leaks, fmt.Sprintf("text of message %d in chat %d", e.Message.ID, chat.ID))
			}
		}
	}
	return leaks
}

// holdsText tells whether a line of a message stands in a log.
func holdsText(log string, m *Message) bool {
	text, _ := m.Content()
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); len(line) >= leakLength && strings.Contains(log, line) {
			return true
		}
	}
	return false
}
