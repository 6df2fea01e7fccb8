package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
)

// feePlatforms are the marketplaces that a question which names none is
// answered for.
var feePlatforms = []knowledge.Platform{knowledge.PlatformShopee, knowledge.PlatformTokopedia}

// answerFee answers what a marketplace takes: the rows of the fee table in
// force today, as they stand.
func (c *Chat) answerFee(ctx context.Context, r Reading) (Answer, error) {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return Answer{}, fmt.Errorf("read fees: %w", err)
	}
	platforms := r.Platforms
	if len(platforms) == 0 {
		platforms = feePlatforms
	}
	today := c.today()
	a := plainAnswer(r, Response{})
	for _, platform := range platforms {
		rows := feesOf(fees, platform, today)
		if len(rows) == 0 {
			a.Response.Blocks = append(a.Response.Blocks, wordNoFees(platform, today))
			continue
		}
		a.Answered = true
		a.Response.Blocks = append(a.Response.Blocks, wordFeesHead(platform, today))
		list := factList{}
		for i := range rows {
			if slices.Contains(a.Fees, rows[i].ID) {
				continue // the row is for both marketplaces and stands above
			}
			a.Response.Blocks = append(a.Response.Blocks, wordFeeRow(&rows[i]))
			a.Fees = append(a.Fees, rows[i].ID)
			list.row(&rows[i])
		}
		a.Facts = append(a.Facts, list.facts...)
	}
	a.WouldTicket = !a.Answered
	return a, nil
}

// feesOf are the rows that a platform charges on a day and that the seller
// does not choose: commission, order processing, and what is only announced.
func feesOf(fees []knowledge.Fee, platform knowledge.Platform, on knowledge.Day) []knowledge.Fee {
	var rows []knowledge.Fee
	for _, f := range fees {
		if !f.InForce(on) || !slices.Contains(f.Platforms, platform) {
			continue
		}
		switch f.Kind {
		case knowledge.FeeCommission, knowledge.FeeOrder, knowledge.FeeNotice:
			rows = append(rows, f)
		}
	}
	return rows
}
