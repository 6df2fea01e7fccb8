package bot

import (
	"context"

	"setara/knowledge"
)

// KeepQuestion counts the question at the end of the turn.
func (m *memory) KeepQuestion(_ context.Context, q knowledge.Question) error {
	m.questions = append(m.questions, q)
	return nil
}

// EachAsked is what was asked, without this turn.
func (m *memory) EachAsked(ctx context.Context, from, before knowledge.Day, each func(*knowledge.Asked) error) error {
	return m.b.Ledger.EachAsked(ctx, from, before, each)
}
