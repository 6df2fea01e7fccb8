package bot

import (
	"context"

	"setara/knowledge"
)

// Kept is everything that is kept about a chat, without what this turn changes.
func (m *memory) Kept(ctx context.Context, chat int64) ([]knowledge.KeptPart, error) {
	if m.forgot {
		return nil, nil
	}
	return m.b.Ledger.Kept(ctx, chat)
}

// ConsentGiven is the yes or no that was given before this turn.
func (m *memory) ConsentGiven(ctx context.Context, chat int64) (knowledge.ConsentGiven, error) {
	if m.forgot {
		return knowledge.ConsentGiven{}, knowledge.ErrNotFound
	}
	return m.b.Ledger.ConsentGiven(ctx, chat)
}
