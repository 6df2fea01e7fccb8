package chat_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/knowledge"
)

// newsroom is an office with 60 people to announce things to. Number 1 is a draft
// of the author's, 2 waits, 3 is queued, 4 is held; the last three are another
// admin's, written in the chat of [officerChat].
func newsroom(t *testing.T, p *player) *office {
	t.Helper()
	o := newOffice(t, p)
	p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, 60, knowledge.DayOf(p.now)))
	o.drafts(author, "Pelatihan gratis", knowledge.TopicTraining)
	for range 3 {
		o.drafts(officerChat, fmt.Sprintf("Kabar %s", strings.Repeat("baru ", len(o.broadcasts()))), knowledge.TopicPrograms)
	}
	for id := 2; id <= 4; id++ {
		o.says(officerChat, fmt.Sprintf("/siaran waktu %d besok jam 9", id))
		o.says(officerChat, fmt.Sprintf("/siaran kirim %d 4", id))
	}
	o.says(admin, "/siaran setujui 3 4")
	o.says(admin, "/siaran setujui 4 4")
	o.says(admin, "/siaran jeda 4")
	return o
}

// drafts has an officer write a draft that lacks nothing; it is then in
// revision 3.
func (o *office) drafts(by int64, text string, topic knowledge.Topic) int64 {
	o.t.Helper()
	o.says(by, "/siaran tulis")
	o.says(by, text)
	id := o.broadcasts()[0].ID
	o.says(by, fmt.Sprintf("/siaran topik %d %s", id, topic))
	o.says(by, fmt.Sprintf("/siaran sasaran %d semua", id))
	return id
}

// broadcasts are all that there are, the newest first.
func (o *office) broadcasts() []knowledge.Broadcast {
	o.t.Helper()
	all, err := o.ledger.Broadcasts(o.t.Context(), knowledge.BroadcastList{Limit: 1000})
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// broadcast is one of them.
func (o *office) broadcast(id int64) knowledge.Broadcast {
	o.t.Helper()
	b, err := o.ledger.Broadcast(o.t.Context(), id)
	if err != nil {
		o.t.Fatal(err)
	}
	return b
}

// news is all that there is to change.
func (o *office) news() string { return o.state() + fmt.Sprintf("%+v", o.broadcasts()) }

func (o *office) wants(person int64, text, says string) {
	o.t.Helper()
	if said := o.says(person, text); !strings.Contains(said, says) {
		o.t.Errorf("to %q %d is told %q, not %q", text, person, said, says)
	}
}

func TestWhatIsUrgentOrPaidForIsAnAdminsAlone(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	for _, person := range []int64{author, approver} {
		id := o.drafts(person, "Penting", knowledge.TopicRules)
		before := o.broadcast(id).Revision
		o.wants(person, fmt.Sprintf("/siaran topik %d mendesak", id), "hanya bisa dipilih admin")
		o.wants(person, fmt.Sprintf("/siaran laju %d bayar", id), "di luar peran")
		o.wants(person, fmt.Sprintf("/siaran laju %d %d bayar ya", id, before), "di luar peran")
		if b := o.broadcast(id); b.Revision != before || b.Urgent() || b.Paid {
			t.Errorf("the draft is %+v", b)
		}
	}
	id := o.drafts(admin, "Banjir", knowledge.TopicUrgent)
	o.wants(admin, fmt.Sprintf("/siaran laju %d bayar", id), "paling banyak 6 Star")
	o.wants(admin, fmt.Sprintf("/siaran laju %d bayar ya", id), "paling banyak 6 Star") // it must have been seen
	o.wants(admin, fmt.Sprintf("/siaran laju %d 3 bayar ya", id), "memakai jalur berbayar")
	o.wants(admin, fmt.Sprintf("/siaran kirim %d 4", id), "saya ajukan")
	o.says(officerChat, fmt.Sprintf("/petugas ubah %d penulis", admin))
	o.wants(approver, fmt.Sprintf("/siaran setujui %d 4", id), "sudah tidak boleh")
	o.wants(admin, fmt.Sprintf("/siaran draf %d 4", id), "Siaran ini tentang apa?") // neither is what it was
	if b := o.broadcast(id); b.State != knowledge.BroadcastDraft || b.Urgent() || b.Paid {
		t.Errorf("the draft is %+v", b)
	}
}

func TestAnApprovalIsOfWhatWasSeen(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	o.says(author, "/siaran kirim 1 3")
	o.wants(author, "/siaran setujui 1 3", "di luar peran")
	o.wants(approver, "/siaran setujui 1", "menunggu persetujuan, oleh") // typed: it is shown first
	o.says(author, "/siaran draf 1")
	o.says(author, "/siaran tombol 1 Daftar - https://oss.go.id")
	o.says(author, "/siaran kirim 1")
	o.wants(approver, "/siaran setujui 1 3", "sudah berubah")
	o.wants(approver, "/siaran setujui 1 5", "Kakak setujui")
	o.wants(approver, "/siaran setujui 1 5", "sekarang antre") // tapped twice
	o.wants(admin, "/siaran setujui 1 5", "sekarang antre")    // another was faster
	o.wants(admin, "/siaran kembalikan 1 5 tidak", "sekarang antre")
	if b := o.broadcast(1); b.ApprovedBy != approver || b.Counts.Total() != 60 {
		t.Errorf("it is %+v", b)
	}
	o.wants(author, "/siaran draf 1 5", "Persetujuannya tidak berlaku lagi")
	if b := o.broadcast(1); b.State != knowledge.BroadcastDraft || b.ApprovedBy != 0 || b.Counts.Total() != 0 {
		t.Errorf("it is %+v", b)
	}
	o.wants(approver, "/siaran setujui 1 5", "sudah berubah")
}

func TestNobodyDecidesOnTheirOwn(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	for _, person := range []int64{approver, admin, officerChat} {
		id := o.drafts(person, fmt.Sprintf("Kabar dari %d", person), knowledge.TopicRules)
		o.wants(person, fmt.Sprintf("/siaran kirim %d 3 ya", id), "saya ajukan")
		for _, act := range []string{"setujui %d 3", "setujui %d 3 sekarang", "setujui %d", "kembalikan %d 3 tidak"} {
			o.wants(person, fmt.Sprintf("/siaran "+act, id), "Petugas lain yang memutuskan")
		}
		if b := o.broadcast(id); b.State != knowledge.BroadcastWaiting {
			t.Errorf("%d's is %s", person, b.State)
		}
	}
}

func TestFewRecipientsNeedNoSecondOfficer(t *testing.T) {
	p := newPlayer(t)
	for people, asked := range map[int]bool{1: false, 50: false, 51: true} {
		o := newOffice(t, p)
		p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, people, knowledge.DayOf(p.now)))
		id := o.drafts(author, "Pelatihan", knowledge.TopicTraining)
		o.says(author, fmt.Sprintf("/siaran kirim %d 3", id))
		o.says(author, fmt.Sprintf("/siaran kirim %d 3 ya", id))
		want := knowledge.BroadcastQueued
		if asked {
			want = knowledge.BroadcastWaiting
		}
		if b := o.broadcast(id); b.State != want {
			t.Errorf("for %d people it is %s", people, b.State)
		}
		o.wants(author, fmt.Sprintf("/siaran kirim %d 3 ya", id), "sekarang")
	}
}

func TestADraftThatCannotBeSentSaysWhy(t *testing.T) {
	p := newPlayer(t)
	for _, c := range []struct{ name, text, says string }{
		{"5,000 letters", strings.Repeat("a", 5000), "5.000 huruf"},
		{"an unknown placeholder", "Halo {nma|Kak}", "belum kenal"},
		{"an open placeholder", "Halo {nama", "belum ditutup"},
		{"a name in a link", "Buka https://user:sandi@contoh.go.id", ""},
	} {
		o := newsroom(t, p)
		o.says(author, "/siaran isi 1")
		o.wants(author, c.text, c.says)
		if c.says == "" {
			continue
		}
		o.wants(author, "/siaran kirim 1", "belum bisa dikirim")
		if b := o.broadcast(1); b.State != knowledge.BroadcastDraft {
			t.Errorf("%s: it is %s", c.name, b.State)
		}
	}
	o := newOffice(t, p)
	id := o.drafts(author, "Halo", knowledge.TopicRules)
	o.wants(author, fmt.Sprintf("/siaran kirim %d", id), "Belum ada seorang pun")
}

func TestWhatHasNoValueForSomeIsToldOf(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	o.says(author, "/siaran isi 1")
	if said := o.says(author, "Halo {nama}, {produk}"); strings.Contains(said, "tidak punya") {
		t.Errorf("it says %q", said) // everybody in the crowd has both
	}
	if _, err := o.ledger.Finish(t.Context(), &ledger.Turn{
		Chat: stranger, At: o.chat.Now(), Consent: &ledger.Consent{Version: chat.ConsentVersion, Yes: true},
		Seen: &knowledge.Seen{At: o.chat.Now(), Name: "Dewi"},
	}); err != nil {
		t.Fatal(err)
	}
	o.wants(author, "/siaran lihat 1", "1 dari 61 penerima tidak punya nama barang dan tidak ada kata pengganti")
}

func TestAScheduleIsOfTheWallWhateverTheClockDoes(t *testing.T) {
	p := newPlayer(t)
	start := p.now
	o := newsroom(t, p)
	o.says(author, "/siaran waktu 1 besok jam 9")
	want := o.broadcast(1).SendAt
	p.now = start.Add(-72 * time.Hour) // the clock is set back
	o.wants(author, "/siaran kirim 1 4", "saya ajukan")
	p.now = start.Add(48 * time.Hour) // and forward, past the time
	o.wants(approver, "/siaran setujui 1 4", "sudah lewat")
	if b := o.broadcast(1); b.State != knowledge.BroadcastWaiting || !b.SendAt.Equal(want) {
		t.Errorf("it is %s, for %v", b.State, b.SendAt)
	}
	o.wants(approver, "/siaran setujui 1 4 sekarang", "mulai sekarang")
	p.now = start // and back: it is queued once
	o.wants(approver, "/siaran setujui 1 4 sekarang", "sekarang antre")
	if b := o.broadcast(1); b.State != knowledge.BroadcastQueued || b.Counts.Total() != 60 {
		t.Errorf("it is %+v", b)
	}
	o.says(author, "/siaran draf 1")
	p.now = start.Add(48 * time.Hour)
	o.wants(author, "/siaran kirim 1", "sudah lewat, Kak")
}

func TestAnAuthorHasAHundredDraftsAtMost(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	for range knowledge.MaxDrafts {
		o.says(author, "/siaran tulis")
		o.says(author, "Halo")
	}
	o.wants(author, "/siaran tulis", "sudah 100")
	if n := len(o.broadcasts()); n != knowledge.MaxDrafts {
		t.Errorf("there are %d", n)
	}
	o.wants(author, "/siaran daftar draf 2", "Draf Kakak")
	o.wants(author, "/siaran daftar draf 11", "Tidak ada lagi")
	o.says(author, "/siaran buang 1 ya")
	o.wants(author, "/siaran tulis", "Kirim pesannya")
}

func TestAMessageIsADraftOnlyWhereItWasAskedFor(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	n := len(o.broadcasts())
	o.says(author, "/siaran tulis")
	o.wants(author, "/siaran", "Draf Kakak")
	o.says(author, "Halo semua") // something else came in between
	o.says(author, "/siaran tulis")
	o.wants(author, "batal", "saya batalkan")
	o.says(author, "Halo semua")
	o.says(author, "/siaran tulis")
	o.says(officerChat, fmt.Sprintf("/petugas ubah %d pembaca", author))
	o.says(author, "Halo semua") // they may not write any more
	o.told(chat.Message{Chat: author, From: author, Unsupported: true})
	if now := len(o.broadcasts()); now != n {
		t.Errorf("there are %d drafts more", now-n)
	}
}

func TestAMessageThatIsEditedChangesItsDraft(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	edit := func(id int64, text string) string {
		return o.told(chat.Message{
			Chat: author, From: author, ID: id, Edited: true, Text: text, Content: &knowledge.Content{Text: text},
		})
	}
	o.says(author, "/siaran isi 1")
	if said := edit(5, "Sesuatu yang lama"); strings.Contains(said, "sudah diganti") { // asked for is a new message
		t.Errorf("it says %q", said)
	}
	o.told(chat.Message{Chat: author, From: author, ID: 7, Text: "Pelatihan gratis"})
	if said := edit(7, "Pelatihan gratis, hari Kamis"); !strings.Contains(said, "Isinya sudah diganti") {
		t.Errorf("it says %q", said)
	}
	if b := o.broadcast(1); b.Content.Text != "Pelatihan gratis, hari Kamis" {
		t.Errorf("the draft is %q", b.Content.Text)
	}
	o.says(author, "/siaran kirim 1")
	if said := edit(7, "Pelatihan batal"); !strings.Contains(said, "jadikan draf lagi") {
		t.Errorf("it says %q", said)
	}
	if b := o.broadcast(1); b.Content.Text != "Pelatihan gratis, hari Kamis" || b.State != knowledge.BroadcastWaiting {
		t.Errorf("it is %+v", b)
	}
}

func TestGarbageBehindTheCommandDoesNothing(t *testing.T) {
	o := newsroom(t, newPlayer(t))
	before := o.news()
	for _, verb := range []string{"lihat", "isi", "tombol", "topik", "sasaran", "waktu", "laju", "contoh", "uji", "draf", "buang", "kirim", "setujui", "kembalikan", "jeda", "lanjut", "batalkan"} {
		for _, rest := range []string{"", "x", "-1", "0", "99", "99999999999999999999", "1 -1", "1 99", "2 99 ya", "' or 1=1 --", "1\n3"} {
			o.says(admin, "/siaran "+verb+" "+rest)
		}
	}
	o.says(admin, "/siaran daftar x 99999999999999")
	o.says(admin, "/siaran daftar draf -4")
	if now := o.news(); now != before {
		t.Errorf("it was\n%s\nand is\n%s", before, now)
	}
}
