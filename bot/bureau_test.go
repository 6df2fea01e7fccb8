package bot_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

const unknownCommand = "Perintah itu tidak saya kenal"

// bureau is the conversation of officers on a rig.
type bureau struct {
	*rig
	// between, unless nil, happens once, after a message was answered and
	// before anything of it is stored.
	between func(m chat.Message)
	mu      sync.Mutex
}

func newBureau(t *testing.T) *bureau {
	b := &bureau{}
	b.rig = newRig(t, func(ctx context.Context, memory bot.Memory, m chat.Message) (chat.Response, error) {
		c := chat.Chat{
			Memory: memory, Officers: memory, Staff: memory, Audit: memory, Broadcasts: memory, Templates: memory, Segments: memory, Aftermaths: memory, Inbox: memory, ReplyDesk: memory, Uploads: memory, Imports: pastOne{}, Feeds: memory, FeedAddress: anyAddress, Tickets: memory, OwnTickets: memory, TicketTalk: memory, TicketDesk: memory, TicketActs: memory, Ratings: memory, Link: memory.StartLink, Now: time.Now,
			Audience: b.ledger, BroadcastRate: 25,
			Model: silentModel{}, ModelBook: b.ledger, ModelConsents: memory, ModelBudget: knowledge.ModelBudget{Day: 1, Owner: 1},
			Proposals: memory, Intake: takesAll{},
			Complaints: memory, ComplaintDesk: memory, Agencies: []knowledge.Agency{{ID: "pktn", Name: "Ditjen PKTN", For: "barang tanpa SNI", Contact: "simpktn.kemendag.go.id"}},
		}
		response, err := c.Turn(ctx, m)
		b.mu.Lock()
		between := b.between
		b.between = nil
		b.mu.Unlock()
		if between != nil {
			between(m)
		}
		return response, err
	})
	b.change = func(o *bot.Options) { o.ProgressEvery = time.Hour } // officers count what they are told
	return b
}

// silentModel is there, and says nothing.
type silentModel struct{}

func (silentModel) Next(context.Context, *chat.Dialogue, func(string)) (chat.ModelTurn, error) {
	return chat.ModelTurn{}, chat.ErrModelAway
}

// appoint makes people first officers.
func (b *bureau) appoint(people ...*telegramtest.Person) {
	b.t.Helper()
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ChatID()
	}
	if err := b.ledger.SetFirstOfficers(b.ctx, ids, time.Now()); err != nil {
		b.t.Fatal(err)
	}
}

// last waits until a chat has so many messages of the bot and returns the
// newest.
func (b *bureau) last(d *telegramtest.Dialog, n int) telegramtest.Message {
	b.t.Helper()
	transcript, err := d.WaitFor(b.ctx, func(t telegramtest.Transcript) bool { return len(t.FromBot()) >= n })
	if err != nil {
		b.t.Fatalf("the bot says %q: %v\n%s", texts(transcript), err, b.log)
	}
	return transcript.FromBot()[n-1]
}

// asks sends a message and returns the reply.
func (b *bureau) asks(p *telegramtest.Person, text string) telegramtest.Message {
	b.t.Helper()
	n := len(p.Transcript().FromBot())
	b.send(p.Dialog, text)
	return b.last(p.Dialog, n+1)
}

// presses presses a button and returns the reply; with data, a forged one.
func (b *bureau) presses(p *telegramtest.Person, m telegramtest.Message, label, data string) telegramtest.Message {
	b.t.Helper()
	n := len(p.Transcript().FromBot())
	var err error
	if data != "" {
		_, err = p.PressData(m.ID, data)
	} else {
		_, err = p.Press(m.ID, label)
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return b.last(p.Dialog, n+1)
}

// token is that of the invitation that a message shows.
func (b *bureau) token(m telegramtest.Message) string {
	b.t.Helper()
	text, _ := m.Content()
	_, token, ok := strings.Cut(text, "?start=")
	token, _, _ = strings.Cut(token, "\n")
	if !ok || !strings.Contains(text, "https://t.me/"+b.Bot().Username+"?start=") {
		b.t.Fatalf("no link in %q", text)
	}
	return token
}

// hire has an officer invite somebody, who accepts.
func (b *bureau) hire(inviter, who *telegramtest.Person, role string) {
	b.t.Helper()
	token := b.token(b.asks(inviter, "/petugas undang "+role+" Bu Sari"))
	n := len(inviter.Transcript().FromBot())
	b.asks(who, "/start "+token)
	b.want(b.last(inviter.Dialog, n+1), "menerima undangan Kakak")
}

func (b *bureau) want(m telegramtest.Message, text string) {
	b.t.Helper()
	if got, _ := m.Content(); !strings.Contains(got, text) {
		b.t.Errorf("it says %q, not %q", got, text)
	}
}

func (b *bureau) deeds() (kinds []string) {
	b.t.Helper()
	deeds, err := b.ledger.Audit(b.ctx, 0, 100)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, d := range deeds {
		kinds = append(kinds, fmt.Sprintf("%s %s", d.Kind, d.Object))
	}
	return kinds
}
