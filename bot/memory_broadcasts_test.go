package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// newsdesk is a bureau with an author, Sari, two approvers and an owner who
// agreed to be written to. Every announcement needs a second officer.
type newsdesk struct {
	*bureau
	ratna, sari, joko, owner *telegramtest.Person
}

func newNewsdesk(t *testing.T) *newsdesk {
	d := &newsdesk{bureau: newBureau(t)}
	d.start()
	d.ratna, d.sari, d.joko, d.owner = d.bureau.owner("Ratna"), d.bureau.owner("Sari"), d.bureau.owner("Joko"), d.bureau.owner("Wulandari")
	d.appoint(d.ratna)
	d.hire(d.ratna, d.sari, "penulis")
	d.hire(d.ratna, d.joko, "penyetuju")
	if _, err := d.ledger.Finish(d.ctx, &ledger.Turn{
		Chat: d.owner.ChatID(), At: time.Now(), Consent: &ledger.Consent{Version: chat.ConsentVersion, Yes: true},
		Seen: &knowledge.Seen{At: time.Now(), Name: "Wulandari"},
	}); err != nil {
		t.Fatal(err)
	}
	return d
}

// drafts has Sari write a draft for tomorrow and returns the message that shows
// it.
func (d *newsdesk) drafts() telegramtest.Message {
	d.t.Helper()
	d.asks(d.sari, "/siaran tulis")
	topic := d.asks(d.sari, "Halo {nama|Kak}, pelatihan hari Kamis")
	d.want(topic, "Tersimpan sebagai draf 1.")
	d.presses(d.sari, d.presses(d.sari, topic, "Pelatihan", ""), "Semua yang mau menerima kabar", "")
	return d.asks(d.sari, "/siaran waktu 1 lusa jam 9")
}

// submits has Sari ask for approval, and returns the message that asks Joko for
// it.
func (d *newsdesk) submits() telegramtest.Message {
	d.t.Helper()
	shown := d.drafts()
	forRatna, forJoko := len(d.ratna.Transcript().FromBot()), len(d.joko.Transcript().FromBot())
	d.want(d.presses(d.sari, shown, "Minta persetujuan (1 orang)", ""), "saya ajukan ke 2 penyetuju")
	preview := d.last(d.joko.Dialog, forJoko+2)
	d.want(preview, "Halo Wulandari, pelatihan hari Kamis")
	d.last(d.ratna.Dialog, forRatna+3)
	return d.last(d.joko.Dialog, forJoko+3)
}

// broadcast is the only one.
func (d *newsdesk) broadcast() knowledge.Broadcast {
	d.t.Helper()
	b, err := d.ledger.Broadcast(d.ctx, 1)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

// done is how often something was done.
func (d *newsdesk) done(kind knowledge.DeedKind) int {
	return strings.Count(strings.Join(d.deeds(), ", "), string(kind))
}

func TestADraftGoesOnAfterARestart(t *testing.T) {
	d := newNewsdesk(t)
	d.asks(d.sari, "/siaran tulis")
	d.halt()
	d.start()
	topic := d.asks(d.sari, "Halo")
	d.want(topic, "Tersimpan sebagai draf 1.")
	d.halt()
	d.start()
	d.want(d.presses(d.sari, topic, "Pelatihan", ""), "Topik: pelatihan")
	if b := d.broadcast(); b.Topic != knowledge.TopicTraining || b.Content.Text != "Halo" || b.Revision != 2 {
		t.Errorf("the draft is %+v", b)
	}
}

func TestADraftFollowsTheMessageThatItWas(t *testing.T) {
	d := newNewsdesk(t)
	d.asks(d.sari, "/siaran tulis")
	n := len(d.sari.Transcript().FromBot())
	typed := d.send(d.sari.Dialog, "Halo {nama}")
	d.want(d.last(d.sari.Dialog, n+1), "Tersimpan sebagai draf 1.")
	if _, err := d.sari.EditPost(typed.ID, telegramtest.Post{
		Text: "Halo {nama|Kak}", Entities: []telegramtest.Entity{{Type: "bold", Offset: 0, Length: 4}},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.sari.WaitFor(d.ctx, func(t telegramtest.Transcript) bool {
		text, _ := t.FromBot()[n].Content()
		return strings.Contains(text, "Isinya sudah diganti")
	}); err != nil {
		t.Fatalf("she is told %q: %v", texts(d.sari.Transcript()), err)
	}
	if b := d.broadcast(); b.Content.Text != "Halo {nama|Kak}" || len(b.Content.Entities) != 1 || b.Revision != 2 {
		t.Errorf("the draft is %+v", b)
	}
}

func TestTwoWhoDecideAtOnceDecideOnce(t *testing.T) {
	for name, second := range map[string]string{"both approve": "Setujui", "one sends it back": "Kembalikan"} {
		t.Run(name, func(t *testing.T) {
			d := newNewsdesk(t)
			joko := d.submits()
			n := len(d.ratna.Transcript().FromBot())
			d.mu.Lock()
			d.between = func(chat.Message) { // Ratna approves while Joko's turn is under way
				d.send(d.ratna.Dialog, "/siaran setujui 1 4")
				d.want(d.last(d.ratna.Dialog, n+1), "Kakak setujui")
			}
			d.mu.Unlock()
			data := ""
			if second == "Kembalikan" {
				data = "=/siaran kembalikan 1 4 kurang jelas"
			}
			d.want(d.presses(d.joko, joko, second, data), "sekarang antre")
			if b := d.broadcast(); b.ApprovedBy != d.ratna.ChatID() || b.Counts.Total() != 1 ||
				d.done(knowledge.DeedApprove) != 1 || d.done(knowledge.DeedReturn) != 0 {
				t.Errorf("it is %+v, done is %q", b, d.deeds())
			}
		})
	}
}

func TestWhatChangesWhileItIsApprovedIsNotApproved(t *testing.T) {
	d := newNewsdesk(t)
	joko := d.submits()
	d.mu.Lock()
	d.between = func(chat.Message) { d.asks(d.sari, "/siaran draf 1") }
	d.mu.Unlock()
	d.want(d.presses(d.joko, joko, "Setujui", ""), "sudah berubah")
	if b := d.broadcast(); b.State != knowledge.BroadcastDraft || b.ApprovedBy != 0 || d.done(knowledge.DeedApprove) != 0 {
		t.Errorf("it is %+v, done is %q", b, d.deeds())
	}
}

func TestAnApproverWhoIsRemovedBetweenDrawAndTapApprovesNothing(t *testing.T) {
	for name, remove := range map[string]func(d *newsdesk){
		"before the tap": func(d *newsdesk) { d.removes(d.joko) },
		"while it is handled": func(d *newsdesk) {
			d.mu.Lock()
			d.between = func(chat.Message) {
				if err := d.ledger.ChangeStaff(d.ctx, knowledge.StaffChange{
					Deed:    knowledge.Deed{Act: knowledge.Act{By: d.ratna.ChatID(), At: time.Now()}, Kind: knowledge.DeedRemove},
					Officer: d.joko.ChatID(),
				}); err != nil {
					d.t.Error(err)
				}
			}
			d.mu.Unlock()
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newNewsdesk(t)
			joko := d.submits()
			remove(d)
			d.want(d.presses(d.joko, joko, "Setujui", ""), unknownCommand)
			if b := d.broadcast(); b.State != knowledge.BroadcastWaiting || d.done(knowledge.DeedApprove) != 0 {
				t.Errorf("it is %+v, done is %q", b, d.deeds())
			}
		})
	}
}

// removes has Ratna remove an officer, who is told.
func (d *newsdesk) removes(p *telegramtest.Person) {
	d.t.Helper()
	n := len(p.Transcript().FromBot())
	d.asks(d.ratna, fmt.Sprintf("/petugas hapus %d ya", p.ChatID()))
	d.want(d.last(p.Dialog, n+1), "bukan petugas Setara lagi")
}

func TestTheButtonsOfOfficersAreNothingInOtherHands(t *testing.T) {
	d := newNewsdesk(t)
	d.submits()
	shown := d.asks(d.owner, "/bantuan")
	before := len(d.deeds())
	for _, data := range []string{
		"=/siaran", "=/siaran setujui 1 4", "=/siaran kembalikan 1 4 x", "=/siaran kirim 1 4 ya", "=/siaran buang 1 4 ya", "=/siaran draf 1 4",
		"=/siaran uji 1 4 semua", "=/siaran contoh 1 4", "=/siaran jeda 1 4", "=/siaran batalkan 1 4 ya", "=/siaran laju 1 4 bayar ya",
	} {
		d.want(d.presses(d.owner, shown, "", data), unknownCommand)
	}
	own := d.asks(d.sari, "/siaran lihat 1")
	for _, data := range []string{"=/siaran setujui 1 4", "=/siaran setujui 1 4 sekarang", "=/siaran jeda 1 4", "=/siaran batalkan 1 4 ya", "=/siaran laju 1 4 bayar ya"} {
		d.presses(d.sari, own, "", data)
	}
	if b := d.broadcast(); b.State != knowledge.BroadcastWaiting || b.Paid || len(d.deeds()) != before {
		t.Errorf("it is %+v, done is %q", b, d.deeds())
	}
}

func TestAButtonPressedTwiceSendsOnce(t *testing.T) {
	d := newNewsdesk(t)
	joko := d.submits()
	told := len(d.sari.Transcript().FromBot())
	for range 3 {
		if _, err := d.joko.Press(joko.ID, "Setujui"); err != nil {
			t.Fatal(err)
		}
	}
	d.want(d.last(d.sari.Dialog, told+1), "disetujui")
	d.want(d.asks(d.joko, "/siaran lihat 1"), "Siaran 1")
	if b := d.broadcast(); b.Counts.Total() != 1 || d.done(knowledge.DeedApprove) != 1 || len(d.sari.Transcript().FromBot()) != told+1 {
		t.Errorf("it is %+v, done is %q, the author is told %q", b, d.deeds(), texts(d.sari.Transcript()))
	}
}
