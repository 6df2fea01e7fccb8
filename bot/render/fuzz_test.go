package render

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// FuzzHTML feeds what strangers write, in titles and addresses, through every
// place of a reply.
func FuzzHTML(f *testing.F) {
	f.Add("Kerudung <b>voal</b> & 'asli'", "https://toko.example/?a=1&b=\"2\"", uint16(10))
	f.Add("a\xff\x00\r\n\u2028👩🏽‍🌾 e\u0301", "javascript:alert(1)", uint16(2))
	f.Add(strings.Repeat("panjang", 700), "tg://resolve?domain=x", uint16(4096))
	f.Add(" \u0301\u200d\u202e\U000e0001", "https://[::1]:1/%41 é", uint16(3))
	f.Fuzz(func(t *testing.T, title, address string, limit uint16) {
		r := chat.Response{Blocks: []chat.Block{
			{Spans: []chat.Span{{Text: title, Bold: true}, {Text: title, URL: address}}},
			{Item: true, Spans: []chat.Span{{Text: "x", URL: address, Bold: true}, {Text: title}}},
		}}
		size := max(int(limit)%(TextLimit+1), 2)
		messages := HTML(r, size)
		checkMessages(t, messages, size)
		var all strings.Builder
		for _, m := range messages {
			all.WriteString(visibleOnly(text(mustRead(t, m.Text).glyphs)))
		}
		if want := visibleOnly(layout(r.Blocks).text); all.String() != want {
			t.Fatalf("got %q, want %q", all.String(), want)
		}
	})
}

// visibleOnly is a text without white space and what shows nothing.
func visibleOnly(text string) string {
	return strings.Map(func(c rune) rune {
		if !showsSomething(string(c)) {
			return -1
		}
		return c
	}, text)
}
