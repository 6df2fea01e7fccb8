package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// newsActs are all acts on announcements, with the right that each needs. Own
// tells that it is for the author of the broadcast alone, others that it is for
// anybody but them.
var newsActs = []struct {
	text        string
	needs       knowledge.Right
	own, others bool
	says        string
}{
	{"/siaran", knowledge.RightRead, false, false, "Menunggu persetujuan"},
	{"/siaran bantuan", knowledge.RightRead, false, false, "Yang bisa Kakak lakukan"},
	{"/siaran daftar berjalan", knowledge.RightRead, false, false, "Antre dan berjalan"},
	{"/siaran lihat 3", knowledge.RightRead, false, false, "Siaran 3, antre"},
	{"/siaran contoh 2", knowledge.RightWrite, false, false, "Ini yang diterima"},
	{"/siaran tulis", knowledge.RightWrite, false, false, "Kirim pesannya"},
	{"/siaran isi 1", knowledge.RightWrite, true, false, "Kirim pesannya"},
	{"/siaran tombol 1 Daftar - https://oss.go.id", knowledge.RightWrite, true, false, "sudah dipasang"},
	{"/siaran topik 1 pasar", knowledge.RightWrite, true, false, "Topik: pasar"},
	{"/siaran sasaran 1 semua", knowledge.RightWrite, true, false, "Siaran 1, draf"},
	{"/siaran waktu 1 besok jam 9", knowledge.RightWrite, true, false, "Dikirim Selasa"},
	{"/siaran waktu 1 9 desember jam 9", knowledge.RightWrite, true, false, "Dikirim Rabu, 9 Desember 2026"},
	{"/siaran laju 1 biasa", knowledge.RightWrite, true, false, "jalur biasa"},
	{"/siaran uji 1 semua", knowledge.RightWrite, false, false, "Uji dikirim ke"},
	{"/siaran kirim 1", knowledge.RightWrite, true, false, "saya ajukan"},
	{"/siaran draf 1", knowledge.RightWrite, true, false, "jadi draf lagi"},
	{"/siaran buang 1 ya", knowledge.RightWrite, true, false, "sudah dibuang"},
	{"/siaran setujui 2 4", knowledge.RightApprove, false, true, "setujui"},
	{"/siaran laporan 3", knowledge.RightRead, false, false, "Laporan siaran 3"},
	{"/siaran balasan", knowledge.RightRead, false, false, "balasan"},
	{"/siaran jawab 1 Terima kasih", knowledge.RightWrite, false, false, "Balasan itu tidak ada"},
	{"/siaran unduh 3 csv", knowledge.RightWrite, false, false, "sebagai berkas"},
	{"/siaran ulangi 3 gagal", knowledge.RightApprove, false, false, "bisa diulang kalau siarannya"},
	{"/siaran ubah 3", knowledge.RightWrite, false, false, "belum selesai dikirim"},
	{"/siaran tarik 3", knowledge.RightWrite, false, false, "belum selesai dikirim"},
	{"/siaran templat", knowledge.RightRead, false, false, "Belum ada templat"},
	{"/siaran simpan 2 Kabar", knowledge.RightWrite, false, false, "tersimpan sebagai templat"},
	{"/segmen", knowledge.RightRead, false, false, "Belum ada segmen"},
	{"/segmen simpan Jateng = jawa tengah", knowledge.RightWrite, false, false, "sudah saya simpan"},
	{"/siaran jeda 3", knowledge.RightApprove, false, false, "dijeda"},
	{"/siaran lanjut 4", knowledge.RightApprove, false, false, "dilanjutkan"},
	{"/siaran batalkan 4 ya", knowledge.RightApprove, false, false, "dibatalkan"},
}

func TestEachActOnAnnouncementsIsForThoseWithTheRightToIt(t *testing.T) {
	p := newPlayer(t)
	unknown := p.say("/entahlah")
	for _, person := range []struct {
		who  string
		role knowledge.Role
		m    chat.Message
	}{
		{"a viewer", knowledge.RoleViewer, chat.Message{Chat: viewer, From: viewer}},
		{"the author", knowledge.RoleAuthor, chat.Message{Chat: author, From: author}},
		{"an approver", knowledge.RoleApprover, chat.Message{Chat: approver, From: approver}},
		{"an admin", knowledge.RoleAdmin, chat.Message{Chat: admin, From: admin}},
		{"the first officer", knowledge.RoleAdmin, chat.Message{Chat: officerChat, From: officerChat}},
		{"a stranger", "", chat.Message{Chat: stranger, From: stranger}},
		{"somebody who was removed", "", chat.Message{Chat: removed, From: removed}},
		{"an admin in a group", "", chat.Message{Chat: -5, From: admin, Group: true}},
		{"a stranger in the chat of an admin", "", chat.Message{Chat: admin, From: stranger}},
	} {
		t.Run(person.who, func(t *testing.T) {
			o := newsroom(t, p)
			for _, act := range newsActs {
				before := o.news()
				m := person.m
				m.Text = act.text
				said := o.told(m)
				allowed := person.role.May(act.needs) && (!act.own || m.From == author) && (!act.others || m.From != officerChat)
				switch {
				case allowed:
					if !strings.Contains(said, act.says) || strings.Contains(said, "di luar peran") {
						t.Errorf("to %q it says %q, not %q", act.text, said, act.says)
					}
					continue
				case person.role == "" && said+"\n" != unknown:
					t.Errorf("to %q, who is no officer is told %q", act.text, said)
				case person.role.May(act.needs) && !strings.Contains(said, "penulisnya") && !strings.Contains(said, "Petugas lain"):
					t.Errorf("to %q an officer is told %q", act.text, said)
				case person.role != "" && !person.role.May(act.needs) && !strings.Contains(said, "di luar peran Kakak"):
					t.Errorf("to %q an officer is told %q", act.text, said)
				}
				if o.news() != before {
					t.Errorf("%q is done all the same", act.text)
				}
			}
		})
	}
}
