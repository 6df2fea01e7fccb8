package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// What who may not is told.
const (
	notTheirRole = "di luar peran Kakak"
	notTheirs    = "hanya penulisnya"
	ofAnother    = "disimpan petugas lain"
	notTheirOwn  = "Siaran sendiri tidak bisa Kakak putuskan"
)

// guarded is a bureau with everything that officers can lay hands on. Sari, an
// author, has four announcements: 1 is a draft, 2 waits, 3 is queued for
// tomorrow, 4 is held. Ratna, the first officer, has sent 5: it reached Wulandari,
// who has replied, and nobody knows about Yanto. There is a template of Ratna's,
// "Contoh", and a segment, "Contoh".
type guarded struct {
	*studio
	bureau *bureau
	// hands are people by who they are.
	hands map[string]*telegramtest.Person
	// asked is a message of the bot for each of them, to press something under.
	asked map[string]telegramtest.Message
}

// patient is how long a table may take.
const patient = time.Minute

func newGuarded(t *testing.T) *guarded {
	t.Helper()
	b := newBureau(t)
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	t.Cleanup(cancel)
	b.ctx = ctx
	b.change = func(o *bot.Options) {
		o.Pace = bot.Pace{BroadcastPerSecond: 1e4, ChatPerSecond: 1e4, ChatBurst: 1e4, GroupPerMinute: 1e6}
	}
	g := &guarded{studio: &studio{rig: b.rig}, bureau: b, hands: map[string]*telegramtest.Person{}, asked: map[string]telegramtest.Message{}}
	b.start()
	for who, name := range map[string]string{
		"the first officer": "Ratna", "the author": "Sari", "an approver": "Joko", "an admin": "Budi", "a viewer": "Lina", "another author": "Tono",
		"somebody who was removed": "Anton", "a stranger": "Dewi", "a recipient": "Wulandari", "an owner": "Yanto",
	} {
		g.hands[who] = g.owner(name)
	}
	b.appoint(g.hands["the first officer"])
	for who, role := range g.roles() {
		if role != "" && who != "the first officer" {
			g.becomes(who, role)
		}
	}
	g.becomes("somebody who was removed", knowledge.RoleAdmin)
	g.becomes("somebody who was removed", "")
	g.fill()
	group := g.NewGroup("Dinas", g.hands["an admin"])
	g.hands["an admin in a group"] = &telegramtest.Person{Dialog: group.Join(g.hands["an admin"])}
	for who, p := range g.hands {
		g.asked[who] = b.asks(p, "/bantuan")
	}
	return g
}

// roles are those of the people.
func (g *guarded) roles() map[string]knowledge.Role {
	return map[string]knowledge.Role{
		"the first officer": knowledge.RoleAdmin, "an admin": knowledge.RoleAdmin, "an approver": knowledge.RoleApprover,
		"the author": knowledge.RoleAuthor, "another author": knowledge.RoleAuthor, "a viewer": knowledge.RoleViewer,
	}
}

// deed is one of somebody, done at once.
func (g *guarded) deed(who string, kind knowledge.DeedKind) knowledge.Deed {
	return knowledge.Deed{Act: knowledge.Act{By: g.hands[who].ChatID(), At: time.Now()}, Kind: kind}
}

// becomes has the first officer give somebody a role, or none, behind the back
// of whatever turn is under way.
func (g *guarded) becomes(who string, role knowledge.Role) {
	g.t.Helper()
	id := g.hands[who].ChatID()
	had, err := g.ledger.Role(g.ctx, id)
	g.ok(err)
	change := func(c knowledge.StaffChange, kind knowledge.DeedKind) {
		g.t.Helper()
		c.Deed = g.deed("the first officer", kind)
		if kind == knowledge.DeedAccept {
			c.Deed.By = id
		}
		g.ok(g.ledger.ChangeStaff(g.ctx, c))
	}
	switch {
	case had == role:
	case role == "":
		change(knowledge.StaffChange{Officer: id}, knowledge.DeedRemove)
	case had != "":
		change(knowledge.StaffChange{Officer: id, Role: role}, knowledge.DeedAppoint)
	default:
		change(knowledge.StaffChange{Invitation: &knowledge.Invitation{
			Hash: knowledge.HashInvitation(fmt.Sprint(who, time.Now())), Role: role, Name: who, By: g.hands["the first officer"].ChatID(),
			ExpiresAt: time.Now().Add(time.Hour),
		}}, knowledge.DeedInvite)
		staff, err := g.ledger.Staff(g.ctx)
		g.ok(err)
		change(knowledge.StaffChange{Number: staff.Invitations[len(staff.Invitations)-1].Number}, knowledge.DeedAccept)
	}
}

// does does something to a broadcast, as it is, at once.
func (g *guarded) does(who string, kind knowledge.DeedKind, c knowledge.BroadcastChange) {
	g.t.Helper()
	c.Deed = g.deed(who, kind)
	g.ok(g.ledger.ChangeBroadcast(g.ctx, c))
}

// drafted is the number of a new draft of somebody's that lacks nothing.
func (g *guarded) drafted(who string, change func(b *knowledge.Broadcast)) int64 {
	g.t.Helper()
	id, err := g.ledger.BroadcastNumber(g.ctx, 0)
	g.ok(err)
	b := &knowledge.Broadcast{
		Kind: knowledge.BroadcastSend, Topic: knowledge.TopicTraining, Segment: knowledge.Segment{Op: knowledge.SegmentAll},
		Content: knowledge.Content{
			Text: fmt.Sprintf("Kabar %d", id), Buttons: [][]knowledge.ContentButton{{{Label: "Bantuan", Action: "/bantuan"}}},
		},
		SendAt: time.Now().Add(24 * time.Hour),
	}
	if change != nil {
		change(b)
	}
	g.does(who, knowledge.DeedDraft, knowledge.BroadcastChange{ID: id, Broadcast: b})
	return id
}

// fill makes what there is to change.
func (g *guarded) fill() {
	g.t.Helper()
	g.agree("Jawa Tengah", g.hands["a recipient"], g.hands["an owner"])
	for range 4 {
		g.drafted("the author", nil)
	}
	for id := int64(2); id <= 4; id++ {
		g.does("the author", knowledge.DeedSubmit, knowledge.BroadcastChange{ID: id})
	}
	for id := int64(3); id <= 4; id++ {
		g.does("an approver", knowledge.DeedApprove, knowledge.BroadcastChange{ID: id})
	}
	g.does("an approver", knowledge.DeedPause, knowledge.BroadcastChange{ID: 4})
	g.Inject(telegramtest.Fault{Failure: telegramtest.CutBefore, Method: "sendMessage", Chat: g.hands["an owner"].ChatID(), Times: 1})
	id := g.drafted("the first officer", func(b *knowledge.Broadcast) { b.SendAt = time.Time{} })
	g.does("the first officer", knowledge.DeedSend, knowledge.BroadcastChange{ID: id, Over: 9})
	g.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 1, knowledge.DeliveryUncertain: 1})
	g.ok(g.ledger.KeepReply(g.ctx, knowledge.Reply{
		Broadcast: id, Chat: g.hands["a recipient"].ChatID(), Update: 900_000, Text: "Di mana?", At: time.Now(),
	}))
	content := knowledge.Content{Text: "Halo"}
	g.ok(g.ledger.ChangeTemplate(g.ctx, knowledge.TemplateChange{
		Deed: g.deed("the first officer", knowledge.DeedTemplate), Name: "Contoh", Content: &content,
	}))
	g.ok(g.ledger.ChangeSegment(g.ctx, knowledge.SegmentChange{
		Deed: g.deed("the author", knowledge.DeedSegment), Name: "Contoh", Segment: &knowledge.Segment{Op: knowledge.SegmentAll},
	}))
}

// presses has somebody press a button with that data, "{n}" standing for the
// revision of broadcast n, and returns what they are told.
func (g *guarded) presses(who, data string) string {
	g.t.Helper()
	m := g.bureau.presses(g.hands[who], g.asked[who], "", g.filled(data))
	said, _ := m.Content()
	return said
}

// filled fills in the revisions.
func (g *guarded) filled(data string) string {
	for _, b := range g.all() {
		data = strings.ReplaceAll(data, fmt.Sprintf("{%d}", b.ID), fmt.Sprintf("%d %d", b.ID, b.Revision))
	}
	for who, p := range g.hands {
		data = strings.ReplaceAll(data, "{"+who+"}", fmt.Sprint(p.ChatID()))
	}
	return data
}

func (g *guarded) all() []knowledge.Broadcast {
	g.t.Helper()
	all, err := g.ledger.Broadcasts(g.ctx, knowledge.BroadcastList{Limit: 1000})
	g.ok(err)
	return all
}

// holdings is all that there is to change, the roles of officers and what was
// done to those apart.
func (g *guarded) holdings() string {
	g.t.Helper()
	staff, err := g.ledger.Staff(g.ctx)
	g.ok(err)
	roles := map[int64]knowledge.Role{}
	for _, o := range staff.Officers {
		roles[o.ID] = o.Role
	}
	templates, err := g.ledger.Templates(g.ctx)
	g.ok(err)
	segments, err := g.ledger.SavedSegments(g.ctx)
	g.ok(err)
	replies, _, err := g.ledger.Replies(g.ctx, 0, 0, 100)
	g.ok(err)
	deeds, err := g.ledger.Audit(g.ctx, 0, 1000)
	g.ok(err)
	did := map[knowledge.DeedKind]int{}
	for _, d := range deeds {
		if !strings.HasPrefix(string(d.Kind), "officer.") {
			did[d.Kind]++
		}
	}
	data, err := json.MarshalIndent([]any{g.all(), roles, len(staff.Invitations), templates, segments, replies, did}, "", " ")
	g.ok(err)
	return string(data)
}

// sent is how many messages everybody but somebody has got; but for the first
// officer, too, who is told how 5 fares.
func (g *guarded) sent(but string) map[string]int {
	out := map[string]int{}
	for who, p := range g.hands {
		if who != but && who != "the first officer" {
			out[who] = p.Transcript().Sent()
		}
	}
	return out
}

// unmoved tells of what has changed, or has gone to others, since.
func (g *guarded) unmoved(t *testing.T, before string, others map[string]int, but string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(before, "\n"), strings.Split(g.holdings(), "\n")); diff != "" {
		t.Errorf("it is done all the same (-was +is):\n%s", diff)
	}
	if now := g.sent(but); !maps.Equal(now, others) {
		t.Errorf("others have got %v messages, before that %v", now, others)
	}
}

// act is one act of officers, as the data of a button.
type act struct {
	data  string
	needs knowledge.Right
	// by is who does it here. Others are the officers who have the right and may
	// not all the same: it is not theirs.
	by     string
	others []string
	// refused is what those are told.
	refused string
	// looks tells that it changes nothing that lasts.
	looks bool
	says  string
}

// acts are all acts of officers around announcements. None stands in the way of
// those below it.
func acts() []act {
	own := func(data, says string) act {
		return act{
			data: data, needs: knowledge.RightWrite, by: "the author", says: says,
			others: []string{"another author", "an approver", "an admin"}, refused: notTheirs,
		}
	}
	any := func(data string, needs knowledge.Right, by, says string) act {
		return act{data: data, needs: needs, by: by, says: says}
	}
	look := func(a act) act { a.looks = true; return a }
	return []act{
		look(any("/siaran", knowledge.RightRead, "a viewer", "Menunggu persetujuan")),
		look(any("/siaran lihat 2", knowledge.RightRead, "a viewer", "Siaran 2")),
		look(any("/siaran contoh {2}", knowledge.RightWrite, "another author", "Ini yang diterima")),
		look(any("/siaran laporan 5", knowledge.RightRead, "a viewer", "Laporan siaran 5")),
		look(any("/siaran balasan", knowledge.RightRead, "a viewer", "Di mana?")),
		look(any("/siaran templat", knowledge.RightRead, "a viewer", "emplat")),
		look(any("/siaran templat lihat Contoh", knowledge.RightRead, "a viewer", "Contoh")),
		look(any("/segmen", knowledge.RightRead, "a viewer", "Contoh")),
		look(any("/siaran tulis", knowledge.RightWrite, "another author", "Kirim pesannya")),
		look(own("/siaran isi {1}", "Kirim pesannya")),
		own("/siaran tombol {1} hapus", "Siaran 1"),
		own("/siaran topik {1} pasar", "Topik: pasar"),
		own("/siaran sasaran {1} semua", "Siaran 1"),
		own("/siaran waktu {1} lusa jam 9", "Dikirim"),
		own("/siaran laju {1} biasa", "jalur biasa"),
		{
			data: "/siaran uji {1} saya", needs: knowledge.RightWrite, by: "the author", says: "Uji dikirim",
			others: []string{"another author"}, refused: notTheirs,
		},
		any("/siaran simpan {1} Milik Sari", knowledge.RightWrite, "another author", "Milik Sari"),
		own("/siaran kirim {1}", "ajukan"),
		any("/siaran kembalikan {1} kurang jelas", knowledge.RightApprove, "an approver", "kembali"),
		own("/siaran buang {1} ya", "dibuang"),
		any("/siaran setujui {2}", knowledge.RightApprove, "an approver", "setujui"),
		own("/siaran draf {2}", "jadi draf lagi"),
		any("/siaran jeda {3}", knowledge.RightApprove, "an approver", "dijeda"),
		any("/siaran lanjut {4}", knowledge.RightApprove, "an approver", "dilanjutkan"),
		any("/siaran batalkan {4} ya", knowledge.RightApprove, "an approver", "dibatalkan"),
		any("/siaran unduh 5 csv", knowledge.RightWrite, "another author", "sebagai berkas"),
		any("/siaran jawab 1 Di aula", knowledge.RightWrite, "another author", "saya kirim"),
		any("/siaran ubah 5", knowledge.RightWrite, "another author", "saya catat sebagai draf"),
		any("/siaran tarik 5 ya", knowledge.RightWrite, "another author", "menarik siaran 5"),
		any("/siaran ulangi 5 ragu ya", knowledge.RightApprove, "an approver", "yang belum pasti"),
		any("/siaran templat pakai Contoh", knowledge.RightWrite, "another author", "draf"),
		any("/siaran templat simpan 3 Baru", knowledge.RightWrite, "another author", "Baru"),
		{
			data: "/siaran templat hapus Contoh", needs: knowledge.RightWrite, by: "an admin", says: "dihapus",
			others: []string{"another author", "an approver"}, refused: ofAnother,
		},
		any("/segmen simpan Semua = semua", knowledge.RightWrite, "another author", "Semua"),
		any("/segmen buang Contoh", knowledge.RightWrite, "another author", "Contoh"),
		look(any("/petugas", knowledge.RightManage, "an admin", "Petugas Setara")),
		any("/petugas undang admin Bu Ani", knowledge.RightManage, "an admin", "Undangan untuk Bu Ani"),
		any("/petugas ubah {a viewer} admin", knowledge.RightManage, "an admin", "sekarang admin"),
		any("/petugas hapus {a viewer} ya", knowledge.RightManage, "an admin", "bukan petugas lagi"),
		look(any("/audit", knowledge.RightManage, "an admin", "Catatan tindakan")),
		any("/audit unduh", knowledge.RightManage, "an admin", "Berkasnya"),
	}
}

// trusted is what each role may do, written down once more: the program's own
// table is among what is tried out.
var trusted = map[knowledge.Role][]knowledge.Right{
	knowledge.RoleViewer:   {knowledge.RightRead},
	knowledge.RoleAuthor:   {knowledge.RightRead, knowledge.RightWrite},
	knowledge.RoleApprover: {knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove},
	knowledge.RoleAdmin:    {knowledge.RightRead, knowledge.RightWrite, knowledge.RightApprove, knowledge.RightManage},
}

func TestAForgedButtonDoesNothingInOtherHands(t *testing.T) {
	g := newGuarded(t)
	rows := 0
	for _, who := range []string{"a stranger", "a recipient", "somebody who was removed", "an admin in a group"} {
		t.Run(who, func(t *testing.T) {
			unknown := g.presses(who, "=/entahlah")
			for _, a := range acts() {
				before, others := g.holdings(), g.sent(who)
				if said := g.presses(who, "="+a.data); said != unknown {
					t.Errorf("to %q it says %q, to an unknown command %q", a.data, said, unknown)
				}
				g.unmoved(t, before, others, who)
				rows++
			}
		})
	}
	for _, who := range []string{"a viewer", "another author", "an approver", "an admin"} {
		t.Run(who, func(t *testing.T) {
			for _, a := range acts() {
				want := notTheirRole
				if slices.Contains(trusted[g.roles()[who]], a.needs) {
					if want = a.refused; !slices.Contains(a.others, who) {
						continue
					}
				}
				before, others := g.holdings(), g.sent(who)
				if said := g.presses(who, "="+a.data); !strings.Contains(said, want) {
					t.Errorf("to %q it says %q, not %q", a.data, said, want)
				}
				g.unmoved(t, before, others, who)
				rows++
			}
		})
	}
	t.Logf("%d rows", rows)
}

func TestTheSameButtonsDoWhatTheySayInTheHandsOfThoseWhoMay(t *testing.T) {
	g := newGuarded(t)
	for _, a := range acts() {
		before := g.holdings()
		n := len(g.hands[a.by].Transcript().FromBot())
		if _, err := g.hands[a.by].PressData(g.asked[a.by].ID, g.filled("="+a.data)); err != nil {
			t.Fatal(err)
		}
		said, err := g.hands[a.by].WaitFor(g.ctx, func(tr telegramtest.Transcript) bool {
			return strings.Contains(strings.Join(texts(tr)[n:], "\n"), a.says)
		})
		if err != nil {
			t.Fatalf("to %q %s is told %q, not %q", a.data, a.by, texts(said)[n:], a.says)
		}
		if after := g.holdings(); (after == before) != a.looks {
			t.Errorf("%q changes something: %t", a.data, after != before)
		}
	}
}

// lower are none, and the role that lacks a right by one step.
var lower = map[knowledge.Right][]knowledge.Role{
	knowledge.RightRead: {""}, knowledge.RightWrite: {"", knowledge.RoleViewer},
	knowledge.RightApprove: {"", knowledge.RoleAuthor}, knowledge.RightManage: {"", knowledge.RoleApprover},
}

func TestAnOfficerWhoLosesTheRightBetweenDrawAndTapDoesNothing(t *testing.T) {
	g := newGuarded(t)
	rows := 0
	for _, a := range acts() {
		for _, role := range lower[a.needs] {
			for _, during := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s of %s who becomes %q, while it is handled: %t", a.data, a.by, role, during), func(t *testing.T) {
					had := g.roles()[a.by]
					data := g.filled("=" + a.data)
					before, others := g.holdings(), g.sent(a.by)
					if during {
						g.bureau.mu.Lock()
						g.bureau.between = func(chat.Message) { g.becomes(a.by, role) }
						g.bureau.mu.Unlock()
					} else {
						g.becomes(a.by, role)
					}
					want := notTheirRole
					if role == "" {
						want = unknownCommand
					}
					if said := g.presses(a.by, data); !strings.Contains(said, want) {
						t.Errorf("it says %q, not %q", said, want)
					}
					g.becomes(a.by, had)
					g.unmoved(t, before, others, a.by)
					rows++
				})
			}
		}
	}
	t.Logf("%d rows", rows)
}
