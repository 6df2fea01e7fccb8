package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"setara/knowledge"
)

var noon = time.Date(2026, 2, 1, 12, 0, 0, 0, knowledge.WIB)

// fresh opens a new ledger that is closed with the test.
func fresh(t testing.TB) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "bot.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// must fails the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// count is the number that a query gives.
func count(t testing.TB, l *Ledger, query string) (n int) {
	t.Helper()
	must(t, l.commits.write(t.Context(), func(tx *batch) error { return tx.row(query, nil, &n) }))
	return n
}

func message(id, chat int64) Update {
	return Update{ID: id, Chat: chat, Kind: "message", Payload: []byte(`{"text":"rahasia"}`), ReceivedAt: noon}
}

// journal journals updates and returns which of them are new.
func journal(t testing.TB, l *Ledger, updates ...Update) []int64 {
	t.Helper()
	ids, err := l.Journal(t.Context(), updates)
	must(t, err)
	return ids
}

func TestAnUpdateIsNewOnce(t *testing.T) {
	l := fresh(t)
	if got := journal(t, l, message(5, 1), message(6, 1), message(5, 1)); !slices.Equal(got, []int64{5, 6}) {
		t.Errorf("new are %v", got)
	}
	if got := journal(t, l, message(6, 1), message(7, 1)); !slices.Equal(got, []int64{7}) {
		t.Errorf("of a second delivery, new are %v", got)
	}
	_, err := l.Finish(t.Context(), &Turn{Chat: 1, Updates: []int64{6}, At: noon})
	must(t, err)
	if got := journal(t, l, message(6, 1)); len(got) != 0 {
		t.Errorf("what is handled is new again: %v", got)
	}
}

func TestWhatIsHandledLosesItsPayloadAtOnceAndItsIDAfterTwoDays(t *testing.T) {
	l := fresh(t)
	journal(t, l, message(1, 1), message(2, 1), Update{ID: 3, Kind: "other", ReceivedAt: noon})
	_, err := l.Finish(t.Context(), &Turn{Chat: 1, Updates: []int64{1}, At: noon})
	must(t, err)
	if _, err := l.Payload(t.Context(), 1); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("the payload is still there: %v", err)
	}
	if n := count(t, l, `select count(*) from updates where id = 1 and payload is null`); n != 1 {
		t.Error("the id is gone at once")
	}
	left, err := l.Unfinished(t.Context())
	must(t, err)
	if len(left) != 1 || left[0].ID != 2 || left[0].Chat != 1 || !left[0].ReceivedAt.Equal(noon) {
		t.Errorf("unfinished are %+v", left)
	}
	must(t, l.Purge(t.Context(), noon.Add(47*time.Hour)))
	if n := count(t, l, `select count(*) from updates`); n != 3 {
		t.Errorf("%d updates after 47 hours, want 3", n)
	}
	must(t, l.Purge(t.Context(), noon.Add(49*time.Hour)))
	if n := count(t, l, `select count(*) from updates`); n != 1 {
		t.Errorf("%d updates after 49 hours, want the unfinished one", n)
	}
}

func TestOneChangeThatFailsCostsNoOther(t *testing.T) {
	l := fresh(t)
	// Hold the committer, so that what follows makes one group.
	entered, release := make(chan struct{}), make(chan struct{})
	l.commits.submit(change{run: func(*batch) error {
		close(entered)
		<-release
		return nil
	}, done: func(error) {}})
	<-entered
	results := make(chan error, 3)
	for _, state := range []string{`{"a":1}`, `{`, `{"b":1}`} {
		l.commits.submit(change{
			run:  func(tx *batch) error { return remember(tx, int64(len(state)), []byte(state), noon) },
			done: func(err error) { results <- err },
		})
	}
	close(release)
	for i, wantErr := range []bool{false, true, false} {
		if err := <-results; (err != nil) != wantErr {
			t.Errorf("change %d: %v", i, err)
		}
	}
	if n := count(t, l, `select count(*) from conversations`); n != 1 { // two states of one length, one chat
		t.Errorf("%d conversations, want 1", n)
	}
}

func TestAfterItIsClosedALedgerTakesNothing(t *testing.T) {
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "bot.db"))
	must(t, err)
	must(t, l.Close())
	if _, err := l.Journal(t.Context(), []Update{message(1, 1)}); err == nil {
		t.Error("an update was journaled nowhere")
	}
	must(t, l.Close())
}

func TestAFullDiskIsTrouble(t *testing.T) {
	l := fresh(t)
	journal(t, l, message(1, 1))
	// The page limit makes SQLite find no room, as a full disk does.
	var pages int
	must(t, l.commits.write(t.Context(), func(tx *batch) error { return tx.row(`pragma max_page_count = 1`, nil, &pages) }))
	big := message(2, 1)
	big.Payload = append(append([]byte(`"`), make([]byte, 1<<20)...), '"')
	for i := 1; i <= 1<<20; i++ {
		big.Payload[i] = 'x'
	}
	if _, err := l.Journal(t.Context(), []Update{big}); !IsTrouble(err) {
		t.Errorf("got %v, want trouble", err)
	}
	if _, err := l.Payload(t.Context(), 1); err != nil {
		t.Errorf("reading goes on: %v", err)
	}
	if IsTrouble(knowledge.ErrNotFound) {
		t.Error("what is not there is no trouble of the disk")
	}
}

func BenchmarkJournal(b *testing.B) {
	l := fresh(b)
	id := int64(0)
	b.ReportAllocs()
	for b.Loop() {
		updates := make([]Update, 100)
		for i := range updates {
			id++
			updates[i] = message(id, id%50)
		}
		journal(b, l, updates...)
	}
	b.ReportMetric(float64(100*b.N)/b.Elapsed().Seconds(), "updates/s")
}
