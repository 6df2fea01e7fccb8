package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// wordJoiner cannot be seen and parts what Telegram would take for a link.
const wordJoiner = '\u2060'

// plainValue makes a word of a recipient fit for a message: on one line,
// without what cannot be seen or turns the direction of all that follows, not
// over [MaxPlaceholderValue], and nothing in it that Telegram would make a
// link, a mention or a command of.
func plainValue(value string) string {
	var b strings.Builder
	units := 0
	add := func(r rune) bool {
		n := utf16.RuneLen(r)
		if units+n > MaxPlaceholderValue {
			return false
		}
		units += n
		b.WriteRune(r)
		return true
	}
	runes := []rune(strings.Join(strings.Fields(strings.Map(visible, value)), " "))
	for i, r := range runes {
		if !add(r) {
			break
		}
		if opensLink(runes, i) && !add(wordJoiner) {
			break
		}
	}
	return strings.TrimSpace(b.String())
}

// visible maps control characters to spaces, and drops what Telegram drops and
// what turns the direction of the text behind it.
func visible(r rune) rune {
	switch {
	case r == unicode.ReplacementChar, r == '\u200B', r == wordJoiner, r == '\uFEFF',
		r >= 0x2028 && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x0333, r == 0x033F, r == 0x030A:
		return -1
	case unicode.IsControl(r):
		return ' '
	default:
		return r
	}
}

// opensLink tells whether the letter at i makes a link, a mention, a tag or a
// command with what follows.
func opensLink(runes []rune, i int) bool {
	if i+1 == len(runes) {
		return false
	}
	next := runes[i+1]
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	switch runes[i] {
	case '@', '#', '$', '/':
		return word(next)
	case '.':
		return word(next) && i > 0 && word(runes[i-1])
	case ':':
		return next == '/'
	default:
		return false
	}
}
