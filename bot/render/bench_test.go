package render

import (
	"fmt"
	"strings"
	"testing"

	"setara/bot/chat"
)

// answer is a reply of the usual size: some paragraphs, and a list of n
// comparables.
func answer(n int) chat.Response {
	r := chat.Response{Blocks: []chat.Block{
		{Spans: []chat.Span{{Text: "Jangan ikut turun ke Rp15.000.", Bold: true}, {Text: " Di harga itu tiap kerudung rugi Rp14.121."}}},
		{Spans: []chat.Span{{Text: "Dari pembanding yang ada, setengahnya dijual antara Rp14.000 dan Rp39.000."}}},
	}}
	for i := range n {
		r.Blocks = append(r.Blocks, chat.Block{Item: true, Spans: []chat.Span{
			{Text: "Kerudung segi empat voal polos & motif", URL: fmt.Sprintf("https://toko.example/kerudung/%d?ref=a&b=c", i)},
			{Text: ": "}, {Text: "Rp21.000", Bold: true}, {Text: ". Tokopedia, Kab. Rembang, 14 Januari 2026. Asal tidak diketahui."},
		}})
	}
	return r
}

func BenchmarkHTML(b *testing.B) {
	for _, bench := range []struct {
		name  string
		reply chat.Response
	}{
		{"answer", answer(0)},
		{"sources", answer(10)},
		{"long-list", answer(200)},
		{"one-word-of-1MB", plainReply(strings.Repeat("panjang", 150_000))},
		{"one-character-of-1MB", plainReply("e" + strings.Repeat("\u0301", 500_000))},
		{"white-space-of-1MB", plainReply("a" + strings.Repeat(" ", 1_000_000) + "b")},
		{"prose-of-1MB", plainReply(strings.Repeat("Harga Rp1.000 naik lagi. ", 40_000))},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.reply.Text())))
			b.ReportAllocs()
			for b.Loop() {
				HTML(bench.reply, TextLimit)
			}
		})
	}
}
