package telegramtest

import (
	"strconv"
	"strings"
)

// charReference reads "&lt;", "&#60;" or "&#x3c;" at the start of s; the
// semicolon may be missing. Its length is 0 where there is none.
func charReference(s string) (code rune, length int) {
	digits, isDigit, base := 2, decimal, 10
	switch {
	case strings.HasPrefix(s, "&#x"):
		digits, isDigit, base = 3, hexadecimal, 16
	case !strings.HasPrefix(s, "&#"):
		return namedReference(s)
	}
	end := digits
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	number, err := strconv.ParseUint(s[digits:end], base, 32)
	if err != nil || number == 0 || number >= 0x10FFFF || end >= 10 {
		return 0, 0
	}
	return rune(number), withSemicolon(s, end)
}

func namedReference(s string) (code rune, length int) {
	end := 1
	for end < len(s) && letter(s[end]) {
		end++
	}
	switch s[1:end] {
	case "lt":
		code = '<'
	case "gt":
		code = '>'
	case "amp":
		code = '&'
	case "quot":
		code = '"'
	default:
		return 0, 0
	}
	return code, withSemicolon(s, end)
}

func withSemicolon(s string, end int) int {
	if end < len(s) && s[end] == ';' {
		end++
	}
	return end
}
