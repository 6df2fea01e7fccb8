package telegramtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tags are the tags of Telegram's HTML and the entities they make. Those with
// an empty type depend on their attributes.
var tags = map[string]string{
	"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
	"code": "code", "pre": "pre", "blockquote": "blockquote", "a": "", "tg-emoji": "custom_emoji",
}

// htmlReader reads Telegram's HTML. Positions in complaints count bytes of
// the source, positions of entities UTF-16 units of the text.
type htmlReader struct {
	source   string
	at       int
	text     strings.Builder
	units    int
	open     []openTag
	entities []Entity
}

// openTag is a tag that was not closed yet.
type openTag struct {
	name, argument string
	units, bytes   int // where its content starts in the text
}

// parseHTML turns Telegram's HTML into a text and its entities, sorted. The
// errors are worded as Telegram words them.
func parseHTML(source string) (string, []Entity, error) {
	r := htmlReader{source: source}
	for r.at < len(source) {
		var err error
		switch c := source[r.at]; {
		case c == '<' && strings.HasPrefix(source[r.at+1:], "/"):
			err = r.endTag()
		case c == '<':
			err = r.startTag()
		default:
			r.char()
		}
		if err != nil {
			return "", nil, err
		}
	}
	if len(r.open) > 0 {
		return "", nil, fmt.Errorf("can't find end tag corresponding to start tag %q", r.open[len(r.open)-1].name)
	}
	text := r.text.String()
	if !utf8.ValidString(text) {
		return "", nil, errSurrogates
	}
	for i := range r.entities {
		if r.entities[i].Type == "code" {
			r.entities[i].Language = ""
		}
	}
	sortEntities(r.entities)
	return text, r.entities, nil
}

var errSurrogates = fmt.Errorf("text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")

// char reads one character, or one character reference.
func (r *htmlReader) char() {
	if r.source[r.at] == '&' {
		if code, length := charReference(r.source[r.at:]); length > 0 {
			r.at += length
			r.units += unitsOf(code)
			if code >= 0xD800 && code <= 0xDFFF {
				r.text.WriteString("\xed\xa0\x80") // half a pair: refused at the end
				return
			}
			r.text.WriteRune(code)
			return
		}
	}
	code, size := utf8.DecodeRuneInString(r.source[r.at:])
	r.text.WriteString(r.source[r.at : r.at+size])
	r.at += size
	r.units += unitsOf(code)
}

// startTag reads "<name attribute=value …>".
func (r *htmlReader) startTag() error {
	begin := r.at
	r.at++
	name := strings.ToLower(r.until(func(c byte) bool { return space(c) || c == '>' }))
	if r.ended() {
		return fmt.Errorf("unclosed start tag at byte offset %d", begin)
	}
	if _, known := tags[name]; !known {
		return fmt.Errorf("unsupported start tag %q at byte offset %d", name, begin)
	}
	tag := openTag{name: name}
	for {
		r.skipSpace()
		if r.ended() {
			return fmt.Errorf("unclosed start tag at byte offset %d", begin)
		}
		if r.source[r.at] == '>' {
			r.at++
			break
		}
		if err := r.attribute(&tag, begin); err != nil {
			return err
		}
	}
	if name == "span" && tag.argument != "spoiler" {
		return fmt.Errorf(`tag "span" must have class "tg-spoiler" at byte offset %d`, begin)
	}
	tag.units, tag.bytes = r.units, r.text.Len()
	r.open = append(r.open, tag)
	return nil
}

// attribute reads one attribute of the tag that began there.
func (r *htmlReader) attribute(tag *openTag, begin int) error {
	name := r.until(func(c byte) bool { return space(c) || c == '=' || c == '>' })
	if name == "" {
		return fmt.Errorf("empty attribute name in the tag %q at byte offset %d", tag.name, begin)
	}
	r.skipSpace()
	switch {
	case r.ended():
		return fmt.Errorf("unclosed start tag %q at byte offset %d", tag.name, begin)
	case r.source[r.at] != '=' && tag.name == "blockquote" && name == "expandable":
		tag.argument = "expandable"
		return nil
	case r.source[r.at] != '=':
		return fmt.Errorf("expected equal sign in declaration of an attribute of the tag %q at byte offset %d", tag.name, begin)
	}
	r.at++
	r.skipSpace()
	if r.ended() {
		return fmt.Errorf("unclosed start tag %q at byte offset %d", tag.name, begin)
	}
	value, err := r.value()
	if err != nil {
		return err
	}
	if r.ended() {
		return fmt.Errorf("unclosed start tag at byte offset %d", begin)
	}
	tag.set(name, value)
	return nil
}

// set keeps the attributes that mean something.
func (t *openTag) set(name, value string) {
	prefix := ""
	switch t.name + " " + name {
	case "a href", "tg-emoji emoji-id":
	case "code class":
		prefix = "language-"
	case "span class":
		prefix = "tg-"
	case "blockquote expandable":
		value = "expandable"
	default:
		return
	}
	if rest, ok := strings.CutPrefix(value, prefix); ok {
		t.argument = rest
	}
}

// value reads the value of an attribute, quoted or bare.
func (r *htmlReader) value() (string, error) {
	quote := r.source[r.at]
	if quote != '\'' && quote != '"' {
		begin := r.at
		word := r.until(func(c byte) bool { return !letter(c) && !decimal(c) && c != '.' && c != '-' })
		if !r.ended() && !space(r.source[r.at]) && r.source[r.at] != '>' {
			return "", fmt.Errorf("unexpected end of name token at byte offset %d", begin)
		}
		return strings.ToLower(word), nil
	}
	r.at++
	var b strings.Builder
	for !r.ended() && r.source[r.at] != quote {
		if code, length := charReference(r.source[r.at:]); r.source[r.at] == '&' && length > 0 {
			b.WriteRune(code)
			r.at += length
			continue
		}
		b.WriteByte(r.source[r.at])
		r.at++
	}
	if !r.ended() {
		r.at++
	}
	return b.String(), nil
}

// endTag reads "</name>" and makes the entity.
func (r *htmlReader) endTag() error {
	begin := r.at
	if len(r.open) == 0 {
		return fmt.Errorf("unexpected end tag at byte offset %d", begin)
	}
	r.at += 2
	name := strings.ToLower(r.until(func(c byte) bool { return space(c) || c == '>' }))
	r.skipSpace()
	if r.ended() || r.source[r.at] != '>' {
		return fmt.Errorf("unclosed end tag at byte offset %d", begin)
	}
	r.at++
	tag := r.open[len(r.open)-1]
	if name != "" && name != tag.name {
		return fmt.Errorf(`unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, begin, tag.name, name)
	}
	r.open = r.open[:len(r.open)-1]
	if r.units == tag.units {
		return nil
	}
	return r.close(tag)
}

// close makes the entity of a tag whose content is not empty.
func (r *htmlReader) close(tag openTag) error {
	e := Entity{Type: tags[tag.name], Offset: tag.units, Length: r.units - tag.units}
	var inner *Entity
	if n := len(r.entities); n > 0 && r.entities[n-1].Offset == e.Offset && r.entities[n-1].Length == e.Length {
		inner = &r.entities[n-1]
	}
	switch tag.name {
	case "a":
		if tag.argument == "" {
			tag.argument = r.text.String()[tag.bytes:]
		}
		if !e.link(tag.argument) {
			return nil
		}
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.argument, 10, 64); err != nil || id == 0 {
			return fmt.Errorf("invalid custom emoji identifier specified")
		}
		e.CustomEmojiID = tag.argument
	case "blockquote":
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "pre":
		if inner != nil && inner.Type == "code" && inner.Language != "" {
			inner.Type = "pre"
			return nil
		}
	case "code":
		if inner != nil && inner.Type == "pre" && tag.argument != "" {
			inner.Language = tag.argument
			return nil
		}
		e.Language = tag.argument
	}
	r.entities = append(r.entities, e)
	return nil
}

// until reads up to a byte that ends it, or to the end.
func (r *htmlReader) until(end func(byte) bool) string {
	begin := r.at
	for !r.ended() && !end(r.source[r.at]) {
		r.at++
	}
	return r.source[begin:r.at]
}

func (r *htmlReader) skipSpace() { r.until(func(c byte) bool { return !space(c) }) }

func (r *htmlReader) ended() bool { return r.at >= len(r.source) }

func space(c byte) bool       { return slices.Contains([]byte(" \t\r\n\v\x00"), c) }
func decimal(c byte) bool     { return '0' <= c && c <= '9' }
func letter(c byte) bool      { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func hexadecimal(c byte) bool { return decimal(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
