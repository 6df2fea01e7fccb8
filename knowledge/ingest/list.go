package ingest

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseList reads a cell that is a whole list of plain values, as Python
// prints one or JSON writes one: ['Kaos polos', "Topi", 45000, None]. A title
// such as "[Ready] Kaos" is none, and neither is a list of lists or objects.
func parseList(cell string) ([]string, bool) {
	s := strings.TrimSpace(cell)
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return nil, false
	}
	s = skipSpace(s[1:])
	list := []string{}
	for s != "]" {
		item, rest, ok := parseItem(s)
		if !ok {
			return nil, false
		}
		list = append(list, item)
		rest = skipSpace(rest)
		if after, found := strings.CutPrefix(rest, ","); found {
			s = skipSpace(after)
		} else if rest == "]" {
			break
		} else {
			return nil, false
		}
	}
	return list, true
}

func skipSpace(s string) string { return strings.TrimLeft(s, " \t\r\n") }

// parseItem reads one value at the start of s.
func parseItem(s string) (item, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if s[0] == '\'' || s[0] == '"' {
		return parseQuoted(s)
	}
	end := strings.IndexAny(s, ",] \t\r\n")
	if end <= 0 {
		return "", "", false
	}
	item, rest = s[:end], s[end:]
	switch item {
	case "None", "null", "nan", "NaN":
		return "", rest, true
	case "True", "False", "true", "false":
		return item, rest, true
	}
	if _, err := strconv.ParseFloat(item, 64); err != nil {
		return "", "", false
	}
	return item, rest, true
}

// parseQuoted reads a text in quotes with backslash escapes, which Python and
// JSON share as far as files use them.
func parseQuoted(s string) (text, rest string, ok bool) {
	quote := s[0]
	var b strings.Builder
	for i := 1; i < len(s); {
		switch c := s[i]; {
		case c == quote:
			return b.String(), s[i+1:], true
		case c != '\\':
			b.WriteByte(c)
			i++
		default:
			n := unescape(&b, s[i+1:])
			if n == 0 {
				return "", "", false
			}
			i += 1 + n
		}
	}
	return "", "", false
}

// unescape writes what an escape means and returns its length after the
// backslash; 0 where nothing follows. An unknown escape stands for itself.
func unescape(b *strings.Builder, s string) int {
	if s == "" {
		return 0
	}
	width := 0
	switch s[0] {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'r':
		b.WriteByte('\r')
	case 'x':
		width = 2
	case 'u':
		width = 4
	case 'U':
		width = 8
	default:
		_, size := utf8.DecodeRuneInString(s)
		b.WriteString(s[:size])
		return size
	}
	if width == 0 {
		return 1
	}
	if len(s) > width {
		if n, err := strconv.ParseUint(s[1:1+width], 16, 32); err == nil {
			b.WriteRune(rune(n))
			return 1 + width
		}
	}
	return 1
}
