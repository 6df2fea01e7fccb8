package bot

import (
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

const (
	// joinWithin is how long after the first part of a message the next one
	// comes.
	joinWithin = time.Second
	// shortestPart is how long, in UTF-16 units, a part of a long paste is at
	// least that is not the last: apps cut at 4096 units, or earlier at a
	// better place, but not before half of that.
	shortestPart = 2048
)

// expectsMore tells whether a message may be a part of something longer: of a
// paste that the app had to cut, or of an album. Others are handled without
// waiting.
func expectsMore(u *models.Update) bool {
	m := u.Message
	if m == nil {
		return false
	}
	return m.MediaGroupID != "" || len(utf16.Encode([]rune(m.Text))) >= shortestPart
}

// joins tells whether b goes on with what a began.
func joins(a, b *models.Update) bool {
	x, y := a.Message, b.Message
	if x == nil || y == nil || sender(x) != sender(y) || x.MessageThreadID != y.MessageThreadID {
		return false
	}
	if x.MediaGroupID != "" || y.MediaGroupID != "" {
		return x.MediaGroupID == y.MediaGroupID
	}
	// Telegram stamps whole seconds: of two moments less than one apart, the
	// stamps differ by one at most.
	near := y.Date >= x.Date && y.Date-x.Date <= int(joinWithin/time.Second)
	return near && expectsMore(a) && y.Text != "" && !strings.HasPrefix(y.Text, "/")
}

// join makes one message of the parts: the first one's, with all the text.
func join(parts []*models.Update) *models.Message {
	m := *parts[0].Message
	for _, part := range parts[1:] {
		p := part.Message
		switch {
		case m.MediaGroupID == "":
			m.Text, m.Entities = joinTexts(&m, p)
		case m.Caption == "":
			m.Caption, m.CaptionEntities = p.Caption, p.CaptionEntities
		}
	}
	return &m
}

// joinTexts is the text of b on the lines behind that of a, with the marks of
// both where they stand now.
func joinTexts(a, b *models.Message) (string, []models.MessageEntity) {
	before := a.Text + "\n"
	shift := len(utf16.Encode([]rune(before)))
	entities := slices.Clone(a.Entities)
	for _, e := range b.Entities {
		e.Offset += shift
		entities = append(entities, e)
	}
	return before + b.Text, entities
}

// sender is who wrote a message, 0 for a channel.
func sender(m *models.Message) int64 {
	if m.From == nil {
		return 0
	}
	return m.From.ID
}
