package chat

import "slices"

// inGroup is the conversation where many people read along.
func (c *Chat) inGroup() *Chat {
	group := *c
	group.group = true
	return &group
}

// of is the conversation with one owner, who is alone with Setara.
func (c *Chat) of(owner int64) *Chat {
	alone := *c
	alone.owner = owner
	return &alone
}

// forgetCost drops what is nobody else's business. A question goes on without
// it: the market and the competitor's price are no secret.
func (u *Understood) forgetCost() {
	u.Cost, u.WantedMargin = nil, 0
	u.ForPack = slices.DeleteFunc(slices.Clone(u.ForPack), func(said PackAmount) bool {
		return !comesTo(said.Each(), u.OwnPrice) && !comesTo(said.Each(), u.CompetitorPrice)
	})
	u.Sale.WantedProfit, u.Sale.WantedMarkup, u.Sale.Turnover = nil, nil, nil
}
