package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/telegramtest"
	"setara/knowledge"
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
		o.ProgressEvery = time.Hour // officers count what they are told
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
	_, err := g.ledger.KeepComplaint(g.ctx, knowledge.Complaint{
		Chat: g.hands["an owner"].ChatID(), Update: 900_001, Product: "mainan", Key: "mainan", Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI},
		Consent: knowledge.ComplaintConsent, At: time.Now(),
	})
	g.ok(err)
	for n := int64(1); n <= 6; n++ {
		g.uploads(n)
	}
	for n := int64(1); n <= 4; n++ {
		g.feeds(n)
	}
	for _, word := range []string{"songkok", "kopiah", "pici"} {
		id, err := g.ledger.ProposalNumber(g.ctx)
		g.ok(err)
		g.ok(g.ledger.ChangeProposal(g.ctx, knowledge.ProposalChange{Deed: g.deed("the author", knowledge.DeedPropose), ID: id, Proposal: &knowledge.Proposal{
			Kind: knowledge.ProposalSynonym, Synonym: &knowledge.Synonym{Word: word, Means: "peci"},
		}}))
	}
	content := knowledge.Content{Text: "Halo"}
	g.ok(g.ledger.ChangeTemplate(g.ctx, knowledge.TemplateChange{
		Deed: g.deed("the first officer", knowledge.DeedTemplate), Name: "Contoh", Content: &content,
	}))
	g.ok(g.ledger.ChangeSegment(g.ctx, knowledge.SegmentChange{
		Deed: g.deed("the author", knowledge.DeedSegment), Name: "Contoh", Segment: &knowledge.Segment{Op: knowledge.SegmentAll},
	}))
}

// feeds makes a feed of the first officer's that is held.
func (g *guarded) feeds(n int64) {
	g.t.Helper()
	g.ok(g.ledger.ChangeFeed(g.ctx, knowledge.FeedChange{
		Deed: g.deed("the first officer", knowledge.DeedFeedAdd), Feed: &knowledge.Feed{Address: fmt.Sprintf("https://umkm.test/%d.csv", n), Hours: 24},
	}))
	f, err := g.ledger.Feed(g.ctx, n)
	g.ok(err)
	f.State, f.Hold, f.Digest, f.Difference = knowledge.FeedHeld, knowledge.HoldFirst, "abc", &knowledge.FileDifference{Kind: knowledge.FileListings, Rows: 1, New: 1}
	_, err = g.ledger.FinishFeed(g.ctx, ledger.FeedRan{Feed: &f, At: time.Now()})
	g.ok(err)
}

// uploads makes an upload of the author's: the last one needs to be forced, the
// others were shown.
func (g *guarded) uploads(n int64) {
	g.t.Helper()
	name := fmt.Sprintf("harga-%d.csv", n)
	g.ok(g.ledger.ChangeUpload(g.ctx, knowledge.UploadChange{
		Deed: g.deed("the author", knowledge.DeedUpload), File: knowledge.SentFile{FileID: name, Unique: name, Name: name}, Spec: knowledge.FileSpec{Name: name},
	}))
	r := ledger.UploadResult{ID: n, Was: knowledge.UploadReading, Revision: 1, State: knowledge.UploadShown, Difference: &knowledge.FileDifference{
		Kind: knowledge.FileListings, Rows: 1, New: 1, Columns: []knowledge.FileColumn{{Header: "a", Column: "title"}}, Changes: []knowledge.FileChange{{Name: "Kaos", New: true}},
	}}
	if n == 6 {
		r.State, r.Difference, r.Problem = knowledge.UploadAsked, nil, &knowledge.FileProblem{Reason: "Banyak yang tidak terbaca.", Forcible: true}
	}
	_, err := g.ledger.SettleUpload(g.ctx, r, nil, time.Now())
	g.ok(err)
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
	uploads, err := g.ledger.OpenUploads(g.ctx, 100)
	g.ok(err)
	complaints, err := g.ledger.Complaints(g.ctx)
	g.ok(err)
	feeds, err := g.ledger.Feeds(g.ctx)
	g.ok(err)
	proposals, _, err := g.ledger.OpenProposals(g.ctx, 0, 100)
	g.ok(err)
	deeds, err := g.ledger.Audit(g.ctx, 0, 1000)
	g.ok(err)
	did := map[knowledge.DeedKind]int{}
	for _, d := range deeds {
		if !strings.HasPrefix(string(d.Kind), "officer.") {
			did[d.Kind]++
		}
	}
	data, err := json.MarshalIndent([]any{g.all(), roles, len(staff.Invitations), templates, segments, replies, uploads, complaints, proposals, feeds, did}, "", " ")
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
