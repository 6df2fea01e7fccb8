package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/starter"
)

// showFreshness prints how much of what Setara states needs a look, and then
// each such fact on a line of its own, the most urgent first. A database that
// does not work has been reported before: nothing is said of what is in it.
// Nothing here makes the check fail: what is old is named, not broken.
func (c *cli) showFreshness(ctx context.Context, std streams) error {
	now := c.clock()
	know, err := openCatalog(ctx, c.Data, now())
	if err != nil {
		return ctx.Err()
	}
	known, err := func() (knowledge.Known, error) {
		customs, err := starter.Customs()
		if err != nil {
			return knowledge.Known{}, err
		}
		talk := chat.Chat{Knowledge: know, Library: know, Customs: customs, Rates: know, Now: now}
		return talk.Known(ctx)
	}()
	if err := errors.Join(err, know.Close()); err != nil {
		return err
	}
	on := knowledge.DayOf(now())
	reviews := known.Reviews(on)
	fmt.Fprintln(std.out, "Pengetahuan: "+chat.FreshnessSummary(&known, reviews))
	for i := range reviews {
		fmt.Fprintln(std.out, "  "+chat.ReviewLine(&reviews[i], on))
	}
	return nil
}

// showWaiting prints how many questions wait for officers. Of a database that
// does not work, which has been reported before, it says nothing.
func (c *cli) showWaiting(ctx context.Context, std streams) error {
	book, err := ledger.Open(ctx, filepath.Join(c.Data, ledgerFile))
	if err != nil {
		return ctx.Err()
	}
	open, err := book.CountOpenTickets(ctx)
	if err := errors.Join(err, book.Close()); err != nil {
		return err
	}
	fmt.Fprintln(std.out, "Antrean: "+chat.QueueSummary(open))
	return nil
}
