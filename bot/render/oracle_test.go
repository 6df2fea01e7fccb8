package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"setara/bot/chat"
)

// glyph is a code point as a reader sees it.
type glyph struct {
	char    rune
	bold    bool
	address string
}

// text is the glyphs without their style.
func text(glyphs []glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteRune(g.char)
	}
	return b.String()
}

// seen is a message read back.
type seen struct {
	glyphs []glyph
	// entities and addresses are how many tags were opened and how many bytes
	// their addresses have.
	entities, addresses int
}

var entityNames = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"'}

// read reads a message back the way Telegram does, and more strictly: bold
// and links are the only tags, each closed before the one around it, none
// within itself, and no bare angle bracket or ampersand.
func read(html string) (seen, error) {
	var s seen
	var now glyph
	var open []string
	for rest := html; rest != ""; {
		switch tag, inside, _ := strings.Cut(rest, ">"); {
		case tag == "<b" && !now.bold:
			now.bold, open, rest = true, append(open, "</b"), inside
			s.entities++
		case strings.HasPrefix(tag, `<a href="`) && strings.HasSuffix(tag, `"`) && now.address == "":
			escaped := tag[len(`<a href="`) : len(tag)-1]
			address, err := unescape(escaped)
			if err != nil || address == "" || strings.Contains(escaped, `"`) {
				return s, fmt.Errorf("address of %s: %w", tag, err)
			}
			now.address, open, rest = address, append(open, "</a"), inside
			s.entities++
			s.addresses += len(tag)
		case len(open) > 0 && tag == open[len(open)-1]:
			if tag == "</b" {
				now.bold = false
			} else {
				now.address = ""
			}
			open, rest = open[:len(open)-1], inside
		case rest[0] == '<':
			return s, fmt.Errorf("tag not allowed here: %.40q", rest)
		default:
			end := strings.IndexByte(rest, '<')
			if end < 0 {
				end = len(rest)
			}
			run, err := unescape(rest[:end])
			if err != nil {
				return s, err
			}
			for _, now.char = range run {
				s.glyphs = append(s.glyphs, now)
			}
			rest = rest[end:]
		}
	}
	if len(open) > 0 {
		return s, fmt.Errorf("not closed: %v", open)
	}
	return s, nil
}

// unescape reads escaped text back.
func unescape(escaped string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(escaped); {
		c, size := utf8.DecodeRuneInString(escaped[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return "", fmt.Errorf("not UTF-8: %q", escaped)
		case c == '<' || c == '>':
			return "", fmt.Errorf("bare %c: %q", c, escaped)
		case c == '&':
			name, _, ended := strings.Cut(escaped[i+1:], ";")
			char, known := entityNames[name]
			if !ended || !known {
				return "", fmt.Errorf("entity %.10q", name)
			}
			b.WriteRune(char)
			i += len(name) + 2
			continue
		}
		b.WriteRune(c)
		i += size
	}
	return b.String(), nil
}

// mustRead reads a message back or ends the test.
func mustRead(t interface {
	Helper()
	Fatalf(string, ...any)
}, html string) seen {
	t.Helper()
	s, err := read(html)
	if err != nil {
		t.Fatalf("%v in %q", err, html)
	}
	return s
}

// paste puts messages together again: it looks for each, style and all, in
// what the response says. Nothing may be left over but white space, and what
// shows nothing, since a message of nothing else is not sent.
func paste(whole []glyph, messages [][]glyph) error {
	at := 0
	for i, message := range messages {
		for !startsWith(whole[at:], message) {
			if at == len(whole) || showsSomething(string(whole[at].char)) {
				return fmt.Errorf("message %d is %q where the response has %q", i, text(message), text(whole[at:]))
			}
			at++
		}
		at += len(message)
	}
	if rest := text(whole[at:]); showsSomething(rest) {
		return fmt.Errorf("lost: %q", rest)
	}
	return nil
}

func startsWith(whole, part []glyph) bool {
	return len(whole) >= len(part) && slices.Equal(whole[:len(part)], part)
}

// said is what a response says, put together from what is known of it: links
// tells which addresses are links.
func said(r chat.Response, links map[string]bool) []glyph {
	var glyphs []glyph
	write := func(text string, style glyph) {
		for _, style.char = range text {
			glyphs = append(glyphs, style)
		}
	}
	for i, block := range r.Blocks {
		switch {
		case i == 0:
		case block.Item && r.Blocks[i-1].Item:
			write("\n", glyph{})
		default:
			write("\n\n", glyph{})
		}
		if block.Item {
			write("• ", glyph{})
		}
		for _, span := range block.Spans {
			switch {
			case span.URL == "":
				write(span.Text, glyph{bold: span.Bold})
			case links[span.URL]:
				write(span.Text, glyph{bold: span.Bold, address: span.URL})
			default:
				write(span.Text, glyph{bold: span.Bold})
				write(" ("+span.URL+")", glyph{})
			}
		}
	}
	return glyphs
}

func TestTheOracleRefusesWhatTelegramWould(t *testing.T) {
	for name, html := range map[string]string{
		"a tag left open":           "<b>sandal",
		"tags crossed":              `<b><a href="https://x.id">a</b></a>`,
		"a tag closed but not open": "sandal</b>",
		"a tag that is not ours":    "<script>x</script>",
		"bold within bold":          "<b><b>x</b></b>",
		"a bare ampersand":          "a & b",
		"a bare angle bracket":      "a > b",
		"an entity of the web":      "a&nbsp;b",
		"a quote in an address":     `<a href="https://x.id"">x</a>`,
		"bytes that are not UTF-8":  "a\xff",
	} {
		t.Run(name, func(t *testing.T) {
			if s, err := read(html); err == nil {
				t.Errorf("%q read as %+v", html, s)
			}
		})
	}
}
