package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/intake"
	"setara/knowledge/starter"
)

// The files in the data folder.
const (
	knowledgeFile = "knowledge.db"
	ledgerFile    = "bot.db"
)

// app is the program put together on one data folder.
type app struct {
	catalog *catalog.Catalog
	ledger  *ledger.Ledger
	chat    *chat.Chat
	// importer takes the files of officers.
	importer *intake.Intake
	now      func() time.Time
	// zones are the time zones of owners who were written to lately.
	zones zones
	// admins are the Telegram ids of the first officers.
	admins []int64
}

// pace is how fast the bot sends: broadcasts as the settings say, which is what
// officers are told.
func (a *app) pace() bot.Pace {
	pace := bot.DefaultPace
	pace.BroadcastPerSecond = float64(a.chat.BroadcastRate)
	return pace
}

// open opens both databases in the data folder, makes them on first use, and
// fills them with the starter knowledge.
func open(ctx context.Context, c *cli) (_ *app, err error) {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return nil, fmt.Errorf("make data folder: %w", err)
	}
	a := &app{now: c.clock()}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.close())
		}
	}()
	if a.catalog, err = openCatalog(ctx, c.Data, a.now()); err != nil {
		return nil, err
	}
	if a.ledger, err = ledger.Open(ctx, filepath.Join(c.Data, ledgerFile)); err != nil {
		return nil, err
	}
	a.importer = &intake.Intake{Catalog: a.catalog, Now: a.now}
	moves, err := starter.Moves()
	if err != nil {
		return nil, err
	}
	bearings, err := starter.Bearings()
	if err != nil {
		return nil, err
	}
	customs, err := starter.Customs()
	if err != nil {
		return nil, err
	}
	agencies, err := starter.Agencies()
	if err != nil {
		return nil, err
	}
	a.admins = c.Admins
	a.chat = &chat.Chat{
		Knowledge: a.catalog, Synonyms: a.catalog, Memory: a.ledger, Consents: a.ledger, Products: a.ledger, Profiles: a.ledger,
		Entries: a.catalog, Moves: moves, Bearings: bearings, Customs: customs, Rates: a.catalog, Now: a.now,
	}
	a.importer = &intake.Intake{Catalog: a.catalog, Now: a.now}
	a.chat.Library, a.chat.Tickets = a.catalog, a.ledger
	a.chat.OwnTickets, a.chat.TicketTalk, a.chat.TicketDesk, a.chat.TicketActs = a.ledger, a.ledger, a.ledger, a.ledger
	if a.chat.Calendar, err = starter.Calendar(); err != nil {
		return nil, err
	}
	a.chat.Complaints, a.chat.ComplaintDesk = a.ledger, a.ledger
	a.chat.Agencies, a.chat.Shelf = agencies, priceShelf{&intake.Intake{Catalog: a.catalog, Now: a.now}}
	a.chat.Insights, a.chat.Reported, a.chat.Contested = a.ledger, a.ledger, a.catalog
	a.chat.Audience, a.chat.ApprovalOver, a.chat.BroadcastRate = a.ledger, int(c.ApprovalOver), int(c.BroadcastRate)
	a.chat.Records, a.chat.RetentionDays, a.chat.BackupDays = a.ledger, int(c.RetentionDays), int(c.BackupDays)
	a.chat.ModelConsents, a.chat.ModelBook = a.ledger, a.ledger
	a.chat.ModelPrice, a.chat.ModelBudget = c.modelPrice(), c.modelBudget()
	keys := readSecrets()
	if err := a.addModel(&c.settings, &keys); err != nil {
		return nil, err
	}
	return a, nil
}

func catalogPath(folder string) string { return filepath.Join(folder, knowledgeFile) }

// openCatalog opens knowledge.db in a folder and fills it on first use.
func openCatalog(ctx context.Context, folder string, now time.Time) (*catalog.Catalog, error) {
	c, err := catalog.Open(ctx, catalogPath(folder))
	if err != nil {
		return nil, err
	}
	if err := seed(ctx, c, now); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// seed gives a catalog the knowledge that this program brings along, unless
// this very program did so last.
func seed(ctx context.Context, c *catalog.Catalog, now time.Time) error {
	return c.SeedVersion(ctx, now, starterVersion(), func() (catalog.Starter, error) {
		fees, err := starter.Fees()
		if err != nil {
			return catalog.Starter{}, err
		}
		programs, err := starter.Programs()
		if err != nil {
			return catalog.Starter{}, err
		}
		regulations, err := starter.Regulations()
		return catalog.Starter{
			Listings: starter.Listings(knowledge.DayOf(now)), Fees: fees, Programs: programs, Regulations: regulations,
		}, err
	})
}

// starterVersion names the starter knowledge and, by the program's own file,
// how it is read; empty where that file cannot be found.
func starterVersion() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", starter.Version(), info.Size(), info.ModTime().UnixNano())
}

// close closes what was opened.
func (a *app) close() error {
	var errs []error
	if a.ledger != nil {
		errs = append(errs, a.ledger.Close())
	}
	if a.catalog != nil {
		errs = append(errs, a.catalog.Close())
	}
	return errors.Join(errs...)
}

// with opens the program, runs fn on it, and closes it.
func with(ctx context.Context, c *cli, fn func(*app) error) error {
	a, err := open(ctx, c)
	if err != nil {
		return err
	}
	return errors.Join(fn(a), a.close())
}
