package bot_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// startSetara starts the whole path: journal, turn and outbox, all on the
// disk.
func startSetara(l *load) func() {
	l.b.Helper()
	l.openLedger()
	return l.serve()
}

// startBroadcasting starts the whole path with a broadcast under way, to people
// who ask nothing. It is urgent, or it would wait for the morning.
func startBroadcasting(l *load) func() {
	l.b.Helper()
	path := l.openLedger()
	book := l.book
	ctx, now := l.b.Context(), time.Now()
	do := func(err error) {
		l.b.Helper()
		if err != nil {
			l.b.Fatal(err)
		}
	}
	for i := range int64(loadRecipients) {
		p, err := l.AddPerson(telegramtest.User{ID: loadFirst + i, FirstName: "Wati"})
		do(err)
		p.Acquaint()
	}
	const officer = 1
	do(ledgertest.Crowd(ctx, path, loadFirst, loadRecipients, knowledge.DayOf(now)))
	do(book.SetFirstOfficers(ctx, []int64{officer}, now))
	id, err := book.BroadcastNumber(ctx, 0)
	do(err)
	l.broadcast = id
	do(book.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		ID: id, Deed: knowledge.Deed{Act: knowledge.Act{By: officer, At: now}, Kind: knowledge.DeedDraft},
		Broadcast: &knowledge.Broadcast{
			Kind: knowledge.BroadcastSend, Content: knowledge.Content{Text: "Pelatihan kemasan dibuka sampai Jumat."},
			Segment: knowledge.Segment{Op: knowledge.SegmentAll}, Topic: knowledge.TopicUrgent,
		},
	}))
	do(book.ChangeBroadcast(ctx, knowledge.BroadcastChange{
		ID: id, Deed: knowledge.Deed{Act: knowledge.Act{By: officer, At: now}, Kind: knowledge.DeedSend}, Over: loadRecipients,
	}))
	return l.serve()
}

// openLedger makes an empty ledger.
func (l *load) openLedger() (path string) {
	l.b.Helper()
	path = filepath.Join(l.b.TempDir(), "bot.db")
	book, err := ledger.Open(l.b.Context(), path)
	if err != nil {
		l.b.Fatal(err)
	}
	l.book = book
	return path
}

// serve runs the bot on the ledger until what it returns is called.
func (l *load) serve() (stop func()) {
	l.b.Helper()
	ctx, end := context.WithCancel(l.b.Context())
	pace := bot.DefaultPace
	pace.ChatPerSecond, pace.ChatBurst = 1e6, 1e6 // the server's limits are off
	pace.BroadcastPerSecond = loadDeliveriesPerSecond
	setara, err := bot.New(bot.Options{
		Token: l.Token(), APIURL: l.URL(), Ledger: l.book, Turn: converse, Pace: pace,
		Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		l.b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- setara.Poll(ctx) }()
	return func() {
		end()
		if err := <-ended; err != nil {
			l.b.Error(err)
		}
		if err := l.book.Close(); err != nil {
			l.b.Error(err)
		}
	}
}

// pause holds the broadcast.
func (l *load) pause() {
	l.b.Helper()
	if err := l.book.Pause(l.b.Context(), l.broadcast, time.Now()); err != nil {
		l.b.Fatalf("pause: %v; are there enough people?", err)
	}
}

// resume lets the broadcast go on, waits until it does, and tells how many
// deliveries there were by then.
func (l *load) resume() int {
	l.b.Helper()
	before := l.deliveries()
	if err := l.book.Resume(l.b.Context(), l.broadcast, time.Now()); err != nil {
		l.b.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(l.b.Context(), loadPatience)
	defer cancel()
	if _, err := l.WaitStats(ctx, func(telegramtest.Stats) bool { return l.deliveries() > before }); err != nil {
		l.b.Fatal(err)
	}
	return l.deliveries()
}

// deliveries counts the messages that answered no question.
func (l *load) deliveries() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.unasked
}
