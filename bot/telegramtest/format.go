package telegramtest

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxText     = 4096 // UTF-16 units of a message
	maxCaption  = 1024 // UTF-16 units of a caption
	maxEntities = 100  // of the others nothing is heard again
	maxSource   = 1 << 15
	farthest    = 1_000_000 // offset or length of an entity
)

// formatted is a text as it stands in a message.
type formatted struct {
	text     string
	entities []Entity
}

// format makes of what the bot sent what stands in the message: markup read,
// text cleaned and trimmed, links and commands found.
func format(source, parseMode string, entities []Entity) (formatted, error) {
	if len(source) > maxSource {
		return formatted{}, badRequest("text is too long")
	}
	if !utf8.ValidString(source) {
		return formatted{}, badRequest("strings must be encoded in UTF-8")
	}
	f := formatted{source, sendable(entities)}
	switch strings.ToLower(parseMode) {
	case "", "none":
	case "html":
		text, found, err := parseHTML(source)
		if err != nil {
			return formatted{}, badRequest("can't parse entities: " + upperFirst(err.Error()))
		}
		f = formatted{text, found}
	case "markdown", "markdownv2":
		return formatted{}, badRequest("this server does not read Markdown; use HTML or entities")
	default:
		return formatted{}, badRequest("unsupported parse_mode")
	}
	if err := f.check(); err != nil {
		return formatted{}, err
	}
	return f.finish(), nil
}

// check refuses entities that cannot be in any text.
func (f formatted) check() error {
	for _, e := range f.entities {
		switch {
		case e.Offset < 0 || e.Offset > farthest:
			return badRequest(fmt.Sprintf("receive an entity with incorrect offset %d", e.Offset))
		case e.Length < 0 || e.Length > farthest:
			return badRequest(fmt.Sprintf("receive an entity with incorrect length %d", e.Length))
		}
	}
	return nil
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// finish does what Telegram does to every text, also to what people type.
func (f formatted) finish() formatted {
	sortEntities(f.entities)
	f.clean()
	f.mergeRuns()
	f.trim()
	f.detect()
	sortEntities(f.entities)
	if len(f.entities) > maxEntities {
		f.entities = f.entities[:maxEntities]
	}
	if len(f.entities) == 0 {
		f.entities = nil
	}
	return f
}

// sendable leaves out the entities that Telegram finds by itself, whatever
// was sent.
func sendable(entities []Entity) []Entity {
	var kept []Entity
	for _, e := range entities {
		switch e.Type {
		case "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number":
		default:
			kept = append(kept, e)
		}
	}
	return kept
}

// link makes the entity a link, or the mention of a person; false for what
// cannot be opened.
func (e *Entity) link(address string) bool {
	if id, ok := strings.CutPrefix(address, "tg://user?id="); ok {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil && n > 0 {
			e.Type, e.User = "text_mention", &User{ID: n}
			return true
		}
		return false
	}
	if !strings.Contains(address, "://") && !strings.HasPrefix(address, "mailto:") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		if !strings.Contains(u.Hostname(), ".") {
			return false
		}
		if u.Path == "" {
			u.Path = "/"
		}
	case "tg", "ton", "mailto":
	default:
		return false
	}
	e.Type, e.URL = "text_link", u.String()
	return true
}

// sortEntities orders by start, the longer first.
func sortEntities(entities []Entity) {
	slices.SortStableFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length), cmp.Compare(rank(a.Type), rank(b.Type)))
	})
}

// rank orders entities that cover the same text: quotations outside, code
// inside.
func rank(kind string) int {
	return slices.Index([]string{"blockquote", "expandable_blockquote", "pre", "text_link", "text_mention", "bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "code"}, kind)
}

// clean replaces control characters by spaces, and drops carriage returns and
// the invisible characters that Telegram drops, line and paragraph separators
// and marks of direction among them; entities move along.
func (f *formatted) clean() {
	var b strings.Builder
	moved := make([]int, 0, len(f.text)+1) // by UTF-16 unit: where it stands now
	units := 0
	for _, r := range f.text {
		for range unitsOf(r) {
			moved = append(moved, units)
		}
		switch {
		case r == '\r', r >= 0x2028 && r <= 0x202E, r == 0x0333, r == 0x033F, r == 0x030A:
			continue
		case r < ' ' && r != '\n':
			r = ' '
		}
		b.WriteRune(r)
		units += unitsOf(r)
	}
	moved = append(moved, units)
	f.text = b.String()
	place := func(unit int) int { return moved[min(unit, len(moved)-1)] }
	for i := range f.entities {
		e := &f.entities[i]
		end := place(e.Offset + e.Length)
		e.Offset = place(e.Offset)
		e.Length = end - e.Offset
	}
}

// mergeRuns joins what is bold, italic and so on in one piece, however it was
// nested or cut.
func (f *formatted) mergeRuns() {
	open := map[string]int{} // by type: the place in kept of the latest
	kept := f.entities[:0]
	for _, e := range f.entities {
		switch e.Type {
		case "bold", "italic", "underline", "strikethrough", "spoiler":
			if i, ok := open[e.Type]; ok && e.Offset <= kept[i].Offset+kept[i].Length {
				kept[i].Length = max(kept[i].Length, e.Offset+e.Length-kept[i].Offset)
				continue
			}
			open[e.Type] = len(kept)
		}
		kept = append(kept, e)
	}
	f.entities = kept
}

// trim takes white space from both ends of the text, on the left up to the
// first entity, and drops the entities that hold nothing but white space.
func (f *formatted) trim() {
	blank := f.blanks()
	end := len(blank)
	for end > 0 && blank[end-1] {
		end--
	}
	kept := f.entities[:0]
	begin := end
	for _, e := range f.entities {
		e.Length = min(e.Length, end-e.Offset)
		if e.Length <= 0 || !slices.Contains(blank[e.Offset:e.Offset+e.Length], false) {
			continue
		}
		begin = min(begin, e.Offset)
		kept = append(kept, e)
	}
	first := slices.Index(blank[:end], false)
	begin = min(begin, max(first, 0))
	for i := range kept {
		kept[i].Offset -= begin
	}
	f.entities = kept
	f.text = cutUnits(f.text, begin, end)
}

// blanks tells of each UTF-16 unit whether it is white space.
func (f *formatted) blanks() []bool {
	blank := make([]bool, 0, len(f.text))
	for _, r := range f.text {
		for range unitsOf(r) {
			blank = append(blank, r == ' ' || r == '\n')
		}
	}
	return blank
}
