package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"setara/bot/telegramtest"
	"setara/knowledge"
)

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
	g.types("another author", "/bantuan") // all that was shown is behind us
	g.rest()
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
				t.Parallel()
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
			t.Parallel()
			g := newGuarded(t)
			data, before := g.filled(c.data), g.holdings()
			twice := g.Inject(telegramtest.Fault{Failure: telegramtest.DuplicateUpdate, Method: "callback_query"})
			if said := g.presses(c.who, data); !strings.Contains(said, c.says) {
				t.Errorf("it says %q, not %q", said, c.says)
			}
			g.types(c.who, "/bantuan") // what came twice is behind us
			twice.Remove()
			g.rest()
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
