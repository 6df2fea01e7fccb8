package chat

import "strings"

// holds tells whether form stands in text with its numbers whole: "6%" is not
// in "16%" or "0,6%", and "500.000" not in "1.500.000". Both are in lower case.
func holds(text, form string) bool {
	for from := 0; form != ""; {
		at := strings.Index(text[from:], form)
		if at < 0 {
			return false
		}
		at += from
		if !(isDigit(form, 0) && numberEnds(text[:at])) &&
			!(isDigit(form, len(form)-1) && numberBegins(text[at+len(form):])) {
			return true
		}
		from = at + 1
	}
	return false
}

func isDigit(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }

func isMark(s string, i int) bool { return i >= 0 && i < len(s) && (s[i] == '.' || s[i] == ',') }

// numberEnds tells whether a number at the end of s goes on in digits that
// follow it, with a mark between them or without.
func numberEnds(s string) bool {
	last := len(s) - 1
	return isDigit(s, last) || isMark(s, last) && isDigit(s, last-1)
}

// numberBegins tells whether a number before s goes on in it.
func numberBegins(s string) bool {
	return isDigit(s, 0) || isMark(s, 0) && isDigit(s, 1)
}
