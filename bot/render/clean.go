package render

import (
	"net/url"
	"strings"
	"unicode"
)

// lineEnds are the ways in which others end a line. Telegram drops all but
// the line feed, which would join the words on both sides.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// clean is text as Telegram takes it: UTF-8, lines ended by a line feed, and
// a space for every other control character, which is what Telegram puts
// there.
func clean(text string) string {
	text = lineEnds.Replace(strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

// unseen are the characters, white space aside, of which Telegram says that a
// text made of nothing else is empty: those that it removes, takes for a
// space, or skips when it looks for something to see
// (td/telegram/misc.cpp of tdlib, 2026).
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x030a, Hi: 0x030a, Stride: 1}, // removed, as are the next two:
		{Lo: 0x0333, Hi: 0x0333, Stride: 1}, // marks that pile up to
		{Lo: 0x033f, Hi: 0x033f, Stride: 1}, // vertical lines
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200b, Hi: 0x200f, Stride: 1}, // zero width, direction marks
		{Lo: 0x202a, Hi: 0x202e, Stride: 1}, // direction, removed
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // braille without dots
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xfffc, Hi: 0xfffc, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}}, // tags
}

// showsSomething tells whether Telegram takes the text as a message.
func showsSomething(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.Is(unseen, r)
	})
}

// maxAddress is the longest address, in bytes as written in HTML, that
// becomes a link: what browsers and shops can be relied on to take.
const maxAddress = 2048

// linkable tells whether Telegram makes a link of an address: http, https or
// tg, on a host that has a dot or is an IPv6 address. An address of another
// kind it drops in silence. An address with a user name before the host is
// left to be read as it stands, since it is the usual way to make one look
// like another's.
func linkable(address string) bool {
	if len(attributeEscaper.Replace(address)) > maxAddress {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || strings.ContainsAny(u.Host, `<>"`) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "." && strings.ContainsAny(u.Hostname(), ".:")
	case "tg":
		return true
	default:
		return false
	}
}
