package ledger

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func abon() knowledge.Watch {
	return knowledge.Watch{
		Product: knowledge.Product{
			Key: "abon sapi", Name: "Abon Sapi", Unit: knowledge.UnitKilogram, Pack: knowledge.One,
		},
		Goods: "abon sapi", Category: "Makanan", Threshold: 750, Unit: knowledge.UnitKilogram,
		Local: knowledge.Mark{Price: 120_000, N: 7, On: 20_000},
	}
}

// watched keeps the product of a watch and sets it.
func watched(t testing.TB, l *Ledger, chat int64, w knowledge.Watch) knowledge.Watch {
	t.Helper()
	must(t, l.KeepProduct(t.Context(), chat, w.Product, noon))
	must(t, l.KeepWatch(t.Context(), chat, w))
	for _, kept := range watches(t, l, chat) {
		if kept.Product.Key == w.Product.Key {
			return kept
		}
	}
	t.Fatalf("%q is not watched", w.Product.Key)
	return w
}

func watches(t testing.TB, l *Ledger, chat int64) []knowledge.Watch {
	t.Helper()
	kept, err := l.Watches(t.Context(), chat)
	must(t, err)
	return kept
}

// due are the ids of the watches that are due at a version.
func due(t testing.TB, l *Ledger, version int64) (ids []int64) {
	t.Helper()
	list, err := l.DueWatches(t.Context(), version, 0, 100)
	must(t, err)
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	return ids
}

func TestAWatchOutlivesARestartAndEndsWithItsProduct(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	set := watched(t, l, 7, abon())
	watched(t, l, 8, abon())
	must(t, l.Close())

	l = open(t, path)
	defer l.Close()
	want := abon()
	want.ID, want.Product.ID, want.Product.UpdatedAt = set.ID, set.Product.ID, noon
	if diff := cmp.Diff([]knowledge.Watch{want}, watches(t, l, 7)); diff != "" || set.ID == 0 {
		t.Fatalf("read back (-want +got):\n%s", diff)
	}
	dearer := abon().Product
	dearer.Cost = 90_000
	must(t, l.KeepProduct(t.Context(), 7, dearer, noon))
	if now := watches(t, l, 7); len(now) != 1 || now[0].ID != set.ID || now[0].Product.Cost != 90_000 {
		t.Errorf("with another cost: %+v", now)
	}
	must(t, l.DropProduct(t.Context(), 7, "abon sapi"))
	if left := watches(t, l, 7); len(left) != 0 || len(watches(t, l, 8)) != 1 {
		t.Errorf("watched without its product: %+v", left)
	}
	must(t, l.DropWatch(t.Context(), 8, "abon sapi"))
	if len(watches(t, l, 8)) != 0 || len(products(t, l, 8)) != 1 {
		t.Error("to stop watching ends the watch, and leaves the product")
	}
}

func TestForgettingAnOwnerEndsTheirWatches(t *testing.T) {
	l := fresh(t)
	watched(t, l, 7, abon())
	kept := watched(t, l, 8, abon())
	must(t, l.Forget(t.Context(), 7, noon))
	if ids := due(t, l, 1); len(ids) != 1 || ids[0] != kept.ID {
		t.Errorf("due are %v", ids)
	}
}

func TestOnlyWhatIsKeptIsWatchedAndOnlySoMuch(t *testing.T) {
	l := fresh(t)
	if err := l.KeepWatch(t.Context(), 7, abon()); err == nil {
		t.Error("what is not kept is watched")
	}
	w := abon()
	for i := range knowledge.MaxWatches {
		w.Product.Key = "barang " + strconv.Itoa(i)
		watched(t, l, 7, w)
	}
	watched(t, l, 7, w) // one of them, set anew
	w.Product.Key = "satu lagi"
	must(t, l.KeepProduct(t.Context(), 7, w.Product, noon))
	if err := l.KeepWatch(t.Context(), 7, w); err == nil || len(watches(t, l, 7)) != knowledge.MaxWatches {
		t.Errorf("one too many: %v", err)
	}
}

func TestAWatchIsStoredWithTheTurnThatKeepsItsProductOrNotAtAll(t *testing.T) {
	l := fresh(t)
	w := abon()
	turn := Turn{
		Chat: 7, At: noon, Products: []ProductChange{{Keep: &w.Product}}, Watches: []WatchChange{{Keep: &w}},
		Letters: []Letter{letter(7)},
	}
	bad := turn
	bad.Letters = []Letter{{Chat: 7, Kind: "carrier pigeon", Payload: []byte(`{}`)}}
	if _, err := l.Finish(t.Context(), &bad); err == nil || len(watches(t, l, 7)) != 0 {
		t.Fatalf("without its reply it is watched, or no error came: %v", err)
	}
	finish(t, l, turn)
	if len(watches(t, l, 7)) != 1 {
		t.Error("it is not watched")
	}
	finish(t, l, Turn{Chat: 7, Watches: []WatchChange{{Drop: "abon sapi"}, {Drop: "tidak ada"}}})
	if len(watches(t, l, 7)) != 0 {
		t.Error("it is still watched")
	}
}

func TestAWatchIsDueOncePerVersion(t *testing.T) {
	l := fresh(t)
	first, second := watched(t, l, 9, abon()), watched(t, l, 7, abon())
	if ids := due(t, l, 5); cmp.Diff([]int64{first.ID, second.ID}, ids) != "" {
		t.Fatalf("due are %v, want the oldest first", ids)
	}
	if rest, err := l.DueWatches(t.Context(), 5, first.ID, 1); err != nil || len(rest) != 1 || rest[0].Chat != 7 {
		t.Errorf("behind the first: %+v, %v", rest, err)
	}
	first.Import = knowledge.Mark{Price: 80_000, N: 5, On: 20_010}
	queued, err := l.CheckWatches(t.Context(), []Checked{{Watch: first, Version: 5}}, noon)
	if err != nil || queued != 0 || len(waiting(t, l, Broadcasts)) != 0 {
		t.Errorf("nothing to tell: %d letters, %v", queued, err)
	}
	if ids := due(t, l, 5); cmp.Diff([]int64{second.ID}, ids) != "" {
		t.Errorf("then due are %v", ids)
	}
	if ids := due(t, l, 6); len(ids) != 2 {
		t.Errorf("at the next version due are %v", ids)
	}
	if got := watches(t, l, 9)[0]; got.Import != first.Import || got.Local != first.Local {
		t.Errorf("kept is %+v", got)
	}
}

func TestWhatIsToldIsQueuedWithItsNewMarkOrNotAtAll(t *testing.T) {
	l := fresh(t)
	w := watched(t, l, 7, abon())
	moved := w
	moved.Local.Price = 150_000
	news := letter(7)
	news.Lane, news.Daytime = Broadcasts, true
	bad := news
	bad.Kind = "carrier pigeon"
	if _, err := l.CheckWatches(t.Context(), []Checked{{Watch: moved, Version: 5, Letters: []Letter{news, bad}}}, noon); err == nil {
		t.Fatal("a letter of no kind was queued")
	}
	if got := watches(t, l, 7)[0]; got.Local != w.Local || len(due(t, l, 5)) != 1 || len(waiting(t, l, Broadcasts)) != 0 {
		t.Fatalf("half of it is stored: %+v", got)
	}
	queued, err := l.CheckWatches(t.Context(), []Checked{{Watch: moved, Version: 5, Letters: []Letter{news}}}, noon)
	if err != nil || queued != 1 || watches(t, l, 7)[0].Local.Price != 150_000 {
		t.Errorf("%d letters, %v", queued, err)
	}
	letters, err := l.Waiting(t.Context(), Broadcasts, 0, 10)
	if err != nil || len(letters) != 1 || !letters[0].Daytime {
		t.Errorf("queued are %+v, %v", letters, err)
	}
}

func TestWhatWasFoundOutForAnEndedWatchIsToldToNobody(t *testing.T) {
	l := fresh(t)
	old := watched(t, l, 7, abon())
	renewed := watched(t, l, 7, abon())
	queued, err := l.CheckWatches(t.Context(), []Checked{{Watch: old, Version: 5, Letters: []Letter{letter(7)}}}, noon)
	if err != nil || queued != 0 || len(waiting(t, l, Answers)) != 0 {
		t.Errorf("%d letters, %v", queued, err)
	}
	if ids := due(t, l, 5); len(ids) != 1 || ids[0] != renewed.ID {
		t.Errorf("due are %v", ids)
	}
}

func TestWhoCannotBeWrittenToIsWatchedForAgainWhenTheyCan(t *testing.T) {
	l := fresh(t)
	watched(t, l, 7, abon())
	must(t, l.Leave(t.Context(), 7, noon))
	if ids := due(t, l, 5); len(ids) != 0 {
		t.Errorf("due are %v", ids)
	}
	finish(t, l, Turn{Chat: 7})
	if ids := due(t, l, 5); len(ids) != 1 {
		t.Errorf("back again, due are %v", ids)
	}
}
