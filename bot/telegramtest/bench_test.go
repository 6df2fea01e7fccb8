package telegramtest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/go-telegram/bot"
)

// BenchmarkRequests measures how many messages a second the server takes over
// real HTTP, its client included: it must not be what a benchmark of the bot
// measures.
func BenchmarkRequests(b *testing.B) {
	for _, mode := range []struct {
		name string
		send func(r *rig, client *http.Client, chat int64) error
	}{
		{"json", sendJSON},
		{"library", nil},
	} {
		b.Run(mode.name, func(b *testing.B) {
			r := newRig(b, Options{CountOnly: true})
			chats := make([]int64, 100)
			for i := range chats {
				p := r.NewPerson("Sari")
				p.Acquaint()
				chats[i] = p.ChatID()
			}
			transport := http.DefaultTransport.(*http.Transport).Clone()
			transport.MaxIdleConnsPerHost = 100
			client := &http.Client{Transport: transport}
			library := must(bot.New(r.Token(), bot.WithServerURL(r.URL()), bot.WithHTTPClient(patience, client)))
			var next atomic.Int64
			b.ReportAllocs()
			b.SetParallelism(8)
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					chat := chats[next.Add(1)%int64(len(chats))]
					var err error
					if mode.send != nil {
						err = mode.send(r, client, chat)
					} else {
						_, err = library.SendMessage(context.Background(), &bot.SendMessageParams{ChatID: chat, Text: "<b>Harga</b> voal Rp45.000", ParseMode: "HTML"})
					}
					if err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
		})
	}
}

func sendJSON(r *rig, client *http.Client, chat int64) error {
	body := fmt.Sprintf(`{"chat_id":%d,"text":"<b>Harga</b> voal Rp45.000","parse_mode":"HTML"}`, chat)
	answer, err := client.Post(r.URL()+"/bot"+r.Token()+"/sendMessage", "application/json", strings.NewReader(body)) //nolint:noctx // a benchmark
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var b bytes.Buffer
	_, err = io.Copy(&b, answer.Body)
	return err
}

func BenchmarkParseHTML(b *testing.B) {
	source := strings.Repeat(`<b>Kerudung voal</b> Rp45.000, <a href="https://example.go.id/x?a=1&amp;b=2">sumber</a> &lt;2026&gt;`+"\n", 40)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, err := format(source, "HTML", nil); err != nil {
			b.Fatal(err)
		}
	}
}
