package knowledge

import (
	"strings"
	"time"
	"unicode"
)

// Seen is that a person wrote in their private chat: who Telegram says they
// are, and what they wrote about. It is kept only of those who agreed.
type Seen struct {
	At time.Time
	// Name and Language are as [PersonName] and [PersonLanguage] make them.
	Name, Language string
	// Interests are what the message was about, if anything that a [Segment]
	// can go by.
	Interests []Interest
}

// Interest is something that a person asked about.
type Interest struct {
	// Kind is [ByProduct] or [ByProgram], Value what a segment compares it with.
	Kind  SegmentAttribute
	Value string
	// Name is what the goods are called; empty for a programme.
	Name string
}

// The most that is kept of what Telegram says of a person, in characters, and
// how many interests of a kind are kept for one: the latest.
const (
	MaxPersonName     = 64
	maxPersonLanguage = 35
	MaxInterests      = 40
)

// PersonName is a first name as it is kept: on one line, without what cannot be
// seen, and not longer than [MaxPersonName].
func PersonName(name string) string {
	name = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == unicode.ReplacementChar, unicode.Is(unicode.Bidi_Control, r):
			return -1
		default:
			return r
		}
	}, name)), " ")
	return strings.TrimSpace(FirstRunes(name, MaxPersonName))
}

// PersonLanguage is an IETF tag as it is kept; empty for what is none.
func PersonLanguage(tag string) string {
	for _, r := range tag {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	if len(tag) > maxPersonLanguage {
		return ""
	}
	return tag
}

// FirstRunes is the beginning of a text: at most so many characters of it.
func FirstRunes(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i]
		}
		n++
	}
	return s
}
