package main

import (
	"strconv"
	"strings"
	"testing"

	"setara/cmd/setara/page"
)

const unknownCommand = "Perintah itu tidak saya kenal"

func TestOnlyTheAdminsOfTheBotAreOfficersOnTelegram(t *testing.T) {
	server := newServer(t)
	officer, owner := server.NewPerson("Ratna"), server.NewPerson("Wulandari")
	r := serve(t, server, furnishedFolder(t), "--admins", strconv.FormatInt(officer.ChatID(), 10))
	if answer := r.ask(owner, "/kurs 15000"); !strings.Contains(answer.Text, unknownCommand) {
		t.Errorf("an owner is told %q", answer.Text)
	}
	if answer := r.ask(officer, "/kurs 16.500"); !strings.Contains(answer.Text, "Rp16.500") {
		t.Errorf("an officer is told %q", answer.Text)
	}
	if answer := r.ask(owner, "sepatu $10 lewat paket kena bea berapa"); !strings.Contains(answer.Text, "Rp41.250") {
		t.Errorf("the rate is not used: %q", answer.Text)
	}
}

func TestOfficersReadOnTelegramWhatOwnersAskedInVain(t *testing.T) {
	server := newServer(t)
	officer, owner := server.NewPerson("Ratna"), server.NewPerson("Wulandari")
	r := serve(t, server, furnishedFolder(t), "--admins", strconv.FormatInt(officer.ChatID(), 10))
	if answer := r.ask(owner, "biaya admin instagram berapa"); !strings.Contains(answer.Text, "petugas (nomor 1)") {
		t.Errorf("the owner is told %q", answer.Text)
	}
	for _, command := range []string{"/antrean", "/basi"} {
		if answer := r.ask(owner, command); !strings.Contains(answer.Text, unknownCommand) {
			t.Errorf("to %s an owner is told %q", command, answer.Text)
		}
	}
	if answer := r.ask(officer, "/antrean"); !strings.Contains(answer.Text, "biaya admin instagram berapa") {
		t.Errorf("an officer is told %q", answer.Text)
	}
	if answer := r.ask(officer, "/basi"); !strings.Contains(answer.Text, "Yang perlu dilihat") {
		t.Errorf("an officer is told %q", answer.Text)
	}
}

func TestAnOfficerIsInvitedByALinkAndRemovedAgain(t *testing.T) {
	server := newServer(t)
	admin, author := server.NewPerson("Ratna"), server.NewPerson("Sari")
	data := furnishedFolder(t)
	r := serve(t, server, data, "--admins", strconv.FormatInt(admin.ChatID(), 10))
	invitation := r.ask(admin, "/petugas undang penulis Bu Sari")
	_, token, ok := strings.Cut(invitation.Text, "https://t.me/"+server.Bot().Username+"?start=")
	token, _, _ = strings.Cut(token, "\n")
	if !ok {
		t.Fatalf("there is no link in %q", invitation.Text)
	}
	before := len(texts(admin.Transcript()))
	if answer := r.ask(author, "/start "+token); !strings.Contains(answer.Text, "Selamat bergabung, Bu Sari") {
		t.Errorf("the invited is told %q", answer.Text)
	}
	if told := r.told(admin, before); !strings.Contains(told.Text, "Bu Sari menerima undangan Kakak") {
		t.Errorf("who invited is told %q", told.Text)
	}
	if answer := r.ask(author, "/kurs 16.500"); !strings.Contains(answer.Text, "Rp16.500") {
		t.Errorf("an author is told %q", answer.Text)
	}
	if answer := r.ask(admin, "/audit"); !strings.Contains(answer.Text, "Bu Sari (penulis): menetapkan kurs Rp16.500") {
		t.Errorf("the audit is %q", answer.Text)
	}
	before = len(texts(author.Transcript()))
	r.ask(admin, "/petugas hapus "+strconv.FormatInt(author.ChatID(), 10)+" ya")
	if told := r.told(author, before); !strings.Contains(told.Text, "bukan petugas Setara lagi") {
		t.Errorf("who is removed is told %q", told.Text)
	}
	if answer := r.ask(author, "/kurs 17.000"); !strings.Contains(answer.Text, unknownCommand) {
		t.Errorf("who was removed is told %q", answer.Text)
	}
	r.stop()
	r = serve(t, server, data) // the settings name nobody any more
	if answer := r.ask(admin, "/petugas"); !strings.Contains(answer.Text, unknownCommand) {
		t.Errorf("who was the first officer is told %q", answer.Text)
	}
}

func TestTheOfficersPhoneOfTheDemoIsAnOfficers(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := startDemo(t)
	for _, person := range page.Cast {
		d.say(t, person.ID, "/kurs 16500")
		refused := strings.Contains(d.await(t, person.ID).Text, unknownCommand)
		if officer := person.Role == page.Officer; refused == officer {
			t.Errorf("%s, an officer: %t, is refused: %t", person.Name, officer, refused)
		}
	}
}
