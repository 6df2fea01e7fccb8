package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
)

// explainFees shows rows of the fee table that were told: each with its date
// and addresses, then what they are charged on, and which of them nobody has
// looked at for long.
func (c *Chat) explainFees(ctx context.Context, t *feeBasis) (Response, error) {
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return Response{}, fmt.Errorf("read fees: %w", err)
	}
	var rows []knowledge.Fee
	for _, id := range t.IDs {
		if n := slices.IndexFunc(fees, func(f knowledge.Fee) bool { return f.ID == id }); n >= 0 {
			rows = append(rows, fees[n])
		}
	}
	if len(rows) == 0 {
		return say(saySourcesNone), nil
	}
	r := Response{Blocks: wordFeeSources(&knowledge.Charge{Fees: rows})}
	for _, text := range feeBases(rows) {
		r.Blocks = append(r.Blocks, paragraph(plain(text)))
	}
	if onTop := wordTaxOnTop(rows); onTop != "" {
		r.Blocks = append(r.Blocks, paragraph(plain(onTop)))
	}
	if unchecked := wordUnchecked(rows, t.AsOf); len(unchecked) > 0 {
		r.Blocks = append(r.Blocks, paragraph(unchecked...))
	}
	return r, nil
}
