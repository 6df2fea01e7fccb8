package text

import (
	"html"
	"strconv"
	"strings"
)

// unescape writes out what exports of marketplaces leave escaped in titles:
// HTML entities ("&amp;") and the escapes of programming languages
// (`\xf0\x9f\x94\xa5`, `\u2728`, `\n`). Most titles have none.
func unescape(s string) string {
	if strings.IndexByte(s, '&') >= 0 && strings.IndexByte(s, ';') >= 0 {
		s = html.UnescapeString(s)
	}
	next := strings.IndexByte(s, '\\')
	if next < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for ; next >= 0; next = strings.IndexByte(s, '\\') {
		out = append(out, s[:next]...)
		var n int
		out, n = appendEscaped(out, s[next+1:])
		s = s[next+1+n:]
	}
	return string(append(out, s...))
}

// appendEscaped appends what stands behind a backslash, and tells its length.
// A sign that is no escape stays, the backslash goes.
func appendEscaped(out []byte, s string) (_ []byte, length int) {
	if s == "" {
		return out, 0
	}
	digits := 0
	switch s[0] {
	case 'n', 't', 'r':
		return append(out, ' '), 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) <= digits {
		return append(out, ' '), 0
	}
	code, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	switch {
	case err != nil:
		return append(out, ' '), 0
	case digits == 2:
		return append(out, byte(code)), 1 + digits
	default:
		return append(out, string(rune(code))...), 1 + digits
	}
}
