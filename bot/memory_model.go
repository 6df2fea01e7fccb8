package bot

import (
	"context"
	"errors"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// ModelConsent is the answer about an outside model as this turn has left it so
// far. Where the ledger cannot be read it is a no, so that nothing goes out and
// nobody is asked.
func (m *memory) ModelConsent(ctx context.Context, chat int64, version int) (bool, error) {
	if m.modelConsent != nil && m.modelConsent.Version == version {
		return m.modelConsent.Yes, nil
	}
	if m.forgot || m.modelConsent != nil {
		return false, knowledge.ErrNotFound
	}
	yes, err := m.b.Ledger.ModelConsent(ctx, chat, version)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		return false, nil
	}
	return yes, err
}

// SetModelConsent keeps the answer for the end of the turn.
func (m *memory) SetModelConsent(_ context.Context, _ int64, version int, yes bool, _ time.Time) error {
	m.modelConsent = &ledger.Consent{Version: version, Yes: yes}
	return nil
}
