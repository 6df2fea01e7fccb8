package render

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"

	"setara/bot/chat"
)

// links are the addresses that replies are drawn with, and whether they are
// links.
var links = map[string]bool{
	"https://toko.example/p/1?a=1&b=2": true,
	`http://toko.example/"kain"`:       true,
	"tg://resolve?domain=SetaraBot":    true,
	"javascript:alert('x')":            false,
	"toko.example/sandal":              false,
}

// scraps are what drawn texts are put together from: words and sentences,
// white space of all kinds, what looks like markup, emoji of one and of many
// code points, flags, writing from right to left, piled up marks, scripts
// without spaces, Hangul in pieces, and what shows nothing.
var scraps = []string{
	"kerudung", "Rp45.000", "modal", "dll.", "Naik! ", "Berapa? ", "Selesai. ", ", ", "-", "…",
	" ", "  ", "\n", "\n\n", "\u00a0", "\u3000", " \u0301",
	"<b>", "</a>", "&amp;", "&", "<", ">", `"`, "'", "<a href=\"https://x.example\">",
	"😀", "👩🏽‍🌾", "👨‍👩‍👧‍👦", "🇮🇩", "🇮", "1️⃣", "❤️",
	"مرحبا", "שלום", "\u200f", "\u202b", "e\u0301", "a\u0308\u0323\u0331", "क्षि", "ไทยไม่มีเว้นวรรค", "価格は安い。", "한",
	"\u1112\u1161\u11ab", "\u200d", "\u200b", "𝒳", "𠀀", strings.Repeat("panjang", 12),
}

func drawText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 12).Draw(t, "text"), "")
}

func drawReply(t *rapid.T) chat.Response {
	addresses := append([]string{"", "", ""}, sorted(links)...)
	var r chat.Response
	for range rapid.IntRange(0, 6).Draw(t, "blocks") {
		block := chat.Block{Item: rapid.Bool().Draw(t, "item")}
		for range rapid.IntRange(0, 4).Draw(t, "spans") {
			span := chat.Span{Text: drawText(t), Bold: rapid.Bool().Draw(t, "bold")}
			if showsSomething(span.Text) { // a link without text is another test's
				span.URL = rapid.SampledFrom(addresses).Draw(t, "address")
			}
			block.Spans = append(block.Spans, span)
		}
		r.Blocks = append(r.Blocks, block)
	}
	if rapid.Bool().Draw(t, "has buttons") {
		r.Buttons = [][]chat.Button{{{Label: "Ya", Action: "ya"}}}
	}
	return r
}

func TestNothingIsLostAndEveryMessageIsValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, limit := drawReply(t), rapid.IntRange(2, 300).Draw(t, "limit")
		messages := HTML(r, limit)
		checkMessages(t, messages, limit)
		whole := said(r, links)
		if !showsSomething(text(whole)) {
			if len(messages) > 0 && (len(messages) > 1 || messages[0].Text != emptyText) {
				t.Fatalf("nothing to show, yet %+v", messages)
			}
			return
		}
		var parts [][]glyph
		for _, m := range messages {
			parts = append(parts, mustRead(t, m.Text).glyphs)
		}
		if err := paste(whole, parts); err != nil {
			t.Fatal(err)
		}
	})
}

// checkMessages checks what holds of the messages of any reply.
func checkMessages(t interface {
	Helper()
	Fatalf(string, ...any)
}, messages []Message, limit int) {
	t.Helper()
	for i, m := range messages {
		s := mustRead(t, m.Text)
		visible := text(s.glyphs)
		if size := units(visible); size > limit {
			t.Fatalf("%d units, limit %d: %q", size, limit, visible)
		}
		if size := units(m.Plain); size > limit {
			t.Fatalf("plain: %d units, limit %d: %q", size, limit, m.Plain)
		}
		if s.entities > 100 || s.addresses > 9_000 || len(m.Text) > 1<<15 {
			t.Fatalf("%d entities, %d bytes of addresses, %d of HTML", s.entities, s.addresses, len(m.Text))
		}
		if !showsSomething(visible) || strings.TrimRightFunc(visible, unicode.IsSpace) != visible {
			t.Fatalf("empty, or white space at its end: %q", visible)
		}
		if !holdsInOrder(m.Plain, visible) {
			t.Fatalf("plain %q lacks some of %q", m.Plain, visible)
		}
		if i < len(messages)-1 && m.Buttons != nil {
			t.Fatalf("buttons under message %d of %d", i, len(messages))
		}
	}
}

// holdsInOrder tells whether all characters of part stand in whole, in order.
func holdsInOrder(whole, part string) bool {
	rest := []rune(part)
	for _, c := range whole {
		if len(rest) > 0 && rest[0] == c {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

func TestNoCutIsNeedless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, limit := drawReply(t), rapid.IntRange(2, 300).Draw(t, "limit")
		d := layout(r.Blocks)
		parts := d.split(limit)
		for i := 1; i < len(parts); i++ {
			start, end := parts[i-1].start, parts[i].end
			if strings.ContainsFunc(d.text[start:end], func(c rune) bool { return unicode.Is(unseen, c) }) {
				continue // a part between the two may have been left out
			}
			if s := mustRead(t, d.html(part{start, end})); units(text(s.glyphs)) <= limit && s.entities <= 100 {
				t.Fatalf("two messages for what fits into one of %d: %q", limit, d.text[start:end])
			}
		}
	})
}

func TestWhatFitsIsNotCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, limit := drawReply(t), rapid.IntRange(2, 300).Draw(t, "limit")
		d := layout(r.Blocks)
		whole := map[string][]part{"character": {}, "block": {}}
		for it := graphemes.FromString(d.text); it.Next(); {
			whole["character"] = append(whole["character"], part{it.Start(), it.End()})
		}
		start := 0
		for _, end := range append(d.blocks, len(d.text)) {
			whole["block"] = append(whole["block"], part{start, end})
			start = end
		}
		for _, p := range d.split(limit) {
			for what, pieces := range whole {
				for _, piece := range pieces {
					start := d.skipSpace(piece.start)
					seen := strings.TrimRightFunc(d.text[start:max(start, piece.end)], unicode.IsSpace)
					if start < p.start && p.start < start+len(seen) && units(seen) <= limit {
						t.Fatalf("%s %q cut, though a message takes %d", what, seen, limit)
					}
				}
			}
		}
	})
}

func TestAPlainMessageReadsAsInTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReply(t)
		// Neighbours of one style would be one link here, two there.
		for j := range r.Blocks {
			block := &r.Blocks[j]
			block.Spans = slices.DeleteFunc(block.Spans, func(s chat.Span) bool { return s.Text == "" })
			for i := range block.Spans {
				block.Spans[i].Bold = i%2 == 0
			}
		}
		messages := HTML(r, 1_000_000)
		if len(messages) == 0 || messages[0].Plain == emptyText {
			return
		}
		// White space around the whole is dropped, also before an address.
		if got, want := strings.Fields(messages[0].Plain), strings.Fields(r.Text()); !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
