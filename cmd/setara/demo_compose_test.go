package main

import (
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"setara/cmd/setara/page"
)

// mark selects a word of what the officer writes.
func (b *tab) mark(word string) {
	b.t.Helper()
	value[any](b, fmt.Sprintf(`(() => {
		const area = document.querySelector("#phone-officer textarea");
		const at = area.value.indexOf(%q);
		area.focus();
		area.setSelectionRange(at, at + %d);
		return true;
	})()`, word, len(word)))
	b.until("the tools are there", `document.querySelector("#phone-officer .tools").checkVisibility()`)
}

// composeWithMarks writes as an officer does: a word is bold, another a link,
// and what is typed before them moves them along.
func (b *tab) composeWithMarks() {
	b.t.Helper()
	const area = "#phone-officer textarea"
	b.do(chromedp.SendKeys(chromedp.CSS(area), "Pelatihan gratis, daftar di sini"))
	b.mark("gratis")
	b.click("#phone-officer [data-mark=bold]")
	b.until("the word is bold", `document.querySelector("#phone-officer .preview strong")?.innerText === "gratis"`)
	b.until("its tool is pressed", `document.querySelector("#phone-officer [data-mark=bold]").getAttribute("aria-pressed") === "true"`)
	b.mark("di sini")
	b.click("#phone-officer [data-mark=text_link]")
	b.until("the address is asked for", `document.activeElement?.matches("#phone-officer .linking input")`)
	b.checkFits()
	b.checkAccessible("at the address of a link")
	b.do(chromedp.KeyEvent("umkm.go.id/daftar"))
	b.click("#phone-officer .set-link")
	b.until("the words are a link", `document.querySelector("#phone-officer .preview a")?.href === "https://umkm.go.id/daftar"`)
	value[any](b, `(() => { document.querySelector("#phone-officer textarea").setSelectionRange(0, 0); return true; })()`)
	b.do(chromedp.KeyEvent("Kabar: "))
	b.until("the marks have moved along", `document.querySelector("#phone-officer .preview").innerText === "Kabar: Pelatihan gratis, daftar di sini" &&
		document.querySelector("#phone-officer .preview strong").innerText === "gratis" && document.querySelector("#phone-officer .preview a").innerText === "di sini"`)
	b.mark("Kabar")
	b.checkAccessible("at a text with marks")
	b.screenshot("tulis-berformat")
	b.click("#phone-officer .send")
	b.until("it stands in the chat as it was written", `(() => {
		const own = [...document.querySelectorAll("#phone-officer .log:not([hidden]) .own")].at(-1);
		return own.querySelector("strong")?.innerText === "gratis" && own.querySelector("a")?.innerText === "di sini";
	})()`)
	b.until("nothing is left in the field", `document.querySelector("#phone-officer textarea").value === "" && document.querySelector("#phone-officer .preview").hidden`)
}

// replyToSetara answers a message of Setara's.
func (b *tab) replyToSetara() {
	b.t.Helper()
	b.read("phone-officer", "")
	value[any](b, `(() => {
		const reply = [...document.querySelectorAll("#phone-officer .log:not([hidden]) .theirs .reply:not([hidden])")].at(-1);
		reply.scrollIntoView({ block: "center", behavior: "instant" });
		reply.focus();
		return true;
	})()`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("what is replied to is shown", `document.querySelector("#phone-officer .replying").checkVisibility() && document.activeElement.matches("#phone-officer textarea")`)
	b.do(chromedp.KeyEvent("terima kasih" + kb.Enter))
	b.until("the reply names it", `(() => {
		const own = [...document.querySelectorAll("#phone-officer .log:not([hidden]) .own")].at(-1);
		return own.querySelector(".text").innerText === "terima kasih" && own.querySelector(".quote")?.innerText.length > 5;
	})()`)
	b.screenshot("balasan")
}

// meetTheOtherOfficers hands the officer's phone on to each of them.
func (b *tab) meetTheOtherOfficers() {
	b.t.Helper()
	officers := 0
	for _, person := range page.Cast {
		if person.Role != page.Officer {
			continue
		}
		officers++
		b.click(fmt.Sprintf("#phone-officer .people button:nth-child(%d)", officers))
		b.until("the phone is "+person.Name+"'s", fmt.Sprintf(`document.querySelector("#phone-officer .people [aria-pressed=true]").innerText.includes(%q)`, person.Name))
		b.checkFits()
	}
	b.screenshot("petugas-lain")
	b.click("#phone-officer .people button:nth-child(1)")
}
