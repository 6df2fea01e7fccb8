package bot_test

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge"
	"setara/knowledge/feed"
)

// anyAddress takes addresses of servers on this machine too.
func anyAddress(typed string) (string, error) {
	if !strings.HasPrefix(typed, "https://") {
		return "", &knowledge.FileProblem{Reason: "Alamatnya harus diawali https://."}
	}
	return typed, nil
}

// newsstand is a depot that reads a sheet on a site with a certificate. The
// officers are those of the depot, with Yanto, who approves.
type newsstand struct {
	*depot
	site *httptest.Server
	now  time.Time

	mu      sync.Mutex
	content string
	status  int
	asked   int // how often the whole sheet was sent
}

func newNewsstand(t *testing.T, content string) *newsstand {
	n := &newsstand{depot: newDepot(t), content: content, status: http.StatusOK, now: time.Now().Add(time.Hour)} // ahead of the conversation's
	n.site = httptest.NewTLSServer(http.HandlerFunc(n.serve))
	t.Cleanup(n.site.Close)
	roots := x509.NewCertPool()
	roots.AddCert(n.site.Certificate())
	own := netip.MustParseAddrPort(n.site.Listener.Addr().String())
	before := n.change
	n.change = func(o *bot.Options) {
		before(o)
		o.Fetcher = &feed.Fetcher{Roots: roots, Allow: func(to netip.AddrPort) bool { return to == own }}
		o.FeedEvery = 10 * time.Millisecond
		o.Now = n.clock
	}
	n.begin()
	n.hire(n.ratna, n.yanto, "penyetuju")
	return n
}

func (n *newsstand) clock() time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.now
}

// later lets hours go by.
func (n *newsstand) later(hours int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.now = n.now.Add(time.Duration(hours) * time.Hour)
}

// prints puts something else on the sheet, or has the site fail.
func (n *newsstand) prints(content string, status int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.content, n.status = content, status
}

func (n *newsstand) serve(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	tag := fmt.Sprintf("%q", fmt.Sprint(len(n.content), n.content))
	switch {
	case n.status != http.StatusOK:
		w.WriteHeader(n.status)
	case r.Header.Get("If-None-Match") == tag:
		w.WriteHeader(http.StatusNotModified)
	default:
		n.asked++
		w.Header().Set("ETag", strings.ReplaceAll(tag, "\n", ""))
		_, _ = w.Write([]byte(n.content))
	}
}

// feed waits until the feed is as wanted.
func (n *newsstand) feed(is func(*knowledge.Feed) bool) knowledge.Feed {
	n.t.Helper()
	for {
		f, err := n.ledger.Feed(n.ctx, 1)
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			n.t.Fatal(err)
		}
		if err == nil && is(&f) {
			return f
		}
		select {
		case <-n.ctx.Done():
			n.t.Fatalf("the feed stays %+v\n%s", f, n.log)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// rows are so many rows of a sheet, at a price.
func rows(n int, price int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "barang %d,%d\n", i, price)
	}
	return b.String()
}

func due(f *knowledge.Feed) bool { return f.State == knowledge.FeedDue && f.Rows > 0 }

func held(f *knowledge.Feed) bool { return f.State == knowledge.FeedHeld }

// set up has Yanto set the sheet up and accept what it holds.
func (n *newsstand) setUp() knowledge.Feed {
	n.t.Helper()
	n.send(n.yanto.Dialog, "/lembar tambah "+n.site.URL+"/harga tiap 6 jam")
	n.told(n.yanto, "Saya baca dulu")
	card := n.told(n.yanto, "pertama kalinya saya baca")
	n.want(card, "4 baris: 4 baru")
	n.press(n.yanto, card, "Terima")
	n.told(n.yanto, "sudah masuk, Kak. Selanjutnya saya baca sendiri tiap 6 jam")
	return n.feed(due)
}

func TestASheetIsShownFirstAndReadByItselfFromThenOn(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	f := n.setUp()
	if f.Rows != 4 || f.Import == 0 || n.shelf.price("barang 0") != "1000" {
		t.Errorf("the feed is %+v", f)
	}
	n.want(n.asks(n.lina, "/lembar"), "4 baris")
	// The same again is not sent.
	asked := n.asked
	n.later(7)
	n.feed(func(f *knowledge.Feed) bool { return due(f) && f.Run == 3 })
	if n.asked != asked {
		t.Errorf("the sheet was sent %d times more", n.asked-asked)
	}
	// What changes is taken in, and nobody is disturbed.
	before := len(n.yanto.Transcript().FromBot())
	n.prints(rows(5, 1100), http.StatusOK)
	n.later(7)
	n.feed(func(f *knowledge.Feed) bool { return due(f) && f.Rows == 5 })
	if n.shelf.price("barang 4") != "1100" {
		t.Error("the change is not taken in")
	}
	if got := texts(n.yanto.Transcript()); len(got) != before {
		t.Errorf("the officer is told %q", got[before:])
	}
	if deeds := n.deeds(); deeds[0] != "feed.take 1" || deeds[1] != "feed.add 1" {
		t.Errorf("the audit says %q", deeds[:2])
	}
}

func TestASheetThatShrinksIsHeldUntilAnOfficerDecides(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	n.setUp()
	n.prints(rows(1, 9000), http.StatusOK)
	n.later(7)
	f := n.feed(held)
	if f.Hold != knowledge.HoldShrunk || n.shelf.price("barang 0") != "1000" {
		t.Fatalf("the feed is %+v", f)
	}
	for _, who := range []*telegramtest.Person{n.yanto, n.ratna} {
		n.told(who, "kurang dari separuh")
	}
	n.want(n.asks(n.sari, "/lembar terima 1 "+f.Digest), "di luar peran Kakak")
	n.want(n.asks(n.yanto, "/lembar terima 1 beda"), "sudah lain")
	n.press(n.yanto, n.told(n.yanto, "kurang dari separuh"), "Lewati")
	n.told(n.yanto, "saya lewati")
	// What was not wanted is not shown again, until it is something else.
	n.later(7)
	n.feed(func(f *knowledge.Feed) bool { return f.State == knowledge.FeedDue && f.Run >= 4 })
	n.prints(rows(1, 9500), http.StatusOK)
	n.later(7)
	f = n.feed(held)
	// By the time that it is accepted, the sheet is another one.
	n.prints(rows(1, 9600), http.StatusOK)
	n.send(n.ratna.Dialog, "/lembar terima 1 "+f.Digest)
	f = n.feed(func(f *knowledge.Feed) bool { return f.Hold == knowledge.HoldChanged })
	if n.shelf.price("barang 0") != "1000" {
		t.Error("what nobody has seen was taken in")
	}
	n.send(n.ratna.Dialog, "/lembar terima 1 "+f.Digest)
	n.told(n.ratna, "sudah masuk")
	if n.shelf.price("barang 0") != "9600" {
		t.Error("what was accepted was not taken in")
	}
}

func TestASheetThatFailsIsToldOfOnceAndReadOn(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	was := n.setUp()
	n.prints(rows(4, 1100), http.StatusNotFound)
	for range 5 {
		before := n.feed(func(f *knowledge.Feed) bool { return true })
		n.later(25)
		n.feed(func(f *knowledge.Feed) bool { return f.Failures > before.Failures })
	}
	told := 0
	for _, text := range texts(n.yanto.Transcript()) {
		if strings.Contains(text, "3 kali berturut-turut") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("the officer is told %d times", told)
	}
	n.want(n.asks(n.yanto, "/lembar lihat 1"), "Tidak ada berkas di alamat ini")
	n.prints(rows(4, 1100), http.StatusOK)
	n.send(n.yanto.Dialog, "/lembar sekarang 1")
	n.feed(func(f *knowledge.Feed) bool { return due(f) && f.Import != was.Import })
	if n.shelf.price("barang 3") != "1100" {
		t.Error("it is not read on")
	}
}

func TestWhoMayNotApproveSetsUpNoSheet(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	add := "/lembar tambah " + n.site.URL + "/harga"
	n.want(n.asks(n.sari, add), "di luar peran Kakak")
	n.want(n.asks(n.lina, add), "di luar peran Kakak")
	owner := n.owner("Wulan")
	n.want(n.asks(owner, add), unknownCommand)
	n.want(n.asks(owner, "/lembar"), unknownCommand)
	n.want(n.asks(n.yanto, "/lembar tambah http://"+n.site.Listener.Addr().String()), "https://")
	n.want(n.asks(n.yanto, "/lembar tambah "+n.site.URL+" tiap 0 jam"), "tiap 1 jam")
	if n.asked != 0 {
		t.Error("the sheet was read")
	}
	// Who set it up and is no approver any more has it held.
	n.setUp()
	n.send(n.ratna.Dialog, fmt.Sprintf("/petugas ubah %d pembaca", n.yanto.ChatID()))
	n.told(n.yanto, "pembaca")
	n.later(7)
	if f := n.feed(held); f.Hold != knowledge.HoldMaker {
		t.Errorf("it is held since %q", f.Hold)
	}
	n.told(n.ratna, "bukan penyetuju lagi")
	n.send(n.ratna.Dialog, "/lembar hentikan 1")
	n.press(n.ratna, n.told(n.ratna, "Hentikan lembar 1"), "Ya, hentikan")
	n.told(n.ratna, "tidak saya baca lagi")
	n.want(n.asks(n.ratna, "/lembar lihat 1"), "sudah dihentikan")
}

// A crash between taking in and noting that leaves the feed as it was claimed.
func TestASheetThatWasTakenInBeforeACrashIsNotTakenInTwice(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	f := n.setUp()
	n.halt()
	imports := len(n.shelf.acts)
	book, err := ledger.Open(n.ctx, filepath.Join(n.folder, "bot.db"))
	if err != nil {
		t.Fatal(err)
	}
	claimed, err := book.ClaimFeed(t.Context(), n.clock().Add(7*time.Hour))
	if err := errors.Join(err, book.Close()); err != nil {
		t.Fatal(err)
	}
	n.prints(rows(4, 1200), http.StatusOK)
	n.shelf.acts[claimed.Act(n.clock()).Update] = knowledge.FileDifference{ImportID: 77, Rows: 4}
	n.start()
	got := n.feed(func(g *knowledge.Feed) bool { return g.Import == 77 })
	if got.Run != f.Run+1 || len(n.shelf.acts) != imports+1 || n.shelf.price("barang 0") != "1000" {
		t.Errorf("after the crash the feed is %+v, with %d imports", got, len(n.shelf.acts))
	}
	// One that is stopped while it is read stays stopped.
	n.send(n.ratna.Dialog, "/lembar hentikan 1 ya")
	n.told(n.ratna, "tidak saya baca lagi")
	if _, err := n.ledger.FinishFeed(t.Context(), ledger.FeedRan{Feed: &got, At: n.clock()}); err != nil {
		t.Fatal(err)
	}
	if f := n.feed(func(*knowledge.Feed) bool { return true }); f.State != knowledge.FeedStopped {
		t.Errorf("it is %s", f.State)
	}
}

func TestASheetThatCannotBeHandledDoesNotHoldUpTheOthers(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	n.setUp()
	n.shelf.mu.Lock()
	n.shelf.during = func(func(int)) { panic("no such cell") }
	n.shelf.mu.Unlock()
	n.prints(rows(4, 1100), http.StatusOK)
	n.later(7)
	f := n.feed(func(f *knowledge.Feed) bool { return f.Failures > 0 })
	if f.State != knowledge.FeedDue || !f.DueAt.After(n.clock()) || f.Reason == "" {
		t.Errorf("it is next again: %+v", f)
	}
}

func TestASheetThatLosesHalfItsRowsIsHeldThoughTheRestIsKnown(t *testing.T) {
	n := newNewsstand(t, rows(4, 1000))
	n.setUp()
	n.prints(rows(1, 1000), http.StatusOK)
	n.later(7)
	if f := n.feed(held); f.Hold != knowledge.HoldShrunk || f.Rows != 4 {
		t.Errorf("it is %+v", f)
	}
}
