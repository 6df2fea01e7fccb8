package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
)

// uploadedLarge are the large files among the samples that are uploaded.
var uploadedLarge = []string{"sepatuWanita.csv", "tasWanita.csv", "sandalPria.csv"}

// madeUpFile stands for the samples where there are none: a row that is new, one
// twice, and one that cannot be used.
const madeUpFile = `nama produk,harga,tanggal,link
Payung lipat otomatis,45000,2026-01-14,https://www.tokopedia.com/tokopayung/payung-lipat
Payung golf besar,"Rp89.000",2026-01-14,https://www.tokopedia.com/tokopayung/payung-golf
Payung anak,gratis,2026-01-14,https://www.tokopedia.com/tokopayung/payung-anak
`

// filesToUpload are the files of officers that the demo is shown.
func filesToUpload(t *testing.T) (files []string) {
	t.Helper()
	made := filepath.Join(t.TempDir(), "harga <b>payung Januari.csv")
	if err := os.WriteFile(made, []byte(madeUpFile), 0o600); err != nil {
		t.Fatal(err)
	}
	files = append(files, made)
	samples := os.Getenv("SETARA_SAMPLES")
	if samples == "" {
		return files
	}
	mixed, err := filepath.Glob(filepath.Join(samples, "listings", "mixed", "*"))
	if err != nil || len(mixed) == 0 {
		t.Fatalf("no mixed files: %v", err)
	}
	files = append(files, mixed...)
	for _, name := range uploadedLarge {
		found, err := filepath.Glob(filepath.Join(samples, "listings", "tokopedia-*", name))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s is not among the samples: %v", name, err)
		}
		files = append(files, found[0])
	}
	return files
}

// TestThePageTakesFilesOfOfficers uploads files through the page of the demo, on
// the screen of a phone. Each is shown on a card that can be read there, and is
// in once it is accepted, or says why it cannot be.
func TestThePageTakesFilesOfOfficers(t *testing.T) {
	browser := chromium(t)
	t.Setenv("TMPDIR", t.TempDir())
	d := startDemo(t)
	b := openTab(t, browser, screens[0], d.address)
	b.click("#tab-officer")
	b.until("the officer's phone is there", `document.querySelector("#phone-officer").checkVisibility()`)
	b.dropsAFile()
	taken := 0
	for i, file := range filesToUpload(t) {
		name := filepath.Base(file)
		// In turns: to each may go one message a second.
		b.click(fmt.Sprintf("#phone-officer .people button:nth-child(%d)", i%3+1))
		b.officerUploads(file)
		card := b.waitForCard(name)
		if n := utf8.RuneCountInString(card); n > 1250 {
			t.Errorf("the card of %s has %d letters", name, n)
		}
		b.checkFits()
		b.screenshot("kartu-" + strings.TrimSuffix(name, filepath.Ext(name)))
		if !b.offers("Terima") {
			t.Logf("%s is not taken: %s", name, card)
			b.officerPresses(b.firstOf("Tidak jadi", "Tolak"))
			b.read("phone-officer", "tidak saya masukkan")
			continue
		}
		b.officerPresses("Terima")
		b.read("phone-officer", ": sudah masuk")
		taken++
	}
	if taken == 0 {
		t.Error("nothing is taken")
	}
	b.checkAccessible("at what is in")
	b.screenshot("masuk")
	b.officerPresses("Batalkan impor")
	b.read("phone-officer", "Batalkan impor")
	b.officerPresses("Ya, batalkan")
	b.read("phone-officer", "sudah saya batalkan")
	b.officerTypes("/berkas", "sudah dibatalkan")
	b.checkFits()
	b.screenshot("daftar")
	b.checkQuiet()
}

// officerUploads attaches a file on the officer's phone and sends it.
func (b *tab) officerUploads(file string) {
	b.t.Helper()
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#phone-officer input[type=file]"), []string{file}))
	b.until("the file is shown before it goes", `!document.querySelector("#phone-officer .attached").hidden`)
	b.click("#phone-officer .send")
}

// waitForCard waits for the card of a file, says when its prices were seen where
// that is asked, and returns what stands on it.
func (b *tab) waitForCard(name string) string {
	b.t.Helper()
	newest := `[...document.querySelectorAll("#phone-officer .log:not([hidden]) .theirs .text")].at(-1)?.innerText ?? ""`
	for range 2 {
		b.until("there is a card of "+name, fmt.Sprintf(
			`((text) => text.includes(%q) && (text.includes("Belum ada yang berubah.") || text.includes("belum bisa saya masukkan")))(%s)`, name, newest))
		card := value[string](b, newest)
		if !strings.Contains(card, "Hari apa, Kak?") {
			return card
		}
		b.screenshot("hari")
		b.officerPresses("Kemarin")
		b.until("it is read again", fmt.Sprintf(`!(%s).includes("Hari apa, Kak?")`, newest))
	}
	return value[string](b, newest)
}

// offers tells whether the newest message on the officer's phone has a button.
func (b *tab) offers(label string) bool {
	b.t.Helper()
	return slices.Contains(value[[]string](b, `[...[...document.querySelectorAll("#phone-officer .log:not([hidden]) .theirs:not(.typing)")].at(-1).querySelectorAll(".key")].map((e) => e.innerText.trim())`), label)
}

// firstOf is the first of some buttons that the newest message has.
func (b *tab) firstOf(labels ...string) string {
	b.t.Helper()
	for _, label := range labels {
		if b.offers(label) {
			return label
		}
	}
	b.t.Fatalf("the newest message has none of the buttons %q", labels)
	return ""
}

// dropsAFile drops a file on the officer's phone, as from a folder, and takes it
// off again.
func (b *tab) dropsAFile() {
	b.t.Helper()
	value[any](b, `(() => {
		const data = new DataTransfer();
		data.items.add(new File(["a,b"], "jatuh.csv"));
		document.querySelector("#phone-officer .talk").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
		return true;
	})()`)
	b.until("the file that was dropped is attached", `document.querySelector("#phone-officer .attached").innerText.includes("jatuh.csv")`)
	b.click("#phone-officer .remove-file")
	b.until("it is off again", `document.querySelector("#phone-officer .attached").hidden`)
}
