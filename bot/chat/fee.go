package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
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
	asked, err := c.feeQuestion(ctx, r)
	if err != nil {
		return Answer{}, err
	}
	var blocks []Block
	var told []knowledge.Fee
	for _, platform := range asked.platforms {
		rows := asked.rowsOf(fees, platform)
		if len(rows) == 0 {
			blocks = append(blocks, wordNoFees(platform, asked.on))
			continue
		}
		rows = slices.DeleteFunc(rows, func(f knowledge.Fee) bool { // stands above, for the other marketplace
			return slices.ContainsFunc(told, func(t knowledge.Fee) bool { return t.ID == f.ID })
		})
		if len(rows) == 0 {
			blocks = append(blocks, wordSameFees(platform))
			continue
		}
		blocks = append(blocks, wordFees(platform, asked.on, rows)...)
		told = append(told, rows...)
	}
	a := plainAnswer(r, Response{Blocks: blocks})
	a.Answered, a.WouldTicket = len(told) > 0, len(told) == 0
	list := factList{}
	for i := range told {
		a.Fees = append(a.Fees, told[i].ID)
		list.row(&told[i])
	}
	a.Facts = list.facts
	return a, nil
}

// feeQuestion is which fees are asked for.
type feeQuestion struct {
	platforms []knowledge.Platform
	tier      knowledge.SellerTier
	group     knowledge.FeeGroup
	on        knowledge.Day
}

// feeQuestion reads which marketplace, sellers and goods a question is about.
// Unless it says otherwise it is a regular seller's, and about all goods.
func (c *Chat) feeQuestion(ctx context.Context, r Reading) (feeQuestion, error) {
	asked := feeQuestion{
		platforms: r.Platforms, tier: knowledge.TierRegular, group: knowledge.FeeGroupAny, on: c.today(),
	}
	if len(asked.platforms) == 0 {
		asked.platforms = feePlatforms
	}
	for _, token := range text.Tokenize(r.Text) {
		if token.Text == "mall" || token.Text == "lazmall" {
			asked.tier = knowledge.TierMall
		}
		if group := knowledge.FeeGroupOf(token.Text); group != knowledge.FeeGroupAny {
			asked.group = group
		}
	}
	if asked.group == knowledge.FeeGroupAny && r.Understood.Product != "" {
		market, err := c.Knowledge.Comparables(ctx, knowledge.Query{Product: r.Understood.Product, AsOf: asked.on})
		if err != nil {
			return asked, fmt.Errorf("find comparables: %w", err)
		}
		asked.group = feeGroupOf(&market)
	}
	return asked, nil
}

// rowsOf are the rows that a platform charges the asked sellers on the asked
// goods without their choosing: commission, order processing, and what is only
// announced. Where no commission is for just those goods, all are told.
func (q *feeQuestion) rowsOf(fees []knowledge.Fee, platform knowledge.Platform) []knowledge.Fee {
	var rows []knowledge.Fee
	for _, group := range [...]knowledge.FeeGroup{q.group, knowledge.FeeGroupAny} {
		rows = nil
		commission := false
		for _, f := range fees {
			if !f.InForce(q.on) || !slices.Contains(f.Platforms, platform) || f.Tier != knowledge.TierAny && f.Tier != q.tier {
				continue
			}
			switch f.Kind {
			case knowledge.FeeCommission:
				if group != knowledge.FeeGroupAny && f.Group != knowledge.FeeGroupAny && f.Group != group {
					continue
				}
				commission = true
			case knowledge.FeeOrder, knowledge.FeeNotice:
			default:
				continue
			}
			rows = append(rows, f)
		}
		if commission {
			break
		}
	}
	return rows
}
