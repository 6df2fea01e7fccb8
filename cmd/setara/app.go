package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
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
	now     func() time.Time
	// officers are the Telegram ids of those who may change what Setara
	// knows. A private chat has the id of the person.
	officers []int64
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
	moves, err := starter.Moves()
	if err != nil {
		return nil, err
	}
	customs, err := starter.Customs()
	if err != nil {
		return nil, err
	}
	a.officers = c.Admins
	a.chat = &chat.Chat{
		Knowledge: a.catalog, Memory: a.ledger, Consents: a.ledger, Products: a.ledger,
		Moves: moves, Customs: customs, Rates: a.catalog, Now: a.now,
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

// seed gives a catalog the knowledge that this program brings along.
func seed(ctx context.Context, c *catalog.Catalog, now time.Time) error {
	fees, err := starter.Fees()
	if err != nil {
		return err
	}
	programs, err := starter.Programs()
	if err != nil {
		return err
	}
	regulations, err := starter.Regulations()
	if err != nil {
		return err
	}
	return c.Seed(ctx, now, catalog.Starter{
		Listings: starter.Listings(knowledge.DayOf(now)), Fees: fees, Programs: programs, Regulations: regulations,
	})
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
