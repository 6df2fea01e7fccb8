package chat_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// newComplaintOffice is an office with one report, number 1.
func newComplaintOffice(t *testing.T, p *player) *office {
	t.Helper()
	o := newOffice(t, p)
	_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
		Chat: 900, Product: "mainan anak", Key: "anak mainan", Price: 5000, Note: "catatan rahasia", Consent: knowledge.ComplaintConsent, At: p.now,
		Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI}, Offer: knowledge.OfferLink{Platform: knowledge.PlatformShopee},
	})
	p.must(err)
	return o
}

// complaintActs are all acts of officers on reports. None stands in the way of
// those below it.
var complaintActs = []officialAct{
	{"/laporan", knowledge.RightRead, anybodys, ""},
	{"/laporan semua", knowledge.RightRead, anybodys, "Semua laporan"},
	{"/laporan penjual", knowledge.RightRead, anybodys, "Belum ada laporan"},
	{"/laporan 1", knowledge.RightRead, anybodys, "mainan anak"},
	{"/laporan lihat 1", knowledge.RightRead, anybodys, "Yang diketahui Setara"},
	{"/laporan entah", knowledge.RightRead, anybodys, "Ketik"},
	{"/laporan rinci 1", knowledge.RightApprove, anybodys, "catatan rahasia"},
	{"/laporan berkas 1 1 html", knowledge.RightApprove, anybodys, "Berkasnya saya kirim"},
	{"/laporan berkas 1 1 xlsx", knowledge.RightApprove, anybodys, "Berkasnya saya kirim"},
	{"/laporan tolak 1 1", knowledge.RightApprove, anybodys, "alasannya"},
	{"/laporan sah 1 1", knowledge.RightApprove, anybodys, "Dicatat terbukti"},
	{"/laporan terus 1 1", knowledge.RightApprove, anybodys, "Teruskan ke mana"},
	{"/laporan terus 1 1 bpom", knowledge.RightApprove, anybodys, "Dicatat diteruskan ke HALOBPOM"},
	{"/laporan buka 1 1", knowledge.RightApprove, anybodys, "Dibuka lagi"},
	{"/laporan tolak 1 1 kurang bukti", knowledge.RightApprove, anybodys, "Ditolak"},
	{"/laporan harga 1 1 ya", knowledge.RightApprove, anybodys, "setelah laporannya terbukti"},
}

func TestEachActOnReportsIsForThoseWithTheRightToIt(t *testing.T) {
	triesEach(t, newComplaintOffice, complaintActs)
}

func TestWhoReportedIsShownToNoOfficer(t *testing.T) {
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	const reporter = "987654321"
	_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
		Chat: 987654321, Product: "mainan anak", Key: "anak mainan", Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI},
	})
	p.must(err)
	for _, act := range complaintActs {
		response, err := o.chat.Turn(t.Context(), chat.Message{Chat: admin, From: admin, Text: act.text})
		p.must(err)
		shown, actions := withChoices(response)
		if shown += strings.Join(actions, " "); strings.Contains(shown, reporter) {
			t.Errorf("%q shows who reported: %s", act.text, shown)
		}
		if act.text != "/laporan rinci 1" && strings.Contains(shown, "catatan rahasia") {
			t.Errorf("%q shows what a reporter wrote", act.text)
		}
	}
}

func TestOfTwoOfficersWhoDecideAtOnceOneIsToldOfTheOther(t *testing.T) {
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	complaints, err := o.ledger.Complaints(t.Context())
	p.must(err)
	seen := knowledge.ComplaintDecision{State: knowledge.ComplaintVerified, Numbers: []int64{complaints[0].Number}}
	seen.Deed = knowledge.Deed{Act: knowledge.Act{By: approver, At: p.now}, Kind: knowledge.DeedComplaint}
	p.must(o.ledger.DecideComplaints(t.Context(), seen))
	seen.State, seen.Reason, seen.Deed.By = knowledge.ComplaintRejected, "kurang bukti", admin
	if err := o.ledger.DecideComplaints(t.Context(), seen); err == nil {
		t.Error("both decisions are stored")
	}
	o.wants(admin, "/laporan tolak 1 1 kurang bukti", "sudah diputuskan: terbukti oleh Petugas penyetuju")
	o.wants(admin, "/laporan buka 1 1", "Dibuka lagi")
	o.wants(admin, "/laporan tolak 1 1 kurang bukti", "Ditolak")
}

func TestAReportThatCameLaterIsNotDecidedOnUnseen(t *testing.T) {
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
		Chat: 901, Product: "mainan anak", Key: "anak mainan", Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI},
	})
	p.must(err)
	o.wants(approver, "/laporan sah 1 1", "Dicatat terbukti: 1 laporan. 1 pelapor")
	o.wants(approver, "/laporan", "mainan anak: 2 laporan")
}

func TestEachOwnerIsToldOnceWhatCameOfTheirReports(t *testing.T) {
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	for i := range 3 {
		_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
			Chat: int64(901 + i%2), Product: "mainan anak", Key: "anak mainan", Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI},
		})
		p.must(err)
	}
	response, err := o.chat.Turn(t.Context(), chat.Message{Chat: approver, From: approver, Text: "/laporan sah 1 4"})
	p.must(err)
	told := map[int64]int{}
	for _, f := range response.Further {
		told[f.To]++
		if !f.Daytime {
			t.Error("an owner is told at night")
		}
	}
	if fmt.Sprint(told) != "map[900:1 901:1 902:1]" {
		t.Errorf("told are %v", told)
	}
}

func TestAnOwnerSendsNoMoreThanADayTakesAndNothingIsLeftOfWhoDeletes(t *testing.T) {
	p := newPlayer(t)
	for i := range knowledge.MaxComplaintsADay {
		p.say(fmt.Sprintf("/lapor mainan robot%d di shopee 5rb tanpa sni", i))
		p.say("lewati")
		p.say("/lapor cukup")
		if said := p.say("/lapor kirim"); !strings.Contains(said, "sudah saya simpan") {
			t.Fatalf("report %d: %s", i+1, said)
		}
	}
	if said := p.say("/lapor boneka tanpa sni"); !strings.Contains(said, "sudah penuh") {
		t.Errorf("a sixth: %s", said)
	}
	p.now = p.now.Add(25 * time.Hour)
	if said := p.say("/lapor boneka tanpa sni"); strings.Contains(said, "sudah penuh") {
		t.Errorf("the day after: %s", said)
	}
	p.say("/hapus_data") // in the middle of a report
	p.say("ya")
	left, err := p.ledger.Complaints(t.Context())
	p.must(err)
	if len(left) != 0 {
		t.Errorf("%d reports are left", len(left))
	}
	if said := p.say("/lapor"); strings.Contains(said, "boneka") || strings.Contains(said, "Laporan Kakak") {
		t.Errorf("something is remembered: %s", said)
	}
}

func TestWhatTurnsALineAroundIsNotKept(t *testing.T) {
	p := newPlayer(t)
	p.say("/lapor")
	p.say("mainan \u202egnaro\u200b robot")
	for _, text := range []string{"/lapor tempat shopee", "5rb", "lewati", "tanpa sni\u202e", "kirim"} {
		p.say(text)
	}
	all, err := p.ledger.Complaints(t.Context())
	p.must(err)
	if len(all) != 1 || strings.ContainsAny(all[0].Product+all[0].Note, "\u202e\u200b") {
		t.Errorf("kept are %+v", all)
	}
}

func TestInAGroupNothingIsReported(t *testing.T) {
	p := newPlayer(t)
	response, err := p.chat.Turn(t.Context(), chat.Message{Chat: -5, From: 7, Group: true, Text: "/lapor mainan tanpa sni"})
	p.must(err)
	if said := response.Text(); !strings.Contains(said, "chat pribadi") {
		t.Errorf("it says %q", said)
	}
}

func TestScreenshotsAreTakenInWhereverTheyCome(t *testing.T) {
	p := newPlayer(t)
	send := func(text, file, name string) string {
		kind := knowledge.MediaPhoto
		if name != "" {
			kind = knowledge.MediaDocument
		}
		content := &knowledge.Content{Text: text, Media: &knowledge.Media{Kind: kind, FileID: file, Name: name}}
		response, err := p.chat.Turn(t.Context(), chat.Message{Chat: 1, Text: text, Content: content})
		p.must(err)
		return response.Text()
	}
	if said := send("/lapor mainan tanpa sni 5rb", "foto-1", ""); !strings.Contains(said, "Fotonya saya terima") {
		t.Errorf("with the command: %s", said)
	}
	if said := send("", "foto-2", "layar.PNG"); !strings.Contains(said, "Fotonya saya terima") {
		t.Errorf("as a file: %s", said)
	}
	if said := send("", "foto-x", "virus.exe"); strings.Contains(said, "Fotonya saya terima") {
		t.Errorf("no picture: %s", said)
	}
	send("", "foto-3", "")
	if said := send("", "foto-4", ""); !strings.Contains(said, "paling banyak 3 foto") {
		t.Errorf("a fourth: %s", said)
	}
	p.say("lewati")
	p.say("/lapor cukup")
	p.say("/lapor kirim")
	waiting, err := p.ledger.WaitingPhotos(t.Context(), 10)
	p.must(err)
	if len(waiting) != 3 || waiting[0].FileID != "foto-1" || waiting[2].FileID != "foto-3" {
		t.Errorf("waiting are %+v", waiting)
	}
}

func TestAButtonOfAReportPressedLateBeginsNoOther(t *testing.T) {
	p := newPlayer(t)
	p.say("/lapor mainan robot di shopee 5rb tanpa sni")
	p.say("lewati")
	p.say("/lapor cukup")
	p.say("/lapor kirim")
	if said := p.say("/lapor kirim"); !strings.Contains(said, "mainan robot sudah saya simpan (nomor 1)") {
		t.Errorf("to the second press it says %s", said)
	}
	for _, late := range []string{"/lapor lewati", "/lapor cukup", "/lapor lanjut", "/lapor tempat shopee"} {
		_, goods, _ := strings.Cut(late, " ")
		if said := p.say(late); !strings.Contains(said, "mainan robot") || strings.Contains(said, "“"+goods+"”") || !strings.Contains(said, "Tidak ada laporan yang sedang ditulis") {
			t.Errorf("to %q it says %s", late, said)
		}
	}
	own, err := p.ledger.OwnComplaints(t.Context(), 1)
	p.must(err)
	if len(own) != 1 {
		t.Errorf("%d reports are kept", len(own))
	}
}

func TestWhatStrangersCallGoodsAndShopsIsNoMarkupInADossier(t *testing.T) {
	p := newPlayer(t)
	o := newComplaintOffice(t, p)
	offer, ok := knowledge.ReadOfferLink("https://www.tokopedia.com/toko%3Cb%3E/=HYPERLINK(%22x%22)-%3Cscript%3E")
	if !ok {
		t.Fatal("the link is refused")
	}
	_, err := o.ledger.KeepComplaint(t.Context(), knowledge.Complaint{
		Chat: 900, Product: "<script>alert(1)</script>", Key: "x", Offer: offer, Consent: 1, At: p.now, Suspicions: []knowledge.Suspicion{knowledge.SuspicionOther},
		Note: "=cmd|' /C calc'!A0",
	})
	p.must(err)
	response, err := o.chat.Turn(t.Context(), chat.Message{Chat: approver, From: approver, Text: "/laporan berkas 2 2 html"})
	p.must(err)
	if len(response.Papers) != 1 {
		t.Fatalf("%d papers", len(response.Papers))
	}
	if d := &response.Papers[0].Document; strings.Contains(shownPaper(&response.Papers[0]), "cmd|") || !strings.Contains(d.Title, "<script>") {
		t.Errorf("the document is %+v", d)
	}
}
