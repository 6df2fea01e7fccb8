package bot_test

import (
	"maps"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

// paidFor and urgently are what only an admin may choose.
func paidFor(b *knowledge.Broadcast)  { b.Paid, b.Rate = true, knowledge.PaidRate }
func urgently(b *knowledge.Broadcast) { b.Topic = knowledge.TopicUrgent }

// asksFor makes a new draft of somebody's that waits for a second officer.
func (g *guarded) asksFor(who string, change func(b *knowledge.Broadcast)) {
	g.t.Helper()
	g.does(who, knowledge.DeedSubmit, knowledge.BroadcastChange{ID: g.drafted(who, change)})
}

// edits is a draft of somebody's that changes what broadcast 5 has sent.
func edits(b *knowledge.Broadcast) {
	b.Kind, b.Target, b.Segment = knowledge.BroadcastEdit, 5, knowledge.Segment{}
}
func recalls(b *knowledge.Broadcast) {
	edits(b)
	b.Kind, b.Content = knowledge.BroadcastDelete, knowledge.Content{}
}

// types has somebody write a message and returns what they are told.
func (g *guarded) types(who, text string) string {
	g.t.Helper()
	m := g.bureau.asks(g.hands[who], g.filled(text))
	said, _ := m.Content()
	return said
}

// TestNobodyGetsByTheSecondOfficer tries each way around the second pair of
// eyes. Before brings it about, act is the way; nothing may come of that.
func TestNobodyGetsByTheSecondOfficer(t *testing.T) {
	for _, c := range []struct {
		name   string
		before func(g *guarded)
		who    string
		act    string // "{6}" is the one that before has made
		says   string
	}{
		{"an author who was made an approver approves on a second device", func(g *guarded) { g.becomes("the author", knowledge.RoleApprover) },
			"the author", "=/siaran setujui {2}", notTheirOwn},
		{"an author who was made an admin approves on a second device", func(g *guarded) { g.becomes("the author", knowledge.RoleAdmin) },
			"the author", "=/siaran setujui {2} sekarang", notTheirOwn},
		{"an author who was made an approver sends back their own", func(g *guarded) { g.becomes("the author", knowledge.RoleApprover) },
			"the author", "=/siaran kembalikan {2} tidak", notTheirOwn},
		{"an approver approves their own", func(g *guarded) { g.asksFor("an approver", nil) },
			"an approver", "=/siaran setujui {6}", notTheirOwn},
		{"an admin approves their own", func(g *guarded) { g.asksFor("an admin", nil) },
			"an admin", "=/siaran setujui {6}", notTheirOwn},
		{"an approver approves their own edit of what another sent", func(g *guarded) { g.asksFor("an approver", edits) },
			"an approver", "=/siaran setujui {6}", notTheirOwn},
		{"an approver approves their own deletion of what another sent", func(g *guarded) { g.asksFor("an approver", recalls) },
			"an approver", "=/siaran setujui {6}", notTheirOwn},
		{"an approver sends without approval what waits", func(g *guarded) { g.asksFor("an approver", nil) },
			"an approver", "=/siaran kirim {6} ya", "enunggu"},
		{"the author sends without approval what is for too many", nil, "the author", "=/siaran topik 1 99 pasar", "berubah"},
		{"an author who was made an approver accepts their own proposal on a second device", func(g *guarded) { g.becomes("the author", knowledge.RoleApprover) },
			"the author", "=/usulan terima 1", "Usulan sendiri"},
		{"an author who was made an admin returns their own proposal", func(g *guarded) { g.becomes("the author", knowledge.RoleAdmin) },
			"the author", "=/usulan kembalikan 1 tidak", "Usulan sendiri"},
		{"an approver makes themselves the author by a redraft", nil, "an approver", "=/siaran draf {2}", notTheirs},
		{"an approver rewrites what they are to approve", nil, "an approver", "=/siaran tombol {2} hapus", notTheirs},
		{"an approver approves a revision that has changed since", func(g *guarded) {
			g.presses("the author", "=/siaran draf {2}")
			g.presses("the author", "=/siaran waktu {2} lusa jam 9")
			g.does("the author", knowledge.DeedSubmit, knowledge.BroadcastChange{ID: 2})
		}, "an approver", "=/siaran setujui 2 1", "sudah berubah"},
		{"an approver approves a revision that is still to come", nil, "an approver", "=/siaran setujui 2 2", "sudah berubah"},
		{"an approver approves again what changed after the approval", func(g *guarded) { g.presses("the author", "=/siaran draf {3}") },
			"an approver", "=/siaran setujui 3 1", "sudah berubah"},
		{"an approver approves what is a draft again", func(g *guarded) { g.presses("the author", "=/siaran draf {3}") },
			"an approver", "=/siaran setujui {3}", "draf"},
		{"an approver approves what was thrown away", func(g *guarded) { g.presses("the author", "=/siaran buang {2} ya") },
			"an approver", "=/siaran setujui {2}", ""},
		{"an approver approves what is paid for by somebody who is no admin any more", func(g *guarded) {
			g.asksFor("an admin", paidFor)
			g.becomes("an admin", knowledge.RoleAuthor)
		}, "an approver", "=/siaran setujui {6}", "sudah tidak boleh"},
		{"an approver approves what is urgent for somebody who is no admin any more", func(g *guarded) {
			g.asksFor("an admin", urgently)
			g.becomes("an admin", knowledge.RoleApprover)
		}, "an approver", "=/siaran setujui {6}", "sudah tidak boleh"},
		{"an approver approves what somebody wrote who was removed", func(g *guarded) { g.becomes("the author", "") },
			"an approver", "=/siaran setujui {2}", "sudah tidak boleh"},
		{"who is no admin any more sends what they made urgent", func(g *guarded) {
			g.drafted("an admin", urgently)
			g.becomes("an admin", knowledge.RoleApprover)
		}, "an admin", "=/siaran kirim {6}", "bukan admin lagi"},
		{"who is no admin any more sends what they chose to pay for", func(g *guarded) {
			g.drafted("an admin", paidFor)
			g.becomes("an admin", knowledge.RoleApprover)
		}, "an admin", "=/siaran kirim {6}", "bukan admin lagi"},
		{"an author makes a draft urgent", nil, "the author", "=/siaran topik {1} mendesak", "hanya bisa dipilih admin"},
		{"an author pays for a draft", nil, "the author", "=/siaran laju {1} bayar ya", notTheirRole},
		{"an approver makes their draft urgent", func(g *guarded) { g.drafted("an approver", nil) },
			"an approver", "=/siaran topik {6} mendesak", "hanya bisa dipilih admin"},
		{"an approver pays for their draft", func(g *guarded) { g.drafted("an approver", nil) },
			"an approver", "=/siaran laju {6} bayar ya", notTheirRole},
		{"an author edits what is urgent", func(g *guarded) { g.sends(urgently) }, "the author", "=/siaran ubah 6", "oleh admin"},
		{"an approver recalls what is urgent", func(g *guarded) { g.sends(urgently) }, "an approver", "=/siaran tarik 6 ya", "oleh admin"},
		{"who is no admin any more gives their edit of what is urgent another topic", func(g *guarded) {
			id := g.sends(urgently)
			g.drafted("an admin", func(b *knowledge.Broadcast) { edits(b); urgently(b); b.Target = id })
			g.becomes("an admin", knowledge.RoleApprover)
		}, "an admin", "=/siaran topik {7} pasar", "mengikuti siaran aslinya"},
		{"an author gives an edit another topic than what it edits", func(g *guarded) { g.drafted("the author", edits) },
			"the author", "=/siaran topik {6} pasar", "mengikuti siaran aslinya"},
		{"who is no admin any more sends their edit of what is urgent, once it is not", func(g *guarded) {
			id := g.sends(urgently)
			g.drafted("an admin", func(b *knowledge.Broadcast) { edits(b); urgently(b); b.Target = id })
			g.becomes("an admin", knowledge.RoleApprover)
			g.presses("an admin", "=/siaran tombol {7} hapus")
		}, "an admin", "=/siaran kirim {7}", "oleh admin"},
		{"an author chooses whom an edit is for", func(g *guarded) { g.drafted("the author", edits) },
			"the author", "=/siaran sasaran {6} semua", "sasarannya tidak bisa dipilih"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := newGuarded(t)
			if c.before != nil {
				c.before(g)
			}
			before := g.holdings()
			if said := g.presses(c.who, c.act); !strings.Contains(said, c.says) {
				t.Errorf("it says %q, not %q", said, c.says)
			}
			g.unmoved(t, before, g.sent(""), "")
		})
	}
}

// sends is a broadcast of the first officer's that has reached the recipient.
func (g *guarded) sends(change func(b *knowledge.Broadcast)) int64 {
	g.t.Helper()
	id := g.drafted("the first officer", func(b *knowledge.Broadcast) { b.SendAt = time.Time{}; change(b) })
	g.does("the first officer", knowledge.DeedSend, knowledge.BroadcastChange{ID: id, Over: 9})
	g.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 2})
	return id
}

func TestAChangeAfterTheApprovalVoidsIt(t *testing.T) {
	for name, before := range map[string]func(g *guarded){
		"by its author":                          func(*guarded) {},
		"by its author, now an approver":         func(g *guarded) { g.becomes("the author", knowledge.RoleApprover) },
		"after its approver has become an owner": func(g *guarded) { g.becomes("an approver", "") },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGuarded(t)
			before(g)
			g.presses("the author", "=/siaran draf {3}")
			b, err := g.ledger.Broadcast(g.ctx, 3)
			if err != nil || b.State != knowledge.BroadcastDraft || b.ApprovedBy != 0 || b.Counts.Total() != 0 || b.Revision != 2 {
				t.Errorf("it is %+v (%v)", b, err)
			}
		})
	}
}

func TestWhatIsMadeUpDoesNothingWhoeverPressesIt(t *testing.T) {
	g := newGuarded(t)
	for _, data := range []string{
		"=/siaran setujui 1 1", "=/siaran setujui 3 1", "=/siaran setujui 4 1", "=/siaran setujui 5 1", "=/siaran setujui 99 1", "=/siaran setujui -2 1",
		"=/siaran setujui 2 -1", "=/siaran setujui 2 0", "=/siaran setujui 2 1x", "=/siaran setujui 2", "=/siaran kembalikan 1 1 x", "=/siaran kembalikan 3 1 x",
		"=/siaran kirim 2 1 ya", "=/siaran jeda 1 1", "=/siaran jeda 2 1", "=/siaran jeda 5 1", "=/siaran lanjut 3 1", "=/siaran lanjut 5 1",
		"=/siaran batalkan 1 1 ya", "=/siaran batalkan 2 1 ya", "=/siaran batalkan 5 1 ya", "=/siaran batalkan 3 2 ya", "=/siaran ulangi 1 ragu ya",
		"=/siaran ulangi 3 ragu ya", "=/siaran ulangi 5 gagal ya", "=/siaran ulangi 5 sent ya", "=/siaran ulangi 5 1 sent", "=/siaran ubah 1", "=/siaran ubah 3",
		"=/siaran tarik 2 ya", "=/siaran tarik 3 ya", "=/siaran unduh 1 csv", "=/siaran unduh 5 pdf", "=/siaran jawab 99 x", "=/siaran jawab -1 x",
		"=/siaran hapus 5 ya", "=/siaran publish 1 1", "=/siaran broadcast.approve 2 1", "=/siaran templat hapus Lain", "=/segmen buang Lain",
		"=/petugas ubah {the first officer} pembaca", "=/petugas hapus {the first officer} ya", "=/petugas ubah {a stranger} admin", "=/petugas cabut 99",
		"!1.0", "!2.0", "!99.0", "!5.9", "!5", "!", "#", "#AAAAAAAAAAAAAAAA", "=", "setujui 2 1", "/siaran setujui 2 1", "=siaran setujui 2 1", "?=/siaran setujui 2 1",
	} {
		before, others := g.holdings(), g.sent("an admin")
		g.presses("an admin", data)
		g.unmoved(t, before, others, "an admin")
		if t.Failed() {
			t.Fatalf("%q does something", data)
		}
	}
}

// rest waits until nobody is told more of what was done: officers are told of it beside the
// answer to who did it.
func (g *guarded) rest() {
	for last := g.sent(""); g.ctx.Err() == nil; {
		time.Sleep(400 * time.Millisecond)
		now := g.sent("")
		if maps.Equal(now, last) {
			return
		}
		last = now
	}
}
