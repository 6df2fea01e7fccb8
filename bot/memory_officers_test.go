package bot_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

func TestAButtonOfAnOfficerDoesNothingOnceTheyAreRemoved(t *testing.T) {
	b := newBureau(t)
	b.start()
	ratna, sari, owner := b.owner("Ratna"), b.owner("Sari"), b.owner("Wulandari")
	b.appoint(ratna)
	b.hire(ratna, sari, "admin")
	b.hire(ratna, owner, "penulis")
	card := b.asks(sari, fmt.Sprintf("/petugas lihat %d", owner.ChatID()))
	told := len(sari.Transcript().FromBot())
	b.want(b.asks(ratna, fmt.Sprintf("/petugas hapus %d ya", sari.ChatID())), "bukan petugas lagi")
	b.want(b.last(sari.Dialog, told+1), "bukan petugas Setara lagi")
	before := len(b.deeds())
	b.want(b.presses(sari, card, "Jadikan admin", ""), unknownCommand)
	b.want(b.presses(sari, card, "", fmt.Sprintf("=/petugas hapus %d ya", owner.ChatID())), unknownCommand)
	b.want(b.presses(sari, card, "", "=/petugas undang admin Bu Sari"), unknownCommand)
	if n := len(b.deeds()); n != before {
		t.Errorf("done is %q", b.deeds()[:n-before])
	}
}

func TestForgedDataOfAButtonGivesNoRight(t *testing.T) {
	b := newBureau(t)
	b.start()
	ratna, owner := b.owner("Ratna"), b.owner("Wulandari")
	b.appoint(ratna)
	asked := b.asks(owner, "/bantuan")
	before := len(b.deeds())
	for _, data := range []string{
		"=/petugas", "=/petugas undang admin Saya", fmt.Sprintf("=/petugas hapus %d ya", ratna.ChatID()), "=/audit unduh", "=/antrean",
	} {
		b.want(b.presses(owner, asked, "", data), unknownCommand)
	}
	b.want(b.presses(owner, asked, "", "#kunci-tebakan"), "Tombol itu sudah terlalu lama")
	if n := len(b.deeds()); n != before {
		t.Errorf("done is %q", b.deeds())
	}
}

func TestARightThatIsLostWhileAMessageIsAnsweredIsNotUsed(t *testing.T) {
	for name, text := range map[string]string{
		"an invitation": "/petugas undang admin Pak Joko",
		"a list":        "/petugas",
		"the audit":     "/audit unduh",
		"the queue":     "/antrean",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBureau(t)
			b.start()
			ratna, sari := b.owner("Ratna"), b.owner("Sari")
			b.appoint(ratna)
			b.hire(ratna, sari, "admin")
			b.mu.Lock()
			b.between = func(chat.Message) {
				if err := b.ledger.ChangeStaff(b.ctx, knowledge.StaffChange{
					Deed:    knowledge.Deed{Act: knowledge.Act{By: ratna.ChatID(), At: time.Now()}, Kind: knowledge.DeedRemove},
					Officer: sari.ChatID(),
				}); err != nil {
					t.Error(err)
				}
			}
			b.mu.Unlock()
			b.want(b.asks(sari, text), unknownCommand)
			if deeds := b.deeds(); !strings.HasPrefix(deeds[0], string(knowledge.DeedRemove)) {
				t.Errorf("done is %q", deeds[0])
			}
			if len(sari.Transcript().FromBot()) != 2 {
				t.Errorf("she is told %q", texts(sari.Transcript()))
			}
		})
	}
}

func TestTwoWhoAcceptOneInvitationAtOnceMakeOneOfficer(t *testing.T) {
	b := newBureau(t)
	b.start()
	ratna := b.owner("Ratna")
	b.appoint(ratna)
	token := b.token(b.asks(ratna, "/petugas undang penulis Bu Sari"))
	people := []*telegramtest.Person{b.owner("Satu"), b.owner("Dua"), b.owner("Tiga")}
	for _, p := range people {
		b.send(p.Dialog, "/start "+token)
	}
	welcome := 0
	for _, p := range people {
		reply := b.last(p.Dialog, 1)
		if text, _ := reply.Content(); strings.Contains(text, "Selamat bergabung") {
			welcome++
		} else if !strings.Contains(text, "sudah tidak berlaku") {
			t.Errorf("one is told %q", text)
		}
	}
	staff, err := b.ledger.Staff(b.ctx)
	if err != nil || welcome != 1 || len(staff.Officers) != 2 {
		t.Errorf("%d are welcome, officers are %+v (%v)", welcome, staff.Officers, err)
	}
}

func TestTwoAdminsWhoDemoteEachOtherAtOnceLeaveOne(t *testing.T) {
	b := newBureau(t)
	b.start()
	ratna, sari, joko := b.owner("Ratna"), b.owner("Sari"), b.owner("Joko")
	b.appoint(ratna)
	b.hire(ratna, sari, "admin")
	b.hire(ratna, joko, "admin")
	b.appoint()
	b.send(sari.Dialog, fmt.Sprintf("/petugas ubah %d pembaca", joko.ChatID()))
	b.send(joko.Dialog, fmt.Sprintf("/petugas ubah %d pembaca", sari.ChatID()))
	b.last(sari.Dialog, 2)
	b.last(joko.Dialog, 2)
	staff, err := b.ledger.Staff(b.ctx)
	if err != nil || len(staff.Officers) != 2 || staff.Officers[0].Role == staff.Officers[1].Role {
		t.Errorf("officers are %+v (%v)", staff.Officers, err)
	}
}

func TestAnActThatComesTwiceOrAfterACrashIsDoneOnce(t *testing.T) {
	b := newBureau(t)
	ratna := b.owner("Ratna")
	b.open()
	b.appoint(ratna)
	if err := b.ledger.Close(); err != nil {
		t.Fatal(err)
	}
	b.journaled(1, ratna, "/petugas undang penulis Bu Sari", time.Now().Add(-time.Minute))
	b.Inject(telegramtest.Fault{Failure: telegramtest.DuplicateUpdate})
	b.start()
	token := b.token(b.last(ratna.Dialog, 1))
	b.want(b.asks(ratna, "/audit unduh"), "Berkasnya")
	b.halt()
	b.start()
	sari := b.owner("Sari")
	b.want(b.asks(sari, "/start "+token), "Selamat bergabung")
	if got := strings.Join(b.deeds(), ", "); strings.Count(got, string(knowledge.DeedInvite)) != 1 ||
		strings.Count(got, string(knowledge.DeedExport)) != 1 {
		t.Errorf("done is %q", got)
	}
}

func TestTheAuditComesAsAFileBehindItsReply(t *testing.T) {
	b := newBureau(t)
	b.start()
	ratna := b.owner("Ratna")
	b.appoint(ratna)
	sari := b.owner("Sari")
	b.asks(sari, "/start "+b.token(b.asks(ratna, "/petugas undang penulis =HYPERLINK(\"x\")")))
	b.want(b.last(ratna.Dialog, 2), "menerima undangan")
	b.asks(ratna, "/audit unduh")
	sent := b.last(ratna.Dialog, 4)
	if sent.Document == nil {
		t.Fatalf("there is no file: %+v", sent)
	}
	data, name, _ := b.File(sent.Document.FileID)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 4 || !strings.HasPrefix(name, "catatan-petugas-") || !strings.HasSuffix(name, ".csv") {
		t.Fatalf("%s holds %q: %v", name, rows, err)
	}
	if got := rows[1][3]; got != `'=HYPERLINK("x")` {
		t.Errorf("the name is %q", got)
	}
}

func TestAnActThatCannotBeStoredIsNotToldOf(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	b.start()
	ratna := b.owner("Ratna")
	b.appoint(ratna)
	release := b.hold()
	b.want(b.asks(ratna, "/petugas undang admin Pak Joko"), chat.Apology().Text())
	release()
	if err := b.log.wait(b.ctx, "works again"); err != nil {
		t.Fatalf("the bot does not notice that bot.db works again\n%s", b.log)
	}
	b.want(b.asks(ratna, "/petugas"), "Petugas Setara: 1.")
	if deeds := b.deeds(); len(deeds) != 1 {
		t.Errorf("done is %q", deeds)
	}
}
