package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// reckonedSources show how the figures of a reckoning are worked out,
// with the numbers in it, the rows of the fee table that it rests on, and the
// rules of the tax where that was asked.
func (c *Chat) reckonedSources(ctx context.Context, t *priceBasis) (Response, error) {
	p, err := c.studyAgain(ctx, t)
	if err != nil {
		return Response{}, err
	}
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return Response{}, fmt.Errorf("read fees: %w", err)
	}
	saved := t.Case
	k := newReckoning(p, &Reading{Topics: saved.Topics, Platforms: saved.Platforms}, fees)
	k.response()
	var lines []Block
	if said, ok := k.wordSaid(); ok {
		lines = append(lines, said)
	}
	lines = append(lines, k.wordGapFormula()...)
	lines = append(lines, k.proofs...)
	lines = append(lines, k.wordPerPack()...)
	var r Response
	if len(lines) > 0 {
		r.Blocks = append([]Block{wordFormulasHead()}, lines...)
	}
	if len(k.told) > 0 {
		r.Blocks = append(r.Blocks, wordFeeSources(&knowledge.Charge{Fees: k.told})...)
	}
	if rule, ok := knowledge.IncomeTaxOn(k.asOf); ok && saved.Topics.Has(TopicTax) {
		r.Blocks = append(r.Blocks, k.wordTaxRows(rule)...)
	}
	if len(r.Blocks) == 0 {
		return say(saySourcesNone), nil
	}
	return r, nil
}
