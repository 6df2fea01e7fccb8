package render

import (
	"strings"
	"unicode/utf16"
)

// The escapes that Telegram knows; in text a quote needs none.
var (
	textEscaper      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

// builder writes Telegram's HTML. It is the only place where text and markup
// meet; what is opened it closes.
type builder struct{ out strings.Builder }

// styled writes text in a style.
func (b *builder) styled(text string, s style) {
	if s.bold {
		b.out.WriteString("<b>")
		defer b.out.WriteString("</b>")
	}
	if s.address == "" {
		b.text(text)
		return
	}
	b.out.WriteString(`<a href="`)
	_, _ = attributeEscaper.WriteString(&b.out, s.address) // a strings.Builder never fails
	b.out.WriteString(`">`)
	b.text(text)
	b.out.WriteString("</a>")
}

// text writes text that stays text, whatever it holds.
func (b *builder) text(text string) {
	_, _ = textEscaper.WriteString(&b.out, text) // a strings.Builder never fails
}

// html is a part of the document in Telegram's HTML.
func (d *document) html(p part) string {
	var b builder
	for i := d.runAt(p.start); i < len(d.runs) && d.runs[i].start < p.end; i++ {
		r := d.runs[i]
		b.styled(d.text[max(r.start, p.start):min(r.end, p.end)], r.style)
	}
	return b.out.String()
}

// plain is a part of the document without markup. The address of a link
// follows its text, in brackets, where the two differ and where limit UTF-16
// units have room for it; of a link that goes on in the next part, there.
func (d *document) plain(p part, limit int) string {
	var b strings.Builder
	room := limit - units(d.text[p.start:p.end])
	for i := d.runAt(p.start); i < len(d.runs) && d.runs[i].start < p.end; i++ {
		r := d.runs[i]
		b.WriteString(d.text[max(r.start, p.start):min(r.end, p.end)])
		whole := strings.TrimSpace(d.text[min(r.end, p.end):r.end]) == ""
		if r.style.address == "" || !whole || r.style.address == d.text[r.start:r.end] {
			continue
		}
		address := " (" + r.style.address + ")"
		if size := units(address); size <= room {
			b.WriteString(address)
			room -= size
		}
	}
	return b.String()
}

// units is the length of a text as Telegram counts it, in UTF-16 units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
