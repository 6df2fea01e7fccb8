package chat

import (
	"context"

	"setara/knowledge"
)

// entryBasis are programmes and rules that were told, as of the day that they
// were told for.
type entryBasis struct {
	IDs []string `json:"ids"`
	// Names are what they are called, for buttons.
	Names []string      `json:"names"`
	AsOf  knowledge.Day `json:"as_of"`
	// Fit are those of several that fit best what the owner said; what is asked
	// on is about them. Empty where nothing decided.
	Fit []string `json:"fit,omitempty"`
	// Of are those that stood side by side before the owner picked this one.
	Of []string `json:"of,omitempty"`
}

// explainEntries shows where entries are from: each with its pages, as of
// when, how sure that is, and what no source confirms.
func (c *Chat) explainEntries(ctx context.Context, t *entryBasis) (Response, error) {
	var r Response
	for _, id := range t.IDs {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return Response{}, err
		}
		if !ok {
			continue // withdrawn since
		}
		r.Blocks = append(r.Blocks, wordEntrySources(&hit)...)
	}
	if len(r.Blocks) == 0 {
		return say(saySourcesNone), nil
	}
	return r, nil
}
