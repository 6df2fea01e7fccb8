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
	asked, err := c.feeQuestion(ctx, r)
	if err != nil {
		return Answer{}, err
	}
	var blocks []Block
	var told []knowledge.Fee
	if rows := asked.rowsOfNobody(fees); len(rows) > 0 {
		blocks, told = wordFees("", asked.on, rows), rows
	}
	for _, platform := range asked.platforms {
		rows := asked.rowsOf(fees, platform)
		if len(rows) == 0 && len(r.Platforms) == 0 && len(told) > 0 {
			continue // nobody asked for this one
		}
		if len(rows) == 0 {
			blocks = append(blocks, asked.wordNone(platform))
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
		list.notes(&told[i])
	}
	a.Facts = list.facts
	if len(told) > 0 {
		a.explains = &basis{Fees: &feeBasis{IDs: a.Fees, AsOf: asked.on}}
	}
	return a, nil
}

// feeQuestion is which fees are asked for.
type feeQuestion struct {
	platforms []knowledge.Platform
	tiers     []knowledge.SellerTier
	group     knowledge.FeeGroup
	on        knowledge.Day
	// programmes asks for what sellers may take part in, or only for the
	// options among it; payment for what a payment costs where no marketplace
	// stands between; limits for what the government says about the
	// marketplaces' fees; amount for the fee of so much, 0 for any.
	programmes, payment, limits bool
	options                     []knowledge.FeeOption
	amount                      knowledge.Rupiah
}

// The words that ask for other fees than those of every sale.
var (
	programmeWords = []string{"program", "programnya", "opsional", "xtra", "extra"}
	programmesOf   = map[sense]knowledge.FeeOption{
		senseShipping: knowledge.OptionFreeShipping, senseCashback: knowledge.OptionCashback, senseLive: knowledge.OptionLive,
		senseAffiliate: knowledge.OptionAffiliate, senseDynamic: knowledge.OptionDynamic, sensePreorder: knowledge.OptionPreorder,
	}
	paymentWords = []string{"qris", "mdr"}
	limitWords   = []string{"aturan", "aturannya", "peraturan", "pemerintah", "dibatasi", "batasi", "membatasi", "pembatasan", "rencana", "diatur", "dibatesin", "dibatasin"}
)

// feeQuestion reads which marketplace, sellers and goods a question is about.
// Unless it says otherwise it is a regular seller's, and about all goods.
func (c *Chat) feeQuestion(ctx context.Context, r Reading) (feeQuestion, error) {
	asked := feeQuestion{platforms: r.Platforms, group: knowledge.FeeGroupAny, on: c.today()}
	asked.read(newMessage(r.Text))
	if len(asked.platforms) == 0 && !asked.payment && !asked.limits {
		asked.platforms = feePlatforms
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

// read takes over what the words of a question say.
func (q *feeQuestion) read(m *message) {
	mall := false
	for _, l := range m.labels {
		option, named := programmesOf[l.sense]
		if named {
			q.options = append(q.options, option)
		}
		q.programmes = q.programmes || named
		mall = mall || l.sense == senseMall && !m.isDenied(l.from)
	}
	if !mall || m.namesRegular() {
		q.tiers = append(q.tiers, knowledge.TierRegular)
	}
	if mall {
		q.tiers = append(q.tiers, knowledge.TierMall)
	}
	for i := range m.Words {
		word := m.Tokens[i].Text
		q.programmes = q.programmes || slices.Contains(programmeWords, word)
		q.payment = q.payment || slices.Contains(paymentWords, word)
		q.limits = q.limits || slices.Contains(limitWords, word)
		if group := knowledge.FeeGroupOf(word); group != knowledge.FeeGroupAny {
			q.group = group
		}
	}
	for _, claimed := range m.claims {
		if claimed.sense == senseFee {
			q.amount = claimed.amount
		}
	}
}

// rowsOf are the rows that a platform charges the asked sellers on the asked
// goods without their choosing: commission, order processing, and what is only
// announced, in that order; or, where those are asked for, what they may
// choose. Where no commission is for just those goods, all are told.
func (q *feeQuestion) rowsOf(fees []knowledge.Fee, platform knowledge.Platform) []knowledge.Fee {
	if rows := q.rowsOfAmount(fees, platform); len(rows) > 0 {
		return rows
	}
	kinds := []knowledge.FeeKind{knowledge.FeeCommission, knowledge.FeeOrder, knowledge.FeeNotice}
	if q.programmes {
		kinds = []knowledge.FeeKind{knowledge.FeeOptional, knowledge.FeePreorder}
	}
	var rows []knowledge.Fee
	for _, group := range [...]knowledge.FeeGroup{q.group, knowledge.FeeGroupAny} {
		rows = nil
		commission := q.programmes
		for _, f := range fees {
			if !f.InForce(q.on) || !slices.Contains(f.Platforms, platform) || !slices.Contains(kinds, f.Kind) ||
				f.Tier != knowledge.TierAny && !slices.Contains(q.tiers, f.Tier) || len(q.options) > 0 && !slices.Contains(q.options, f.Option()) {
				continue
			}
			if f.Kind == knowledge.FeeCommission {
				if group != knowledge.FeeGroupAny && f.Group != knowledge.FeeGroupAny && f.Group != group {
					continue
				}
				commission = true
			}
			rows = append(rows, f)
		}
		if commission {
			break
		}
	}
	slices.SortStableFunc(rows, func(a, b knowledge.Fee) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return rows
}

// rowsOfAmount are the rows that a platform charges the named amount by.
func (q *feeQuestion) rowsOfAmount(fees []knowledge.Fee, platform knowledge.Platform) []knowledge.Fee {
	var rows []knowledge.Fee
	for _, f := range fees {
		if q.amount > 0 && f.Fixed == q.amount && f.InForce(q.on) && slices.Contains(f.Platforms, platform) {
			rows = append(rows, f)
		}
	}
	return rows
}

// rowsOfNobody are the asked rows that are no marketplace's.
func (q *feeQuestion) rowsOfNobody(fees []knowledge.Fee) []knowledge.Fee {
	var rows []knowledge.Fee
	for _, f := range fees {
		asked := f.Kind == knowledge.FeePayment && q.payment || f.Kind == knowledge.FeeNotice && q.limits
		if asked && len(f.Platforms) == 0 && f.InForce(q.on) {
			rows = append(rows, f)
		}
	}
	return rows
}

func (q *feeQuestion) wordNone(platform knowledge.Platform) Block {
	if q.programmes {
		return wordNoProgrammes(platform)
	}
	return wordNoFees(platform, q.on)
}
