package chat_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
	"setara/knowledge/starter"
)

// officerChat is the private chat of the first officer.
const officerChat = 2

// player is one owner's conversation on real database files.
type player struct {
	t       testing.TB
	dir     string
	now     time.Time
	catalog *catalog.Catalog
	ledger  *ledger.Ledger
	chat    *chat.Chat
	choices []string
	last    chat.Response
	// offered are the choices of the others, by person.
	offered map[int64][]string
	// updates is how many messages had a number.
	updates int64
	// tokens is how many invitations were made.
	tokens int
	// consents tells that consent can be kept, telegram that watches can too,
	// pictures that pictures are shown.
	consents, telegram, pictures bool
	// drafts are what was shown of answers to come.
	drafts []string
	// model is the language model that may be asked, nil for none.
	model chat.Model
	// senses are its ears and eyes, nil for none.
	senses *senses
}

func newPlayer(t testing.TB) *player {
	p := &player{t: t, dir: t.TempDir(), offered: map[int64][]string{}, now: time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)}
	p.open()
	t.Cleanup(p.close)
	return p
}

func (p *player) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *player) open() {
	ctx := p.t.Context()
	var err error
	path := filepath.Join(p.dir, "knowledge.db")
	_, err = os.Stat(path)
	fresh := errors.Is(err, os.ErrNotExist)
	if fresh {
		chat.StarterFiles(p.t, p.dir, p.now)
	}
	p.catalog, err = catalog.Open(ctx, path)
	p.must(err)
	if !fresh {
		p.must(chat.SeedStarter(ctx, p.catalog, p.now))
	}
	p.ledger, err = ledger.Open(ctx, filepath.Join(p.dir, "bot.db"))
	p.must(err)
	moves, err := starter.Moves()
	p.must(err)
	bearings, err := starter.Bearings()
	p.must(err)
	customs, err := starter.Customs()
	p.must(err)
	p.chat = &chat.Chat{
		Knowledge: p.catalog, Entries: p.catalog, Memory: p.ledger, Products: p.ledger, Profiles: p.ledger,
		Moves: moves, Bearings: bearings, Customs: customs, Rates: p.catalog, Synonyms: p.catalog,
		Now: func() time.Time { return p.now },
	}
	p.chat.Library, p.chat.Tickets = p.catalog, p.ledger
	p.chat.OwnTickets, p.chat.TicketTalk, p.chat.TicketDesk, p.chat.TicketActs, p.chat.Ratings = p.ledger, p.ledger, p.ledger, p.ledger, p.ledger
	p.chat.Calendar, err = starter.Calendar()
	p.must(err)
	p.chat.Questions, p.chat.Insights, p.chat.Reported, p.chat.Contested = p.ledger, p.ledger, p.ledger, p.catalog
	p.chat.Records, p.chat.RetentionDays, p.chat.BackupDays = p.ledger, 365, 30
	p.must(p.ledger.SetFirstOfficers(ctx, []int64{officerChat}, p.now))
	p.chat.Officers, p.chat.Staff, p.chat.Audit, p.chat.Broadcasts = p.ledger, p.ledger, p.ledger, p.ledger
	p.chat.Aftermaths, p.chat.Inbox, p.chat.ReplyDesk = p.ledger, p.ledger, p.ledger
	p.chat.ApprovalOver, p.chat.BroadcastRate, p.chat.Audience = 50, 25, p.ledger
	p.chat.Segments = p.ledger
	p.chat.Complaints, p.chat.ComplaintDesk = p.ledger, p.ledger
	p.chat.Agencies, err = starter.Agencies()
	p.must(err)
	p.chat.Templates = p.ledger
	p.chat.Proposals, p.chat.Intake = p.ledger, &intake.Intake{Catalog: p.catalog, Now: func() time.Time { return p.now }}
	p.chat.Token = func() string { p.tokens++; return fmt.Sprintf("undangan-contoh-%06d", p.tokens) }
	p.chat.Link = func(token string) string { return "https://t.me/SetaraBot?start=" + token }
	if p.consents {
		p.chat.Consents = p.ledger
	}
	if p.telegram {
		p.chat.Watches, p.chat.People = p.ledger, p.ledger
	}
	if p.pictures {
		p.chat.Settings = p.ledger
	}
	p.giveModel()
}

func (p *player) close() {
	p.must(p.ledger.Close())
	p.must(p.catalog.Close())
}
