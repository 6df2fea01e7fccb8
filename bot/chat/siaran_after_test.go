package chat_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger/ledgertest"
	"setara/knowledge"
)

// aftermath is an office whose author has sent number 1 to four people: to the
// first it failed, to the second nobody knows, the others have it, and the last
// has replied twice.
func aftermath(t *testing.T, p *player) *office {
	t.Helper()
	o := newOffice(t, p)
	o.chat.Aftermaths, o.chat.Inbox, o.chat.ReplyDesk = o.ledger, o.ledger, o.ledger
	p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, 4, knowledge.DayOf(p.now)))
	id := o.drafts(author, "Pelatihan gratis", knowledge.TopicTraining)
	o.wants(author, fmt.Sprintf("/siaran kirim %d 3 ya", id), "antre")
	deliver(t, o.ledger, p.now, id, []knowledge.Delivery{outcomes["gagal"], outcomes["ragu"]})
	for update := range int64(2) {
		m := chat.Message{Chat: crowdFrom + 3, From: crowdFrom + 3, Update: update + 1, Text: "Di mana?", ReplyTo: crowdFrom + 3 + 5000}
		if said := o.told(m); !strings.Contains(said, "saya teruskan ke petugas") {
			t.Fatalf("who replies is told %q", said)
		}
	}
	return o
}

// afterActs are what can be done about a broadcast that went out. None stands
// in the way of those below it.
var afterActs = []officialAct{
	{"/siaran laporan 1", knowledge.RightRead, anybodys, "Laporan siaran 1: selesai."},
	{"/siaran balasan", knowledge.RightRead, anybodys, "Balasan: 2"},
	{"/siaran balasan 1", knowledge.RightRead, anybodys, "Balasan untuk siaran 1: 2"},
	{"/siaran jawab 1 Di Bandung", knowledge.RightWrite, anybodys, "saya kirim ke pengirimnya"},
	{"/siaran jawab 2", knowledge.RightWrite, anybodys, "Tulis jawabannya"},
	{"/siaran unduh 1 csv", knowledge.RightWrite, anybodys, "sebagai berkas: 4 baris"},
	{"/siaran unduh 1 xlsx", knowledge.RightWrite, anybodys, "sebagai berkas: 4 baris"},
	{"/siaran ubah 1", knowledge.RightWrite, anybodys, "saya catat sebagai draf"},
	{"/siaran tarik 1", knowledge.RightWrite, anybodys, "bisa ditarik"},
	{"/siaran tarik 1 ya", knowledge.RightWrite, anybodys, "menarik siaran 1"},
	{"/siaran ulangi 1 ragu", knowledge.RightApprove, anybodys, "menerimanya dua kali"},
	{"/siaran ulangi 1 ragu ya", knowledge.RightApprove, anybodys, "untuk 1 penerima yang belum pasti"},
}

func TestWhatIsDoneAboutABroadcastThatWentOutIsForThoseWithTheRightToIt(t *testing.T) {
	triesEach(t, aftermath, afterActs)
}

func TestAReplyThatIsEditedIsNoSecondOne(t *testing.T) {
	p := newPlayer(t)
	o := aftermath(t, p)
	reply := chat.Message{Chat: crowdFrom + 3, From: crowdFrom + 3, Update: 10, ID: 77, Text: "Jam brapa?", ReplyTo: crowdFrom + 3 + 5000}
	edit := reply
	edit.Update, edit.Text, edit.Edited = 11, "Jam berapa?", true
	o.told(reply)
	o.told(edit)
	o.wants(author, "/siaran balasan", "Balasan: 3")
	o.wants(author, "/siaran balasan", "Jam berapa?")
	o.wants(author, "/siaran jawab 3 Jam 9", "saya kirim")
	edit.Update, edit.Text = 12, "Jam berapa ya?"
	o.told(edit)
	o.wants(author, "/siaran balasan", "“Jam berapa?”")
}

func TestABroadcastIsTakenBackByOneRecallAtATime(t *testing.T) {
	p := newPlayer(t)
	o := aftermath(t, p)
	o.wants(author, "/siaran tarik 1 ya", "menarik siaran 1")
	o.wants(author, "/siaran tarik 1 ya", "Penarikan siaran 1 sudah dibuat, Kak: nomor 2")
	o.wants(author, "/siaran kirim 2 1 ya", "antre")
	deliver(t, o.ledger, p.now, 2, nil)
	o.wants(author, "/siaran laporan 1", "Pesannya sudah ditarik lagi dari 2 penerima.")
	o.wants(author, "/siaran tarik 1", "tidak ada yang bisa diubah atau ditarik")
}

func TestOwnersWhereItIsNightAreSaidToWait(t *testing.T) {
	p := newPlayer(t)
	o := newOffice(t, p)
	p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, 4, knowledge.DayOf(p.now)))
	for _, moment := range []struct {
		hour  int // in WIB
		night bool
	}{{7, true}, {8, false}, {17, false}, {18, true}, {21, true}} {
		day := p.now.In(knowledge.WIB)
		p.now = time.Date(day.Year(), day.Month(), day.Day(), moment.hour, 30, 0, 0, knowledge.WIB)
		id := o.drafts(author, fmt.Sprint("Pelatihan pukul ", moment.hour), knowledge.TopicTraining)
		said := o.says(author, fmt.Sprintf("/siaran kirim %d 3 ya", id))
		if got := strings.Contains(said, "menerimanya mulai pukul 08.00"); got != moment.night || !strings.Contains(said, "mulai sekarang") {
			t.Errorf("at %d.30 WIB the author is told %q", moment.hour, said)
		}
	}
}

func TestAnAnswerThatWasAskedForIsNotTakenFromWhoLostTheRight(t *testing.T) {
	p := newPlayer(t)
	o := aftermath(t, p)
	o.wants(author, "/siaran jawab 1", "Tulis jawabannya")
	o.says(officerChat, fmt.Sprintf("/petugas ubah %d pembaca", author))
	o.says(author, "Di Bandung")
	if r, err := o.ledger.Reply(t.Context(), 1); err != nil || r.AnsweredBy != 0 {
		t.Errorf("the reply is %+v (%v)", r, err)
	}
	o.wants(approver, "/siaran jawab 1 "+strings.Repeat("a", 3001), "terlalu panjang")
	o.wants(approver, "batal", "saya batalkan")
	o.wants(approver, "/siaran jawab 1 Di Bandung", "saya kirim")
}

func TestWhatOnlyAnAdminMaySendOnlyAnAdminMayChange(t *testing.T) {
	p := newPlayer(t)
	o := newOffice(t, p)
	o.chat.Aftermaths = o.ledger
	p.must(ledgertest.Crowd(t.Context(), o.path, crowdFrom, 4, knowledge.DayOf(p.now)))
	id := o.drafts(admin, "Banjir", knowledge.TopicUrgent)
	o.wants(admin, fmt.Sprintf("/siaran kirim %d 3 ya", id), "antre")
	o.wants(author, fmt.Sprintf("/siaran ubah %d", id), "Tunggu selesai, atau batalkan sisanya dulu")
	deliver(t, o.ledger, p.now, id, nil)
	for _, verb := range []string{"ubah", "tarik"} {
		o.wants(author, fmt.Sprintf("/siaran %s %d", verb, id), "hanya bisa diubah atau ditarik oleh admin")
	}
	o.wants(admin, fmt.Sprintf("/siaran ubah %d", id), "saya catat sebagai draf")
}
