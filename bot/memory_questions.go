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
