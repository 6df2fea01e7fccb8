package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"setara/cmd/setara/page"
)

// screens are phones and desktops, by day and by night.
var screens = []screen{
	{"ponsel", 390, 844, true, false},
	{"ponsel-kecil-malam", 320, 568, true, true},
	{"meja", 1280, 800, false, false},
	{"meja-malam", 1280, 800, false, true},
}

// TestThePageOfTheDemoInABrowser goes through the demo as a newcomer does, in
// a real browser. With SETARA_AXE naming axe.min.js it is checked by axe too;
// with SETARA_SCREENSHOTS naming a folder, pictures are kept there.
func TestThePageOfTheDemoInABrowser(t *testing.T) {
	browser := chromium(t)
	if os.Getenv(axeFile) == "" {
		t.Logf("%s is unset: names for screen readers are checked, contrast and the rest by axe are not", axeFile)
	}
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			d := startDemo(t)
			b := openTab(t, browser, s, d.address)
			b.askTheExample()
			b.seeThePicture()
			b.lookAtTheSources()
			b.sendAFile(t.TempDir())
			b.sendAPhoto(t.TempDir())
			b.writeMarkup()
			b.correctAQuestion()
			b.handThePhoneOn()
			b.beginAsTelegramDoes()
			b.hearFromAnother(d)
			b.visitTheOfficer()
			b.reload()
			b.checkQuiet()
			b.outliveTheDemo(d)
		})
	}
}

// askTheExample taps the first example and reads the answer.
func (b *tab) askTheExample() {
	b.t.Helper()
	b.until("somebody is welcomed", `document.querySelector("#phone-owner .welcome")?.checkVisibility()`)
	b.checkFits()
	b.checkAccessible("at the welcome")
	b.screenshot("sambutan")
	b.click("#phone-owner .log:not([hidden]) .example")
	answer := b.read("phone-owner", "Rp15.000")
	if !strings.Contains(answer, "rugi") {
		b.t.Errorf("the answer is %q", answer)
	}
	if bold := value[int](b, `document.querySelectorAll("#phone-owner .theirs .text strong").length`); bold == 0 {
		b.t.Error("nothing in the answer is bold")
	}
	b.until("the answer is read from its start", `(() => {
		const log = document.querySelector("#phone-owner .log:not([hidden])").getBoundingClientRect();
		const answer = document.querySelector("#phone-owner .theirs").getBoundingClientRect();
		return answer.top >= log.top && answer.top < log.bottom;
	})()`)
	b.checkFits()
	b.checkAccessible("at the answer")
	b.screenshot("jawaban")
}

// seeThePicture looks at the picture behind the answer, which says in words
// what it shows.
func (b *tab) seeThePicture() {
	b.t.Helper()
	b.until("the picture is there", `[...document.querySelectorAll("#phone-owner .log:not([hidden]) .theirs img")].at(-1)?.naturalWidth === 1000`)
	value[any](b, `(() => {
		const picture = document.querySelector("#phone-owner .log:not([hidden]) .theirs img");
		picture.scrollIntoView({ block: "center", behavior: "instant" });
		return true;
	})()`)
	alt := value[string](b, `document.querySelector("#phone-owner .theirs img").alt`)
	if !strings.HasPrefix(alt, "Gambar harga kerudung voal") || !strings.Contains(alt, "batas aman Rp31.441") {
		b.t.Errorf("a screen reader says %q", alt)
	}
	width := value[[]float64](b, `(() => {
		const log = document.querySelector("#phone-owner .log:not([hidden])").getBoundingClientRect();
		const picture = document.querySelector("#phone-owner .theirs img").getBoundingClientRect();
		return [picture.width / log.width, picture.height / picture.width, picture.left - log.left, log.right - picture.right];
	})()`)
	if width[0] < 0.8 || width[1] < 0.4 || width[1] > 1.2 || width[2] < 0 || width[3] < 0 {
		b.t.Errorf("the picture has %v of the phone's width, height by width, and room to both sides", width)
	}
	b.checkFits()
	b.checkAccessible("at the picture")
	b.screenshot("gambar")
}

// awaitPicture waits until the picture that belongs to the newest of Setara's
// answers on that phone is there.
func (b *tab) awaitPicture(phone string) {
	b.t.Helper()
	b.until("the answer's picture is there",
		fmt.Sprintf(`[...document.querySelectorAll("#%s .log:not([hidden]) .theirs:not(.typing)")].at(-1).querySelector("img") != null`, phone))
}

// checkFits fails where the page is wider or higher than the screen.
func (b *tab) checkFits() {
	b.t.Helper()
	over := value[[]float64](b, `[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]`)
	if over[0] > 0 || over[1] > 0 {
		b.t.Errorf("the page is %v pixels larger than the screen", over)
	}
	small := value[[]string](b, `[...document.querySelectorAll("button, a.key, textarea")]
		.filter((e) => e.checkVisibility() && !e.matches(".link"))
		.map((e) => [e, e.getBoundingClientRect()])
		.filter(([, r]) => r.height < 44 || r.width < 44)
		.map(([e, r]) => e.outerHTML.slice(0, 80) + " " + r.width + "x" + r.height)`)
	for _, s := range small {
		b.t.Errorf("too small for a finger: %s", s)
	}
}

// lookAtTheSources presses the button under the answer.
func (b *tab) lookAtTheSources() {
	b.t.Helper()
	b.press("Lihat sumber")
	b.read("phone-owner", "Data contoh")
	b.until("the button is free again", `document.querySelector(".key[aria-busy]") == null`)
	b.screenshot("sumber")
}

// sendAFile sends a file with a caption and waits for what Setara says to it.
func (b *tab) sendAFile(folder string) {
	b.t.Helper()
	name := filepath.Join(folder, "harga payung.csv")
	if err := os.WriteFile(name, []byte("nama,harga\npayung lipat,30000\n"), 0o600); err != nil {
		b.t.Fatal(err)
	}
	theirs := value[int](b, `document.querySelectorAll("#phone-owner .theirs:not(:has(img))").length`)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#phone-owner input[type=file]"), []string{name}))
	b.until("the file is shown before it goes", `document.querySelector("#phone-owner .attached")?.innerText.includes("harga payung.csv")`)
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-owner textarea"), "tolong dicek"))
	b.screenshot("berkas")
	b.click("#phone-owner .send")
	b.until("the file is in the chat", `(() => {
		const own = [...document.querySelectorAll("#phone-owner .own")].at(-1);
		return own.querySelector("a.file")?.innerText.includes("harga payung.csv") && own.querySelector(".text").innerText === "tolong dicek";
	})()`)
	b.until("Setara says something to it", fmt.Sprintf(`document.querySelectorAll("#phone-owner .theirs:not(:has(img))").length > %d`, theirs))
	got := value[string](b, `fetch([...document.querySelectorAll("#phone-owner a.file")].at(-1).href).then((r) => r.text())`, chromedp.EvalAwaitPromise)
	if !strings.Contains(got, "payung lipat,30000") {
		b.t.Errorf("the file comes back as %q", got)
	}
}

// sendAPhoto sends a picture, which is shown.
func (b *tab) sendAPhoto(folder string) {
	b.t.Helper()
	name := filepath.Join(folder, "payung.png")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 120, 80))); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(name, picture.Bytes(), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#phone-owner input[type=file]"), []string{name}))
	b.click("#phone-owner .send")
	b.until("the photo is shown", `[...document.querySelectorAll("#phone-owner .own img")].at(-1)?.naturalWidth === 120`)
	b.screenshot("foto")
}

// writeMarkup types what would be script if it were not shown as typed.
func (b *tab) writeMarkup() {
	b.t.Helper()
	const text = `<img src=x onerror="document.title='diretas'"><b>halo</b>`
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-owner textarea"), text+kb.Enter))
	b.until("it is shown as typed", fmt.Sprintf(`[...document.querySelectorAll("#phone-owner .own .text")].at(-1)?.innerText === %q`, text))
	if title := value[string](b, "document.title"); title != "Demo Setara" {
		b.t.Errorf("the page is now called %q", title)
	}
}

// correctAQuestion types a question, then changes it; its answer changes too.
func (b *tab) correctAQuestion() {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-owner textarea"), "payung lipat 38rb modal 25rb, di shopee ada 19rb"+kb.Enter))
	b.read("phone-owner", "Rp19.000")
	b.awaitPicture("phone-owner")
	// Pictures come behind their answers, by and by.
	const answers = `document.querySelectorAll("#phone-owner .theirs:not(:has(img))").length`
	theirs := value[int](b, answers)
	b.press("Ubah")
	b.until("the message is there to be changed", `document.querySelector("#phone-owner textarea").value.includes("19rb")`)
	b.retype("payung lipat 38rb modal 25rb, di shopee ada 21rb")
	b.click("#phone-owner .send")
	b.read("phone-owner", "Rp21.000")
	if now := value[int](b, answers); now != theirs {
		b.t.Errorf("%d answers after the edit, %d before", now, theirs)
	}
	b.screenshot("ubah")
}

// handThePhoneOn gives the phone to another owner, who finds a chat of their
// own, and uses the menu by keyboard.
func (b *tab) handThePhoneOn() {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-owner textarea"), "belum selesai"))
	b.click("#phone-owner .people button:nth-child(2)")
	b.until("the other owner is welcomed", `document.querySelector("#phone-owner .log:not([hidden]) .welcome")?.innerText.includes("`+page.Cast[1].Name+`")`)
	if left := value[string](b, `document.querySelector("#phone-owner textarea").value`); left != "" {
		b.t.Errorf("the other owner finds %q begun", left)
	}
	b.do(
		chromedp.Focus(chromedp.CSS("#phone-owner .open-menu")),
		chromedp.KeyEvent(kb.Enter),
	)
	b.until("the menu has the commands", `document.querySelector("#phone-owner .menu")?.innerText.includes("/bantuan")`)
	b.until("the keyboard is in the menu", `document.activeElement.closest("#phone-owner .menu") != null`)
	b.checkAccessible("at the menu")
	b.screenshot("menu")
	b.do(chromedp.KeyEvent(kb.Escape))
	b.until("the menu is closed and the keyboard where it was", `document.querySelector("#phone-owner .menu").hidden && document.activeElement.matches(".open-menu")`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.press("/bantuan\nCara bertanya")
	b.read("phone-owner", "/harga")
	b.click("#phone-owner .people button:nth-child(1)")
	b.until("what the first one began is there", `document.querySelector("#phone-owner textarea").value === "belum selesai"`)
	b.retype(kb.Backspace)
}

// beginAsTelegramDoes starts the bot for the third owner, who is greeted with
// examples to tap.
func (b *tab) beginAsTelegramDoes() {
	b.t.Helper()
	b.click("#phone-owner .people button:nth-child(3)")
	b.press("Mulai dari awal")
	b.read("phone-owner", "Setara")
	if keys := value[int](b, `[...document.querySelectorAll("#phone-owner .log:not([hidden]) .key")].length`); keys < 3 {
		b.t.Errorf("%d buttons under the greeting, want three examples", keys)
	}
	b.checkAccessible("at the greeting")
	b.checkFits()
	b.screenshot("mulai")
	b.click("#phone-owner .log:not([hidden]) .key")
	b.read("phone-owner", "Rp")
	b.awaitPicture("phone-owner")
	b.click("#phone-owner .people button:nth-child(1)")
}

// hearFromAnother has an owner ask whose chat is not on the screen: their
// answer counts as new until it is looked at.
func (b *tab) hearFromAnother(d *runningDemo) {
	b.t.Helper()
	made := page.Cast[3]
	d.say(b.t, made.ID, made.Examples[0])
	b.until("an answer is waiting for them", `document.querySelector("#phone-owner .people button:nth-child(4)").innerText.includes(" pesan baru")`)
	b.screenshot("pesan-baru")
	b.click("#phone-owner .people button:nth-child(4)")
	b.until("nothing is new any more", `document.querySelector(".badge:not([hidden])") == null`)
	b.read("phone-owner", "Rp40.000")
	b.awaitPicture("phone-owner")
	b.click("#phone-owner .people button:nth-child(1)")
}

// visitTheOfficer asks something on the other phone.
func (b *tab) visitTheOfficer() {
	b.t.Helper()
	officer := `document.querySelector("#phone-officer").checkVisibility()`
	if b.screen.phone {
		if value[bool](b, officer) {
			b.t.Error("both phones are on a narrow screen")
		}
		b.click("#tab-officer")
	}
	b.until("the officer's phone is there", officer)
	b.checkAccessible("at the officer's phone")
	b.click("#phone-officer .example")
	b.read("phone-officer", "Rp19.000")
	b.awaitPicture("phone-officer")
	b.screenshot("petugas")
	b.composeWithMarks()
	b.replyToSetara()
	b.meetTheOtherOfficers()
	if b.screen.phone {
		b.click("#tab-owner")
		b.until("the owner's phone is back", `document.querySelector("#phone-owner").checkVisibility()`)
	}
}

// reload opens the page anew: all that was said is there again.
func (b *tab) reload() {
	b.t.Helper()
	said := value[int](b, `document.querySelectorAll(".message:not(.typing)").length`)
	b.do(chromedp.Reload())
	b.until("all messages are back", fmt.Sprintf(`document.querySelectorAll(".message:not(.typing)").length === %d`, said))
	if n := value[int](b, `document.querySelectorAll(".badge:not([hidden])").length`); n != 0 {
		b.t.Error("what was read counts as new")
	}
}

// outliveTheDemo stops the demo under the open page, which says so.
func (b *tab) outliveTheDemo(d *runningDemo) {
	b.t.Helper()
	begun := time.Now()
	if code := d.end(b.t); code != exitDone {
		b.t.Errorf("exit status %d while the page is open: %s", code, d.said)
	}
	if took := time.Since(begun); took > waitBriefly {
		b.t.Errorf("stopping took %s while the page is open", took)
	}
	b.until("the page says that the demo is gone", `document.querySelector(".lost").checkVisibility()`)
	b.screenshot("terputus")
}
