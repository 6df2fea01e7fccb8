package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

// paidFor and urgently are what only an admin may choose.
func paidFor(b *knowledge.Broadcast)  { b.Paid, b.Rate = true, knowledge.PaidRate }
func urgently(b *knowledge.Broadcast) { b.Topic = knowledge.TopicUrgent }

// asksFor is a new draft of somebody's that waits for a second officer.
func (g *guarded) asksFor(who string, change func(b *knowledge.Broadcast)) int64 {
	g.t.Helper()
	id := g.drafted(who, change)
	g.does(who, knowledge.DeedSubmit, knowledge.BroadcastChange{ID: id})
	return id
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

func TestAButtonOfABroadcastIsNoneForWhomItDidNotGoTo(t *testing.T) {
	g := newGuarded(t)
	for _, who := range []string{"a stranger", "somebody who was removed", "an admin in a group"} {
		for _, data := range []string{"!1.0", "!2.0", "!3.0", "!4.0", "!5.0", "!99.0"} {
			before := g.holdings()
			if said := g.presses(who, data); !strings.Contains(said, noSuchButton) {
				t.Errorf("to %q %s is told %q", data, who, said)
			}
			g.unmoved(t, before, g.sent(""), "")
		}
	}
	if said := g.presses("a recipient", "!5.0"); !strings.Contains(said, "Cara bertanya") {
		t.Errorf("whom it went to is told %q", said)
	}
	if came, err := g.ledger.Aftermath(g.ctx, 5); err != nil || len(came.Presses) != 1 || came.Presses[0].Presses != 1 {
		t.Errorf("counted are %+v (%v)", came.Presses, err)
	}
}

func TestTheKeyOfALongButtonIsOfItsChatAlone(t *testing.T) {
	g := newGuarded(t)
	name := strings.Repeat("panjang ", 7)
	g.presses("another author", "=/siaran simpan {1} "+name[:55])
	shown := g.bureau.asks(g.hands["another author"], "/siaran templat lihat "+name[:55])
	key := ""
	for _, m := range append(g.hands["another author"].Transcript().FromBot(), shown) {
		for _, row := range m.Buttons() {
			for _, b := range row {
				if strings.HasPrefix(b.CallbackData, "#") {
					key = b.CallbackData
				}
			}
		}
	}
	if key == "" {
		t.Fatal("no button is too long")
	}
	for _, who := range []string{"an admin", "an approver", "a viewer", "a recipient", "a stranger", "somebody who was removed", "an admin in a group"} {
		before := g.holdings()
		if said := g.presses(who, key); !strings.Contains(said, noSuchButton) {
			t.Errorf("%s is told %q", who, said)
		}
		g.unmoved(t, before, g.sent(""), "")
	}
	before := g.holdings()
	g.becomes("another author", "")
	if said := g.presses("another author", key); !strings.Contains(said, unknownCommand) {
		t.Errorf("whose it was is told %q", said)
	}
	g.becomes("another author", knowledge.RoleAuthor)
	g.unmoved(t, before, g.sent(""), "")
}

func TestAForwardedButtonIsNoneAndItsDataGivesNoRight(t *testing.T) {
	g := newGuarded(t)
	card := g.bureau.asks(g.hands["an approver"], "/siaran lihat 2")
	data := ""
	for _, row := range card.Buttons() {
		for _, b := range row {
			if strings.Contains(b.CallbackData, "setujui") {
				data = b.CallbackData
			}
		}
	}
	if data == "" {
		t.Fatalf("an approver is shown %+v", card)
	}
	for who, want := range map[string]string{
		"a viewer": notTheirRole, "the author": notTheirRole, "another author": notTheirRole, "a stranger": unknownCommand,
		"a recipient": unknownCommand, "somebody who was removed": unknownCommand,
	} {
		n := len(g.hands[who].Transcript().FromBot())
		forwarded, err := g.hands[who].Forward(card)
		g.ok(err)
		if len(forwarded.Buttons()) > 0 {
			t.Errorf("the buttons go along: %+v", forwarded)
		}
		g.bureau.last(g.hands[who].Dialog, n+1)
		before, others := g.holdings(), g.sent(who)
		if said := g.presses(who, data); !strings.Contains(said, want) {
			t.Errorf("%s is told %q, not %q", who, said, want)
		}
		g.unmoved(t, before, others, who)
	}
}

// TestWhatWasAskedForIsNotTakenFromWhoLostTheRight: an act that takes two
// messages needs the right for both.
func TestWhatWasAskedForIsNotTakenFromWhoLostTheRight(t *testing.T) {
	for _, c := range []struct{ name, who, asks, says, answer string }{
		{"the message of a new draft", "another author", "/siaran tulis", "Kirim pesannya", "Halo semua"},
		{"another message", "the author", "/siaran isi {1}", "Kirim pesannya", "Halo semua"},
		{"buttons", "the author", "/siaran tombol {1}", "ombol", "Daftar - https://oss.go.id"},
		{"the topic", "the author", "/siaran topik {1}", "opik", "pasar"},
		{"the recipients", "the author", "/siaran sasaran {1}", "siapa", "semua"},
		{"the time", "the author", "/siaran waktu {1}", "apan", "lusa jam 9"},
		{"the name of a template", "the author", "/siaran simpan {1}", "ama", "Templat baru"},
		{"why it is sent back", "an approver", "/siaran kembalikan {2}", "lasan", "kurang jelas"},
		{"the answer to a reply", "another author", "/siaran jawab 1", "Tulis jawabannya", "Di aula"},
		{"what stands in place of what was sent", "an admin", "/siaran ubah 5", "Kirim tulisan barunya", "Halo lagi"},
		{"the name of who is invited", "an admin", "/petugas undang penulis", "nama", "Bu Ani"},
	} {
		for _, role := range []knowledge.Role{"", knowledge.RoleViewer} {
			t.Run(fmt.Sprintf("%s, of who becomes %q", c.name, role), func(t *testing.T) {
				g := newGuarded(t)
				if said := g.types(c.who, c.asks); !strings.Contains(said, c.says) {
					t.Errorf("it says %q, not %q", said, c.says)
				}
				had := g.roles()[c.who]
				before := g.holdings()
				g.becomes(c.who, role)
				others := g.sent(c.who)
				g.types(c.who, c.answer)
				g.becomes(c.who, had)
				g.unmoved(t, before, others, c.who)
			})
		}
	}
}

// TestAnActThatIsReplayedIsDoneOnce has each update come twice, and then each
// button pressed again as it was.
func TestAnActThatIsReplayedIsDoneOnce(t *testing.T) {
	for _, c := range []struct{ who, data, says string }{
		{"an approver", "=/siaran setujui 2 1", "setujui"},
		{"an approver", "=/siaran kembalikan 2 1 kurang jelas", "kembali"},
		{"the author", "=/siaran draf 2 1", "jadi draf lagi"},
		{"the author", "=/siaran kirim 1 1", "ajukan"},
		{"the author", "=/siaran buang 1 1 ya", "dibuang"},
		{"the author", "=/siaran topik 1 1 pasar", "Topik: pasar"},
		{"an approver", "=/siaran jeda 3 1", "dijeda"},
		{"an approver", "=/siaran lanjut 4 1", "dilanjutkan"},
		{"an approver", "=/siaran batalkan 3 1 ya", "dibatalkan"},
		{"another author", "=/siaran jawab 1 Di aula", "saya kirim"},
		{"an admin", "=/siaran templat hapus Contoh", "Contoh"},
		{"another author", "=/segmen buang Contoh", "Contoh"},
		{"an admin", "=/petugas hapus {a viewer} ya", "bukan petugas lagi"},
	} {
		t.Run(c.data, func(t *testing.T) {
			g := newGuarded(t)
			data, before := g.filled(c.data), g.holdings()
			twice := g.Inject(telegramtest.Fault{Failure: telegramtest.DuplicateUpdate, Method: "callback_query"})
			if said := g.presses(c.who, data); !strings.Contains(said, c.says) {
				t.Errorf("it says %q, not %q", said, c.says)
			}
			g.types(c.who, "/bantuan") // what came twice is behind us
			twice.Remove()
			once := g.holdings()
			if once == before {
				t.Error("it is not done at all")
			}
			deeds := len(g.bureau.deeds())
			g.presses(c.who, data)
			g.unmoved(t, once, g.sent(""), "")
			if now := len(g.bureau.deeds()); now != deeds {
				t.Errorf("done is %q", g.bureau.deeds()[:now-deeds])
			}
		})
	}
}
