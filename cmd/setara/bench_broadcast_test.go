package main

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// BenchmarkBroadcast has the program, in a process of its own, send a broadcast
// to N people as fast as it can, through the strict server on the same machine:
// -benchtime 100000x is 100,000 people. SETARA_BENCH_DELAY, such as 50ms, is how
// long the server takes for each message, as one far away would, and
// SETARA_BENCH_RATE how many a second may go. "slowest/s" is the fewest that were
// sent in a second, the first and the last second apart, "bot-MB" the most memory
// that the program held, and "queue-ms" how long the ledger took to queue it.
func BenchmarkBroadcast(b *testing.B) {
	b.StopTimer()
	arrivals := &arrivals{want: b.N, done: make(chan struct{})}
	server := telegramtest.NewServer(telegramtest.Options{CountOnly: true, Observe: arrivals.observe})
	url, err := server.Start()
	if err != nil {
		b.Fatal(err)
	}
	defer server.Close()
	if said := os.Getenv("SETARA_BENCH_DELAY"); said != "" {
		delay, err := time.ParseDuration(said)
		if err != nil {
			b.Fatalf("SETARA_BENCH_DELAY: %v", err)
		}
		server.Inject(telegramtest.Fault{Failure: telegramtest.Slow, Method: "sendMessage", Wait: delay})
	}
	for i := range b.N {
		p, err := server.AddPerson(telegramtest.User{ID: newsFirst + int64(i), FirstName: "Sari"})
		if err != nil {
			b.Fatal(err)
		}
		p.Acquaint()
	}
	folder := b.TempDir()
	queued := queueBroadcast(b, folder, b.N)
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.CommandContext(b.Context(), self, "serve", "--data", folder, "--listen", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), runAsSetara+"=1", "SETARA_BROADCAST_RATE="+cmp.Or(os.Getenv("SETARA_BENCH_RATE"), "1000000"),
		"TELEGRAM_BOT_TOKEN="+server.Token(), "TELEGRAM_API_URL="+url)
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	select {
	case <-arrivals.done:
	case <-time.After(10 * time.Minute):
		b.Fatalf("%d of %d have arrived", server.Stats().Sent, b.N)
	}
	held := peakMemoryOf(cmd.Process.Pid)
	sustained, slowest := arrivals.rates()
	b.ReportMetric(sustained, "deliveries/s")
	b.ReportMetric(slowest, "slowest/s")
	b.ReportMetric(held, "bot-MB")
	b.ReportMetric(float64(queued.Milliseconds()), "queue-ms")
}

// queueBroadcast makes a ledger with that many people and queues an urgent
// broadcast to all of them; it returns how long that held the ledger.
func queueBroadcast(b *testing.B, folder string, people int) time.Duration {
	b.Helper()
	ctx, now := context.Background(), time.Now()
	file := filepath.Join(folder, ledgerFile)
	book, err := ledger.Open(ctx, file)
	if err != nil {
		b.Fatal(err)
	}
	defer book.Close()
	do := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	const officer = 1
	do(ledgertest.Crowd(ctx, file, newsFirst, people, knowledge.DayOf(now)))
	do(book.SetFirstOfficers(ctx, []int64{officer}, now))
	id, err := book.BroadcastNumber(ctx, 0)
	do(err)
	do(book.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		ID: id, Deed: knowledge.Deed{Act: knowledge.Act{By: officer, At: now}, Kind: knowledge.DeedDraft},
		Broadcast: &knowledge.Broadcast{
			Kind: knowledge.BroadcastSend, Content: knowledge.Content{Text: newsText},
			Segment: knowledge.Segment{Op: knowledge.SegmentAll}, Topic: knowledge.TopicUrgent,
		},
	}))
	begun := time.Now()
	do(book.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		ID: id, Deed: knowledge.Deed{Act: knowledge.Act{By: officer, At: now}, Kind: knowledge.DeedSend}, Over: people,
	}))
	return time.Since(begun)
}

// arrivals are when messages arrived at the server.
type arrivals struct {
	mu   sync.Mutex
	at   []time.Time
	want int
	done chan struct{}
}

func (a *arrivals) observe(e telegramtest.Event) {
	if e.Kind != telegramtest.KindMessage {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.at = append(a.at, e.At); len(a.at) == a.want {
		close(a.done)
	}
}

// rates are how many arrived a second, over all and in the slowest whole second.
func (a *arrivals) rates() (sustained, slowest float64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	first, last := a.at[0], a.at[len(a.at)-1]
	whole := int(last.Sub(first) / time.Second)
	sustained = float64(len(a.at)) / max(last.Sub(first), time.Millisecond).Seconds()
	if whole < 2 {
		return sustained, sustained
	}
	seconds := make([]int, whole)
	for _, at := range a.at {
		if n := int(at.Sub(first) / time.Second); n < whole {
			seconds[n]++
		}
	}
	return sustained, float64(slices.Min(seconds))
}
