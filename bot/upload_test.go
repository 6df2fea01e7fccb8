package bot_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

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

func TestWhoMayLoadFilesIsToldOfAPictureWhatCanBeRead(t *testing.T) {
	d := newDepot(t).begin()
	for _, c := range []struct {
		who  *telegramtest.Person
		says string
	}{
		{d.sari, "CSV, XLSX, JSON, atau YAML"},
		{d.lina, chat.TextOnly().Text()}, // reads alone
		{d.yanto, chat.TextOnly().Text()},
	} {
		if _, err := c.who.SendPhoto(picture(t), ""); err != nil {
			t.Fatal(err)
		}
		d.told(c.who, c.says)
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

// A crash between taking in and noting that, and Telegram has dropped the file by
// the next start.
func TestAFileThatIsInBeforeACrashIsNotSaidToHaveFailed(t *testing.T) {
	d := newDepot(t).begin()
	d.sends(d.sari, "harga.csv", "kaos,25000", "")
	d.told(d.sari, "Belum ada yang berubah.")
	d.halt()
	book, err := ledger.Open(t.Context(), filepath.Join(d.folder, "bot.db"))
	if err != nil {
		t.Fatal(err)
	}
	u, err := book.Upload(t.Context(), 1)
	if err == nil {
		err = book.ChangeUpload(t.Context(), knowledge.UploadChange{ID: 1, Revision: u.Revision, Deed: knowledge.Deed{
			Act: knowledge.Act{By: d.sari.ChatID(), Update: 990, At: u.At}, Kind: knowledge.DeedUploadAccept,
		}})
	}
	if err := errors.Join(err, book.Close()); err != nil {
		t.Fatal(err)
	}
	d.shelf.acts[990] = knowledge.FileDifference{ImportID: 77, New: 1}
	d.ForgetFiles()
	d.start()
	d.told(d.sari, "Nomor impornya 77")
}
