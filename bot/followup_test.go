package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

const noSuchButton = "Tombol itu sudah terlalu lama"

// announced is a bureau with an officer, and an owner who has got a broadcast
// with two buttons, one of them a link; another owner has not.
func announced(t *testing.T) (b *bureau, s *studio, id int64, officer, owner, other *telegramtest.Person) {
	b = newBureau(t)
	s = &studio{rig: b.rig}
	b.start()
	officer, owner, other = b.owner("Ratna"), b.owner("Sari"), b.owner("Budi")
	b.appoint(officer)
	s.agree("", owner)
	id = s.publishes(&knowledge.Broadcast{Author: officer.ChatID(), Content: knowledge.Content{
		Text: "Pelatihan dibuka",
		Buttons: [][]knowledge.ContentButton{
			{{Label: "Situs", URL: "https://setara.example"}, {Label: "Perintah", Action: "/bantuan"}},
		},
	}})
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 1})
	return b, s, id, officer, owner, other
}

func TestAButtonBelowABroadcastDoesWhatItSaysAndIsCounted(t *testing.T) {
	b, _, id, officer, owner, other := announced(t)
	sent := b.last(owner.Dialog, 1)
	b.want(b.presses(owner, sent, "Perintah", ""), "Cara bertanya")
	b.want(b.presses(owner, sent, "Perintah", ""), "Cara bertanya")
	anything := b.asks(other, "/bantuan")
	for _, data := range []string{
		fmt.Sprintf("!%d.1", id), fmt.Sprintf("!%d.0", id), fmt.Sprintf("!%d.9", id), fmt.Sprintf("!%d.-1", id), "!999.0", "!x.y", "!1", "!",
		fmt.Sprintf("!%d.1.1", id), fmt.Sprintf("!-%d.1", id),
	} {
		b.want(b.presses(other, anything, "", data), noSuchButton)
	}
	for _, data := range []string{fmt.Sprintf("!%d.0", id), fmt.Sprintf("!%d.9", id)} { // a link, and none at all
		b.want(b.presses(owner, sent, "", data), noSuchButton)
	}
	// An officer looks at what it does before it goes out.
	looked := b.asks(officer, "/bantuan")
	b.want(b.presses(officer, looked, "", fmt.Sprintf("!%d.1", id)), "Cara bertanya")
	came, err := b.ledger.Aftermath(b.ctx, id)
	if err != nil || len(came.Presses) != 1 || came.Presses[0] != (knowledge.ButtonPresses{Button: 1, People: 1, Presses: 2}) {
		t.Errorf("what is counted is %+v (%v)", came.Presses, err)
	}
}

func TestAReplyToABroadcastIsPassedOnAndAnsweredByOneOfficer(t *testing.T) {
	b, _, id, officer, owner, other := announced(t)
	sent := b.last(owner.Dialog, 1)
	n := len(owner.Transcript().FromBot())
	if _, err := owner.Reply(sent.ID, "Di mana tempatnya?"); err != nil {
		t.Fatal(err)
	}
	b.want(b.last(owner.Dialog, n+1), "saya teruskan ke petugas")
	// What replies to anything else, or is a command, is none.
	answer := b.last(owner.Dialog, n+1)
	for i, text := range []string{"Halo", "/bantuan"} {
		to := answer.ID
		if text == "/bantuan" {
			to = sent.ID
		}
		if _, err := owner.Reply(to, text); err != nil {
			t.Fatal(err)
		}
		reply := b.last(owner.Dialog, n+2+i)
		if got, _ := reply.Content(); strings.Contains(got, "teruskan") {
			t.Errorf("to %q she is told %q", text, got)
		}
	}
	b.want(b.asks(other, "/siaran balasan"), unknownCommand)
	b.want(b.asks(other, "/siaran jawab 1 Halo"), unknownCommand)
	list := b.asks(officer, "/siaran balasan")
	b.want(list, "Di mana tempatnya?")
	b.want(b.presses(officer, list, "Jawab 1", ""), "Tulis jawabannya")
	// Somebody else is quicker, while this answer is being taken.
	second := b.owner("Citra")
	b.hire(officer, second, "penulis")
	b.mu.Lock()
	b.between = func(chat.Message) {
		if err := b.ledger.AnswerReply(b.ctx, knowledge.ReplyAnswer{
			Deed:  knowledge.Deed{Act: knowledge.Act{By: second.ChatID(), At: time.Now()}, Kind: knowledge.DeedReply},
			Reply: 1, Text: "Di kantor dinas.",
		}); err != nil {
			t.Error(err)
		}
	}
	b.mu.Unlock()
	before := len(owner.Transcript().FromBot())
	b.want(b.asks(officer, "/siaran jawab 1 Di aula."), "sudah dijawab Bu Sari")
	b.want(b.asks(officer, "/siaran balasan "+fmt.Sprint(id)), "“Di kantor dinas.”")
	if got := texts(owner.Transcript()); len(got) != before {
		t.Errorf("she gets %q", got[before:])
	}
}

func TestAnAnswerThatQuotesNothingIsPassedOnByOneTap(t *testing.T) {
	b, _, id, officer, owner, other := announced(t)
	const label = "Kirim ke petugas pengumuman"
	answer := b.asks(owner, "ikut dong kak, saya mau daftar")
	for range 2 { // tapped twice, it is kept once
		b.want(b.presses(owner, answer, label, ""), "saya teruskan ke petugas")
	}
	b.want(b.asks(officer, "/siaran balasan"), "Balasan: 1")
	b.want(b.asks(officer, fmt.Sprint("/siaran balasan ", id)), "“ikut dong kak, saya mau daftar”")
	// A question of price is none, nor is what they say who got no announcement.
	for who, said := range map[*telegramtest.Person]string{owner: "jual kaos polos 45rb, modal 30rb", other: "ikut dong kak, saya mau daftar"} {
		if _, err := who.Press(b.asks(who, said).ID, label); err == nil {
			t.Errorf("%q can be sent on as an answer to an announcement", said)
		}
	}
	for _, forged := range []string{"/teruskan", "/teruskan 1", "/teruskan x 1 a", fmt.Sprint("/teruskan ", id, " 0 a"), fmt.Sprint("/teruskan ", id, " 5")} {
		b.want(b.asks(owner, forged), unknownCommand)
	}
	b.want(b.asks(other, fmt.Sprint("/teruskan ", id, " 5 halo")), "sudah lama")
	b.want(b.asks(officer, "/siaran balasan"), "Balasan: 1")
}

func TestTheAnswerOfAnOfficerReachesTheOwnerOnce(t *testing.T) {
	b, _, _, officer, owner, _ := announced(t)
	n := len(owner.Transcript().FromBot())
	if _, err := owner.SendPost(telegramtest.Post{ReplyTo: b.last(owner.Dialog, 1).ID, Photo: picture(t)}); err != nil {
		t.Fatal(err)
	}
	b.want(b.last(owner.Dialog, n+1), "Balasan Kakak saya teruskan")
	b.want(b.asks(officer, "/siaran balasan"), "(foto)")
	b.want(b.asks(officer, "/siaran jawab 1 Terima kasih fotonya.\n\nKami lihat dulu."), "saya kirim ke pengirimnya")
	b.want(b.last(owner.Dialog, n+2), "Terima kasih fotonya.\n\nKami lihat dulu.")
	if deeds := b.deeds(); deeds[0] != "broadcast.reply 1" {
		t.Errorf("the audit says %q", deeds[0])
	}
	b.want(b.asks(officer, "/siaran jawab 1 Lagi"), "sudah dijawab")
	// Who has all data deleted leaves no reply behind.
	b.asks(owner, "/hapus_data")
	b.asks(owner, "/hapus_data ya")
	b.want(b.asks(officer, "/siaran balasan"), "Tidak ada balasan")
}

func TestRepliesAreToldToTheirAuthorTogether(t *testing.T) {
	b, s, id, officer, owner, _ := announced(t)
	s.ok(b.ledger.KeepReply(b.ctx, knowledge.Reply{Broadcast: id, Chat: owner.ChatID(), Update: 1001, Text: "Satu", At: time.Now().Add(-time.Hour)}))
	s.ok(b.ledger.KeepReply(b.ctx, knowledge.Reply{Broadcast: id, Chat: owner.ChatID(), Update: 1002, Text: "Dua", At: time.Now()}))
	b.halt()
	b.start()
	_, err := officer.WaitFor(b.ctx, func(t telegramtest.Transcript) bool {
		return strings.Contains(strings.Join(texts(t), "\n"), fmt.Sprintf("Ada 2 balasan baru untuk siaran %d", id))
	})
	s.ok(err)
}

// hears waits until the newest message of the bot to an officer begins like that.
func (d *newsdesk) hears(p *telegramtest.Person, like string) {
	d.t.Helper()
	if _, err := p.WaitFor(d.ctx, func(t telegramtest.Transcript) bool {
		all := texts(t)
		return len(all) > 0 && strings.HasPrefix(all[len(all)-1], like)
	}); err != nil {
		d.t.Fatalf("the newest is not %q: %q", like, texts(p.Transcript()))
	}
}

func TestAPhotoThatWentOutIsReportedOfEditedAndRecalled(t *testing.T) {
	d := newNewsdesk(t)
	s := &studio{rig: d.rig}
	approve := func(id int64, revision int) {
		t.Helper()
		d.want(d.asks(d.sari, fmt.Sprintf("/siaran kirim %d %d", id, revision)), "saya ajukan")
		d.hears(d.joko, fmt.Sprintf("Siaran %d, menunggu persetujuan", id))
		d.want(d.asks(d.joko, fmt.Sprintf("/siaran setujui %d %d", id, revision)), "Kakak setujui")
		d.hears(d.sari, fmt.Sprintf("Siaran %d Kakak disetujui", id))
		s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 1})
	}
	d.asks(d.sari, "/siaran tulis")
	n := len(d.sari.Transcript().FromBot())
	if _, err := d.sari.SendPhoto(picture(t), "Halo {nama|Kak}, ini tempatnya"); err != nil {
		t.Fatal(err)
	}
	d.want(d.last(d.sari.Dialog, n+1), "Tersimpan sebagai draf 1.")
	d.asks(d.sari, "/siaran topik 1 pelatihan")
	d.asks(d.sari, "/siaran sasaran 1 semua")
	approve(1, 3)
	arrived := d.last(d.owner.Dialog, 1)
	if arrived.Caption != "Halo Wulandari, ini tempatnya" || len(arrived.Photo) == 0 {
		t.Fatalf("the owner gets %+v", arrived)
	}

	report := d.asks(d.sari, "/siaran laporan 1")
	d.want(report, "terkirim: 1 (100%)")
	n = len(d.sari.Transcript().FromBot())
	d.want(d.presses(d.sari, report, "Unduh Excel", ""), "sebagai berkas: 1 baris")
	if file := d.last(d.sari.Dialog, n+2); file.Document == nil || file.Document.FileName != "siaran-1.xlsx" {
		t.Errorf("the file is %+v", file)
	}

	d.want(d.presses(d.sari, report, "Ubah pesannya", ""), "saya catat sebagai draf 2")
	d.want(d.asks(d.sari, "Halo {nama|Kak}, tempatnya pindah"), "mengganti isi siaran 1")
	approve(2, 2)
	if m := d.last(d.owner.Dialog, 1); m.ID != arrived.ID || m.Caption != "Halo Wulandari, tempatnya pindah" || len(m.Photo) == 0 {
		t.Errorf("the owner has %+v", m)
	}

	d.want(d.presses(d.sari, report, "Tarik pesannya", ""), "1 pesan siaran 1 bisa ditarik")
	d.want(d.asks(d.sari, "/siaran tarik 1 ya"), "menarik siaran 1")
	approve(3, 1)
	if left := d.owner.Transcript().FromBot(); len(left) != 0 {
		t.Errorf("the owner still has %+v", left)
	}
}
