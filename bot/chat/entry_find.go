package chat

import (
	"context"

	"setara/knowledge"
)

// foundKind is how sure it is which entries a question means.
type foundKind int

const (
	foundNone foundKind = iota
	foundOne
	foundSeveral
	foundClose
)

type entriesFound struct {
	Hits []knowledge.EntryHit
	Kind foundKind
}

func (c *Chat) findEntries(ctx context.Context, r *Reading) (entriesFound, error) {
	hits, err := c.Knowledge.FindEntries(ctx, knowledge.EntryQuery{Text: r.Text, Limit: 1})
	if err != nil || len(hits) == 0 {
		return entriesFound{}, err
	}
	return entriesFound{Hits: hits, Kind: foundOne}, nil
}
