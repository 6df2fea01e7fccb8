package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
)

// mark is what an owner leaves wherever something can be left.
const mark = "gedogankucing"

// leavesMarks has an owner write a mark into all that is kept of people.
func (r *running) leavesMarks(owner *telegramtest.Person) {
	r.t.Helper()
	for _, said := range []string{
		"/izin ya", "jual " + mark + " 850rb, di tiktok ada 500rb, modal 300rb", "biaya admin " + mark + " di instagram berapa?",
		"/info " + mark, "/profil", "/pantau " + mark, "/gambar tidak", "siapa yang urus " + mark + " kak?", "/langganan",
	} {
		r.ask(owner, said)
	}
	r.reports(owner)
}

// reports has an owner report an offer with a mark and a photo.
func (r *running) reports(owner *telegramtest.Person) {
	r.t.Helper()
	r.ask(owner, "/lapor "+mark+" https://shopee.co.id/"+mark+"-i.123456.7890123")
	r.presses(owner, "Tanpa SNI")
	r.presses(owner, "Sudah, lanjut")
	before := len(texts(owner.Transcript()))
	if _, err := owner.SendPhoto(pngOf(r.t), ""); err != nil {
		r.t.Fatal(err)
	}
	r.told(owner, before)
	if m := r.presses(owner, "Setuju, kirim"); !strings.Contains(m.Text, "sudah saya simpan untuk petugas") {
		r.t.Fatalf("the report is not kept: %s", m.Text)
	}
}

// presses presses a button of the newest message and waits for the answer.
func (r *running) presses(owner *telegramtest.Person, label string) telegramtest.Message {
	r.t.Helper()
	said := texts(owner.Transcript())
	if _, err := owner.Press(said[len(said)-1].ID, label); err != nil {
		r.t.Fatalf("press %q: %v below %q", label, err, said[len(said)-1].Text)
	}
	return r.told(owner, len(said))
}

// pngOf is a small picture.
func pngOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnOwnerTakesAlongAllThatIsKept(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	owner := r.server.NewPerson("Wulandari")
	r.leavesMarks(owner)
	for deadline := time.Now().Add(patience); !r.holds("\xff\xd8\xff") && time.Now().Before(deadline); {
		r.ask(owner, "/tiket") // the photo of the report is fetched by and by
	}
	before := len(texts(owner.Transcript()))
	if _, err := owner.Send("/data_saya"); err != nil {
		t.Fatal(err)
	}
	var files []string
	for n := range 3 {
		if m := r.told(owner, before+n); m.Document != nil {
			content, name, _ := r.server.File(m.Document.FileID)
			files = append(files, name)
			if !strings.Contains(string(content), mark) || !strings.Contains(string(content), "Wulandari") {
				t.Errorf("%s lacks what the owner wrote or is called", name)
			}
			if strings.HasSuffix(name, ".html") {
				readsWell(t, string(content))
			}
		}
	}
	if got := strings.Join(files, " "); !strings.Contains(got, "data-saya.html") || !strings.Contains(got, "data-saya.csv") {
		t.Errorf("the files are %s", got)
	}
}

// readsWell checks that a page about an owner's data is in words, with the photo
// of the report.
func readsWell(t *testing.T, page string) {
	t.Helper()
	_, body, _ := strings.Cut(page, "<body")
	if !strings.Contains(body, "data:image/jpeg;base64,") || !strings.Contains(body, "Foto 1, dari laporan nomor 1") {
		t.Error("the page lacks the photo of the report")
	}
	for _, raw := range []string{"{&#34;", "[&#34;", "Rp0", ": open", ": sent", "no_sni", "callback_query", "suspicions", "consent", "payload", ": 0<"} {
		if at := strings.Index(body, raw); at >= 0 {
			t.Errorf("the page holds %q: %s", raw, body[max(0, at-100):min(len(body), at+100)])
		}
	}
}

func TestDeletedDataAreLeftInNoFileOfARunningBot(t *testing.T) {
	server, data := newServer(t), furnishedFolder(t)
	officer := server.NewPerson("Bu Ratna")
	r := serve(t, server, data, "--admins", fmt.Sprint(officer.ChatID()))
	owner := server.NewPerson("Kucinggarong")
	r.leavesMarks(owner)
	for _, read := range [...]string{"/antrean", "/laporan"} {
		m := r.ask(officer, read)
		if buttons := m.Buttons(); len(buttons) > 0 { // the first of them, as a whole
			r.presses(officer, buttons[0][0].Text)
		}
	}
	r.ask(owner, "/tiket")
	var held bool
	for _, content := range r.traces() {
		held = held || strings.Contains(string(content), mark)
	}
	if !held {
		t.Fatal("nothing was left that could be deleted")
	}
	r.ask(owner, "/hapus_data")
	r.ask(owner, "ya")
	for deadline := time.Now().Add(patience); r.holds(mark, "Kucinggarong") && time.Now().Before(deadline); {
		r.ask(officer, "/antrean") // an answer that was under way is settled by and by
	}
	r.leavesNothing(r.traces(), mark, "Kucinggarong")
	if m := r.ask(owner, "/data_saya"); strings.Contains(m.Text, "percakapan") {
		t.Errorf("something is kept: %s", m.Text)
	}
	r.stop()
	r.leavesNothing(r.traces(), mark, "Kucinggarong")
}

func TestAGroupIsDeletedEverywhereToo(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	owner := r.server.NewPerson("Wulandari")
	dialog := r.server.NewGroup("Perajin", owner).Join(owner)
	says := func(text string) {
		t.Helper()
		before := len(dialog.Transcript().FromBot())
		if _, err := dialog.Send(text); err != nil {
			t.Fatal(err)
		}
		if _, err := dialog.WaitFor(t.Context(), func(now telegramtest.Transcript) bool { return len(now.FromBot()) > before }); err != nil {
			t.Fatal(err)
		}
	}
	says("/harga " + mark + " 850rb, di tiktok ada 500rb")
	if !r.holds(mark) {
		t.Fatal("nothing was left that could be deleted")
	}
	says("/hapus_data")
	says("/hapus_data ya")
	// What they asked about is counted by person: it goes with theirs.
	r.ask(owner, "/hapus_data")
	r.ask(owner, "ya")
	r.leavesNothing(r.traces(), mark)
}

// holds tells whether one of the words stands in a file or the log.
func (r *running) holds(words ...string) bool {
	for _, content := range r.traces() {
		for _, word := range words {
			if strings.Contains(string(content), word) {
				return true
			}
		}
	}
	return false
}

func TestAGroupIsNotShownWhatIsKeptOfIt(t *testing.T) {
	r := serve(t, newServer(t), furnishedFolder(t))
	owner := r.server.NewPerson("Wulandari")
	group := r.server.NewGroup("Perajin", owner)
	dialog := group.Join(owner)
	if _, err := dialog.Send("/data_saya"); err != nil {
		t.Fatal(err)
	}
	now, err := dialog.WaitFor(t.Context(), func(now telegramtest.Transcript) bool { return len(now.FromBot()) > 0 })
	if err != nil {
		t.Fatal(err)
	}
	if m := now.FromBot()[0]; !strings.Contains(m.Text, "tidak saya tunjukkan di grup") || m.Document != nil {
		t.Errorf("a group is told %s", m.Text)
	}
}
