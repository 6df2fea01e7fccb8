package bot_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// shelf is a small knowledge: prices by name. A file has a line "name,price"
// for each; a price that is no number is rejected.
type shelf struct {
	mu     sync.Mutex
	prices map[string]string
	acts   map[int64]knowledge.FileDifference
	reads  int
	// before, unless nil, happens once before something is published.
	before func()
	fail   error
	// during, unless nil, happens while a file is read.
	during func(progress func(int))
}

func (s *shelf) compare(spec knowledge.FileSpec, content io.ReadSeeker) (d knowledge.FileDifference, rejected []string, err error) {
	s.reads++
	if s.fail != nil {
		return d, nil, s.fail
	}
	if _, err := content.Seek(0, io.SeekStart); err != nil {
		return d, nil, err
	}
	d.Kind = knowledge.FileListings
	if spec.Kind != "" {
		d.Kind = spec.Kind
	}
	lines := bufio.NewScanner(content)
	for lines.Scan() {
		name, price, ok := strings.Cut(lines.Text(), ",")
		d.Rows++
		switch known := s.prices[name]; {
		case !ok:
			return d, nil, &knowledge.FileProblem{Reason: "Ini bukan tabel.", Rows: d.Rows}
		case strings.Trim(price, "0123456789") != "":
			d.Rejected++
			rejected = append(rejected, lines.Text())
		case known == price:
			d.Unchanged++
		default:
			d.Changes = append(d.Changes, knowledge.FileChange{Name: name, New: known == "", Fields: []knowledge.FileField{{Name: "harga", Before: known, After: price}}})
			if known == "" {
				d.New++
			} else {
				d.Changed++
			}
		}
	}
	if d.Kind == knowledge.FileListings && spec.ObservedOn == nil && strings.HasPrefix(spec.Name, "tanpa-hari") {
		return d, nil, &knowledge.FileProblem{Reason: "Kapan?", NeedsDay: true, Kind: d.Kind}
	}
	d.Columns = []knowledge.FileColumn{{Header: "nama", Column: "title"}, {Header: "harga", Column: "price"}}
	d.Digest = fmt.Sprint(d.Changes, d.Kind)
	return d, rejected, nil
}

func (s *shelf) Compare(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, progress func(int)) (knowledge.FileDifference, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, _, err := s.compare(spec, content)
	if s.during != nil {
		s.during(progress)
	}
	return d, err
}

func (s *shelf) Publish(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, _ func(int)) (knowledge.FileDifference, error) {
	s.mu.Lock()
	before := s.before
	s.before = nil
	s.mu.Unlock()
	if before != nil {
		before()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if done, ok := s.acts[act.Update]; ok {
		return done, nil
	}
	d, _, err := s.compare(spec, content)
	if err != nil {
		return d, err
	}
	if d.Digest != digest {
		return d, knowledge.ErrFileChanged
	}
	for _, c := range d.Changes {
		s.prices[c.Name] = c.Fields[0].After
	}
	d.ImportID = int64(len(s.acts) + 1)
	s.acts[act.Update] = d
	return d, nil
}

func (s *shelf) Made(_ context.Context, act knowledge.Act) (knowledge.FileDifference, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if done, ok := s.acts[act.Update]; ok {
		return done, nil
	}
	return knowledge.FileDifference{}, knowledge.ErrNotFound
}

func (s *shelf) Rejected(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, to io.Writer) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, rejected, err := s.compare(spec, content)
	if err == nil {
		_, err = io.WriteString(to, strings.Join(rejected, "\n"))
	}
	return len(rejected), err
}

func (s *shelf) price(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.prices[name]
}

// depot is a bureau that takes files, with officers: Ratna, an admin; Sari, an
// author; Lina, a viewer.
type depot struct {
	*bureau
	shelf             *shelf
	ratna, sari, lina *telegramtest.Person
	yanto             *telegramtest.Person
	progress          time.Duration
}

func newDepot(t *testing.T) *depot {
	d := &depot{shelf: &shelf{prices: map[string]string{"kaos": "30000"}, acts: map[int64]knowledge.FileDifference{}}, progress: time.Hour}
	d.bureau = newBureau(t)
	d.change = func(o *bot.Options) {
		o.Importer, o.ProgressEvery = d.shelf, d.progress
		o.Pace = bot.Pace{BroadcastPerSecond: 1e4, ChatPerSecond: 1e4, ChatBurst: 1e4, GroupPerMinute: 1e6}
	}
	return d
}

// open starts the bot with its officers.
func (d *depot) begin() *depot {
	d.t.Helper()
	d.start()
	d.ratna, d.sari, d.lina = d.owner("Ratna"), d.owner("Sari"), d.owner("Lina")
	d.yanto = d.owner("Yanto")
	d.appoint(d.ratna)
	d.hire(d.ratna, d.sari, "penulis")
	d.hire(d.ratna, d.lina, "pembaca")
	return d
}

// sends has somebody send a file.
func (d *depot) sends(p *telegramtest.Person, name, content, caption string) {
	d.t.Helper()
	if _, err := p.SendDocument(name, []byte(content), caption); err != nil {
		d.t.Fatal(err)
	}
}

// told waits until the newest message to somebody says something.
func (d *depot) told(p *telegramtest.Person, text string) telegramtest.Message {
	d.t.Helper()
	var found telegramtest.Message
	transcript, err := p.WaitFor(d.ctx, func(tr telegramtest.Transcript) bool {
		for _, m := range tr.FromBot() {
			if said, _ := m.Content(); strings.Contains(said, text) {
				found = m
			}
		}
		return found.ID != 0
	})
	if err != nil {
		d.t.Fatalf("nobody says %q, but %q\n%s", text, texts(transcript), d.log)
	}
	return found
}

// press has somebody press a button.
func (d *depot) press(p *telegramtest.Person, m telegramtest.Message, label string) {
	d.t.Helper()
	if _, err := p.Press(m.ID, label); err != nil {
		said, _ := m.Content()
		d.t.Fatalf("%v: %q", err, said)
	}
}

func TestAnOfficerSendsAFileSeesWhatItChangesAndAcceptsIt(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000\nkerudung,45000\nsandal,murah", "")
	card := d.told(d.sari, "Belum ada yang berubah.")
	said, _ := card.Content()
	for _, want := range []string{"harga.csv", "daftar harga", "3 baris: 1 baru, 1 berubah, 1 ditolak", "harga 30000 → 25000", "nama → nama barang"} {
		if !strings.Contains(said, want) {
			t.Errorf("the card does not say %q:\n%s", want, said)
		}
	}
	if d.shelf.price("kaos") != "30000" {
		t.Error("it is loaded already")
	}
	rejects := d.told(d.sari, "1 baris yang ditolak")
	if data, name, _ := d.File(rejects.FileID()); string(data) != "sandal,murah" || name != "ditolak-harga.csv" {
		t.Errorf("the rejected rows are %q in %q", data, name)
	}
	d.press(d.sari, card, "Terima")
	done := d.told(d.sari, "sudah masuk, Kak")
	if d.shelf.price("kaos") != "25000" || d.shelf.price("kerudung") != "45000" {
		t.Error("it is not loaded")
	}
	said, _ = done.Content()
	if !strings.Contains(said, "Nomor impornya 1") {
		t.Errorf("it says %q", said)
	}
	// The messages that showed how it went are gone.
	transcript, err := d.sari.WaitFor(d.ctx, func(tr telegramtest.Transcript) bool {
		return !strings.Contains(strings.Join(texts(tr), "\n"), "Saya baca dulu") && !strings.Contains(strings.Join(texts(tr), "\n"), "saya masukkan sekarang")
	})
	if err != nil {
		t.Errorf("it still says %q", texts(transcript))
	}
	if got := strings.Join(d.deeds()[:2], ", "); got != "upload.accept 1, upload.send 1" {
		t.Errorf("the audit holds %s", got)
	}
}

func TestWhatIsPressedTwiceOrByTwoOfficersIsDoneOnce(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	card := d.told(d.sari, "Belum ada yang berubah.")
	listed := d.asks(d.ratna, "/berkas")
	d.press(d.ratna, listed, "Lihat harga.csv")
	other := d.told(d.ratna, "Belum ada yang berubah.")
	d.press(d.sari, card, "Terima")
	d.press(d.sari, card, "Terima")
	d.press(d.ratna, other, "Terima")
	d.told(d.sari, "sudah masuk")
	d.send(d.ratna.Dialog, "/entahlah")
	d.told(d.ratna, unknownCommand)
	waits := func(p *telegramtest.Person) int {
		n := 0
		for _, text := range texts(p.Transcript()) {
			if strings.Contains(text, "sudah masuk, Kak. Setara memakainya") {
				n++
			}
		}
		return n
	}
	d.shelf.mu.Lock()
	defer d.shelf.mu.Unlock()
	if len(d.shelf.acts) != 1 {
		t.Errorf("it is published %d times", len(d.shelf.acts))
	}
	if n := waits(d.sari) + waits(d.ratna); n < 1 {
		t.Errorf("%d are told that it is in", n)
	}
}

func TestAnOfficerSeesHowTheReadingGoesInOneMessage(t *testing.T) {
	d := newDepot(t)
	d.progress = 5 * time.Millisecond
	enough := make(chan struct{})
	d.shelf.during = func(progress func(int)) {
		progress(12_000)
		<-enough
	}
	d.begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	d.told(d.sari, "Saya baca “harga.csv”: sudah 12.000 baris…")
	sent := d.sari.Transcript().Sent()
	close(enough)
	d.told(d.sari, "Belum ada yang berubah.")
	if more := d.sari.Transcript().Sent() - sent; more != 0 {
		t.Errorf("%d more messages come", more)
	}
}

func TestAFileIsNoneOfOwnersAndViewers(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.yanto, "harga.csv", "kaos,1", "")
	d.told(d.yanto, chat.TextOnly().Text())
	d.sends(d.lina, "harga.csv", "kaos,1", "")
	d.told(d.lina, "di luar peran Kakak")
	d.asks(d.ratna, "/petugas keluar") // whatever comes next is handled
	if n := d.Stats().Methods["getFile"]; n != 0 {
		t.Errorf("%d files are fetched", n)
	}
	open, err := d.ledger.OpenUploads(d.ctx, 10)
	if err != nil || len(open) != 0 {
		t.Errorf("kept are %v (%v)", open, err)
	}
}

func TestWhoLosesTheRightBetweenCardAndAcceptPublishesNothing(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	card := d.told(d.sari, "Belum ada yang berubah.")
	err := d.ledger.ChangeStaff(d.ctx, knowledge.StaffChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: d.ratna.ChatID(), At: time.Now()}, Kind: knowledge.DeedAppoint}, Officer: d.sari.ChatID(), Role: knowledge.RoleViewer,
	})
	if err != nil {
		t.Fatal(err)
	}
	d.press(d.sari, card, "Terima")
	d.told(d.sari, "di luar peran Kakak")
	if d.shelf.price("kaos") != "30000" {
		t.Error("it is published all the same")
	}
}

func TestAFileThatWouldChangeSomethingElseByNowIsShownAgain(t *testing.T) {
	d := newDepot(t).begin()
	d.shelf.before = func() {
		d.shelf.mu.Lock()
		defer d.shelf.mu.Unlock()
		d.shelf.prices["kaos"] = "28000"
	}
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	d.press(d.sari, d.told(d.sari, "30000 → 25000"), "Terima")
	again := d.told(d.sari, "berubah sejak Kakak melihat kartunya")
	if d.shelf.price("kaos") != "28000" {
		t.Error("it is published all the same")
	}
	d.press(d.sari, again, "Terima")
	d.told(d.sari, "sudah masuk")
	if d.shelf.price("kaos") != "25000" {
		t.Error("it is not published")
	}
}

func TestTheDayTheKindAndTheColumnsAreCorrectedByButtons(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "tanpa-hari.csv", "kaos,25000", "")
	ask := d.told(d.sari, "Hari apa, Kak?")
	d.press(d.sari, ask, "Tanggal lain")
	d.told(d.sari, "ketik tanggalnya")
	d.want(d.asks(d.sari, "entah"), "belum terbaca")
	d.send(d.sari.Dialog, "20 November 2026")
	card := d.told(d.sari, "Belum ada yang berubah.")
	d.press(d.sari, card, "Ubah kolom")
	d.press(d.sari, d.told(d.sari, "Kolom mana yang keliru"), "harga")
	d.press(d.sari, d.told(d.sari, "itu isinya apa"), "Harga coret")
	d.told(d.sari, "dibaca sebagai harga coret")
	if _, err := d.sari.WaitFor(d.ctx, func(tr telegramtest.Transcript) bool {
		last, _ := tr.Last()
		said, _ := last.Content()
		return strings.Contains(said, "Belum ada yang berubah.")
	}); err != nil {
		t.Fatal(err)
	}
	d.press(d.sari, card, "Terima") // that of the card before
	d.told(d.sari, "Kartu itu sudah diganti")
	u, err := d.ledger.Upload(d.ctx, 1)
	if err != nil || u.Spec.Columns["harga"] != "price_original" || u.Spec.ObservedOn == nil || u.Spec.ObservedOn.String() != "2026-11-20" {
		t.Errorf("it is read as %+v (%v)", u.Spec, err)
	}
	last, _ := d.sari.Transcript().Last()
	d.press(d.sari, last, "Ini bukan daftar harga")
	d.press(d.sari, d.told(d.sari, "Isi “tanpa-hari.csv” apa, Kak?"), "Biaya marketplace")
	d.told(d.sari, "saya baca sebagai biaya marketplace")
}

func TestAFileThatCannotBeFetchedOrReadIsGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		before func(d *depot)
		file   string
		says   string
	}{
		"Telegram answers 502 once": {func(d *depot) {
			d.Inject(telegramtest.Fault{Failure: telegramtest.BadGateway, Method: "getFile", Times: 1})
		}, "kaos,1", "Belum ada yang berubah."},
		"it comes cut off, and then whole": {func(d *depot) {
			d.Inject(telegramtest.Fault{Failure: telegramtest.CutAfter, Method: telegramtest.FileDownload, Times: 1})
		}, "kaos,1", "Belum ada yang berubah."},
		"it is slow": {func(d *depot) {
			d.Inject(telegramtest.Fault{Failure: telegramtest.Slow, Method: telegramtest.FileDownload, Wait: 200 * time.Millisecond})
		}, "kaos,1", "Belum ada yang berubah."},
		"it is no table": {nil, "\x89PNG", "Ini bukan tabel."},
		"the knowledge cannot be read, again and again": {func(d *depot) { d.shelf.fail = errors.New("disk") }, "kaos,1", "gagal saya olah"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDepot(t).begin()
			if c.before != nil {
				c.before(d)
			}
			d.sends(d.sari, "harga.csv", c.file, "")
			d.told(d.sari, c.says)
		})
	}
}

func TestAFileThatTelegramDoesNotKnowAnyMoreIsToBeSentAgain(t *testing.T) {
	d := newDepot(t).begin()
	d.halt()
	d.sends(d.sari, "harga.csv", "kaos,1", "")
	d.ForgetFiles()
	d.start()
	d.told(d.sari, "tidak bisa saya ambil")
}

func TestWhatIsTooLargeOrOfAnotherKindIsNotFetched(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "besar.csv", strings.Repeat("x", knowledge.MaxUploadBytes+1), "")
	d.told(d.sari, "lebih dari 20 MB")
	d.sends(d.sari, "foto.png", "x", "")
	d.told(d.sari, "Kirim sebagai CSV")
	if n := d.Stats().Methods["getFile"]; n != 0 {
		t.Errorf("%d files are fetched", n)
	}
}

func TestTheNameOfAFileIsNoMarkup(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "\u202e<b>&harga.csv", "kaos,25000", "biaya")
	card := d.told(d.sari, "Belum ada yang berubah.")
	if said, _ := card.Content(); !strings.HasPrefix(said, "b>&harga.csv: saya baca sebagai biaya marketplace") && !strings.HasPrefix(said, "<b>&harga.csv: saya baca sebagai biaya marketplace") {
		t.Errorf("it says %q", said)
	}
}

func TestTheSameFileSentTwiceIsSaidToBe(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	card := d.told(d.sari, "Belum ada yang berubah.")
	d.sends(d.ratna, "harga.csv", "kaos,25000", "")
	d.told(d.ratna, "sudah ada di saya, Kak: menunggu keputusan")
	d.press(d.sari, card, "Terima")
	d.told(d.sari, "sudah masuk, Kak")
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	d.told(d.sari, "isinya sudah saya punya")
}

func TestEachFileOfAnAlbumIsReadByItself(t *testing.T) {
	d := newDepot(t).begin()
	for i := range 3 {
		if _, err := d.sari.SendPost(telegramtest.Post{Document: fmt.Appendf(nil, "barang%d,1000", i), Name: fmt.Sprintf("harga-%d.csv", i), Album: "satu"}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 {
		d.told(d.sari, fmt.Sprintf("harga-%d.csv: saya baca sebagai", i))
	}
}

func TestAnUploadGoesOnWhereAStopLeftIt(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	card := d.told(d.sari, "Belum ada yang berubah.")
	reached := make(chan struct{})
	stay := make(chan struct{})
	d.shelf.before = func() { close(reached); <-stay }
	d.press(d.sari, card, "Terima")
	<-reached
	d.stop()
	close(stay)
	d.halt()
	d.start()
	d.told(d.sari, "sudah masuk, Kak")
	if len(d.shelf.acts) != 1 {
		t.Errorf("it is published %d times", len(d.shelf.acts))
	}
	n := 0
	for _, text := range texts(d.sari.Transcript()) {
		if strings.Contains(text, "sudah masuk, Kak") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("it is told %d times", n)
	}
}

// pastOne is a past import that can be taken back.
type pastOne struct{}

func (pastOne) PastImports(context.Context, int, int) ([]knowledge.PastImport, error) {
	return []knowledge.PastImport{{ID: 1, Kind: knowledge.FileListings, File: "lama.csv", At: time.Now(), New: 5}}, nil
}

func (p pastOne) PastImport(ctx context.Context, id int64) (knowledge.PastImport, error) {
	if id != 1 {
		return knowledge.PastImport{}, knowledge.ErrNotFound
	}
	all, err := p.PastImports(ctx, 0, 1)
	return all[0], err
}

func (pastOne) Undo(context.Context, int64, knowledge.Act) error { return nil }
