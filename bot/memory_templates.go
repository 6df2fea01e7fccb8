package bot

import (
	"context"

	"setara/knowledge"
)

// Templates are all of them, without what this turn changes.
func (m *memory) Templates(ctx context.Context) ([]knowledge.Template, error) {
	return m.b.Ledger.Templates(ctx)
}

// ChangeTemplate makes the change at the end of the turn, if it can be made
// then.
func (m *memory) ChangeTemplate(_ context.Context, c knowledge.TemplateChange) error {
	m.templates = append(m.templates, c)
	return nil
}
