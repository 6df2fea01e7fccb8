package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// reckonedSources are the rows of the fee table that the last reckoning rests
// on, and the rules of the tax where that was asked.
func (c *Chat) reckonedSources(ctx context.Context, p *priceCase, saved *savedCase) ([]Block, error) {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return nil, fmt.Errorf("read fees: %w", err)
	}
	k := newReckoning(p, &Reading{Topics: saved.Topics, Platforms: saved.Platforms}, fees)
	k.response()
	var blocks []Block
	if len(k.told) > 0 {
		blocks = wordFeeSources(&knowledge.Charge{Fees: k.told})
	}
	if rule, ok := knowledge.IncomeTaxOn(k.asOf); ok && saved.Topics.Has(TopicTax) {
		blocks = append(blocks, k.wordTaxState(rule)...)
	}
	return blocks, nil
}
