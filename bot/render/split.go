package render

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// What one message may hold in bold runs and links, besides its text.
const (
	// maxEntities is how many of them Telegram shows; the rest of a message
	// loses its style and its links in silence.
	maxEntities = 100
	// maxMarkup bounds their size in bytes. Telegram answers
	// ENTITIES_TOO_LONG from about 9,500 on, however short the text is. With
	// it the HTML of a message stays under 32 KB.
	maxMarkup = 8000
)

// entities is how many of Telegram's entities a run in this style takes, and
// markup their size in bytes: type, offset, length and address.
func (s style) entities() (count, markup int) {
	if s.bold {
		count, markup = 1, 12
	}
	if s.address != "" {
		count, markup = count+1, markup+16+len(attributeEscaper.Replace(s.address))
	}
	return count, markup
}

// part is a stretch of the text, in bytes, that becomes a message. It neither
// starts nor ends with white space.
type part struct{ start, end int }

// split cuts the text into parts that fit into a message each, leaving out
// what Telegram would refuse as empty.
func (d *document) split(limit int) []part {
	var parts []part
	for start := d.skipSpace(0); start < len(d.text); {
		cut := d.cut(start, limit)
		text := strings.TrimRightFunc(d.text[start:cut], unicode.IsSpace)
		if showsSomething(text) {
			parts = append(parts, part{start, start + len(text)})
		}
		start = d.skipSpace(cut)
	}
	return parts
}

// cut is where the message that starts at a byte of the text ends: as late as
// can be between two blocks, unless the block after it is too long for a
// message of its own and has to be cut in any case; else between two of its
// sentences, words or characters, by the same rule.
func (d *document) cut(start, limit int) int {
	latest := d.room(start, limit)
	if latest == len(d.text) {
		return latest
	}
	next := sort.SearchInts(d.blocks, latest+1)
	if next > 0 && d.blocks[next-1] > start {
		end := len(d.text)
		if next < len(d.blocks) {
			end = d.blocks[next]
		}
		if block := d.blocks[next-1]; end <= d.room(block, limit) {
			return block
		}
	}
	// What matters lies within this message and the one after it.
	window := d.text[start:d.room(latest, limit)]
	for _, mayCut := range []func(*reader) bool{afterSentence, afterWord, afterCharacter} {
		if at, end := lastBreak(window, latest-start, mayCut); at > 0 && start+end <= d.room(start+at, limit) {
			return start + at
		}
	}
	return d.reach(start, limit)
}

// room is the last place where a message that starts at a byte of the text
// can end: white space before its text and after it does not count, since it
// is dropped there.
func (d *document) room(start, limit int) int {
	return d.skipSpace(d.reach(d.skipSpace(start), limit))
}

// reach is how far the text goes from a byte of it until it fills a message.
func (d *document) reach(start, limit int) int {
	size, entities, markup := 0, 0, 0
	for i := d.runAt(start); i < len(d.runs); i++ {
		r := d.runs[i]
		count, weight := r.style.entities()
		entities, markup = entities+count, markup+weight
		if entities > maxEntities || markup > maxMarkup {
			return r.start
		}
		from := max(start, r.start)
		for at, c := range d.text[from:r.end] {
			if size += utf16.RuneLen(c); size > limit {
				return from + at
			}
		}
	}
	return len(d.text)
}

// skipSpace is the first byte from a place on that is not white space. A
// space that carries a combining mark is none.
func (d *document) skipSpace(at int) int {
	if c, _ := utf8.DecodeRuneInString(d.text[at:]); !unicode.IsSpace(c) {
		return at
	}
	for it := graphemes.FromString(d.text[at:]); it.Next(); {
		if strings.TrimSpace(it.Value()) != "" {
			return at + it.Start()
		}
	}
	return len(d.text)
}
