package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"setara/cmd/setara/page"
	"setara/knowledge"
)

// castMember is somebody on the page of the demo: an officer with that role, or
// the first owner for none.
func castMember(t *testing.T, role knowledge.Role) int64 {
	t.Helper()
	i := slices.IndexFunc(page.Cast, func(p page.Person) bool { return p.Trust == role })
	if i < 0 {
		t.Fatalf("nobody on the page is %q", role)
	}
	return page.Cast[i].ID
}

func TestTwoOfficersOfTheDemoAnnounceSomethingToItsOwners(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := startDemo(t)
	admin, approver := castMember(t, knowledge.RoleAdmin), castMember(t, knowledge.RoleApprover)
	var owners []int64
	for _, p := range page.Cast {
		if p.Role == page.Owner {
			owners = append(owners, p.ID)
			d.say(t, p.ID, "/izin ya")
			d.await(t, p.ID)
		}
	}
	d.say(t, approver, "/siaran") // who never wrote to the bot cannot be written to
	d.awaitText(t, approver, "Belum ada siaran")
	for _, step := range []struct{ say, told string }{
		{"/siaran tulis", "Kirim pesannya"},
		{"Halo {nama|Kak}, gudang bersama tutup hari ini", "Siaran ini tentang apa?"},
		{"mendesak", "Untuk siapa?"}, // goes out by night too
		{"semua", "Penerima: 4 orang"},
		{"/siaran kirim 1", "saya ajukan ke 1 penyetuju"},
	} {
		d.say(t, admin, step.say)
		d.awaitText(t, admin, step.told)
	}
	d.awaitText(t, approver, "meminta persetujuan Kakak")
	d.awaitText(t, approver, "menunggu persetujuan")
	d.say(t, approver, "/siaran setujui 1 3")
	d.awaitText(t, approver, "Kakak setujui, untuk 4 orang")
	d.awaitText(t, admin, "disetujui Pak Hendra")
	for _, owner := range owners {
		m := d.awaitText(t, owner, "gudang bersama tutup hari ini")
		if strings.Contains(m.Text, "{") || !strings.HasPrefix(m.Text, "Halo ") {
			t.Errorf("an owner gets %q", m.Text)
		}
	}
}

// TestTwoOfficersAnnounceSomethingInABrowser goes the same way on the page: Bu
// Ratna writes with marks, Pak Hendra approves, an owner reads.
func TestTwoOfficersAnnounceSomethingInABrowser(t *testing.T) {
	browser := chromium(t)
	d := startDemo(t)
	for _, p := range page.Cast {
		if p.Role == page.Owner {
			d.say(t, p.ID, "/izin ya")
			d.await(t, p.ID)
		}
	}
	d.say(t, castMember(t, knowledge.RoleApprover), "/siaran")
	d.awaitText(t, castMember(t, knowledge.RoleApprover), "Belum ada siaran")
	b := openTab(t, browser, screens[2], d.address)
	b.officerTypes("/siaran tulis", "Kirim pesannya")
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-officer textarea"), "Halo {nama|Kak}, gudang tutup hari ini"))
	b.mark("tutup")
	b.click("#phone-officer [data-mark=bold]")
	b.click("#phone-officer .send")
	b.read("phone-officer", "Siaran ini tentang apa?")
	b.officerPresses("Mendesak")
	b.read("phone-officer", "Untuk siapa?")
	b.officerPresses("Semua yang mau menerima kabar")
	b.read("phone-officer", "Penerima: 4 orang")
	b.checkFits()
	b.checkAccessible("at a draft")
	b.screenshot("draf")
	b.officerPresses("Pratinjau")
	b.read("phone-officer", "gudang tutup hari ini")
	b.screenshot("pratinjau")
	b.officerPresses("Minta persetujuan (4 orang)")
	b.read("phone-officer", "saya ajukan ke 1 penyetuju")
	b.click("#phone-officer .people button:nth-child(3)")
	b.read("phone-officer", "menunggu persetujuan")
	b.checkFits()
	b.checkAccessible("at what is to be approved")
	b.screenshot("persetujuan")
	b.officerPresses("Setujui")
	b.until("an owner reads it, with its mark", `[...document.querySelectorAll("#phone-owner .log:not([hidden]) .theirs .text")].some((e) =>
		e.innerText.startsWith("Halo ") && e.querySelector("strong")?.innerText === "tutup")`)
	b.screenshot("diterima")
	b.checkQuiet()
}

// officerTypes types a line on the officer's phone and reads the answer.
func (b *tab) officerTypes(text, answer string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("#phone-officer textarea"), text))
	b.click("#phone-officer .send")
	b.read("phone-officer", answer)
}

// officerPresses presses the last button on the officer's phone with that label.
func (b *tab) officerPresses(label string) {
	b.t.Helper()
	b.until("there is a button "+label, fmt.Sprintf(`(() => {
		document.querySelectorAll("[data-test]").forEach((e) => delete e.dataset.test);
		const button = [...document.querySelectorAll("#phone-officer button")].filter((e) => e.checkVisibility() && e.innerText.trim() === %q).at(-1);
		if (button) button.dataset.test = "";
		return button;
	})() != null`, label))
	b.click("[data-test]")
}
