package chat_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// The people of the office, each with the role that the name says; the first
// officer is [officerChat].
const (
	viewer, author, approver, admin = 11, 12, 13, 14
	removed, stranger               = 15, 16
)

// office is a conversation on a ledger of its own, with an officer of each
// role, one who was removed, and an open invitation with number 6 and token
// "undangan-contoh-000006".
type office struct {
	t      *testing.T
	chat   chat.Chat
	ledger *ledger.Ledger
	path   string
}

func newOffice(t *testing.T, p *player) *office {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bot.db")
	l, err := ledger.Open(t.Context(), path)
	p.must(err)
	t.Cleanup(func() { l.Close() })
	p.must(l.SetFirstOfficers(t.Context(), []int64{officerChat}, p.now))
	o := &office{t: t, chat: *p.chat, ledger: l, path: path}
	tokens := 0
	o.chat.Memory, o.chat.Tickets, o.chat.Officers, o.chat.Staff, o.chat.Audit = l, l, l, l, l
	o.chat.Broadcasts, o.chat.Templates, o.chat.Audience, o.chat.Segments = l, l, l, l
	o.chat.Aftermaths, o.chat.Inbox, o.chat.ReplyDesk = l, l, l
	o.chat.Complaints, o.chat.ComplaintDesk = l, l
	o.chat.Token = func() string { tokens++; return fmt.Sprintf("undangan-contoh-%06d", tokens) }
	for i, role := range []string{"pembaca", "penulis", "penyetuju", "admin", "admin"} {
		o.says(officerChat, "/petugas undang "+role+" Petugas "+role)
		o.says(int64(viewer+i), fmt.Sprintf("/start undangan-contoh-%06d", tokens))
	}
	o.says(officerChat, "/petugas undang penulis Bu Sari")
	o.says(officerChat, fmt.Sprintf("/petugas hapus %d ya", removed))
	return o
}

// says is what is said to somebody in their private chat.
func (o *office) says(person int64, text string) string {
	o.t.Helper()
	return o.told(chat.Message{Chat: person, From: person, Text: text})
}

func (o *office) told(m chat.Message) string {
	o.t.Helper()
	response, err := o.chat.Turn(o.t.Context(), m)
	if err != nil {
		o.t.Fatal(err)
	}
	return response.Text()
}

// state is who is an officer and what was done.
func (o *office) state() string {
	o.t.Helper()
	staff, err := o.ledger.Staff(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	deeds, err := o.ledger.CountDeeds(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return fmt.Sprint(staff, deeds)
}

// officialActs are all acts of officers but those on announcements. None of them stands in the way of
// those below it.
var officialActs = []officialAct{
	{"/antrean", knowledge.RightRead, anybodys, "Tidak ada pertanyaan"},
	{"/antrean 2", knowledge.RightRead, anybodys, "Tidak ada pertanyaan"},
	{"/wawasan", knowledge.RightRead, anybodys, "Kata pasar"},
	{"/wawasan xlsx", knowledge.RightRead, anybodys, "Ini berkasnya"},
	{"/basi", knowledge.RightRead, anybodys, "Yang perlu dilihat"},
	{"/basi lama 2", knowledge.RightRead, anybodys, "Yang perlu dilihat"},
	{"/kurs", knowledge.RightWrite, anybodys, "urs"},
	{"/kurs mahal", knowledge.RightWrite, anybodys, "tidak ada angka kurs"},
	{"/kurs 16.500", knowledge.RightWrite, anybodys, "Kurs tersimpan"},
	{"/segmen", knowledge.RightRead, anybodys, "egmen"},
	{"/segmen cek semua", knowledge.RightRead, anybodys, "cocok"},
	{"/segmen simpan Jateng = jawa tengah", knowledge.RightWrite, anybodys, "sudah saya simpan"},
	{"/segmen lihat Jateng", knowledge.RightRead, anybodys, ""}, // it is there where who asks may save it
	{"/segmen hapus Jateng", knowledge.RightWrite, anybodys, "Hapus segmen"},
	{"/segmen buang Jateng", knowledge.RightWrite, anybodys, "sudah saya hapus"},
	{"/petugas", knowledge.RightManage, anybodys, "Petugas Setara: 5."},
	{"/petugas halaman 1", knowledge.RightManage, anybodys, "Petugas Setara: 5."},
	{"/petugas entah", knowledge.RightManage, anybodys, "Yang bisa ditulis"},
	{"/petugas lihat 12", knowledge.RightManage, anybodys, "Nomor Telegram: 12"},
	{"/petugas undang", knowledge.RightManage, anybodys, "Diundang sebagai apa?"},
	{"/petugas undang admin", knowledge.RightManage, anybodys, "Siapa nama admin"},
	{"/petugas undang admin Pak Joko", knowledge.RightManage, anybodys, "Undangan untuk Pak Joko"},
	{"/petugas cabut 6", knowledge.RightManage, anybodys, "sudah dicabut"},
	{"/petugas ubah 12 admin", knowledge.RightManage, anybodys, "sekarang admin"},
	{"/petugas hapus 12", knowledge.RightManage, anybodys, "Keluarkan Petugas penulis"},
	{"/petugas hapus 13 ya", knowledge.RightManage, anybodys, "bukan petugas lagi"},
	{"/audit", knowledge.RightManage, anybodys, "Catatan tindakan petugas"},
	{"/audit 2", knowledge.RightManage, anybodys, "Catatan tindakan petugas"},
	{"/audit unduh", knowledge.RightManage, anybodys, "Berkasnya saya kirim"},
}

func TestEachActIsForThoseWithTheRightToIt(t *testing.T) { triesEach(t, newOffice, officialActs) }

func TestWhoLeavesHasNoRightLeft(t *testing.T) {
	p := newPlayer(t)
	for _, person := range []int64{viewer, author, approver, admin} {
		o := newOffice(t, p)
		if said := o.says(person, "/petugas keluar"); !strings.Contains(said, "Berhenti jadi petugas") {
			t.Errorf("%d is told %q", person, said)
		}
		o.says(person, "/petugas keluar ya")
		if said := o.says(person, "/antrean"); !strings.Contains(said, "tidak saya kenal") {
			t.Errorf("%d is told %q", person, said)
		}
	}
	o := newOffice(t, p)
	if said := o.says(stranger, "/petugas keluar ya"); !strings.Contains(said, "tidak saya kenal") {
		t.Errorf("a stranger is told %q", said)
	}
}

func TestAnInvitationMakesNoOfficerTwiceAndNoneOfAnOfficer(t *testing.T) {
	const token = "/start undangan-contoh-000006"
	p := newPlayer(t)
	for _, c := range []struct {
		who    string
		before func(o *office)
		m      chat.Message
		says   string
		made   bool
	}{
		{"a stranger", nil, chat.Message{Chat: stranger, From: stranger}, "Selamat bergabung, Bu Sari!", true},
		{"somebody who was removed", nil, chat.Message{Chat: removed, From: removed}, "Selamat bergabung", true},
		{"a viewer", nil, chat.Message{Chat: viewer, From: viewer}, "sudah jadi petugas", false},
		{"the first officer", nil, chat.Message{Chat: officerChat, From: officerChat}, "sudah jadi petugas", false},
		{"a group", nil, chat.Message{Chat: -5, From: stranger, Group: true}, "Halo Kak!", false},
		{"another's chat", nil, chat.Message{Chat: 1, From: stranger}, "Halo Kak!", false},
		{
			"a second stranger", func(o *office) { o.says(1, token) },
			chat.Message{Chat: stranger, From: stranger}, "sudah tidak berlaku", false,
		},
		{
			"a stranger after it was taken back", func(o *office) { o.says(admin, "/petugas cabut 6") },
			chat.Message{Chat: stranger, From: stranger}, "sudah tidak berlaku", false,
		},
	} {
		t.Run(c.who, func(t *testing.T) {
			o := newOffice(t, p)
			if c.before != nil {
				c.before(o)
			}
			before := o.state()
			c.m.Text = token
			if said := o.told(c.m); !strings.Contains(said, c.says) {
				t.Errorf("it says %q, not %q", said, c.says)
			}
			if made := o.state() != before; made != c.made {
				t.Errorf("an officer is made: %t", made)
			}
		})
	}
	o := newOffice(t, p)
	for _, other := range []string{"undangan-contoh-000099", "UNDANGAN-CONTOH-000006", "undangan-contoh-000006x", "' or 1=1 --", ""} {
		if said := o.says(stranger, "/start "+other); !strings.Contains(said, "Halo Kak!") {
			t.Errorf("with %q it says %q", other, said)
		}
	}
}

func TestTheNameOfWhoIsInvitedIsAskedForOnce(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	o.says(admin, "/petugas undang penulis")
	if said := o.says(admin, strings.Repeat("a", knowledge.MaxOfficerName+1)); !strings.Contains(said, "paling banyak 60 huruf") {
		t.Errorf("too long a name: %q", said)
	}
	if said := o.says(admin, "Bu\u202e  Sari\n<b>"); !strings.Contains(said, "Undangan untuk Bu Sari <b> sebagai penulis") {
		t.Errorf("it says %q", said)
	}
	if said := o.says(admin, "Bu Sari"); strings.Contains(said, "Undangan") {
		t.Errorf("the next message invites again: %q", said)
	}
	o.says(admin, "/petugas undang penulis")
	o.says(officerChat, fmt.Sprintf("/petugas ubah %d penyetuju", admin))
	before := o.state()
	if said := o.says(admin, "Bu Sari"); strings.Contains(said, "Undangan") || o.state() != before {
		t.Errorf("who may not invite any more is told %q", said)
	}
}

func TestATokenIsRandomAndFitsALink(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	o.chat.Token, o.chat.Link = nil, nil
	seen := map[string]bool{}
	for range 20 {
		said := o.says(admin, "/petugas undang penulis Bu Sari")
		_, token, _ := strings.Cut(said, "/start ")
		token, _, _ = strings.Cut(token, "”")
		if len(token) != 22 || seen[token] || strings.Trim(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Errorf("a token is %q", token)
		}
		seen[token] = true
	}
	for token := range seen {
		if said := o.says(stranger, "/start "+token); !strings.Contains(said, "Selamat bergabung") {
			t.Errorf("a token is not taken: %q", said)
		}
		break
	}
}

func TestTheAuditHoldsWhoSetTheRate(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	m := chat.Message{Chat: author, From: author, Update: 77, Text: "/kurs 16.500 2026-11-20"}
	first := o.told(m)
	again := o.told(m) // after a crash
	deeds, err := o.ledger.Audit(t.Context(), 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := knowledge.Deed{
		Number: deeds[0].Number, Role: knowledge.RoleAuthor, Name: "Petugas penulis", Kind: knowledge.DeedRate, Object: "2026-11-20", Detail: "16500",
		Act: knowledge.Act{By: author, Update: 77, At: deeds[0].At},
	}
	if diff := cmp.Diff(want, deeds[0]); diff != "" || deeds[1].Kind == knowledge.DeedRate {
		t.Errorf("the audit holds %+v (-want +got):\n%s", deeds, diff)
	}
	if first != again {
		t.Errorf("said %q, and again %q", first, again)
	}
}

func TestForgettingAChatTellsAnOfficerWhatStays(t *testing.T) {
	o := newOffice(t, newPlayer(t))
	for person, stays := range map[int64]bool{author: true, removed: true, stranger: false} {
		asked := o.says(person, "/hapus_data")
		done := o.says(person, "ya")
		if strings.Contains(asked, "tetap tersimpan") != stays || strings.Contains(done, "masih Setara simpan") != stays {
			t.Errorf("%d is told %q and %q", person, asked, done)
		}
	}
	if said := o.says(author, "/antrean"); !strings.Contains(said, "Tidak ada pertanyaan") {
		t.Errorf("an officer who was forgotten is told %q", said)
	}
}

func TestOfficersAreToldWhatTheyCanTypeByTheirRole(t *testing.T) {
	p := newPlayer(t)
	o := newOffice(t, p)
	o.wants(author, "/bantuan", "Sebagai petugas (penulis)")
	o.wants(approver, "/bantuan", "/lembar")
	o.wants(admin, "/bantuan", "/audit")
	if said := o.says(crowdFrom, "/bantuan"); strings.Contains(said, "petugas (") || strings.Contains(said, "/audit") {
		t.Errorf("an owner is told %q", said)
	}
}
